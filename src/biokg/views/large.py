"""Which graphs are too large for the page, and what of them the large viewer draws."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import InputError
from ..network import edge_arrays
from .canvas import crowd_of
from .map.picture import Words
from .projection import TITLES

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph
    from ..network import Filters
    from .canvas import Crowd

__all__ = ["MOST", "crowd_in", "too_large"]

MOST = 3000
"""How many things the page takes."""


def too_large(kg: KnowledgeGraph, projection: str | None, filters: Filters, *, forced: bool = False) -> bool:
    """Tell whether more things are wanted than the page takes; with `forced`, raise InputError where they are."""
    if len(kg.things()) <= MOST:
        return False
    wanted = len(edge_arrays(kg, projection or "ecosystem", filters=filters).names)
    if forced and wanted > MOST:
        raise InputError(
            f"{wanted:,} things are too many for the page, which takes {MOST:,}; use --renderer canvas, or draw "
            "what is --around one of them."
        )
    return wanted > MOST


def crowd_in(kg: KnowledgeGraph, projection: str | None, filters: Filters) -> Crowd:
    """Return what the large viewer draws: a projection of the graph, or what is around a thing in it."""
    arrays = edge_arrays(kg, projection or "ecosystem", filters=filters)
    title = TITLES.get(projection or "", Words("Map of the biopharma ecosystem", "生物医药生态图谱"))
    if filters.around is not None:
        node = kg.resolve(filters.around)
        title = Words(f"Around {kg.label(node, 'en')}", f"{kg.label(node, 'zh')}周边")
    newest = max((source.edtf for source in kg.sources() if source.edtf), default="")
    return crowd_of(kg, arrays, title, kg.date.isoformat() if kg.date is not None else newest)
