"""Results in the formats of the W3C, each read again by a usual reader."""

from __future__ import annotations

import csv
import io
import json
from xml.etree import ElementTree

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, QueryResultsFormat, QuerySolutions, parse_query_results
from rdflib.query import Result as RdflibResult

from biokg.errors import QueryError
from biokg.query import Table, run, write_result
from biokg.store import EmbeddedStore
from biokg.terms import b, graph, iri

HOSTILE = '=HYPERLINK("http://example.org") "quoted", line\nbreak \x1b[31m \x9b31m \u202e'
PARK = iri(":park")


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    store = EmbeddedStore.in_memory()
    things = graph("things")
    store.load(
        [
            Quad(PARK, iri("rdfs:label"), Literal(HOSTILE), things),
            Quad(PARK, iri("rdfs:label"), Literal("医药园", language="zh"), things),
            Quad(PARK, b("value"), Literal(-5), things),
            Quad(PARK, b("partOf"), iri(":beijing"), things),
        ]
    )
    return store


def written(store: EmbeddedStore, text: str, fmt: str) -> bytes:
    output = io.BytesIO()
    write_result(run(store, text), fmt, output)
    return output.getvalue()


SELECT = "SELECT ?o ?none { :park ?p ?o } ORDER BY ?o"


@pytest.mark.parametrize("fmt", ["json", "xml", "tsv"])
def test_exact_formats_read_back_as_the_same_terms(store: EmbeddedStore, fmt: str) -> None:
    table = run(store, SELECT)
    assert isinstance(table, Table)
    # XML 1.0 cannot hold ESC at all, so that format is tried without it.
    text = SELECT if fmt != "xml" else SELECT.replace("}", "FILTER(!CONTAINS(STR(?o), '=')) }")
    back = parse_query_results(written(store, text, fmt), getattr(QueryResultsFormat, fmt.upper()))
    assert isinstance(back, QuerySolutions)
    expected = run(store, text)
    assert isinstance(expected, Table)
    assert [tuple(row) for row in back] == [tuple(row) for row in expected]


def test_json_is_what_rdflib_reads(store: EmbeddedStore) -> None:
    result = RdflibResult.parse(io.BytesIO(written(store, SELECT, "json")), format="json")
    assert {row[0] for row in result} == {  # type: ignore[index]
        rdflib.Literal(HOSTILE),
        rdflib.Literal("医药园", lang="zh"),
        rdflib.Literal(-5),
        rdflib.URIRef(iri(":beijing").value),
    }


def test_json_of_no_rows(store: EmbeddedStore) -> None:
    expected = {"head": {"vars": ["x"]}, "results": {"bindings": []}}
    assert json.loads(written(store, "SELECT ?x { ?x b:nothing ?y }", "json")) == expected


def test_json_holds_nothing_that_a_terminal_obeys(store: EmbeddedStore) -> None:
    text = written(store, SELECT, "json").decode()
    assert not {"\x1b", "\x9b", "\u202e"} & set(text)


def test_csv_is_harmless_to_a_spreadsheet(store: EmbeddedStore) -> None:
    rows = list(csv.reader(io.StringIO(written(store, SELECT, "csv").decode(), newline="")))
    assert rows == [["o", "none"], [iri(":beijing").value, ""], ["-5", ""], ["'" + HOSTILE, ""], ["医药园", ""]]


@pytest.mark.parametrize(("text", "word"), [("ASK { :park ?p ?o }", "true"), ("ASK { ?s :park ?o }", "false")])
def test_ask(store: EmbeddedStore, text: str, word: str) -> None:
    assert json.loads(written(store, text, "json")) == {"head": {}, "boolean": word == "true"}
    assert written(store, text, "csv").decode() == word + "\n"
    assert written(store, text, "tsv").decode() == word + "\n"
    tree = ElementTree.fromstring(written(store, text, "xml"))
    assert tree.findtext("{http://www.w3.org/2005/sparql-results#}boolean") == word


@pytest.mark.parametrize(
    ("fmt", "reader"), [("turtle", "turtle"), ("nt", "nt"), ("jsonld", "json-ld"), ("rdfxml", "xml")]
)
def test_graphs_read_back_in_rdflib(store: EmbeddedStore, fmt: str, reader: str) -> None:
    text = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o FILTER(!CONTAINS(STR(?o), '=')) }"
    found = rdflib.Graph().parse(data=written(store, text, fmt), format=reader)
    assert set(found) == {
        (rdflib.URIRef(PARK.value), rdflib.RDFS.label, rdflib.Literal("医药园", lang="zh")),
        (rdflib.URIRef(PARK.value), rdflib.URIRef(b("value").value), rdflib.Literal(-5)),
        (rdflib.URIRef(PARK.value), rdflib.URIRef(b("partOf").value), rdflib.URIRef(iri(":beijing").value)),
    }


def test_turtle_declares_only_what_it_uses(store: EmbeddedStore) -> None:
    text = written(store, "CONSTRUCT { ?s b:partOf ?o } { ?s b:partOf ?o }", "turtle").decode()
    assert text == (
        "@prefix : <https://w3id.org/biokg/id/> .\n@prefix b: <https://w3id.org/biokg/> .\n:park b:partOf :beijing .\n"
    )


@pytest.mark.parametrize(
    ("text", "fmt", "words"),
    [
        ("ASK {}", "turtle", "SELECT and ASK give a table, not turtle; choose json, csv, tsv, xml"),
        ("SELECT * {}", "nt", "SELECT and ASK give a table"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "csv", "CONSTRUCT and DESCRIBE give a graph, not csv; choose turtle, nt"),
    ],
)
def test_a_format_of_the_other_kind_is_refused(store: EmbeddedStore, text: str, fmt: str, words: str) -> None:
    with pytest.raises(QueryError, match=words):
        written(store, text, fmt)


def test_a_property_that_rdf_xml_cannot_write() -> None:
    with EmbeddedStore.in_memory() as store:
        store.load([Quad(PARK, NamedNode("http://example.org/1"), Literal(1), graph("things"))])
        with pytest.raises(QueryError, match=r"no way to write the property <http://example\.org/1>"):
            written(store, "CONSTRUCT WHERE { ?s ?p ?o }", "rdfxml")


@pytest.mark.parametrize(("text", "fmt"), [(SELECT, "xml"), ("CONSTRUCT WHERE { ?s ?p ?o }", "rdfxml")])
def test_a_sign_that_xml_cannot_hold(store: EmbeddedStore, text: str, fmt: str) -> None:
    with pytest.raises(QueryError, match=r"XML cannot hold the control character U\+001B"):
        written(store, text, fmt)
