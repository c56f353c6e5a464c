"""Who says so: the claims behind the links and things of a large picture, one a row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from ..map.picture import Words

__all__ = ["MOST_TOLD", "Cited", "Evidence", "Rows", "rows_of"]

Ints = npt.NDArray[np.int64]

MOST_TOLD = 12
"""How many claims of one link or thing are told, and of each tier the one that was known first, so that day and tier
can be asked for; of more, how many more there are."""


@dataclass(frozen=True, slots=True)
class Cited:
    """A source as it is cited."""

    id: str
    title: Words
    publisher: Words
    date: str  # EDTF
    known: str  # day by which it had been published
    url: str


@dataclass(frozen=True, eq=False)
class Rows:
    """Claims, one a row, sorted by what they speak for (`owner`), of one owner the weightier and newer first.

    Where there is none: -1 in a column of numbers, empty in `claim`.
    """

    owner: Ints
    more: Ints  # of each owner: how many claims are not among the rows
    claim: npt.NDArray[np.bytes_]  # local names
    source: Ints
    section: Ints
    tier: Ints
    modality: Ints
    speaker: Ints
    start: Ints  # code points
    end: Ints
    property: Ints
    value: Ints

    def __len__(self) -> int:
        """Return the number of rows."""
        return len(self.owner)

    def part(self, kept: npt.NDArray[np.bool_]) -> Rows:
        """Return the rows of some of the owners, numbered anew."""
        number = np.cumsum(kept) - 1
        rows = np.flatnonzero(kept[self.owner])
        columns = {name: getattr(self, name)[rows] for name in _COLUMNS}
        return Rows(owner=number[self.owner[rows]], more=self.more[kept], **columns)

    def reordered(self, order: npt.NDArray[np.int32]) -> Rows:
        """Return the rows of the owners in a new order; `order` holds their old numbers."""
        place = np.empty(len(order), dtype=np.int64)
        place[order] = np.arange(len(order))
        owner = place[self.owner]
        rows = np.argsort(owner, kind="stable")
        columns = {name: getattr(self, name)[rows] for name in _COLUMNS}
        return Rows(owner=owner[rows], more=self.more[order], **columns)


_COLUMNS = ("claim", "source", "section", "tier", "modality", "speaker", "start", "end", "property", "value")


@dataclass(frozen=True, eq=False)
class Evidence:
    """What the codes in the rows mean, and the rows themselves: those of the links, and those of the things."""

    links: Rows
    things: Rows
    sources: Sequence[Cited]
    sections: Sequence[tuple[Words, Words]]  # name, how its text was made
    tiers: Sequence[tuple[str, Words]]  # local name, what it is called; the weightiest first
    modalities: Sequence[Words]
    speakers: Sequence[Words]
    properties: Sequence[tuple[str, Words]]  # local name, what it is called
    values: Sequence[Words] = field(default_factory=list)


def rows_of(
    owner: Ints,
    owners: int,
    rank: Sequence[npt.NDArray[Any]],
    day: npt.NDArray[Any] | None = None,
    most: int = MOST_TOLD,
    /,
    **columns: npt.NDArray[Any],
) -> Rows:
    """Return rows, of each owner the first `most` and the first known (by `day`) of each tier.

    `rank` are the sort keys, the strongest first, the least first. A column that is not given has nothing in it.
    """
    nothing = np.full(len(owner), -1, dtype=np.int64)
    missing: dict[str, npt.NDArray[Any]] = {"claim": np.zeros(len(owner), dtype="S12")}
    order = np.lexsort([*reversed(rank), owner])
    counts = np.bincount(owner, minlength=owners)
    inside = np.arange(len(owner)) - np.repeat(np.cumsum(counts) - counts, counts)
    kept = np.zeros(len(owner), dtype=bool)
    kept[order[inside < most]] = True
    if day is not None and len(owner):
        kept[_firsts(owner, columns.get("tier", nothing), day)] = True
    rows = order[kept[order]]
    given = {name: columns.get(name, missing.get(name, nothing))[rows] for name in _COLUMNS}
    return Rows(owner=owner[rows], more=counts - np.bincount(owner[rows], minlength=owners), **given)


def _firsts(owner: Ints, tier: npt.NDArray[Any], day: npt.NDArray[Any]) -> Ints:
    """Return of each owner and tier the row that was known first."""
    order = np.lexsort([day, tier, owner])
    same = (np.diff(owner[order]) == 0) & (np.diff(tier[order]) == 0)
    firsts: Ints = order[np.append(True, ~same)]
    return firsts
