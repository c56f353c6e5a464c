"""A store with registers: the union of the other graphs may be written out, and registers are read beside it."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import URIRef

from biokg.errors import QueryError
from biokg.store import EmbeddedStore, Manifest
from biokg.store.dataset import as_dataset
from biokg.store.partial import PartialStore
from biokg.terms import graph

A, B, C, P = (NamedNode(f"https://example.org/{name}") for name in "ABCP")
QUADS = [
    Quad(A, P, Literal("1"), graph("things")),
    Quad(A, P, Literal("1"), graph("derived")),  # two graphs state the same
    Quad(B, P, Literal("2"), graph("derived")),
    Quad(C, P, Literal("3"), graph("ror")),
]
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"


@pytest.fixture
def store(tmp_path: Path) -> EmbeddedStore:
    """A store on disk with a register, settled and opened for reading."""
    with EmbeddedStore.create(tmp_path / "database") as made:
        made.load(QUADS)
        made.settle_beside([graph("ror")])
        made.inner.flush()
    manifest = Manifest("", 4, registers={"ror": "0" * 64})
    return EmbeddedStore.open(tmp_path / "database", manifest=manifest)


def counted(store: EmbeddedStore, text: str, timeout: float | None = None) -> int:
    return int(next(iter(store.query(text, timeout=timeout)))["n"].value)  # type: ignore[arg-type]


@pytest.mark.parametrize("timeout", [None, 20])
def test_a_triple_of_two_graphs_counts_once_and_registers_are_there(
    store: EmbeddedStore, timeout: float | None
) -> None:
    assert counted(store, COUNT, timeout) == 3
    assert counted(store, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", timeout) == 4
    assert counted(store, "SELECT (COUNT(*) AS ?n) { GRAPH graph:ror { ?s ?p ?o } }", timeout) == 1
    assert counted(store, "SELECT (COUNT(*) AS ?n) FROM graph:derived { ?s ?p ?o }", timeout) == 2


def test_what_sources_say_is_asked_without_registers(store: EmbeddedStore, tmp_path: Path) -> None:
    def sources(of: EmbeddedStore, text: str) -> int:
        return int(next(iter(of.select(text, registers=False)))["n"].value)

    for one in (store, _without_repeats(tmp_path)):
        assert sources(one, COUNT) == 2
        assert sources(one, "SELECT (COUNT(*) AS ?n) { GRAPH graph:ror { ?s ?p ?o } }") == 1
        assert sources(one, "SELECT (COUNT(*) AS ?n) FROM graph:ror { ?s ?p ?o }") == 1
    with pytest.raises(QueryError):
        store.select("SELECT ?x { SERVICE <https://example.org> { ?x ?y ?z } }", registers=False)


def _without_repeats(tmp_path: Path) -> EmbeddedStore:
    """A store in which no two graphs state the same, so that its union is not written out."""
    with EmbeddedStore.create(tmp_path / "other") as made:
        made.load([QUADS[0], *QUADS[2:]])
        made.settle_beside([graph("ror")])
        made.inner.flush()
    return EmbeddedStore.open(tmp_path / "other", manifest=Manifest("", 3, registers={"ror": "0" * 64}))


def test_the_union_holds_no_copy_of_a_register(store: EmbeddedStore) -> None:
    assert len(store.inner) == 4 + 2
    assert sorted(map(str, store.graphs())) == sorted(map(str, {quad.graph_name for quad in QUADS}))
    assert set(store.quads()) == set(QUADS)


def test_rdflib_reads_the_registers_too(store: EmbeddedStore) -> None:
    dataset = as_dataset(store)
    assert len(list(dataset.triples((None, None, None)))) == 3
    rows: list[Any] = list(dataset.query("SELECT ?s { ?s ?p ?o }"))
    assert {row[0] for row in rows} == {URIRef(node.value) for node in (A, B, C)}
    assert len(rows) == 3


def test_a_store_that_is_changed_again_writes_its_union_anew(tmp_path: Path, store: EmbeddedStore) -> None:
    store.close()
    with EmbeddedStore.create(tmp_path / "database", manifest=store.manifest) as made:
        made.change(QUADS[1:2], [Quad(A, P, Literal("4"), graph("derived"))])
        made.settle_beside([graph("ror")])
        assert made.engine_union
        assert counted(made, COUNT) == 4


@pytest.fixture
def partial(tmp_path: Path, store: EmbeddedStore) -> EmbeddedStore:
    """A store on the same files in which the register is passed over."""
    store.close()
    manifest, gone = Manifest("", 4), [graph("ror")]
    made = PartialStore.within(tmp_path / "database", gone, manifest, tmp_path / "columns", lambda: None)
    made.settle_beside(())
    made.inner.flush()
    return made


@pytest.mark.parametrize("timeout", [None, 20])
def test_a_register_that_is_passed_over_is_not_there(partial: EmbeddedStore, timeout: float | None) -> None:
    assert counted(partial, COUNT, timeout) == 2
    assert counted(partial, "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }", timeout) == 3
    assert counted(partial, "SELECT (COUNT(*) AS ?n) { GRAPH graph:ror { ?s ?p ?o } }", timeout) == 0
    with pytest.raises(QueryError, match="FROM does not go with a day"):
        counted(partial, "SELECT (COUNT(*) AS ?n) FROM graph:ror { ?s ?p ?o }", timeout)


def test_nothing_of_it_is_read(partial: EmbeddedStore) -> None:
    assert partial.graphs() == [graph("derived"), graph("things")]
    assert set(partial.quads()) == set(QUADS[:3])
    assert list(partial.quads(subject=C)) == list(partial.quads(graph=graph("ror"))) == []
    assert set(partial.quads(subject=B)) == {QUADS[2]}
    assert set(partial.quads(predicate=P, graph=graph("things"))) == {QUADS[0]}
    assert (partial.size(), partial.size(graph("ror")), partial.size(graph("derived"))) == (3, 0, 2)
    assert len(partial.columns()) == 3
    assert list(partial.triples(graph("ror"))) == []
    dumped = io.BytesIO()
    partial.dump(dumped)
    assert len(dumped.getvalue().splitlines()) == 3


def test_rdflib_does_not_read_it_either(partial: EmbeddedStore) -> None:
    dataset = as_dataset(partial)
    assert len(list(dataset.triples((None, None, None)))) == 2
    assert URIRef(graph("ror").value) not in {one.identifier for one in dataset.graphs()}
    assert list(dataset.graph(URIRef(graph("ror").value)).triples((None, None, None))) == []
    rows: list[Any] = list(dataset.query("SELECT ?s { GRAPH ?g { ?s ?p ?o } }"))
    assert {row[0] for row in rows} == {URIRef(node.value) for node in (A, B)}


def test_it_stays_passed_over_when_the_store_is_changed(partial: EmbeddedStore) -> None:
    partial.change([], [Quad(B, P, Literal("5"), graph("things"))])
    assert counted(partial, COUNT) == 3
    assert len(partial.columns()) == 4
