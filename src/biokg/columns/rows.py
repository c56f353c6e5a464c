"""Statements of one property, side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from .part import Ints

__all__ = ["Rows", "joined"]


@dataclass(frozen=True, eq=False)
class Rows:
    """Statements of one property, by graph, then subject, then object; all three are numbers of terms."""

    subject: Ints
    object: Ints
    graphs: Ints
    """The graphs, in order."""
    sizes: Ints
    """How many statements each of them makes."""

    @cached_property
    def graph(self) -> Ints:
        """The graph of each statement, made when it is asked for: few ask."""
        return np.repeat(self.graphs, self.sizes)

    def __len__(self) -> int:
        return len(self.subject)


def joined(rows: Sequence[Rows]) -> Rows:
    """Return the statements of several, one after the other."""
    if len(rows) == 1:
        return rows[0]
    none = np.empty(0, dtype=np.int32)
    parts = ("subject", "object", "graphs", "sizes")
    return Rows(*(np.concatenate([none, *(getattr(one, name) for one in rows)]) for name in parts))
