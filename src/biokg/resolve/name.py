"""A name taken apart: its words in one spelling, its legal form, the countries and the acronym it states."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from .chinese import in_english
from .folding import IDEOGRAPHS, clean, latin
from .lexicon import Form, canonical, countries, endings, legal_forms, phrases, weights
from .numerals import number_of, numbers_joined

__all__ = ["KINDS", "LINK", "SEATED", "SOUND", "Name", "Token", "read_name"]

_LETTER = f"[^\\W_{IDEOGRAPHS}]"
_WORD = re.compile(f"[{IDEOGRAPHS}]+|{_LETTER}+(?:'{_LETTER}+)*")
_BRACKETS = re.compile(r"[(\[{]([^()\[\]{}]*)[)\]}]")
_DOTTED = re.compile(r"\b(?:[^\W\d_]\.\s?){2,}(?:[^\W\d_]\b)?|\b[^\W\d_](?:\.[^\W\d_])+\b")
_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-Z]{2,}$)")
_SEVERAL = re.compile(r"\s*/\s*|\s+(?:a\.?k\.?a\.?|formerly|former:?|d/?b/?a)\s+", re.I)
_IDEOGRAPH = re.compile(f"[{IDEOGRAPHS}]")
_ACRONYM = re.compile(r"[A-Z][A-Z0-9&-]{1,9}s?$")
_EVERYWHERE = 3  # letters: a shorter legal form is one only at an end
KINDS = frozenset(
    {"university", "hospital", "clinic", "institute", "institution", "center", "department", "division", "laboratory"}
    | {"academy", "college", "school", "society", "association", "foundation", "group", "ministry", "administration"}
    | {"committee", "bureau", "unit", "section", "faculty", "company", "office", "agency", "council", "commission"}
    | {"trust", "program", "network", "organization", "service", "consortium", "alliance"}
)
"""Words that tell what kind of organisation, or what part of one, a name is of."""
SEATED = frozenset(
    {"university", "hospital", "college", "school", "department", "faculty", "laboratory", "ministry", "clinic"}
)
"""Words of those that have one place: a country beside their names is no branch."""
SOUND = "sound"
LINK = 0.15
"""A token that weighs no more is a mere link ("of", "and")."""
_LINKS = {"of", "de", "du", "des", "for", "in", "the"}


class Token(NamedTuple):
    """One word of a name. `weight` tells from 0 to 1 how much it tells; `others` are other wordings of its meaning."""

    text: str
    weight: float
    others: tuple[str, ...] = ()
    kind: str = ""
    """"", "number", "optional" (what names often leave out), "place" (after a comma) or "sound" (of Chinese)."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name, taken apart."""

    text: str
    tokens: tuple[Token, ...]
    """Its words without legal form and qualifying countries, in order."""
    form: Form | None = None
    """Its legal form, the more telling one of two."""
    countries: frozenset[str] = frozenset()
    """Codes of countries that qualify it: in brackets, after a comma, or last before a legal form."""
    acronyms: frozenset[str] = frozenset()
    """Acronyms it states in brackets, or that it is itself."""
    joined: str = ""
    """Its words without spaces between them; of a Chinese name the characters, with its legal form."""
    others: tuple[Name, ...] = ()
    """The names that it gives with a stroke or "formerly" between them, where it is no single one."""
    initials: str = ""
    """The first letters of its words that are no mere links; none of a Chinese name."""


@lru_cache(maxsize=20_000)
def read_name(text: str) -> Name:
    """Take a name apart; a text without any letter or digit has no tokens.

    >>> name = read_name("Deutsche Bank (Schweiz) AG")
    >>> [token.text for token in name.tokens], name.form, sorted(name.countries)
    (['deutsche', 'bank'], Form(family='stock', code='ag'), ['CH'])
    >>> [token.text for token in read_name("北京诺华制药有限公司").tokens]
    ['beijing', 'novartis', 'pharmaceutical']
    """
    reading = _Reading()
    text = clean(text)
    plain = _BRACKETS.sub(lambda found: reading.bracket(found[1]), text)
    parts = [part for part in re.split(r"[,;，、；\n]", plain) if part.strip()]
    for place, part in enumerate(parts):
        reading.part(part, first=place == 0)
    tokens = tuple(reading.tokens())
    if len(tokens) == 1 and _ACRONYM.match(plain.strip()):
        reading.acronyms.add(tokens[0].text)
    several = _SEVERAL.split(text)
    return Name(
        text,
        tokens,
        reading.form,
        frozenset(reading.countries),
        frozenset(reading.acronyms),
        "".join(re.findall(f"[{IDEOGRAPHS}]|[a-z0-9]", plain.lower()))
        if _IDEOGRAPH.search(plain)
        else "".join(token.text for token in tokens),
        tuple(map(read_name, several)) if 1 < len(several) <= 3 and all(len(one) > 4 for one in several) else (),
        "" if _IDEOGRAPH.search(text) else "".join(token.text[0] for token in tokens if token.weight > LINK),
    )


class _Reading:
    """What has been read of a name so far."""

    def __init__(self) -> None:
        self.parts: list[list[str]] = []
        """The words between commas."""
        self.form: Form | None = None
        self.countries: set[str] = set()
        self.acronyms: set[str] = set()

    def bracket(self, inside: str) -> str:
        """Take what stands in brackets: a country, an acronym, a legal form; return anything else to be read on."""
        words = [latin(word) for word in _words(inside)]
        if code := _country(words):
            self.countries.add(code)
            return " "
        if _ACRONYM.match(inside.strip()) and not _IDEOGRAPH.search(inside):
            acronym = re.sub("[^a-z0-9]", "", inside.lower())
            if acronym not in legal_forms():
                self.acronyms.add(acronym)
                return " "
        return f" {inside} "

    def part(self, part: str, *, first: bool) -> None:
        """Take what stands between commas."""
        words = self._without_form(_words(self._without_ending(part)), alone=first)
        if not first and (code := _country([latin(word) for word in words])):
            self.countries.add(code)
        elif words:
            self.parts.append(words)

    def tokens(self) -> Iterator[Token]:
        """Yield the tokens of what has been read."""
        if len(self.parts) == 1 and (length := self._last_country([latin(word) for word in self.parts[0]])):
            del self.parts[0][-length:]
        for number, words in enumerate(self.parts):
            tokens = list(_tokens(words))
            if number and self._names_place(tokens):
                tokens = [_place(token) for token in tokens]
            yield from (token for token in tokens if not (token.kind == "number" and len(token.text) > 4))  # postcodes

    def _names_place(self, tokens: list[Token]) -> bool:
        """Tell whether what follows a comma is a place: short and of no kind of organisation, after one that is."""
        if len(tokens) > 4 or any(token.text in KINDS for token in tokens):
            return False
        return self.form is not None or any(
            canonical().get(latin(word), latin(word)) in KINDS for word in self.parts[0]
        )

    def _without_ending(self, part: str) -> str:
        """Take endings of East Asian company names off."""
        part = part.strip()
        for ending, form in endings():
            if part.endswith(ending) and len(part) > len(ending):
                self._take(form)
                return self._without_ending(part[: -len(ending)])
            if form.family == "stock" and part.startswith(ending) and len(part) > len(ending):
                self._take(form)
                return part[len(ending) :]
        return part

    def _without_form(self, words: list[str], *, alone: bool) -> list[str]:
        """Take legal forms off both ends, and those that can be nothing else out of the middle."""
        folded = [latin(word) for word in words]
        place = 0
        while place < len(folded):
            length, form = _form_at(folded, place)
            ends = place + length == len(folded) or place == 0
            telling = length > 1 or len(folded[place]) > _EVERYWHERE or folded[place] in ("ltd", "inc", "llc", "plc")
            left = len(folded) - length or (self.parts and not alone)
            if form and left and (ends or (telling and form.code != "co")):
                self._take(form)
                del words[place : place + length], folded[place : place + length]
                place = max(0, place - 3)  # what stood before may end the name now
            else:
                place += 1
        return words

    def _take(self, form: Form) -> None:
        if self.form is None or self.form.family == "corporation":
            self.form = form

    def _last_country(self, folded: list[str]) -> int:
        """Take a country off the end of a name that has a word besides; return of how many words it is."""
        for length in (3, 2, 1):
            rest = folded[:-length]
            if rest and _LINKS.isdisjoint(rest[-2:]) and (code := _country(folded[-length:])):
                if all(_token(word).weight < 1 for word in rest):
                    return 0  # "Health Canada": as much a name as a branch
                self.countries.add(code)
                return length
        return 0


def _words(text: str) -> list[str]:
    """Return the words of a text; initials with dots between them are one word."""
    if "." in text:
        text = _DOTTED.sub(lambda found: re.sub(r"[.\s]", "", found[0]) + " ", text)
    text = text.replace("&", " and ").replace("+", " plus ").replace("%", " percent ")
    found = _WORD.findall(_CAMEL.sub(" ", text) if not text.isupper() else text)
    return [word.replace("'", "") for word in found]


def _form_at(folded: list[str], place: int) -> tuple[int, Form | None]:
    for words, form in legal_forms().get(folded[place], ()):
        if tuple(folded[place : place + len(words)]) == words:
            return len(words), form
    return 1, None


def _country(folded: list[str]) -> str | None:
    for words, code in countries().get(folded[0], ()) if folded else ():
        if tuple(folded) == words:
            return code
    return None


def _tokens(words: list[str]) -> Iterator[Token]:
    folded = numbers_joined([word if _IDEOGRAPH.match(word) else latin(word) for word in words])
    place = 0
    while place < len(folded):
        length, phrase = _phrase_at(folded, place)
        if phrase:
            yield _token(phrase)
        elif _IDEOGRAPH.match(folded[place]):
            yield from in_english(folded[place], _token)
        elif folded[place]:
            yield _token(folded[place])
        place += length


def _phrase_at(folded: list[str], place: int) -> tuple[int, str]:
    for words, phrase in phrases().get(folded[place], ()):
        if tuple(folded[place : place + len(words)]) == words:
            return len(words), phrase
    return 1, ""


@lru_cache(maxsize=400_000)
def _token(text: str, others: tuple[str, ...] = (), kind: str = "") -> Token:
    """Return the token of a word in Latin small letters."""
    number = number_of(text)
    if number:
        return Token(number, 0.6, (), "number")
    text = canonical().get(text, text)
    weight = weights().get(text, 1.0)
    if others:
        weight = min(weight, *(weights().get(other, 1.0) for other in others))
    return Token(text, weight * (0.4 if kind == "optional" else 1), others, kind)


@lru_cache(maxsize=100_000)
def _place(token: Token) -> Token:
    return token._replace(kind="place")
