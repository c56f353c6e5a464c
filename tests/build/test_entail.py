"""What follows from plain edges, and no more: one test a rule."""

from __future__ import annotations

import pytest
from pyoxigraph import Literal, NamedNode, Triple

from biokg.build.entail import ENTAILED, RULES, entail
from biokg.ontology import Ontology
from biokg.terms import iri
from biokg.workspace import shipped

ONTOLOGY = Ontology.read(shipped("ontology")).triples


def triple(text: str) -> Triple:
    subject, predicate, value = text.split(" ", 2)
    return Triple(iri(subject), iri("rdf:type" if predicate == "a" else predicate), node(value))


def node(text: str) -> NamedNode | Literal:
    if text.startswith("day "):
        return Literal(f"{text[4:]}T00:00:00Z", datatype=iri("xsd:dateTime"))
    if text.startswith("num "):
        return Literal(text[4:], datatype=iri("xsd:decimal"))
    return Literal(text[1:-1]) if text.startswith('"') else iri(text)


CASES = {
    "superclass": ([":l a b:Company"], [":l a b:Organization", ":l a b:Agent"]),
    "class by value": (
        [":l a b:Company", ":l b:kind kind:multinational"],
        [":l a b:MultinationalCompany", ":l a b:Organization", ":l a b:Agent"],
    ),
    "no class by value without the class": ([":h b:kind kind:multinational"], []),
    "superproperty, inverses": (
        [":z b:partOf :p"], [":z b:locatedIn :p", ":p b:hasPart :z", ":p b:hosts :z"],
    ),
    "symmetry": ([":a b:connectsTo :b"], [":b b:connectsTo :a"]),
    "transitivity": (
        [":a b:locatedIn :b", ":b b:locatedIn :c"],
        [":a b:locatedIn :c", ":b b:hosts :a", ":c b:hosts :b", ":c b:hosts :a"],
    ),
    "chain": (
        [":f b:basedIn :park", ":park b:locatedIn :city"],
        [":f b:presentIn :park", ":f b:presentIn :city", ":city b:hosts :park"],
    ),
    "a drug is developed by a firm": ([":d b:developedBy :f"], []),
    "window": ([':e b:edtf "2024-03-05/2025-04"'], [":e b:earliest day 2024-03-05", ":e b:latest day 2025-04-30"]),
    "exactly": ([":s b:value num 30"], [":s b:minValue num 30", ":s b:maxValue num 30"]),
    "over": ([":s b:value num 300", ":s b:qualifier qualifier:over"], [":s b:minValue num 300"]),
    "nearly": ([":s b:value num 60", ":s b:qualifier qualifier:nearly"], [":s b:maxValue num 60"]),
    "about": ([":s b:value num 12", ":s b:qualifier qualifier:about"], []),
    "a circle goes round once": (
        [":a b:locatedIn :b", ":b b:locatedIn :a"], [":a b:hosts :b", ":b b:hosts :a"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_exactly_this_follows(name: str) -> None:
    facts, expected = CASES[name]
    found = entail(ONTOLOGY, [triple(text) for text in facts])
    assert {quad.triple for quad in found} == {triple(text) for text in expected}
    assert {quad.graph_name for quad in found} <= {ENTAILED}


@pytest.mark.parametrize("rule", RULES)
def test_every_rule_has_something_to_do(rule: str) -> None:
    facts = [triple(text) for facts, _ in CASES.values() for text in facts]
    whole = len(entail(ONTOLOGY, facts))
    taken = RULES.pop(rule)
    try:
        assert len(entail(ONTOLOGY, facts)) < whole
    finally:
        RULES[rule] = taken


def test_the_order_of_facts_does_not_matter() -> None:
    facts = [triple(text) for facts, _ in CASES.values() for text in facts]
    assert entail(ONTOLOGY, facts) == entail(tuple(reversed(ONTOLOGY)), list(reversed(facts)))
