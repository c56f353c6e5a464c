"""The forecast ledger: every expectation and every plan, by whom, for when, and what has become of it as of a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..claims.ledger import Statement, machine_only
from ..claims.model import Source
from ..errors import InputError
from ..terms import b, local_name
from ..values import day
from .bearing import companies_of, places_of, tie_of
from .circle import is_a
from .coverage import Coverage
from .expectations import Expectation, Window, expectations, judged
from .fulfilment import Fulfilment, fulfilment, ties_of_the_same_two
from .pieces import pieces
from .said import Said, nodes_of, said, said_of
from .silence import Silence
from .when import when

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["COMING", "LAPSED", "STATES", "Forecast", "Slip", "forecasts"]

STATES = (
    "overdue", "due", "pending", "under way", "undated", "dormant", "presumed dropped", "dropped",
    "met early", "met in window", "met late", "met",
)  # fmt: skip
"""As `biokg.analysis.expectations.STATES`; besides, under way: begun, no window stated. Dormant and presumed dropped:
lapsed by the rule of silence, which is an inference."""

COMING = frozenset({"planned", "expected", "under-construction"})
"""The status of what is promised. What is "under way" is no promise, unless it was planned before."""

LAPSED = frozenset({"dormant", "presumed dropped"})
"""The states of what lapsed by the rule of silence."""

_BEGUN = frozenset({"under-way", "under-construction"})
_LAPSING = frozenset({"overdue", "due", "pending", "undated"})
"""What lapses when nobody speaks of it. What was begun stays begun."""


@dataclass(frozen=True)
class Slip:
    """By how many days it came, or still is, after the end of its window; 0 where it came in time."""

    at_least: int
    at_most: int | None
    """None where it has not come yet."""


@dataclass(frozen=True)
class Forecast:
    """Something that was said to come, as of a day."""

    id: NamedNode
    """The expectation, or the thing that is planned."""
    kind: str
    """``expectation`` or ``plan``."""
    what: NamedNode
    """The thing to come."""
    window: Window | None
    """When it is to come; None where no source says."""
    wording: str
    """The words for the window, where kept; else empty."""
    first_said: dt.date
    last_said: dt.date
    """Days of publication of the first source that forecasts it and the last one that speaks of it, at the latest."""
    first_published: str
    last_published: str
    """The same two, as precise as they are known (EDTF)."""
    voices: tuple[NamedNode, ...]
    """Who said it first: those whom the first source quotes, else its publisher; empty where neither is known."""
    speakers: tuple[NamedNode, ...]
    """All who are quoted with it, in the order of publication."""
    jurisdictions: tuple[NamedNode, ...]
    places: tuple[NamedNode, ...]
    """The places that it lies in, belongs to or is about, sorted by id; those of its companies where it has none."""
    parks: tuple[NamedNode, ...]
    """The industry parks among them."""
    companies: tuple[NamedNode, ...]
    tie: tuple[NamedNode, NamedNode, NamedNode | None] | None
    """Of a planned tie: who, where, in what role; None for all else."""
    state: str
    """One of `STATES`."""
    inferred: bool
    """Whether no source states it so: it follows from silence, or from another tie of the same two."""
    met_by: NamedNode | None
    """What fulfilled it, or has begun to."""
    happened: Window | None
    """When it came; None while it has not, or where no source says."""
    scope: Coverage | None
    """Of an expected decision that came: which of the diseases foreseen it covers."""
    slip: Slip | None
    """None where no window was stated, or it is not past."""
    told: tuple[Statement, ...]
    """The statements that make the forecast, oldest first."""
    told_met: tuple[Statement, ...]
    """The statements that tell what became of it."""
    pieces: tuple[NamedNode, ...] = ()
    """The other forecasts that tell it piece by piece (`biokg.analysis.pieces`): they count in its place."""

    @property
    def counts(self) -> bool:
        """Whether it is counted: a group or tie that others tell piece by piece is not counted beside them."""
        return not self.pieces

    @property
    def narrower(self) -> bool:
        """Whether it was met for less than was expected."""
        return self.scope is not None and not self.scope.full

    @property
    def concerns(self) -> frozenset[NamedNode]:
        """What it is a forecast for, by or about."""
        return frozenset({self.id, self.what, *self.places, *self.companies, *self.voices, *self.speakers})

    @property
    def machine_only(self) -> bool:
        """Whether machine-made text alone states it."""
        return machine_only(self.told)

    @property
    def met(self) -> bool:
        """Whether it came."""
        return self.state.startswith("met")


def forecasts(
    kg: KnowledgeGraph, as_of: dt.date, about: NamedNode | None = None, silence: Silence | None = None
) -> list[Forecast]:
    """Return every expectation and plan with its state at the end of a day; order: as `STATES`, window, first word, id.

    Plans are things whose status is planned, expected or under construction, or was before it was something else, and
    what someone "plans" without a status. What an expectation expects is told there, once. `about` keeps the forecasts
    for a park, by a company or about a thing. A group and its members are forecasts each, of which the members count
    (`Forecast.counts`). As with `expectations`, `as_of` moves the clock, not the knowledge.
    Raises InputError for a day before the first source.
    """
    first = min((source.issued.value for source in kg.sources()), default="")
    if not first or as_of.isoformat() < first[:10]:
        en = f"the first source is of {first[:10]}" if first else "there are no sources"
        zh = f"最早的来源为{first[:10]}" if first else "没有来源"
        raise InputError(
            f"On {as_of.isoformat()} nothing was forecast yet: {en}. Name a later day.",
            zh=f"{as_of.isoformat()}时尚无任何预测：{zh}。请给出更晚的日期。",
        )
    rule = silence or Silence()
    found = [*_expected(kg, as_of, rule), *_planned(kg, as_of, rule)]
    told = pieces(kg, [one.id for one in found])
    found = [replace(one, pieces=told.get(one.id, ())) for one in found]
    if about is not None:
        found = [one for one in found if about in one.concerns]
    return sorted(found, key=_order)


def _order(one: Forecast) -> tuple[int, dt.date, dt.date, str]:
    end = one.window.latest if one.window else dt.date.max
    return STATES.index(one.state), end, one.first_said, one.id.value


# ---- expectations


def _expected(kg: KnowledgeGraph, as_of: dt.date, rule: Silence) -> Iterator[Forecast]:
    for one in expectations(kg, as_of):
        what = one.expects or one.id
        told = [part for value in said(kg, one.id, "b:expects", "b:edtf", "b:verbatim") for part in value.statements]
        if not told:
            continue
        met = Fulfilment(one.fulfilled_by, one.happened, True, False, _behind(kg, one)) if one.fulfilled_by else None
        yield _forecast(
            kg, one.id, "expectation", what, one.window, one.wording, told, one.state, met, as_of, rule, one
        )


def _behind(kg: KnowledgeGraph, one: Expectation) -> tuple[Statement, ...]:
    if one.fulfilled_by is None:
        return ()
    dated = [part for date in said(kg, one.fulfilled_by, "b:edtf") if date.settled for part in date.statements]
    return (*kg.ledger.behind(one.id, b("fulfilledBy"), one.fulfilled_by), *dated)


# ---- plans


def _planned(kg: KnowledgeGraph, as_of: dt.date, rule: Silence) -> Iterator[Forecast]:
    foreseen = {node for thing in kg.things("Expectation") for node in nodes_of(said(kg, thing.id, "b:expects"))}
    for thing in kg.things():
        node = thing.id
        if node in foreseen or not _is_plan(kg, node):
            continue
        met, status = fulfilment(kg, node), kg.ledger.status.get(node, "")
        # Of what is being built already, the day from which it holds is the day on which building began.
        dates = when(kg, node, "b:edtf") if status in _BEGUN else when(kg, node, "b:validFrom", "b:edtf")
        stated = dates.window if dates and not (met and met.whole) else None
        state = judged(stated, met.happened if met and met.whole else None, as_of, dropped=status == "cancelled")
        if met and met.whole and met.happened is None:
            state = "met"
        elif state == "undated" and (met or status in _BEGUN):
            state = "under way"
        words = dates.wording if dates else ""
        yield _forecast(kg, node, "plan", node, stated, words, _promises(kg, node), state, met, as_of, rule)


def _is_plan(kg: KnowledgeGraph, node: NamedNode) -> bool:
    stated = said(kg, node, "b:status")
    if stated:
        return any(_is_coming(one) for one in stated)
    return bool(nodes_of(said_of(kg, node, "b:plans"))) and not is_a(kg, node, "Goal")


def _promises(kg: KnowledgeGraph, node: NamedNode) -> list[Statement]:
    """Return the statements by which a thing is planned."""
    coming = [one for one in said(kg, node, "b:status") if _is_coming(one)]
    return [part for one in (*coming, *said_of(kg, node, "b:plans")) for part in one.statements]


def _is_coming(one: Said) -> bool:
    return isinstance(one.value, NamedNode) and local_name(one.value) in COMING


# ---- both


def _forecast(
    kg: KnowledgeGraph, node: NamedNode, kind: str, what: NamedNode, window: Window | None, wording: str,
    told: Sequence[Statement], state: str, met: Fulfilment | None, as_of: dt.date, rule: Silence,
    expectation: Expectation | None = None,
) -> Forecast:  # fmt: skip
    told = sorted(told, key=lambda one: (one.source.issued.value, one.source.name, one.claim.id.value))
    last = _last_word(kg, {node, *ties_of_the_same_two(kg, what)})
    last_said = day(last.issued.value[:10])
    lapsed = rule.lapse(last_said, window.latest if window else None, as_of) if state in _LAPSING else ""
    companies = tuple(companies_of(kg, what))
    places = places_of(kg, what, companies)
    return Forecast(
        id=node,
        kind=kind,
        what=what,
        window=window,
        wording=wording,
        first_said=day(told[0].source.issued.value[:10]),
        last_said=last_said,
        first_published=told[0].source.edtf,
        last_published=last.edtf,
        voices=_voices(told),
        speakers=_once(one.claim.speaker for one in told),
        jurisdictions=tuple(nodes_of(said(kg, what, "b:jurisdiction"))),
        places=tuple(places),
        parks=tuple(node for node in places if is_a(kg, node, "IndustryPark")),
        companies=companies,
        tie=tie_of(kg, what),
        state=lapsed or state,
        inferred=bool(lapsed) or bool(met and met.inferred),
        met_by=met.by if met else None,
        happened=met.happened if met and met.whole else None,
        scope=expectation.scope if expectation else None,
        slip=_slip(window, met.happened if met and met.whole else None, as_of),
        told=tuple(told),
        told_met=met.told if met else (),
    )


def _slip(window: Window | None, happened: Window | None, as_of: dt.date) -> Slip | None:
    """Return how late it is; None where no window was stated or it is not past."""
    if window is None:
        return None
    if happened:
        return Slip(max(0, (happened.earliest - window.latest).days), max(0, (happened.latest - window.latest).days))
    late = (as_of - window.latest).days
    return Slip(late, None) if late > 0 else None


def _last_word(kg: KnowledgeGraph, nodes: Iterable[NamedNode]) -> Source:
    """Return the last source that speaks of one of the things, whatever it says."""
    speaking = (one.source for node in nodes for one in kg.ledger.about(node) if one.live)
    return max(speaking, key=lambda source: (source.issued.value, source.name))


def _voices(told: Sequence[Statement]) -> tuple[NamedNode, ...]:
    """Return who says it in the first source: those quoted there, else the publisher."""
    first = [one for one in told if one.source.id == told[0].source.id]
    return _once(one.claim.speaker for one in first) or _once([told[0].source.publisher])


def _once(nodes: Iterable[NamedNode | None]) -> tuple[NamedNode, ...]:
    return tuple(dict.fromkeys(node for node in nodes if node is not None))
