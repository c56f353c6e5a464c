"""Registers written by hand beside a small graph in memory: which state what, a line each."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode, Quad

from biokg.graph import KnowledgeGraph
from biokg.store import Manifest
from biokg.terms import PREFIXES, b, expand, graph, iri

__all__ = ["add_register"]


def add_register(kg: KnowledgeGraph, name: str, day: str, says: list[str], tier: str = "register") -> None:
    """Add a register to a store in memory: its release, and facts as ``subject property object``, all IRIs.

    What begins with r: has a record of its own.
    """
    source, section = (NamedNode(PREFIXES[kind] + name) for kind in ("source", "section"))
    facts = [
        (source, b("tier"), iri(f"tier:{tier}")),
        (source, b("edtf"), Literal(day)),
        (source, iri("dct:issued"), Literal(f"{day}T00:00:00Z", datatype=iri("xsd:dateTime"))),
        (source, iri("dct:title"), Literal(name, language="en")),
        (section, iri("dct:isPartOf"), source),
        (section, b("evidenceKind"), iri("evidence:register")),
    ]
    for line in says:
        subject, predicate, value = (NamedNode(_expanded(word)) for word in line.split())
        facts.append((subject, predicate, value))
        for node in {subject, value}:
            if node.value.startswith(RECORDS):
                cite = NamedNode(f"{PREFIXES['cite']}{name}-{node.value.removeprefix(RECORDS)}")
                facts += [(node, b("citation"), cite), (cite, iri("dct:identifier"), Literal(node.value))]
    kg.store.load(Quad(*fact, graph(name)) for fact in facts)  # type: ignore[arg-type]
    held = kg.store.manifest.registers if kg.store.manifest else {}
    kg.store.manifest = Manifest("", kg.store.size(), registers={**held, name: "0" * 64})


RECORDS = "https://example.org/r/"


def _expanded(word: str) -> str:
    return RECORDS + word.removeprefix("r:") if word.startswith("r:") else expand(word)
