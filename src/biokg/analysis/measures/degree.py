"""Degree: how many others a thing is tied to."""

from __future__ import annotations

from .base import Base
from .result import Result, equal, result

__all__ = ["degree"]


def degree(base: Base) -> Result[str]:
    """Return how many other things each is tied to, however many ties there are to each; 0 for those that stand alone.

    Says nothing where there is no tie, or where all have as many.
    """
    if base.on_arrays():
        degrees = base.degrees.astype("float64")
        return result(base, "degree", base.named(degrees), equal(degrees) if base.pairs else "no ties")
    values = {node: float(number) for node, number in base.graph.degree}
    return result(base, "degree", values, equal(values.values()) if base.pairs else "no ties")
