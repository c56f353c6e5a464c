"""Networks that a SPARQL CONSTRUCT makes: ties with the evidence of what they say, and what is refused."""

from __future__ import annotations

from pathlib import Path

import networkx as nx
import pytest
from analysis.small import Paper, graph_of

from biokg.errors import InputError, QueryError, QueryTimeout
from biokg.graph import KnowledgeGraph
from biokg.network import Filters, constructed, left_out
from biokg.network.facts import facts_of

THINGS = {"park": "IndustryPark", "zone": "ParkZone", "acme": "Company", "bolt": "Company", "core": "Company",
          "ann": "Person", "mab": "Drug"}  # fmt: skip
SAYS = Paper(
    "a",
    [
        "acme presentIn park", "bolt presentIn park", "acme collaboratesWith bolt", "mab developedBy acme",
        "zone status status:planned !intended", "zone partOf park !intended", "core presentIn park !denied",
        "bolt kind kind:start-up", "ann affiliatedWith acme", "bolt presentIn zone !intended",
    ],
)  # fmt: skip
SAME_PARK = "CONSTRUCT { ?a b:near ?b } WHERE { ?a b:presentIn ?x . ?b b:presentIn ?x FILTER(STR(?a) < STR(?b)) }"
EVERYTHING = "CONSTRUCT { ?s ?p ?o } WHERE { ?c b:claimSubject ?s ; b:claimPredicate ?p ; b:claimObject ?o }"


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return graph_of(THINGS, SAYS)


def ties(network: nx.MultiDiGraph) -> dict[str, str]:
    return {f"{start} {key} {end}": about["standing"] for start, end, key, about in network.edges(keys=True, data=True)}


def test_a_tie_that_no_claim_states_is_constructed(kg: KnowledgeGraph) -> None:
    network = kg.network(construct=SAME_PARK)
    assert ties(network) == {"acme near bolt": "constructed"}
    assert network.edges["acme", "bolt", "near"] == {"predicate": "near", "standing": "constructed", "planned": False}
    assert network.nodes["acme"]["label_en"] == "Acme"
    assert network.graph == {
        "projection": "constructed", "planned": False, "incomplete": 0, "literals": 0, "blank_nodes": 0,
        "left_out": "{}",
    }  # fmt: skip


def test_a_tie_that_claims_state_has_their_evidence(kg: KnowledgeGraph) -> None:
    network = kg.network(construct="CONSTRUCT WHERE { ?drug b:developedBy ?company }")
    assert ties(network) == {"mab developedBy acme": "stated"}
    assert network.edges["mab", "acme", "developedBy"] == kg.network().edges["mab", "acme", "developedBy"]


@pytest.mark.parametrize(
    ("text", "tie"),
    [
        ("CONSTRUCT { ?b b:collaboratesWith ?a } WHERE { ?a b:collaboratesWith ?b FILTER(?a = :acme) }",
         ("bolt", "acme", "collaboratesWith")),
        ("CONSTRUCT { ?park b:hasPart ?zone } WHERE { ?zone b:partOf ?park }", ("park", "zone", "hasPart")),
    ],
)  # fmt: skip
def test_the_other_direction_has_the_same_evidence(kg: KnowledgeGraph, text: str, tie: tuple[str, str, str]) -> None:
    network = kg.network(construct=text, planned=True)
    assert list(network.edges(keys=True)) == [tie]
    assert len(network.edges[tie]["claims"]) == 12


def test_what_is_denied_or_only_meant_is_marked_and_left_out_by_default(kg: KnowledgeGraph) -> None:
    settled, all_of_them = kg.network(construct=EVERYTHING), kg.network(construct=EVERYTHING, planned=True)
    assert {tie: standing for tie, standing in ties(all_of_them).items() if tie not in ties(settled)} == {
        "bolt presentIn zone": "planned",
        "core presentIn park": "denied",
        "zone partOf park": "planned",
        "zone status status:planned": "planned",
    }
    assert left_out(settled) == {"planned": (1, 4)}
    assert all_of_them.edges["core", "park", "presentIn"]["planned"] is True


def test_what_is_no_thing_is_a_node_too(kg: KnowledgeGraph) -> None:
    network = kg.network(construct="CONSTRUCT WHERE { ?company b:kind ?kind }")
    assert list(network) == ["bolt", "kind:start-up"]
    about = network.nodes["kind:start-up"]
    assert (about["label_en"], about["cls"], about["iri"]) == (
        "start-up", "Concept", "https://w3id.org/biokg/kind/start-up",
    )  # fmt: skip


def test_foreign_names(kg: KnowledgeGraph) -> None:
    text = "CONSTRUCT { ?a <http://example.org/likes> <http://example.org/x,y> } WHERE { BIND(:acme AS ?a) }"
    network = kg.network(construct=text)
    assert list(network.edges(keys=True)) == [("acme", "http://example.org/x,y", "http://example.org/likes")]


def test_texts_and_blank_nodes_are_counted(kg: KnowledgeGraph) -> None:
    text = """CONSTRUCT { ?a rdfs:label ?name ; b:near [] , ?b } WHERE {
        ?a b:collaboratesWith ?b ; rdfs:label ?name FILTER(?a = :acme) }"""
    network = kg.network(construct=text)
    # one name in each language, and a new blank node for each
    assert (network.graph["literals"], network.graph["blank_nodes"]) == (2, 2)
    assert list(network.edges(keys=True)) == [("acme", "bolt", "near")]


def test_a_tie_with_itself_stays(kg: KnowledgeGraph) -> None:
    network = kg.network(construct="CONSTRUCT { :acme b:near :acme } WHERE {}")
    assert list(network.edges(keys=True)) == [("acme", "acme", "near")]


def test_a_query_that_constructs_nothing(kg: KnowledgeGraph) -> None:
    assert len(kg.network(construct="CONSTRUCT WHERE { ?a b:foundedBy ?b }")) == 0


def test_filters_apply(kg: KnowledgeGraph) -> None:
    assert ties(kg.network(construct=EVERYTHING, filters=Filters(around="mab"))) == {"mab developedBy acme": "stated"}
    assert list(kg.network(construct=SAME_PARK, filters=Filters(sources=2))) == []
    inside = kg.network(construct="CONSTRUCT WHERE { ?p b:affiliatedWith ?o }", filters=Filters(park="park"))
    assert list(inside) == ["acme", "ann"]


def test_the_query_may_stand_in_a_file(kg: KnowledgeGraph, tmp_path: Path) -> None:
    path = tmp_path / "near.rq"
    path.write_text(SAME_PARK, encoding="utf-8")
    assert ties(kg.network(construct=path)) == {"acme near bolt": "constructed"}
    with pytest.raises(InputError, match=r"absent\.rq"):
        kg.network(construct=tmp_path / "absent.rq")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("SELECT ?a { ?a ?b ?c }", r"this query gives rows \(SELECT\); write CONSTRUCT"),
        ("ASK { ?a ?b ?c }", r"this query gives yes or no \(ASK\); write CONSTRUCT"),
        ("INSERT DATA { :a b:near :b }", "INSERT would change the graph"),
        ("PREFIX x: <http://x/> DELETE WHERE { ?a ?b ?c }", "DELETE would change the graph"),
        ("CONSTRUCT { ?a b:near ?b } WHERE { SERVICE <http://x.org/> { ?a ?p ?b } }", "no outside request"),
        ("CONSTRUCT { ?a b:near } WHERE { ?a ?p ?b }", "line 1, column "),
        ("", "line 1, column 1"),
    ],
)
def test_what_is_no_construct_is_refused(kg: KnowledgeGraph, text: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        kg.network(construct=text)


HUGE = "CONSTRUCT { ?a b:near ?d } WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_too_many_triples_are_refused(kg: KnowledgeGraph) -> None:
    with pytest.raises(
        QueryError, match="The query constructs more than 1,000 triples, repeated ones included; make it"
    ):
        constructed(kg, "CONSTRUCT { ?a b:near ?d } WHERE { ?a ?b ?c . ?d ?e ?f }", most=1000)


def test_a_huge_cross_product_ends(kg: KnowledgeGraph) -> None:
    with pytest.raises((QueryTimeout, QueryError), match=r"did not end within 1 s|more than 200,000 triples"):
        constructed(kg, HUGE, timeout=1)


def test_a_query_leaves_other_networks_as_they_are(kg: KnowledgeGraph) -> None:
    before = len(facts_of(kg).names)
    kg.network(construct="CONSTRUCT { <http://x.org/a> b:near <http://x.org/b> } WHERE {}")
    assert len(facts_of(kg).names) == before
