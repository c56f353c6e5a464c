"""Names of things in every language: found by any of them, never guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import NamedNode

from .terms import local_name
from .values import normal

__all__ = ["Match", "NameIndex"]

NEAR = 78  # of 100: below it a likeness is chance ("Pfizer" and "pizza" have 73)
NEAR_CHINESE = 60  # one wrong character of three leaves 67


@dataclass(frozen=True)
class Match:
    """A thing found by one of its names."""

    node: NamedNode
    name: str
    """The name that matched, as written."""
    score: float
    """Likeness from 0 to 100; 100 is the name itself but for case, width and punctuation."""


class NameIndex:
    """All names of all things. The last part of an id is a name too, but only when written whole."""

    def __init__(self, names: Iterable[tuple[NamedNode, str]]) -> None:
        self._names: dict[str, list[tuple[NamedNode, str]]] = defaultdict(list)
        self._ids: dict[str, list[NamedNode]] = defaultdict(list)
        for entry in dict.fromkeys(names):
            self._names[normal(entry[1])].append(entry)
        for node in {node for entries in self._names.values() for node, _ in entries}:
            self._ids[normal(local_name(node))].append(node)

    @cached_property
    def _keys(self) -> list[str]:
        return sorted(self._names)

    def exact(self, name: str) -> list[NamedNode]:
        """Return the things that have this name, but for case, width, accents and punctuation; sorted by id."""
        named = {node for node, _ in self._names.get(normal(name), [])}
        return sorted(named | set(self._ids.get(normal(name), [])), key=lambda node: node.value)

    def find(self, text: str, limit: int = 20) -> list[Match]:
        """Return the things that the text may mean, best first: the name itself, a part of it, then a misspelling.

        At most one match a thing and `limit` matches.
        """
        wanted = normal(text)
        if not wanted:
            return []
        scores = {key: self._score(wanted, key) for key in self._keys if wanted in key}
        if not scores:
            scores = self._misspelt(wanted)
        best = {node: Match(node, text.strip(), 100.0) for node in self.exact(text) if wanted not in self._names}
        for key in sorted(scores, key=lambda key: (-scores[key], key)):
            for node, name in self._names[key]:
                best.setdefault(node, Match(node, name, scores[key]))
        return list(best.values())[:limit]

    @staticmethod
    def _score(wanted: str, key: str) -> float:
        """Rate a name that contains the text by its share of the name, and higher where a word begins with it."""
        if wanted == key:
            return 100.0
        at_word = f" {wanted}" in f" {key}"
        return 70.0 + 25.0 * len(wanted) / len(key) + (4.0 if at_word else 0.0)

    def _misspelt(self, wanted: str) -> dict[str, float]:
        from rapidfuzz import fuzz, process

        near = NEAR if wanted.isascii() else NEAR_CHINESE
        found = process.extract(wanted, self._keys, scorer=fuzz.WRatio, limit=20, score_cutoff=near)
        return {key: min(score, 69.0) for key, score, _ in found}
