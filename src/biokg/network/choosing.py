"""Filters at work: what each leaves out of the nodes and ties of a projection, and how much that is."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection
from dataclasses import dataclass, field

import numpy as np

from ..values import window
from .columns import Coded, Flags
from .evidence import TIER_NAMES, Evidence
from .facts import Facts
from .filters import Filters
from .ties import Ties

__all__ = ["Choice", "choose", "members", "near"]

CONTAINED = frozenset({"locatedIn", "partOf"})
ONGOING = {"affiliatedWith", "Position", "developedBy"}
"""From a person or product to its organization."""
OF_PRODUCTS = {"studies", "decisionOn"}


@dataclass(eq=False)
class Choice:
    """Which nodes and ties are chosen, and what was left out on the way."""

    nodes: Flags
    core: Flags
    """Which nodes stay without a tie."""
    ties: Ties
    kept: Flags
    """Which ties are chosen."""
    left_out: dict[str, tuple[int, int]] = field(default_factory=dict)
    """Filter → things and ties that it left out."""

    def leave(self, name: str, nodes: Flags, ties: Flags) -> None:
        """Leave out some nodes and ties, and with them the ties that lose an end and the context that loses its tie."""
        before = int(self.nodes.sum()), int(self.kept.sum())
        self.nodes = self.nodes & ~nodes
        self.kept = self.kept & ~ties & self.nodes[self.ties.start] & self.nodes[self.ties.end]
        self.tidy()
        lost = before[0] - int(self.nodes.sum()), before[1] - int(self.kept.sum())
        if any(lost):
            self.left_out[name] = lost

    def tidy(self) -> None:
        """Leave out context that no tie reaches."""
        reached = self.core.copy()
        reached[self.ties.start[self.kept]] = True
        reached[self.ties.end[self.kept]] = True
        self.nodes = self.nodes & reached


def choose(facts: Facts, choice: Choice, about: Evidence, behind: Evidence, filters: Filters) -> None:
    """Apply the filters that look at each thing and tie by itself, with the evidence of nodes and of ties."""
    if not filters.planned:
        choice.leave("planned", about.planned, behind.planned)
    if filters.valid_at is not None:
        wrong = np.concatenate([not_valid(facts, filters.valid_at), np.zeros(len(facts.names) - facts.count + 1, bool)])
        choice.leave("valid_at", wrong[:-1], wrong[choice.ties.via])
    if filters.sources > 1:
        choice.leave("sources", about.sources < filters.sources, behind.sources < filters.sources)
    if filters.tier is not None:
        choice.leave("tier", *(_weaker(one, TIER_NAMES.index(filters.tier)) for one in (about, behind)))
    if not filters.machine:
        choice.leave("machine", *(_weaker(one, len(TIER_NAMES) - 2) for one in (about, behind)))
    if filters.confidence is not None:
        choice.leave("confidence", about.confidence < filters.confidence, behind.confidence < filters.confidence)


def _weaker(evidence: Evidence, worst: int) -> Flags:
    return (evidence.tier.codes > worst) | (evidence.tier.codes < 0)


def not_valid(facts: Facts, day: dt.date) -> Flags:
    """Tell which things began after a day or ended before, as far as that is stated and certain."""
    begins, ends, dated = (facts.words(name) for name in ("b:validFrom", "b:validTo", "b:edtf"))
    later = _where(begins, lambda word: word[:10] > day.isoformat())
    undated = (begins.codes < 0) & _where(dated, lambda word: window(word)[0] > day)
    return later | undated | _where(ends, lambda word: word[:10] < day.isoformat())


def _where(column: Coded, test: Callable[[str], bool]) -> Flags:
    found = np.array([*(test(word) for word in column.words), False], dtype=bool)
    return found[column.codes]


def near(choice: Choice, centre: Flags, depth: int) -> Flags:
    """Tell which nodes are at most `depth` chosen ties from some, in whatever direction."""
    reached = centre
    start, end = choice.ties.start[choice.kept], choice.ties.end[choice.kept]
    for _ in range(depth):
        found = reached.copy()
        found[end[reached[start]]] = True
        found[start[reached[end]]] = True
        if (found == reached).all():
            break
        reached = found
    return reached


def members(choice: Choice, predicates: list[str], park: int) -> Flags:
    """Tell what belongs to a park, from the chosen ties of the ecosystem.

    First what lies in it, zones and buildings included; then what a tie joins to that; then the people and products of
    organizations among those, and the trials and decisions on these products.
    """
    start, end = choice.ties.start[choice.kept], choice.ties.end[choice.kept]
    predicate = choice.ties.predicate[choice.kept]

    def called(wanted: Collection[str]) -> Flags:
        return np.array([*(name in wanted for name in predicates), False])[predicate]

    inside = np.zeros(len(choice.nodes), dtype=bool)
    inside[park] = True
    contained = called(CONTAINED)
    while True:
        fresh = start[contained & inside[end] & ~inside[start]]
        if not len(fresh):
            break
        inside[fresh] = True
    found = inside.copy()
    found[start[inside[end]]] = True
    found[end[inside[start]]] = True
    organizations = found.copy()
    for wanted, one, other in ((ONGOING, start, end), ({"foundedBy"}, end, start)):
        found[one[called(wanted) & organizations[other]]] = True
    found[start[called(OF_PRODUCTS) & found[end]]] = True
    return found
