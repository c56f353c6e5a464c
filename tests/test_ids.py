"""Ids come from content: the same on every machine, different for different content."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import Literal

from biokg.claims.model import Citation, Claim
from biokg.ids import citation_id, claim_id, digest, is_slug, sha256, slug
from biokg.terms import iri

CLAIM = Claim(
    subject=iri(":lumarimab"),
    predicate=iri("b:developedBy"),
    object=iri(":larkspur-biologics"),
    modality=iri("modality:asserted"),
    citations=(iri("cite:aaaaaaaaaaaa"), iri("cite:bbbbbbbbbbbb")),
    recorded=Literal("2025-01-10T00:00:00Z", datatype=iri("xsd:dateTime")),
)


def test_ids_are_fixed_for_ever() -> None:
    section = iri("section:riverbend-herald-2024-03-05-body")
    assert citation_id(section, 10, 20) == iri("cite:a5541da514fa")
    assert citation_id(section, None, None) == iri("cite:ac44b44d7c9b")
    assert CLAIM.id == iri("claim:97c00fa31b19")


def test_the_order_of_citations_does_not_count() -> None:
    assert replace(CLAIM, citations=CLAIM.citations[::-1]).content_id == CLAIM.id


@pytest.mark.parametrize(
    "change",
    [
        {"subject": iri(":x")},
        {"predicate": iri("b:foundedBy")},
        {"object": iri(":x")},
        {"object": Literal("https://w3id.org/biokg/id/larkspur-biologics")},
        {"modality": iri("modality:denied")},
        {"speaker": iri(":tomas-reed")},
        {"citations": CLAIM.citations[:1]},
    ],
)
def test_what_is_said_how_by_whom_and_where_makes_the_id(change: dict[str, object]) -> None:
    assert replace(CLAIM, **change).content_id != CLAIM.id  # type: ignore[arg-type]


def test_remarks_and_links_do_not_make_the_id() -> None:
    other = replace(CLAIM, notes=(Literal("x", language="en"),), open_list=True, supersedes=(iri("claim:x"),))
    assert other.content_id == CLAIM.id


def test_a_speaker_is_no_citation() -> None:
    said = (CLAIM.subject, CLAIM.predicate, CLAIM.object, CLAIM.modality)
    assert claim_id(*said, iri("cite:a"), []) != claim_id(*said, None, [iri("cite:a")])


def test_texts_do_not_run_into_each_other() -> None:
    assert digest(["ab", "c"]) != digest(["a", "bc"])


def test_hashes_are_of_utf8_bytes() -> None:
    assert sha256("细胞港🧬") == "7fc7e33b1c86b5d1b46c15b58c53ea1248f1ec4217d7ada42e64dd2ac4bba68b"
    assert Citation(iri("section:x")).id == citation_id(iri("section:x"), None, None)


@pytest.mark.parametrize(
    ("name", "expected"),
    [("Huahui Health Ltd.", "huahui-health-ltd"), ("R&D Hub's", "r-and-d-hubs"), ("Genève", "geneve"), ("河湾", "")],
)
def test_slug(name: str, expected: str) -> None:
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("text", "answer"), [("a-b2", True), ("A", False), ("a--b", False), ("-a", False), ("", False)]
)
def test_is_slug(text: str, answer: bool) -> None:
    assert is_slug(text) is answer
