"""What companies did towards a park, step by step: announced, chose it, move in, opened; and who is only attracted."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..claims.ledger import Statement
from ..terms import iri
from .backing import Backing, backing
from .circle import inside, is_a
from .kinds import is_below
from .said import Said, nodes_of, said, said_of, statements_in
from .ties import Tie, ties_of
from .when import When, reported, when

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["MOVES", "Course", "Move", "Multinationals", "multinationals"]

MOVES = ("attracted", "announced", "chose", "moving in", "opened", "there", "based", "invests", "other", "ended",
         "cancelled")  # fmt: skip
"""What a company did, or what is done about it. Announced: it plans a site. Opened: a site of it runs. The others as
`biokg.analysis.ties.STEPS`. Attracted says nothing about the company's own will, chose nothing about its presence."""

MULTINATIONAL = (iri("kind:multinational"), iri("kind:multinational-pharmaceutical-company"))
COMING = {"planned", "expected", "under-construction", "under-way"}
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
    found, told = [], set[NamedNode]()
    for tie in ties_of(kg, company):
        about = [
            site for site in sites if tie.role and tie.step in {"planned", "opened"} and _lies(kg, site, tie.place)
        ]
        told.update(about)
        found.append(_of_tie(kg, tie, about))
    return [*found, *(_of_site(kg, company, site) for site in sites if site not in told)]


def _lies(kg: KnowledgeGraph, site: NamedNode, place: NamedNode) -> bool:
    return place in nodes_of(said(kg, site, "b:locatedIn", "b:partOf"))


def _of_tie(kg: KnowledgeGraph, tie: Tie, sites: list[NamedNode]) -> Move:
    """Return a tie as a move to where its site stands, which may be told more finely than where the tie is."""
    located = [one for site in sites for one in _located(kg, site)]
    place = _finest(kg, [tie.place, *nodes_of(located)])
    finer = [told for one in located if one.value == place != tie.place for told in one.statements]
    role = tie.role.value.rpartition("/")[2] if tie.role else ""
    return Move(
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


def _located(kg: KnowledgeGraph, site: NamedNode) -> list[Said]:
    return [one for one in said(kg, site, "b:locatedIn", "b:partOf") if one.settled]


def _finest(kg: KnowledgeGraph, places: Sequence[NamedNode]) -> NamedNode | None:
    """Return the place that lies in all the others, else the first; None of none."""
    within = (one for one in places if set(places) - {one} <= _above(kg, one))
    return next(within, next(iter(places), None))


def _of_site(kg: KnowledgeGraph, company: NamedNode, site: NamedNode) -> Move:
    events = nodes_of(said(kg, site, "b:announcedAt"))
    openings = [event for event in nodes_of(said_of(kg, site, "b:locatedIn")) if is_a(kg, event, "Event")]
    coming = kg.ledger.status.get(site, "") in COMING
    at = next(iter(events if coming else openings), None)
    runs = [one for one in said_of(kg, company, "b:managedBy") if one.value == site]
    told = tuple(one for one in kg.ledger.about(site) if one.live and one.claim.subject == site)
    return Move(
        what="announced" if coming else "opened",
        place=_finest(kg, nodes_of(_located(kg, site))),
        sites=(site,),
        role=None,
        when=when(kg, at) if at else None,
        announced_at=at if coming else None,
        reported=reported(told),
        among_others=any(one.open_list for one in runs),
        standing="planned" if coming else runs[0].standing,
        statements=told,
    )
