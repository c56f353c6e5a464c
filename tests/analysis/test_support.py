"""How well facts are supported, on graphs written by hand."""

from __future__ import annotations

from pyoxigraph import Quad

from biokg.analysis.share import Share
from biokg.analysis.support import support
from biokg.graph import KnowledgeGraph
from biokg.terms import b, graph

from .small import Paper, graph_of, node

THINGS = {"park": "IndustryPark", "acme": "Company", "bolt": "Company", "drug": "Drug"}


def test_copies_digests_and_translations_count_once() -> None:
    kg = graph_of(
        THINGS,
        Paper("a", ["acme presentIn park", "bolt presentIn park", "drug developedBy acme #digest"]),
        Paper("copy", ["acme presentIn park"], reproduces="a"),
        Paper("copy-of-copy", ["acme presentIn park"], reproduces="copy"),
        Paper("other", ["bolt presentIn park"]),
    )
    held = support(kg)
    assert held.sourced == Share(3, 3)
    assert held.single_source == Share(2, 3)
    assert held.machine_only == Share(1, 3)
    assert held.independent == Share(2, 4)


def test_a_person_who_says_it_too_ends_machine_only() -> None:
    kg = graph_of(THINGS, Paper("a", ["drug developedBy acme #digest", "drug developedBy acme"]))
    assert support(kg).machine_only == Share(0, 1)


def test_claims_that_stand_behind_no_fact() -> None:
    kg = graph_of(
        THINGS,
        Paper("a", ["acme presentIn park", "bolt presentIn park !denied", "acme collaboratesWith bolt !intended"]),
    )
    assert support(kg).settled == Share(1, 3)
    assert support(kg).live == Share(3, 3)


def test_a_fact_without_a_source_is_found() -> None:
    kg = graph_of(THINGS, Paper("a", ["acme presentIn park"]))
    kg.store.load([Quad(node("bolt"), b("presentIn"), node("park"), graph("derived"))])
    assert support(kg).sourced == Share(1, 2)
    assert support(kg).machine_only == Share(0, 2)


def test_the_fictional_example(riverbend_graph: KnowledgeGraph) -> None:
    held = support(riverbend_graph)
    assert held.sourced.ratio == 1
    assert held.independent == Share(3, 3)
    only_machine = [
        edge
        for edge in riverbend_graph.ledger.edges
        if riverbend_graph.ledger.machine_only(riverbend_graph.ledger.behind(*edge))
    ]
    assert [(str(edge.subject), str(edge.object)) for edge in only_machine] == [
        (str(node("lumarimab")), str(node("marsh-fever")))
    ]
    assert held.machine_only.k == 1
