"""Reading the store as columns: which claims count, and what a damaged store says."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from analysis.own import own_graph
from analysis.small import Paper, graph_of, node, ontology
from pyoxigraph import Literal

from biokg.build.assemble import Knowledge, assemble
from biokg.claims.model import Claim
from biokg.errors import StoreError
from biokg.graph import KnowledgeGraph
from biokg.network import edge_arrays
from biokg.network.facts import Facts, facts_of
from biokg.store import EmbeddedStore
from biokg.terms import b, graph, iri
from network.reference import reference

THINGS = {"acme": "Company", "bolt": "Company", "core": "Company", "park": "IndustryPark", "east": "IndustryPark"}
SAYS = Paper(
    "a",
    ["acme presentIn park", "acme presentIn east", "acme collaboratesWith bolt", "bolt collaboratesWith core",
     "core presentIn park !inferred"],
)  # fmt: skip


def changed(**changes: dict[str, object]) -> KnowledgeGraph:
    """Return the graph with some fields of claims changed: claim as text → fields."""
    kg = graph_of(THINGS, SAYS)
    (file,) = kg.ledger.files
    wanted = {name.replace("_", " "): fields for name, fields in changes.items()}
    claims = tuple(replace(claim, **wanted.get(_said(claim), {})) for claim in file.claims)  # type: ignore[arg-type]
    store = EmbeddedStore.in_memory()
    store.load(
        assemble(Knowledge(ontology(), {thing.id: thing for thing in kg.things()}, [replace(file, claims=claims)]))
    )
    return KnowledgeGraph(store)


def _said(claim: Claim) -> str:
    return f"{claim.subject.value.rpartition('/')[2]} {claim.object.value.rpartition('/')[2]}"


def claim_of(subject: str, object: str) -> Claim:
    return next(one for one in graph_of(THINGS, SAYS).ledger.claims if _said(one) == f"{subject} {object}")


def ties(kg: KnowledgeGraph) -> list[tuple[str, str]]:
    network, wanted = kg.network(), reference(kg, "ecosystem", False)
    assert list(network.edges(keys=True, data=True)) == list(wanted.edges(keys=True, data=True))
    assert list(network.nodes(data=True)) == list(wanted.nodes(data=True))
    return list(network.edges())


EVERY = [("acme", "bolt"), ("acme", "east"), ("acme", "park"), ("bolt", "core"), ("core", "park")]


def test_every_claim_counts_where_nothing_touches_it() -> None:
    assert ties(changed()) == EVERY


def test_an_invalidated_claim_ties_nothing() -> None:
    day = Literal("2026-01-01T00:00:00Z", datatype=iri("xsd:dateTime"))
    assert ties(changed(acme_park={"invalidated": day})) == [one for one in EVERY if one != ("acme", "park")]


def test_a_superseded_claim_ties_nothing_and_what_rests_on_it_neither() -> None:
    old, new = claim_of("acme", "park").id, claim_of("acme", "east").id
    kg = changed(acme_east={"supersedes": (old,)}, core_park={"premises": (old,)})
    assert ties(kg) == [("acme", "bolt"), ("acme", "east"), ("bolt", "core")]
    assert ties(changed(core_park={"premises": (new,)})) == EVERY


def test_what_rests_on_an_unknown_claim_ties_nothing() -> None:
    assert ties(changed(core_park={"premises": (iri("claim:ffffffffffff"),)})) == EVERY[:-1]


def test_the_columns_of_a_graph_are_read_once() -> None:
    kg = graph_of(THINGS, SAYS)
    assert facts_of(kg) is facts_of(kg)
    assert facts_of(kg).said is facts_of(kg).said


def test_a_damaged_store_is_told() -> None:
    kg = graph_of(THINGS, SAYS)
    store = EmbeddedStore.in_memory()
    store.load(quad for quad in kg.store.quads() if quad.predicate != b("claimPredicate"))
    with pytest.raises(StoreError, match="a claim has no predicate; run `biokg build`"):
        edge_arrays(KnowledgeGraph(store))


def test_things_are_numbered_in_the_order_of_their_ids() -> None:
    facts = Facts(own_graph().store, own_graph().ontology)
    things = facts.names[: facts.count]
    assert things == sorted(things)
    assert facts.number[node("libevitug").value] == facts.short.index("libevitug")
    assert facts.count == len({quad.subject for quad in own_graph().store.quads(graph=graph("things"))})


def test_several_threads_read_the_same_network() -> None:
    kg = graph_of(THINGS, SAYS)
    kg.ontology  # noqa: B018
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: sorted(edge_arrays(kg).names), range(16)))
    assert found == [sorted(THINGS)] * 16
