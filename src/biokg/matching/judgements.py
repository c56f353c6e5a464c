"""What people judged of matches: a table in SSSOM (https://w3id.org/sssom/), one row a pair, applied at each build."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from ..build.mappings import UNSURE, read_mappings
from ..errors import InputError
from ..terms import PREFIXES
from .sssom import table

__all__ = ["PREDICATES", "Judged", "Judgement", "Judgements", "row_of", "turned"]

TITLE = "What people judged of things and records elsewhere"
REVIEW = "semapv:MappingReview"


class Judged(StrEnum):
    """What was judged of a thing and a record."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"
    PART = "part of"
    WHOLE = "whole of"
    SUCCESSOR = "succeeded by"


PREDICATES = {
    Judged.SAME: "exactMatch",
    Judged.DIFFERENT: "exactMatch",
    Judged.UNSURE: "exactMatch",
    Judged.PART: "broadMatch",
    Judged.WHOLE: "narrowMatch",
    Judged.SUCCESSOR: "relatedMatch",
}
_BY_PREDICATE = {"broadMatch": Judged.PART, "narrowMatch": Judged.WHOLE, "relatedMatch": Judged.SUCCESSOR}


@dataclass(frozen=True)
class Judgement:
    """One judgement: of which pair, what, by whom, when and why."""

    thing: str
    """The IRI of what the workspace speaks of."""
    record: str
    """The IRI of what it was compared with."""
    judged: Judged
    by: str
    """Who judged."""
    day: str
    """When (YYYY-MM-DD)."""
    why: str = ""
    thing_label: str = ""
    record_label: str = ""
    score: float | None = None
    """How like the names were, from 0 to 1; None where nothing was computed."""


class Judgements(Mapping[tuple[str, str], Judgement]):
    """The judgements of a workspace by thing and record. Each change is on disk when the call returns."""

    def __init__(self, path: Path) -> None:
        """Read them; there are none where the file is absent. Raises InputError for what is no such table."""
        self.path = path
        self._rows = {(row.thing, row.record): row for row in _read(path)}

    def __getitem__(self, pair: tuple[str, str]) -> Judgement:
        return self._rows[pair]

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._rows)

    def __len__(self) -> int:
        return len(self._rows)

    def put(self, judgement: Judgement) -> Judgement | None:
        """Write a judgement down in the place of an earlier one of the same pair, which is returned."""
        former = self.get((judgement.thing, judgement.record))
        self._save(self._rows | {(judgement.thing, judgement.record): judgement})
        return former

    def withdraw(self, thing: str, record: str) -> Judgement | None:
        """Take a judgement back; return it, None where there is none."""
        former = self.get((thing, record))
        if former is not None:
            self._save({pair: row for pair, row in self._rows.items() if pair != (thing, record)})
        return former

    def _save(self, rows: dict[tuple[str, str], Judgement]) -> None:
        part = self.path.with_name(self.path.name + ".part")
        told = [row_of(row) for _, row in sorted(rows.items())]
        part.write_text(table("judgements", TITLE, told), encoding="utf-8", newline="\n")
        part.replace(self.path)
        self._rows = rows


def _read(path: Path) -> Iterator[Judgement]:
    for row in read_mappings(path):
        predicate = row.predicate.value.removeprefix(PREFIXES["skos"])
        if row.denied:
            judged = Judged.DIFFERENT
        elif predicate in _BY_PREDICATE:
            judged = _BY_PREDICATE[predicate]
        else:
            judged = Judged.UNSURE if row.confidence == UNSURE else Judged.SAME
        cell = row.cells.get
        yield Judgement(
            row.subject.value, row.object.value, judged, cell("reviewer_label", ""), cell("mapping_date", ""),
            row.comment, cell("subject_label", ""), cell("object_label", ""),
            _score(cell("similarity_score", ""), path, row.line),
        )  # fmt: skip


def _score(text: str, path: Path, line: int | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError as error:
        raise InputError(f"similarity_score '{text}' is no number from 0 to 1.", path=path, line=line) from error


def turned(row: Judgement) -> Judgement | None:
    """Return what a judgement says of its record and its thing, in this order; None of an heir."""
    if row.judged == Judged.SUCCESSOR:
        return None
    judged = {Judged.PART: Judged.WHOLE, Judged.WHOLE: Judged.PART}.get(row.judged, row.judged)
    return replace(
        row, thing=row.record, record=row.thing, judged=judged, thing_label=row.record_label,
        record_label=row.thing_label,
    )  # fmt: skip


def row_of(row: Judgement) -> dict[str, str]:
    """Return a judgement as a row of a table in SSSOM."""
    return {
        "subject_id": row.thing,
        "subject_label": row.thing_label,
        "predicate_id": f"skos:{PREDICATES[row.judged]}",
        "predicate_modifier": "Not" if row.judged == Judged.DIFFERENT else "",
        "object_id": row.record,
        "object_label": row.record_label,
        "mapping_justification": REVIEW,
        "reviewer_label": row.by,
        "mapping_date": row.day,
        "similarity_score": "" if row.score is None else f"{row.score:.4g}",
        "confidence": UNSURE if row.judged == Judged.UNSURE else "",
        "comment": row.why,
    }
