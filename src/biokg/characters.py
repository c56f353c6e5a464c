"""Characters that no name or text of the graph may hold: what XML cannot carry and what commands a terminal."""

from __future__ import annotations

import re

from .errors import InputError

__all__ = ["check_characters", "harmless", "straight", "turning", "unfit"]

# C0 without tab and line ends, DEL and C1, surrogates on their own, the two that are no characters.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_BREAK = re.compile("[\t\n\r\u2028\u2029]")
_TURNING = re.compile("[\u202a-\u202e\u2066-\u2069]")

# What a terminal obeys instead of showing: C0 and C1 controls, and marks that turn the direction of writing.
_ORDERS = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")


def unfit(text: str, *, name: bool = False) -> str | None:
    r"""Return what a text must not hold, in words, None where it is fit; a name is on one line.

    >>> unfit("a\x1b[31m"), unfit("two\nlines"), unfit("two\nlines", name=True), unfit("🧬 פארק")
    ('the unprintable character U+001B', None, 'a line break (U+000A)', None)
    """
    if found := _UNFIT.search(text):
        return f"the unprintable character {_code(found[0])}"
    if name and (found := _BREAK.search(text)):
        return f"{'a tab' if found[0] == chr(9) else 'a line break'} ({_code(found[0])})"
    return None


def check_characters(text: str, *, name: bool = False) -> str:
    """Return a text that is fit to be written down; raises InputError where it is not."""
    if found := unfit(text, name=name):
        raise InputError(f"the text holds {found}, which no {'name' if name else 'text'} may; take it out.")
    return text


def turning(text: str) -> list[str]:
    r"""Return the characters of a text that turn the direction of writing, each once: it can look like another text.

    >>> turning("abc\u202egnp.exe"), turning("حديقة العلوم")
    (['U+202E'], [])
    """
    return [_code(sign) for sign in dict.fromkeys(_TURNING.findall(text))]


def straight(text: str) -> str:
    r"""Return a text in which nothing turns the direction of writing; letters go the way they go.

    >>> straight("abc\u202egnp.exe")
    'abc�gnp.exe'
    """
    return _TURNING.sub("�", text)


def harmless(text: str, longest: int | None = None) -> str:
    r"""Return a text that a terminal shows and does not obey, on one line; cut with an ellipsis where too long.

    >>> harmless("a\x1b[31mb\nc")
    'a�[31mb c'
    >>> harmless("abcdef", 4)
    'abc…'
    """
    plain = _ORDERS.sub(lambda match: " " if match[0] in "\t\n\r" else "�", text)
    return plain if longest is None or len(plain) <= longest else plain[: longest - 1] + "…"


def _code(sign: str) -> str:
    return f"U+{ord(sign):04X}"
