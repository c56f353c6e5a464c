"""What a dossier holds, as plain data; what no source states is absent, and named in `Dossier.not_stated`."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from pyoxigraph import NamedNode

from ...claims.ledger import Statement
from ..backing import Backing
from ..chain.stages import StageField
from ..conflicts import Conflict
from ..forecasts import Forecast
from ..milestones import Decision
from ..numbers import Number
from ..posts import Post
from ..said import Said
from ..silence import Silence
from ..ties import Tie
from ..timeline import Timeline
from ..when import When

__all__ = ["LEVELS", "Dossier", "Goal", "Level", "Part", "Place", "Plan", "Product"]

LEVELS = (
    "group", "park", "development zone", "zone administration", "party committee", "operator", "planned by", "area"
)  # fmt: skip
"""Who and what stands above a place, never to be taken for one another: the group of zones that it is one of, the park
that it is a part of, the development zone around it, the administration of that zone, the party committee in it, who
runs the place itself, who plans it, the areas that it lies in."""


@dataclass(frozen=True)
class Level:
    """Something that stands above the place."""

    what: str
    """One of `LEVELS`."""
    id: NamedNode
    of: NamedNode
    """What it stands above: the place itself, or another level."""
    said: Said


@dataclass(frozen=True)
class Place:
    """Where it lies beside its levels."""

    along: tuple[Said, ...]
    """Places that are neither areas, zones nor parks: an axis, a site."""
    not_in: tuple[Said, ...]
    """Places that it does not lie in, as a source says."""
    connects: tuple[Said, ...]
    near: tuple[Said, ...]
    served_by: tuple[Said, ...]
    """Green spaces and other places that are there for it."""


@dataclass(frozen=True)
class Part:
    """A zone, corridor, facility or platform in it."""

    id: NamedNode
    cls: NamedNode
    kinds: tuple[Said, ...]
    status: str
    """Local name of the status; empty where none is stated."""
    size: int | None
    """How many an unnamed group is; None for a single one and where not stated."""
    run_by: tuple[Said, ...]
    meant_for: tuple[Said, ...]
    within: NamedNode
    """Where it lies: the place itself or a part of it."""
    said: Said
    """What puts it there."""
    statements: tuple[Statement, ...]
    """The claims on its place, kind, status and operator."""


@dataclass(frozen=True)
class Product:
    """A drug or device of a company that is there."""

    id: NamedNode
    developer: NamedNode
    forms: tuple[Said, ...]
    diseases: tuple[Said, ...]
    decisions: tuple[Decision, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Plan:
    """A published plan for it, or a call for plans."""

    id: NamedNode
    kinds: tuple[Said, ...]
    fields: tuple[Said, ...]
    by: tuple[Said, ...]
    """Who released it."""
    announced_at: NamedNode | None
    announced: When | None
    reported: str
    """Date of publication (EDTF) of the first source that tells of it."""
    numbers: tuple[Number, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Goal:
    """What it, or a plan for it, aims at."""

    goal: Said
    of: NamedNode
    wording: str
    """The words of the source, where kept; else empty."""


@dataclass(frozen=True)
class Dossier:
    """All that is said of a park, a zone or a corridor, as of a day."""

    id: NamedNode
    cls: NamedNode
    as_of: dt.date
    status: tuple[Said, ...]
    """The present status first, then earlier ones."""
    other_names: tuple[Said, ...]
    levels: tuple[Level, ...]
    place: Place
    areas: tuple[Number, ...]
    """Land and floor space, each measure apart."""
    companies: tuple[Number, ...]
    """How many companies, each population apart, the oldest first; of it, then of the development zone around it."""
    numbers: tuple[Number, ...]
    """All its other numbers, and those of what is near it, or `unplaced` beside it."""
    zones: tuple[Part, ...]
    corridors: tuple[Part, ...]
    facilities: tuple[Part, ...]
    platforms: tuple[Part, ...]
    tenants: tuple[Tie, ...]
    """Companies and groups of companies, by how far each tie has come."""
    institutions: tuple[Tie, ...]
    """Institutes, universities, hospitals and public bodies by tie."""
    seated: tuple[Part, ...]
    """Organizations of which a source says no more than that they lie there."""
    unplaced: tuple[Said, ...]
    """What a source speaks of beside a park without saying where it lies: see `biokg.analysis.park.unplaced`."""
    stages: tuple[StageField, ...]
    """All stages of the value chain, in their order: what is stated of the place, else what signs there show."""
    fields: tuple[Said, ...]
    products: tuple[Product, ...]
    plans: tuple[Plan, ...]
    goals: tuple[Goal, ...]
    timeline: Timeline
    people: tuple[Post, ...]
    speakers: tuple[Said, ...]
    """Who is quoted on it, with what they say of it."""
    forecasts: tuple[Forecast, ...]
    silence: Silence
    """The rule by which forecasts lapse."""
    conflicts: tuple[Conflict, ...]
    backing: Backing
    not_stated: tuple[str, ...]
    """What a dossier should have and no source gives; keys of `biokg.analysis.park.gaps.WANTED`."""
