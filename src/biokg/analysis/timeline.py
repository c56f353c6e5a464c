"""Everything dated: what happened, holds, is planned or expected, by the dates that sources give for the thing itself.

The date of a publication is never taken for the date of what it tells: what no source dates is listed apart, with the
day by which it was known.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..claims.ledger import STANDINGS, Statement
from ..errors import InputError
from ..values import lies_within
from .circle import circle, is_a
from .said import nodes_of, said, said_of
from .when import When, reported, when

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["Entry", "Timeline", "Undated", "standing_of", "timeline"]

DATES = {"at": "b:edtf", "begins": "b:validFrom", "ends": "b:validTo", "as of": "b:asOf"}
"""What a date says of the thing → the property that gives it."""

DATABLE = ("Event", "RegulatoryDecision", "ClinicalTrial", "Expectation", "Relationship", "Plan")
"""Classes of things that happen at a time, whether or not a source says when."""

PHASES = {"planned": "planned", "expected": "expected", "under-way": "under way", "under-construction": "under way"}


@dataclass(frozen=True)
class Entry:
    """Something with a date."""

    id: NamedNode
    cls: NamedNode
    what: str
    """What the date says: at (it happens, or is to), begins, ends, or as of."""
    when: When
    standing: str
    """How the thing itself stands; that of the date is in `when`."""
    kinds: tuple[NamedNode, ...]
    places: tuple[NamedNode, ...]
    """Where it happens or happened, as stated."""
    announced: tuple[NamedNode, ...]
    """What was made public at it, sorted by id; of a thing's timeline only what belongs to that thing."""
    fulfilled_by: tuple[NamedNode, ...]
    """What made an expectation come true."""
    statements: tuple[Statement, ...]
    """The claims on its date and its phase."""


@dataclass(frozen=True)
class Undated:
    """Something that happens at a time which no source gives."""

    id: NamedNode
    cls: NamedNode
    standing: str
    reported: str
    """Date of publication (EDTF) of the first source that tells of it: known by then, whenever it was."""
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Timeline:
    """What is dated, in order of the earliest day, then of the latest, then of id; and what is not, by report."""

    about: NamedNode | None
    start: dt.date | None
    end: dt.date | None
    today: dt.date
    entries: tuple[Entry, ...]
    undated: tuple[Undated, ...]


def timeline(
    kg: KnowledgeGraph,
    about: NamedNode | None = None,
    start: dt.date | None = None,
    end: dt.date | None = None,
) -> Timeline:
    """Return what is dated, of the whole graph or of a thing with what belongs to it (see `circle`).

    With `start` and `end`, what can fall between these days, both included; what has no date is then left out. Raises
    InputError where the end is before the start.
    """
    if start and end and end < start:
        raise InputError(
            f"The time from {start} to {end} ends before it begins; swap the two days.",
            zh=f"从{start}到{end}的时段结束早于开始；请对调两个日期。",
        )
    own = {thing.id for thing in kg.things()} if about is None else circle(kg, about)
    wanted = own if about is None else _around(kg, own)
    found = [entry for node in wanted for entry in _entries(kg, node, own)]
    entries = [entry for entry in found if _falls(entry, start, end) and not _told_by_opening(kg, entry, found)]
    undated = [] if start or end else [one for node in wanted - _dated(kg, found) for one in _undated(kg, node)]
    return Timeline(about, start, end, kg.today, _sorted(entries), tuple(sorted(undated, key=_by_report)))


def _dated(kg: KnowledgeGraph, entries: Iterable[Entry]) -> set[NamedNode]:
    """Return what has a date, of its own or of the event that announced it or of the expectation of it."""
    found: set[NamedNode] = set()
    for entry in entries:
        found |= {entry.id, *entry.announced, *nodes_of(said(kg, entry.id, "b:expects"))}
    return found


def _told_by_opening(kg: KnowledgeGraph, entry: Entry, entries: Iterable[Entry]) -> bool:
    """Tell whether a tie begins with an opening that is an entry of its own: of a site that its party runs."""
    if entry.what != "begins":
        return False
    parties = nodes_of(said(kg, entry.id, "b:party"))
    sites = {site for party in parties for site in nodes_of(said_of(kg, party, "b:managedBy"))}
    same = (other.id for other in entries if other.what == "at" and other.when.edtf == entry.when.edtf)
    return any(sites & set(nodes_of(said(kg, event, "b:locatedIn"))) for event in same)


def _sorted(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    return tuple(sorted(entries, key=lambda one: (*one.when.window, one.id.value, one.what)))


def _by_report(one: Undated) -> tuple[str, str]:
    return min(told.source.issued.value for told in one.statements), one.id.value


def _falls(entry: Entry, start: dt.date | None, end: dt.date | None) -> bool:
    first, last = entry.when.window
    return (start is None or last >= start) and (end is None or first <= end)


def _around(kg: KnowledgeGraph, own: Collection[NamedNode]) -> set[NamedNode]:
    """Return things of the circle with the events at which they were announced, happened or came true."""
    found = set(own)
    for node in own:
        for one in (*said(kg, node, "b:announcedAt", "b:fulfilledBy"), *said_of(kg, node, "b:locatedIn")):
            if one.settled and isinstance(one.value, NamedNode) and is_a(kg, one.value, "Event", "RegulatoryDecision"):
                found.add(one.value)
    return found


def _entries(kg: KnowledgeGraph, node: NamedNode, own: Collection[NamedNode]) -> Iterator[Entry]:
    for what, name in DATES.items():
        date = when(kg, node, name)
        if date is not None:
            yield Entry(
                id=node,
                cls=kg.classes(node)[0],
                what=what,
                when=date,
                standing=standing_of(kg, node),
                kinds=tuple(nodes_of(said(kg, node, "b:kind"))),
                places=tuple(nodes_of(said(kg, node, "b:locatedIn", "b:at"))),
                announced=tuple(one for one in _announced(kg, node, date) if one in own),
                fulfilled_by=tuple(nodes_of(said(kg, node, "b:fulfilledBy"))),
                statements=tuple(dict.fromkeys([*date.statements, *_phase(kg, node)])),
            )


def _announced(kg: KnowledgeGraph, event: NamedNode, date: When) -> tuple[NamedNode, ...]:
    """Return what was announced at an event and at no other one with a finer date within it."""
    return tuple(
        sorted(
            (node for node in nodes_of(said_of(kg, event, "b:announcedAt")) if not _finer(kg, node, date)),
            key=lambda node: node.value,
        )
    )


def _finer(kg: KnowledgeGraph, node: NamedNode, date: When) -> bool:
    dates = [when(kg, event) for event in nodes_of(said(kg, node, "b:announcedAt"))]
    return any(other is not None and lies_within(other.edtf, date.edtf) for other in dates)


def _undated(kg: KnowledgeGraph, node: NamedNode) -> Iterator[Undated]:
    told = [one for one in kg.ledger.about(node) if one.live and one.claim.subject == node]
    if told and is_a(kg, node, *DATABLE):
        yield Undated(node, kg.classes(node)[0], standing_of(kg, node), reported(told), tuple(told))


def _phase(kg: KnowledgeGraph, node: NamedNode) -> list[Statement]:
    return [told for one in said(kg, node, "b:status") if one.settled for told in one.statements]


def standing_of(kg: KnowledgeGraph, node: NamedNode) -> str:
    """Return how a thing stands: by its status, an expectation as expected, else by the best claim that it makes."""
    phase = PHASES.get(kg.ledger.status.get(node, ""))
    if phase is not None:
        return phase
    if is_a(kg, node, "Expectation"):
        return "expected"
    told = [one.standing for one in kg.ledger.about(node) if one.live and one.claim.subject == node]
    states = [one.standing for one in _phase(kg, node)]
    return min(states or told or ["stated"], key=STANDINGS.index)
