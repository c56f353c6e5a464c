"""What is counted from columns is what SPARQL answers."""

from __future__ import annotations

import numpy as np
import pytest
from analysis.own import own_graph
from pyoxigraph import Literal, NamedNode, Quad

from biokg.columns import Columns, Scope, degrees, first_by_name, members, tally, tally_by
from biokg.graph import KnowledgeGraph
from biokg.store import EmbeddedStore
from biokg.terms import b, graph, iri

TYPE, LABEL = iri("rdf:type"), iri("rdfs:label")


def overlapping() -> KnowledgeGraph:
    """Return a graph in which two registers say the same of some things, and names repeat."""
    quads = []
    for number in range(40):
        thing, kind = iri(f":thing-{number}"), ("Company", "Hospital", "Drug")[number % 3]
        for name in ("one", "two")[number % 2 :]:
            quads += [Quad(thing, TYPE, b(kind), graph(name)), Quad(thing, TYPE, b("Agent"), graph(name))]
            quads += [Quad(thing, b("locatedIn"), iri(f":place-{number % 5}"), graph(name))]
            quads += [Quad(thing, iri("rdfs:label"), Literal(f"Name {number % 7}", language="en"), graph(name))]
            quads += [Quad(thing, iri("rdfs:label"), Literal(f"第{number}号", language="zh"), graph(name))]
        quads += [
            Quad(thing, b("status"), iri(f"status:{name}"), graph("one")) for name in ("held", "ended")[: number % 3]
        ]
    store = EmbeddedStore.in_memory()
    store.load(quads)
    return KnowledgeGraph(store)


@pytest.fixture(scope="module", params=["own", "overlapping"])
def kg(request: pytest.FixtureRequest) -> KnowledgeGraph:
    return own_graph() if request.param == "own" else overlapping()


def rows(kg: KnowledgeGraph, text: str) -> list[tuple[str, ...]]:
    return [tuple("" if value is None else str(value) for value in row) for row in kg.store.select(text)]


@pytest.mark.parametrize("property", ["rdf:type", "b:status", "b:locatedIn", "b:edtf", "b:none"])
def test_subjects_by_value(kg: KnowledgeGraph, property: str) -> None:
    wanted = rows(kg, f"SELECT ?o (COUNT(DISTINCT ?s) AS ?n) {{ ?s {property} ?o }} GROUP BY ?o")
    found = tally(kg.store.columns(), iri(property))
    assert {value: str(Literal(number)) for value, number in found.items()} == {row[0]: row[1] for row in wanted}
    assert list(found) == sorted(found, key=lambda value: (-found[value], value))


def test_subjects_by_value_in_some_graphs(kg: KnowledgeGraph) -> None:
    names = [graph("things"), graph("one")]
    wanted = rows(kg, f"""SELECT ?o (COUNT(DISTINCT ?s) AS ?n) {{ VALUES ?g {{ {names[0]} {names[1]} }}
        GRAPH ?g {{ ?s a ?o }} }} GROUP BY ?o""")  # fmt: skip
    found = tally(kg.store.columns(), TYPE, names)
    assert {value: str(Literal(number)) for value, number in found.items()} == {row[0]: row[1] for row in wanted}


@pytest.mark.parametrize("one", ["rdf:type", "b:locatedIn", "b:none"])
def test_values_of_two_properties(kg: KnowledgeGraph, one: str) -> None:
    wanted = rows(kg, f"""SELECT ?a ?b (COUNT(*) AS ?n) {{ ?s {one} ?a OPTIONAL {{ ?s b:status ?b }} }}
        GROUP BY ?a ?b""")  # fmt: skip
    found = tally_by(kg.store.columns(), iri(one), b("status"))
    assert {(*pair, str(Literal(number))) for pair, number in found.items()} == set(wanted)
    assert list(found) == sorted(found, key=lambda pair: (-found[pair], pair))


@pytest.fixture(scope="module")
def scope(kg: KnowledgeGraph) -> Scope:
    return Scope(kg.store.columns())


def test_pairs_among_some(kg: KnowledgeGraph, scope: Scope) -> None:
    wanted = rows(kg, "SELECT ?o (COUNT(DISTINCT ?s) AS ?n) { ?s a b:Company ; b:locatedIn ?o } GROUP BY ?o")
    found = scope.pairs(b("locatedIn")).among(scope.having(TYPE, b("Company")))
    assert {value: str(Literal(number)) for value, number in found.tally().items()} == {
        row[0]: row[1] for row in wanted
    }
    ((subjects, values),) = rows(kg, """SELECT (COUNT(DISTINCT ?s) AS ?n) (COUNT(DISTINCT ?o) AS ?m) {
        ?s a b:Company ; b:locatedIn ?o }""")  # fmt: skip
    assert (str(Literal(found.subjects)), str(Literal(found.values))) == (subjects, values)
    for limit in (1, 3, 1000):
        assert list(found.tally(limit).items()) == list(found.tally().items())[:limit]


def test_two_steps(kg: KnowledgeGraph, scope: Scope) -> None:
    wanted = rows(kg, "SELECT DISTINCT ?one ?two { ?s b:status ?one ; b:locatedIn ?two }")
    found = scope.pairs(b("status")).turned().then(scope.pairs(b("locatedIn")))
    ends = zip(kg.store.columns().texts(found.subject), kg.store.columns().texts(found.object), strict=True)
    assert sorted(ends) == sorted(wanted)


def test_several_properties_as_one(kg: KnowledgeGraph, scope: Scope) -> None:
    wanted = rows(kg, "SELECT DISTINCT ?s ?o { ?s b:locatedIn|b:status ?o }")
    assert len(scope.pairs(b("locatedIn"), b("status"))) == len(wanted)
    assert scope.pairs(b("locatedIn")) is scope.pairs(b("locatedIn"))


def test_groups_of_values(kg: KnowledgeGraph, scope: Scope) -> None:
    wanted = rows(kg, """SELECT ?v (COUNT(DISTINCT ?s) AS ?n) { ?s rdfs:label ?l . BIND(SUBSTR(STR(?l), 1, 1) AS ?v) }
        GROUP BY ?v""")  # fmt: skip
    counts, stated = scope.pairs(iri("rdfs:label")).grouped(lambda text: text[:1])
    assert {str(Literal(key)): str(Literal(number)) for key, number in counts.items()} == {
        row[0]: row[1] for row in wanted
    }
    ((of,),) = rows(kg, "SELECT (COUNT(DISTINCT ?s) AS ?n) { ?s rdfs:label ?l }")
    assert str(Literal(stated)) == of
    assert scope.pairs(iri("rdfs:label")).grouped(lambda _: "") == ({}, 0)


def test_the_graphs_that_state_something(kg: KnowledgeGraph, scope: Scope) -> None:
    wanted = {name for (name,) in rows(kg, "SELECT DISTINCT ?g { GRAPH ?g { ?s a b:Hospital } }")}
    found = scope.graphs(TYPE, scope.having(TYPE, b("Hospital")))
    assert wanted <= {str(name) for name in found}
    assert found == sorted(found, key=lambda name: name.value)


def test_a_scope_of_one_graph_leaves_the_others_out(kg: KnowledgeGraph) -> None:
    one = Scope(kg.store.columns(), [graph("two")])
    wanted = rows(kg, f"SELECT ?o (COUNT(DISTINCT ?s) AS ?n) {{ GRAPH {graph('two')} {{ ?s a ?o }} }} GROUP BY ?o")
    assert {value: str(Literal(number)) for value, number in one.pairs(TYPE).tally().items()} == {
        row[0]: row[1] for row in wanted
    }
    assert not Scope(kg.store.columns(), [graph("none")]).having(TYPE).any()


def test_members_of_a_place(kg: KnowledgeGraph) -> None:
    for place in tally(kg.store.columns(), b("locatedIn")):
        wanted = rows(kg, f"SELECT DISTINCT ?s {{ ?s b:locatedIn {place} }}")
        found = members(kg.store.columns(), b("locatedIn"), NamedNode(place[1:-1]))
        assert found == sorted(one[1:-1] for (one,) in wanted)
        assert members(kg.store.columns(), b("locatedIn"), NamedNode(place[1:-1]), limit=2) == found[:2]


def test_degrees(kg: KnowledgeGraph) -> None:
    properties = [b("locatedIn"), b("developedBy"), b("status")]
    names = " ".join(map(str, properties))
    wanted = rows(kg, f"""SELECT ?x (COUNT(*) AS ?n) {{ VALUES ?p {{ {names} }}
        {{ ?x ?p ?o }} UNION {{ ?s ?p ?x }} }} GROUP BY ?x""")  # fmt: skip
    found = degrees(kg.store.columns(), properties)
    assert {f"<{name}>": str(Literal(number)) for name, number in found.items()} == {row[0]: row[1] for row in wanted}
    for limit in (1, 5, 10_000):
        assert list(degrees(kg.store.columns(), properties, limit).items()) == list(found.items())[:limit]


@pytest.mark.parametrize("cls", [None, "Company"])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_first_by_name(kg: KnowledgeGraph, language: str, cls: str | None) -> None:
    of = "" if cls is None else f"?x a b:{cls} ."
    wanted = rows(kg, f"""SELECT DISTINCT (STR(?l) AS ?name) (STR(?x) AS ?id) {{ {of} ?x rdfs:label ?l
        FILTER(LANG(?l) = '{language}') }} ORDER BY ?name ?id LIMIT 15""")  # fmt: skip
    found = first_by_name(kg.store.columns(), language, 15, None if cls is None else b(cls))
    assert [(str(Literal(name)), str(Literal(node))) for name, node in found] == wanted


def test_nothing_is_counted_in_an_empty_graph() -> None:
    columns = Columns.of([])
    assert not tally(columns, TYPE)
    assert not tally_by(columns, TYPE, TYPE)
    assert not degrees(columns, [TYPE], 5)
    assert not members(columns, TYPE, TYPE)
    assert not first_by_name(columns, "en", 5)
    scope = Scope(columns, [graph("one")])
    assert not scope.pairs(TYPE).then(scope.pairs(TYPE)).turned().tally(3)
    assert scope.pairs(TYPE).grouped(str) == ({}, 0)
    assert list(columns.numbers([TYPE])) == [-1]


def test_the_first_of_names_that_begin_alike_or_with_what_is_escaped() -> None:
    names = ["Amber Alder 1", "Amber Alder 2", "Amber", 'Amb"er', "Amb\\er", "Amb\ner", "Amb", "华", "", "Amber!", "É"]
    columns = Columns.of(Quad(iri(f":{n}"), LABEL, Literal(name, language="en"), graph("a"))
                         for n, name in enumerate(names))  # fmt: skip
    for limit in range(len(names) + 2):
        assert [name for name, _ in first_by_name(columns, "en", limit)] == sorted(names)[:limit]


def test_terms_of_several_parts_asked_for_one_by_one_and_all_at_once() -> None:
    parts = [Columns.of([Quad(iri(f":{n}"), LABEL, Literal(str(n % 7)), graph(str(n % 3)))]) for n in range(200)]
    columns = Columns([part for one in parts for part in one.parts])
    every = np.arange(columns.terms)
    texts = columns.texts(every)
    assert texts == [columns.texts(every[[n]])[0] for n in every.tolist()]
    assert {f":{n}" for n in range(200)} <= {text[1:-1].replace(iri(":").value, ":") for text in texts}
