"""The map as plain tables, for readers without script and for machines."""

from __future__ import annotations

from dataclasses import dataclass

from .grammar import LINES, glyph_of
from .picture import Claim, Picture, Source, Standing, Words

__all__ = ["Row", "Tables", "cite", "tables"]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table: a fact of a thing, how sure it is, and who says so."""

    thing: Words
    fact: Words
    standing: Words
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tables:
    """Things, facts and sources."""

    things: list[tuple[Words, Words, Words]]
    facts: list[Row]
    sources: list[Source]


def tables(picture: Picture) -> Tables:
    """Return the tables of `picture`, things by name, facts by thing."""
    label = {n.id: n.label for n in picture.nodes}
    claims = {c.id: c for c in picture.claims}

    def row(of: str, fact: Words, standing: Standing, ids: tuple[str, ...]) -> Row:
        said = tuple(cite(claims[i]) for i in ids if i in claims)
        return Row(label[of], fact, LINES[standing].name, said)

    rows = [row(e.source, _join(e.label, label[e.target]), e.standing, e.claims) for e in picture.edges]
    rows += [row(f.subject, _join(f.label, f.value), f.standing, f.claims) for f in picture.facts]
    rows += [row(n.subject, _join(n.value, n.measure), n.standing, n.claims) for n in picture.numbers]
    things = [
        (n.label, picture.classes.get(n.cls, glyph_of(n.cls).name), n.status or LINES[n.standing].name)
        for n in picture.nodes
    ]
    return Tables(sorted(things), sorted(rows, key=lambda r: (r.thing, r.fact)), list(picture.sources))


def cite(claim: Claim) -> str:
    """Return in a few words where a claim is made: source, places in it, claim; the list of sources tells the rest."""
    spans = ", ".join(f"{spot.start}-{spot.end}" for spot in claim.spots if spot.start is not None)
    return f"{claim.source}{' ' + spans if spans else ''} ({claim.id})"


def _join(first: Words, second: Words) -> Words:
    return Words(f"{first.en} {second.en}", f"{first.inside('zh')} {second.inside('zh')}")
