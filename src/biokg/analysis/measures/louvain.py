"""Communities by the method of Louvain on arrays: many nodes at once, in rounds; what is small, one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .moving import grouped

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from scipy.sparse import csr_array

    from .base import Integers, Numbers

__all__ = ["louvain", "modularity"]

SMALL = 10_000
"""Up to so many entries of the matrix - each tie is two - lists are as quick as arrays, and find more."""

TURNS = 16
"""A round moves the nodes in so many turns: the more, the nearer to one node at a time; all at once swing for ever."""

ROUNDS = 30
SETTLED = 0.001
"""A round that moves less of the nodes is the last one of its level."""


def louvain(ties: csr_array, seed: int) -> Integers:
    """Return the number of the community of each node (Blondel et al. 2008)."""
    import numpy as np

    random = np.random.default_rng(seed)
    member: Integers = np.arange(ties.shape[0])
    while ties.nnz > SMALL:
        found = _moved(ties, random)
        count = int(found.max()) + 1
        member = found[member]
        if count == ties.shape[0]:
            return member
        ties = _merged(ties, found, count)
    last: Integers = grouped(ties, random)[member]
    return last


def modularity(ties: csr_array, member: Integers) -> float:
    """Return Newman's modularity: the share of ties within communities, less what chance would give."""
    import numpy as np

    strength, whole = ties.sum(axis=1), float(ties.sum())
    rows = np.repeat(np.arange(ties.shape[0]), np.diff(ties.indptr))
    within = float(ties.data[member[rows] == member[ties.indices]].sum())
    return within / whole - float((np.bincount(member, weights=strength) ** 2).sum()) / whole**2


def _merged(ties: csr_array, member: Integers, count: int) -> csr_array:
    """Return the ties between communities; on the diagonal those within."""
    from scipy.sparse import coo_array

    coo = ties.tocoo()
    rows, columns = member[coo.row].astype("int32"), member[coo.col].astype("int32")
    return coo_array((coo.data, (rows, columns)), (count, count)).tocsr()


def _moved(ties: csr_array, random: np.random.Generator) -> Integers:
    """Move each node to the community of its neighbours that gains the most, until hardly any moves."""
    import numpy as np

    size = ties.shape[0]
    strength = ties.sum(axis=1)
    member: Integers = np.arange(size)
    total: Numbers = strength.copy()
    awake: NDArray[np.bool_] = np.ones(size, dtype=bool)
    for _ in range(ROUNDS):
        moved = []
        for turn in np.array_split(random.permutation(np.flatnonzero(awake)), min(TURNS, size)):
            moved.append(_turn(ties, np.sort(turn), member, total, strength))
        everyone = np.concatenate(moved)
        if len(everyone) <= SETTLED * size:
            break
        awake[:] = False
        awake[ties[everyone].indices] = True
    numbered: Integers = np.unique(member, return_inverse=True)[1].reshape(-1)
    return numbered


def _turn(ties: csr_array, nodes: Integers, member: Integers, total: Numbers, strength: Numbers) -> Integers:
    """Move some nodes, each as if the others stood still; return those that moved."""
    import numpy as np
    from scipy.sparse import coo_array

    rows = ties[nodes]
    row = np.repeat(np.arange(len(nodes)), np.diff(rows.indptr))
    proper = rows.indices != nodes[row]  # what is within the node goes where it goes
    row, to, weight = row[proper], member[rows.indices[proper]], rows.data[proper]
    row, to, weight = (np.concatenate(pair) for pair in (  # its own community too, though no tie leads there
        (row, np.arange(len(nodes))), (to, member[nodes]), (weight, np.zeros(len(nodes)))
    ))  # fmt: skip
    to_each = coo_array((weight, (row.astype("int32"), to.astype("int32"))), (len(nodes), len(member))).tocsr()
    row = np.repeat(np.arange(len(nodes)), np.diff(to_each.indptr))
    community, mine = to_each.indices, strength[nodes][row]
    own = community == member[nodes][row]
    gain = to_each.data - mine * (total[community] - np.where(own, mine, 0)) / total.sum()
    best = np.maximum.reduceat(gain, to_each.indptr[:-1])
    stay = gain[own]
    better = best > stay + 1e-12 * total.sum()
    first = np.flatnonzero(gain == best[row])
    target = community[first[np.searchsorted(row[first], np.arange(len(nodes)))]]
    new = target[better]
    going: Integers = nodes[better]
    np.subtract.at(total, member[going], strength[going])
    np.add.at(total, new, strength[going])
    member[going] = new
    return going
