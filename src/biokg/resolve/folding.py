"""Writing folded into one form: case, width, accents, script and damaged encodings no longer tell two names apart."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

__all__ = ["IDEOGRAPHS", "LONGEST", "clean", "latin", "simplified"]

LONGEST = 1000  # characters; no name is longer, and a hostile text must not cost more than a name
IDEOGRAPHS = "\u3400-\u9fff\uf900-\ufaff"
_MOJIBAKE = re.compile("[ÃÂ][\x80-\xbf\u0152-\u2122]|â€")
_INVISIBLE = {"Cc": " ", "Cf": "", "Cs": "", "Co": " ", "Cn": " "}
_QUOTES = str.maketrans(dict.fromkeys("‘’‛ʼʻ`´′＇", "'") | dict.fromkeys("‐‑‒–—―−", "-"))


def clean(text: str) -> str:
    """Return a text without what cannot be seen, of one width, in simplified characters; misread UTF-8 is mended.

    Only its first thousand characters count.

    >>> clean("  ＰＦＩＺＥＲ\u200b （輝瑞）"), clean("Kantonsspital GraubÃ¼nden")
    ('PFIZER (辉瑞)', 'Kantonsspital Graubünden')
    """
    text = text[:LONGEST]
    if text.isascii() and text.isprintable():
        return text.strip()
    for _ in range(3):  # some texts were misread more than once
        if not _MOJIBAKE.search(text):
            break
        text = _mended(text)
    text = unicodedata.normalize("NFKC", text)
    text = "".join(_INVISIBLE.get(unicodedata.category(sign), sign) for sign in text)
    return simplified(" ".join(text.translate(_QUOTES).split()))


def _mended(text: str) -> str:
    """Return a text whose UTF-8 was read as Western European, as it was meant; another text as it is."""
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text


@lru_cache(maxsize=100_000)
def latin(word: str) -> str:
    """Return a word in Latin small letters and digits alone; other scripts are transliterated.

    >>> latin("Société"), latin("Муром"), latin("Straße"), latin("シスメックス"), latin("辉瑞")
    ('societe', 'murom', 'strasse', 'shisumetkusu', 'huirui')
    """
    if word.isascii():
        return word.lower()
    from anyascii import anyascii

    return re.sub("[^a-z0-9]", "", anyascii(word).lower())


def simplified(text: str) -> str:
    """Return Chinese text in simplified characters.

    >>> simplified("國立臺灣大學")
    '国立台湾大学'
    """
    return text.translate(_simplification())


@cache
def _simplification() -> dict[int, str]:
    """Return what character stands for which, read once from OpenCC: a call a name would cost as much as its match."""
    from opencc import OpenCC

    signs = [chr(code) for code in range(0x3400, 0xA000)]
    simple = OpenCC("t2s").convert("\n".join(signs)).split("\n")
    return {ord(sign): one for sign, one in zip(signs, simple, strict=True) if sign != one}
