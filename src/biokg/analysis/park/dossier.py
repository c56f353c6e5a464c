"""The dossier itself: gathers what is said of a park, a zone or a corridor."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from pyoxigraph import NamedNode

from ...claims.ledger import Statement
from ..backing import backing
from ..chain.stages import stage_fields
from ..circle import Inner, inside, is_a
from ..forecasts import forecasts
from ..kinds import counts_companies, is_company
from ..milestones import disputed
from ..numbers import Number, numbers_of
from ..posts import Post, posts_at
from ..said import Said, nodes_of, said, said_of, statements_in
from ..silence import Silence
from ..ties import Tie, ties_at
from ..timeline import timeline
from .gaps import gaps
from .levels import levels_of, place_of
from .model import Dossier, Level
from .parts import goals_of, part_of, plans_for, products_of
from .unplaced import unplaced

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["dossier"]

GROUND = {"square-kilometre", "hectare", "square-metre"}
ARRIVED = {"opened", "there", "based"}


def dossier(kg: KnowledgeGraph, park: NamedNode, silence: Silence | None = None) -> Dossier:
    """Return the dossier of a place that holds others: a park, its zones and corridors, a development zone.

    As of ``kg.today``: forecasts are judged by that day. What lies in a part of the place is in it too.
    """
    rule = silence or Silence()
    levels, inner = levels_of(kg, park), inside(kg, park)
    ties = ties_at(kg, [park, *(one.id for one in inner)])
    tenants = tuple(tie for tie in ties if is_company(kg, tie.party))
    products = products_of(kg, tenants)
    plans = plans_for(kg, park)
    found: dict[str, Any] = {
        "status": said(kg, park, "b:status"),
        "other_names": said(kg, park, "skos:altLabel"),
        "levels": levels,
        "place": place_of(kg, park),
        **_numbers(kg, park, levels, tenants),
        **_parts(kg, inner),
        "tenants": tenants,
        "institutions": tuple(tie for tie in ties if tie not in tenants),
        "unplaced": unplaced(kg, park),
        "stages": stage_fields(kg, park),
        "fields": said(kg, park, "b:field"),
        "products": products,
        "plans": plans,
        "goals": goals_of(kg, [park, *(plan.id for plan in plans)]),
        "timeline": timeline(kg, park),
        "people": _people(kg, park, levels, ties),
        "speakers": _speakers(kg, park),
        "forecasts": tuple(forecasts(kg, kg.today, park, rule)),
        "silence": rule,
    }
    told = list(statements_in(found))
    whole = Dossier(
        id=park, cls=kg.classes(park)[0], as_of=kg.today, conflicts=disputed(kg, told), backing=backing(kg, told),
        not_stated=(), **found,
    )  # fmt: skip
    return replace(whole, not_stated=gaps(whole))


def _numbers(
    kg: KnowledgeGraph, park: NamedNode, levels: Iterable[Level], tenants: Sequence[Tie]
) -> dict[str, tuple[Number, ...]]:
    """Return the numbers apart: ground, companies (of the zone around it too, as its own), all others."""
    own = [replace(one, standing="under way") if _counts_arrivals(kg, one, tenants) else one
           for one in numbers_of(kg, park)]  # fmt: skip
    zones = [level.id for level in levels if level.what == "development zone" and level.of == park]
    around = [one for zone in zones for one in numbers_of(kg, zone) if counts_companies(kg, one.measures)]
    near = [node for node in _beside(kg, park) if is_a(kg, node, "Facility")] + nodes_of(unplaced(kg, park))
    areas = tuple(one for one in own if one.unit in GROUND)
    companies = tuple(one for one in own if counts_companies(kg, one.measures))
    rest = [one for one in own if one not in areas and one not in companies]
    return {
        "areas": areas,
        "companies": (*sorted(companies, key=lambda one: one.day), *sorted(around, key=lambda one: one.day)),
        "numbers": (*rest, *(one for node in near for one in numbers_of(kg, node))),
    }


def _beside(kg: KnowledgeGraph, park: NamedNode) -> list[NamedNode]:
    return sorted({*nodes_of(said(kg, park, "b:near")), *nodes_of(said_of(kg, park, "b:near"))}, key=str)


def _counts_arrivals(kg: KnowledgeGraph, number: Number, tenants: Iterable[Tie]) -> bool:
    """Tell whether a number counts a group that is on its way: it says nothing about who is there."""
    return any(
        tie.size == number.value
        and tie.step not in ARRIVED
        and number.measures in nodes_of(said(kg, tie.party, "b:kind"))
        for tie in tenants
    )


def _parts(kg: KnowledgeGraph, inner: Sequence[Inner]) -> dict[str, Any]:
    classes = {
        "zones": ("ParkZone", "IndustryPark"),
        "corridors": ("Corridor",),
        "facilities": ("Facility",),
        "platforms": ("ServicePlatform",),
        "seated": ("Organization",),
    }
    return {
        name: tuple(part_of(kg, one) for one in inner if is_a(kg, one.id, *wanted)) for name, wanted in classes.items()
    }


def _people(kg: KnowledgeGraph, park: NamedNode, levels: Iterable[Level], ties: Iterable[Tie]) -> tuple[Post, ...]:
    """Return the people of who runs the place and the zone, then of who is there."""
    runs = [level.id for level in levels if level.what in {"zone administration", "party committee", "operator"}]
    there = sorted({tie.party.value for tie in ties if tie.step in ARRIVED})
    order = dict.fromkeys([park, *runs, *map(NamedNode, there)])
    return tuple(post for organization in order for post in posts_at(kg, organization))


def _speakers(kg: KnowledgeGraph, park: NamedNode) -> tuple[Said, ...]:
    """Return who is quoted in claims on the place, its numbers and its plans: by id."""
    told: dict[NamedNode, list[Statement]] = {}
    about = [park, *nodes_of(said_of(kg, park, "b:statisticOf", "b:plans"))]
    for one in (one for node in about for one in kg.ledger.about(node)):
        if one.live and one.claim.speaker is not None:
            told.setdefault(one.claim.speaker, []).append(one)
    return tuple(
        Said(speaker, "stated", True, tuple(dict.fromkeys(told[speaker]))) for speaker in sorted(told, key=str)
    )
