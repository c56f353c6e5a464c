"""The ecosystem: the network of everything, on small graphs written by hand and on the fictional example."""

from __future__ import annotations

import io

import networkx as nx
import pytest
from analysis.small import Paper, graph_of

from biokg.errors import UnknownName
from biokg.graph import KnowledgeGraph
from biokg.network import settled_part

THINGS = {
    "park": "IndustryPark", "zone": "ParkZone", "acme": "Company", "bolt": "Company", "ann": "Person",
    "acme-in-park": "Engagement", "bolt-in-zone": "Engagement", "ann-chief": "Position", "staff": "Statistic",
    "hope": "Goal",
}  # fmt: skip
TODAY = Paper(
    "today",
    [
        "zone status status:planned !intended",
        "zone partOf park !intended",
        "acme-in-park party acme",
        "acme-in-park at park",
        "acme-in-park role role:tenant",
        "acme-in-park validFrom 2024-05-01T00:00:00Z",
        "bolt-in-zone party bolt",
        "bolt-in-zone at zone",
        "bolt-in-zone role role:chosen",
        "ann-chief party ann",
        "ann-chief at acme",
        "ann-chief role role:chief-executive",
        "acme collaboratesWith bolt",
        "acme kind kind:start-up",
        "staff statisticOf acme",
        "acme hasGoal hope",
        "park connectsTo acme !intended",
    ],
    day="2025-03-01",
)
LATER = Paper("later", ["bolt collaboratesWith acme"], day="2025-06-01", tier="official")


@pytest.fixture(scope="module")
def small() -> KnowledgeGraph:
    return graph_of(THINGS, TODAY, LATER)


def edges(network: nx.MultiDiGraph) -> list[tuple[str, str, str]]:
    return list(network.edges(keys=True))


def test_things_are_nodes_and_sayings_are_none(small: KnowledgeGraph) -> None:
    assert list(small.network()) == ["acme", "ann", "bolt", "park"]
    assert list(small.network(planned=True)) == ["acme", "ann", "bolt", "park", "zone"]


def test_only_what_is_settled_is_tied(small: KnowledgeGraph) -> None:
    assert edges(small.network()) == [
        ("acme", "bolt", "collaboratesWith"),
        ("acme", "park", "acme-in-park"),
        ("ann", "acme", "ann-chief"),
    ]


def test_planned_ties_are_marked(small: KnowledgeGraph) -> None:
    network = small.network(planned=True)
    assert {edge: network.edges[edge]["standing"] for edge in edges(network)} == {
        ("acme", "bolt", "collaboratesWith"): "stated",
        ("acme", "park", "acme-in-park"): "stated",
        ("ann", "acme", "ann-chief"): "stated",
        ("bolt", "zone", "bolt-in-zone"): "planned",
        ("zone", "park", "partOf"): "planned",
    }
    assert [edge for edge in edges(network) if network.edges[edge]["planned"]] == [
        ("bolt", "zone", "bolt-in-zone"),
        ("zone", "park", "partOf"),
    ]


def test_what_is_meant_between_existing_things_is_never_tied(small: KnowledgeGraph) -> None:
    assert not small.network(planned=True).has_edge("park", "acme")


def test_a_relationship_carries_its_role_and_dates(small: KnowledgeGraph) -> None:
    tie = small.network().edges["acme", "park", "acme-in-park"]
    claims = tie.pop("claims").split()
    assert len(claims) == 2
    assert tie == {
        "predicate": "Engagement", "via": "acme-in-park", "role": "tenant", "valid_from": "2024-05-01",
        "standing": "stated", "planned": False, "first": "2025-03-01", "last": "2025-03-01", "sources": 1,
        "tier": "agency",
    }  # fmt: skip


def test_a_symmetric_tie_is_written_once_with_all_its_sources(small: KnowledgeGraph) -> None:
    tie = small.network().edges["acme", "bolt", "collaboratesWith"]
    assert (tie["sources"], tie["tier"], tie["first"], tie["last"]) == (2, "official", "2025-03-01", "2025-06-01")
    assert len(tie["claims"].split()) == 2


def test_attributes_of_a_thing(small: KnowledgeGraph) -> None:
    assert small.network().nodes["acme"] == {
        "iri": "https://w3id.org/biokg/id/acme", "label_en": "Acme", "label_zh": "“acme”", "cls": "Company",
        "kind": "start-up", "planned": False, "first": "2025-03-01", "last": "2025-06-01", "sources": 2,
        "tier": "official",
    }  # fmt: skip
    assert small.network(planned=True).nodes["zone"]["status"] == "planned"
    assert small.network(planned=True).nodes["zone"]["planned"] is True


def test_inverse_properties_give_one_direction() -> None:
    kg = graph_of({"park": "IndustryPark", "zone": "ParkZone"}, Paper("a", ["park hasPart zone", "zone partOf park"]))
    assert edges(kg.network()) == [("zone", "park", "partOf")]
    assert len(kg.network().edges["zone", "park", "partOf"]["claims"].split()) == 2


def test_a_relationship_with_several_places_is_several_edges() -> None:
    things = {"acme": "Company", "one": "IndustryPark", "two": "IndustryPark", "tie": "Engagement"}
    kg = graph_of(things, Paper("a", ["tie party acme", "tie at one", "tie at two"]))
    assert edges(kg.network()) == [("acme", "one", "tie"), ("acme", "two", "tie")]


def test_a_relationship_without_a_place_is_counted() -> None:
    kg = graph_of({"acme": "Company", "tie": "Engagement"}, Paper("a", ["tie party acme", "tie role role:tenant"]))
    assert kg.network().graph == {"projection": "ecosystem", "planned": False, "incomplete": 1, "left_out": "{}"}


def test_an_inferred_tie_of_a_planned_thing_is_planned() -> None:
    says = ["lab status status:planned !intended", "lab locatedIn park", "lab managedBy acme !attributed"]
    kg = graph_of({"lab": "Facility", "park": "IndustryPark", "acme": "Company"}, Paper("a", says))
    assert edges(kg.network()) == []
    assert {data for _, _, data in kg.network(planned=True).edges(data="standing")} == {"planned"}


def test_copies_count_once_and_the_machine_is_the_weakest_voice() -> None:
    kg = graph_of(
        {"drug": "Drug", "acme": "Company"},
        Paper("a", ["drug developedBy acme #digest"]),
        Paper("b", ["drug developedBy acme #digest"], reproduces="a"),
    )
    tie = kg.network().edges["drug", "acme", "developedBy"]
    assert (tie["sources"], tie["tier"]) == (1, "machine")


def test_cancelled_and_unspoken_things_are_in_no_network() -> None:
    things = {"plant": "Facility", "park": "IndustryPark", "paper": "Organization"}
    kg = graph_of(things, Paper("a", ["plant status status:cancelled", "plant locatedIn park"]))
    assert list(kg.network(planned=True)) == ["park"]


def test_an_unknown_projection_is_refused(small: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName, match=r"'ecosistem' is not a projection. Did you mean ecosystem\?"):
        small.network(projection="ecosistem")


def test_an_empty_graph_gives_an_empty_network() -> None:
    assert len(graph_of({}, Paper("a", [])).network()) == 0


def test_the_settled_part_is_the_settled_projection(riverbend_graph: KnowledgeGraph, small: KnowledgeGraph) -> None:
    for kg in (riverbend_graph, small):
        part, whole = settled_part(kg.network(planned=True)), kg.network()
        assert list(part.nodes(data=True)) == list(whole.nodes(data=True))
        assert list(part.edges(keys=True, data=True)) == list(whole.edges(keys=True, data=True))
        assert part.graph == whole.graph


def test_networkx_can_write_it(riverbend_graph: KnowledgeGraph) -> None:
    network = riverbend_graph.network(planned=True)
    for write, read in ((nx.write_graphml, nx.read_graphml), (nx.write_gexf, nx.read_gexf)):
        buffer = io.BytesIO()
        write(network, buffer)
        buffer.seek(0)
        again = read(buffer)
        assert sorted(again) == sorted(network)
        assert again.number_of_edges() == network.number_of_edges()


def test_the_fictional_park(riverbend_graph: KnowledgeGraph) -> None:
    network = riverbend_graph.network()
    ties = {(start, end, data.get("role", data["predicate"])): data["standing"] for start, end, data in
            network.edges(data=True) if "northgate-pharma" in (start, end)}  # fmt: skip
    assert ties == {
        ("northgate-pharma", "riverbend-science-park", "rd-centre"): "stated",
        ("northgate-pharma", "riverbend-science-park", "presentIn"): "stated",
    }
    assert not {"cell-harbour-pilot-plant", "translational-medicine-institute", "riverbend-footbridge"} & set(network)


def test_a_denial_ties_nothing(riverbend_graph: KnowledgeGraph) -> None:
    assert riverbend_graph.network(planned=True).degree("alder-free-zone") == 0
