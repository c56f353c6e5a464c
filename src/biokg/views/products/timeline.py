"""The timeline as a document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...analysis.timeline import Timeline
from ...terms import ID
from ..document.model import Block, Document, Table
from ..wording import Wording
from .moments import moments_chart, moments_table, undated_table

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["document"]


def document(_kg: KnowledgeGraph, found: Timeline, say: Wording) -> Document:
    """Return what is dated as a document: the table, the chart, then what no source dates."""
    about = say.node(found.about) if found.about else say.of("everything", "全部")
    title = say.of(f"Timeline: {about}", f"时间线：{about}")
    blocks: list[Block] = [
        moments_table(found, say),
        *moments_chart(found, say, say.of("On a line", "图示")),
        undated_table(found.undated, say),
    ]
    shown = [block for block in blocks if not isinstance(block, Table) or block.rows or block.empty]
    return Document(title, _subtitle(found, say), (), shown, say.language)


def _subtitle(found: Timeline, say: Wording) -> str:
    today = say.date(found.today.isoformat())
    parts = [say.of(f"as of {today}", f"截至{today}")]
    if found.about:
        parts.append(found.about.value.removeprefix(ID))
    start, end = (say.date(day.isoformat()) if day else "…" for day in (found.start, found.end))
    if found.start or found.end:
        parts.append(say.of(f"what can fall between {start} and {end}", f"可能在{start}至{end}之间者"))
    return " · ".join(parts)
