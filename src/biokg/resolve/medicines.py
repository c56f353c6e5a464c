"""Whose medicine a name is: substances are compared, salts, forms and strengths set aside."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from .entities import Entity
from .folding import clean
from .kept import Kept, Row
from .lexicon import Words
from .likeness import Reason, Relation
from .matcher import PARTLY, UNSURE, Match, Verdict, agreed, order, verdict_of
from .medicine import Medicine, Substance, read_medicine
from .medicine_likeness import SLIP, alikeness, medicine_match
from .medicine_words import CHINESE
from .named import entities_of, entity_rows
from .sound import Sounds, has_stem
from .spelling import Spelling

__all__ = ["MedicineMatcher", "Product"]

IN_BRACKETS = 0.96
"""What is left where a name in brackets matched."""
LONG = 7
"""Letters from which on a word may be misspelt."""
_Named = tuple[str, str, int]
"""Which entity has a name, the name, and which of the readings of it."""


class Product(NamedTuple):
    """A product that a register knows, and its substances."""

    match: Match
    made_of: tuple[tuple[str, ...], ...]
    """The names of each substance."""

    @property
    def substances(self) -> frozenset[Words]:
        """What names its substances, in one spelling."""
        return frozenset(words for names in self.made_of for words in _words_of(names[0]))


class MedicineMatcher:
    """Finds which medicine a name may be of, among drugs, vaccines and devices.

    Substances decide. Two that differ in a salt are the same, unless both are listed; a name with several substances is
    the whole of each; a substance is never taken for another one because it sounds like it. A product whose name does
    not tell its substances is a part of the one that the records state for it, also where the substance is listed with
    the product's name; and the other way round.

    >>> from biokg.resolve import Entity
    >>> matcher = MedicineMatcher([Entity("x:1", ("erlotinib",)), Entity("x:2", ("nilotinib",))])
    >>> [(match.entity.id, match.verdict.value) for match in matcher.match(["Erlotinib HCl tablets 150 mg"])]
    [('x:1', 'same')]
    >>> matcher.match(["Anlotinib"])
    []
    """

    def __init__(self, entities: Iterable[Entity]) -> None:
        self.entities: Mapping[str, Entity] = {entity.id: entity for entity in entities}
        found: dict[str, list[_Named]] = defaultdict(list)
        for entity in self.entities.values():
            for name in entity.names:
                for number, one in enumerate(_readings(read_medicine(name))):
                    for substance in one.substances:
                        found[" ".join(substance.words)].append((entity.id, name, number))
        self._found: Mapping[str, list[_Named]] = dict(found)
        self._spelling = Spelling({word for words in found for word in words.split(" ") if len(word) >= LONG})

    @classmethod
    def of(cls, kept: Kept) -> MedicineMatcher:
        """Return the matcher that was kept; it says the same as the one that was made from entities."""
        matcher = cls.__new__(cls)
        matcher.entities, matcher._spelling = entities_of(kept), Spelling.of(kept)
        matcher._found = kept.part("substances", lambda value: [tuple(one) for one in json.loads(value)])
        return matcher

    def rows(self) -> Iterator[Row]:
        """Yield what is kept of it, to be had again by `of`."""
        yield from entity_rows(self.entities)
        yield from self._spelling.rows()
        for words in sorted(self._found):
            yield "substances", words, json.dumps(self._found[words], ensure_ascii=False).encode()

    def _called(self, words: Words) -> Iterator[tuple[Entity, Medicine, str]]:
        """Yield what has a substance: the entity, its name as it was read, and the name as it shows."""
        for key, name, number in self._found.get(" ".join(words), ()):
            medicine = read_medicine(name)
            yield self.entities[key], _readings(medicine)[number], medicine.text

    def match(self, names: Sequence[str], limit: int = 5, stated: Sequence[Product] | None = None) -> list[Match]:
        """Return which medicine one with these names may be, best first, at most `limit`; none where none is like.

        `stated` are the products of these names and their substances, as any register tells; by default those here.
        """
        stated = self.products(names) if stated is None else stated
        parts = self._ingredients(stated)
        brands = {one.match.name for one in stated if _words_of(one.match.name) != one.substances}
        own = {_words_of(name) for name in names if clean(name) not in brands}
        narrower = {one.match.entity.id for one in stated if one.substances in own}
        found = [
            _narrowed(match) if match.entity.id in narrower else match for match in self._named(names, brands, parts)
        ]
        known = {match.entity.id for match in found}
        return sorted([*found, *(match for key, match in parts.items() if key not in known)], key=order)[:limit]

    def products(self, names: Sequence[str]) -> list[Product]:
        """Return the products here that surely have one of these names, and whose substances are stated."""
        found = []
        for match in self._named(names):
            made_of = tuple(self.entities[one].names for one in match.entity.made_of if one in self.entities)
            if (match.relation, match.verdict) == (Relation.SAME, Verdict.SAME) and made_of:
                found.append(Product(match, made_of))
        return found

    def _named(self, names: Sequence[str], brands: Collection[str] = (), parts: Collection[str] = ()) -> list[Match]:
        """Return what names lead to; those that are `brands` lead to no substance of theirs (`parts`)."""
        best: dict[str, Match] = {}
        for text in names:
            for match in self._matches(text):
                if match.name in brands and match.entity.id in parts:
                    continue
                known = best.get(match.entity.id)
                best[match.entity.id] = match if known is None else agreed(known, match)
        return _one_each(sorted(best.values() or self._by_sound(names), key=order))

    def _by_sound(self, names: Sequence[str]) -> list[Match]:
        """Return what names sound like in the other script; none where international ones in both led nowhere."""
        readings = [(text, one) for text in names for one in _readings(read_medicine(text)) if _is_international(one)]
        if len({_is_chinese(one.substances[0].words) for _, one in readings}) != 1:
            return []
        found: dict[str, Match] = {}
        for text, one in readings:
            words = one.substances[0].words
            alike = (self._latin if _is_chinese(words) else self._chinese).likest(words)
            for entity, other, name in self._called(alike) if alike else ():
                if match := medicine_match(text, one, entity, other, name, SLIP, Reason.SOUND):
                    found.setdefault(entity.id, match)
        return list(found.values())

    @cached_property
    def _chinese(self) -> Sounds:
        return Sounds(words for words in self._words() if _is_chinese(words))

    @cached_property
    def _latin(self) -> Sounds:
        return Sounds(words for words in self._words() if not _is_chinese(words))

    def _words(self) -> Iterator[Words]:
        return (tuple(words.split(" ")) for words in sorted(self._found))

    def _ingredients(self, products: Sequence[Product]) -> dict[str, Match]:
        """Return the substances of products: of one, a product is a part, of several the whole."""
        added: dict[str, Match] = {}
        for product in products:
            relation = Relation.PART if len(product.made_of) == 1 else Relation.WHOLE
            reasons = (*product.match.reasons, (Reason.PRODUCT, PARTLY))
            for match in (match for names in product.made_of for name in names for match in self._matches(name)):
                surely = (match.relation, match.verdict) == (Relation.SAME, Verdict.SAME)
                if surely and not match.entity.made_of:
                    added[match.entity.id] = Match(
                        match.entity, product.match.name, match.matched, PARTLY, relation, verdict_of(PARTLY), reasons
                    )
        return added

    def _matches(self, text: str) -> list[Match]:
        medicine, best = read_medicine(text), dict[str, Match]()
        for one in _readings(medicine):
            factor = 1.0 if one is medicine else IN_BRACKETS
            for match in (
                match for part in one.substances for match in self._of_part(medicine.text, one, part, factor)
            ):
                if match.entity.id not in best or match.score > best[match.entity.id].score:
                    best[match.entity.id] = match
        return list(best.values())

    def _of_part(self, text: str, one: Medicine, part: Substance, factor: float) -> list[Match]:
        """Return the matches that one substance leads to; of a combination only those with its very salt, if any."""
        found = [
            (alikeness(part, other, words), match)
            for words, spelt in self._known(part.words)
            for entity, other, name in self._called(words)
            if (match := medicine_match(text, one, entity, other, name, factor * spelt))
        ]
        nearest = max((alike for alike, _ in found), default=0.0)
        return [match for alike, match in found if alike == nearest or match.relation != Relation.WHOLE]

    def _known(self, words: tuple[str, ...]) -> list[tuple[tuple[str, ...], float]]:
        """Return the known substances that words may name, with what is left of a score."""
        if " ".join(words) in self._found:
            return [(words, 1.0)]
        near = [
            (tuple(sorted((*words[:at], other, *words[at + 1 :]))), SLIP)
            for at, word in enumerate(words)
            if len(word) >= LONG
            for other, likeness in self._spelling.near(word)
            if likeness >= 1 - 1 / len(word)  # one slip, never two
        ]
        return [entry for entry in near if " ".join(entry[0]) in self._found]


def _readings(medicine: Medicine) -> list[Medicine]:
    """Return a name and those in its brackets; of a combination, brackets tell of parts and are no other names."""
    if len(medicine.substances) > 1:
        return [medicine]
    return [one for one in (medicine, *medicine.others) if one.substances]


def _words_of(name: str) -> frozenset[Words]:
    return frozenset(one.words for one in read_medicine(name).substances)


def _narrowed(match: Match) -> Match:
    """Return the match of a substance with a product of it that has one of its names."""
    reasons = (*match.reasons, (Reason.PRODUCT, PARTLY))
    return replace(match, score=PARTLY, relation=Relation.WHOLE, verdict=verdict_of(PARTLY), reasons=reasons)


def _is_international(one: Medicine) -> bool:
    """Tell whether a name may be an international one, no brand or code: one in Chinese, or with a stem."""
    words = one.substances[0].words
    return _is_chinese(words) or has_stem(words)


def _is_chinese(words: tuple[str, ...]) -> bool:
    return any(CHINESE.search(word) for word in words)


def _one_each(matches: list[Match]) -> list[Match]:
    """Leave open what a name is less like than another of its substance: where salts are listed apart, they are two."""
    best: dict[str, float] = defaultdict(float)
    for match in matches:
        if match.relation == Relation.SAME:
            best[match.name] = max(best[match.name], match.score)
    return [
        replace(match, score=PARTLY, verdict=verdict_of(PARTLY))
        if match.relation == Relation.SAME
        and match.verdict == Verdict.SAME
        and UNSURE <= match.score < best[match.name]
        else match
        for match in matches
    ]
