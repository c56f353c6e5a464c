"""Networks of ten thousand ties and more: from the store to arrays, and to networkx, each in a process of its own."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from biokg.graph import KnowledgeGraph
from biokg.network import Coded, EdgeArrays, Filters, Lists, edge_arrays
from biokg.store import EmbeddedStore

from .register import fill_store
from .results import Group, Measure
from .timing import slope

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
            taken = [_child("measure", store, size) | _child("plain", store, size) for _ in range(runs)]
            found.append({name: min(one[name] for one in taken) for name in taken[0]})
    measures = [
        _measure("store to arrays, s", "arrays", sizes, found, "growth at most 1.2"),
        _measure("another projection of one park, then, s", "again", sizes, found),
        _measure("arrays to networkx with all attributes, s", "networkx", sizes, found),
        _measure("plain networkx from pairs of names, no attributes, s", "plain", sizes, found),
        _measure("memory of the arrays without the names, MB", "array_memory", sizes, found),
        _measure("memory of plain networkx, MB", "plain_memory", sizes, found),
        _measure("highest memory while reading the store, MB", "peak", sizes, found),
    ]
    about = (
        "A made-up register, ten ties a thing (`benchmarks/register.py`), as a store on disk; arrays hold every tie "
        "with its evidence. Seconds are of processor time, in a process of their own."
    )
    return Group("Networks", about, [*(f"{size:,} ties" for size in sizes), "growth"], measures)


def _measure(what: str, name: str, sizes: Sequence[int], found: Sequence[dict[str, float]], goal: str = "") -> Measure:
    figures = [one[name] for one in found]
    steep = slope(sizes, [max(figure, 1e-3) for figure in figures])
    shown = [f"{figure:,.0f}" if name.endswith(("memory", "peak")) else f"{figure:.2f}" for figure in figures]
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


def _peak() -> float:
    """Return the most memory that this process has had, in MB."""
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / MB


def _measured(store: Path) -> dict[str, float]:
    kg = KnowledgeGraph(EmbeddedStore.open(store))
    made: list[EdgeArrays] = []
    figures = {"arrays": _timed(lambda: made.append(edge_arrays(kg, planned=True))), "peak": _peak()}
    park = Filters(park="industrypark-1")
    figures["again"] = _timed(lambda: edge_arrays(kg, "places", filters=park))
    figures["array_memory"] = _bytes(made[0]) / MB
    figures["networkx"] = _timed(made[0].to_networkx)
    return figures


def _bytes(arrays: EdgeArrays) -> int:
    columns = [*arrays.nodes.values(), *arrays.edges.values()]
    inner = [part for column in columns for part in _parts(column)]
    return sum(part.nbytes for part in (arrays.start, arrays.end, *inner))


def _parts(column: object) -> list[np.ndarray[tuple[int, ...], np.dtype[np.generic]]]:
    if isinstance(column, Coded):
        return [column.codes]
    return [column.offsets, column.values] if isinstance(column, Lists) else [column]  # type: ignore[list-item]


def _plain(size: int) -> dict[str, float]:
    """Measure networkx alone, filled with as many pairs of names."""
    import networkx

    random = np.random.default_rng(0)
    ends = random.integers(0, size // 10, (2, size)).tolist()
    pairs = [(f"thing-{one}", f"thing-{other}") for one, other in zip(*ends, strict=True)]
    before = _peak()
    network = networkx.MultiDiGraph()
    seconds = _timed(lambda: network.add_edges_from(pairs))
    return {"plain": seconds, "plain_memory": _peak() - before}


def _filled(store: Path, size: int) -> dict[str, float]:
    fill_store(store, size).inner.optimize()
    return {}


if __name__ == "__main__":
    action, path, count = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
    actions = {"fill": lambda: _filled(path, count), "measure": lambda: _measured(path), "plain": lambda: _plain(count)}
    print(json.dumps(actions[action]()))
