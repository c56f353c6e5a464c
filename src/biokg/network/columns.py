"""Columns of a large table: short codes for texts that repeat, lists laid end to end."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

__all__ = ["Coded", "Column", "Flags", "Ints", "Lists", "Words", "filled", "values_of"]

Ints: TypeAlias = npt.NDArray[np.integer[Any]]
Flags: TypeAlias = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Coded:
    """Values that repeat, each by its place in `words`; -1 where there is none."""

    codes: Ints
    words: Sequence[Any]

    @classmethod
    def of(cls, values: Iterable[Hashable | None]) -> Coded:
        """Return the column of some values, None where there is none.

        >>> column = Coded.of(["a", None, "b", "a"])
        >>> column.codes.tolist(), list(column.words)
        ([0, -1, 1, 0], ['a', 'b'])
        """
        known: dict[Hashable, int] = {}
        codes = [-1 if value is None else known.setdefault(value, len(known)) for value in values]
        return cls(np.array(codes, dtype=np.int32), tuple(known))

    def __len__(self) -> int:
        return len(self.codes)

    def __iter__(self) -> Iterator[Any]:
        return map([*self.words, None].__getitem__, self.codes.tolist())

    def take(self, places: Ints) -> Coded:
        """Return the values at some places; none where the place is -1."""
        return Coded(np.append(self.codes, np.int32(-1))[places], self.words)

    def compact(self) -> Coded:
        """Return the same values with no other words than theirs.

        >>> list(Coded.of("abcab").take(np.array([2, 2, -1])).compact().words)
        ['c']
        """
        used = np.unique(self.codes[self.codes >= 0])
        codes = np.where(self.codes < 0, -1, np.searchsorted(used, self.codes)).astype(np.int32)
        return Coded(codes, [self.words[code] for code in used.tolist()])

    def code(self, word: Hashable) -> int:
        """Return the code of a value, -2 (which no row has) where it is not among the words."""
        return self.words.index(word) if word in self.words else -2


class Words(Protocol):
    """Short ASCII texts that are read or made when they are looked at."""

    def __len__(self) -> int: ...

    def __getitem__(self, places: Ints | Flags | slice, /) -> npt.NDArray[np.bytes_]: ...


@dataclass(frozen=True, eq=False)
class Lists:
    """Some short ASCII texts a row: places in `words`, those of row i from ``offsets[i]`` on, in any order."""

    offsets: Ints
    codes: Ints
    words: npt.NDArray[np.bytes_] | Words

    @property
    def values(self) -> npt.NDArray[np.bytes_]:
        """The texts, read anew at each look: those of row i are ``values[offsets[i]:offsets[i + 1]]``, sorted."""
        found, sizes = self.words[self.codes], np.diff(self.offsets)
        several = np.flatnonzero(np.repeat(sizes > 1, sizes))
        row = np.repeat(np.arange(len(sizes)), sizes)[several]
        found[several] = found[several][np.lexsort((found[several], row))]
        return found

    @classmethod
    def of(cls, lists: Iterable[Sequence[str]]) -> Lists:
        """Return the column of some lists.

        >>> list(Lists.of([["b", "a"], [], ["c"]]))
        ['a b', None, 'c']
        """
        rows = list(lists)
        offsets = np.cumsum([0, *(len(row) for row in rows)], dtype=np.int64)
        flat = [one for row in rows for one in row]
        return cls(offsets, np.arange(len(flat)), np.array(flat, dtype=np.bytes_) if flat else np.empty(0, dtype="S1"))

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def __iter__(self) -> Iterator[str | None]:
        """Return each list as one text with a space between; None for an empty one."""
        flat = self.values.astype(str).tolist()
        if (np.diff(self.offsets) == 1).all():
            return iter(flat)
        return (" ".join(flat[a:b]) or None for a, b in pairwise(self.offsets.tolist()))

    def take(self, rows: Ints) -> Lists:
        """Return the lists of some rows."""
        start = self.offsets[rows]
        counts = self.offsets[rows + 1] - start
        offsets = _ends(counts)
        place = np.repeat(start - offsets[:-1], counts)
        place += np.arange(len(place), dtype=place.dtype)
        return Lists(offsets, self.codes[place], self.words)


def _ends(counts: Ints) -> Ints:
    """Return where lists of so many entries begin and end, laid end to end."""
    offsets = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=offsets[1:])
    return offsets


Column: TypeAlias = Coded | Lists | npt.NDArray[Any]
"""A column; in an array of numbers, 0 and NaN mean that there is none."""


def filled(column: Column) -> Flags:
    """Tell which rows of a column have a value.

    >>> filled(np.array([2, 0])).tolist(), filled(np.array([0.5, np.nan])).tolist(), filled(np.array([False])).tolist()
    ([True, False], [True, False], [True])
    """
    if isinstance(column, Coded):
        return np.asarray(column.codes >= 0)
    if isinstance(column, Lists):
        return np.asarray(np.diff(column.offsets) > 0)
    return np.asarray((column == column) & ((column != 0) | (column.dtype == np.bool_)))


def values_of(column: Column) -> Iterator[Any]:
    """Return the values of a column as plain Python values, None where there is none.

    >>> list(values_of(np.array([2, 0]))), list(values_of(np.array([0.5, np.nan]))), list(values_of(np.array([False])))
    ([2, None], [0.5, None], [False])
    """
    if isinstance(column, Coded | Lists):
        return iter(column)
    values, there = column.tolist(), filled(column)
    if there.all():
        return iter(values)
    return (value if has else None for value, has in zip(values, there.tolist(), strict=True))
