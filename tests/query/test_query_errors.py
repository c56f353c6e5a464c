"""Every common mistake is shown at its place with its likely cause."""

from __future__ import annotations

import pytest

from biokg.errors import QueryError
from biokg.query import run
from biokg.store import EmbeddedStore


def message(text: str, timeout: float | None = None) -> str:
    with EmbeddedStore.in_memory() as store, pytest.raises(QueryError) as caught:
        run(store, text, timeout=timeout)
    return str(caught.value)


MISTAKES = [
    ("", 1, 1, "the query is empty"),
    ("# only a note", 1, 1, "the query is empty"),
    ("?x ?y ?z", 1, 1, "a query says SELECT, ASK, CONSTRUCT or DESCRIBE first"),
    ("SELECT { ?x ?y ?z }", 1, 8, "say what to select"),
    ("SELECT ?x { ?x a foo:Bar }", 1, 18, "the prefix foo: is not known; declare it first: PREFIX foo: <…>"),
    ("SELECT ?x { ?x skoss:broader ?y }", 1, 16, "the prefix skoss: is not known; did you mean skos: ?"),
    ("SELECT ?x { ?x dcterms:title ?y }", 1, 16, "did you mean dct: ?"),
    (
        "SELECT ?x {\n  ?x label ?y\n}",
        2,
        6,
        "'label' is no word of SPARQL and has no prefix; did you mean rdfs:label ?",
    ),
    ("SELECT ?x { ?x locatedIn ?y }", 1, 16, "did you mean b:locatedIn or ?locatedIn ?"),
    ("SELECT ?x {\n ?x a b:Park\n ?x b:status ?y }", 2, 12, "a . (or ; or ,) is missing between two statements"),
    ("SELECT ?x { ?x a b:Park ?x b:status ?y }", 1, 25, "a . (or ; or ,) is missing"),
    ("SELECT ?x WHERE { ?x a b:Park", 1, 17, "this { is never closed; add }"),
    ("SELECT ?x { ?x a b:Park }}", 1, 26, "this } closes nothing"),
    ("SELECT ?x { FILTER(?x = 1 }", 1, 27, ") is missing before this }; see the ( in line 1, column 19"),
    ("SELECT ?x { ?x rdfs:label 'a }", 1, 27, "the string that begins here does not end on its line; close it with '"),
    ("SELECT ?x { ?x rdfs:label “BioPark” }", 1, 27, "the quotation mark “ is typographic"),
    ("SELECT ?x { ?x a b:Park ； b:status ?s }", 1, 25, "the sign ； is full-width; write ;"),
    ("SELECT ?x { ?x a b:Park 。}", 1, 25, "the sign 。 is full-width; write ."),
    ("SELECT ?x { ?x a <http://example.org/a b> }", 1, 18, "this IRI holds a space"),
    ("SELECT * FROM parks WHERE x = 1", 1, 15, "there are no tables"),
    ("SELECT ?x, ?y { ?x a ?y }", 1, 10, "no commas between the variables of SELECT"),
    ("SELECT COUNT(?x) { ?x a ?y }", 1, 8, "name what is computed: SELECT (COUNT(?x) AS ?name)"),
    ("SELECT ?x { ?x ?y ?z FILTER(?z == 3) }", 1, 32, "write = for =="),
    ("SELECT ?x { ?x ?y ?z FILTER(?z <> 3) }", 1, 32, "write != for <>"),
    ("SELECT ?x { ?x ?y ?z FILTER(?z = 3 AND ?z = 4) }", 1, 36, "AND is SQL: write &&"),
    ("SELECT ?x { ?x ?y ?z FILTER(?z LIKE 'a%') }", 1, 32, "LIKE is SQL"),
    ("SELECT ?x { ?x ?y ?z FILTER ?z > 3 }", 1, 22, "FILTER needs parentheses"),
    ("SELECT ?x ?y { ?x ?p ?y } GROUP BY ?x", 1, 1, "with GROUP BY, SELECT may name only the variables grouped by"),
    ("SELECT ?x { ?x b:value 'a' && 'b' }", 1, 28, "'&&' is not expected"),
    ("SELECT * { ?s ?p ?o } LIMT 5", 1, 23, "'LIMT' is no word of SPARQL and has no prefix; did you mean LIMIT ?"),
    ("SELECT * { ?s ?p ?o } oder by ?s", 1, 23, "did you mean ORDER ?"),
    ("SELECT * { ?s ?p ?o fliter(?o > 3) }", 1, 21, "did you mean FILTER ?"),
    ("SELECT * { OPTINAL { ?s ?p ?o } }", 1, 12, "did you mean OPTIONAL ?"),
    ("SELECT * { ?s value ?o }", 1, 15, "did you mean b:value or ?value ?"),
    ("SELECT ?x { FILTER(?x > ) }", 1, 25, "')' is not expected"),
    ("SELECT ?x\n\n\n\n\n\n\n{ FILTER(?x > ) ?x a b:Park ; b:kind ?y }", 8, 15, "')' is not expected"),
]


@pytest.mark.parametrize(("text", "line", "column", "cause"), MISTAKES, ids=[row[3][:40] for row in MISTAKES])
def test_the_place_and_the_cause(text: str, line: int, column: int, cause: str) -> None:
    first, shown, caret = message(text).split("\n")
    assert first.startswith(f"line {line}, column {column}: ")
    assert cause in first
    assert shown == "  " + text.split("\n")[line - 1]
    assert caret.endswith("^")
    assert caret.index("^") >= column + 1  # two columns of indentation, wide signs count double


def test_the_caret_stands_below_the_mistake_after_chinese_text() -> None:
    assert message("SELECT ?公园 { ?公园 label ?名 }").split("\n")[1:] == [
        "  SELECT ?公园 { ?公园 label ?名 }",
        "                       ^",
    ]


def test_a_child_process_explains_the_same() -> None:
    text = "SELECT ?x {\n  ?x label ?y\n}"
    assert message(text, timeout=30) == message(text)


def test_terminal_escapes_of_the_query_are_not_repeated() -> None:
    assert "\x1b" not in message("SELECT * { \x1b[31m }")


def test_a_long_line_is_cut_around_the_mistake() -> None:
    words = message("SELECT * { ?x " + "a b:Park ; " * 100 + "label ?y }")
    assert max(len(line) for line in words.split("\n")[1:]) <= 102
    assert "label ?y" in words.split("\n")[1]


def test_a_right_query_is_no_mistake() -> None:
    with EmbeddedStore.in_memory() as store:
        assert run(store, "ASK { ?x ?y ?z . ?z ?w 'and = it, LIKE “so”' }") is False
