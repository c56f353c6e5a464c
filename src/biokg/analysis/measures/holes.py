"""Structural holes: whose partners do not know one another (Burt 1992)."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from .base import Base
from .result import Result, equal, result

if TYPE_CHECKING:
    from scipy.sparse import csr_array

    from .base import Integers, Numbers

__all__ = ["MOST", "constraint", "effective_size"]

MOST = 1000
"""In networks of more things, the measures are taken for so many with the highest degree."""

BY_NETWORKX = 50
"""Up to so many tied pairs networkx is quick enough: its time for a thing grows with the cube of its partners."""

AT_ONCE = 100


def constraint(base: Base, most: int = MOST) -> Result[str]:
    """Return Burt's constraint: how far all ties of a thing lead to the same few (0-1, a little more in triangles).

    The least constrained bridge the most. The strength of a tie is the number of ties of the pair; partners count, not
    partners of partners. For the `most` things of the highest degree, then the first ids; absent where a thing stands
    alone. Remark `top`: for how many of more it was taken. Says nothing below three nodes, without ties, or where all
    are equal.
    """
    return _taken(base, "constraint", most, _networkx_constraint, _constraint, least_first=True)


def effective_size(base: Base, most: int = MOST) -> Result[str]:
    """Return Burt's effective size: how many partners a thing has, less what those know of one another.

    From 1 to the degree. Strength of ties, choice of things, remark and silence as for `constraint`.
    """
    return _taken(base, "effective-size", most, _networkx_effective_size, _effective_size)


def _taken(
    base: Base,
    measure: str,
    most: int,
    by_networkx: Callable[[Base, list[str]], dict[str, float]],
    by_arrays: Callable[[Base, Integers], Numbers],
    *,
    least_first: bool = False,
) -> Result[str]:
    import numpy as np

    if len(base) < 3 or not base.pairs:
        return result(base, measure, {}, "few" if len(base) < 3 else "no ties", least_first=least_first)
    tied = np.flatnonzero(base.degrees)
    chosen = np.sort(tied[np.argsort(-base.degrees[tied], kind="stable")[:most]])
    names = [base.names[number] for number in chosen.tolist()]
    if base.on_arrays(BY_NETWORKX):
        parts = [by_arrays(base, chosen[first : first + AT_ONCE]) for first in range(0, len(chosen), AT_ONCE)]
        values = dict(zip(names, np.concatenate(parts).tolist(), strict=True))
    else:
        values = by_networkx(base, names)
    remarks = {"top": len(chosen)} if len(chosen) < len(tied) else {}
    return result(base, measure, values, equal(values.values()), remarks=remarks, least_first=least_first)


def _networkx_constraint(base: Base, names: list[str]) -> dict[str, float]:
    import networkx as nx

    found = nx.constraint(base.graph, weight="weight")  # many times as fast for all as for some
    return {name: float(found[name]) for name in names}


def _networkx_effective_size(base: Base, names: list[str]) -> dict[str, float]:
    import networkx as nx

    # For all at once, without names, networkx 3.6 divides by the greatest tie of the other end: another number.
    found = nx.effective_size(base.graph, names, weight="weight")
    return {name: float(value) for name, value in found.items()}


def _shares(ties: csr_array) -> csr_array:
    """Return what share of all ties of the row goes to the column."""
    from scipy.sparse import dia_array

    strength = ties.sum(axis=1)
    strength[strength == 0] = 1
    return dia_array((1 / strength[None, :], [0]), shape=ties.shape).tocsr() @ ties


def _constraint(base: Base, chosen: Integers) -> Numbers:
    shares = _shares(base.ties)
    direct = shares[chosen]
    both = (direct + direct @ shares) * base.pattern[chosen]  # partners of partners left out
    found: Numbers = (both * both).sum(axis=1)
    return found


def _effective_size(base: Base, chosen: Integers) -> Numbers:
    from scipy.sparse import dia_array

    strongest = base.ties.max(axis=1).toarray().ravel()
    strongest[strongest == 0] = 1
    to_strongest = dia_array((1 / strongest[None, :], [0]), shape=base.ties.shape).tocsr() @ base.ties
    known = (_shares(base.ties)[chosen] @ to_strongest.T) * base.pattern[chosen]
    found: Numbers = base.degrees[chosen] - known.sum(axis=1)
    return found
