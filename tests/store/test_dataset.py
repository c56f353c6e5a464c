"""The store as an rdflib Dataset."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
import rdflib
from pyoxigraph import Literal, Quad
from rdflib import Dataset, URIRef
from rdflib.plugins.sparql import prepareQuery

from biokg.errors import QueryError, StoreError
from biokg.store import EmbeddedStore
from biokg.store.dataset import as_dataset
from biokg.terms import b, graph, iri

pytestmark = pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")  # within rdflib

PARK, CITY = URIRef(iri(":park").value), URIRef(iri(":beijing").value)
LOCATED_IN = URIRef(b("locatedIn").value)
THINGS = URIRef(graph("things").value)
LABEL = Quad(iri(":park"), iri("rdfs:label"), Literal("医药园", language="zh"), graph("things"))
EDGE = (iri(":park"), b("locatedIn"), iri(":beijing"))


@pytest.fixture(scope="module", params=["distinct graphs", "overlapping graphs"])
def dataset(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Dataset]:
    graphs = ["derived"] if request.param == "distinct graphs" else ["derived", "entailed"]
    with EmbeddedStore.create(tmp_path_factory.mktemp("dataset") / "database") as store:
        store.load([LABEL, *(Quad(*EDGE, graph(name)) for name in graphs)])
        yield as_dataset(store)


def test_triples_are_those_of_the_union(dataset: Dataset) -> None:
    assert sorted(dataset.triples((None, None, None))) == [
        (PARK, rdflib.RDFS.label, rdflib.Literal("医药园", lang="zh")),
        (PARK, LOCATED_IN, CITY),
    ]
    assert len(dataset) == 2
    assert dataset.value(PARK, LOCATED_IN) == CITY


def test_a_graph_can_be_read_alone(dataset: Dataset) -> None:
    assert list(dataset.graph(THINGS)) == [(PARK, rdflib.RDFS.label, rdflib.Literal("医药园", lang="zh"))]
    names = {found.identifier for found in dataset.graphs() if len(found)}
    assert THINGS in names
    assert URIRef(graph("derived").value) in names


def test_a_query_counts_each_triple_once(dataset: Dataset) -> None:
    rows = list(dataset.query("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"))
    assert [row.n.toPython() for row in rows] == [2]  # type: ignore[union-attr]


def test_the_prefixes_of_biokg_are_known(dataset: Dataset) -> None:
    assert dataset.query("ASK { :park b:locatedIn :beijing }").askAnswer is True
    assert dataset.query("ASK { :park biokg:locatedIn :beijing }").askAnswer is True


def test_prepared_queries_work_too(dataset: Dataset) -> None:
    query = prepareQuery(f"SELECT ?o {{ <{PARK}> <{LOCATED_IN}> ?o }}")
    assert [row.o for row in dataset.query(query)] == [CITY]  # type: ignore[union-attr]


def test_construct_gives_a_graph(dataset: Dataset) -> None:
    found = dataset.query("CONSTRUCT { ?o b:hosts ?s } { ?s b:locatedIn ?o }").graph
    assert found is not None
    assert list(found) == [(CITY, URIRef(b("hosts").value), PARK)]


CHANGES: list[Callable[[Dataset], object]] = [
    lambda dataset: dataset.add((PARK, LOCATED_IN, PARK)),
    lambda dataset: dataset.addN([(PARK, LOCATED_IN, PARK, dataset.graph(THINGS))]),
    lambda dataset: dataset.remove((PARK, LOCATED_IN, CITY)),
    lambda dataset: dataset.remove_graph(THINGS),
    lambda dataset: dataset.graph(THINGS).add((PARK, LOCATED_IN, PARK)),
    lambda dataset: dataset.update("INSERT DATA { :a b:partOf :b }"),
    lambda dataset: dataset.update("DROP ALL"),
    lambda dataset: dataset.parse(data="<urn:a> <urn:b> <urn:c> .", format="turtle"),
]


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_can_be_changed(dataset: Dataset, change: Callable[[Dataset], object]) -> None:
    with pytest.raises(StoreError, match="built from its sources, not patched"):
        change(dataset)
    assert len(dataset) == 2


def test_no_outside_request(dataset: Dataset) -> None:
    with pytest.raises(QueryError, match="no outside request"):
        dataset.query("SELECT * { SERVICE <http://localhost/> { ?s ?p ?o } }")


def test_dataset_over_the_store_serializes(dataset: Dataset) -> None:
    back = Dataset(default_union=True).parse(data=dataset.serialize(format="trig"), format="trig")
    assert set(back.triples((None, None, None))) == set(dataset.triples((None, None, None)))
