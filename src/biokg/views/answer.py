"""Answers to named questions for people: question, headline, rows with their standing and sources."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal

from pyoxigraph import Literal, NamedNode

from ..claims.ledger import machine_only
from ..questions import Answer, Row
from ..questions.model import Term
from ..terms import b, iri
from .answer_record import cited
from .document.model import Cell, Column, Document, Table
from .record import name_of
from .wording import Wording

__all__ = ["answer_document", "headline"]

_DATES = {"met_on", "other_published", "published", "since", "when", "window"}
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:T00:00:00Z)?")
_QUOTED = {"wording"}
_NUMBERS = {iri("xsd:decimal"), iri("xsd:integer")}
_ZH = {
    "yes": "是", "no": "否", "unknown": "未知", "not stated": "未说明", "mixed": "说法不一",
    "met": "已实现", "due": "待实现", "pending": "未到时间窗", "overdue": "已逾期",
}  # fmt: skip
_VERDICTS = {
    "yes": ("Yes.", "是。"),
    "no": ("No.", "否。"),
    "unknown": ("Unknown: what is said leaves it open.", "未知：来源所述不足以判断。"),
    "mixed": ("Sources differ: some say yes, some say no.", "说法不一：有的来源是，有的来源否。"),
    "not stated": (
        "Not stated: no source says anything on it. That is not a no.",
        "未说明：没有来源提及，这不等于“否”或“无”。",
    ),
}


def headline(answer: Answer, wording: Wording) -> str:
    """Return the answer in a line: yes, no, unknown, not stated, at least so many, or so many as stated."""
    if answer.verdict is not None:
        return wording.of(*_VERDICTS[answer.verdict])
    number = len(answer.rows)
    if answer.completeness == "at least":
        return wording.of(f"At least {number}: a source leaves its list open.", f"至少 {number} 项：有来源的列举未尽。")
    if not answer.statements:
        return wording.of(f"{number} on record.", f"在册 {number} 项。")
    return wording.of(f"{number} as stated.", f"据来源所述 {number} 项。")


def answer_document(answer: Answer, wording: Wording, *, with_claims: bool = False) -> Document:
    """Return an answer for people: question, headline, rows with standing and source marks.

    `with_claims` adds the ids of the claims behind each row and the spans that they cite.
    """
    tables = [_rows_table(answer, wording, with_claims)] if answer.rows else []
    title = answer.words[wording.language]
    return Document(title, headline(answer, wording), blocks=tables, language=wording.language)


def _rows_table(answer: Answer, wording: Wording, with_claims: bool) -> Table:
    told = [name for name in answer.columns if any(row.values[name] is not None for row in answer.rows)]
    columns = [
        Column(answer.question.head(name, wording.language), name, _is_number(answer, name), name in _DATES)
        for name in told
    ]
    judged = any(row.verdict for row in answer.rows)
    sourced = any(row.statements for row in answer.rows)
    if judged:
        columns.append(Column(wording.of("answer", "回答"), "answer"))
    if sourced:
        columns.append(Column(wording.of("standing", "陈述性质"), "standing_words"))
        columns.append(Column(wording.of("sources", "来源"), "marks"))
    if sourced and with_claims:
        columns += [Column(wording.of("claims", "主张"), "claim"), Column(wording.of("citations", "引文"), "citations")]
    rows = []
    for row in answer.rows:
        cells = [_cell(row, name, wording) for name in told]
        if judged:
            cells.append(Cell(_word(row.verdict or "", wording)))
        if sourced:
            cells += [Cell(_standing(row, wording)), Cell("", told=row.statements)]
        if sourced and with_claims:
            cells += map(Cell, cited(row)[:2])
        rows.append(cells)
    silent = any(row.values[name] is None for row in answer.rows for name in told)
    note = wording.of("– not stated", "– 未说明") if silent else ""
    return Table(wording.of("Answer", "回答"), "answer", columns, rows, note)


def _standing(row: Row, wording: Wording) -> str:
    """Word how a row stands, and what else to beware of: an open list, nothing but machine-made text."""
    if row.standing is None:
        return "–"
    parts = [wording.standing(row.standing)]
    if row.disputed:
        parts.append(wording.of("disputed", "有分歧"))
    if row.open:
        parts.append(wording.of("among others", "未尽列举"))
    if machine_only(row.statements):
        parts.append(wording.of("machine-made", "仅机器生成"))
    return wording.of("; ", "；").join(parts)


def _is_number(answer: Answer, name: str) -> bool:
    values = [row.values[name] for row in answer.rows]
    return any(values) and all(value is None or _numeric(value) for value in values)


def _numeric(value: Term) -> bool:
    return isinstance(value, Literal) and value.datatype in _NUMBERS


def _word(text: str, wording: Wording) -> str:
    return wording.of(text, _ZH.get(text, text))


def _cell(row: Row, name: str, wording: Wording) -> Cell:
    value = row.values[name]
    return Cell("–") if value is None else Cell(_told(row, name, value, wording), _raw(value, name))


def _raw(value: Term, name: str) -> str | Decimal | dt.date | None:
    """Return what a spreadsheet takes: an id, a number, a day; None for what is no more than its words."""
    if isinstance(value, NamedNode):
        return name_of(value)
    if _numeric(value):
        return Decimal(value.value)
    day = _DAY.fullmatch(value.value) if name in _DATES or _typed(value) else None
    return dt.date.fromisoformat(day[1]) if day else None


def _told(row: Row, name: str, value: Term, wording: Wording) -> str:
    if isinstance(value, NamedNode):
        return wording.property(value) if name.endswith(("tie", "relation", "step")) else wording.node(value)
    if name in _DATES:
        return wording.date(value.value)
    if name in _QUOTED:
        return f"“{value.value}”"
    if value.value in _ZH and not value.language:
        return _word(value.value, wording)
    relation = row.values.get({"value": "relation", "other_value": "relation"}.get(name, ""))
    return wording.value(value, relation if isinstance(relation, NamedNode) else _typed(value))


def _typed(value: Literal) -> NamedNode | None:
    """Return a property whose values are worded like this literal: a time is a date, whatever column it stands in."""
    return b("validFrom") if value.datatype == iri("xsd:dateTime") else None
