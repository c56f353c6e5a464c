"""Answers of servers: what is read, what is made as the standard has it, and what is refused."""

from __future__ import annotations

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode

from biokg.errors import QueryTimeout, StoreError
from biokg.store.remote.answers import boolean, joined, solutions, triples
from biokg.store.remote.profile import profile_called
from biokg.terms import iri

ANY, VIRTUOSO, QLEVER = (profile_called(name) for name in ("sparql", "virtuoso", "qlever"))
XSD = "http://www.w3.org/2001/XMLSchema#"


def rows(cell: str) -> bytes:
    return f'{{"head":{{"vars":["x"]}},"results":{{"bindings":[{{"x":{cell}}}]}}}}'.encode()


def test_virtuoso_says_typed_literal() -> None:
    body = rows(f'{{ "type": "typed-literal", "datatype": "{XSD}decimal", "value": "3.5" }}')
    assert [row["x"] for row in solutions(body, VIRTUOSO)] == [Literal("3.5", datatype=iri("xsd:decimal"))]


@pytest.mark.parametrize(("said", "meant"), [("1", "true"), ("0", "false")])
def test_virtuoso_says_1_for_true(said: str, meant: str) -> None:
    body = rows(f'{{ "type": "typed-literal", "datatype": "{XSD}boolean", "value": "{said}" }}')
    assert [row["x"] for row in solutions(body, VIRTUOSO)] == [Literal(meant, datatype=iri("xsd:boolean"))]


def test_virtuoso_has_blank_nodes_of_its_own() -> None:
    body = rows('{ "type": "bnode", "value": "nodeID://b10000" }')
    assert [row["x"] for row in solutions(body, VIRTUOSO)] == [BlankNode("b10000")]


def test_virtuoso_answers_ask_with_a_row() -> None:
    row = '{"head": {"vars": ["__ASK_RETVAL"]}, "results": {"bindings": [ {"__ASK_RETVAL": {"value": "%s"}} ] } }'
    assert [bool(boolean((row % said).encode(), VIRTUOSO)) for said in "10"] == [True, False]
    with pytest.raises(StoreError, match="cut or is no SPARQL result"):
        boolean((row % "1").encode(), ANY)


def test_qlever_says_int_and_adds_what_it_measured() -> None:
    body = rows(f'{{"datatype":"{XSD}int","type":"literal","value":"7"}}')[:-1] + b',"meta":{"query-time-ms":3}}'
    assert [row["x"] for row in solutions(body, QLEVER)] == [Literal("7", datatype=iri("xsd:integer"))]


def test_a_value_is_never_taken_for_a_sign() -> None:
    text = r"\"type\": \"typed-literal\" nodeID://b1 \"datatype\":\"" + XSD + r"int\""
    for profile in (VIRTUOSO, QLEVER):
        body = rows(f'{{"type":"literal","value":"{text}"}}')
        assert [row["x"] for row in solutions(body, profile)] == [Literal(text.replace("\\", ""))]


WHOLE = rows('{"type":"uri","value":"http://e/a"}')


@pytest.mark.parametrize(
    "body",
    [WHOLE[:-1], WHOLE[:-3], WHOLE[:-20], WHOLE[:40], b"", b"<html>not ready</html>", b"[]", b"{}", b'{"head":{}}',
     b'{"boolean":true}', b"\xff\xfe", WHOLE + b"x", WHOLE + WHOLE, b'{"head":{"vars":["x"]},"results":{}}',
     WHOLE.replace(b"uri", b"thing"), WHOLE.replace(b"http://e/a", b"no iri")],
)  # fmt: skip
def test_what_is_cut_or_foreign_is_refused(body: bytes) -> None:
    with pytest.raises(StoreError, match="cut or is no SPARQL result"):
        list(solutions(body, ANY))


@pytest.mark.parametrize("body", [WHOLE, WHOLE[:-2], b'{"head":{},"boolean":true}', b""])
def test_a_cancelled_answer_of_oxigraph_is_refused(body: bytes) -> None:
    cancelled = body + b"The SPARQL operation has been cancelled\n"
    for read in (lambda text: solutions(text, ANY), lambda text: boolean(text, ANY), triples):
        with pytest.raises(QueryTimeout, match="took too long"):
            read(cancelled)


def test_the_words_within_a_value_are_a_value() -> None:
    body = rows('{"type":"literal","value":"The SPARQL operation has been cancelled"}')
    assert [row["x"] for row in solutions(body, ANY)] == [Literal("The SPARQL operation has been cancelled")]


@pytest.mark.parametrize("body", [b'{"boolean":"true"}', b'{"boolean":1}', b'{"head":{}}', b'{"boolean":true}x', WHOLE])
def test_only_true_and_false_are_booleans(body: bytes) -> None:
    with pytest.raises(StoreError, match="cut or is no SPARQL result"):
        boolean(body, ANY)


def test_triples() -> None:
    found = (
        list(triples(b"# Empty NT\n")),
        list(triples(b"")),
        list(triples(b"<http://e/a> <http://e/b> <http://e/c> .\n")),
    )
    assert [len(one) for one in found] == [0, 0, 1]
    assert found[2][0].object == NamedNode("http://e/c")


@pytest.mark.parametrize("body", [b"<http://e/a> <http://e/b> <http://e/c> .\n<http://e/a> <http", b"<html></html>"])
def test_triples_that_are_cut_are_refused(body: bytes) -> None:
    with pytest.raises(StoreError, match="cut or is no SPARQL result"):
        triples(body)


def test_pages_are_joined_in_order() -> None:
    pages = [rows(f'{{"type":"literal","value":"{number}"}}') for number in range(3)]
    assert [row["x"] for row in solutions(joined(pages), ANY)] == [Literal(str(number)) for number in range(3)]
