"""Words by their spelling: the known ones that a misspelt one may have meant."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from rapidfuzz.distance import OSA

from .kept import Kept, Row

__all__ = ["Spelling"]

SHORTEST, LONGEST = 4, 40
"""Letters of words that are looked at."""
LONG = 8
"""Letters from which on a word may have two slips."""
NEAREST = 4
_CUT = 3, 5
"""How many letters of the beginning or the end of a short and of a long word are without a slip."""


class Spelling:
    """Words by their length and their first or last letters: one of the two is intact where there are few slips.

    Made when first asked for, in some 2 µs a word.
    """

    def __init__(self, words: Iterable[str]) -> None:
        self._given = words
        self._known: dict[str, list[tuple[str, float]]] = {}

    @classmethod
    def of(cls, kept: Kept) -> Spelling:
        """Return the words that were kept; see `rows`."""
        spelling = cls(())
        spelling._ends = kept.part("ends", lambda value: value.decode().split("\n"))
        return spelling

    def rows(self) -> Iterator[Row]:
        """Yield what is kept of it."""
        for end in sorted(self._ends):
            yield "ends", end, "\n".join(self._ends[end]).encode()

    @cached_property
    def _ends(self) -> Mapping[str, list[str]]:
        ends: dict[str, list[str]] = defaultdict(list)
        for word in sorted(self._given):
            if SHORTEST <= len(word) <= LONGEST:
                for end in _ends_of(word, len(word)):
                    ends[end].append(word)
        return dict(ends)

    def near(self, word: str) -> list[tuple[str, float]]:
        """Return known words that differ from one by a slip or two, with their likeness from 0 to 1, likest first."""
        if not SHORTEST <= len(word) <= LONGEST:
            return []
        if word not in self._known:
            if len(self._known) > 50_000:
                self._known.clear()
            self._known[word] = self._near(word)
        return self._known[word]

    def _near(self, word: str) -> list[tuple[str, float]]:
        slips = 1 if len(word) < LONG else 2
        found: dict[str, float] = {}
        for length in range(len(word) - slips, len(word) + slips + 1):
            for end in _ends_of(word, length):
                for other in self._ends.get(end, ()):
                    distance = OSA.distance(word, other, score_cutoff=slips)
                    if distance <= slips:
                        found[other] = 1 - distance / len(word)
        return sorted(found.items(), key=lambda entry: (-entry[1], entry[0]))[:NEAREST]


def _ends_of(word: str, length: int) -> tuple[str, str]:
    """Return where a word stands among those of a length: by its first and by its last letters."""
    cut = _CUT[length >= LONG]
    return f"{length}{word[:cut]}-", f"{length}-{word[-cut:]}"
