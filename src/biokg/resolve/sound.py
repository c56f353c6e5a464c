"""Names of medicines in Chinese and in Latin letters compared by their sound, by rules."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from .folding import latin
from .lexicon import Words, rows
from .medicine_words import CHINESE, spelt

__all__ = ["Sounds", "has_stem", "in_latin"]

COMPARED = 60
"""Names that are compared with one closely, those with the likest consonants."""
FAR = 0.18
"""What two names differ in at most, a sound, to be the same one,"""
AHEAD = 0.04
"""and how much less than any other."""
SHORT = 2
"""Letters of a stem that brands may have, too."""
LONG, LONGEST = 6, 40
"""Sounds that a name has; fewer tell nothing."""
_PINYIN = {
    "zh": "z", "sh": "s", "ch": "c", "ng": "n", "er": "l", "you": "u", "yi": "i", "yu": "u", "uo": "o", "ai": "e",
    "ei": "e", "ao": "o",
}  # fmt: skip
"""Sounds of pinyin as names of substances write them; initials follow."""
_INITIALS = {"x": "s", "j": "g", "q": "c", "y": "", "w": "v", "c": "s"}
_VOWELS = "aeiou"
_CLASS = {sign: group[0].upper() for group in ("bp", "fvw", "td", "lr", "kgq", "szj", "m", "n", "h") for sign in group}
_NEAR = {"KS": 0.4, "ST": 0.6, "BF": 0.5, "KT": 0.8, "SX": 0.1, "KX": 0.3, "HK": 0.5, "FH": 0.5, "MQ": 0.3, "NQ": 0.3}
_NEAR |= {"ei": 0.1, "ou": 0.1, "ae": 0.15, "ao": 0.15, "eo": 0.2, "iu": 0.2}
"""What one sound instead of another costs where they are near; Q is m or n at the end of a syllable."""
VOWEL, CONSONANT = 0.15, 0.9
"""What a vowel or a consonant costs that only one name has,"""
_DROPPED = {"L": 0.3, "S": 0.4, "T": 0.45, "K": 0.45, "B": 0.5, "F": 0.5, "M": 0.5, "N": 0.6, "Q": 0.6, "X": 0.5}
"""and a consonant of the Latin name, many of which Chinese has no sign for."""
FIRST = 2
"""How often the beginning of a name counts."""


class Sound(NamedTuple):
    """How a name sounds."""

    key: str
    """Its vowels, and the groups of its consonants in capitals."""
    bones: str
    """Its consonants alone."""
    stem: str
    """The sounds of the stem that a Chinese name ends in, as 替尼 (tinib); empty where it ends in none."""
    chinese: bool


class Sounds:
    """Names in one script, by which those in the other one are found."""

    def __init__(self, names: Iterable[Words]) -> None:
        known = {name: _sound(name) for name in names}
        self._known = {name: sound for name, sound in known.items() if LONG <= len(sound.key) <= LONGEST}
        self._ending: dict[str, dict[Words, str]] = {}

    def likest(self, name: Words) -> Words | None:
        """Return the name that sounds like one in the other script; None where none does, or several do."""
        if not self._known or not LONG <= len((own := _sound(name)).key) <= LONGEST:
            return None
        near = process.extract(own.key, self._with(own), scorer=Levenshtein.normalized_similarity, limit=COMPARED)
        found = sorted((_unlike(own, self._known[one]), one) for _, _, one in near)
        if not found or found[0][0] > FAR or (len(found) > 1 and found[1][0] < found[0][0] + AHEAD):
            return None
        return found[0][1]

    def _with(self, own: Sound) -> dict[Words, str]:
        """Return the sounds of the names that end in the consonants of the stem of one, or the other way round."""
        if not own.chinese:
            return {name: one.key for name, one in self._known.items() if own.bones.endswith(_bones(one.stem))}
        stem = _bones(own.stem)
        if stem not in self._ending:
            self._ending[stem] = {name: one.key for name, one in self._known.items() if one.bones.endswith(stem)}
        return self._ending[stem]


def _unlike(one: Sound, two: Sound) -> float:
    """Return how unlike two names are, a sound; the stem that they have in common does not count."""
    chinese, other = (one, two) if one.chinese else (two, one)
    own = max(len(chinese.key), len(other.key)) - len(chinese.stem)
    return _difference(chinese.key, other.key) / max(own, 1)


def in_latin(text: str) -> str:
    """Return how a Chinese name would be written in Latin letters.

    >>> in_latin("帕博利珠单抗"), in_latin("索拉非尼")
    ('pabrolizumab', 'sorafenib')
    """
    stem = _stem(text)
    end, longest = len(text) - len(stem), max(map(len, _written()))
    written, place = "", 0
    while place < end:
        length = next((n for n in range(min(longest, end - place), 0, -1) if text[place : place + n] in _written()), 0)
        written += _written()[text[place : place + length]] if length else _pinyin(text[place])
        place += length or 1
    return written + _stems().get(stem, "")


def _stem(text: str) -> str:
    """Return the stem that a Chinese name ends in, the longest one; empty where it ends in none."""
    return next((text[place:] for place in range(len(text)) if text[place:] in _stems()), "")


def has_stem(name: Words) -> bool:
    """Tell whether a Latin name ends in a stem, as international ones do, and brands and codes rarely.

    >>> has_stem(("erlotinib",)), has_stem(("larcova",))
    (True, False)
    """
    return any(word.endswith(_endings()) for word in name)


def _pinyin(sign: str) -> str:
    """Return the sound of a character, in the letters that names of substances have for it."""
    sound = latin(sign)
    for one, other in _PINYIN.items():
        sound = sound.replace(one, other)
    return _INITIALS.get(sound[:1], sound[:1]) + sound[1:]


def _sound(name: Words) -> Sound:
    chinese = next((word for word in name if CHINESE.search(word)), "")
    if not chinese:
        key = _key("".join(name))
        return Sound(key, _bones(key), "", False)
    stem = _key(spelt(_stems().get(_stem(chinese), "")))
    key = _key("".join(sorted(spelt(in_latin(word)) for word in name)))
    return Sound(key, _bones(key), stem if key.endswith(stem) else "", True)


def _bones(key: str) -> str:
    return "".join(sign for sign in key if sign.isupper())


def _key(text: str) -> str:
    key = ""
    for place, sign in enumerate(text):
        after = text[place + 1 : place + 2]
        if sign == "c":
            key += "S" if after in ("e", "i") else "K"
        elif sign in "mn" and (not after or after not in _VOWELS):
            key += "Q"  # m and n are one at the end of a syllable
        else:
            key += sign.upper() if sign == "x" else _CLASS.get(sign, sign if sign in _VOWELS else "")
    return key


def _difference(chinese: str, other: str) -> float:
    """Return what two names differ in by their sounds: the cheapest way from the first to the second."""
    costs = [0.0]
    for sign in other:
        costs.append(costs[-1] + _dropped(sign) * FIRST)
    for at, one in enumerate(chinese):
        alone = VOWEL if one in _VOWELS else CONSONANT
        row = [costs[0] + alone]
        for place, two in enumerate(other):
            row.append(
                min(
                    costs[place] + _instead(one, two) * (FIRST if at == place == 0 else 1),
                    costs[place + 1] + alone,
                    row[place] + _dropped(two),
                )
            )
        costs = row
    return costs[-1]


def _dropped(sign: str) -> float:
    return _DROPPED.get(sign, VOWEL)


@cache
def _instead(one: str, two: str) -> float:
    if one == two:
        return 0.0
    vowels = (one in _VOWELS) + (two in _VOWELS)
    return _NEAR.get("".join(sorted(one + two)), (1.0, 1.2, 0.25)[vowels])


@cache
def _stems() -> dict[str, str]:
    """Return the Latin letters of the stems of Chinese names."""
    return {part: letters[1:] for letters, *parts in rows("sounds.tsv") if letters[0] == "-" for part in parts}


@cache
def _endings() -> tuple[str, ...]:
    return tuple(sorted({spelt(stem) for stem in _stems().values() if len(stem) > SHORT}))


@cache
def _written() -> dict[str, str]:
    """Return the Latin letters of other parts of Chinese names."""
    return {part: letters for letters, *parts in rows("sounds.tsv") if letters[0] != "-" for part in parts}
