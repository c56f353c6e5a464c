"""Forecasts kept to account: what was expected for when, by whom, and what became of it as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import Literal, NamedNode

from ..claims.ledger import Statement
from ..terms import b
from ..values import window
from .coverage import Coverage, coverage
from .holdings import things_of

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["STATES", "Expectation", "Window", "expectations", "judged"]

STATES = (
    "overdue", "due", "pending", "undated", "dropped", "met early", "met in window", "met late", "met",
)  # fmt: skip
"""Overdue: the window has passed. Due: the day is within it. Pending: before it. Undated: none is stated. Dropped: the
expected thing was cancelled. Met: it came true, and the dates at hand do not tell whether within the window."""


class Window(NamedTuple):
    """From the earliest to the latest day, both included."""

    earliest: dt.date
    latest: dt.date


@dataclass(frozen=True)
class Expectation:
    """An expectation as of a day."""

    id: NamedNode
    expects: NamedNode | None
    """The thing to come."""
    window: Window | None
    """When it is to come true; None where no date is stated."""
    wording: str
    """The words for the window, as written; empty where not kept."""
    said: dt.date
    """Day of publication of the first source that states the expectation."""
    speakers: tuple[NamedNode, ...]
    """Who voiced it; empty where the source speaks for itself."""
    sources: tuple[NamedNode, ...]
    """The sources that state it, oldest first."""
    jurisdictions: tuple[NamedNode, ...]
    """Where the expected decision has force; empty where not stated."""
    state: str
    """One of `STATES`."""
    fulfilled_by: NamedNode | None
    """The event that made it true, if it had by that day."""
    happened: Window | None
    """When it came true: as dated, else up to the publication of the source that tells; None while it has not."""
    scope: Coverage | None
    """Which of the expected indications the fulfilment covers; None where either side names none, or not yet met."""

    @property
    def narrower(self) -> bool:
        """Whether it was met for less than was expected."""
        return self.scope is not None and not self.scope.full


def expectations(kg: KnowledgeGraph, as_of: dt.date) -> list[Expectation]:
    """Return every expectation of the graph with its state at the end of a day; order: as `STATES`, window, id.

    `as_of` moves the clock, not the knowledge: a fulfilment dated later does not count, but one that the graph dates
    earlier does, even where its source was published later. For what was known then, ask ``kg.as_of(day)``.
    """
    found = [_expectation(kg, node, as_of) for node in things_of(kg, "Expectation")]
    return sorted(found, key=_order)


def _order(one: Expectation) -> tuple[int, dt.date, str]:
    return STATES.index(one.state), one.window.latest if one.window else dt.date.max, one.id.value


def _expectation(kg: KnowledgeGraph, node: NamedNode, as_of: dt.date) -> Expectation:
    ledger = kg.ledger
    voiced = _voiced(kg, node)
    expects = _first(ledger.objects(node, b("expects")))
    due = _window(kg, node)
    event, happened = _fulfilment(kg, node, as_of)
    sources = tuple(dict.fromkeys(one.source.id for one in voiced))
    return Expectation(
        id=node,
        expects=expects,
        window=due,
        wording=next((value.value for value in ledger.objects(node, b("verbatim"))), ""),
        said=_day(voiced[0].source.issued) if voiced else as_of,
        speakers=tuple(dict.fromkeys(one.claim.speaker for one in voiced if one.claim.speaker)),
        sources=sources,
        jurisdictions=_nodes(ledger.objects(expects, b("jurisdiction"))) if expects else (),
        state=judged(due, happened, as_of, dropped=ledger.status.get(expects) == "cancelled" if expects else False),
        fulfilled_by=event,
        happened=happened,
        scope=_scope(kg, expects, event, sources) if expects and event else None,
    )


def _voiced(kg: KnowledgeGraph, node: NamedNode) -> list[Statement]:
    """Return the live statements that make the expectation, oldest first; those that tell its fulfilment do not."""
    about = kg.ledger.about(node)
    made = [one for one in about if one.live and one.claim.subject == node and one.claim.predicate != b("fulfilledBy")]
    return [one for one in made if one.claim.predicate == b("expects")] or made


def _window(kg: KnowledgeGraph, node: NamedNode) -> Window | None:
    dates = kg.ledger.objects(node, b("edtf"))
    return Window(*window(dates[0].value)) if dates else None


def _fulfilment(kg: KnowledgeGraph, node: NamedNode, as_of: dt.date) -> tuple[NamedNode | None, Window | None]:
    """Return the first event that surely had fulfilled the expectation by a day, and when: at the latest when told."""
    done = []
    for event in _nodes(kg.ledger.objects(node, b("fulfilledBy"))):
        told = min(_day(one.source.issued) for one in kg.ledger.behind(node, b("fulfilledBy"), event))
        when = _window(kg, event) or Window(dt.date.min, told)
        if when.earliest <= told:
            when = Window(when.earliest, min(when.latest, told))
        if when.latest <= as_of:
            done.append((when, event))
    if not done:
        return None, None
    when, event = min(done, key=lambda one: (one[0], one[1].value))
    return event, when


def judged(due: Window | None, happened: Window | None, as_of: dt.date, *, dropped: bool) -> str:
    """Return which of `STATES` holds at the end of a day for what is due in a window and happened in another."""
    if happened is not None:
        return _met(due, happened)
    if dropped:
        return "dropped"
    if due is None:
        return "undated"
    return "pending" if as_of < due.earliest else "due" if as_of <= due.latest else "overdue"


def _met(due: Window | None, happened: Window) -> str:
    if due is None:
        return "met"
    if due.earliest <= happened.earliest and happened.latest <= due.latest:
        return "met in window"
    if happened.latest < due.earliest:
        return "met early"
    return "met late" if happened.earliest > due.latest else "met"


def _scope(kg: KnowledgeGraph, expects: NamedNode, event: NamedNode, sources: Collection[NamedNode]) -> Coverage | None:
    """Compare the indications that were expected, in the words of those who expected, with those that came."""
    ledger, indication = kg.ledger, b("forIndication")
    foreseen = [
        one.claim.object
        for one in ledger.about(expects)
        if one.live and one.claim.predicate == indication and one.source.id in sources and one.standing != "denied"
    ]
    came = _nodes(ledger.objects(event, indication))
    return coverage(kg, _nodes(foreseen), came) if foreseen and came else None


def _nodes(values: Collection[NamedNode | Literal]) -> tuple[NamedNode, ...]:
    return tuple(dict.fromkeys(value for value in values if isinstance(value, NamedNode)))


def _first(values: Collection[NamedNode | Literal]) -> NamedNode | None:
    return next(iter(_nodes(values)), None)


def _day(issued: Literal) -> dt.date:
    return dt.date.fromisoformat(issued.value[:10])
