"""Statements of one property as pairs of numbers, and what can be asked of them: chosen, turned, followed, counted."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, Self, TypeAlias

import numpy as np
import numpy.typing as npt
from pyoxigraph import NamedNode

from .part import Ints, fresh
from .rows import Rows
from .table import Columns, value_of

__all__ = ["Mask", "Pairs", "Scope"]

_NOTHING = np.empty(0, dtype=np.int64)
Mask: TypeAlias = npt.NDArray[np.bool_]
"""Of each term whether it is meant."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """Subjects and objects of statements, each pair once, sorted by subject, then object; all are numbers of terms."""

    columns: Columns
    subject: Ints
    object: Ints

    @classmethod
    def of(cls, columns: Columns, subject: Ints, object: Ints) -> Self:
        """Return pairs of any order, some of them perhaps several times."""
        return cls.unpacked(columns, _once([_packed(subject, object)]))

    @classmethod
    def unpacked(cls, columns: Columns, pairs: Ints) -> Self:
        """Return pairs of which each is one number: subject, then object, with 32 bits each."""
        return cls(columns, (pairs >> 32).astype(np.int32), pairs.astype(np.int32))

    def __len__(self) -> int:
        return len(self.subject)

    def among(self, subjects: Mask | None = None, objects: Mask | None = None) -> Pairs:
        """Return the pairs whose subjects and objects are some."""
        found = self
        for ends, wanted in (("subject", subjects), ("object", objects)):
            if wanted is not None:
                kept = wanted[getattr(found, ends)]
                found = found if kept.all() else Pairs(self.columns, found.subject[kept], found.object[kept])
        return found

    def turned(self) -> Pairs:
        """Return the pairs with subject and object in each other's place."""
        return Pairs.of(self.columns, self.object, self.subject)

    def then(self, other: Pairs) -> Pairs:
        """Return from where to where two steps lead: a pair of this, then a pair of the other, from where it ends."""
        first = fresh(other.subject)
        to = np.full(self.columns.terms, -1, dtype=np.int32)
        to[other.subject[first]] = other.object[first]
        ends = to[self.object]
        found = [_packed(self.subject[ends >= 0], ends[ends >= 0])]
        if not first.all():  # from most there is one way on, and the few others may be looked up
            forking = np.zeros(self.columns.terms, dtype=bool)
            forking[other.subject[~first]] = True
            some = self.among(objects=forking)
            row, place = spread(*(np.searchsorted(other.subject, some.object, side) for side in ("left", "right")))
            found.append(_packed(some.subject[row], other.object[place]))
        return Pairs.unpacked(self.columns, _once(found))

    @cached_property
    def subjects(self) -> int:
        """How many different subjects there are."""
        return int(fresh(self.subject).sum())

    @cached_property
    def _counted(self) -> tuple[Ints, Ints]:
        ordered = np.sort(self.object)
        first = np.flatnonzero(fresh(ordered))
        return ordered[first], np.diff(np.append(first, len(ordered)))

    @property
    def objects(self) -> Ints:
        """The different objects, sorted."""
        return self._counted[0]

    @property
    def values(self) -> int:
        """How many different objects there are."""
        return len(self.objects)

    def tally(self, limit: int | None = None) -> dict[str, int]:
        """Return how many subjects each object has, objects as N-Triples: the most first, then by object.

        At most `limit`, of which alone the texts are read.
        """
        values, count = self._counted
        if limit is not None and len(values) > limit > 0:
            least = np.partition(count, len(count) - limit)[len(count) - limit]
            values, count = values[count >= least], count[count >= least]
        counts = zip(self.columns.texts(values), count.tolist(), strict=True)
        return dict(sorted(counts, key=lambda item: (-item[1], item[0]))[:limit])

    def grouped(self, group: Callable[[str], str]) -> tuple[dict[str, int], int]:
        """Return how many subjects have an object of each group, by group, and how many have one of any.

        `group` names the group of a value - an IRI or a text -, empty for none.
        """
        names = [group(value_of(text)) for text in self.columns.texts(self.objects)]
        known = sorted({*names} - {""})
        number = {name: place for place, name in enumerate(known)}
        groups = np.array([number.get(name, -1) for name in names], dtype=np.int64)
        of = groups[np.searchsorted(self.objects, self.object)]
        found = Pairs.of(self.columns, self.subject[of >= 0], of[of >= 0])
        count = np.bincount(found.object, minlength=len(known))
        return dict(zip(known, count.tolist(), strict=True)), found.subjects


class Scope:
    """Some named graphs, or all, taken together: as in the default graph of a query, what several say counts once."""

    def __init__(self, columns: Columns, graphs: Collection[NamedNode] | None = None) -> None:
        self.columns = columns
        chosen = columns.graphs if graphs is None else list(graphs)
        self._graphs = dict(zip(columns.numbers(chosen).tolist(), chosen, strict=True))
        self._read: dict[NamedNode, list[tuple[NamedNode, Rows]]] = {}
        self._pairs: dict[tuple[NamedNode, ...], Pairs] = {}

    def pairs(self, *properties: NamedNode) -> Pairs:
        """Return the statements of a property, or of several as if they were one."""
        if properties not in self._pairs:
            rows = [rows for property in properties for _, rows in self._rows(property)]
            self._pairs[properties] = self._together(rows)
        return self._pairs[properties]

    def _together(self, rows: Sequence[Rows]) -> Pairs:
        if len(rows) == 1:
            return Pairs(self.columns, rows[0].subject, rows[0].object)
        return Pairs.unpacked(self.columns, _once([_packed(one.subject, one.object) for one in rows], "stable"))

    def _rows(self, property: NamedNode) -> list[tuple[NamedNode, Rows]]:
        """Return the statements of a property in each of these graphs that has some."""
        if property not in self._read:
            found = ((self._graphs.get(number), rows) for number, rows in self.columns.by_graph(property))
            self._read[property] = [(graph, rows) for graph, rows in found if graph is not None]
        return self._read[property]

    def having(self, property: NamedNode, *values: NamedNode) -> Mask:
        """Tell which terms have one of some values of a property; any value where none is named."""
        pairs = self.pairs(property)
        return self.mask(pairs.subject[self.nodes(values)[pairs.object]] if values else pairs.subject)

    def mask(self, numbers: Ints) -> Mask:
        """Tell which terms have these numbers."""
        found = np.zeros(self.columns.terms, dtype=bool)
        found[numbers] = True
        return found

    def nodes(self, nodes: Iterable[NamedNode]) -> Mask:
        """Tell which terms these nodes are; those that no statement names are passed over."""
        numbers = self.columns.numbers(nodes)
        return self.mask(numbers[numbers >= 0])

    def graphs(self, property: NamedNode, among: Mask) -> list[NamedNode]:
        """Return the graphs that state a property of some subjects, sorted."""
        found = (graph for graph, rows in self._rows(property) if among[rows.subject].any())
        return sorted(found, key=lambda graph: graph.value)


def _packed(subject: Ints, object: Ints) -> Ints:
    """Return each pair as one number, which sorts as the pair does."""
    packed = subject.astype(np.int64)
    packed <<= 32
    packed |= object
    return packed


def _once(packed: Sequence[Ints], kind: Literal["stable"] | None = None) -> Ints:
    """Return the different numbers of some arrays, sorted; "stable" merges arrays that are in order already."""
    every = np.concatenate([_NOTHING, *packed])
    every.sort(kind=kind)
    return every[fresh(every)]


def spread(low: Ints, high: Ints) -> tuple[Ints, Ints]:
    """Return for rows that each take the places from `low` up to `high` the row and the place of each of these."""
    times = high - low
    if times.max(initial=0) <= 1:
        row = np.flatnonzero(times)
        return row, low[row]
    row = np.repeat(np.arange(len(low), dtype=np.int32), times)
    before = np.cumsum(times) - times
    return row, np.arange(len(row)) + np.repeat(low - before, times)
