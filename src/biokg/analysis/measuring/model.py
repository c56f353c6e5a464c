"""What is told of a network in measures."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from pyoxigraph import NamedNode

from ...claims.ledger import Statement
from .gatherings import Gathering

__all__ = ["Grouping", "Loss", "Measuring", "Row", "Size", "Table"]


@dataclass(frozen=True)
class Size:
    """What a network is made of."""

    things: int
    pairs: int
    """Pairs with at least one tie."""
    merged: int
    """Further ties of pairs that have one already."""
    loops: int
    """Ties of a thing to itself; no measure counts them."""


@dataclass(frozen=True)
class Row:
    """A thing, or a pair of things, with what was measured."""

    rank: int
    nodes: tuple[NamedNode, ...]
    """One thing, two for a pair, none for the network as a whole."""
    value: Decimal
    error: Decimal | None
    """The standard error where the value is estimated from a sample, None where it is exact."""
    compared_rank: int | None
    """The rank in the other network: with planned ties, or without; None where it has none there."""
    compared_value: Decimal | None
    statements: tuple[Statement, ...]
    """What is said of its ties."""


@dataclass(frozen=True)
class Table:
    """One measure in both networks."""

    measure: str
    """A key of `biokg.analysis.measures.MEANINGS`."""
    rows: tuple[Row, ...]
    """By value, then id; none where the measure says nothing."""
    of: int
    """How many have a value."""
    equals: int
    """How many more have the value of the last row: they stand below it by id alone."""
    silence: str
    """Why it says nothing, a key of `SILENCES`; empty where it says something."""
    compared_silence: str
    """The same in the other network."""
    remarks: Mapping[str, int]
    """What to bear in mind, keys of `REMARKS`."""


@dataclass(frozen=True)
class Loss:
    """What falls apart without one thing."""

    node: NamedNode
    cut_off: int
    """How many things lose touch with the largest rest."""
    of: int
    """How many hang together with it, itself not counted."""
    parts: tuple[Gathering, ...]
    """What is cut off, the largest part first."""


@dataclass(frozen=True)
class Grouping:
    """The groups of the network."""

    groups: tuple[Gathering, ...]
    """The largest first; none where the measure says nothing."""
    silence: str
    modularity: Decimal | None
    """Share of ties within groups less what chance would give."""
    stability: Decimal | None
    """How far runs agree: the mean adjusted Rand index, 1 where all are the same."""
    runs: int


@dataclass(frozen=True)
class Measuring:
    """A network in measures, beside the one with planned ties, or without them."""

    projection: str
    planned: bool
    """Whether planned ties are counted; the network compared with is the other one."""
    as_of: dt.date
    size: Size
    compared: Size
    tables: tuple[Table, ...]
    """In the order of `MEASURES`, those asked for."""
    organizations: tuple[Row, ...]
    """The agents among the ranks of degree, with these ranks; none where degree was not asked for."""
    losses: tuple[Loss, ...]
    """Of the first articulation points."""
    grouping: Grouping | None
    """None where it was not asked for."""
    parts: tuple[int, ...]
    """How many things hang together in each component of two or more, the largest first."""
    alone: tuple[NamedNode, ...]
    """Things without a tie, sorted by id."""
    literals: int = 0
    """Of a network that a query constructs: triples with a text or number, which are no ties."""
    blank_nodes: int = 0
    """The same for triples with a blank node."""
