"""What is new between two graphs, on graphs written by hand and on the project's own graph."""

from __future__ import annotations

import datetime as dt

import pytest

from biokg.analysis.changes import Change, Changes, changes
from biokg.graph import KnowledgeGraph
from biokg.terms import iri, local_name

from .own import own_graph
from .small import Paper, graph_of, node

THINGS = {"park": "IndustryPark", "city": "AdministrativeArea", "town": "AdministrativeArea", "firm": "Company",
          "hope": "Expectation", "hoped": "RegulatoryDecision", "approval": "RegulatoryDecision"}  # fmt: skip
FIRST = Paper("a", ["park locatedIn city", "firm basedIn park", "park status status:planned"], "2024-01-01")
DAY = dt.date(2025, 12, 31)


def between(before: KnowledgeGraph, after: KnowledgeGraph, about: str = "") -> Changes:
    return changes(before, after, about=node(about) if about else None, day_before=DAY, day_after=DAY)


def told(found: Changes) -> list[tuple[str, str, str, str | None, str | None, str]]:
    return [
        (one.kind, local_name(one.subject), local_name(one.predicate), _name(one.before), _name(one.after), one.cause)
        for one in found.facts
    ]


def _name(value: object) -> str | None:
    return None if value is None else str(value).strip("<>").rpartition("/")[2]


def test_nothing_is_new_between_a_graph_and_itself() -> None:
    found = between(graph_of(THINGS, FIRST), graph_of(THINGS, FIRST))
    assert (found.facts, found.turns, found.claims_new, found.claims_withdrawn) == ((), (), 0, 0)


def test_new_gone_and_changed_facts_are_told_apart() -> None:
    second = Paper("b", ["park locatedIn city", "firm locatedIn town", "park status status:operating"], "2025-01-01")
    found = between(graph_of(THINGS, FIRST), graph_of(THINGS, second))
    assert told(found) == [
        ("changed", "park", "status", "planned", "operating", "source"),
        ("gone", "firm", "basedIn", "park", None, "source"),
        ("new", "firm", "locatedIn", None, "town", "source"),
    ]
    (changed,) = found.of("changed")
    assert (changed.standing_before, changed.standing_after) == ("planned", "stated")
    assert [one.source.name for one in (*changed.told_before, *changed.told_after)] == ["a", "b"]
    assert (found.sources_new, found.sources_gone) == ((iri("source:b"),), (iri("source:a"),))
    assert (found.claims_new, found.claims_withdrawn) == (3, 3)


def test_facts_about_a_thing_of_another_status_are_not_told_one_by_one() -> None:
    second = Paper("b", ["park status status:operating"], "2025-01-01")
    found = between(graph_of(THINGS, FIRST), graph_of(THINGS, FIRST, second))
    assert told(found) == [("changed", "park", "status", "planned", "operating", "source")]


def test_a_fact_that_stands_otherwise_is_changed() -> None:
    before = graph_of(THINGS, Paper("a", ["firm basedIn park !inferred"], "2024-01-01"))
    after = graph_of(THINGS, Paper("a", ["firm basedIn park !inferred"], "2024-01-01"),
                     Paper("b", ["firm basedIn park"], "2025-01-01"))  # fmt: skip
    (found,) = between(before, after).facts
    assert (found.kind, found.before, found.after) == ("changed", node("park"), node("park"))
    assert (found.standing_before, found.standing_after) == ("inferred", "stated")


def test_the_same_claims_read_in_another_way_are_our_processing(monkeypatch: pytest.MonkeyPatch) -> None:
    papers = [Paper("a", ["firm basedIn park !intended", "park status status:operating"], "2024-01-01")]
    before, after = graph_of(THINGS, *papers), graph_of(THINGS, *papers)
    edges = {edge: claims for edge, claims in after.ledger.edges.items() if edge.predicate != iri("b:status")}
    monkeypatch.setattr(after.ledger, "edges", edges)
    assert told(between(before, after)) == [("gone", "park", "status", "operating", None, "processing")]


def test_only_what_a_thing_is_an_end_of() -> None:
    second = Paper("b", ["firm basedIn park", "town locatedIn city"], "2025-01-01")
    before, after = graph_of(THINGS, Paper("a", ["park locatedIn city"])), graph_of(THINGS, FIRST, second)
    assert {one[1] for one in told(between(before, after, "firm"))} == {"firm"}
    assert {one[1] for one in told(between(before, after, "park"))} == {"firm", "park"}
    assert between(before, after, "hope").facts == ()


def test_a_forecast_that_came_true_turns() -> None:
    hope = Paper("a", ["hope expects hoped", "hope edtf 2025-03/2025-06", "hoped status status:expected"], "2025-01-01")
    came = Paper("b", ["hope fulfilledBy approval", "approval edtf 2025-07-10", "approval status status:granted"],
                 "2025-08-01")  # fmt: skip
    (turn,) = between(graph_of(THINGS, hope), graph_of(THINGS, hope, came)).turns
    assert (turn.what, turn.before, turn.after.state) == (node("hoped"), "overdue", "met late")


def test_before_there_was_anything_all_is_new() -> None:
    found = between(graph_of(THINGS), graph_of(THINGS, FIRST))
    assert [one.kind for one in found.facts] == ["new", "new", "new"]


def test_what_has_been_learned_since_the_first_article() -> None:
    kg = own_graph()
    with kg.as_of("2025-10-10") as then:
        found = changes(then, kg, day_before=dt.date(2025, 10, 10), day_after=dt.date(2026, 11, 22))
    assert told(found)[: len(found.of("changed"))] == [
        ("changed", "international-biopark", "status", "planned", "under-construction", "source")
    ]
    assert {local_name(turn.what): (turn.before, turn.after.state) for turn in found.turns} == {
        "international-biopark": ("undated", "under way"),
        "bayer-chose-biopark": ("undated", "under way"),
        "lilly-gateway-labs-beijing": ("undated", "dormant"),
        "lilly-medical-innovation-center": ("undated", "dormant"),
        "huyabio-chose-biopark": ("undated", "dormant"),
        "libevitug-conditional-approval-expected": ("due", "met in window"),
        "astrazeneca-chose-biopark": ("undated", "met"),
    }
    assert found.of("gone") == []
    assert isinstance(found.facts[-1], Change)
