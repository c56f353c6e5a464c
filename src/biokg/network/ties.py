"""From the columns of a store to ties: plain edges as they are, folded things from one end to the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

import numpy as np
from pyoxigraph import NamedNode

from ..columns import fresh, ordering
from ..ontology import Ontology
from ..terms import BASE, b, iri, local_name
from .columns import Flags, Ints
from .facts import Facts
from .projections import Fold, Projection, Way
from .standing import Sides

__all__ = ["Ties", "directions", "incomplete", "ties_of"]


@dataclass(frozen=True, eq=False)
class Ties:
    """Ties, one a row, and the plain statements that they rest on."""

    start: Ints
    end: Ints
    predicate: Ints
    """Places in the names of predicates."""
    via: Ints
    """The thing that became the tie; -1 for a plain edge."""
    several: Flags
    """Whether its id alone does not name the tie: the thing may tie the same two ends in several ways."""
    sides: Sides

    def __len__(self) -> int:
        return len(self.start)

    def take(self, kept: Flags) -> Ties:
        """Return those that are kept."""
        if kept.all():
            return self
        number = np.cumsum(kept, dtype=np.int32) - 1
        sides, still = self.sides, kept[self.sides.tie]
        return Ties(
            self.start[kept], self.end[kept], self.predicate[kept], self.via[kept], self.several[kept],
            Sides(number[sides.tie[still]], sides.side[still], sides.subject[still], sides.predicate[still],
                  sides.object[still]),
        )  # fmt: skip


class Predicates(dict[str, int]):
    """The names of ties by number."""

    def number(self, name: str) -> int:
        """Return the number of a name, a new one where it has none."""
        return self.setdefault(name, len(self))


def ties_of(facts: Facts, projection: Projection, nodes: Flags, core: Flags) -> tuple[Ties, list[str]]:
    """Return the ties between `nodes` of which one end at least is `core`, and the names of their predicates."""
    names = Predicates()
    folded = [part for fold in projection.folds for part in _folded(facts, fold, names)]
    ties = _joined([_plain(facts, projection, names), *folded])
    kept = nodes[ties.start] & nodes[ties.end] & (core[ties.start] | core[ties.end])
    return ties.take(kept), list(names)


def incomplete(facts: Facts, projection: Projection) -> int:
    """Count the things that were meant to be ties and lack an end."""
    missing = 0
    for fold in projection.folds:
        whole = np.zeros(facts.count, dtype=bool)
        for way in fold.ways:
            whole |= _has(facts, way.start) & _has(facts, way.end)
        missing += int((facts.of_classes([fold.cls]) & ~whole).sum()) if fold.required else 0
    return missing


def _has(facts: Facts, property: str) -> Flags:
    found = np.zeros(facts.count, dtype=bool)
    found[facts.pairs(b(property)).start] = True
    return found


def directions(ontology: Ontology) -> tuple[set[str], dict[str, str]]:
    """Return the symmetric properties, and those declared as the inverse of another one with that other one."""
    symmetric: set[str] = set()
    inverse: dict[str, str] = {}
    for triple in ontology.triples:
        if isinstance(triple.subject, NamedNode) and isinstance(triple.object, NamedNode):
            if triple.object == iri("owl:SymmetricProperty"):
                symmetric.add(local_name(triple.subject))
            elif triple.predicate == iri("owl:inverseOf"):
                inverse[local_name(triple.subject)] = local_name(triple.object)
    return symmetric, inverse


def _plain(facts: Facts, projection: Projection, names: Predicates) -> Ties:
    """Return the plain edges, each pair of inverses in one direction, a symmetric tie once, from the smaller id."""
    symmetric, inverse = directions(facts.ontology)
    columns: list[tuple[Ints, ...]] = []
    for node in facts.relations:
        property = local_name(node)
        name = inverse.get(property, property)
        if projection.relations is not None and name not in projection.relations:
            continue
        pairs = facts.pairs(node)
        if not len(pairs.start):
            continue
        start, end = (pairs.end, pairs.start) if property in inverse else (pairs.start, pairs.end)
        if property in symmetric:
            start, end = np.minimum(start, end), np.maximum(start, end)
        said = facts.said.predicates[node.value]
        columns.append((start, end, _full(start, names.number(name)), pairs.start, _full(start, said), pairs.end))
    if not columns:
        return _nothing()
    start, end, predicate, subject, stated, object = (np.concatenate(column) for column in zip(*columns, strict=True))
    keys = (predicate * np.int64(facts.count) + start) * facts.count + end  # 64 bits are enough for 10**8 things
    order = ordering(keys)
    new = fresh(keys[order])
    tie, first = np.cumsum(new, dtype=np.int32) - 1, order[new]
    sides = Sides(tie, np.zeros(len(tie), dtype=np.int8), subject[order], stated[order], object[order])
    return Ties(start[first], end[first], predicate[first], _full(first, -1), np.zeros(len(first), dtype=bool), sides)


def _folded(facts: Facts, fold: Fold, names: Predicates) -> Iterator[Ties]:
    """Yield the ties of the things of a class, way by way: from each value of one property to each of the other."""
    folded = facts.of_classes([fold.cls]) & ~facts.cancelled
    for way in fold.ways:
        one, other = facts.pairs(b(way.start)), facts.pairs(b(way.end))
        chosen = folded[one.start]
        via, start = one.start[chosen], one.end[chosen]
        low = np.searchsorted(other.start, via, "left")
        counts = np.searchsorted(other.start, via, "right") - low
        row = np.repeat(np.arange(len(via)), counts)
        end = other.end[np.repeat(low, counts) + np.arange(len(row)) - np.repeat(np.cumsum(counts) - counts, counts)]
        via, start = via[row], start[row]
        yield Ties(
            start, end, _called(facts, way, via, names), via, np.full(len(via), len(fold.ways) > 1),
            _sides_of(facts, way, via, start, end),
        )  # fmt: skip


def _called(facts: Facts, way: Way, via: Ints, names: Predicates) -> Ints:
    """Return what the ties of a way are called."""
    if way.predicate:
        return _full(via, names.number(way.predicate))
    by_class = np.full(len(facts.cls.words), -1, dtype=np.int32)
    codes = facts.cls.codes[via]
    for code in np.flatnonzero(np.bincount(codes)).tolist():
        by_class[code] = names.number(facts.cls.words[code])
    return by_class[codes]


def _sides_of(facts: Facts, way: Way, via: Ints, start: Ints, end: Ints) -> Sides:
    said, tie = facts.said.predicates, np.arange(len(via), dtype=np.int32)
    one, other = (said.get(BASE + name, -1) for name in (way.start, way.end))
    return Sides(
        np.concatenate([tie, tie]),
        np.repeat(np.arange(2, dtype=np.int8), len(via)),
        np.concatenate([via, via]),
        np.concatenate([_full(via, one), _full(via, other)]),
        np.concatenate([start, end]),
    )


def _full(like: Ints, value: int) -> Ints:
    return np.full(len(like), value, dtype=np.int32)


def _nothing() -> Ties:
    none = np.empty(0, dtype=np.int32)
    return Ties(none, none, none, none, np.empty(0, dtype=bool), Sides(none, none, none, none, none))


def _joined(parts: Sequence[Ties]) -> Ties:
    """Return the ties of all parts, one part after the other."""
    before = [0, *accumulate(map(len, parts))]
    moved = [replace(part.sides, tie=part.sides.tie + offset) for part, offset in zip(parts, before, strict=False)]

    def together(columns: Sequence[Ints]) -> Ints:
        return np.concatenate(columns)

    return Ties(
        together([part.start for part in parts]),
        together([part.end for part in parts]),
        together([part.predicate for part in parts]),
        together([part.via for part in parts]),
        np.concatenate([part.several for part in parts]),
        Sides(
            together([side.tie for side in moved]),
            together([side.side for side in moved]),
            together([side.subject for side in moved]),
            together([side.predicate for side in moved]),
            together([side.object for side in moved]),
        ),
    )
