"""Networks of ten thousand ties and more: arrays, networkx, paths and counts, each size in a process of its own."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import deque
from collections.abc import Callable, Sequence
from functools import partial
from itertools import islice
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from biokg.analysis.ways import Ground
from biokg.columns import Writer, degrees, first_by_name, tally
from biokg.graph import KnowledgeGraph
from biokg.network import Coded, EdgeArrays, Filters, Lists, edge_arrays
from biokg.store import EmbeddedStore
from biokg.terms import b, iri

from .register import fill_store
from .results import Group, Measure
from .timing import peak, slope

if TYPE_CHECKING:
    import networkx

__all__ = ["networks"]

ROOT = Path(__file__).resolve().parent.parent
MB = 1e6


def networks(sizes: Sequence[int], runs: int = 1) -> Group:
    """Measure at several numbers of ties: seconds of processor time, and memory at its highest."""
    found: list[dict[str, float]] = []
    with tempfile.TemporaryDirectory() as folder:
        for size in sizes:
            store = Path(folder) / str(size)
            _child("fill", store, size)
            written = _child("columns", store, size)
            taken = [written | _child("measure", store, size) | _child("plain", store, size) for _ in range(runs)]
            found.append({name: min(one[name] for one in taken) for name in taken[0]})
    measures = [
        _measure("statements to columns at build, s", "columns", sizes, found, "growth at most 1.2"),
        _measure("columns to arrays, s", "arrays", sizes, found, "growth at most 1.2"),
        _measure("another projection of one park, then, s", "again", sizes, found),
        _measure("arrays to networkx with all attributes, s", "networkx", sizes, found, "growth at most 1.2"),
        _measure("plain networkx from pairs of names, no attributes, s", "plain", sizes, found),
        _measure("three cheapest paths of two things, 95 of 100 within, s", "paths", sizes, found),
        _measure("the cheapest by networkx, 5 of 10 within, s", "plain_paths", sizes, found),
        _measure("counts: classes, degrees, first names, s", "counts", sizes, found),
        _measure("the same counts by pyoxigraph, s", "plain_counts", sizes, found),
        _measure("memory of the arrays without the names, MB", "array_memory", sizes, found),
        _measure("highest memory with the arrays, MB", "peak", sizes, found),
        _measure("highest memory with networkx, all attributes, MB", "networkx_peak", sizes, found),
        _measure("memory of plain networkx, MB", "plain_memory", sizes, found),
        _measure("columns on disk, MB", "disk_memory", sizes, found),
    ]
    about = (
        "A made-up register, ten ties a thing (`benchmarks/register.py`), as a store on disk; arrays hold every tie "
        "with its evidence. Seconds are of processor time, in a process of their own; paths are asked for once the "
        "network is there."
    )
    return Group("Networks", about, [*(f"{size:,} ties" for size in sizes), "growth"], measures)


def _measure(what: str, name: str, sizes: Sequence[int], found: Sequence[dict[str, float]], goal: str = "") -> Measure:
    figures = [one[name] for one in found]
    steep = slope(sizes, [max(figure, 1e-3) for figure in figures])
    shown = [f"{figure:,.0f}" if name.endswith(("memory", "peak")) else f"{figure:.3g}" for figure in figures]
    return Measure(what, [*shown, f"{steep:.2f}"], goal, steep <= 1.2 if goal else None)


def _child(action: str, store: Path, size: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.network", action, str(store), str(size)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise RuntimeError(done.stderr)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def _timed(action: Callable[[], object]) -> float:
    start = time.process_time()
    action()
    return time.process_time() - start


def _written(store: Path) -> dict[str, float]:
    """Measure the writing of the columns beside a store, without the reading of its quads."""
    with EmbeddedStore.open(store) as held, Writer(_columns(store) / "graphs") as writer:
        reading = _timed(lambda: deque(held.quads(), maxlen=0))
        passing = _timed(lambda: deque(writer.passing(held.quads()), maxlen=0))
        writing = _timed(writer.finish)
    disk = sum(path.stat().st_size for path in _columns(store).rglob("*") if path.is_file())
    return {"columns": passing - reading + writing, "disk_memory": disk / MB}


def _columns(store: Path) -> Path:
    return store.with_name(f"{store.name}-columns")


def _measured(store: Path) -> dict[str, float]:
    kg = KnowledgeGraph(EmbeddedStore.open(store, columns=_columns(store)))
    made: list[EdgeArrays] = []
    figures = {"arrays": _timed(lambda: made.append(edge_arrays(kg, planned=True))), "peak": peak()}
    park = Filters(park="industrypark-1")
    figures["again"] = _timed(lambda: edge_arrays(kg, "places", filters=park))
    figures["array_memory"] = _bytes(made[0]) / MB
    figures["paths"] = _paths(made[0])
    figures["counts"] = _timed(lambda: _counts(kg))
    networks: list[networkx.MultiDiGraph] = []
    figures["networkx"] = _timed(lambda: networks.append(made[0].to_networkx()))
    figures["networkx_peak"] = peak()
    figures["plain_paths"] = _plain_paths(networks[0])
    figures["plain_counts"] = _timed(lambda: [deque(kg.store.select(text), maxlen=0) for text in COUNTS])
    return figures


def _paths(network: EdgeArrays) -> float:
    """Return within which time the paths between 95 of 100 pairs of things are found."""
    ground, things = Ground(network), len(network.names)
    random, nothing = np.random.default_rng(0), np.zeros(things, dtype=bool)
    taken = []
    for _ in range(100):
        one, other = random.choice(things, 2, replace=False).tolist()
        taken.append(_timed(partial(deque, islice(ground.ways(one, other, nothing), 3))))
    return sorted(taken)[94]


def _plain_paths(network: networkx.MultiDiGraph) -> float:
    """Return within which time networkx finds the cheapest path between 5 of 10 pairs of things."""
    import networkx as nx

    plain, things = nx.Graph(network), sorted(network)
    worth = {node: log2(max(degree, 1)) for node, degree in plain.degree}
    for one, other, about in plain.edges(data=True):
        about["cost"] = 1 + (worth[one] + worth[other]) / 2
    random, taken = np.random.default_rng(0), []
    for _ in range(10):
        one, other = (things[number] for number in random.choice(len(things), 2, replace=False).tolist())
        if nx.has_path(plain, one, other):
            taken.append(_timed(partial(nx.bidirectional_dijkstra, plain, one, other, "cost")))
    return sorted(taken)[len(taken) // 2]


def _counts(kg: KnowledgeGraph) -> None:
    columns = kg.store.columns()
    tally(columns, iri("rdf:type"))
    degrees(columns, [b("presentIn"), b("collaboratesWith")], 20)
    first_by_name(columns, "en", 20, b("Company"))


def _bytes(arrays: EdgeArrays) -> int:
    columns = [*arrays.nodes.values(), *arrays.edges.values()]
    inner = [part for column in columns for part in _parts(column)]
    return sum(part.nbytes for part in (arrays.start, arrays.end, *inner))


def _parts(column: object) -> list[np.ndarray[tuple[int, ...], np.dtype[np.generic]]]:
    if isinstance(column, Coded):
        return [column.codes]
    return [column.offsets, column.codes] if isinstance(column, Lists) else [column]  # type: ignore[list-item]


def _plain(size: int) -> dict[str, float]:
    """Measure networkx alone, filled with as many pairs of names."""
    import networkx

    random = np.random.default_rng(0)
    ends = random.integers(0, size // 10, (2, size)).tolist()
    pairs = [(f"thing-{one}", f"thing-{other}") for one, other in zip(*ends, strict=True)]
    before = peak()
    network = networkx.MultiDiGraph()
    seconds = _timed(lambda: network.add_edges_from(pairs))
    return {"plain": seconds, "plain_memory": peak() - before}


COUNTS = (
    "SELECT ?class (COUNT(DISTINCT ?x) AS ?n) { ?x a ?class } GROUP BY ?class",
    """SELECT ?x (COUNT(*) AS ?n) { VALUES ?p { b:presentIn b:collaboratesWith }
        { ?x ?p ?y } UNION { ?y ?p ?x } } GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT 20""",
    """SELECT ?name ?x { ?x a b:Company ; rdfs:label ?name FILTER(LANG(?name) = 'en') }
        ORDER BY STR(?name) ?x LIMIT 20""",
)
"""What `_counts` counts, as queries."""


def _filled(store: Path, size: int) -> dict[str, float]:
    fill_store(store, size).inner.optimize()
    return {}


if __name__ == "__main__":
    action, path, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    actions = {
        "fill": lambda: _filled(path, count),
        "columns": lambda: _written(path),
        "measure": lambda: _measured(path),
        "plain": lambda: _plain(count),
    }
    print(json.dumps(actions[action]()))
