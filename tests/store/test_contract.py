"""One contract for every store; a new backend joins by a line in ``BACKENDS``."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QueryBoolean, QuerySolutions

from biokg.errors import InputError, QueryError, StoreError
from biokg.store import EmbeddedStore, Store
from biokg.store.remote.address import address_of
from biokg.store.remote.server import connect
from biokg.store.remote.store import RemoteStore
from biokg.terms import b, graph, iri

Request = pytest.FixtureRequest


def on_server(url: str) -> Store:
    return RemoteStore.scratch(connect(address_of(url)))


def on_virtuoso(request: Request) -> Store:
    os.environ |= {"BIOKG_STORE_USER": "dba", "BIOKG_STORE_PASSWORD": "dba"}
    try:
        return on_server(request.getfixturevalue("virtuoso_url"))
    finally:
        del os.environ["BIOKG_STORE_USER"], os.environ["BIOKG_STORE_PASSWORD"]


BACKENDS: dict[str, Callable[[Request], Store]] = {
    "memory": lambda _: EmbeddedStore.in_memory(),
    "disk": lambda request: EmbeddedStore.create(request.getfixturevalue("tmp_path") / "database"),
    "oxigraph": lambda request: on_server(request.getfixturevalue("oxigraph_url")),
    "virtuoso": on_virtuoso,
}
SLOW = {"virtuoso": pytest.mark.slow}

PARK, BEIJING, LILLY = iri(":park"), iri(":beijing"), iri(":lilly")
THINGS, DERIVED = graph("things"), graph("derived")
QUADS = [
    Quad(PARK, iri("rdfs:label"), Literal("国际生物医药园", language="zh"), THINGS),
    Quad(PARK, b("locatedIn"), BEIJING, DERIVED),
    Quad(LILLY, b("presentIn"), PARK, DERIVED),
]


@pytest.fixture(params=[pytest.param(name, marks=SLOW.get(name, ())) for name in BACKENDS])
def store(request: Request) -> Iterator[Store]:
    with BACKENDS[request.param](request) as store:
        yield store


def test_what_is_loaded_is_there(store: Store) -> None:
    store.load(QUADS)
    assert set(store.quads()) == set(QUADS)


def test_a_quad_loaded_twice_is_there_once(store: Store) -> None:
    store.load(QUADS)
    store.load(QUADS)
    assert store.size() == 3


def test_an_empty_store_is_empty(store: Store) -> None:
    assert (store.size(), store.graphs(), list(store.quads())) == (0, [], [])
    assert bool(store.query("ASK { ?s ?p ?o }")) is False


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ({"subject": LILLY}, [QUADS[2]]),
        ({"predicate": b("locatedIn")}, [QUADS[1]]),
        ({"object": PARK}, [QUADS[2]]),
        ({"object": Literal("国际生物医药园", language="zh")}, [QUADS[0]]),
        ({"graph": THINGS}, [QUADS[0]]),
        ({"subject": BEIJING}, []),
    ],
)
def test_quads_match_the_pattern(store: Store, pattern: dict[str, NamedNode], expected: list[Quad]) -> None:
    store.load(QUADS)
    assert list(store.quads(**pattern)) == expected


def test_a_query_sees_all_graphs_as_one(store: Store) -> None:
    store.load(QUADS)
    rows = store.select('SELECT ?n { :lilly b:presentIn ?p . ?p rdfs:label ?n FILTER(LANG(?n) = "zh") }')
    assert [row["n"] for row in rows] == [Literal("国际生物医药园", language="zh")]


def test_a_triple_of_two_graphs_counts_once(store: Store) -> None:
    triple = (PARK, b("locatedIn"), BEIJING)
    store.load([Quad(*triple, THINGS), Quad(*triple, DERIVED), QUADS[2]])
    rows = store.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
    assert [row["n"] for row in rows] == [Literal(2)]
    assert store.size() == 3
    assert {quad.graph_name for quad in store.quads()} == {THINGS, DERIVED}
    in_graphs = store.select("SELECT ?g { GRAPH ?g { :park b:locatedIn :beijing } } ORDER BY ?g")
    assert [row["g"] for row in in_graphs] == [DERIVED, THINGS]


def test_the_union_follows_later_changes(store: Store) -> None:
    triple = (PARK, b("locatedIn"), BEIJING)
    store.load([Quad(*triple, THINGS), Quad(*triple, DERIVED)])
    assert bool(store.query("ASK { :park b:locatedIn :beijing }")) is True
    store.drop_graph(THINGS)
    assert bool(store.query("ASK { :park b:locatedIn :beijing }")) is True
    store.drop_graph(DERIVED)
    assert bool(store.query("ASK { :park b:locatedIn :beijing }")) is False
    assert store.size() == 0


def test_a_dropped_graph_takes_nothing_else_with_it(store: Store) -> None:
    store.load(QUADS)
    store.drop_graph(DERIVED)
    assert list(store.quads()) == [QUADS[0]]
    assert store.graphs() == [THINGS]
    store.drop_graph(graph("never-there"))
    assert store.size() == 1


def test_graphs_and_sizes(store: Store) -> None:
    store.load(QUADS)
    assert store.graphs() == [DERIVED, THINGS]
    assert (store.size(DERIVED), store.size(THINGS), store.size(graph("none"))) == (2, 1, 0)


def test_results_have_the_type_of_the_query(store: Store) -> None:
    store.load(QUADS)
    assert isinstance(store.query("ASK { ?s ?p ?o }"), QueryBoolean)
    assert isinstance(store.query("SELECT * { ?s ?p ?o }"), QuerySolutions)
    triples = store.construct("CONSTRUCT { ?p b:hosts ?o } { ?o b:presentIn ?p }")
    assert [str(triple) for triple in triples] == [f"{PARK} {b('hosts')} {LILLY}"]


@pytest.mark.parametrize("text", ["ASK { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_select_takes_nothing_else(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match="no SELECT"):
        store.select(text)


@pytest.mark.parametrize("text", ["ASK { ?s ?p ?o }", "SELECT * { ?s ?p ?o }"])
def test_construct_takes_nothing_else(store: Store, text: str) -> None:
    with pytest.raises(QueryError, match="no CONSTRUCT"):
        store.construct(text)


def test_an_invalid_query_is_refused(store: Store) -> None:
    with pytest.raises(QueryError, match="error at 1:"):
        store.query("SELECT")


def test_a_triple_without_a_graph_is_refused(store: Store) -> None:
    with pytest.raises(StoreError, match="names no graph"):
        store.load([Quad(PARK, b("locatedIn"), BEIJING)])


def test_dump_is_sorted_and_the_same_for_any_order(store: Store) -> None:
    store.load(reversed(QUADS))
    output = io.BytesIO()
    store.dump(output)
    lines = output.getvalue().decode().splitlines()
    assert lines == [
        f"{LILLY} {b('presentIn')} {PARK} {DERIVED} .",
        f'{PARK} {iri("rdfs:label")} "国际生物医药园"@zh {THINGS} .',
        f"{PARK} {b('locatedIn')} {BEIJING} {DERIVED} .",
    ]


def test_blank_nodes_survive(store: Store) -> None:
    node = BlankNode()
    store.load([Quad(PARK, b("locatedIn"), node, THINGS), Quad(node, b("locatedIn"), BEIJING, THINGS)])
    output = io.BytesIO()
    store.dump(output)
    assert output.getvalue().decode().splitlines() == [
        f"{PARK} {b('locatedIn')} _:c14n0 {THINGS} .",
        f"_:c14n0 {b('locatedIn')} {BEIJING} {THINGS} .",
    ]


def test_a_file_goes_into_its_graph(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "park.ttl"
    path.write_text(f"{PARK} {b('locatedIn')} {BEIJING} .", encoding="utf-8")
    store.load_file(path, THINGS)
    assert list(store.quads()) == [Quad(PARK, b("locatedIn"), BEIJING, THINGS)]


def test_a_file_with_an_error_names_its_line_and_leaves_nothing(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "park.ttl"
    path.write_text(f"{PARK} {b('locatedIn')} {BEIJING} .\n\n{PARK} nonsense .\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"park\.ttl:3: "):
        store.load_file(path, THINGS)


def test_a_file_of_an_unknown_kind_is_refused(store: Store, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"name it \.ttl"):
        store.load_file(tmp_path / "park.doc", THINGS)


def test_a_closed_store_says_so(store: Store) -> None:
    store.close()
    store.close()
    with pytest.raises(StoreError, match="closed"):
        store.size()


def test_threads_read_together(store: Store) -> None:
    store.load(QUADS)

    def count(_: int) -> int:
        return len(list(store.select("SELECT * { ?s ?p ?o }")))

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(count, range(64))) == [3] * 64
