"""The measures of networks beside plain networkx and the best compiled library that is installed."""

from __future__ import annotations

import gc
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from biokg.analysis.measures import (
    Base,
    assortativity,
    betweenness,
    bridges,
    closeness,
    communities,
    constraint,
    cores,
    cut_points,
    degree,
    effective_size,
    eigenvector,
    pagerank,
    parts,
)  # fmt: skip

from . import measures_peers as peers
from .measured_network import measured_network
from .results import Group, Measure
from .timing import slope

__all__ = ["measures"]

SOURCES, FEW = peers.SOURCES, 1
"""Sources that biokg searches from, and that networkx does, which takes seconds for each."""

TURNS, SLOW = 3, 5.0
"""How often each is run; what takes more seconds than `SLOW`, once."""


@dataclass(frozen=True)
class Case:
    """One measure: how biokg takes it, how networkx, and how often more biokg does."""

    what: str
    ours: Callable[[Base], object]
    theirs: Callable[[Base], object]
    more: float = 1
    exact: bool = True
    """Whether results can be compared value by value."""


CASES = (
    Case("degree", degree, peers.degree),
    Case("components", parts, peers.components),
    Case("PageRank", pagerank, peers.pagerank),
    Case("eigenvector", eigenvector, peers.eigenvector),
    Case("k-core", cores, peers.cores),
    Case("articulation points", cut_points, peers.cut_points, exact=False),
    Case("bridges", bridges, peers.bridges, exact=False),
    Case("assortativity", assortativity, peers.assortativity),
    Case("communities, one run", lambda base: communities(base, 1), peers.communities, exact=False),
    Case(f"betweenness, {SOURCES} sources", lambda base: betweenness(base, SOURCES),
         lambda base: peers.betweenness(base, FEW), SOURCES / FEW, exact=False),
    Case(f"closeness, {SOURCES} sources", lambda base: closeness(base, SOURCES),
         lambda base: peers.closeness(base, FEW), SOURCES / FEW, exact=False),
    Case("constraint, top 1,000", constraint, peers.constraint, exact=False),
    Case("effective size, top 1,000", effective_size, peers.effective_size, 1000, exact=False),
)  # fmt: skip


def measures(sizes: Sequence[int]) -> Group:
    """Measure at several numbers of ties, the last beside peers: seconds of one processor."""
    bases = [_ready(measured_network(size)) for size in sizes]
    last = bases[-1]
    compiled = peers.compiled(last)
    found = []
    for case in CASES:
        print(f"  {case.what} …", file=sys.stderr, flush=True)
        found.append(_case(case, bases, compiled.get(case.what.partition(",")[0], ())))
        print(f"    {' '.join(found[-1].figures)}", file=sys.stderr, flush=True)
    columns = [*(f"{size:,} ties" for size in sizes), "growth", "networkx", "ratio", "compiled", "ratio"]
    about = (
        f"Made-up networks, ten ties a thing ({last.pairs:,} tied pairs in the largest), seconds of one processor in "
        f"one process, in turns, the best of {TURNS} (of one where it takes more than {SLOW:.0f} s, and of networkx). "
        "All have the network in their own form, and return plain Python values. networkx searches from one source and "
        "takes the effective size of one thing, which is scaled up; it takes constraint of all things at once. "
        f"Compiled: the best of {peers.NAMES}, where one has the measure. Values of degree to assortativity equal "
        "those of networkx to a millionth, modularity to 0.02. Growth is that of the last step."
    )
    held = [sum(part.nbytes for part in _arrays(base)) / 1e6 for base in bases]
    steep = slope([base.pairs for base in bases[-2:]], held[-2:])
    memory = Measure("memory of the arrays, MB", [*(f"{one:.1f}" for one in held), f"{steep:.2f}", "", "", "", ""])
    return Group("Measures of networks", about, columns, [*found, memory])


def _arrays(base: Base) -> list[Any]:
    matrices = [base.half, base.ties, base.pattern]
    return [
        base.start,
        base.end,
        base.weight,
        *(part for one in matrices for part in (one.data, one.indices, one.indptr)),
    ]


def _ready(base: Base) -> Base:
    """Make the forms that measures share: for networkx and for arrays."""
    assert base.pattern.nnz == base.degrees.sum() == 2 * base.graph.number_of_edges()
    return base


def _case(case: Case, bases: Sequence[Base], compiled: Sequence[tuple[Callable[[], object], float]]) -> Measure:
    small = [_seconds(partial(case.ours, base))[0] for base in bases[:-1]]
    base = bases[-1]
    ours: list[float] = []
    best: list[float] = []
    for turn in range(TURNS):
        if not ours or min(ours) < SLOW:
            seconds, result = _seconds(partial(case.ours, base))
            ours.append(seconds)
        if not best or min(best) < SLOW:
            best += [_seconds(peer)[0] * times for peer, times in compiled]
        if turn == 0:
            seconds, other = _seconds(partial(case.theirs, base))
            slow = seconds * case.more
            _compare(case, base, result, other)
    ratio = min(ours) / slow
    steep = slope([one.pairs for one in bases[-2:]], [max(one, 1e-4) for one in (small[-1], min(ours))])
    figures = [*(f"{one:.3f}" for one in (*small, min(ours))), f"{steep:.2f}", f"{slow:,.2f}", f"{ratio:.3f}"]
    kept: bool | None
    goal, kept = "6 × faster than networkx", ratio <= 1 / 6
    if not base.on_arrays():
        goal, kept = "", None  # small ones are left to networkx
    elif best and case.what in {"PageRank", "components"}:
        goal, kept = f"{goal}, within 2 × of compiled", ratio <= 1 / 6 and min(ours) <= 2 * min(best)
    beside = [f"{min(best):.3f}", f"{min(ours) / min(best):.2f}"] if best else ["", ""]
    return Measure(case.what, [*figures, *beside], goal, kept)


def _seconds(action: Callable[[], Any]) -> tuple[float, Any]:
    gc.collect()
    start = time.process_time()
    result = action()
    return time.process_time() - start, result


def _compare(case: Case, base: Base, ours: Any, theirs: Any) -> None:
    """Fail where biokg and networkx do not find the same."""
    if case.exact:
        off = [abs(ours.values[name] - value) / max(abs(value), 1e-12) for name, value in theirs.items()]
        assert ours.values.keys() == theirs.keys(), case.what
        assert max(off) < 1e-6, f"{case.what}: {max(off)}"
    elif case.what.startswith(("articulation", "bridges")):
        assert set(ours.values) == set(theirs), case.what
    elif case.what.endswith("top 1,000"):
        assert all(abs(theirs[name] - ours.values[name]) < 1e-6 for name in theirs.keys() & ours.values), case.what
    elif case.what.startswith("communities"):
        assert abs(ours.modularity - peers.modularity(base, theirs)) < 0.02, case.what
