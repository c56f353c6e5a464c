"""Disagreements, on graphs written by hand and on the fictional example."""

from __future__ import annotations

import pytest

from biokg.analysis.conflicts import Conflict, conflicts
from biokg.graph import KnowledgeGraph

from .small import Paper, graph_of

THINGS = {
    "park": "IndustryPark", "acme": "Company", "launch": "Event", "one": "Statistic", "two": "Statistic",
    "three": "Statistic",
}  # fmt: skip


def told(found: list[Conflict]) -> list[tuple[str, bool, list[tuple[str, bool]]]]:
    return [(one.reason, one.declared, [(side.object.value, side.followed) for side in one.sides]) for one in found]


@pytest.mark.parametrize(
    ("first", "second", "reason", "followed"),
    [
        (("2025-01-01", "trade"), ("2025-01-01", "official"), "tier", "2025"),
        (("2025-01-01", "trade"), ("2025-02-01", "trade"), "newer", "2025"),
        (("2025-03-01", "trade"), ("2025-02-01", "company"), "tier", "2025"),
        (("2025-03-01", "trade"), ("2025-02-01", "trade"), "newer", "2024"),
    ],
)
def test_why_the_edge_follows_a_side(
    first: tuple[str, str], second: tuple[str, str], reason: str, followed: str
) -> None:
    papers = Paper("a", ["launch edtf 2024"], *first), Paper("b", ["launch edtf 2025"], *second)
    (found,) = conflicts(graph_of(THINGS, *papers))
    assert (found.reason, found.declared) == (reason, False)
    other = {"2024": "2025", "2025": "2024"}[followed]
    assert [(side.object.value, side.followed) for side in found.sides] == [(followed, True), (other, False)]


def test_nothing_but_the_id_decides() -> None:
    kg = graph_of(THINGS, Paper("a", ["launch edtf 2024"]), Paper("b", ["launch edtf 2025"]))
    (found,) = conflicts(kg)
    assert found.reason == "id"
    first, second = (side.statements[0].claim.id.value for side in found.sides)
    assert first < second


def test_figures_of_different_things_stand_side_by_side() -> None:
    says = [
        "one value 5.5 ~two value 5.8",
        "two value 5.8 ~three value 6.5",
        "three value 6.5",
    ]
    (found,) = conflicts(graph_of(THINGS, Paper("a", says)))
    assert (found.reason, found.declared) == ("several", True)
    assert sorted(side.object.value for side in found.sides) == ["5.5", "5.8", "6.5"]
    assert all(side.followed for side in found.sides)


def test_a_denial_disagrees_with_what_it_denies() -> None:
    kg = graph_of(THINGS, Paper("a", ["acme presentIn park"]), Paper("b", ["acme presentIn park !denied"]))
    (found,) = conflicts(kg)
    assert (found.reason, found.declared) == ("modality", False)
    assert [(side.denied, side.followed) for side in found.sides] == [(False, True), (True, False)]


@pytest.mark.parametrize(
    "says",
    [
        ["launch edtf 2025", "launch edtf 2025-03-01"],
        ["launch verbatim soon", "launch verbatim later"],
        ["launch status status:planned", "launch status status:held"],
        ["acme presentIn park", "acme presentIn launch"],
        ["acme presentIn park !denied"],
        ["launch edtf 2025", "launch edtf 2024 !intended"],
    ],
    ids=["finer date", "wording", "status", "many-valued", "denial alone", "only meant"],
)
def test_what_is_no_disagreement(says: list[str]) -> None:
    assert conflicts(graph_of(THINGS, Paper("a", says))) == []


def test_a_marked_finer_date_is_shown_and_explained() -> None:
    kg = graph_of(THINGS, Paper("a", ["launch edtf 2025 ~launch edtf 2025-03-01", "launch edtf 2025-03-01"]))
    assert told(conflicts(kg)) == [("finer", True, [("2025-03-01", True), ("2025", False)])]


def test_two_sources_on_one_side() -> None:
    kg = graph_of(
        THINGS,
        Paper("a", ["launch edtf 2024"], "2024-12-01"),
        Paper("b", ["launch edtf 2025"]),
        Paper("c", ["launch edtf 2025"], tier="trade"),
    )
    (found,) = conflicts(kg)
    assert [[one.source.name for one in side.statements] for side in found.sides] == [["b", "c"], ["a"]]


def test_the_order_of_sources_changes_nothing() -> None:
    first = Paper("a", ["launch edtf 2024", "one value 1 ~two value 2"])
    papers = [first, Paper("b", ["launch edtf 2025", "two value 2"])]
    assert told(conflicts(graph_of(THINGS, *papers))) == told(conflicts(graph_of(THINGS, *papers[::-1])))


def test_the_fictional_example(riverbend_graph: KnowledgeGraph) -> None:
    assert told(conflicts(riverbend_graph)) == [
        ("newer", True, [("2022", True), ("2023", False)]),
        ("several", True, [("280", True), ("300", True)]),
    ]
