"""Answers to named questions for programs: plain values and flat rows, in which every row cites."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pyoxigraph import NamedNode

from ..claims.ledger import Place, Statement
from ..questions import Answer, Row
from ..questions.model import Term
from ..terms import local_name
from .record import Articles, Label, claim_record, name_of, node_record, source_record, value_record

__all__ = ["answer_record", "answer_rows", "cited"]


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
        extent, dispute = "at least" if row.open else "as stated", "disputed" if row.disputed else ""
        rows.append([*cells, row.verdict or "", row.standing or "", extent, dispute, *cited(row)])
    return heads, rows


def _flat(term: Term | None, twice: bool, label: Label, language: str) -> Sequence[str]:
    if term is None:
        return ["", ""] if twice else [""]
    if isinstance(term, NamedNode):
        return [str((node_record(term, label) or {})[language]), name_of(term)]
    return [term.value, ""] if twice else [term.value]


def cited(row: Row) -> list[str]:
    """Return what stands behind a row: claims, citations, tiers and speakers, each a text without repeats."""
    places = dict.fromkeys(_place(place) for one in row.statements for place in one.places)
    return [
        " ".join(name_of(one.claim.id) for one in row.statements),
        " ".join(places),
        " ".join(dict.fromkeys(local_name(one.tier) for one in row.statements)),
        " ".join(dict.fromkeys(_speaker(one) for one in row.statements if one.claim.speaker)),
    ]


def _speaker(one: Statement) -> str:
    return name_of(one.claim.speaker) if one.claim.speaker else ""


def _place(place: Place) -> str:
    span = "" if place.citation.start is None else f":{place.citation.start}-{place.citation.end}"
    return f"{place.source.name}#{place.section.name}{span}"
