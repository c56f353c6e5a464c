"""A share that says its base: k of n."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

__all__ = ["Share", "share"]

T = TypeVar("T")


class Share(NamedTuple):
    """How many of how many."""

    k: int
    n: int

    @property
    def ratio(self) -> float | None:
        """The share as a ratio 0-1; None where the base is empty: a share of nothing is undefined, not 0.

        >>> Share(1, 4).ratio, Share(0, 0).ratio
        (0.25, None)
        """
        return self.k / self.n if self.n else None


def share(items: Iterable[T], test: Callable[[T], bool]) -> Share:
    """Return how many of the items pass a test.

    >>> share([1, 2, 3], lambda number: number > 1)
    Share(k=2, n=3)
    """
    verdicts = [test(item) for item in items]
    return Share(sum(verdicts), len(verdicts))
