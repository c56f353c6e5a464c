"""CONSTRUCT asked as SELECT gives the same graph, and nothing of it is cut without a word."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pyoxigraph import BlankNode, CanonicalizationAlgorithm, Dataset, Literal, Quad, QuerySolutions, Triple
from pyoxigraph import Store as Oxigraph

from biokg.errors import StoreError
from biokg.store.remote import store as remote
from biokg.store.remote.address import address_of
from biokg.store.remote.profile import profile_called
from biokg.store.remote.server import connect
from biokg.store.remote.store import RemoteStore
from biokg.store.remote.template import template_of
from biokg.terms import ALIASES, PREFIXES, b, graph, iri

from .stub import Engine, Reply, Request, serving

X = graph("x")
QUADS = [
    *(Quad(iri(f":{number}"), b("note"), Literal(f"{number} {{ ?o }} # no"), X) for number in range(4)),
    Quad(iri(":0"), b("value"), Literal(7), X),
    Quad(iri(":1"), b("value"), iri(":0"), X),
    Quad(iri(":2"), b("about"), BlankNode("x"), X),
]
QUERIES = [
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "construct where { ?s b:note ?o }",
    "PREFIX e: <http://e/#> # CONSTRUCT { no }\nCONSTRUCT # { not\n{ ?s e:p 'a { b } ?s # c', <http://e/x#?y> } "
    "WHERE { ?s b:value ?o }",
    "CONSTRUCT { ?s b:x [ b:y ?o ; b:z [] ] . _:a b:x _:a } WHERE { ?s b:note ?o }",
    "CONSTRUCT { ?o b:x ?s . ?s ?o ?p . ?s b:x ?nowhere } WHERE { ?s ?p ?o }",
    "CONSTRUCT { ?s b:x ?v } WHERE { ?s b:note ?o OPTIONAL { ?s b:value ?v } }",
    "CONSTRUCT { b:a b:b b:c } WHERE { ?s ?p ?o }",
    "CONSTRUCT { b:a b:b b:c } WHERE { ?s b:absent ?o }",
    "CONSTRUCT { ?s b:x $n } WHERE { SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o } GROUP BY ?s ORDER BY ?s LIMIT 2 }",
    "CONSTRUCT { ?s b:x ?o } WHERE { ?s b:note ?o } ORDER BY DESC(?s) LIMIT 2 OFFSET 1",
    "CONSTRUCT { dct:s\\# dct:p ?s } WHERE { ?s b:value ?o }",
    "CONSTRUCT {} WHERE { ?s b:value ?o }",
    "CONSTRUCT { ?s b:x (1 ?o) } FROM graph:x WHERE { ?s b:value ?o }",
]


def same(one: list[Triple], other: list[Triple]) -> bool:
    """Tell whether two graphs are the same but for the names of blank nodes."""
    graphs = [Dataset(Quad(*triple) for triple in triples) for triples in (one, other)]
    for found in graphs:
        found.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return graphs[0] == graphs[1]


@pytest.mark.parametrize("text", QUERIES)
def test_the_rows_of_a_construct_make_its_triples(text: str) -> None:
    store, prefixes = Oxigraph(), PREFIXES | ALIASES
    store.extend(QUADS)
    store.extend(Quad(*quad.triple) for quad in QUADS)
    template = template_of(text)
    assert template is not None
    rows = store.query(template.rows, prefixes=prefixes)
    assert isinstance(rows, QuerySolutions)
    made = list(template.filled(rows))
    assert same(made, list(store.query(text, prefixes=prefixes)))  # type: ignore[arg-type]
    assert len(made) == len(set(made))


@pytest.mark.parametrize("text", ["DESCRIBE <http://e/a>", "# CONSTRUCT\nPREFIX c: <http://e/construct> DESCRIBE c:a"])
def test_a_describe_has_no_template(text: str) -> None:
    assert template_of(text) is None


class Cutting(Engine):
    """An engine that cuts rows at 1,000 and says so, and triples without a word, as Virtuoso does."""

    def _query(self, request: Request, form: dict[str, list[str]]) -> Reply:
        if request.headers["accept"] != "application/sparql-results+json":
            whole = super()._query(request, form).body
            return Reply(200, b"".join(whole.splitlines(keepends=True)[:1000]))
        rows = super()._query(request, form)
        value = json.loads(rows.body)
        bindings = value["results"]["bindings"]
        value["results"]["bindings"] = bindings[:1000]
        headers = {"X-SPARQL-MaxRows": "1000"} if len(bindings) > 1000 else {}
        return Reply(200, json.dumps(value).encode(), headers)


@pytest.fixture(params=["virtuoso", "sparql"])
def cut(request: pytest.FixtureRequest) -> Iterator[RemoteStore]:
    """2,500 statements on an engine that cuts at 1,000."""
    engine = Cutting(replace(profile_called(request.param), auth="basic"))
    with serving(engine) as url, RemoteStore.scratch(connect(address_of(f"{request.param}+{url}"))) as store:
        store.load(Quad(iri(f":{number:06d}"), b("note"), Literal(str(number)), X) for number in range(2500))
        yield store


def test_what_is_constructed_comes_whole(cut: RemoteStore) -> None:
    found = cut.construct("CONSTRUCT { ?s b:x ?o ; b:y ?o } WHERE { ?s b:note ?o }")
    assert len(set(found)) == 5000


def test_what_is_described_comes_whole_or_is_refused(cut: RemoteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(set(cut.construct("DESCRIBE ?s WHERE { ?s b:note ?o }"))) == 2500
    monkeypatch.setattr(remote, "MOST_HERE", 2000)
    cut._here = None
    with pytest.raises(
        StoreError, match=r"may cut what DESCRIBE gives and not say so, and 2,500 statements are too many to bring "
        r"here; ask for CONSTRUCT { <THING> \?p \?o } WHERE { <THING> \?p \?o }, which comes whole\."
    ):  # fmt: skip
        cut.construct("DESCRIBE ?s WHERE { ?s b:note ?o }")
