"""What a measure found: a value for each node or pair, on what base, and when it says nothing."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import Any, Generic, TypeAlias, TypeVar

from .base import Base

__all__ = ["Bridge", "Ranked", "Result", "equal", "result"]

K = TypeVar("K", bound=Hashable)

Bridge: TypeAlias = tuple[str, str]
"""A tied pair, the smaller id first."""

LIKE = 1e-9
"""Values that differ by less, relatively, are equal: sums in another order differ in their last digits."""


@dataclass(frozen=True)
class Ranked(Generic[K]):
    """A node or pair with its place in the order."""

    rank: int
    """From 1; equals stand in order of id, each with a rank of its own."""
    node: K
    value: float


@dataclass(frozen=True)
class Result(Generic[K]):
    """What one measure found in one network."""

    measure: str
    """A key of `MEANINGS`."""
    values: Mapping[K, float]
    """By id, in order of id; what the measure is not defined for is absent, never 0."""
    nodes: int
    pairs: int
    """Tied pairs: the base, after parallel ties were merged."""
    merged: int
    """Ties that were merged with a parallel one."""
    loops: int
    """Ties of a thing to itself, which do not count."""
    silence: str = ""
    """Why it says nothing, a key of `SILENCES`; empty where it says something."""
    remarks: Mapping[str, int] = field(default_factory=dict)
    """What to bear in mind, a key of `REMARKS`, with the number that belongs to it."""
    errors: Mapping[K, float] = field(default_factory=dict)
    """The standard error of each value that was estimated from a sample; empty where all are exact."""
    least_first: bool = False
    """Whether the least value ranks first."""

    def ranking(self, limit: int | None = None) -> list[Ranked[K]]:
        """Return nodes by value, then id; none where the measure says nothing. At most `limit`.

        Values that differ by less than a billionth count as equal, so that the order does not hang on rounding.
        """
        if self.silence:
            return []
        sign = 1 if self.least_first else -1
        found = sorted(self.values.items(), key=lambda item: (sign * _rounded(item[1]), item[0]))
        return [Ranked(rank, node, value) for rank, (node, value) in enumerate(found[:limit], 1)]

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain values, with `values` emptied where the measure says nothing."""
        return {
            "measure": self.measure,
            "values": {} if self.silence else dict(self.values),
            "base": {"nodes": self.nodes, "pairs": self.pairs, "merged": self.merged, "loops": self.loops},
            "silence": self.silence,
            "remarks": dict(self.remarks),
            "errors": dict(self.errors),
        }


def result(base: Base, measure: str, values: Mapping[K, float], silence: str = "", **more: Any) -> Result[K]:
    """Return a result with its base."""
    return Result(measure, values, len(base), base.pairs, base.merged, base.loops, silence, **more)


def equal(values: Any) -> str:
    """Return "equal" where there are values and all are the same, else nothing.

    >>> equal([2.0, 2.0]), equal([1.0, 2.0]), equal([])
    ('equal', '', '')
    """
    import numpy as np

    found = values if isinstance(values, np.ndarray) else np.fromiter(values, dtype=float)
    return "equal" if len(found) and np.ptp(found) <= LIKE * np.abs(found).max() else ""


def _rounded(value: float) -> float:
    """Return a value to nine digits, for comparing."""
    return float(f"{value:.9e}")
