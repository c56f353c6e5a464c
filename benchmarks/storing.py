"""Loading, hashing and writing, beside pyoxigraph and rdflib."""

from __future__ import annotations

import tempfile
from itertools import count
from pathlib import Path

import pyoxigraph
import rdflib
from pyoxigraph import Quad, RdfFormat
from rdflib.compare import to_canonical_graph

from biokg.build.assemble import assemble, read_workspace
from biokg.store import EmbeddedStore, canonical_hash
from biokg.turtle import format_turtle

from .results import Group, Measure
from .synthetic import make_workspace
from .timing import medians

__all__ = ["storing"]


def storing(runs: int, claims: int) -> Group:
    """Measure loading, hashing and writing the quads of a made-up graph."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        workspace = make_workspace(root / "made", claims)
        quads = list(assemble(read_workspace(workspace)))
        measures = [_loading(runs, quads, root), _hashing(runs, quads), _turtle(runs, workspace.things / "all.ttl")]
    about = f"A made-up graph of {claims:,} claims, {len(quads):,} quads. Turtle: its file of things."
    return Group("Store and files", about, ["biokg", "peer", "ratio"], measures)


def _loading(runs: int, quads: list[Quad], root: Path) -> Measure:
    numbers = count()

    def ours() -> None:
        with EmbeddedStore.create(root / f"store-{next(numbers)}") as store:
            store.load(quads)

    def theirs() -> None:
        pyoxigraph.Store(str(root / f"store-{next(numbers)}")).bulk_extend(quads)

    return _compared("load on disk, beside pyoxigraph's bulk loader", medians({"a": ours, "b": theirs}, runs), 1.2)


def _hashing(runs: int, quads: list[Quad]) -> Measure:
    plain = [Quad(*quad.triple) for quad in quads if quad.graph_name.value.endswith("/derived")]  # type: ignore[union-attr]
    text = pyoxigraph.serialize(plain, format=RdfFormat.N_TRIPLES) or b""
    peer = rdflib.Graph().parse(data=text, format="nt")

    def theirs() -> bytes:
        return b"".join(sorted(to_canonical_graph(peer).serialize(format="nt", encoding="utf-8").splitlines(True)))

    taken = medians({"a": lambda: canonical_hash(plain), "b": theirs}, runs)
    return _compared(f"canonical hash of {len(plain):,} derived edges, beside rdflib", taken, 1.0)


def _turtle(runs: int, path: Path) -> Measure:
    triples = [quad.triple for quad in pyoxigraph.parse(path=path, format=RdfFormat.TURTLE)]
    peer = rdflib.Graph().parse(path, format="turtle")
    taken = medians({"a": lambda: format_turtle(triples), "b": lambda: peer.serialize(format="turtle")}, runs)
    return _compared(f"write {len(triples):,} triples as Turtle, beside rdflib", taken, 1.0)


def _compared(what: str, taken: dict[str, float], most: float) -> Measure:
    ratio = taken["a"] / taken["b"]
    figures = [f"{taken['a']:.3f}", f"{taken['b']:.3f}", f"{ratio:.2f}"]
    return Measure(what, figures, f"ratio at most {most:g}", ratio <= most)
