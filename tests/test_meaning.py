"""Names mean what they are the names of; else the one thing that they are short for; they are never guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from pyoxigraph import NamedNode

from biokg.build import build
from biokg.errors import AmbiguousName, UnknownName
from biokg.graph import KnowledgeGraph
from biokg.terms import iri
from biokg.workspace import Workspace

PARK = iri(":riverbend-science-park")


@pytest.fixture
def taken(riverbend_graph: KnowledgeGraph) -> Iterator[list[tuple[str, NamedNode]]]:
    """What the graph takes names for."""
    found: list[tuple[str, NamedNode]] = []
    before, riverbend_graph.taken = riverbend_graph.taken, lambda name, node: found.append((name, node))
    yield found
    riverbend_graph.taken = before


@pytest.mark.parametrize(
    ("name", "node"),
    [
        ("RSP", PARK),
        ("Riverbend Park", PARK),
        ("riverb sci", PARK),
        ("河湾科学", PARK),
        ("河科园", PARK),
        ("Larkspur", iri(":larkspur-biologics")),
        ("ADO", iri(":alder-development-office")),
        ("AFZ", iri(":alder-free-zone")),
    ],
)
def test_what_a_name_is_short_for_is_taken_and_told(
    name: str, node: NamedNode, riverbend_graph: KnowledgeGraph, taken: list[tuple[str, NamedNode]]
) -> None:
    assert riverbend_graph.resolve(name) == node
    assert taken == [(name, node)]
    assert riverbend_graph.find(name)[0].node == node


@pytest.mark.parametrize("name", ["Riverbend Science Park", "riverbend-science-park", "河湾科学园", str(PARK)[1:-1]])
def test_a_whole_name_is_not_told(
    name: str, riverbend_graph: KnowledgeGraph, taken: list[tuple[str, NamedNode]]
) -> None:
    assert riverbend_graph.resolve(name) == PARK
    assert taken == []


def test_what_is_called_after_another_is_not_meant(riverbend_graph: KnowledgeGraph) -> None:
    assert riverbend_graph.resolve("Port Ald") == iri(":port-alder")  # not its university
    assert riverbend_graph.resolve("Cell Harb") == iri(":cell-harbour")  # not its incubator, not its pilot plant
    universities = [thing.id for thing in riverbend_graph.things("University")]
    with pytest.raises(UnknownName, match=r"Nothing is called 'Port Ald'\. Did you mean 'Port Alder University'\?"):
        riverbend_graph.resolve("Port Ald", universities)


def test_several_that_a_name_is_short_for_are_listed(riverbend_graph: KnowledgeGraph) -> None:
    with pytest.raises(AmbiguousName) as caught:
        riverbend_graph.resolve("Alder")
    assert str(caught.value) == (
        "'Alder' may be short for 4 things; say which: "
        "'Aldermark', 'Port Alder', 'Alder Free Zone', 'Alder Development Office'."
    )
    assert caught.value.told("zh") == (
        "“Alder”可能是多个事物的简称；请指明是哪一个："
        "'Aldermark'、'Port Alder'、'Alder Free Zone'、'Alder Development Office'。"
    )


def test_of_the_class_asked_one_may_be_meant(riverbend_graph: KnowledgeGraph) -> None:
    kg = riverbend_graph
    assert kg.resolve("Alder", [thing.id for thing in kg.things("DevelopmentZone")]) == iri(":alder-free-zone")
    events = [thing.id for thing in kg.things("Event")]
    assert kg.resolve("opening of Cell", events) == iri(":cell-harbour-opening")


def test_what_only_makes_sense_with_another_thing_is_meant_only_where_it_is_asked_for(
    riverbend_graph: KnowledgeGraph,
) -> None:
    with pytest.raises(UnknownName, match=re.escape("'opening of Cell Harbour'")):
        riverbend_graph.resolve("opening of Cell")


@pytest.mark.parametrize(
    "name", ["R", "Ri", "of", "科", "xyz", "RSQ", "Park Riverbend", "…", "a" * 5000, "park " * 900]
)
def test_too_little_or_the_wrong_order_means_nothing(name: str, riverbend_graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName, match="Nothing is called") as caught:
        riverbend_graph.resolve(name)
    assert caught.value.told("zh").startswith(f"没有名为“{name}”的事物。")


def test_what_was_not_spoken_of_yet_is_not_meant_by_a_short_form(riverbend_graph: KnowledgeGraph) -> None:
    with riverbend_graph.as_of("1999-01-01") as then:
        for name in ("RSP", "Riverbend Science Park"):
            with pytest.raises(UnknownName) as caught:
                then.resolve(name)
            assert str(caught.value) == f"Nothing that was published by 1999-01-01 speaks of '{name}'."
            assert caught.value.told("zh") == f"截至1999-01-01，已发表的资料均未提及“{name}”。"


def test_a_chinese_area_is_meant_without_its_kind(riverbend: Workspace) -> None:
    with (riverbend.things / "places.ttl").open("a", encoding="utf-8") as file:
        file.write(':north-district a b:AdministrativeArea ; rdfs:label "North District"@en , "北河区"@zh .\n')
        file.write(':north-works a b:Company ; rdfs:label "North Works"@en , "北河工厂"@zh .\n')
    build(riverbend)
    with KnowledgeGraph.open(riverbend.root) as kg:
        assert kg.resolve("北河") == iri(":north-district")
        assert kg.resolve("北河", [thing.id for thing in kg.things("Company")]) == iri(":north-works")


def test_a_name_of_another_class_is_said_to_be(riverbend_graph: KnowledgeGraph) -> None:
    parks = [thing.id for thing in riverbend_graph.things("IndustryPark")]
    with pytest.raises(UnknownName) as caught:
        riverbend_graph.resolve("lumarimab", parks)
    assert str(caught.value) == (
        "'lumarimab' is the name of a thing of another class than is asked for here: drug. See `biokg things`."
    )
    assert caught.value.told("zh") == "“lumarimab”是另一类事物的名称：药物。请用 `biokg things` 查看。"


def test_initials_of_two_things_are_not_guessed(riverbend: Workspace) -> None:
    with (riverbend.things / "places.ttl").open("a", encoding="utf-8") as file:
        file.write(':river-south-park a b:GreenSpace ; rdfs:label "River South Park"@en , "南河公园"@zh .\n')
    build(riverbend)
    with KnowledgeGraph.open(riverbend.root) as kg:
        with pytest.raises(
            AmbiguousName, match=r"'RSP' may be short for 2 things; say which: 'River South Park', 'Riv"
        ):
            kg.resolve("RSP")
        assert kg.resolve("RSP", [thing.id for thing in kg.things("IndustryPark")]) == PARK
