"""Queries, beside the same text on plain pyoxigraph and on plain rdflib."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path

import pyoxigraph
import rdflib
from pyoxigraph import RdfFormat

from biokg.build import build
from biokg.graph import KnowledgeGraph
from biokg.terms import PREFIXES

from .results import Group, Measure
from .synthetic import make_workspace
from .timing import best, medians

__all__ = ["querying"]

QUERIES = {
    "who is where": """SELECT ?who ?where WHERE {
        ?tie b:party ?who ; b:at ?where ; b:role role:tenant } ORDER BY ?who ?where""",
    "companies of a city, by field": """SELECT ?field (COUNT(DISTINCT ?who) AS ?n) WHERE {
        ?who a b:Company ; b:presentIn ?park ; b:field ?field . ?park b:locatedIn ?city } GROUP BY ?field""",
    "claims behind an edge": """SELECT ?claim ?source WHERE { ?claim b:claimPredicate b:developedBy ;
        b:claimSubject ?drug ; b:claimObject ?company ; b:citation ?span . ?drug b:developedBy ?company .
        ?span oa:hasSource ?section . ?section dct:isPartOf ?source } ORDER BY ?claim LIMIT 200""",
    "number of claims by modality": """SELECT ?how (COUNT(?claim) AS ?n) WHERE {
        ?claim a b:Claim ; b:claimModality ?how } GROUP BY ?how""",
}


def querying(runs: int, claims: int) -> Group:
    """Measure the same queries on biokg, on plain pyoxigraph with the same named graphs, and on plain rdflib."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = make_workspace(Path(folder) / "made", claims)
        build(workspace)
        with KnowledgeGraph.open(workspace.root) as kg:
            plain = _plain_copy(kg, Path(folder) / "plain")
            peer = _rdflib_copy(kg)
            measures = [_measure(runs, name, text, kg, plain, peer) for name, text in QUERIES.items()]
            size = kg.store.size()
    about = (
        f"A made-up graph of {claims:,} claims, {size:,} quads. pyoxigraph holds the same named graphs and is asked for"
        " their union, rdflib holds the same triples in one graph in memory and is run once. All rows are read;"
        f" the best of {4 * runs} turns each, as noise only adds to what is so short."
    )
    columns = ["biokg", "pyoxigraph", "ratio", "rdflib", "rdflib over biokg"]
    return Group("Queries", about, columns, measures)


def _plain_copy(kg: KnowledgeGraph, folder: Path) -> pyoxigraph.Store:
    store = pyoxigraph.Store(str(folder))
    store.bulk_extend(kg.store.quads())
    store.flush()
    return store


def _rdflib_copy(kg: KnowledgeGraph) -> rdflib.Graph:
    text = pyoxigraph.serialize((quad.triple for quad in kg.store.quads()), format=RdfFormat.N_TRIPLES) or b""
    return rdflib.Graph().parse(data=text, format="nt")


def _rows(store: pyoxigraph.Store, text: str) -> list[object]:
    return list(store.query(text, use_default_graph_as_union=True))  # type: ignore[arg-type]  # SELECT gives rows


def _measure(
    runs: int, name: str, text: str, kg: KnowledgeGraph, plain: pyoxigraph.Store, peer: rdflib.Graph
) -> Measure:
    used = {prefix: space for prefix, space in PREFIXES.items() if f"{prefix}:" in text}
    full = "".join(f"PREFIX {prefix}: <{space}>\n" for prefix, space in used.items()) + text
    actions: dict[str, Callable[[], object]] = {
        "biokg": lambda: kg.query(text),
        "pyoxigraph": lambda: _rows(plain, full),
    }
    taken = best(actions, 4 * runs)
    slow = medians({"rdflib": lambda: list(peer.query(full))}, 1)["rdflib"]
    ratio = taken["biokg"] / taken["pyoxigraph"]
    figures = [f"{taken['biokg']:.4f}", f"{taken['pyoxigraph']:.4f}", f"{ratio:.2f}", f"{slow:.3f}"]
    return Measure(name, [*figures, f"{slow / taken['biokg']:.0f}×"], "ratio at most 1.2", ratio <= 1.2)
