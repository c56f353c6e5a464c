"""An index of names by their words, acronyms and spelling: it finds those worth comparing, never comparing all."""

from __future__ import annotations

import math
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ..columns import distinct
from .alignment import Weighed
from .kept import Kept, Row
from .name import LINK, Name, Token
from .spelling import Spelling

__all__ = ["NameIndex"]

Places = NDArray[np.uint32]

RARE = 6_000
"""Postings that a search reads to find candidates; words more common than that only rank them."""
COMMON = 64
"""A word in one of so many names or more is held as a bitmap."""
FLOOR = 0.5
"""What a word that is not common in names at all weighs at least, however many here have it."""
LEAST = 0.1
"""Names that share less of their words than that are not worth comparing,"""
BESIDE = 0.4
"""nor those that share less than this part of what the best one shares."""
FEW = 3
"""Words of names that may be written together and misspelt."""
ENOUGH = 1000
"""Names from which on the index itself tells how common a word is."""
WORDS = 200_000
"""Words of which is remembered how much they tell."""
ITEM = np.dtype(np.uint32).itemsize


class NameIndex:
    """Names by their words. Memory: some 700 bytes a name; a search reads some thousand postings."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Make the index: `names` are read once; a sequence is asked again for those that are compared."""
        building: dict[str, array[int]] = {}
        self.names = names if isinstance(names, Sequence) else list(names)
        for place, name in enumerate(self.names):
            for key in _keys(name):
                building.setdefault(key, array("I")).append(place)
        self._begin({key: places.tobytes() for key, places in building.items()})
        self._weights = np.array([sum(map(self.weight, name.tokens)) for name in self.names], dtype=np.float32)
        self._spelling = Spelling(key for key in building if len(key) > 3 and not key.startswith("="))

    @classmethod
    def of(cls, kept: Kept, names: Sequence[Name]) -> NameIndex:
        """Return the index of names that was kept; see `rows`."""
        index = cls.__new__(cls)
        index.names = names
        index._begin(kept.part("postings", bytes))
        index._weights = np.frombuffer(kept.one("weights"), dtype=np.float32)
        index._spelling = Spelling.of(kept)
        return index

    def rows(self) -> Iterator[Row]:
        """Yield what is kept of it."""
        for key in sorted(self._postings):
            yield "postings", key, self._postings[key]
        yield "", "weights", self._weights.tobytes()
        yield from self._spelling.rows()

    def _begin(self, postings: Mapping[str, bytes]) -> None:
        self._postings = postings
        self._inverse: dict[str, float] = {}
        self._bitmaps: dict[str, NDArray[np.bool_]] = {}

    def __len__(self) -> int:
        return len(self.names)

    def _places(self, key: str) -> Places:
        return np.frombuffer(self._postings[key], dtype=np.uint32)

    def _inverse_frequency(self, key: str) -> float:
        """Return how much a word tells by how many of the names have it, from 0 to 1."""
        known = self._inverse.get(key)
        if known is None:
            count, having = len(self.names), len(self._postings.get(key, b"")) // ITEM
            many = count >= ENOUGH and having > 1
            known = 0.15 + 0.85 * math.log((count + 1) / having) / math.log(count + 1) if many else 1.0
            if len(self._inverse) > WORDS:
                self._inverse.clear()
            self._inverse[key] = known
        return known

    def weight(self, token: Token) -> float:
        """Return how much a token tells from 0 to 1: the less, the more of the names have it."""
        frequency = self._inverse_frequency(token.text)
        if token.kind == "optional":
            return frequency * 0.4
        return max(FLOOR, frequency) if token.weight == 1 else min(token.weight, frequency)

    def weighed(self, name: Name) -> list[Weighed]:
        """Return the tokens of a name with what they weigh among the names here."""
        return [Weighed(token, self.weight(token)) for token in name.tokens]

    def candidates(self, name: Name, limit: int, *, contained: bool = False) -> list[int]:
        """Return the places of the names most worth comparing with one, best first, at most `limit`.

        With `contained` those that may stand in it: what it says besides does not count against them.
        """
        wanted = self._wanted(name)
        wanted.sort(key=lambda entry: (len(self._postings[entry[0]]), entry[0]))
        read: list[Places] = []
        budget = RARE
        for key, _ in wanted:
            places = self._places(key)
            if read and len(places) > budget:
                break
            budget -= len(places)
            read.append(places)
        if not read:
            return []
        found = distinct(np.concatenate(read)) if len(read) > 1 else read[0]
        scores = np.zeros(len(found), dtype=np.float32)
        for key, weight in wanted:
            scores += self._has(key, found) * np.float32(weight)
        own = 0.0 if contained else sum(map(self.weight, name.tokens))
        likely = scores / np.maximum(own + self._weights[found] - np.minimum(scores, own), 0.1)
        if contained:
            likely = np.minimum(likely, 1) * (1 + self._weights[found] / 10)  # of two that may stand there, the longer
        if not contained:
            worth = likely > max(LEAST, BESIDE * float(likely.max()))
            found, likely = found[worth], likely[worth]
        if len(found) > limit:
            best = np.argpartition(-likely, limit)[: limit + 1]
            best = best[likely[best] > 0]
            found, likely = found[best], likely[best]
        order = np.lexsort((found, -likely))[:limit]
        return [int(place) for place in found[order]]

    def _has(self, key: str, places: Places) -> NDArray[np.bool_]:
        """Tell which of the places have a key."""
        known = self._places(key)
        if len(known) * COMMON < len(self.names):
            at = np.searchsorted(known, places)
            at[at == len(known)] = 0
            return np.equal(known[at], places)
        if key not in self._bitmaps:
            bitmap = np.zeros(len(self.names), dtype=np.bool_)
            bitmap[known] = True
            self._bitmaps[key] = bitmap
        return self._bitmaps[key][places]

    def _wanted(self, name: Name) -> list[tuple[str, float]]:
        """Return the keys to look up, with what each counts."""
        wanted: dict[str, float] = {}

        def want(key: str, weight: float) -> bool:
            if key in self._postings and wanted.get(key, 0.0) < weight:
                wanted[key] = weight
            return key in self._postings

        for token in name.tokens:
            weight = self.weight(token)
            if weight <= LINK:
                continue
            known = want(token.text, weight)
            for other in token.others:
                known |= want(other, weight)
            if not known and token.kind != "number":
                for word, likeness in self._spelling.near(token.text):
                    want(word, weight * likeness)
        for one, two in pairwise(name.tokens):
            want(one.text + two.text, self.weight(one) + self.weight(two))
        want(name.joined, 1.0)
        if name.joined not in wanted and 1 < len(name.tokens) <= FEW:
            for word, likeness in self._spelling.near(name.joined):
                want(word, likeness)
        for key in _acronym_keys(name):
            want(key, 1.0)
        return list(wanted.items())


def _keys(name: Name) -> set[str]:
    """Return what a name is found by: its words, itself without spaces, its acronyms."""
    keys = {word for token in name.tokens if token.weight > LINK for word in (token.text, *token.others)}
    if len(name.tokens) > 1:
        keys.add(name.joined)
    if 2 < len(name.initials) < 9:
        keys.add(f"={name.initials}")
    keys.update(f"={acronym}" for acronym in name.acronyms)
    return keys


def _acronym_keys(name: Name) -> list[str]:
    keys = [f"={acronym}" for acronym in sorted(name.acronyms)]
    if len(name.tokens) <= 2:
        keys += [f"={token.text}" for token in name.tokens if 2 < len(token.text) < 9]
    if 2 < len(name.initials) < 9:
        keys.append(name.initials)
    return keys
