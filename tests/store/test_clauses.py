"""A query that names its graphs asks these alone, in a store of any form."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pyoxigraph import Quad, QuerySolutions

from biokg.store import EmbeddedStore
from biokg.store.clauses import asks_graphs
from biokg.terms import b, graph, iri

APART = [
    Quad(iri(":a"), b("near"), iri(":b"), graph("one")),
    Quad(iri(":c"), b("near"), iri(":d"), graph("two")),
]
OVERLAPPING = [*APART, Quad(iri(":a"), b("near"), iri(":b"), graph("two"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SELECT * FROM <urn:x> { ?s ?p ?o }", True),
        ("SELECT * FROM<urn:x> { ?s ?p ?o }", True),
        ("ask from named # one\n graph:x { ?s ?p ?o }", True),
        ('SELECT (CONCAT(\'from <\', "it\\"s") AS ?x) FROM :x { ?s ?p ?o }', True),
        ("SELECT * { ?from <urn:x> 'from <urn:x>' } # FROM <urn:y>", False),
        ('SELECT * { ?s ?p """from\n<urn:x> "from x:y" """ , from:x }', False),
        ("SELECT * { <urn:from> ?p <http://x/#from> , ?from }", False),
    ],
)
def test_a_from_clause_is_told_from_words(text: str, expected: bool) -> None:
    assert asks_graphs(text) is expected


@pytest.fixture(params=["apart", "overlapping"])
def store(request: pytest.FixtureRequest) -> Iterator[EmbeddedStore]:
    with EmbeddedStore.in_memory() as store:
        store.load(APART if request.param == "apart" else OVERLAPPING)
        store.settle()
        yield store


@pytest.mark.parametrize("timeout", [None, 30])
@pytest.mark.parametrize(
    ("clause", "expected"),
    [("", 2), ("FROM graph:one", 1), ("FROM graph:none", 0), ("FROM graph:one FROM graph:none", 1)],
)
def test_only_the_graphs_named_are_asked(
    clause: str, expected: int, timeout: float | None, store: EmbeddedStore
) -> None:
    found = store.query(f"SELECT DISTINCT * {clause} {{ ?s b:near ?o }}", timeout=timeout)
    assert isinstance(found, QuerySolutions)
    assert len(list(found)) == expected
