"""When numbers of two places may be put in an order, and the reasons why not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from pyoxigraph import NamedNode

from ...values import Bounds
from ..numbers import Number

__all__ = ["APART", "REASONS", "Ranking", "Reason", "population", "rank", "scaled"]

APART = 366
"""Days that two numbers may lie apart: what was counted more than a year before is another state of the world."""

REASONS = ("one", "nested", "population", "standing", "disputed", "apart", "bounds", "overlap")
"""Why places are not ranked. One: fewer than two have a number. Nested: one lies in the other. Population: not the same
is counted, or of another whole, or in another unit. Standing: one number is of what is there, the other of what is not
there yet. Disputed: sources disagree on one. Apart: more than `APART` days lie between. Bounds: the words give one of
them no bound. Overlap: the bounds leave open which is more."""

AREAS = {"hectare": Decimal(10_000), "square-kilometre": Decimal(1_000_000), "square-metre": Decimal(1)}
NOT_THERE = frozenset({"under way", "planned", "expected", "intended"})


@dataclass(frozen=True)
class Reason:
    """Why places are not ranked."""

    kind: str
    """One of `REASONS`."""
    places: tuple[NamedNode, ...]
    numbers: tuple[Number, ...]
    """The numbers that it is about."""


@dataclass(frozen=True)
class Ranking:
    """An order of places, or why there is none."""

    order: tuple[NamedNode, ...]
    """The places that may be ranked, most first; empty where none may."""
    numbers: tuple[Number, ...]
    """The numbers of those places by which they are ranked."""
    reasons: tuple[Reason, ...]
    """Why there is no order; empty where there is one."""


def population(one: Number) -> tuple[str, str, str]:
    """Return what makes two numbers comparable: what is counted, of which whole, in which sort of unit."""
    unit = "area" if one.unit in AREAS else one.unit
    return one.measures.value if one.measures else "", one.population.value if one.population else "", unit


def scaled(one: Number, unit: str = "square-metre") -> Bounds:
    """Return the bounds, those of an area in the unit of areas wanted; all else as it is."""
    factor = AREAS.get(one.unit, Decimal(1)) / AREAS.get(unit, Decimal(1))
    low, high = (None if end is None else end * factor for end in (one.bounds.low, one.bounds.high))
    return Bounds(low, high, one.bounds.low_open, one.bounds.high_open)


def rank(numbers: Mapping[NamedNode, Sequence[Number]], nested: Sequence[tuple[NamedNode, NamedNode]]) -> Ranking:
    """Return the order of places by their numbers, each the newest of its population, or the reasons against one.

    `nested` names pairs of places of which the first lies in the second. Where several populations are shared, the one
    that most places share counts, then the one with the newest number.
    """
    have = tuple(place for place, found in numbers.items() if found)
    if len(have) < 2:
        return Ranking((), (), (Reason("one", have, ()),))
    reasons = [Reason("nested", pair, ()) for pair in nested if set(pair) <= set(have)]
    shared = _shared(numbers)
    if not shared:
        every = tuple(one for place in have for one in numbers[place])
        return Ranking((), (), (*reasons, Reason("population", have, every)))
    for one, other in combinations(shared, 2):
        reasons += _between(one, other, shared[one], shared[other])
    if reasons:
        return Ranking((), (), tuple(reasons))
    order = sorted(shared, key=lambda place: _place_in_order(scaled(shared[place])), reverse=True)
    return Ranking(tuple(order), tuple(shared[place] for place in order), ())


def _shared(numbers: Mapping[NamedNode, Sequence[Number]]) -> dict[NamedNode, Number]:
    """Return the numbers of the population that most places share; none where no two do."""
    found: dict[tuple[str, str, str], dict[NamedNode, Number]] = {}
    for place, each in numbers.items():
        for one in each:
            found.setdefault(population(one), {})[place] = one
    several = [each for each in found.values() if len(each) > 1]
    return max(several, key=lambda each: (len(each), max(one.day for one in each.values())), default={})


def _between(one: NamedNode, other: NamedNode, first: Number, second: Number) -> Iterator[Reason]:
    """Yield what speaks against ranking two places by two numbers; the doubt about the bounds only where none else."""
    places, numbers = (one, other), (first, second)
    found = False
    for kind, holds in (
        ("standing", (first.standing in NOT_THERE) != (second.standing in NOT_THERE)),
        ("disputed", first.disputed or second.disputed),
        ("apart", abs((first.day - second.day).days) > APART),
        ("bounds", any(number.bounds.low is None and number.bounds.high is None for number in numbers)),
    ):
        if holds:
            found = True
            yield Reason(kind, places, numbers)
    if not found and not (_above(first, second) or _above(second, first)):
        yield Reason("overlap", places, numbers)


def _above(one: Number, other: Number) -> bool:
    """Tell whether one number is surely more than the other."""
    low, high = scaled(one), scaled(other)
    if low.low is None or high.high is None:
        return False
    return low.low > high.high or (low.low == high.high and (low.low_open or high.high_open))


def _place_in_order(known: Bounds) -> tuple[Decimal, bool]:
    """Return what disjoint intervals are sorted by."""
    if known.low is not None:
        return known.low, known.low_open
    assert known.high is not None
    return known.high, False
