"""Every sentence of the seed articles is cited, page furniture never; the table holds offsets, no text."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from biokg.graph import KnowledgeGraph

TABLE = Path(__file__).with_name("sentences.tsv")
ROWS = [
    (row["source"], int(row["start"]), int(row["end"]), row["kind"])
    for row in csv.DictReader(TABLE.read_text(encoding="utf-8").splitlines(), delimiter="\t")
]


def _citations(known: KnowledgeGraph, source: str) -> list[tuple[int, int]]:
    return sorted(
        {
            (place.citation.start, place.citation.end)
            for statement in known.ledger.statements.values()
            for place in statement.places
            if place.source.name == source and place.citation.start is not None and place.citation.end is not None
        }
    )


@pytest.mark.parametrize(("source", "start", "end", "kind"), ROWS)
def test_sentence_is_cited_and_furniture_is_not(
    known: KnowledgeGraph, source: str, start: int, end: int, kind: str
) -> None:
    inside = [span for span in _citations(known, source) if span[0] < end and start < span[1]]
    assert bool(inside) == (kind == "content")
    assert all(start <= first and last <= end for first, last in inside)  # no citation runs over a sentence


def test_the_table_knows_every_citation(known: KnowledgeGraph) -> None:
    for source in {row[0] for row in ROWS}:
        sentences = [row[1:3] for row in ROWS if row[0] == source and row[3] == "content"]
        loose = [
            span for span in _citations(known, source) if not any(a <= span[0] and span[1] <= z for a, z in sentences)
        ]
        assert loose == []


def test_the_table_is_as_long_as_the_articles() -> None:
    kinds = [(row[0], row[3]) for row in ROWS]
    assert kinds.count(("caixin-2025-10-01", "content")) == 15
    assert kinds.count(("chinadaily-2025-10-27", "content")) == 18
    assert {kind for source, kind in kinds if source == "chinadaily-2025-10-27"} == {"content"}
