"""Queries: typed results, time-outs that end them, limits, and what is refused."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from biokg.errors import QueryError, QueryTimeout, StoreError
from biokg.query import Table, Triples, run, unknown_graphs, unknown_terms
from biokg.query.run import _take
from biokg.store import EmbeddedStore
from biokg.terms import b, graph, iri

PARK, CITY = iri(":international-biopark"), iri(":beijing")
QUADS = [
    Quad(PARK, b("locatedIn"), CITY, graph("derived")),
    Quad(PARK, b("status"), iri("status:planned"), graph("derived")),
    Quad(PARK, iri("rdfs:label"), Literal("International BioPark", language="en"), graph("things")),
    Quad(PARK, iri("rdfs:label"), Literal("国际医药创新公园", language="zh"), graph("things")),
]
RUNAWAY = (
    "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r . ?s ?t ?u . ?v ?w ?x }"
)


@pytest.fixture(scope="module", params=["memory", "disk"])
def store(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    if request.param == "memory":
        with EmbeddedStore.in_memory() as store:
            store.load(QUADS)
            yield store
    else:
        path = tmp_path_factory.mktemp("query") / "database"
        with EmbeddedStore.create(path) as writer:
            writer.load(QUADS)
        with EmbeddedStore.open(path) as store:
            yield store


timeouts = pytest.mark.parametrize("timeout", [None, 30.0], ids=["here", "child"])


@timeouts
def test_select_gives_a_table(store: EmbeddedStore, timeout: float | None) -> None:
    result = run(store, "SELECT ?p ?name ?none { ?p rdfs:label ?name } ORDER BY ?name", timeout=timeout)
    assert isinstance(result, Table)
    assert result.columns == ("p", "name", "none")
    assert [tuple(row) for row in result] == [
        (PARK, Literal("International BioPark", language="en"), None),
        (PARK, Literal("国际医药创新公园", language="zh"), None),
    ]
    assert result.rows[0]["name"] == result.rows[0][1]
    assert (len(result), result.truncated) == (2, False)


@timeouts
def test_ask_gives_a_bool(store: EmbeddedStore, timeout: float | None) -> None:
    assert run(store, "ASK { :international-biopark b:locatedIn :beijing }", timeout=timeout) is True
    assert run(store, "ASK { :beijing b:locatedIn ?somewhere }", timeout=timeout) is False


@timeouts
def test_construct_gives_distinct_triples(store: EmbeddedStore, timeout: float | None) -> None:
    result = run(store, "CONSTRUCT { ?c b:hosts ?p } { ?p b:locatedIn ?c ; rdfs:label ?name }", timeout=timeout)
    assert result == Triples((Triple(CITY, b("hosts"), PARK),))


@timeouts
def test_describe_gives_triples(store: EmbeddedStore, timeout: float | None) -> None:
    result = run(store, "DESCRIBE :international-biopark", timeout=timeout)
    assert isinstance(result, Triples)
    assert set(result) == {quad.triple for quad in QUADS}


@timeouts
def test_all_kinds_of_terms_come_through(store: EmbeddedStore, timeout: float | None) -> None:
    text = r"""SELECT ?x { VALUES ?x {
        "tab\t line\n quote\" back\\ 🧬" "" "x"@zh <http://example.org/é> 5 1.5 2e0 true "INF"^^xsd:double
        "yes"^^xsd:boolean "2025-10-24"^^xsd:date UNDEF <<( :a b:partOf "t"@en )>> } }"""
    result = run(store, text, timeout=timeout)
    assert isinstance(result, Table)
    values = [row["x"] for row in result]
    xsd = "http://www.w3.org/2001/XMLSchema#"
    assert values == [
        Literal('tab\t line\n quote" back\\ 🧬'),
        Literal(""),
        Literal("x", language="zh"),
        NamedNode("http://example.org/é"),
        Literal(5),
        Literal("1.5", datatype=NamedNode(xsd + "decimal")),
        Literal("2", datatype=NamedNode(xsd + "double")),
        Literal(True),
        Literal("INF", datatype=NamedNode(xsd + "double")),
        Literal("yes", datatype=NamedNode(xsd + "boolean")),
        Literal("2025-10-24", datatype=NamedNode(xsd + "date")),
        None,
        Triple(iri(":a"), b("partOf"), Literal("t", language="en")),
    ]


def test_dicts_hold_plain_values(store: EmbeddedStore) -> None:
    text = """SELECT * { VALUES (?i ?d ?b ?day ?time ?odd ?s ?none ?t) { (5 1.5 true "2025-10-24"^^xsd:date
        "2025-10-24T00:00:00Z"^^xsd:dateTime "soon"^^xsd:date :beijing UNDEF <<( :a b:partOf :b )>>) } }"""
    result = run(store, text)
    assert isinstance(result, Table)
    assert result.dicts() == [
        {
            "i": 5,
            "d": Decimal("1.5"),
            "b": True,
            "day": dt.date(2025, 10, 24),
            "time": dt.datetime(2025, 10, 24, tzinfo=dt.UTC),
            "odd": "soon",
            "s": CITY.value,
            "none": None,
            "t": f"{iri(':a')} {b('partOf')} {iri(':b')}",
        }
    ]


@pytest.mark.parametrize("prefix", ["b", "biokg"])
def test_known_prefixes_need_no_declaration(store: EmbeddedStore, prefix: str) -> None:
    assert run(store, f"ASK {{ ?s {prefix}:status status:planned }}") is True


@timeouts
def test_a_prefix_of_the_query_wins(store: EmbeddedStore, timeout: float | None) -> None:
    assert run(store, "PREFIX b: <http://example.org/> ASK { ?s b:locatedIn ?o }", timeout=timeout) is False


def test_a_runaway_query_ends_and_the_store_goes_on(store: EmbeddedStore) -> None:
    began = time.monotonic()
    with pytest.raises(QueryTimeout, match=r"did not end within 0\.5 s and was stopped; make it more specific"):
        run(store, f"SELECT * {{ {{ {RUNAWAY} }} {RUNAWAY.partition('{')[2]}", timeout=0.5)
    assert time.monotonic() - began < 5
    assert run(store, "ASK { ?s ?p ?o }", timeout=30) is True


@pytest.mark.parametrize("timeout", [0, -1, float("inf"), float("nan")])
def test_a_time_out_is_a_number_above_zero(store: EmbeddedStore, timeout: float) -> None:
    with pytest.raises(QueryError, match="give a number of seconds above 0"):
        run(store, "ASK {}", timeout=timeout)


@timeouts
@pytest.mark.parametrize(("limit", "taken", "truncated"), [(3, 3, True), (4, 4, False), (5, 4, False)])
def test_a_limit_cuts_and_says_so(
    store: EmbeddedStore, timeout: float | None, limit: int, taken: int, truncated: bool
) -> None:
    for text in ("SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"):
        result = run(store, text, timeout=timeout, limit=limit)
        assert isinstance(result, Table | Triples)
        assert (len(result), result.truncated) == (taken, truncated)


def test_a_limit_holds_for_an_endless_result(store: EmbeddedStore) -> None:
    result = run(store, RUNAWAY.replace("(COUNT(*) AS ?n)", "*"), timeout=30, limit=10_000)
    assert isinstance(result, Table)
    assert (len(result), result.truncated) == (10_000, True)


def test_a_limit_of_nothing_is_refused(store: EmbeddedStore) -> None:
    with pytest.raises(QueryError, match="give a number above 0"):
        run(store, "SELECT * {}", limit=0)


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { :a b:partOf :b }",
        "# a note\nPREFIX x: <http://example.org/#x>\nBASE <http://example.org/>\ndelete where { ?s ?p ?o }",
        "DROP ALL",
        "LOAD <file:///etc/passwd>",
        "WITH graph:things DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    ],
)
def test_updates_are_refused(store: EmbeddedStore, text: str) -> None:
    with pytest.raises(QueryError, match=r"would change the graph\. It is built from its sources, not patched"):
        run(store, text)


@pytest.mark.parametrize(
    "clause",
    [
        "SERVICE <http://localhost/> { ?s ?p ?o }",
        "service silent <http://localhost/>{ ?s ?p ?o }",
        "SERVICESILENT<http://localhost/>{ ?s ?p ?o }",
        "SERVICE ?where { ?s ?p ?o }",
        "SERVICE:x{ ?s ?p ?o }",
        "?x ?y 3SERVICE<http://localhost/>{ ?s ?p ?o }",
        "?x ?y trueSERVICE<http://localhost/>{ ?s ?p ?o }",
        'BIND(3 AS ?a) FILTER(?a<#>"""\n 4) SERVICE#{\n <http://localhost/> { ?s ?p ?o } #"""\n',
        "SERVICE # a note\n <http://localhost/> # { another\n { ?s ?p ?o }",
    ],
)
def test_no_query_asks_another_server(store: EmbeddedStore, clause: str) -> None:
    with pytest.raises(QueryError, match="biokg makes no outside request"):
        run(store, f"SELECT * {{ {clause} }}")


@pytest.mark.parametrize(
    "text",
    [
        'ASK { ?s rdfs:label "a service for tenants" }',
        "ASK { ?s ?service ?o } # SERVICE",
        "ASK { ?s b:service ?o { ?o ?p ?q } }",
        "ASK { <http://example.org/service> ?p ?o { } }",
        "ASK { ?insert ?delete ?update }",
    ],
)
def test_words_that_look_forbidden_are_allowed(store: EmbeddedStore, text: str) -> None:
    assert run(store, text) is False or "insert" in text or "?service" in text


@pytest.mark.parametrize("bracket", ["{}", "()", "[]"])
def test_deep_nesting_is_refused_before_it_breaks_the_engine(store: EmbeddedStore, bracket: str) -> None:
    with pytest.raises(QueryError, match="nests brackets more than 200 deep"):
        run(store, "SELECT * { ?s ?p " + bracket[0] * 10_000 + bracket[1] * 10_000 + "}")


@timeouts
def test_an_unknown_function_is_an_error_of_the_query(store: EmbeddedStore, timeout: float | None) -> None:
    with pytest.raises(QueryError, match=r"The custom function <http://example.org/f> is not supported\."):
        run(store, "SELECT (<http://example.org/f>(1) AS ?x) {}", timeout=timeout)


def test_a_store_that_is_gone_is_an_error_of_the_store(tmp_path: Path) -> None:
    with EmbeddedStore.create(tmp_path / "database") as writer:
        writer.load(QUADS)
    with EmbeddedStore.open(tmp_path / "database") as store:
        (tmp_path / "database" / "CURRENT").unlink()
        with pytest.raises(StoreError, match="run `biokg build`"):
            run(store, "ASK {}", timeout=30)


def test_names_that_are_nowhere_are_pointed_out(store: EmbeddedStore) -> None:
    text = "SELECT * { ?s b:locatedin ?o ; b:status status:nonsense ; rdfs:label ?l ; b:locatedIn :beijing }"
    assert unknown_terms(store, text) == [
        "b:locatedin occurs nowhere in the graph.",
        "status:nonsense occurs nowhere in the graph.",
    ]


def test_near_names_of_the_graph_are_suggested() -> None:
    with EmbeddedStore.in_memory() as store:
        store.load([*QUADS, Quad(b("locatedIn"), iri("rdfs:label"), Literal("located in"), graph("ontology"))])
        assert unknown_terms(store, "ASK { ?s b:locatedin :international-bioparc }") == [
            ":international-bioparc occurs nowhere in the graph; did you mean :international-biopark?",
            "b:locatedin occurs nowhere in the graph; did you mean b:locatedIn?",
        ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("SELECT * FROM graph:derved { ?s ?p ?o }", ["There is no graph graph:derved; did you mean graph:derived?"]),
        ("SELECT * FROM NAMED <urn:x> FROM graph:things { GRAPH ?g { ?s ?p ?o } }",
         ["There is no graph <urn:x>; leave FROM or GRAPH out to ask all graphs."]),
        ("ASK { GRAPH graph:thing { ?s ?p ?o } }", ["There is no graph graph:thing; did you mean graph:things?"]),
        ("PREFIX g: <https://w3id.org/biokg/id/graph/> ASK FROM g:derived FROM g:x { ?s ?p ?o }",
         ["There is no graph g:x; leave FROM or GRAPH out to ask all graphs."]),
        ("ASK FROM <https://w3id.org/biokg/id/graph/derived> { ?from b:status 'FROM <urn:x>' }", []),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", []),
    ],
)  # fmt: skip
def test_graphs_that_are_not_there_are_pointed_out(store: EmbeddedStore, text: str, said: list[str]) -> None:
    run(store, text)
    assert unknown_graphs(store, text) == said


def test_a_graph_is_no_term_that_should_occur(store: EmbeddedStore) -> None:
    text = "SELECT * FROM graph:things FROM graph:nope { ?s b:status status:planned }"
    assert unknown_terms(store, text) == []


def test_triples_that_come_again_and_again_do_not_hide_that_there_are_more() -> None:
    once, more = (Triple(NamedNode("http://x/a"), NamedNode("http://x/b"), NamedNode(f"http://x/{n}")) for n in "cd")
    result = _take(iter([once, once, once, once, more]), 3)
    assert isinstance(result, Triples)
    assert (result.triples, result.truncated) == ((once,), True)
