"""Numbers in names, however written: 44, forty-four's parts, 2nd, II."""

from __future__ import annotations

import re

__all__ = ["number_of", "numbers_joined"]

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
)
_ORDINALS = "zeroth first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_WORDS = (
    {word: number for number, word in enumerate(_UNITS.split()) if number != 1}
    | {word: number for number, word in enumerate(_ORDINALS.split())}
    | {word: 10 * (place + 2) for place, word in enumerate(_TENS.split())}
    | {"fourty": 40, "erste": 1, "zweite": 2, "premier": 1, "deuxieme": 2}
)
_ROMAN = {"ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12, "xiii": 13, "xiv": 14,
          "xv": 15, "xvi": 16, "xvii": 17, "xviii": 18, "xix": 19, "xx": 20}  # fmt: skip
_LETTERS = {"i": "1", "v": "5", "x": "10"}
_VEHICLES = {"fund", "partners", "trust", "capital", "securities", "series", "portfolio", "ventures"}
_DIGITS = re.compile(r"(?:no)?0*(\d+)(?:st|nd|rd|th)?$")


def number_of(word: str) -> str | None:
    """Return the number that a word in small letters is, in digits; None where it is none.

    A single Roman letter is no number: "Vitamin C", "Partners V".

    >>> number_of("first"), number_of("2nd"), number_of("no4"), number_of("viii"), number_of("3m")
    ('1', '2', '4', '8', None)
    """
    if word in _WORDS:
        return str(_WORDS[word])
    if word in _ROMAN:
        return str(_ROMAN[word])
    found = _DIGITS.match(word)
    return found[1] if found else None


def numbers_joined(words: list[str]) -> list[str]:
    """Return words with numbers of two words as one, and the last letter of a numbered series as its number.

    >>> numbers_joined(["brigade", "forty", "four"]), numbers_joined(["river", "fund", "x"])
    (['brigade', '44'], ['river', 'fund', '10'])
    """
    found: list[str] = []
    for word in words:
        tens = int(number_of(found[-1]) or 0) if found and not found[-1].isdigit() else 0
        unit = number_of(word)
        if 20 <= tens < 100 and tens % 10 == 0 and unit and 0 < int(unit) < 10:
            found[-1] = str(tens + int(unit))
        else:
            found.append(word)
    if found and found[-1] in _LETTERS and not _VEHICLES.isdisjoint(found):
        found[-1] = _LETTERS[found[-1]]
    return found
