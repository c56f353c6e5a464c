"""A medicine's name taken apart: its substances in one spelling; salts, forms and strengths set aside."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from .folding import IDEOGRAPHS, clean, latin
from .medicine_chinese import BETWEEN, in_words
from .medicine_words import CHINESE, chinese_brands, kinds, salts, spelt, synonyms

__all__ = ["Medicine", "Substance", "read_medicine"]

_ISOTOPE = re.compile(
    r"\b(?:(\d{1,3})[- ]?(F|C|I|N|O|Tc|Cu|Ga|Lu|In|Zr|Y|Ra|Sm|Sr|Tl)|(F|I|Cu|Ga|Lu|Tc)[- ]?(\d{1,3}))\b"
)
_LETTER = f"[^\\W{IDEOGRAPHS}]"
_BRACKETS = re.compile(rf"[(\[](?<!{_LETTER}.)(?<!-.)([^()\[\]]*)[)\]](?!-)")
_ISOTOPE_WORD = re.compile(r"\d{1,3}[a-z]{1,2}")
_UNITS = "mg|g|[µμ]g|ug|mcg|kg|ml|l|iu|ie|u|mmol|mci|mbq|%|units?|毫克|微克|克|毫升|升|万?单位|国际单位"
_AMOUNT = re.compile(
    rf"(?=\d)(?<!{_LETTER})(?<!-)\d+(?:[.,]\d+)*\s*(?:{_UNITS})(?:\s*/\s*(?:{_LETTER}+|[支片瓶盒]))*(?!{_LETTER})"
    r"|(?<!\w)\d+x\b|×\s*\d+\s*[片粒支瓶袋]?(?:/[盒瓶])?",
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
_GREEK = re.compile(r"([αβγ])(?:\s*-?\s*(\d+)\s*([a-d](?![a-z]))?)?")
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
    brand: str = ""
    """The brand that is named instead of it; empty where it is named itself."""


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
    plain = _ISOTOPE.sub(_isotope, _GREEK.sub(_greek, text))
    inside = _BRACKETS.findall(plain)
    substances = _substances(_BRACKETS.sub(_outside, plain))
    others = tuple(other for one in inside if (other := Medicine(one, _substances(one))).substances)
    return Medicine(text, substances, others)


def _greek(found: re.Match[str]) -> str:
    letter = {"α": "alfa", "β": "beta", "γ": "gamma"}[found[1]]
    return f" {letter}{found[2] or ''}{found[3] or ''} "


def _isotope(found: re.Match[str]) -> str:
    number, sign = found[1] or found[4], found[2] or found[3]
    return f" {number}{sign.lower()} "


def _outside(found: re.Match[str]) -> str:
    """Return what of a bracket belongs to the name itself: an isotope, or what kind of substance it is."""
    words = [latin(word) for word in _WORD.findall(found[1])]
    own = all(word in kinds()["kind"] or _ISOTOPE_WORD.fullmatch(word) for word in words)
    return f" {found[1]} " if own else " "


def _substances(text: str) -> tuple[Substance, ...]:
    found: dict[tuple[str, ...], Substance] = {}
    for part in _parts(_AMOUNT.sub(" ", text)):
        words = list(_words(part))
        if not kinds()["none"].isdisjoint(words):
            return ()
        if substance := _substance(words):
            known = found.setdefault(substance.words, substance)
            if known.brand and not substance.brand:
                found[substance.words] = substance
    return tuple(found.values())


def _parts(text: str) -> Iterator[str]:
    """Yield what names one substance each."""
    for part in _BETWEEN.split(text):
        yield from in_words(part).split(BETWEEN)


def _words(part: str) -> Iterator[str]:
    """Yield the words of a part in small letters; codes are one word."""
    part = _ACID.sub(r"\1ate", _CODE.sub(lambda code: "".join(one for one in code.groups() if one), part))
    for word in _WORD.findall(part):
        if CHINESE.match(word):
            yield word
        else:
            plain = _SUFFIX.sub(r"\1", word.lower())
            yield from (latin(one) for one in _split(plain))


def _split(word: str) -> list[str]:
    """Return the words of one with hyphens: written together, but for letters and forms that stand before others."""
    parts = word.split("-")
    if any(part in salts() or part in kinds()["form"] or part in kinds()["kind"] for part in parts):
        return parts
    return ["".join(parts)]


def _substance(words: list[str]) -> Substance | None:
    """Return the substance that words name; None where they tell but form and strength."""
    known = kinds()
    told = [word for word in words if word not in known["form"] and not (word.isdigit() and len(word) < 5)]
    bound = frozenset(salts()[word] for word in told if word in salts())
    kind = frozenset(word for word in told if word in known["kind"])
    brand = next((word for word in told if word in chinese_brands()), "")
    told = [word for word in told if word != brand]
    core = [word for word in told if word not in salts() and word not in known["kind"]]
    if all(word in known["bound"] or _ISOTOPE_WORD.fullmatch(word) for word in core):
        core, bound = [word for word in told if word not in known["kind"]], frozenset()
    if all(_ISOTOPE_WORD.fullmatch(word) for word in core):
        return None
    named = tuple(dict.fromkeys(map(spelt, core)))
    return Substance(tuple(sorted(_synonyms().get(named, named))), bound, kind, brand)


@cache
def _synonyms() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Return the words of the international name for those of each other one."""
    return {tuple(map(spelt, _words(other))): tuple(map(spelt, _words(name))) for other, name in synonyms().items()}
