"""Components: which things hang together, and which stand alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .share import Share

if TYPE_CHECKING:
    import networkx

__all__ = ["Components", "components"]


@dataclass(frozen=True)
class Components:
    """The connected parts of a network, direction aside."""

    parts: tuple[tuple[str, ...], ...]
    """The ids of each part, sorted; the largest part first, then by first id. Things without a tie are left out."""
    alone: tuple[str, ...]
    """The things without a tie, sorted."""

    @property
    def largest(self) -> Share:
        """Things of the largest part, of all things; 0 where there is no tie at all."""
        total = sum(map(len, self.parts)) + len(self.alone)
        return Share(len(self.parts[0]) if self.parts else 0, total)


def components(network: networkx.MultiDiGraph) -> Components:
    """Return the connected parts of a network. A tie of a thing to itself connects it to nothing."""
    import networkx as nx

    found = sorted((tuple(sorted(part)) for part in nx.weakly_connected_components(network)), key=_order)
    return Components(
        tuple(part for part in found if len(part) > 1), tuple(part[0] for part in found if len(part) == 1)
    )


def _order(part: tuple[str, ...]) -> tuple[int, str]:
    return -len(part), part[0]
