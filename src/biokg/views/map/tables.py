"""The map as plain tables, for readers without script and for machines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from .grammar import LINES, glyph_of
from .picture import Claim, Picture, Source, Standing, Words

__all__ = ["Row", "Tables", "cite", "tables"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: a fact, how sure it is, and who says so."""

    fact: Words
    standing: Words
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """Things, facts and sources."""

    things: list[tuple[Words, Words, Words]]
    facts: list[tuple[Words, list[Row]]]
    """Things with what is said of them."""
    sources: list[Source]


def tables(picture: Picture) -> Tables:
    """Return the tables of `picture`, things by name, facts by thing; sources are cited by their number in the list."""
    label = {n.id: n.label for n in picture.nodes}
    claims = {c.id: c for c in picture.claims}
    number = {source.id: at for at, source in enumerate(picture.sources, start=1)}
    rows: dict[str, list[Row]] = defaultdict(list)

    def add(of: str, fact: Words, standing: Standing, ids: tuple[str, ...]) -> None:
        said = tuple(dict.fromkeys(cite(claims[i], number) for i in ids if i in claims))
        rows[of].append(Row(fact, LINES[standing].name, said))

    for edge in picture.edges:
        add(edge.source, _join(edge.label, label[edge.target]), edge.standing, edge.claims)
    for fact in picture.facts:
        add(fact.subject, _join(fact.label, fact.value), fact.standing, fact.claims)
    for one in picture.numbers:
        add(one.subject, _join(one.value, one.measure), one.standing, one.claims)
    things = [
        (n.label, picture.classes.get(n.cls, glyph_of(n.cls).name), n.status or LINES[n.standing].name)
        for n in picture.nodes
    ]
    facts = [(label[of], sorted(rows[of], key=lambda r: r.fact)) for of in sorted(rows, key=lambda of: (label[of], of))]
    return Tables(sorted(things), facts, list(picture.sources))


def cite(claim: Claim, number: Mapping[str, int]) -> str:
    """Return in a few words where a claim is made: the number of its source and the places in it."""
    spans = ", ".join(f"{spot.start}-{spot.end}" for spot in claim.spots if spot.start is not None)
    return f"[{number.get(claim.source, claim.source)}]{' ' + spans if spans else ''}"


def _join(first: Words, second: Words) -> Words:
    return Words(f"{first.en} {second.en}", f"{first.inside('zh')} {second.inside('zh')}")
