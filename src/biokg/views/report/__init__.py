"""The first report: what the graph holds and how well it is supported, as tables, Markdown or JSON."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from ...analysis.overview import overview
from ...errors import InputError
from ...query.formats import json_text
from ..sheet import Sheet, markdown, terminal_text
from ..wording import Wording
from .answers import answers
from .record import overview_record
from .tables import tables

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["FORMATS", "report"]

FORMATS = ("table", "json", "md")


def report(
    kg: KnowledgeGraph,
    as_of: dt.date,
    fmt: str = "table",
    language: str = "en",
    *,
    width: int = 80,
    colour: bool = False,
) -> str:
    """Return the report on a graph as text, which ends with a line end.

    Expectations are judged at the end of the day `as_of`; for what was known then, pass ``kg.as_of(day)`` as the graph.
    The JSON holds ids with names in both languages and shares as ``{"k": …, "n": …}``; `language`, `width` and `colour`
    do not touch it. Raises InputError for an unknown format.
    """
    if fmt not in FORMATS:
        raise InputError(f"'{fmt}' is no format of a report; use {', '.join(FORMATS)}.")
    found = overview(kg, as_of)
    if fmt == "json":
        return json_text(overview_record(kg, found))
    say = Wording(kg.label, language)
    title = say.of("What the graph holds and how well it is supported", "图谱收录了什么，依据有多充分")
    days = [one.source.edtf for one in found.sources]
    span = f"{say.date(days[0])} – {say.date(days[-1])}" if days else "–"
    subtitle = say.of(
        f"as of {say.date(as_of.isoformat())}; sources of {span}", f"截至{say.date(as_of.isoformat())}；来源日期{span}"
    )
    sheet = Sheet(title, subtitle, answers(found, say), tables(kg, found, say))
    return markdown(sheet) if fmt == "md" else terminal_text(sheet, width, colour)
