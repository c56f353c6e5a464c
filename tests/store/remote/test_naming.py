"""Names of graphs on their way to a server and back."""

from __future__ import annotations

import pytest

from biokg.store.remote.naming import asked_of, is_plain, said_names, with_prefixes

G = "https://w3id.org/biokg/id/graph/"
NAMES = {G + "things": G + "things!0123456789abcdef", G + "x-1.5": G + "x-1.5!0123456789abcdef"}
THINGS = f"<{G}things!0123456789abcdef>"


@pytest.mark.parametrize(
    ("text", "sent"),
    [
        ("ASK { GRAPH graph:things { ?s ?p ?o } }", f"ASK {{ GRAPH {THINGS} {{ ?s ?p ?o }} }}"),
        (f"ASK {{ GRAPH<{G}things>{{ ?s ?p ?o }} }}", f"ASK {{ GRAPH{THINGS}{{ ?s ?p ?o }} }}"),
        ("ASK FROM graph:things {}", f"ASK FROM {THINGS} {{}}"),
        (f"PREFIX g: <{G}> ASK FROM g:things {{}}", f"PREFIX g: <{G}> ASK FROM {THINGS} {{}}"),
        ("PREFIX graph: <http://e/> ASK FROM graph:things {}", "PREFIX graph: <http://e/> ASK FROM graph:things {}"),
        ("ASK FROM graph:x-1.5 {}", f"ASK FROM <{G}x-1.5!0123456789abcdef> {{}}"),
        ("ASK { ?s ?p 'graph:things' } # graph:things", "ASK { ?s ?p 'graph:things' } # graph:things"),
        ('ASK { ?s ?p """a "graph:things" b""" }', 'ASK { ?s ?p """a "graph:things" b""" }'),
        ("ASK FROM graph:things-2 {}", "ASK FROM graph:things-2 {}"),
        ("ASK FROM graph:unknown {}", "ASK FROM graph:unknown {}"),
        (
            "ASK { FILTER(?x<?y && ?z>?w) GRAPH graph:things {} }",
            f"ASK {{ FILTER(?x<?y && ?z>?w) GRAPH {THINGS} {{}} }}",
        ),
    ],
)
def test_names_of_graphs_are_replaced_and_nothing_else(text: str, sent: str) -> None:
    assert asked_of(text, NAMES).text == sent


@pytest.mark.parametrize(
    ("text", "graphs", "any_graph"),
    [
        ("ASK { ?s ?p ?o }", set(), False),
        ("ASK { ?graph ?p ?o }", set(), False),
        ("ASK { GRAPH ?g { ?s ?p ?o } }", set(), True),
        ("ASK { graph $g { ?s ?p ?o } }", set(), True),
        ("ASK { GRAPH # which?\n ?g { ?s ?p ?o } }", set(), True),
        ("ASK { GRAPH graph:things { ?s ?p ?o } }", {NAMES[G + "things"]}, False),
        ("ASK { GRAPH graph:none { } GRAPH graph:things { } }", {G + "none", NAMES[G + "things"]}, False),
        ("ASK { ?s ?p 'GRAPH ?g' }", set(), False),
    ],
)
def test_the_graphs_that_are_asked(text: str, graphs: set[str], any_graph: bool) -> None:
    asked = asked_of(text, NAMES)
    assert (set(asked.graphs), asked.any) == (graphs, any_graph)


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (f'{{"value":"{G}things!0123456789abcdef"}}'.encode(), f'{{"value":"{G}things"}}'.encode()),
        (b'"https:\\/\\/w3id.org\\/biokg\\/id\\/graph\\/things!0123456789abcdef"',
         b'"https:\\/\\/w3id.org\\/biokg\\/id\\/graph\\/things"'),
        (f"<{G}things!0123456789abcdef> .".encode(), f"<{G}things> .".encode()),
        (f'"{G}things!0123456789abcdef0"'.encode(), f'"{G}things!0123456789abcdef0"'.encode()),
        (b'"http://e/things!0123456789abcdef"', b'"http://e/things!0123456789abcdef"'),
    ],
)  # fmt: skip
def test_names_come_back_as_people_know_them(answer: bytes, said: bytes) -> None:
    assert said_names(answer) == said


def test_only_missing_prefixes_are_declared() -> None:
    text = "PREFIX b: <http://e/> SELECT * { ?s b:x :y ; biokg:z 'dct:title' # owl:Thing\n }"
    head = "PREFIX : <https://w3id.org/biokg/id/> PREFIX biokg: <https://w3id.org/biokg/> "
    assert with_prefixes(text) == head + text


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s b:p ?o . FILTER(?s = b:x || ?o = 'a/b*c') }",
        "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s a b:Place ; b:p b:x, b:y } OPTIONAL { ?s b:q ?v } } ORDER BY ?s",
        "SELECT * { VALUES ?s { b:x b:y } ?s ?p ?o FILTER(?o * 2 > 3 && ?g NOT IN (<http://e/a>, <http://e/b>)) }",
    ],
)
def test_plain_patterns(text: str) -> None:
    assert is_plain(text)


@pytest.mark.parametrize(
    "text",
    [
        "ASK { ?s b:p* ?o }", "ASK { ?s b:p+ ?o }", "ASK { ?s b:p? ?o }", "ASK { ?s b:p/b:q ?o }", "ASK { ?s ^b:p ?o }",
        "ASK { ?s b:p|b:q ?o }", "ASK { ?s <http://e/p> / b:q ?o }", "ASK { ?s a/b:q ?o }",
        "ASK { { ?s ?p ?o } UNION { ?o ?p ?s } }", "ASK { ?s ?p ?o FILTER NOT EXISTS { ?o ?p ?s } }",
        "ASK { BIND(1 AS ?x) }", "ASK { VALUES ?x { UNDEF } }", "ASK { ?s ?p ?o MINUS { ?o ?p ?s } }",
    ],
)  # fmt: skip
def test_intricate_patterns(text: str) -> None:
    assert not is_plain(text)
