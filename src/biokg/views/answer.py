"""Answers to named questions: for people as a sheet, for programs as records and flat rows in which every row cites."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Sequence
from typing import Any, TextIO

from pyoxigraph import Literal, NamedNode

from ..claims.ledger import Place, Statement
from ..claims.model import Source
from ..questions import Answer, Row
from ..questions.model import Term
from ..terms import b, iri
from .record import Articles, Label, claim_record, name_of, node_record, source_record, value_record
from .sheet import Column, Sheet, Table, markdown, terminal_text
from .table import print_table
from .wording import Wording, local

__all__ = ["answer_record", "answer_rows", "answer_sheet", "headline", "print_answer"]

_DATES = {"met_on", "other_published", "published", "since", "when", "window"}
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


def print_answer(
    answer: Answer,
    wording: Wording,
    *,
    fmt: str = "table",
    file: TextIO | None = None,
    width: int | None = None,
    articles: Articles | None = None,
) -> None:
    """Print an answer in one of `TABLE_FORMATS` to `file` (standard output).

    For people (table, md) with the headline, marks and sources; md names the claims and spans of each row too. For
    programs (json, csv, tsv) with the claims and citations in every row; json has the quotes where `articles` (by the
    hash of their text) are at hand.
    """
    output = sys.stdout if file is None else file
    if fmt == "table":
        output.write(terminal_text(answer_sheet(answer, wording), width or _width(output), output.isatty()))
    elif fmt == "md":
        output.write(markdown(answer_sheet(answer, wording, with_claims=True)))
    elif fmt == "json":
        output.write(json.dumps(answer_record(answer, wording.label, articles), ensure_ascii=False, indent=2) + "\n")
    else:
        heads, rows = answer_rows(answer, wording.label, wording.language)
        print_table(heads, rows, fmt=fmt, file=output)


def _width(output: TextIO) -> int:
    return shutil.get_terminal_size((80, 24)).columns if output.isatty() else 80


def answer_sheet(answer: Answer, wording: Wording, *, with_claims: bool = False) -> Sheet:
    """Return an answer for people: question, headline, rows with standing and source marks, sources below.

    `with_claims` adds the ids of the claims behind each row and the spans that they cite.
    """
    tables = [_rows_table(answer, wording, with_claims)] if answer.rows else []
    if answer.sources:
        tables.append(_sources_table(answer, wording))
    return Sheet(answer.words[wording.language], headline(answer, wording), [], tables)


def _rows_table(answer: Answer, wording: Wording, with_claims: bool) -> Table:
    language = wording.language
    told = [name for name in answer.columns if any(row.values[name] is not None for row in answer.rows)]
    columns = [Column(answer.question.head(name, language), _is_number(answer, name), name in _DATES) for name in told]
    judged = any(row.verdict for row in answer.rows)
    cited = any(row.statements for row in answer.rows)
    if judged:
        columns.append(Column(wording.of("answer", "回答")))
    if cited:
        columns += [Column(wording.of("standing", "陈述性质")), Column(wording.of("sources", "来源"))]
    if cited and with_claims:
        columns += [Column(wording.of("claims", "主张")), Column(wording.of("citations", "引文"))]
    marks = {source.id: f"[{number}]" for number, source in enumerate(answer.sources, start=1)}
    rows = []
    for row in answer.rows:
        cells = [_cell(row, name, wording) for name in told]
        if judged:
            cells.append(_word(row.verdict or "", wording))
        if cited:
            cited_here = dict.fromkeys(marks[place.source.id] for one in row.statements for place in one.places)
            ordered = sorted(cited_here, key=lambda mark: int(mark[1:-1]))
            cells += [_standing(row, wording), "".join(ordered)]
        if cited and with_claims:
            cells += _cited(row)[:2]
        rows.append(cells)
    silent = any(row.values[name] is None for row in answer.rows for name in told)
    note = wording.of("– not stated", "– 未说明") if silent else ""
    return Table(wording.of("Answer", "回答"), columns, rows, note)


def _standing(row: Row, wording: Wording) -> str:
    """Word how a row stands, and what else to beware of: an open list, nothing but machine-made text."""
    if row.standing is None:
        return "–"
    parts = [wording.standing(row.standing)]
    if row.disputed:
        parts.append(wording.of("disputed", "有分歧"))
    if row.open:
        parts.append(wording.of("among others", "未尽列举"))
    if all(one.tier == iri("tier:machine") for one in row.statements):
        parts.append(wording.of("machine-made text only", "仅见于机器生成文本"))
    return wording.of("; ", "；").join(parts)


def _sources_table(answer: Answer, wording: Wording) -> Table:
    columns = [Column("", tight=True)] + [
        Column(head)
        for head in (
            wording.of("title", "标题"),
            wording.of("publisher, date", "发布机构与日期"),
            wording.of("tier", "层级"),
        )
    ]
    rows = [
        [f"[{number}]", source.title.value, wording.source(source), _tiers(answer, source, wording)]
        for number, source in enumerate(answer.sources, start=1)
    ]
    return Table(wording.of("Sources", "来源"), columns, rows)


def _tiers(answer: Answer, source: Source, wording: Wording) -> str:
    """Word the tiers of what is cited from a source: its own, or machine-made where a program wrote the words."""
    tiers = {one.tier for one in answer.statements if one.source.id == source.id}
    ordered = sorted(tiers, key=lambda tier: tier.value)
    return wording.of(", ", "、").join(wording.node(tier) for tier in ordered)


def _is_number(answer: Answer, name: str) -> bool:
    values = [row.values[name] for row in answer.rows]
    return any(values) and all(value is None or _numeric(value) for value in values)


def _numeric(value: Term) -> bool:
    return isinstance(value, Literal) and value.datatype in _NUMBERS


def _word(text: str, wording: Wording) -> str:
    return wording.of(text, _ZH.get(text, text))


def _cell(row: Row, name: str, wording: Wording) -> str:
    value = row.values[name]
    if value is None:
        return "–"
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


# ---- for programs


def answer_record(answer: Answer, label: Label, articles: Articles | None = None) -> dict[str, Any]:
    """Return an answer as plain values: each row with its claims, each claim with its citations; both languages."""
    question = answer.question
    return {
        "question": {"name": question.name, **answer.words},
        "parameters": {
            name: None if term is None else value_record(term, label) for name, term in answer.terms.items()
        },
        "verdict": answer.verdict,
        "completeness": answer.completeness,
        "columns": [
            {"name": name, "en": question.head(name), "zh": question.head(name, "zh")} for name in answer.columns
        ],
        "rows": [_row_record(row, label, articles) for row in answer.rows],
        "sources": [source_record(source, label) for source in answer.sources],
    }


def _row_record(row: Row, label: Label, articles: Articles | None) -> dict[str, Any]:
    return {
        "values": {name: None if term is None else value_record(term, label) for name, term in row.values.items()},
        "verdict": row.verdict,
        "standing": row.standing,
        "disputed": row.disputed,
        "open": row.open,
        "claims": [claim_record(one, label, articles) for one in row.statements],
    }


def answer_rows(answer: Answer, label: Label, language: str = "en") -> tuple[list[str], list[list[str]]]:
    """Return an answer as a flat table for CSV: heads, then rows of text.

    Each column of things comes twice, as name and as id. Empty cells are not stated. The last columns hold the claims
    (ids), citations (source#section:start-end), tiers and speakers behind the row, in the order of the claims.
    """
    of_things = {name for row in answer.rows for name, term in row.values.items() if isinstance(term, NamedNode)}
    heads = [head for name in answer.columns for head in ([name, f"{name}_id"] if name in of_things else [name])]
    heads += ["verdict", "standing", "completeness", "disputed", "claims", "citations", "tiers", "speakers"]
    rows = []
    for row in answer.rows:
        cells: list[str] = []
        for name in answer.columns:
            cells += _flat(row.values[name], name in of_things, label, language)
        rows.append(
            [*cells, row.verdict or "", row.standing or "", "at least" if row.open else "as stated", *_cited(row)]
        )
    return heads, rows


def _flat(term: Term | None, twice: bool, label: Label, language: str) -> Sequence[str]:
    if term is None:
        return ["", ""] if twice else [""]
    if isinstance(term, NamedNode):
        return [str((node_record(term, label) or {})[language]), name_of(term)]
    return [term.value, ""] if twice else [term.value]


def _cited(row: Row) -> list[str]:
    places = dict.fromkeys(_place(place) for one in row.statements for place in one.places)
    return [
        " ".join(name_of(one.claim.id) for one in row.statements),
        " ".join(places),
        " ".join(dict.fromkeys(local(one.tier) for one in row.statements)),
        " ".join(dict.fromkeys(_speaker(one) for one in row.statements if one.claim.speaker)),
    ]


def _speaker(one: Statement) -> str:
    return name_of(one.claim.speaker) if one.claim.speaker else ""


def _place(place: Place) -> str:
    section = place.section.id.value.rpartition("/")[2].removeprefix(place.source.name + "-")
    span = "" if place.citation.start is None else f":{place.citation.start}-{place.citation.end}"
    return f"{place.source.name}#{section}{span}"
