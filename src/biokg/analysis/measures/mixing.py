"""Assortativity: whether like is tied to like."""

from __future__ import annotations

from .base import Base
from .result import Result, result

__all__ = ["assortativity"]

LEAST = 1e-12


def assortativity(base: Base) -> Result[str]:
    """Return Newman's assortativity coefficient by class (2003), under the key ``""``: -1 to 1.

    1 where ties join only things of one class, 0 where classes do not matter. Pairs with a thing of no class are left
    out and counted in the remark `classless`. Says nothing without ties, or where all tied things are of one class.
    """
    import numpy as np

    names, kind = np.unique(np.array(base.kinds, dtype=object).astype(str), return_inverse=True)
    stated = (names[kind] != "") if len(base) else np.zeros(0, dtype=bool)
    kept = stated[base.start] & stated[base.end]
    remarks = {"classless": int((~kept).sum())} if not kept.all() else {}
    if not kept.any():
        return result(base, "assortativity", {}, "no ties", remarks=remarks)
    ends = kind[base.start[kept]], kind[base.end[kept]]
    value = _arrays(*ends, len(names)) if base.on_arrays() else _networkx(base)
    if value is None:
        return result(base, "assortativity", {}, "one kind", remarks=remarks)
    return result(base, "assortativity", {"": value}, remarks=remarks)


def _networkx(base: Base) -> float | None:
    import networkx as nx

    kinds = dict(zip(base.names, base.kinds, strict=True))
    graph = nx.Graph(base.graph.subgraph(name for name, kind in kinds.items() if kind).edges())
    nx.set_node_attributes(graph, {name: kinds[name] for name in graph}, "cls")
    if len({kinds[name] for name in graph}) < 2:
        return None
    return float(nx.attribute_assortativity_coefficient(graph, "cls"))


def _arrays(one: object, other: object, classes: int) -> float | None:
    import numpy as np

    counts = np.bincount(np.asarray(one) * classes + np.asarray(other), minlength=classes**2)
    share = counts.reshape(classes, classes).astype(float)
    share = (share + share.T) / (2 * share.sum())
    by_chance = float((share.sum(axis=0) * share.sum(axis=1)).sum())
    if 1 - by_chance < LEAST:
        return None
    return (float(np.trace(share)) - by_chance) / (1 - by_chance)
