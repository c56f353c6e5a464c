"""Components: which things hang together, and which stand alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .measures.base import Base
from .measures.parts import numbered_parts
from .share import Share

if TYPE_CHECKING:
    import networkx

    from ..network import EdgeArrays

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


def components(network: networkx.MultiDiGraph | EdgeArrays) -> Components:
    """Return the connected parts of a network. A tie of a thing to itself connects it to nothing."""
    base = Base.of(network)
    parts: dict[int, list[str]] = {}
    for node, part in zip(base.names, numbered_parts(base).tolist(), strict=True):
        parts.setdefault(part, []).append(node)
    found = sorted(map(tuple, parts.values()), key=_order)
    return Components(
        tuple(part for part in found if len(part) > 1), tuple(part[0] for part in found if len(part) == 1)
    )


def _order(part: tuple[str, ...]) -> tuple[int, str]:
    return -len(part), part[0]
