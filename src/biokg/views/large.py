"""Which graphs are too large to draw one by one, what the large viewer draws of them, and what is summed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..errors import InputError
from ..network import edge_arrays
from ..network.facts import facts_of
from .canvas import crowd_of
from .map.part import most_around, most_inside
from .map.picture import Words
from .projection import TITLES

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph
    from ..network import Filters
    from .canvas import Crowd

__all__ = ["MOST", "crowd_in", "too_large"]

MOST = 3000
"""How many things are drawn one by one on the page."""


def too_large(kg: KnowledgeGraph, projection: str | None, filters: Filters, inside: str | None = None) -> Crowd | None:
    """Return what is wanted where that is more than the page draws one by one, None where it is not."""
    if facts_of(kg).count <= MOST or (projection is None and _few(kg, filters, inside)):
        return None
    crowd = crowd_in(kg, projection, filters, inside)
    return crowd if len(crowd) > MOST else None


def _few(kg: KnowledgeGraph, filters: Filters, inside: str | None) -> bool:
    """Tell without a look at every thing whether what is wanted can be drawn one by one."""
    if filters.around is not None and most_around(kg, kg.resolve(filters.around), filters.depth) <= MOST:
        return True
    return inside is not None and most_inside(kg, kg.resolve(inside)) <= MOST


def crowd_in(kg: KnowledgeGraph, projection: str | None, filters: Filters, inside: str | None = None) -> Crowd:
    """Return what the large viewer draws: a projection of the graph, what is around a thing or in a place of it.

    Raises UnknownName for an unknown projection, thing or place, InputError for a place with nothing in it.
    """
    arrays = edge_arrays(kg, projection or "ecosystem", filters=filters)
    title = TITLES.get(projection or "", Words("Map of the biopharma ecosystem", "生物医药生态图谱"))
    if filters.around is not None:
        node = kg.resolve(filters.around)
        title = Words(f"Around {kg.label(node, 'en')}", f"{kg.label(node, 'zh')}周边")
    newest = max((source.edtf for source in kg.sources() if source.edtf), default="")
    crowd = crowd_of(kg, arrays, title, kg.date.isoformat() if kg.date is not None else newest)
    return crowd if inside is None else _inside(kg, crowd, inside)


def _inside(kg: KnowledgeGraph, crowd: Crowd, place: str) -> Crowd:
    node = kg.resolve(place)
    en, zh = (kg.label(node, language) for language in ("en", "zh"))
    part = crowd.inside(node.value.rpartition("/")[2])
    if not len(part):
        raise InputError(
            f"{en} is not among what is drawn; leave out --settled, --projection or --around.",
            zh=f"{zh}不在所绘范围内；请去掉 --settled、--projection 或 --around。",
        )
    return replace(part, title=Words(f"Inside {en}", f"{zh}内部"))
