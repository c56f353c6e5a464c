"""The first report: what the graph holds and how well it is supported, as tables, Markdown or JSON."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ...analysis.overview import Overview, overview
from ..document.formats import FORMATS, rendered
from ..document.model import Document
from ..wording import Wording
from .answers import answers
from .record import overview_record
from .tables import tables

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["FORMATS", "document", "overview_record", "report"]


def document(kg: KnowledgeGraph, found: Overview, say: Wording) -> Document:
    """Return the report as a document."""
    title = say.of("What the graph holds and how well it is supported", "图谱收录了什么，依据有多充分")
    days = [one.source.edtf for one in found.sources]
    span = f"{say.date(days[0])} – {say.date(days[-1])}" if days else "–"
    day = say.date(found.as_of.isoformat())
    subtitle = say.of(f"as of {day}; sources of {span}", f"截至{day}；来源日期{span}")
    return Document(title, subtitle, answers(found, say), tables(kg, found, say), say.language)


def report(
    kg: KnowledgeGraph,
    as_of: dt.date,
    fmt: str = "table",
    language: str = "en",
    *,
    table: str | None = None,
    width: int = 80,
    colour: bool = False,
) -> str | bytes:
    """Return the report on a graph in one of `FORMATS`: text, which ends with a line end, or the bytes of a workbook.

    Expectations are judged at the end of the day `as_of`; for what was known then, pass ``kg.as_of(day)`` as the graph.
    The JSON holds ids with names in both languages and shares as ``{"k": …, "n": …}``; `language`, `width` and `colour`
    do not touch it. `table` leaves one table. Raises InputError for an unknown format or table.
    """
    found = overview(kg, as_of)
    page = document(kg, found, Wording(kg.label, language))
    record = overview_record(kg, found)
    return rendered(record, page, kg.label, fmt, table=table, width=width, colour=colour)
