"""What companies did towards a park, step by step: announced, chose it, move in, opened; and who is only attracted."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..claims.ledger import Statement
from ..terms import b, iri
from .backing import Backing, backing
from .circle import inside, is_a
from .kinds import is_below
from .said import Said, nodes_of, said, said_of, statements_in
from .ties import Tie, about_a_site, opening_of, openings_of, ties_of
from .when import When, reported, when

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["MOVES", "Course", "Move", "Multinationals", "multinationals"]

MOVES = ("attracted", "announced", "chose", "moving in", "opened", "there", "based", "invests", "other", "ended",
         "cancelled")  # fmt: skip
"""What a company did, or what is done about it. Announced: it plans a site. The others as `biokg.analysis.ties.STEPS`.
Attracted says nothing about the company's own will, chose nothing about its presence."""

MULTINATIONAL = (iri("kind:multinational"), iri("kind:multinational-pharmaceutical-company"))
COMING = {"planned": "planned", "expected": "expected", "under-construction": "under way", "under-way": "under way",
          "completed": "stated"}  # fmt: skip
"""Status of a site that is not open yet → how its announcement stands; what is built is not open thereby."""
RUNNING = {"opened", "there"}
UNDONE = {"ended": "ended", "cancelled": "cancelled"}
ON_THE_WAY = {"attracted", "chose", "announced", "moving in"}
BY_STEP = {"planned": "announced", "other": "other"}


@dataclass(frozen=True)
class Move:
    """One step of a company."""

    what: str
    """One of `MOVES`."""
    place: NamedNode | None
    """Where; None where no source says."""
    sites: tuple[NamedNode, ...]
    """The sites that it is about."""
    role: NamedNode | None
    when: When | None
    """When it happened or was announced; None where no source says."""
    announced_at: NamedNode | None
    reported: str
    """Date of publication (EDTF) of the first source that tells of it."""
    among_others: bool
    standing: str
    statements: tuple[Statement, ...]
    moving_in_later: str = ""
    """As `biokg.analysis.ties.Tie.moving_in_later`."""


@dataclass(frozen=True)
class Course:
    """What a company did, in order."""

    company: NamedNode
    multinational: tuple[Said, ...]
    """The claims that call it multinational; none where no source does."""
    here: tuple[Move, ...]
    """In the park; of a report on all parks, in any."""
    elsewhere: tuple[Move, ...]
    """In places around the park or not stated to be in it."""


@dataclass(frozen=True)
class Multinationals:
    """The courses of companies: those that a source calls multinational first, then by id."""

    park: NamedNode | None
    courses: tuple[Course, ...]
    groups: tuple[Tie, ...]
    """Ties of unnamed groups of companies with the park."""
    backing: Backing


def multinationals(kg: KnowledgeGraph, park: NamedNode | None = None) -> Multinationals:
    """Return who did what when towards a park, or towards all industry parks.

    Of companies on the way there (attracted, chose, announced, moving in), and of those that a source calls
    multinational whatever their tie. Beside the park, what they did in places around it, or announced for no stated
    place at an event at which others announced to come. Moves are in order of their dates, those without one by report.
    """
    parks = [park] if park else [thing.id for thing in kg.things("IndustryPark")]
    places = {*parks, *(inner.id for one in parks for inner in inside(kg, one))}
    ground = _Ground(places, frozenset(_above(kg, park)) if park else None, _events(kg, places))
    companies = [thing.id for thing in kg.things("Company")]
    courses = [course for company in companies if (course := _course(kg, company, ground)) is not None]
    groups = [tie for place in sorted(places, key=str) for tie in _groups(kg, place)]
    told = list(statements_in([courses, groups]))
    ordered = sorted(courses, key=lambda one: (not one.multinational, one.company.value))
    return Multinationals(park, tuple(ordered), tuple(groups), backing(kg, told))


def _groups(kg: KnowledgeGraph, place: NamedNode) -> list[Tie]:
    from .ties import ties_at

    return [tie for tie in ties_at(kg, [place]) if tie.group and not is_a(kg, tie.party, "PublicBody")]


@dataclass(frozen=True)
class _Ground:
    """The places of a report: those in the park, those around it (None for any), the events that announced moves."""

    places: Collection[NamedNode]
    around: Collection[NamedNode] | None
    events: Collection[NamedNode]

    def concerns(self, move: Move) -> bool:
        """Tell whether a move that is not in the park belongs to the report."""
        if move.what in {"there", "based"} or move.place in self.places:
            return False
        if move.place is None:
            return self.around is None or move.announced_at in self.events
        return self.around is None or move.place in self.around


def _above(kg: KnowledgeGraph, place: NamedNode) -> set[NamedNode]:
    found: set[NamedNode] = set()
    todo = [place]
    while todo:
        over = set(nodes_of(said(kg, todo.pop(), "b:locatedIn", "b:partOf"))) - found
        found |= over
        todo += over
    return found


def _events(kg: KnowledgeGraph, places: Collection[NamedNode]) -> set[NamedNode]:
    """Return the events at which something for one of the places was announced."""
    ties = (node for place in places for node in nodes_of(said_of(kg, place, "b:at", "b:locatedIn"), settled=False))
    return {event for node in ties for event in nodes_of(said(kg, node, "b:announcedAt"))}


def _course(kg: KnowledgeGraph, company: NamedNode, ground: _Ground) -> Course | None:
    """Return the course of a company; None where it is not on its way to one of the places."""
    called = tuple(one for one in said(kg, company, "b:kind") if one.settled and _is_multinational(kg, one))
    moves = sorted(_moves(kg, company), key=_order)
    here = tuple(move for move in moves if move.place in ground.places)
    elsewhere = tuple(move for move in moves if ground.concerns(move))
    on_the_way = [move for move in here if called or move.what in ON_THE_WAY]
    unplaced = [move for move in elsewhere if move.what == "announced" and move.place is None]
    return Course(company, called, here, elsewhere) if on_the_way or unplaced else None


def _is_multinational(kg: KnowledgeGraph, kind: Said) -> bool:
    return isinstance(kind.value, NamedNode) and any(is_below(kg, kind.value, root) for root in MULTINATIONAL)


def _order(move: Move) -> tuple[str, int, str]:
    first = move.when.window.earliest.isoformat() if move.when else ""
    told = min(one.source.issued.value for one in move.statements)
    return first or told, MOVES.index(move.what), move.place.value if move.place else ""


def _moves(kg: KnowledgeGraph, company: NamedNode) -> list[Move]:
    """Return the ties of a company as moves, then its sites that no tie is about."""
    sites = nodes_of(said_of(kg, company, "b:managedBy"), settled=False)
    found: list[Move] = []
    told: set[NamedNode] = set()
    for tie in ties_of(kg, company):
        about = [
            site
            for site in sites
            if about_a_site(tie.role) and tie.step in {"planned", *RUNNING} and _lies(kg, site, tie.place)
        ]
        told.update(about)
        found += _of_tie(kg, tie, about)
    return [*found, *(move for site in sites if site not in told for move in _of_site(kg, company, site))]


def _lies(kg: KnowledgeGraph, site: NamedNode, place: NamedNode) -> bool:
    return place in nodes_of(said(kg, site, "b:locatedIn", "b:partOf"))


def _of_tie(kg: KnowledgeGraph, tie: Tie, sites: list[NamedNode]) -> Iterator[Move]:
    """Yield a tie as a move to where its site stands, which may be told more finely than where the tie is.

    That a site which runs was announced before is a move of its own.
    """
    located = [one for site in sites for one in _located(kg, site)]
    place = _finest(kg, [tie.place, *nodes_of(located)])
    finer = [told for one in located if one.value == place != tie.place for told in one.statements]
    role = tie.role.value.rpartition("/")[2] if tie.role else ""
    move = Move(
        what="invests" if role == "investor" else BY_STEP.get(tie.step, tie.step),
        place=place,
        sites=tuple(sites),
        role=tie.role,
        when=tie.since or tie.announced,
        announced_at=None if tie.since else tie.announced_at,
        reported=tie.reported,
        among_others=tie.among_others,
        standing=tie.standing,
        statements=(*tie.statements, *finer),
        moving_in_later=tie.moving_in_later,
    )
    if about_a_site(tie.role) and move.what in RUNNING and tie.announced_at is not None:
        yield replace(move, what="announced", when=tie.announced, announced_at=tie.announced_at, moving_in_later="")
        move = replace(move, when=tie.since, announced_at=None)
    yield move


def _located(kg: KnowledgeGraph, site: NamedNode, *, settled: bool = True) -> list[Said]:
    """Return where a site lies; without `settled` also where it is only meant to."""
    found = said(kg, site, "b:locatedIn", "b:partOf")
    return [one for one in found if one.settled or (not settled and one.standing != "denied")]


def _finest(kg: KnowledgeGraph, places: Sequence[NamedNode]) -> NamedNode | None:
    """Return the place that lies in all the others, else the first; None of none."""
    within = (one for one in places if set(places) - {one} <= _above(kg, one))
    return next(within, next(iter(places), None))


def _of_site(kg: KnowledgeGraph, company: NamedNode, site: NamedNode) -> Iterator[Move]:
    """Yield that a site was announced, where a source says so or it is to come, and that it opened, ended or failed.

    Of a site that no source says is in use or was opened, only that its company is there.
    """
    runs = next(one for one in said_of(kg, company, "b:managedBy") if one.value == site)
    told = tuple(one for one in kg.ledger.about(site) if one.live and one.claim.subject == site)
    status = kg.ledger.status.get(site, "")
    coming = status in COMING or not (status or runs.settled)
    located = _located(kg, site, settled=not coming)
    move = Move(
        what=UNDONE.get(status, "opened" if status or openings_of(kg, [site]) else "there"),
        place=_finest(kg, nodes_of(located, settled=False)),
        sites=(site,),
        role=None,
        when=None if status in UNDONE else opening_of(kg, [site]),
        announced_at=None,
        reported=reported(told),
        among_others=runs.open_list,
        standing=runs.standing,
        statements=told,
    )
    yield from _announced(kg, move, COMING.get(status) or runs.standing, always=coming)
    if not coming:
        yield move


def _announced(kg: KnowledgeGraph, move: Move, standing: str, *, always: bool) -> Iterator[Move]:
    """Yield that the site of a move was announced, at the first event with a date; with `always` without any too."""
    events = [event for site in move.sites for event in nodes_of(said(kg, site, "b:announcedAt"))]
    dated = sorted(((date.window, event.value, event, date) for event in events if (date := when(kg, event))),
                   key=lambda one: one[:2])  # fmt: skip
    if not events and not always:
        return
    telling = [one for one in move.statements if one.claim.predicate == b("announcedAt")]
    yield replace(
        move,
        what="announced",
        when=dated[0][3] if dated else None,
        announced_at=dated[0][2] if dated else next(iter(events), None),
        reported=move.reported if always else reported(telling),
        standing=standing,
        statements=move.statements if always else tuple(telling),
    )
