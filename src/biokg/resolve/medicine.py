"""A medicine's name taken apart: its substances in one spelling; salts, forms and strengths set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from .folding import IDEOGRAPHS, clean, latin
from .lexicon import rows

__all__ = ["Medicine", "Substance", "read_medicine"]

_ISOTOPE = re.compile(
    r"\b(?:(\d{1,3})[- ]?(F|C|I|N|O|Tc|Cu|Ga|Lu|In|Zr|Y|Ra|Sm|Sr|Tl)|(F|I|Cu|Ga|Lu|Tc)[- ]?(\d{1,3}))\b"
)
_BRACKETS = re.compile(r"(?<![\w-])[(\[]([^()\[\]]*)[)\]](?!-)")
_ISOTOPE_WORD = re.compile(r"\d{1,3}[a-z]{1,2}")
_AMOUNT = re.compile(
    r"(?<![\w-])\d+(?:[.,]\d+)*\s*(?:mg|g|[µμ]g|ug|mcg|kg|ml|l|iu|ie|u|mmol|mci|mbq|%|units?)(?:\s*/\s*\w+)*(?!\w)|(?<!\w)\d+x\b",
    re.I,
)
_BETWEEN = re.compile(
    r"\s*(?:[;,+|、，；/]|(?<=\s)(?:and|plus|with|or|combined with|in combination with)(?=\s)|联合)\s*", re.I
)
_CODE = re.compile(r"\b([A-Za-z]{1,6})[- ]?(\d{3,})(?:-(\d+))?(?![\w%])")
_WORD = re.compile(f"[{IDEOGRAPHS}]+|[^\\W_{IDEOGRAPHS}]+(?:[-'][^\\W_{IDEOGRAPHS}]+)*")
_SUFFIX = re.compile(
    r"(\w{6,}(?:mab|cept|stim|ase|sulfase|kin|ermin|poetin|tide|tropin|aspart|glargine|lispro|human))-[a-z]{4}$"
)
_SPELLING = (("ph", "f"), ("th", "t"), ("rh", "r"), ("ch", "c"), ("ae", "e"), ("oe", "e"), ("y", "i"), ("k", "c"))
_TWICE = re.compile(r"(.)\1")
_ACID = re.compile(r"(\w{3,})ic acid\b", re.I)


@dataclass(frozen=True, slots=True)
class Substance:
    """One substance of a medicine."""

    words: tuple[str, ...]
    """What names it, in one spelling, sorted."""
    salts: frozenset[str] = frozenset()
    """What it is bound to: acids, bases, water. An asterisk marks what may be an ester."""
    kinds: frozenset[str] = frozenset()
    """What kind of it: recombinant, liposomal …"""


@dataclass(frozen=True, slots=True)
class Medicine:
    """A name of a medicine, taken apart."""

    text: str
    substances: tuple[Substance, ...]
    """Each once, in their order; none where it names no medicine, as "placebo"."""
    others: tuple[Medicine, ...] = ()
    """The names that it gives in brackets."""


@lru_cache(maxsize=100_000)
def read_medicine(text: str) -> Medicine:
    """Take the name of a medicine apart.

    >>> [one.words for one in read_medicine("Erlotinib Hydrochloride Tablets 150 mg").substances]
    [('erlotinib',)]
    >>> [one.words for one in read_medicine("erlotinib mesylate; icotinib").substances]
    [('erlotinib',), ('icotinib',)]
    >>> read_medicine("acyclovir sodium").substances[0].words == read_medicine("Aciclovir").substances[0].words
    True
    """
    text = clean(text)
    plain = _ISOTOPE.sub(_isotope, text)
    inside = _BRACKETS.findall(plain)
    substances = _substances(_BRACKETS.sub(_outside, plain))
    others = tuple(other for one in inside if (other := Medicine(one, _substances(one))).substances)
    return Medicine(text, substances, others)


def _isotope(found: re.Match[str]) -> str:
    number, sign = found[1] or found[4], found[2] or found[3]
    return f" {number}{sign.lower()} "


def _outside(found: re.Match[str]) -> str:
    """Return what of a bracket belongs to the name itself: an isotope, or what kind of substance it is."""
    words = [latin(word) for word in _WORD.findall(found[1])]
    own = all(word in _kinds()["kind"] or _ISOTOPE_WORD.fullmatch(word) for word in words)
    return f" {found[1]} " if own else " "


def _substances(text: str) -> tuple[Substance, ...]:
    found: dict[tuple[str, ...], Substance] = {}
    for part in _BETWEEN.split(_AMOUNT.sub(" ", text)):
        words = list(_words(part))
        if not _kinds()["none"].isdisjoint(words):
            return ()
        if substance := _substance(words):
            found.setdefault(substance.words, substance)
    return tuple(found.values())


def _words(part: str) -> Iterator[str]:
    """Yield the words of a part in small letters; codes are one word, Chinese is taken apart."""
    part = _ACID.sub(r"\1ate", _CODE.sub(lambda code: "".join(one for one in code.groups() if one), part))
    for word in _WORD.findall(part):
        if re.match(f"[{IDEOGRAPHS}]", word):
            yield from _chinese(word)
        else:
            plain = _SUFFIX.sub(r"\1", word.lower())
            yield from (latin(one) for one in _split(plain))


def _split(word: str) -> list[str]:
    """Return the words of one with hyphens: written together, but for letters and forms that stand before others."""
    parts = word.split("-")
    kinds = _kinds()
    if any(part in kinds["form"] or part in kinds["kind"] or part in _salts() for part in parts):
        return parts
    return ["".join(parts)]


def _chinese(text: str) -> Iterator[str]:
    """Yield what a Chinese name says of salt and form, then the rest."""
    found, rest = [], text
    while True:
        known = next((one for one in _chinese_words() if rest != one and rest.startswith(one)), None)
        if known:
            rest = rest.removeprefix(known)
        elif known := next((one for one in _chinese_words() if rest != one and rest.endswith(one)), None):
            rest = rest.removesuffix(known)
        else:
            break
        found.append(known)
    yield from found
    yield rest


def _substance(words: list[str]) -> Substance | None:
    """Return the substance that words name; None where they tell but form and strength."""
    kinds, salts = _kinds(), _salts()
    told = [word for word in words if word not in kinds["form"] and not (word.isdigit() and len(word) < 5)]
    bound = frozenset(salts[word] for word in told if word in salts)
    kind = frozenset(word for word in told if word in kinds["kind"])
    core = [word for word in told if word not in salts and word not in kinds["kind"]]
    if all(word in kinds["bound"] or _ISOTOPE_WORD.fullmatch(word) for word in core):
        core, bound = [word for word in told if word not in kinds["kind"]], frozenset()
    if all(_ISOTOPE_WORD.fullmatch(word) for word in core):
        return None
    named = tuple(map(spelt, core))
    return Substance(tuple(sorted(_synonyms().get(named, named))), bound, kind)


@lru_cache(maxsize=100_000)
def spelt(word: str) -> str:
    """Return a word in the spelling that its spellings in many languages have in common.

    >>> spelt("amoxycillin"), spelt("amoxicilina"), spelt("sulphadiazine") == spelt("sulfadiazin")
    ('amoxicilin', 'amoxicilin', True)
    """
    for one, other in _SPELLING:
        word = word.replace(one, other)
    if len(word) > 3:
        word = _TWICE.sub(r"\1", word)
    if len(word) > 5:
        word = re.sub(r"(?:um|us|e|a|o)$", "", word)
    return word


@cache
def _kinds() -> dict[str, frozenset[str]]:
    return {kind: frozenset(words) for kind, *words in rows("dosage.tsv")}


@cache
def _salts() -> dict[str, str]:
    """Return the word that stands for each word of salts; with an asterisk where it may be an ester."""
    return {other.rstrip("*"): first for first, *others in rows("salts.tsv") for other in (first, *others)}


@cache
def _chinese_words() -> list[str]:
    words = {word for words in _kinds().values() for word in words} | set(_salts())
    return sorted((word for word in words if re.match(f"[{IDEOGRAPHS}]", word)), key=lambda word: (-len(word), word))


@cache
def _synonyms() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the words of the international name for those of each other one."""
    found: dict[tuple[str, ...], tuple[str, ...]] = {}
    for first, *others in rows("medicines.tsv"):
        name = tuple(map(spelt, _words(first)))
        found |= {tuple(map(spelt, _words(other))): name for other in others}
    return found
