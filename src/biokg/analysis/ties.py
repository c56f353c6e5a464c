"""Who has come how far towards a place: attracted, chose it, planned, moving in, opened, there."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..claims.ledger import STANDINGS, Statement
from ..terms import b, iri, local_name
from .circle import is_a
from .kinds import is_below
from .said import Said, nodes_of, said, said_of
from .when import When, reported, when

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["STEPS", "Tie", "about_a_site", "is_group", "opening_of", "openings_of", "ties_at", "ties_of"]

STEPS = ("attracted", "chose", "planned", "moving in", "opened", "there", "based", "ended", "cancelled", "other")
"""How far a tie has come, by role and status. Attracted and chose say nothing about presence. Moving in: a tenant under
way. Opened: a site that is in use or that was opened, by what a source says. There: a tenant, presence as such, or a
site of which no more is told than who runs it. Based: its seat. Other: not about presence, such as an investor or a
spin-off."""

BY_ROLE = {"attracted": "attracted", "chosen": "chose", "investor": "other", "partner": "other", "spin-off": "other"}
BY_STATUS = {"planned": "planned", "expected": "planned", "under-way": "moving in", "under-construction": "moving in",
             "ended": "ended", "cancelled": "cancelled"}  # fmt: skip
TO_COME = {"planned": "planned", "expected": "expected", "under-way": "under way", "under-construction": "under way"}
PLAIN = {"b:presentIn": "there", "b:basedIn": "based"}
ARRIVED = {"opened", "there"}
OPENING = iri("kind:opening")


@dataclass(frozen=True)
class Tie:
    """One tie of an organization with a place."""

    party: NamedNode
    place: NamedNode
    step: str
    """One of `STEPS`."""
    role: NamedNode | None
    """The role that the source gives; None where it speaks of presence alone."""
    since: When | None
    """When it began, where a source says so."""
    until: When | None
    announced_at: NamedNode | None
    """The event at which it was made public."""
    announced: When | None
    """When that was."""
    reported: str
    """Date of publication (EDTF) of the first source that tells of it."""
    group: bool
    """Whether the party is an unnamed group."""
    size: int | None
    """How many the group is, where stated."""
    among_others: bool
    """Whether the source leaves its list open ("including …")."""
    standing: str
    id: NamedNode | None
    """The engagement; None for plain presence."""
    statements: tuple[Statement, ...]
    moving_in_later: str = ""
    """Of a site that runs: date of publication (EDTF) of a later source that says it is moving in; else empty."""


def ties_at(kg: KnowledgeGraph, places: Collection[NamedNode]) -> list[Tie]:
    """Return the ties of organizations with any of these places: by step as `STEPS`, then party, place, id.

    Where a source tells how a party is there, the plain statement of its presence is not a second tie.
    """
    found = {tie.id: tie for place in places for one in said_of(kg, place, "b:at") for tie in _engagement(kg, one)}
    plain = [tie for place in places for name in PLAIN for one in said_of(kg, place, name)
             for tie in _plain(kg, name, one.value, place, one)]  # fmt: skip
    return _together([tie for tie in found.values() if tie.place in places], plain)


def ties_of(kg: KnowledgeGraph, party: NamedNode) -> list[Tie]:
    """Return the ties of an organization with places and other organizations, in the order of `ties_at`."""
    found = [tie for one in said_of(kg, party, "b:party") for tie in _engagement(kg, one)]
    plain = [tie for name in PLAIN for one in said(kg, party, name) for tie in _plain(kg, name, party, one.value, one)]
    return _together([tie for tie in found if tie.party == party], plain)


def _together(ties: Collection[Tie], plain: Collection[Tie]) -> list[Tie]:
    found = list(ties)
    for one in plain:
        same = [tie for tie in found if tie.step in ARRIVED and (tie.party, tie.place) == (one.party, one.place)]
        if same and one.step != "based":
            found[found.index(same[0])] = _with(same[0], one)
        else:
            found.append(one)
    return sorted((_reconsidered(one, found) for one in found), key=_order)


def _reconsidered(tie: Tie, ties: Collection[Tie]) -> Tie:
    """Return a site that runs with the date of a later source that says of its party that it is moving in."""
    if tie.step != "opened":
        return tie
    moving = [one for one in ties if one.step == "moving in" and (one.party, one.place) == (tie.party, tie.place)]
    later = [one for one in moving if _first_told(one) > _first_told(tie)]
    return replace(tie, moving_in_later=max(later, key=_first_told).reported) if later else tie


def _first_told(tie: Tie) -> str:
    return min((one.source.issued.value for one in tie.statements), default="")


def _with(tie: Tie, plain: Tie) -> Tie:
    told = tuple(dict.fromkeys([*tie.statements, *plain.statements]))
    return replace(tie, statements=told, reported=reported(told), among_others=tie.among_others or plain.among_others)


def _order(tie: Tie) -> tuple[int, str, str, str]:
    return STEPS.index(tie.step), tie.party.value, tie.place.value, tie.id.value if tie.id else ""


def _engagement(kg: KnowledgeGraph, one: Said) -> Iterator[Tie]:
    """Yield the ties of one engagement: one for each party and place."""
    node = one.value
    if not isinstance(node, NamedNode) or one.standing == "denied" or not is_a(kg, node, "Engagement"):
        return
    role = next(iter(nodes_of(said(kg, node, "b:role"))), None)
    event = next(iter(nodes_of(said(kg, node, "b:announcedAt"))), None)
    told = tuple(statement for statement in kg.ledger.about(node) if _of(statement, node))
    for party in said(kg, node, "b:party"):
        for place in said(kg, node, "b:at"):
            if isinstance(party.value, NamedNode) and isinstance(place.value, NamedNode):
                sites = _sites(kg, party.value, place.value, role)
                at = event or _first_event(kg, sites)
                begun = when(kg, node, "b:validFrom")
                opened, status = bool(begun or openings_of(kg, sites)), _status(kg, node, sites)
                standings = {party.standing, place.standing, TO_COME.get(status, "stated")}
                yield Tie(
                    party.value,
                    place.value,
                    _step(local_name(role), status, opened=opened),
                    role,
                    begun or opening_of(kg, sites),
                    when(kg, node, "b:validTo"),
                    at,
                    when(kg, at) if at else None,
                    reported(told),
                    is_group(kg, party.value),
                    next(iter(_size(kg, party.value)), None),
                    party.open_list or place.open_list,
                    max(standings, key=STANDINGS.index),
                    node,
                    told,
                )


def _of(one: Statement, node: NamedNode) -> bool:
    return one.live and one.claim.subject == node and one.standing != "denied"


def _size(kg: KnowledgeGraph, party: object) -> list[int]:
    found = said(kg, party, "b:groupSize") if isinstance(party, NamedNode) else ()
    return [one.value for one in found if one.settled and isinstance(one.value, int)]


def is_group(kg: KnowledgeGraph, party: NamedNode) -> bool:
    """Tell whether a party is an unnamed group: it has a size, or is no more than an organization of a kind."""
    plain = b("Organization") in kg.classes(party)[:1] and bool(said(kg, party, "b:kind"))
    return plain or bool(_size(kg, party))


def _step(role: str, status: str, *, opened: bool) -> str:
    if role in BY_ROLE and status not in {"ended", "cancelled"}:
        return BY_ROLE[role]
    if status in BY_STATUS:
        return BY_STATUS[status]
    return "opened" if role not in {"tenant", ""} and (status or opened) else "there"


def _status(kg: KnowledgeGraph, node: NamedNode, sites: Collection[NamedNode]) -> str:
    """Return the status of a tie, else that of the site that it is about; of several sites of the furthest."""
    told = {kg.ledger.status.get(site, "") for site in sites}
    return kg.ledger.status.get(node, "") or next((one for one in ("operating", *BY_STATUS) if one in told), "")


def _sites(kg: KnowledgeGraph, party: NamedNode, place: NamedNode, role: NamedNode | None) -> set[NamedNode]:
    """Return the sites that a party runs or is to run in a place, for a tie that is about running one."""
    if not about_a_site(role):
        return set()
    return set(nodes_of(said_of(kg, party, "b:managedBy"))) & set(nodes_of(said_of(kg, place, "b:locatedIn")))


def about_a_site(role: NamedNode | None) -> bool:
    """Tell whether who has a role at a place runs, or is to run, a site there."""
    return role is not None and local_name(role) not in {*BY_ROLE, "tenant"}


def openings_of(kg: KnowledgeGraph, sites: Collection[NamedNode]) -> list[NamedNode]:
    """Return the events of the opening of some sites, but for those to come or called off."""
    events = (event for site in sites for event in nodes_of(said_of(kg, site, "b:locatedIn")))
    held = (event for event in events if kg.ledger.status.get(event, "") not in {*TO_COME, "cancelled"})
    return [event for event in held if _is_opening(kg, event)]


def opening_of(kg: KnowledgeGraph, sites: Collection[NamedNode]) -> When | None:
    """Return when the first of some sites opened, by the event of its opening; None where no source says."""
    dates = [when(kg, event) for event in openings_of(kg, sites)]
    return min((date for date in dates if date), key=lambda date: date.window, default=None)


def _is_opening(kg: KnowledgeGraph, event: NamedNode) -> bool:
    return any(is_below(kg, kind, OPENING) for kind in nodes_of(said(kg, event, "b:kind")))


def _first_event(kg: KnowledgeGraph, sites: Collection[NamedNode]) -> NamedNode | None:
    events = [event for site in sites for event in nodes_of(said(kg, site, "b:announcedAt"))]
    return min(events, key=lambda event: event.value, default=None)


def _plain(kg: KnowledgeGraph, name: str, party: object, place: object, one: Said) -> Iterator[Tie]:
    """Yield the tie that plain presence is; what is denied or not settled is none."""
    if one.settled and isinstance(party, NamedNode) and isinstance(place, NamedNode):
        yield Tie(
            party, place, PLAIN[name], None, None, None, None, None, reported(one.statements), is_group(kg, party),
            next(iter(_size(kg, party)), None), one.open_list, one.standing, None, one.statements,
        )  # fmt: skip
