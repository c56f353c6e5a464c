"""The map as plain tables, for readers without script and for machines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from .grammar import LINES, glyph_of
from .picture import Claim, Picture, Source, Standing, Words

__all__ = ["Tables", "cite", "tables"]


@dataclass(frozen=True, slots=True)
class Tables:
    """Things, facts and sources, as texts."""

    things: list[tuple[str, str, str, str]]
    """Name, name in the other language, class, status."""
    facts: list[tuple[str, list[tuple[str, str, str]]]]
    """Things with what is said of them: a fact, how sure it is, and who says so."""
    sources: list[Source]


def tables(picture: Picture, lang: str) -> Tables:
    """Return the tables of `picture` in a language, things by name, facts by thing; sources are cited by number."""
    second = "en" if lang == "zh" else "zh"
    label = {n.id: n.label for n in picture.nodes}
    number = {source.id: at for at, source in enumerate(picture.sources, start=1)}
    cited = {c.id: cite(c, number) for c in picture.claims}
    rows: dict[str, list[tuple[Words, Standing, str]]] = defaultdict(list)

    def add(of: str, fact: Words, standing: Standing, ids: tuple[str, ...]) -> None:
        rows[of].append((fact, standing, "; ".join(dict.fromkeys(cited[i] for i in ids if i in cited))))

    for edge in picture.edges:
        add(edge.source, _join(edge.label, label[edge.target]), edge.standing, edge.claims)
    for fact in picture.facts:
        add(fact.subject, _join(fact.label, fact.value), fact.standing, fact.claims)
    for one in picture.numbers:
        add(one.subject, _join(one.value, one.measure), one.standing, one.claims)
    things = sorted(
        (n.label, picture.classes.get(n.cls, glyph_of(n.cls).name), n.status or LINES[n.standing].name)
        for n in picture.nodes
    )
    facts = [
        (
            label[of].inside(lang),
            [
                (fact.inside(lang), LINES[standing].name.inside(lang), said)
                for fact, standing, said in sorted(rows[of], key=lambda row: (row[0].en, row[0].zh))
            ],
        )
        for of in sorted(rows, key=lambda of: (label[of], of))
    ]
    named = [(name.inside(lang), name.inside(second), cls.inside(lang), way.inside(lang)) for name, cls, way in things]
    return Tables(named, facts, list(picture.sources))


def cite(claim: Claim, number: Mapping[str, int]) -> str:
    """Return in a few words where a claim is made: the number of its source and the places in it."""
    spans = ", ".join(f"{spot.start}-{spot.end}" for spot in claim.spots if spot.start is not None)
    return f"[{number.get(claim.source, claim.source)}]{' ' + spans if spans else ''}"


def _join(first: Words, second: Words) -> Words:
    return Words(f"{first.en} {second.en}", f"{first.inside('zh')} {second.inside('zh')}")
