"""Names of things in every language: found by any of them, never guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import Literal, NamedNode

from .values import normal

__all__ = ["Match", "NameIndex"]

NEAR = 78  # of 100: below it a likeness is chance ("Pfizer" and "pizza" have 73)


@dataclass(frozen=True)
class Match:
    """A thing found by one of its names."""

    node: NamedNode
    name: str
    """The name that matched, as written."""
    score: float
    """Likeness from 0 to 100; 100 is the name itself but for case, width and punctuation."""


class NameIndex:
    """All names of all things."""

    def __init__(self, names: Iterable[tuple[NamedNode, str]]) -> None:
        self._names: dict[str, list[tuple[NamedNode, str]]] = defaultdict(list)
        for node, name in names:
            entry = (node, name)
            if entry not in self._names[normal(name)]:
                self._names[normal(name)].append(entry)

    @cached_property
    def _keys(self) -> list[str]:
        return sorted(self._names)

    def exact(self, name: str) -> list[NamedNode]:
        """Return the things that have this name, but for case, width, accents and punctuation; sorted by id."""
        return sorted({node for node, _ in self._names.get(normal(name), [])}, key=lambda node: node.value)

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
        best: dict[NamedNode, Match] = {}
        for key in sorted(scores, key=lambda key: (-scores[key], key)):
            for node, name in self._names[key]:
                best.setdefault(node, Match(node, name, scores[key]))
        return list(best.values())[:limit]

    @staticmethod
    def _score(wanted: str, key: str) -> float:
        """Rate a name that contains the text: whole, then at its beginning, then at a word, then within."""
        if wanted == key:
            return 100.0
        share = len(wanted) / len(key)
        if key.startswith(wanted):
            return 90.0 + 9 * share
        return (80.0 if f" {wanted}" in key else 70.0) + 9 * share

    def _misspelt(self, wanted: str) -> dict[str, float]:
        from rapidfuzz import fuzz, process

        found = process.extract(wanted, self._keys, scorer=fuzz.WRatio, limit=20, score_cutoff=NEAR)
        return {key: min(score, 69.0) for key, score, _ in found}


def written_names(labels: Iterable[tuple[NamedNode, Literal]]) -> list[tuple[NamedNode, str]]:
    """Return names for the index from labels, together with the last part of each thing's id."""
    pairs = [(node, label.value) for node, label in labels]
    return pairs + [(node, node.value.rpartition("/")[2]) for node in dict.fromkeys(node for node, _ in pairs)]
