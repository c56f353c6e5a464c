"""The map: one self-contained HTML page that shows what is known, how surely, and who says so.

`gather` reads a picture from the graph, `layout` places it, `page` writes it; `grammar` says how things look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...graph import KnowledgeGraph
    from ...text import Article

__all__ = ["draw_map"]


def draw_map(
    kg: KnowledgeGraph,
    *,
    around: str | None = None,
    depth: int = 1,
    lang: str = "en",
    only_settled: bool = False,
    articles: Mapping[str, Article] | None = None,
) -> str:
    """Return the HTML page that draws the graph, or what lies within `depth` links of the thing called `around`.

    It opens from disk and asks for nothing outside itself; the same graph gives the same bytes. With `only_settled`
    nothing planned, expected, under way or merely intended is in it. To draw what was known on a day, pass
    ``kg.as_of(day)``. `lang` ("en" or "zh") is the language until the reader switches. With `articles`, by the hash of
    their text, every claim on them is quoted: such a page holds their words, so it is for those who may have them.

    Raises UnknownName where nothing, or more than one thing, is called `around`, and BiokgError without pyvis.
    """
    from .gather import picture_of
    from .page import page

    return page(picture_of(kg, centre=around, depth=depth, only_settled=only_settled, articles=articles), lang)
