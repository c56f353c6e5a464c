"""What is new in the answers that are watched, as a document and for programs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from ...analysis.watch import Watched
from ..answer import answer_document
from ..answer_record import answer_record
from ..document.model import Cell, Document, Table
from ..record import Label
from ..wording import Wording

__all__ = ["SHOWN", "document", "records"]

SHOWN = 10
"""How many rows of a question are shown to people; files for programs hold all."""


def document(found: Sequence[Watched], say: Wording, *, asked: int, since: str) -> Document:
    """Return the new rows, question by question, and those that are gone; `asked` is how many questions are watched."""
    new, gone = sum(len(one.new.rows) for one in found), sum(len(one.gone.rows) for one in found)
    questions = "1 question" if asked == 1 else f"{asked} questions"
    watched = say.of(f"{questions}, {len(found)} with news", f"{asked}个问题，{len(found)}个有变化")
    answers = [
        (say.of("Watched", "关注"), Cell(watched)),
        (say.of("Rows", "行"), Cell(say.of(f"{new} new, {gone} gone", f"新增{new}，消失{gone}"))),
    ]
    blocks = [table for one in found for table in _tables(one, say)]
    return Document(say.of("News on what is watched", "关注问题的新答案"), since, answers, blocks, say.language)


def _tables(one: Watched, say: Wording) -> list[Table]:
    tables = []
    for answer, name, words in ((one.new, "new", say.of("new", "新增")), (one.gone, "gone", say.of("gone", "消失"))):
        for table in answer_document(answer, say).blocks:
            if isinstance(table, Table):
                heading = f"{answer.words[say.language]} – {words}"
                tables.append(replace(table, heading=heading, name=f"{answer.question.name}-{name}", most=SHOWN))
    return tables


def records(found: Sequence[Watched], label: Label) -> list[dict[str, Any]]:
    """Return the news for programs: question, parameters, how many rows there are now, the new ones and those gone."""
    made = []
    for one in found:
        record = answer_record(one.new, label)
        kept = {key: record[key] for key in ("question", "parameters", "columns")}
        gone = answer_record(one.gone, label)["rows"]
        made.append({**kept, "rows": one.rows, "new": record["rows"], "gone": gone})
    return made
