"""What is reached from a place, on graphs written by hand."""

from __future__ import annotations

import datetime as dt

import pytest

from biokg.analysis.routes import Reached, is_one_of, reach
from biokg.errors import BiokgError
from biokg.graph import KnowledgeGraph
from biokg.terms import b, iri

from .small import Paper, graph_of, node

THINGS = {
    "park": "IndustryPark", "zone": "ParkZone", "hall": "Facility", "acme": "Company", "beta": "Company",
    "gamma": "Company", "tie": "Engagement", "crowd": "Organization", "mab": "Drug",
}  # fmt: skip


def told(found: tuple[Reached, ...]) -> list[tuple[str, str, str]]:
    return [(one.id.value.rpartition("/")[2], one.standing, one.phase) for one in found]


def go(path: str, *says: str, today: dt.date | None = None) -> list[tuple[str, str, str]]:
    kg = graph_of(THINGS, Paper("a", says))
    kg.date = today
    return told(reach(kg, node("park"), path))


def test_what_lies_in_a_part_lies_in_the_whole() -> None:
    says = ("zone partOf park", "hall locatedIn zone", "acme presentIn hall", "beta basedIn park")
    assert go("inside", *says) == [
        ("hall", "stated", "there"),
        ("park", "stated", "there"),
        ("zone", "stated", "there"),
    ]
    assert go("inside ^presentIn|^basedIn", *says) == [("acme", "stated", "there"), ("beta", "stated", "there")]
    assert go("^presentIn", *says) == []


def test_that_a_place_is_being_built_makes_nothing_in_it_less_sure() -> None:
    says = ("zone partOf park", "zone status status:under-construction", "acme presentIn zone")
    assert go("inside ^presentIn", *says) == [("acme", "stated", "there")]
    assert ("zone", "under way", "under way") in go("inside", *says)


@pytest.mark.parametrize(
    ("says", "found"),
    [
        (["hall locatedIn park"], ("hall", "stated", "there")),
        (["hall locatedIn park !inferred"], ("hall", "inferred", "there")),
        (["hall locatedIn park", "hall status status:under-construction"], ("hall", "under way", "under way")),
        (["hall locatedIn park !inferred", "hall status status:under-construction"], ("hall", "inferred", "under way")),
        (["hall locatedIn park !intended", "hall status status:planned"], ("hall", "planned", "to come")),
        (["hall locatedIn park !intended"], ("hall", "intended", "to come")),
        (["hall locatedIn park", "hall validFrom 2031-01-01T00:00:00Z"], ("hall", "planned", "to come")),
    ],
)
def test_how_sure_it_is(says: list[str], found: tuple[str, str, str]) -> None:
    assert [one for one in go("inside", *says, today=dt.date(2026, 1, 1)) if one[0] != "park"] == [found]


@pytest.mark.parametrize(
    "says",
    [
        ["hall locatedIn park !denied"],
        ["hall locatedIn park", "hall status status:cancelled"],
        ["hall locatedIn park", "hall status status:ended"],
        ["hall locatedIn park", "hall validTo 2025-12-31T00:00:00Z"],
    ],
)
def test_what_is_denied_or_over_is_not_there(says: list[str]) -> None:
    assert go("inside", *says, today=dt.date(2026, 1, 1)) == [("park", "stated", "there")]


def test_what_was_expected_and_has_come_as_something_else_is_over() -> None:
    things = {"mab": "Drug", "foreseen": "RegulatoryDecision", "came": "RegulatoryDecision", "hope": "Expectation"}
    says = [
        "foreseen decisionOn mab",
        "foreseen status status:expected",
        "hope expects foreseen",
        "came decisionOn mab",
    ]
    found = reach(graph_of(things, Paper("a", says)), node("mab"), "^decisionOn")
    assert told(found) == [("came", "stated", "there"), ("foreseen", "expected", "to come")]
    itself = [*says, "hope fulfilledBy foreseen", "foreseen status status:granted"]
    found = reach(graph_of(things, Paper("a", says), Paper("b", itself[-2:], "2025-06-01")), node("mab"), "^decisionOn")
    assert told(found) == [("came", "stated", "there"), ("foreseen", "stated", "there")]
    found = reach(graph_of(things, Paper("a", [*says, "hope fulfilledBy came"])), node("mab"), "^decisionOn")
    assert told(found) == [("came", "stated", "there")]


def test_the_surest_way_counts_and_brings_its_statements() -> None:
    kg = graph_of(THINGS, Paper("a", ["acme presentIn park !intended", "tie party acme", "tie at park"]))
    (found,) = [one for one in reach(kg, node("park"), "^at|here party|^presentIn") if one.id == node("acme")]
    assert (found.standing, found.hops) == ("stated", 2)
    assert [str(one.claim) for one in found.statements] == [":tie b:party :acme", ":tie b:at :park"]


def test_a_step_only_to_a_kind_or_role() -> None:
    says = ["tie at park", "tie party acme", "tie role role:spin-off"]
    assert go("^at[role:spin-off] party", *says) == [("acme", "stated", "there")]
    assert go("^at[role:tenant] party", *says) == []


def test_the_size_of_a_group() -> None:
    kg = graph_of(THINGS, Paper("a", ["crowd presentIn park", "crowd groupSize 12", "acme presentIn park"]))
    assert [(one.members, one.group) for one in reach(kg, node("park"), "^presentIn")] == [(1, False), (12, True)]


def test_of_a_property_with_one_value_the_one_that_the_graph_follows() -> None:
    papers = Paper("a", ["park status status:planned"]), Paper("b", ["park status status:operating"], "2025-06-01")
    assert told(reach(graph_of(THINGS, *papers), node("park"), "status")) == [("operating", "stated", "there")]


def test_kinds_and_classes_with_those_above_them() -> None:
    kg = graph_of(THINGS, Paper("a", ["acme kind kind:biopharmaceutical-company", "hall kind kind:rd-headquarters"]))
    assert is_one_of(kg, node("acme"), [b("Organization")])
    assert is_one_of(kg, node("acme"), [b("Person"), iri("kind:company")])
    assert is_one_of(kg, node("hall"), [iri("kind:rd-centre")])
    assert not is_one_of(kg, node("hall"), [iri("kind:company")])


def test_circles_come_to_an_end() -> None:
    says = ("zone partOf hall", "hall partOf zone", "zone locatedIn park")
    assert [name for name, *_ in go("inside", *says)] == ["hall", "park", "zone"]


def test_the_order_of_sources_changes_nothing() -> None:
    papers = [Paper("a", ["zone partOf park", "acme presentIn zone"]), Paper("b", ["acme presentIn park"])]

    def found(kg: KnowledgeGraph) -> list[tuple[str, ...]]:
        reached = reach(kg, node("park"), "inside ^presentIn")
        return [(one.id.value, *(str(said.claim) for said in one.statements)) for one in reached]

    assert found(graph_of(THINGS, *papers)) == found(graph_of(THINGS, *papers[::-1]))


@pytest.mark.parametrize("path", ["^^at", "at!", "nothingLikeIt", "^at[role:nothing]"])
def test_a_word_that_is_no_step(path: str) -> None:
    with pytest.raises(BiokgError):
        reach(graph_of(THINGS, Paper("a", [])), node("park"), path)


def test_a_step_may_leave_out_a_role() -> None:
    says = ("tie party acme", "tie at park", "tie role role:attracted")
    assert go("^at[role:attracted] party", *says) == [("acme", "stated", "there")]
    assert go("^at[!role:attracted] party", *says) == []
    assert go("^at[!role:tenant] party", *says) == [("acme", "stated", "there")]
