"""A store of hundreds of thousands of ties, written as N-Quads: what a register of companies would fill it with.

Ten ties a thing: cooperations and presence in parks by preferential attachment, products with developers and diseases,
persons, parts of parks, some of it planned, and every seventh tie an engagement with its role. Every tenth plain tie is
said by two sources, every ninth claim rests on machine-made text. The same for the same seed. Claims have only what
networks are made from: neither spans of text nor the day of recording.
"""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from pathlib import Path
from typing import IO, cast

from pyoxigraph import Quad, RdfFormat

from biokg.ontology import Ontology
from biokg.store import EmbeddedStore
from biokg.terms import BASE, ID, PREFIXES, graph
from biokg.workspace import shipped

__all__ = ["fill_store", "register"]

CLAIMS_A_SOURCE = 500
THINGS = (("Company", 60), ("IndustryPark", 1), ("ParkZone", 4), ("Person", 15), ("Drug", 12), ("Disease", 3),
          ("University", 2), ("Hospital", 3))  # fmt: skip
"""Class → share in a hundred of the things."""

TIES = (("Company", "collaboratesWith", "Company", 34), ("Company", "presentIn", "IndustryPark", 18),
        ("Company", "collaboratesWith", "University", 10), ("Drug", "developedBy", "Company", 9),
        ("Drug", "indicatedFor", "Disease", 5), ("Person", "affiliatedWith", "Company", 6),
        ("ParkZone", "partOf", "IndustryPark", 1), ("Hospital", "collaboratesWith", "Company", 2),
        ("Company", "Engagement", "IndustryPark", 15))  # fmt: skip
"""From → what → to, and its share in a hundred of the ties."""
TIERS = ("agency", "agency", "agency", "official", "trade", "aggregator", "company")
ROLES = ("tenant", "attracted", "rd-centre", "partner", "investor")
DATETIME = f"^^<{PREFIXES['xsd']}dateTime>"


class _World:
    """Writes lines; draws things that are already tied more often."""

    def __init__(self, ties: int, seed: int) -> None:
        self.random = random.Random(seed)
        self.ties = ties
        self.claims = 0
        self.drawn: dict[str, list[str]] = {cls: [] for cls, _ in THINGS}

    def lines(self) -> Iterator[str]:
        """Yield the N-Quads: things, then ties, each with its claims, sources and derived edges."""
        yield from self.things()
        kinds = [kind[:3] for kind in TIES]
        shares = [kind[3] for kind in TIES]
        seen: set[tuple[str, str, str]] = set()
        made = 0
        while made < self.ties:
            for start_class, name, end_class in self.random.choices(kinds, shares, k=1000):
                start, end = self.draw(start_class), self.draw(end_class)
                if start == end or (start, name, end) in seen or (end, name, start) in seen:
                    continue
                seen.add((start, name, end))
                made += 1
                yield from self.engagement(start, end, made) if name == "Engagement" else self.plain(start, name, end)
                if made == self.ties:
                    return

    def things(self) -> Iterator[str]:
        """Yield ten ties' worth of things, every twentieth zone and product planned."""
        things = f"<{graph('things').value}> .\n"
        for cls, share in THINGS:
            for number in range(max(5, self.ties * share // 1000)):
                node = f"<{ID}{cls.lower()}-{number}>"
                self.drawn[cls].append(node)
                yield f"{node} <{PREFIXES['rdf']}type> <{BASE}{cls}> {things}"
                yield f'{node} <{PREFIXES["rdfs"]}label> "{cls} {number}"@en {things}'
                yield f'{node} <{PREFIXES["rdfs"]}label> "第{number}号{cls}"@zh {things}'
                if cls in {"ParkZone", "Drug"} and number % 20 == 0:
                    yield from self.said(node, "status", f"<{PREFIXES['status']}planned>", "intended")

    def draw(self, cls: str) -> str:
        """Return a thing of a class; half of the time one that was drawn before, so that hubs grow."""
        pool = self.drawn[cls]
        found = pool[int(len(pool) * self.random.random())]
        if self.random.random() < 0.5:
            pool.append(found)
        return found

    def plain(self, start: str, name: str, end: str) -> Iterator[str]:
        """Yield a plain tie, every tenth said twice."""
        yield from self.said(start, name, end)
        if self.random.random() < 0.1:
            yield from self.said(start, name, end)

    def engagement(self, start: str, end: str, number: int) -> Iterator[str]:
        """Yield a tie with a role."""
        node = f"<{ID}tie-{number}>"
        things = f"<{graph('things').value}> .\n"
        yield f"{node} <{PREFIXES['rdf']}type> <{BASE}Engagement> {things}"
        yield f'{node} <{PREFIXES["rdfs"]}label> "tie {number}"@en {things}'
        yield f'{node} <{PREFIXES["rdfs"]}label> "第{number}项联系"@zh {things}'
        role = f"<{PREFIXES['role']}{self.random.choice(ROLES)}>"
        for name, value in (("party", start), ("at", end), ("role", role)):
            yield from self.said(node, name, value)

    def said(self, subject: str, name: str, value: str, modality: str = "asserted") -> Iterator[str]:
        """Yield a claim with its citation, and the derived edge."""
        number, self.claims = self.claims, self.claims + 1
        source = f"register-{number // CLAIMS_A_SOURCE:05}"
        where = f"<{PREFIXES['graph']}{source}> .\n"
        if number % CLAIMS_A_SOURCE == 0:
            yield from self.source(source, where)
        claim, cite = f"<{PREFIXES['claim']}{number:012x}>", f"<{PREFIXES['cite']}{number // 2:012x}>"
        section = "digest" if number // 2 % 9 == 0 else "body"
        yield f"{claim} <{BASE}claimSubject> {subject} {where}"
        yield f"{claim} <{BASE}claimPredicate> <{BASE}{name}> {where}"
        yield f"{claim} <{BASE}claimObject> {value} {where}"
        yield f"{claim} <{BASE}claimModality> <{PREFIXES['modality']}{modality}> {where}"
        yield f"{claim} <{BASE}citation> {cite} {where}"
        if number % 2 == 0:
            yield f"{cite} <{PREFIXES['oa']}hasSource> <{PREFIXES['section']}{source}-{section}> {where}"
        yield f"{subject} <{BASE}{name}> {value} <{graph('derived').value}> .\n"

    def source(self, name: str, where: str) -> Iterator[str]:
        """Yield a source with its two sections."""
        node = f"<{PREFIXES['source']}{name}>"
        day = f"20{self.random.randrange(20, 26)}-{self.random.randrange(1, 13):02}-15"
        yield f"{node} <{PREFIXES['rdf']}type> <{BASE}Source> {where}"
        yield f'{node} <{PREFIXES["dct"]}title> "Register {name}"@en {where}'
        yield f'{node} <{PREFIXES["dct"]}issued> "{day}T00:00:00Z"{DATETIME} {where}'
        yield f'{node} <{BASE}edtf> "{day}" {where}'
        yield f"{node} <{BASE}tier> <{PREFIXES['tier']}{self.random.choice(TIERS)}> {where}"
        for part, kind in (("body", "reported-text"), ("digest", "ai-digest")):
            section = f"<{PREFIXES['section']}{name}-{part}>"
            yield f"{section} <{PREFIXES['rdf']}type> <{BASE}SourceSection> {where}"
            yield f"{section} <{PREFIXES['dct']}isPartOf> {node} {where}"
            yield f"{section} <{BASE}evidenceKind> <{PREFIXES['evidence']}{kind}> {where}"


def register(ties: int, seed: int = 0) -> Iterator[str]:
    """Yield the N-Quads of a graph with so many ties, without the ontology."""
    return _World(ties, seed).lines()


def fill_store(folder: Path | None, ties: int, seed: int = 0) -> EmbeddedStore:
    """Return a store of so many ties, in a folder or in memory, filled by the bulk loader."""
    store = EmbeddedStore.in_memory() if folder is None else EmbeddedStore.create(folder)
    ontology = Ontology.read(shipped("ontology"))
    store.load(Quad(one.subject, one.predicate, one.object, graph("ontology")) for one in ontology.triples)
    store.inner.bulk_load(cast(IO[bytes], _Stream(register(ties, seed))), RdfFormat.N_QUADS)
    return store


class _Stream(io.RawIOBase):
    """Lines of text as a binary file."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = lines
        self.rest = b""

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1) -> bytes:
        """Return the next bytes."""
        parts, length = [self.rest], len(self.rest)
        while length < max(size, 1 << 20):
            line = next(self.lines, None)
            if line is None:
                break
            parts.append(line.encode())
            length += len(parts[-1])
        data = b"".join(parts)
        self.rest = data[size:] if size >= 0 else b""
        return data[:size] if size >= 0 else data
