"""Exports of a graph with registers: every triple, in the same order each time, with licence and attribution."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse
from registers.research import example, import_records, records

from biokg.build import build
from biokg.export import export
from biokg.graph import KnowledgeGraph
from biokg.store import canonical_hash, canonical_nquads, sorting

GRAPHS = {"nquads": RdfFormat.N_QUADS, "trig": RdfFormat.TRIG, "jsonld": RdfFormat.JSON_LD}
TRIPLES = {"turtle": RdfFormat.TURTLE, "rdfxml": RdfFormat.RDF_XML}


@pytest.fixture(scope="module")
def kg(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    """The fictional example, built with a register."""
    workspace = example(repository, tmp_path_factory.mktemp("export") / "town")
    import_records(workspace, records(), release="v1")
    build(workspace)
    with KnowledgeGraph.open(workspace.root) as graph:
        yield graph


def written(kg: KnowledgeGraph, form: str) -> bytes:
    out = io.BytesIO()
    export(kg, form, out)
    return out.getvalue()


@pytest.mark.parametrize("form", GRAPHS)
def test_forms_with_graphs_hold_every_quad_of_registers_too(form: str, kg: KnowledgeGraph) -> None:
    data = written(kg, form)
    assert canonical_hash(parse(data, GRAPHS[form])) == canonical_hash(kg.store.quads())
    assert written(kg, form) == data


@pytest.mark.parametrize("form", TRIPLES)
def test_forms_of_one_graph_hold_every_triple_of_registers_too(form: str, kg: KnowledgeGraph) -> None:
    union = {quad.triple for quad in kg.store.quads()}
    data = written(kg, form)
    assert canonical_hash(parse(data, TRIPLES[form])) == canonical_hash(Quad(*triple) for triple in union)
    assert written(kg, form) == data


def test_nquads_are_canonical_however_few_lines_fit_into_memory(
    kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sorting, "BLOCK", 1000)
    monkeypatch.setattr(sorting.sorted_lines, "__defaults__", (2000,))
    assert written(kg, "nquads") == canonical_nquads(kg.store.quads())


@pytest.mark.parametrize("form", [*GRAPHS, *TRIPLES, "rdf12"])
def test_the_licence_goes_with_the_facts(form: str, kg: KnowledgeGraph) -> None:
    rights = kg.source("ror").rights
    assert rights is not None
    assert rights.encode() in written(kg, form)
