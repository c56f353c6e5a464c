"""What is known of the words of names: the tables in ``words/``, read once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from .folding import clean, latin, simplified

__all__ = [
    "Form", "are_known", "canonical", "chinese_words", "cities", "countries", "country_names", "endings", "legal_forms",
    "namesakes", "phrases", "rows", "weights",
]  # fmt: skip

_FOLDER = Path(__file__).parent / "words"
Words = tuple[str, ...]


class Form(NamedTuple):
    """A legal form: `family` groups those that are wordings of one kind (limited, stock …)."""

    family: str
    code: str


def rows(name: str) -> Iterator[list[str]]:
    """Yield the rows of a table in ``words/``, as lists of cells."""
    for line in (_FOLDER / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


@cache
def legal_forms() -> dict[str, list[tuple[Words, Form]]]:
    """Return the legal forms by their first word, longest first."""
    found: dict[str, list[tuple[Words, Form]]] = {}
    for family, code, wordings in rows("legal_forms.tsv"):
        for wording in wordings.split(" | "):
            words = tuple(wording.split())
            found.setdefault(words[0], []).append((words, Form(family, code)))
    return {first: sorted(forms, key=lambda entry: -len(entry[0])) for first, forms in found.items()}


@cache
def endings() -> list[tuple[str, Form]]:
    """Return what company names in East Asian scripts end with, longest first."""
    found = [(clean(one), Form(family, code)) for family, code, *wordings in rows("endings.tsv") for one in wordings]
    return sorted(found, key=lambda entry: -len(entry[0]))


@cache
def countries() -> dict[str, list[tuple[Words, str]]]:
    """Return codes of countries by the first word of their Latin names, longest first."""
    found: dict[str, list[tuple[Words, str]]] = {}
    for code, names in rows("countries.tsv"):
        for name in names.split(" | "):
            if name.isascii():
                words = tuple(name.split())
                found.setdefault(words[0], []).append((words, code))
    return {first: sorted(names, key=lambda entry: -len(entry[0])) for first, names in found.items()}


@cache
def country_names() -> dict[str, str]:
    """Return codes of countries by name in Latin small letters or Chinese."""
    return {name: code for code, names in rows("countries.tsv") for name in names.split(" | ")}


@cache
def phrases() -> dict[str, list[tuple[Words, str]]]:
    """Return the phrases that stand for one word by their first word, longest first."""
    found: dict[str, list[tuple[Words, str]]] = {}
    for word, *wordings in rows("phrases.tsv"):
        for wording in wordings:
            words = tuple(wording.split())
            found.setdefault(words[0], []).append((words, word))
    return {first: sorted(entries, key=lambda entry: -len(entry[0])) for first, entries in found.items()}


@cache
def canonical() -> dict[str, str]:
    """Return the word that stands for each of its other spellings, abbreviations and translations."""
    found: dict[str, str] = {}
    for word, *others in rows("words.tsv"):
        for other in others:
            found.setdefault(other.replace("'", ""), word)
    return found


@cache
def weights() -> dict[str, float]:
    """Return how much the common words of names tell, from 0 to 1; other words tell 1."""
    found: dict[str, float] = {}
    for weight, *words in rows("generic.tsv"):
        for word in words:
            found.setdefault(canonical().get(word, word), float(weight))
    return found


@cache
def chinese_words() -> dict[str, tuple[Words, ...]]:
    """Return what parts of Chinese names mean: for each word of the English name, its possible wordings.

    A wording with an asterisk at its end is one that English names often leave out.
    """
    found = {term: _glosses(gloss) for name in ("chinese.tsv", "places_chinese.tsv") for term, gloss in rows(name)}
    for name, terms in rows("brands.tsv"):
        found |= {term: tuple((canonical().get(word, word),) for word in _words(name)) for term in terms.split(" | ")}
    found = {city: ((latin(city),),) for city in _cities()} | found
    return {clean(term): glosses for term, glosses in found.items()}


@cache
def cities() -> frozenset[str]:
    """Return the provinces, cities and districts of China in Latin letters."""
    return frozenset(_towns())


@cache
def namesakes() -> frozenset[str]:
    """Return the names in Latin letters that several towns of China have: suzhou, taizhou."""
    return frozenset(word for word, towns in _towns().items() if len(towns) > 1)


@cache
def _towns() -> dict[str, set[str]]:
    """Return the towns that each word in Latin letters stands for."""
    written = defaultdict(set)
    for town in _cities():
        written[latin(town)].add(town)
    for town, gloss in rows("places_chinese.tsv"):
        for word in gloss.replace(" ", "/").split("/"):
            written[word].add(simplified(town))
    return written


@cache
def _known() -> frozenset[str]:
    nations = {name for name in country_names() if name.isascii() and " " not in name}
    return frozenset(weights()) | cities() | nations


def are_known(one: str, two: str) -> bool:
    """Tell whether two words are known ones, common in names or places: then neither is a slip for the other.

    >>> are_known("nanjing", "nanning"), are_known("larkspur", "larkspr")
    (True, False)
    """
    return one in _known() and two in _known()


def _cities() -> list[str]:
    lines = (_FOLDER / "cities_chinese.txt").read_text(encoding="utf-8").splitlines()
    return [city for line in lines if not line.startswith("#") for city in line.split()]


def _glosses(text: str) -> tuple[Words, ...]:
    return tuple(
        tuple(dict.fromkeys(canonical().get(word.rstrip("*"), word.rstrip("*")) for word in part.split("/")))
        + (("*",) if "*" in part else ())
        for part in text.split()
    )


def _words(name: str) -> list[str]:
    return name.replace("-", "").split()
