"""A document in each of its formats."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ...errors import InputError
from ...query.formats import json_text
from ...text import Article
from ..record import Label
from ..wording import Wording
from .model import Document, Figure
from .tidy import chosen

__all__ = ["BINARY", "FORMATS", "only", "rendered"]

FORMATS = ("table", "md", "html", "json", "csv", "xlsx", "svg", "png")
"""For people: table, md (Markdown), html (one page that asks for nothing), xlsx (a sheet for each table, one of
sources, one of claims), svg and png (one chart, for a slide). For programs: json (what was found, in both languages),
csv (one table, with its evidence)."""
BINARY = frozenset({"xlsx", "png"})


def rendered(
    found: Any,
    document: Document,
    label: Label,
    fmt: str,
    *,
    table: str | None = None,
    width: int = 80,
    colour: bool = False,
    articles: Mapping[str, Article] | None = None,
) -> str | bytes:
    """Return a document in one of `FORMATS`, bytes where the format is in `BINARY`; the same input, the same bytes.

    JSON is made of `found`, all else of the document; `table` leaves nothing but the table, or for pictures the chart,
    of that name. `label` is `KnowledgeGraph.label`. Raises InputError for an unknown format, table or chart, and where
    CSV or a picture has several to choose from.
    """
    if fmt not in FORMATS:
        raise InputError(f"'{fmt}' is no format of a report; use {', '.join(FORMATS)}.")
    if fmt == "json":
        from .plain import plain

        if table is not None:
            raise InputError(
                "JSON holds everything that was found; --table is for the other formats.",
                zh="JSON包含全部结果；--table 用于其他格式。",
            )
        return json_text(plain(found, label))
    if fmt in {"svg", "png"}:
        return _picture(document, table, fmt, Wording(label, document.language))
    shown = document if table is None else only(document, table)
    say = Wording(label, document.language)
    if fmt == "table":
        from .terminal import terminal_text

        return terminal_text(shown, say, width, colour=colour, articles=articles)
    if fmt == "md":
        from .markdown import markdown

        return markdown(shown, say, articles=articles)
    if fmt == "html":
        from .html import html

        return html(shown, say, articles=articles)
    from .spreadsheet import csv_text, xlsx_bytes

    return csv_text(shown) if fmt == "csv" else xlsx_bytes(shown, say)


def _picture(document: Document, name: str | None, fmt: str, say: Wording) -> str | bytes:
    """Return one chart of a document as a file of its own."""
    figures = {block.name: block for block in document.blocks if isinstance(block, Figure)}
    known = ", ".join(figures)
    if not figures:
        raise InputError("There is no chart to draw; take another format.", zh="没有可绘制的图表；请换用其他格式。")
    if name is None and len(figures) > 1:
        raise InputError(
            f"A picture holds one chart; choose it with --table: {known}.",
            zh=f"一个图片文件只含一幅图表；请用 --table 选择：{known}。",
        )
    figure = figures.get(name or known)
    if figure is None:
        raise InputError(f"There is no chart '{name}'; choose {known}.", zh=f"没有名为“{name}”的图表；可选：{known}。")
    foot = _sources(figure, say)
    if fmt == "svg":
        from ..chart.svg import svg_file

        return svg_file(figure.chart, document.language, figure.heading, foot)
    from ..chart.png import png_bytes

    return png_bytes(figure.chart, document.language, figure.heading, foot)


def _sources(figure: Figure, say: Wording) -> str:
    """Return a line of the sources that the words of a figure rest on; empty where it has none."""
    from .sources import Marks

    cited = Marks(one for cell in figure.caption for one in cell.told).sources(say)
    names = say.of("; ", "；").join(dict.fromkeys(say.source(one.source) for one in cited))
    return say.of(f"Sources: {names}", f"来源：{names}") if names else ""


def only(document: Document, name: str) -> Document:
    """Return a document with nothing but the table (or rows) of a name; raises InputError where there is none."""
    return replace(document, answers=(), blocks=[chosen(document, name)])
