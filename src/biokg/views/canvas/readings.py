"""How Chinese names are read: a table of characters and words, from which the page makes pinyin itself.

To read a hundred thousand names whole takes a quarter of a minute and half a megabyte; this takes neither.
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.util import find_spec
from itertools import pairwise

__all__ = ["readings"]

_FIRST, _LAST = "\u3400", "\u9fff"


def readings(names: Iterable[str]) -> dict[str, str]:
    """Return how the characters in names are read, and the words of two that are read otherwise; without tones.

    Empty where pypinyin is not installed.

    >>> readings(["重庆医药", "Riverbend"])
    {'医': 'yi', '庆': 'qing', '药': 'yao', '重': 'zhong', '重庆': 'chong qing'}
    """
    text = "\n".join(names)
    signs = sorted({sign for sign in set(text) if _FIRST <= sign <= _LAST})
    if not signs or find_spec("pypinyin") is None:
        return {}
    from pypinyin import lazy_pinyin  # 0.2 s, so only where a map is drawn
    from pypinyin.phrases_dict import phrases_dict

    found = {sign: " ".join(lazy_pinyin(sign)) for sign in signs}
    for word in sorted({one + other for one, other in pairwise(text)} & phrases_dict.keys()):
        reading = " ".join(lazy_pinyin(word))
        if reading != f"{found[word[0]]} {found[word[1]]}":
            found[word] = reading
    return found
