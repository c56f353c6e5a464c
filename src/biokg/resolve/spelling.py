"""Words by their spelling: the known ones that a misspelt one may have meant."""

from __future__ import annotations

from array import array
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from rapidfuzz.distance import OSA

__all__ = ["Spelling"]

LONGEST = 40  # letters; what is longer is no word
NEAREST = 4


class Spelling:
    """Words by the groups of three letters in them; made when first asked for."""

    def __init__(self, words: Iterable[str]) -> None:
        self._given = words
        self._known: dict[str, list[tuple[str, float]]] = {}

    @cached_property
    def _words(self) -> list[str]:
        return sorted(word for word in self._given if len(word) <= LONGEST)

    @cached_property
    def _groups(self) -> dict[str, array[int]]:
        groups: dict[str, array[int]] = {}
        for place, word in enumerate(self._words):
            for group in _groups_of(word):
                groups.setdefault(group, array("I")).append(place)
        return groups

    def near(self, word: str) -> list[tuple[str, float]]:
        """Return known words that differ from one by a slip or two, with their likeness from 0 to 1, likest first."""
        if not 4 <= len(word) <= LONGEST:
            return []
        if word not in self._known:
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[word] = self._near(word)
        return self._known[word]

    def _near(self, word: str) -> list[tuple[str, float]]:
        words = self._words
        groups = _groups_of(word)
        rare = sorted((self._groups[group] for group in groups if group in self._groups), key=len)
        shared: Counter[int] = Counter()
        for places in rare[: max(3, len(rare) - 2)]:
            if len(places) < 5000:
                shared.update(places)
        slips = 1 if len(word) < 8 else 2
        found = []
        for place, count in shared.most_common(200):
            other = words[place]
            if count < 2 and len(word) > 5:
                break
            if abs(len(other) - len(word)) <= slips:
                distance = OSA.distance(word, other, score_cutoff=slips)
                if distance <= slips:
                    found.append((other, 1 - distance / len(word)))
        return sorted(found, key=lambda entry: (-entry[1], entry[0]))[:NEAREST]


def _groups_of(word: str) -> set[str]:
    padded = f" {word} "
    return {padded[place : place + 3] for place in range(len(padded) - 2)}
