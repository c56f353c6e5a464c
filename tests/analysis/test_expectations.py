"""Expectations and what became of them, on graphs written by hand and on the fictional example."""

from __future__ import annotations

import datetime as dt

import pytest
from pyoxigraph import NamedNode

from biokg.analysis.coverage import Coverage
from biokg.analysis.expectations import Expectation, Window, expectations
from biokg.graph import KnowledgeGraph
from biokg.terms import iri

from .small import Paper, graph_of, node

THINGS = {
    "hope": "Expectation", "hoped": "RegulatoryDecision", "approval": "RegulatoryDecision", "drug": "Drug",
    "ann": "Person", "land": "AdministrativeArea", "flu": "Disease", "bird-flu": "Disease", "gout": "Disease",
}  # fmt: skip
HOPE = ["hope expects hoped @ann", "hope edtf 2025-03/2025-06", "hoped jurisdiction land",
        "hoped status status:expected"]  # fmt: skip


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def only(kg: KnowledgeGraph, as_of: str) -> Expectation:
    (found,) = expectations(kg, day(as_of))
    return found


@pytest.mark.parametrize(
    ("as_of", "state"),
    [
        ("2025-02-28", "pending"),
        ("2025-03-01", "due"),
        ("2025-06-30", "due"),
        ("2025-07-01", "overdue"),
    ],
)
def test_before_it_comes_true(as_of: str, state: str) -> None:
    found = only(graph_of(THINGS, Paper("a", HOPE, "2024-12-01")), as_of)
    assert found.state == state
    assert found.window == Window(day("2025-03-01"), day("2025-06-30"))
    assert (found.said, found.speakers, found.jurisdictions) == (day("2024-12-01"), (node("ann"),), (node("land"),))
    assert (found.expects, found.fulfilled_by, found.happened, found.scope) == (node("hoped"), None, None, None)


@pytest.mark.parametrize(
    ("edtf", "state"),
    [
        ("2025-02-28", "met early"),
        ("2025-03-01", "met in window"),
        ("2025-06-30", "met in window"),
        ("2025-07-01", "met late"),
        ("2025", "met"),
        ("2025-04", "met in window"),
        ("2025-02/2025-04", "met"),
    ],
)
def test_when_it_came_true(edtf: str, state: str) -> None:
    news = Paper("b", ["hope fulfilledBy approval", f"approval edtf {edtf}"], "2025-08-01")
    found = only(graph_of(THINGS, Paper("a", HOPE, "2024-12-01"), news), "2025-12-31")
    assert (found.state, found.fulfilled_by) == (state, node("approval"))
    assert found.sources == (iri("source:a"),)


def test_the_clock_hides_what_happened_later() -> None:
    news = Paper("b", ["hope fulfilledBy approval", "approval edtf 2025-05-05"], "2025-05-06")
    kg = graph_of(THINGS, Paper("a", HOPE, "2024-12-01"), news)
    assert [only(kg, date).state for date in ("2025-05-04", "2025-05-05")] == ["due", "met in window"]


def test_an_undated_fulfilment_is_as_old_as_its_news() -> None:
    kg = graph_of(THINGS, Paper("a", HOPE, "2024-12-01"), Paper("b", ["hope fulfilledBy approval"], "2025-05-06"))
    assert only(kg, "2025-05-05").state == "due"
    assert only(kg, "2025-05-06").state == "met"
    assert only(kg, "2025-05-06").happened == Window(dt.date.min, day("2025-05-06"))


def test_a_vague_date_counts_when_the_news_is_out() -> None:
    news = Paper("b", ["hope fulfilledBy approval", "approval edtf 2025"], "2025-05-06")
    kg = graph_of(THINGS, Paper("a", HOPE, "2024-12-01"), news)
    assert only(kg, "2025-05-05").state == "due"
    assert only(kg, "2025-05-06").happened == Window(day("2025-01-01"), day("2025-05-06"))


def test_without_a_date_it_is_never_overdue() -> None:
    found = only(graph_of(THINGS, Paper("a", ["hope expects hoped"])), "2099-01-01")
    assert (found.state, found.window) == ("undated", None)


def test_what_was_cancelled_is_dropped() -> None:
    kg = graph_of(THINGS, Paper("a", HOPE, "2024-12-01"), Paper("b", ["hoped status status:cancelled"], "2025-04-01"))
    assert only(kg, "2025-12-31").state == "dropped"


MONDO = "http://purl.obolibrary.org/obo/MONDO_1"


@pytest.mark.parametrize(
    ("came", "scope"),
    [
        (["flu", "gout"], (["flu", "gout"], [], [])),
        (["flu"], (["flu"], [], ["gout"])),
        (["bird-flu"], ([], ["flu"], ["gout"])),
    ],
    ids=["whole", "one of two", "narrower form"],
)
def test_met_for_less_than_was_expected(came: list[str], scope: tuple[list[str], ...]) -> None:
    foreseen = ["hoped forIndication flu", "hoped forIndication gout"]
    news = ["hope fulfilledBy approval", "approval edtf 2025-05-05", *(f"approval forIndication {one}" for one in came)]
    kg = graph_of(
        THINGS,
        Paper("a", [*HOPE, *foreseen], "2024-12-01"),
        Paper("b", news, "2025-05-06"),
        mappings=[("flu", "exactMatch", MONDO), ("bird-flu", "broadMatch", MONDO)],
    )
    found = only(kg, "2025-12-31")
    whole, part, missing, came_nodes = (tuple(map(node, names)) for names in (*scope, came))
    assert found.scope == Coverage(whole, part, missing, came_nodes)
    assert found.narrower == (not found.scope.full)
    assert found.narrower == bool(part or missing)


def test_a_broader_decision_covers_a_narrower_disease() -> None:
    kg = graph_of(
        THINGS,
        Paper("a", [*HOPE, "hoped forIndication bird-flu"], "2024-12-01"),
        Paper("b", ["hope fulfilledBy approval", "approval forIndication flu"], "2025-05-06"),
        mappings=[("flu", "exactMatch", MONDO), ("bird-flu", "broadMatch", MONDO)],
    )
    assert only(kg, "2025-12-31").scope == Coverage((node("bird-flu"),), (), (), (node("flu"),))


def test_what_was_expected_is_in_the_words_of_those_who_expected() -> None:
    kg = graph_of(
        THINGS,
        Paper("a", ["hope expects approval", "hope edtf 2025", "approval forIndication flu"], "2024-12-01"),
        Paper(
            "b", ["hope fulfilledBy approval", "approval edtf 2025-05-05", "approval forIndication gout"], "2025-05-06"
        ),
    )
    scope = only(kg, "2025-12-31").scope
    assert scope is not None
    assert scope.whole == (node("flu"),)


def test_the_most_pressing_come_first() -> None:
    things = dict.fromkeys(("late", "later", "met", "soon"), "Expectation") | {"done": "Event"}
    says = [
        "late edtf 2020",
        "later edtf 2021",
        "met edtf 2020",
        "met fulfilledBy done",
        "done edtf 2020",
        "soon edtf 2030",
    ]
    found = expectations(graph_of(things, Paper("a", says)), day("2025-06-01"))
    assert [(one.id, one.state) for one in found] == [
        (node("late"), "overdue"),
        (node("later"), "overdue"),
        (node("soon"), "pending"),
        (node("met"), "met in window"),
    ]


def named(found: list[Expectation]) -> list[tuple[NamedNode, str]]:
    return [(one.id, one.state) for one in found]


def test_the_fictional_example(riverbend_graph: KnowledgeGraph) -> None:
    opening, approval = node("cell-harbour-opening-expectation"), node("lumarimab-approval-expectation")
    assert named(expectations(riverbend_graph, day("2024-11-30"))) == [(approval, "due"), (opening, "pending")]
    assert named(expectations(riverbend_graph, day("2026-06-01"))) == [(opening, "due"), (approval, "met in window")]
    assert named(expectations(riverbend_graph, day("2027-01-01"))) == [
        (opening, "overdue"),
        (approval, "met in window"),
    ]


def test_as_known_before_the_news(riverbend_graph: KnowledgeGraph) -> None:
    date = day("2024-12-19")
    with riverbend_graph.as_of(date) as then:
        assert dict(named(expectations(then, date)))[node("lumarimab-approval-expectation")] == "due"
