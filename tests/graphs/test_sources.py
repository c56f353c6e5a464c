"""Sources: which there are, what copies what, how their sections were made; every span and no more than a phrase."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from biokg.graph import KnowledgeGraph
from biokg.ids import sha256
from biokg.terms import shorten
from biokg.text import read_articles

UNREAD = {
    *("caixin-2025-10-01-zh", "chinanews-2025-10-27", "digipub-2025-original", "report-2026-01-23-original"),
    *("shi-fen-2020-08-original", "xinhua-2025-11-16"),
}
READ = {
    *("beijing-gov-2024-11-05", "beijing-gov-2025-04-15", "bjzpark-2023-03-17", "caixin-2025-10-01"),
    *("chinadaily-2025-10-27", "chinadaily-zh-2025-10-27", "dailyeconomic-2025-04-14", "digipub-2025"),
    *("fierce-2024-10-15", "flcube-2026-01", "helm-2024-07-19", "inkl-2025-10-01", "people-2001-09-25"),
    *("people-2025-11-17", "people-2026-01-24", "people-zh-2025-10-27", "report-2026-01-23", "shi-fen-2020-08"),
    *("synapse-2024-12-03", "udn-2025-10-27", "wam-2025-10-26", "xdzinfo-2020-07-14", "xinhua-2025-03-31"),
    "xinhua-zh-2025-11-21",
}


def test_the_sources(known: KnowledgeGraph) -> None:
    with_claims = {statement.source.name for statement in known.ledger.statements.values()}
    assert with_claims == READ
    assert {source.name for source in known.ledger.sources.values()} - with_claims == UNREAD


def test_copies_count_as_one_with_what_they_reproduce(known: KnowledgeGraph) -> None:
    origins = {source.name: known.ledger.origin(node) for node, source in known.ledger.sources.items()}
    assert {name: shorten(node.value) for name, node in origins.items() if not node.value.endswith("/" + name)} == {
        "caixin-2025-10-01": "source:caixin-2025-10-01-zh",
        "inkl-2025-10-01": "source:caixin-2025-10-01-zh",
        "digipub-2025": "source:digipub-2025-original",
        "people-2025-11-17": "source:xinhua-2025-11-16",
        "report-2026-01-23": "source:report-2026-01-23-original",
        "shi-fen-2020-08": "source:shi-fen-2020-08-original",
        "udn-2025-10-27": "source:chinanews-2025-10-27",
    }


def test_how_the_sections_of_the_first_article_were_made(known: KnowledgeGraph) -> None:
    prefix = "section:caixin-2025-10-01-"
    made = {shorten(node.value): shorten(part.evidence.value) for node, part in known.ledger.sections.items()}
    assert {name.removeprefix(prefix): kind for name, kind in made.items() if name.startswith(prefix)} == {
        "headline": "evidence:ai-translation",
        "body": "evidence:ai-translation",
        "caption": "evidence:caption",
        "digest": "evidence:ai-digest",
        "profile": "evidence:ai-profile",
        "disclaimer": "evidence:publisher-note",
    }


def test_speakers(known: KnowledgeGraph) -> None:
    speakers = {
        (statement.source.name, shorten(statement.claim.speaker.value))
        for statement in known.ledger.statements.values()
        if statement.claim.speaker is not None
    }
    assert speakers == {
        ("caixin-2025-10-01", ":caixin-media"),
        ("chinadaily-2025-10-27", ":beijing-local-authorities"),
        ("chinadaily-2025-10-27", ":kong-lei"),
        ("chinadaily-2025-10-27", ":planners"),
        ("flcube-2026-01", ":huahui-health"),
        ("inkl-2025-10-01", ":zlsp-representative"),
        ("people-2026-01-24", ":huahui-health"),
        ("synapse-2024-12-03", ":bin-chen"),
    }


def test_open_lists(known: KnowledgeGraph) -> None:
    opened = {
        (shorten(statement.claim.predicate.value), shorten(statement.claim.subject.value))
        for statement in known.ledger.statements.values()
        if statement.claim.open_list and statement.source.name == "chinadaily-2025-10-27"
    }
    assert opened == {
        *(("b:party", f":biopark-attracting-{name}") for name in ("bayer", "eli-lilly", "medtronic", "pfizer")),
        ("b:collaboratesWith", ":innovation-institute"),
        *(("b:locatedIn", f":{name}") for name in ("supercomputing-center", "data-labeling-facilities")),
        *(("b:serves", f":{name}") for name in ("supercomputing-center", "data-labeling-facilities")),
        *(("b:locatedIn", ":trusted-data-spaces"), ("b:serves", ":trusted-data-spaces")),
        *(("b:partOf", f":biopark-{name}") for name in ("schools", "talent-apartments", "lifestyle-districts")),
    }


def test_every_span_has_the_hash_of_its_words(known: KnowledgeGraph, shared: Path) -> None:
    articles = read_articles(shared / "seeds")
    checked = 0
    for file in known.ledger.files:
        if file.source.sha256 is None:
            assert all(citation.start is None for citation in file.citations)
            continue
        text = articles[file.source.sha256].text
        assert file.source.length == len(text)
        for citation in file.citations:
            assert sha256(text[citation.start : citation.end]) == citation.sha256
            checked += 1
    assert checked > 150


@pytest.mark.parametrize("folder", ["graphs", "ontology", "tests/graphs", "decisions"])
def test_no_ten_words_of_an_article_in_a_row(repository: Path, shared: Path, folder: str) -> None:
    runs: set[tuple[str, ...]] = set()
    for article in read_articles(shared / "seeds").values():
        words = re.findall(r"[\w'’-]+", article.text.lower())
        runs |= {tuple(words[at : at + 10]) for at in range(len(words) - 9)}
    for path in sorted((repository / folder).rglob("*.*")):
        if path.suffix in {".ttl", ".tsv", ".md", ".py"}:
            words = re.findall(r"[\w'’-]+", path.read_text(encoding="utf-8").lower())
            assert not any(tuple(words[at : at + 10]) in runs for at in range(len(words) - 9)), path
