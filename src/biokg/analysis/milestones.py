"""The milestones of a product: designations, trials and decisions by jurisdiction, and what came of those expected."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..build.recovery import matches_in
from ..claims.ledger import Statement
from ..terms import iri
from .backing import Backing, backing
from .circle import is_a
from .conflicts import Conflict, conflicts
from .forecasts import Forecast, forecasts
from .kinds import is_below
from .said import Said, nodes_of, said, said_of, statements_in
from .silence import Silence
from .timeline import standing_of
from .when import When, reported, when

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = [
    "Decision",
    "Match",
    "Milestones",
    "Trial",
    "decisions_on",
    "disputed",
    "matches_of",
    "milestones",
    "trials_of",
]

APPROVAL = iri("decision:marketing-approval")
TO_COME = {"", "planned", "expected", "under-way"}
OVER = {"ended", "withdrawn", "cancelled"}


@dataclass(frozen=True)
class Decision:
    """A decision of a regulator on a product, taken or expected."""

    id: NamedNode
    kinds: tuple[Said, ...]
    approval: bool
    """Whether it lets the product on a market, under conditions or not."""
    jurisdiction: NamedNode | None
    by: tuple[Said, ...]
    indications: tuple[Said, ...]
    status: str
    """Local name of the status; empty where none is stated."""
    when: When | None
    """When it was taken; of one to come the window that was told last. None where no source says."""
    until: When | None
    """When it ended or is to end; None where no source says."""
    over: bool
    """Whether it no longer holds: it ended, was withdrawn or cancelled, or its end is past."""
    came_as: tuple[NamedNode, ...]
    """The other decisions that it came true as, where it was expected."""
    standing: str
    reported: str
    """Date of publication (EDTF) of the first source that tells of it."""
    statements: tuple[Statement, ...]

    @property
    def holds(self) -> bool:
        """Whether it was granted and is not over."""
        return self.status == "granted" and not self.over


@dataclass(frozen=True)
class Trial:
    """A clinical trial of a product."""

    id: NamedNode
    names: tuple[Said, ...]
    registered: tuple[Said, ...]
    """Its numbers in registers."""
    kinds: tuple[Said, ...]
    diseases: tuple[Said, ...]
    status: str
    """As last stated; a trial once under way may have ended since."""
    when: When | None
    reported: str
    standing: str
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Match:
    """A record of a thing elsewhere."""

    id: NamedNode
    kind: str
    """Exact, close or broad."""
    elsewhere: NamedNode


@dataclass(frozen=True)
class Milestones:
    """What a product is, and how far it has come where."""

    id: NamedNode
    cls: NamedNode
    other_names: tuple[Said, ...]
    identifiers: tuple[Said, ...]
    forms: tuple[Said, ...]
    kinds: tuple[Said, ...]
    developers: tuple[Said, ...]
    diseases: tuple[Said, ...]
    """What it is aimed at, approved for it or not."""
    research: tuple[Said, ...]
    researchers: tuple[Said, ...]
    """The people of the teams on whose research it rests."""
    decisions: tuple[Decision, ...]
    """By the earliest day, those without a date last by report."""
    trials: tuple[Trial, ...]
    forecasts: tuple[Forecast, ...]
    """What was expected of it, as of today."""
    silence: Silence
    """The rule by which forecasts lapse."""
    matches: tuple[Match, ...]
    """Records of it and its trials in registers and vocabularies elsewhere."""
    conflicts: tuple[Conflict, ...]
    backing: Backing


def milestones(kg: KnowledgeGraph, product: NamedNode, silence: Silence | None = None) -> Milestones:
    """Return the milestones of a medical product, and what each rests on. What no source states is absent."""
    decisions, trials = decisions_on(kg, product), trials_of(kg, product)
    teams = said(kg, product, "b:basedOnResearchBy")
    research = {
        "other_names": said(kg, product, "skos:altLabel"),
        "identifiers": said(kg, product, "dct:identifier"),
        "forms": said(kg, product, "b:productModality"),
        "kinds": said(kg, product, "b:kind"),
        "developers": said(kg, product, "b:developedBy"),
        "diseases": said(kg, product, "b:indicatedFor"),
        "research": teams,
        "researchers": tuple(one for team in nodes_of(teams) for one in said_of(kg, team, "b:affiliatedWith")),
    }
    wanted = {decision.id for decision in decisions} | {product}
    rule = silence or Silence()
    due = tuple(one for one in forecasts(kg, kg.today, silence=rule) if one.what in wanted)
    told = list(statements_in([research, decisions, trials, due]))
    return Milestones(
        id=product,
        cls=kg.classes(product)[0],
        **research,
        decisions=decisions,
        trials=trials,
        forecasts=due,
        silence=rule,
        matches=tuple(match for node in (product, *(trial.id for trial in trials)) for match in matches_of(kg, node)),
        conflicts=disputed(kg, told),
        backing=backing(kg, told),
    )


def matches_of(kg: KnowledgeGraph, node: NamedNode) -> list[Match]:
    """Return the records of a thing elsewhere, by kind, then address."""
    found = [
        Match(node, kind, record)
        for kind in ("exact", "close", "broad")
        for _, _, record in matches_in(kg.store, node, iri(f"skos:{kind}Match"))
    ]
    return sorted(found, key=lambda one: (one.kind != "exact", one.kind, one.elsewhere.value))


def disputed(kg: KnowledgeGraph, statements: Iterable[Statement]) -> tuple[Conflict, ...]:
    """Return the disagreements in which one of the statements takes part."""
    told = {one.claim.id for one in statements}
    return tuple(
        conflict
        for conflict in conflicts(kg)
        if any(one.claim.id in told for side in conflict.sides for one in side.statements)
    )


def decisions_on(kg: KnowledgeGraph, product: NamedNode) -> tuple[Decision, ...]:
    """Return the decisions on a product: by the earliest day, those without a date last, by report, then id."""
    found = [_decision(kg, node) for node in nodes_of(said_of(kg, product, "b:decisionOn"), settled=False)]
    return tuple(sorted(found, key=lambda one: (one.when is None, _date(one.when), one.reported, one.id.value)))


def trials_of(kg: KnowledgeGraph, product: NamedNode) -> tuple[Trial, ...]:
    """Return the clinical trials of a product, in the order of `decisions_on`."""
    found = [_trial(kg, node) for node in nodes_of(said_of(kg, product, "b:studies"), settled=False)]
    return tuple(sorted(found, key=lambda one: (one.when is None, _date(one.when), one.reported, one.id.value)))


def _date(date: When | None) -> str:
    return f"{date.window.earliest} {date.window.latest}" if date else ""


def _about(kg: KnowledgeGraph, node: NamedNode) -> tuple[Statement, ...]:
    return tuple(one for one in kg.ledger.about(node) if one.live and one.claim.subject == node)


def _decision(kg: KnowledgeGraph, node: NamedNode) -> Decision:
    kinds, told = said(kg, node, "b:kind"), _about(kg, node)
    date, status, until = when(kg, node), kg.ledger.status.get(node, ""), when(kg, node, "b:validTo")
    hopes = nodes_of(said_of(kg, node, "b:expects"))
    if date is None and status in TO_COME:
        date = _foreseen(kg, hopes)
    return Decision(
        id=node,
        kinds=kinds,
        approval=any(is_below(kg, kind, APPROVAL) for kind in nodes_of(kinds)),
        jurisdiction=next(iter(nodes_of(said(kg, node, "b:jurisdiction"))), None),
        by=said(kg, node, "b:decidedBy"),
        indications=said(kg, node, "b:forIndication"),
        status=status,
        when=date,
        until=until,
        came_as=tuple(dict.fromkeys(one for hope in hopes for one in _came(kg, hope) if one != node)),
        over=status in OVER or (until is not None and until.window.latest < kg.today),
        standing=standing_of(kg, node),
        reported=reported(told),
        statements=tuple(dict.fromkeys([*told, *(date.statements if date else ())])),
    )


def _came(kg: KnowledgeGraph, hope: NamedNode) -> list[NamedNode]:
    return nodes_of(said(kg, hope, "b:fulfilledBy"))


def _foreseen(kg: KnowledgeGraph, hopes: Iterable[NamedNode]) -> When | None:
    """Return the window of expectations, by the newest source that gives one."""
    dates = [date for hope in hopes if (date := when(kg, hope))]
    return max(dates, key=lambda one: max(told.source.issued.value for told in one.statements), default=None)


def _trial(kg: KnowledgeGraph, node: NamedNode) -> Trial:
    told = _about(kg, node)
    return Trial(
        id=node,
        names=said(kg, node, "skos:altLabel"),
        registered=said(kg, node, "dct:identifier"),
        kinds=said(kg, node, "b:kind"),
        diseases=tuple(one for one in said(kg, node, "b:studies") if _is_disease(kg, one)),
        status=kg.ledger.status.get(node, ""),
        when=when(kg, node),
        reported=reported(told),
        standing=standing_of(kg, node),
        statements=told,
    )


def _is_disease(kg: KnowledgeGraph, one: Said) -> bool:
    return isinstance(one.value, NamedNode) and is_a(kg, one.value, "Disease")
