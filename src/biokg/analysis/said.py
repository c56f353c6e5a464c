"""What is said of a thing by one property: values, each with how it stands and the claims behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import NamedNode

from ..claims.ledger import STANDINGS, Statement
from ..claims.model import Value
from ..terms import iri, shorten
from ..values import day

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["Plain", "Said", "nodes_of", "plain_value", "said", "said_of", "statements_in"]

Plain: TypeAlias = NamedNode | str | int | Decimal | dt.date
"""A value as Python knows it: a thing or concept, a text, a count, a number, a day."""


@dataclass(frozen=True)
class Said:
    """One value that live claims give, with all of them."""

    value: Plain
    standing: str
    """The best standing of its claims (`biokg.claims.ledger.STANDINGS`)."""
    settled: bool
    """Whether it is an edge of the graph."""
    statements: tuple[Statement, ...]
    """The claims, the best first."""

    @property
    def open_list(self) -> bool:
        """Whether the words say that there are more ("including …")."""
        return any(one.claim.open_list for one in self.statements)


def said(kg: KnowledgeGraph, node: NamedNode, *names: str) -> tuple[Said, ...]:
    """Return the values of properties (``b:kind``) of a thing: settled first, then by standing, then by value.

    What is denied is there, as such; what was withdrawn is not.
    """
    return _gathered(kg, node, names, inverse=False)


def said_of(kg: KnowledgeGraph, node: NamedNode, *names: str) -> tuple[Said, ...]:
    """Return the things that have a thing as the value of a property, in the order of `said`."""
    return _gathered(kg, node, names, inverse=True)


def nodes_of(values: Iterable[Said], *, settled: bool = True) -> list[NamedNode]:
    """Return the things among values: those that are settled, or all that are not denied."""
    kept = (one for one in values if (one.settled if settled else one.standing != "denied"))
    return [one.value for one in kept if isinstance(one.value, NamedNode)]


def plain_value(value: Value) -> Plain:
    """Return a term as Python knows it.

    >>> from pyoxigraph import Literal
    >>> plain_value(Literal("5.8", datatype=iri("xsd:decimal"))), plain_value(Literal("on Oct 24"))
    (Decimal('5.8'), 'on Oct 24')
    """
    if isinstance(value, NamedNode):
        return value
    kind = shorten(value.datatype.value)
    if kind == "xsd:decimal":
        return Decimal(value.value)
    if kind == "xsd:integer":
        return int(value.value)
    return day(value.value[:10]) if kind == "xsd:dateTime" else value.value


def statements_in(value: object) -> Iterator[Statement]:
    """Yield the statements anywhere in plain data, in its order; one may come again."""
    if isinstance(value, Statement):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from statements_in(getattr(value, field.name))
    elif isinstance(value, dict):
        for part in value.values():
            yield from statements_in(part)
    elif isinstance(value, tuple | list):
        for part in value:
            yield from statements_in(part)


def _gathered(kg: KnowledgeGraph, node: NamedNode, names: Iterable[str], *, inverse: bool) -> tuple[Said, ...]:
    wanted = {iri(name) for name in names}
    groups: dict[Value, list[Statement]] = {}
    for one in kg.ledger.about(node):
        here, there = (one.claim.object, one.claim.subject) if inverse else (one.claim.subject, one.claim.object)
        if one.live and here == node and one.claim.predicate in wanted:
            groups.setdefault(there, []).append(one)
    found = [_said(value, told) for value, told in groups.items()]
    return tuple(sorted(found, key=_order))


def _said(value: Value, told: list[Statement]) -> Said:
    told.sort(key=lambda one: (not one.settled, STANDINGS.index(one.standing), one.source.issued.value))
    return Said(plain_value(value), told[0].standing, any(one.settled for one in told), tuple(told))


def _order(one: Said) -> tuple[bool, int, str]:
    value = one.value.value if isinstance(one.value, NamedNode) else str(one.value)
    return not one.settled, STANDINGS.index(one.standing), value
