"""A made-up ecosystem of any size, with the shape of the real graph and the same for the same seed.

Per thousand claims: some 33 sources, 450 citations, 300 things; every eighth claim is intended, every sixteenth
attributed, every fortieth inferred, every ninth machine-made; companies crowd into few parks (preferential attachment).
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from biokg.claims.files import write_source
from biokg.claims.model import Citation, Claim, Section, Source, SourceFile, Value
from biokg.claims.things import Thing, write_things
from biokg.terms import ID, PREFIXES, b, iri
from biokg.values import instant
from biokg.workspace import Workspace

__all__ = ["make_workspace"]

CLAIMS_A_SOURCE = 30
RECORDED = Literal("2026-01-01T00:00:00Z", datatype=iri("xsd:dateTime"))
TIERS = ("agency", "agency", "agency", "official", "trade", "aggregator", "company")
ROLES = ("tenant", "attracted", "rd-centre", "partner", "investor")
FIELDS = ("neuroscience", "artificial-intelligence", "cell-and-gene-therapy", "precision-medicine")


def make_workspace(folder: Path, claims: int, seed: int = 0) -> Workspace:
    """Write a workspace with `claims` claims (to within one source) and return it."""
    world = _World(random.Random(seed))
    facts = world.facts()
    (folder / "graphs" / "sources").mkdir(parents=True)
    written = 0
    for number in range(-(-claims // CLAIMS_A_SOURCE)):
        file = _source_file(number, facts, world)
        write_source(folder / "graphs" / "sources" / f"{file.source.name}.ttl", file)
        written += len(file.claims)
    (folder / "graphs" / "things").mkdir()
    write_things(folder / "graphs" / "things" / "all.ttl", list(world.things.values()))
    return Workspace(folder)


@dataclass
class _World:
    """The things there are so far, and what is true of them."""

    random: random.Random
    things: dict[NamedNode, Thing] = field(default_factory=dict)
    parks: list[NamedNode] = field(default_factory=list)
    companies: list[NamedNode] = field(default_factory=list)
    seats: list[NamedNode] = field(default_factory=list)
    """A park for each company in it: drawing from here makes big parks bigger."""

    def add(self, cls: str, name: str) -> NamedNode:
        """Add a thing of a class, numbered."""
        node = NamedNode(f"{ID}{name}-{len(self.things)}")
        en = Literal(f"{name.replace('-', ' ').title()} {len(self.things)}", language="en")
        zh = Literal(f"第{len(self.things)}号{cls}", language="zh")
        self.things[node] = Thing(node, b(cls), (en, zh))
        return node

    def facts(self) -> Iterator[tuple[NamedNode, str, Value, str]]:
        """Yield facts without end, each with its modality, a thing's facts together."""
        city = self.add("AdministrativeArea", "city")
        while True:
            if not self.parks or self.random.random() < 0.03:
                yield from self._park(city)
            yield from self.random.choices((self._company, self._drug, self._number, self._zone), (5, 1, 3, 2))[0]()

    def _park(self, city: NamedNode) -> Iterator[tuple[NamedNode, str, Value, str]]:
        park = self.add("IndustryPark", "science-park")
        self.parks.append(park)
        self.seats.append(park)
        yield park, "b:locatedIn", city, "asserted"
        yield park, "b:status", iri("status:operating"), "asserted"
        yield park, "b:field", iri(f"field:{self.random.choice(FIELDS)}"), "attributed"

    def _company(self) -> Iterator[tuple[NamedNode, str, Value, str]]:
        company, park = self.add("Company", "biotech"), self.random.choice(self.seats)
        self.companies.append(company)
        self.seats.append(park)
        tie = self.add("Engagement", "tie")
        yield company, "skos:altLabel", Literal(f"{company.value[len(ID) :]} Ltd.", language="en"), "asserted"
        yield company, "b:field", iri(f"field:{self.random.choice(FIELDS)}"), "asserted"
        yield tie, "b:party", company, "asserted"
        yield tie, "b:at", park, "asserted"
        yield tie, "b:role", iri(f"role:{self.random.choice(ROLES)}"), "asserted"
        if self.random.random() < 0.5:
            yield company, "b:presentIn", park, "asserted"
        if len(self.companies) > 1 and self.random.random() < 0.3:
            yield company, "b:collaboratesWith", self.random.choice(self.companies[:-1]), "attributed"

    def _drug(self) -> Iterator[tuple[NamedNode, str, Value, str]]:
        if not self.companies:
            return
        drug, disease = self.add("Drug", "mab"), self.add("Disease", "fever")
        yield drug, "b:developedBy", self.random.choice(self.companies), "asserted"
        yield drug, "b:indicatedFor", disease, "asserted"
        decision, hope = self.add("RegulatoryDecision", "approval"), self.add("Expectation", "expectation")
        yield decision, "b:decisionOn", drug, "intended"
        yield decision, "b:status", iri("status:expected"), "intended"
        yield hope, "b:expects", decision, "asserted"
        yield hope, "b:edtf", Literal(f"202{self.random.randrange(6, 10)}"), "asserted"

    def _number(self) -> Iterator[tuple[NamedNode, str, Value, str]]:
        number = self.add("Statistic", "figure")
        value = Literal(str(self.random.randrange(5, 2000)), datatype=iri("xsd:decimal"))
        yield number, "b:statisticOf", self.random.choice(self.parks), "asserted"
        yield number, "b:value", value, "asserted"
        yield number, "b:qualifier", iri(f"qualifier:{self.random.choice(('over', 'about', 'nearly'))}"), "asserted"
        yield number, "b:measures", iri("kind:company"), "asserted"

    def _zone(self) -> Iterator[tuple[NamedNode, str, Value, str]]:
        zone = self.add("ParkZone", "zone")
        yield zone, "b:status", iri("status:planned"), "intended"
        yield zone, "b:partOf", self.random.choice(self.parks), "intended"


def _source_file(number: int, facts: Iterator[tuple[NamedNode, str, Value, str]], world: _World) -> SourceFile:
    """Return one source: its claims are the next facts, a few said again from what is known."""
    day = dt.date(2020, 1, 1) + dt.timedelta(days=number)
    name = f"news-{number:05}"
    source = Source(
        id=NamedNode(PREFIXES["source"] + name),
        titles=(Literal(f"Made-up report {number}", language="en"),),
        issued=Literal(instant(day), datatype=iri("xsd:dateTime")),
        edtf=day.isoformat(),
        tier=iri(f"tier:{world.random.choice(TIERS)}"),
        language="en",
        rights="Made up.",
        sha256="0" * 64,
        length=100_000,
    )
    sections = tuple(
        Section(NamedNode(f"{PREFIXES['section']}{name}-{part}"), source.id,
                (Literal(part, language="en"), Literal(part, language="zh")), iri(f"evidence:{kind}"))
        for part, kind in (("body", "reported-text"), ("digest", "ai-digest"))
    )  # fmt: skip
    citations, claims = [], []
    for place in range(CLAIMS_A_SOURCE):
        subject, predicate, value, modality = next(facts)
        if place % 2 == 0:
            section = sections[1 if world.random.random() < 1 / 9 else 0]
            citations.append(Citation(section.id, place * 100, place * 100 + 50, "0" * 64))
        speaker = subject if modality == "attributed" else None
        cited = (citations[-1].id,)
        claims.append(Claim(subject, iri(predicate), value, iri(f"modality:{modality}"), cited, RECORDED, speaker))
    return SourceFile(source, sections, tuple(citations), tuple(claims))
