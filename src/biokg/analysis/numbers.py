"""Numbers that are said of a thing, each with its hedge, unit, population and date; populations are never mixed."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..claims.ledger import Statement
from ..terms import local_name
from ..values import Bounds, bounds
from .said import Said, nodes_of, said, said_of
from .when import reported

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["Number", "numbers_of"]

PARTS = ("b:statisticOf", "b:measures", "b:value", "b:qualifier", "b:unit", "b:populationArea", "b:asOf", "b:verbatim")


@dataclass(frozen=True)
class Number:
    """One number said of one thing."""

    id: NamedNode
    of: NamedNode
    """The thing that it is a number of."""
    measures: NamedNode | None
    """What is counted or measured: numbers that differ here are of different populations."""
    value: Decimal
    qualifier: str
    """Local name of the hedge: exactly, about, over, at-least, nearly, under, at-most."""
    bounds: Bounds
    """What is safe to say; None on a side of which the words say nothing."""
    unit: str
    """Local name of the unit; empty for a plain count."""
    population: NamedNode | None
    """The area whose total it is a share of."""
    as_of: dt.date | None
    """The day for which it holds, where a source says so."""
    reported: str
    """Date of publication (EDTF) of the first source that states it."""
    wording: str
    standing: str
    disputed: bool
    """Whether a claim on it disagrees with another one."""
    statements: tuple[Statement, ...]
    """All claims that make it up, the value first."""

    @property
    def there(self) -> bool:
        """Whether it is of what is there, and not of what is under way or to come."""
        return self.standing in {"stated", "inferred"}

    @property
    def day(self) -> dt.date:
        """The day to draw it at: the one for which it holds, else the last that the date of publication can mean."""
        first = min(self.statements, key=lambda one: (one.source.issued.value, one.source.name))
        return self.as_of or dt.date.fromisoformat(first.source.issued.value[:10])


def numbers_of(kg: KnowledgeGraph, node: NamedNode) -> tuple[Number, ...]:
    """Return the numbers of a thing: by what they measure, then the oldest first, then by id.

    A statistic without a value is absent.
    """
    found = [_number(kg, node, one) for one in said_of(kg, node, "b:statisticOf") if one.settled]
    return tuple(sorted((one for one in found if one is not None), key=_order))


def _order(one: Number) -> tuple[str, dt.date, str]:
    return one.measures.value if one.measures else "", one.day, one.id.value


def _number(kg: KnowledgeGraph, of: NamedNode, statistic: Said) -> Number | None:
    assert isinstance(statistic.value, NamedNode)
    parts = {name: [one for one in said(kg, statistic.value, name) if one.settled] for name in PARTS}
    values = [one.value for one in parts["b:value"] if isinstance(one.value, Decimal)]
    if not values:
        return None
    told = [one for name in ("b:value", *PARTS) for part in parts[name] for one in part.statements]
    qualifier = next((local_name(node) for node in nodes_of(parts["b:qualifier"])), "exactly")
    days = [one.value for one in parts["b:asOf"] if isinstance(one.value, dt.date)]
    return Number(
        id=statistic.value,
        of=of,
        measures=next(iter(nodes_of(parts["b:measures"])), None),
        value=values[0],
        qualifier=qualifier,
        bounds=bounds(values[0], qualifier),
        unit=next((local_name(node) for node in nodes_of(parts["b:unit"])), ""),
        population=next(iter(nodes_of(parts["b:populationArea"])), None),
        as_of=days[0] if days else None,
        reported=reported(parts["b:value"][0].statements),
        wording=next((str(one.value) for one in parts["b:verbatim"]), ""),
        standing=_standing(statistic, parts["b:value"][0]),
        disputed=any(kg.ledger.rivals.get(one.claim.id) for one in told),
        statements=tuple(dict.fromkeys(told)),
    )


def _standing(statistic: Said, value: Said) -> str:
    """Return the standing of a number: to come or under way where it, or what it is of, is; else that of its value."""
    return statistic.standing if statistic.standing in {"under way", "planned", "expected"} else value.standing
