"""Eigenvector centrality: being tied to those who are well tied."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .base import Base
from .parts import numbered_parts
from .result import Result, equal, result

if TYPE_CHECKING:
    from .base import Integers

__all__ = ["eigenvector"]

LIMIT = 1000


def eigenvector(base: Base) -> Result[str]:
    """Return how well tied those are that each thing is tied to (Bonacich 1972): 0-1, squares add up to 1.

    More ties to one other count more. Defined in the largest component only (the one with the first id among equally
    large ones); all outside are absent and counted in the remark `outside`. Found by ARPACK from equal values, as
    networkx does from random ones, which differ in the last digits from run to run. Says nothing below three things
    there, where all are equal, or where it does not converge.
    """
    import numpy as np

    if not base.pairs:
        return result(base, "eigenvector", {}, "no ties")
    number = numbered_parts(base)
    inside = np.flatnonzero(number == np.bincount(number).argmax())
    remarks = {"outside": len(base) - len(inside)} if len(inside) < len(base) else {}
    if len(inside) < 3:
        return result(base, "eigenvector", {}, "few", remarks=remarks)
    values = _values(base, inside)
    silence = equal(values.values()) if values else "not converged"
    return result(base, "eigenvector", values or {}, silence, remarks=remarks)


def _values(base: Base, inside: Integers) -> dict[str, float] | None:
    import numpy as np
    from scipy.sparse.linalg import ArpackNoConvergence, eigsh

    ties = base.ties if len(inside) == len(base) else base.ties[inside][:, inside]
    try:
        _, vectors = eigsh(ties, k=1, which="LA", v0=np.ones(len(inside)), maxiter=LIMIT)
    except ArpackNoConvergence:
        return None
    values = np.abs(vectors[:, 0])  # all of one sign, whichever
    return {base.names[number]: value for number, value in zip(inside.tolist(), values.tolist(), strict=True)}
