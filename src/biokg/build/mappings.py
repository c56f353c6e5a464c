"""Identities with records elsewhere: SSSOM tables (https://w3id.org/sssom/) read as skos:…Match statements."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from collections.abc import Mapping as Cells
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from ..errors import InputError
from ..folders import check_file
from ..terms import PREFIXES
from ..turtle import BYTE_ORDER_MARK, read_text
from ..workspace import Workspace

__all__ = ["UNSURE", "Mapping", "mapping_triples", "read_mappings", "settled_mappings"]

NEEDED = ("subject_id", "predicate_id", "object_id", "mapping_justification")
NOT = "Not"
UNSURE = "0.5"
"""The confidence of a judgement that leaves it open: as likely as not."""
MATCHES = {"exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch"}


@dataclass(frozen=True)
class Mapping:
    """One row of an SSSOM table, its names expanded to IRIs."""

    subject: NamedNode
    predicate: NamedNode
    object: NamedNode
    justification: NamedNode
    confidence: str = ""
    comment: str = ""
    line: int | None = None
    """Where in the table it stands."""
    path: Path | None = None
    """The table."""
    denied: bool = False
    """Whether it says that the two do not match (predicate_modifier Not)."""
    cells: Cells[str, str] = field(default_factory=dict, compare=False, repr=False)
    """The whole row."""


def read_mappings(path: Path) -> list[Mapping]:
    """Read an SSSOM table, in file order; an absent file has no mappings.

    Raises InputError with file and line for an unknown prefix, a missing column or cell, a relation that is no match.
    """
    check_file(path, path.parent.parent)
    if not path.is_file():
        return []
    lines = read_text(path).removeprefix(BYTE_ORDER_MARK).splitlines()
    prefixes = PREFIXES | dict(_curie_map(lines))
    start = next((number for number, line in enumerate(lines) if not line.startswith("#")), len(lines))
    rows = _rows(lines[start:], path, start)
    header = rows[0] if rows else []
    for column in NEEDED:
        if column not in header:
            raise InputError(f"has no column {column}.", path=path, line=start + 1)
    return [
        _mapping(dict(zip(header, row, strict=False)), prefixes, path, start + number)
        for number, row in enumerate(rows[1:], start=2)
        if row
    ]


def _rows(lines: list[str], path: Path, start: int) -> list[list[str]]:
    reader = csv.reader(lines, delimiter="\t", strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        message = 'has a quotation mark that is not closed; write "" for one within a quoted cell.'
        raise InputError(message, path=path, line=start + reader.line_num) from error


def _curie_map(lines: list[str]) -> Iterator[tuple[str, str]]:
    for line in lines:
        entry = re.fullmatch(r'#\s+"?([\w.-]*)"?:\s+"?([a-z]+:[^"\s]+)"?\s*', line)
        if entry:
            yield entry[1], entry[2]


def _mapping(cells: dict[str, str], prefixes: dict[str, str], path: Path, line: int) -> Mapping:
    nodes = {}
    for column in NEEDED:
        prefix, _, local = cells.get(column, "").partition(":")
        if prefix not in prefixes or not local:
            message = f"{column} '{cells.get(column, '')}' has no known prefix; add it to the curie_map."
            raise InputError(message, path=path, line=line)
        try:
            nodes[column] = NamedNode(prefixes[prefix] + local)
        except ValueError as error:
            raise InputError(f"{column} '{cells[column]}' is not an IRI.", path=path, line=line) from error
    if nodes["predicate_id"].value.removeprefix(PREFIXES["skos"]) not in MATCHES:
        message = f"'{cells['predicate_id']}' says no match; use skos:exactMatch, skos:closeMatch …"
        raise InputError(message, path=path, line=line)
    modifier = cells.get("predicate_modifier", "")
    if modifier not in ("", NOT):
        raise InputError(f"predicate_modifier '{modifier}' is unknown; write Not or nothing.", path=path, line=line)
    return Mapping(
        nodes["subject_id"],
        nodes["predicate_id"],
        nodes["object_id"],
        nodes["mapping_justification"],
        cells.get("confidence", ""),
        cells.get("comment", ""),
        line,
        path,
        modifier == NOT,
        cells,
    )


def settled_mappings(workspace: Workspace) -> list[Mapping]:
    """Return the matches that hold: of the table of mappings and of people's judgements, in this order, each once.

    What a row of either denies does not hold, and what a judgement leaves open neither.
    """
    mapped, judged = read_mappings(workspace.mappings), read_mappings(workspace.judgements)
    denied = {_said(row) for row in (*mapped, *judged) if row.denied}
    known = {_said(row) for row in mapped}
    fresh = [row for row in judged if row.confidence != UNSURE and _said(row) not in known]
    return [row for row in (*mapped, *fresh) if _said(row) not in denied]


def _said(row: Mapping) -> tuple[NamedNode, NamedNode, NamedNode]:
    return row.subject, row.predicate, row.object


def mapping_triples(mappings: list[Mapping]) -> Iterator[Triple]:
    """Yield the matches as statements; what justifies them stays in the table."""
    return (Triple(row.subject, row.predicate, row.object) for row in mappings)
