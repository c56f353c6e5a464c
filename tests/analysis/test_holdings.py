"""What a graph holds, on a graph written by hand."""

from __future__ import annotations

import pytest

from biokg.analysis.holdings import claims_by, things_by_class
from biokg.graph import KnowledgeGraph
from biokg.terms import iri, shorten

from .small import Paper, graph_of

THINGS = {"park": "IndustryPark", "acme": "Company", "bolt": "Company", "lab": "Facility", "cell": "Facility"}


@pytest.fixture(scope="module")
def small() -> KnowledgeGraph:
    return graph_of(
        THINGS,
        Paper(
            "a", ["lab status status:planned !intended", "cell status status:operating", "acme presentIn park #digest"]
        ),
        Paper("b", ["acme presentIn park !attributed @bolt"], tier="official"),
    )


def test_things_by_class_and_status(small: KnowledgeGraph) -> None:
    assert [(shorten(row.cls.value), row.total, row.by_status) for row in things_by_class(small)] == [
        ("b:Company", 2, {"": 2}),
        ("b:Facility", 2, {"operating": 1, "planned": 1}),
        ("b:IndustryPark", 1, {"": 1}),
    ]


@pytest.mark.parametrize(
    ("aspect", "counts"),
    [
        ("source", {"source:a": 3, "source:b": 1}),
        ("tier", {"tier:agency": 2, "tier:machine": 1, "tier:official": 1}),
        ("modality", {"modality:asserted": 2, "modality:attributed": 1, "modality:intended": 1}),
        ("evidence", {"evidence:reported-text": 3, "evidence:ai-digest": 1}),
    ],
)
def test_claims_by_aspect_the_most_first(small: KnowledgeGraph, aspect: str, counts: dict[str, int]) -> None:
    found = claims_by(small, aspect)
    assert list(found.items()) == [(iri(name), number) for name, number in counts.items()]


def test_an_unknown_aspect_is_an_error(small: KnowledgeGraph) -> None:
    with pytest.raises(KeyError):
        claims_by(small, "colour")
