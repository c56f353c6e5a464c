"""Counts over registers as plain data: each with how many there are in all, and the registers that it is from."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from ...claims.ledger import Statement
from ..share import Share

__all__ = ["Count", "Figure", "Known", "RegisterLine", "Registers"]


@dataclass(frozen=True)
class Count:
    """How many have a value."""

    value: NamedNode | str
    """A class, a country, a sponsor, …; of years their four digits."""
    number: int
    by_place: Mapping[NamedNode, int] = field(default_factory=dict)
    """Of decisions, the number in each area where they have force, the area with most decisions first."""


@dataclass(frozen=True)
class Figure:
    """How many of the things of a topic have which value of one property."""

    topic: str
    """``things``, ``organisations``, ``studies``, ``decisions`` or ``products``."""
    name: str
    """What they are told apart by: ``classes``, ``countries``, ``sponsors``, …"""
    counts: Sequence[Count]
    """The most first, then by id, at most as many as asked for; years from the last one back, all of them. What has
    several values counts with each."""
    stated: Share
    """Of how many things of the topic a value is known: k of n."""
    values: int
    """How many different values there are, those included that are not listed."""
    registers: Sequence[str]
    """Names of the registers that state it, sorted."""


@dataclass(frozen=True)
class RegisterLine:
    """One register as it was imported."""

    name: str
    title: Mapping[str, str]
    """With the release, by language."""
    date: str
    """When it was released, as EDTF."""
    licence: str
    page: str
    records: int
    """Taken in, each once."""
    rejected: int | None
    """None where the workspace holds another release than the graph, or none."""
    only_named: int | None
    """Things that records of others link to and that have no record; None as of `rejected`."""
    statements: int
    matched: int
    """Things of it that are the same as things of the sources."""


@dataclass(frozen=True)
class Known:
    """A thing of the sources and the record that is the same (skos:exactMatch), with what registers tell of that."""

    thing: NamedNode
    record: NamedNode
    register: str
    sponsored: int
    """Studies that it leads."""
    supported: int
    """Studies that it supports."""
    studied: int
    """Studies of it, where it is a product or a disease."""
    held: int
    """Decisions granted to it."""
    ruled: int
    """Decisions on it, where it is a product."""


@dataclass(frozen=True)
class Registers:
    """What registers hold, as of a day."""

    as_of: dt.date
    country: NamedNode | None
    """The country that organisations, studies and decisions are of; None for all."""
    only: str | None
    """The one register that was asked for; None for all."""
    imported: Sequence[RegisterLine]
    """By name."""
    figures: Sequence[Figure]
    """Topic by topic; a figure of which nothing is known is absent."""
    known: Sequence[Known]
    """The thing with most studies and decisions first, then by id; the records of a thing stand together."""
    absent: Sequence[str]
    """Topics of which the registers hold nothing."""
    releases: Mapping[str, Statement]
    """Register → its release, as the statement that its counts rest on."""
    top: int
    """How many values a figure lists at most."""
    left_out: Sequence[str] = ()
    """Titles of registers that were released only after the day."""

    def figure(self, topic: str, name: str) -> Figure | None:
        """Return a figure; None where nothing is known of it."""
        return next((one for one in self.figures if (one.topic, one.name) == (topic, name)), None)
