"""Registers of one publisher taken together: what they know by its written name alone is one thing under one name.

Each register describes things of its own (decision 0171), so a company stands once in each of the FDA's lists.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

import numpy as np
from pyoxigraph import NamedNode

from ...columns import Columns, Mask, Pairs, Scope, distinct
from ...columns.part import Ints
from ...registers.catalogue import REGISTERS, register
from ...registers.model import Register
from ...terms import iri

__all__ = ["Together", "alike"]

TYPE = iri("rdf:type")


def alike(columns: Columns, graphs: Collection[NamedNode]) -> Ints | None:
    """Return for each term the one that it counts as; None where no publisher has several of the registers.

    Of things of one name that of the first register, by name, stands for all.
    """
    publishers: dict[str, list[Register]] = {}
    for one in map(register, sorted(REGISTERS)):
        if one.graph in graphs:
            publishers.setdefault(one.kind or one.name, []).append(one)
    several = [group for group in publishers.values() if len(group) > 1]
    if not several:
        return None
    same = np.arange(columns.terms, dtype=np.int32)
    for group in several:
        first: dict[str, int] = {}
        for one in group:
            for name, number in _written(columns, one):
                same[number] = first.setdefault(name, number)
    return same


def _written(columns: Columns, one: Register) -> Iterator[tuple[str, int]]:
    """Yield what a register knows by its written name alone: kind and name, as in its IRI, and its number."""
    things = distinct(columns.rows(TYPE, one.graph).subject)
    for thing, number in zip(columns.iris(things), things.tolist(), strict=True):
        if thing.startswith(one.shared):
            yield "/".join(thing.split("/")[-2:]), number


class Together(Scope):
    """Some named graphs taken together, in which some terms count as others: see `alike`."""

    def __init__(self, columns: Columns, graphs: Collection[NamedNode], same: Ints | None) -> None:
        super().__init__(columns, graphs)
        self.same = same
        self._moved = same != np.arange(len(same)) if same is not None else np.empty(0, dtype=bool)
        self._merged: dict[tuple[NamedNode, ...], Pairs] = {}

    def pairs(self, *properties: NamedNode) -> Pairs:
        """Return the statements of a property, or of several as if they were one; of what counts as one, each once."""
        if properties not in self._merged:
            self._merged[properties] = self._as_one(self.apart(*properties))
        return self._merged[properties]

    def apart(self, *properties: NamedNode) -> Pairs:
        """Return the statements of a property, or of several, as they stand."""
        return super().pairs(*properties)

    def _as_one(self, found: Pairs) -> Pairs:
        if self.same is None or not (self._moved[found.subject].any() or self._moved[found.object].any()):
            return found
        return Pairs.of(self.columns, self.same[found.subject], self.same[found.object])

    def graphs(self, property: NamedNode, among: Mask) -> list[NamedNode]:
        """Return the graphs that state a property of some subjects, or of what counts as one of them, sorted."""
        return super().graphs(property, self.every(among))

    def every(self, among: Mask) -> Mask:
        """Tell which terms count as some."""
        return among if self.same is None else among[self.same]
