"""Claims sheets: many drafts of claims in one tab-separated table, for a curator who reads a whole article."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal

from ..errors import InputError
from ..turtle import BYTE_ORDER_MARK, read_text

__all__ = ["COLUMNS", "Draft", "read_sheet", "tagged"]

COLUMNS = (
    "key", "section", "quote", "subject", "predicate", "object", "modality", "speaker", "premises", "confidence",
    "open", "caveat", "note", "conflicts", "supersedes",
)  # fmt: skip


@dataclass(frozen=True)
class Draft:
    """A claim as a curator writes it: names instead of ids, quoted words instead of offsets."""

    source: str
    section: str
    subject: str
    predicate: str
    object: str
    quote: str = ""
    """The exact words, several spans joined by ``||``, each with ``[2]`` before it to mean its second occurrence."""
    modality: str = "asserted"
    speaker: str = ""
    premises: tuple[str, ...] = ()
    confidence: str = ""
    open: bool = False
    caveats: tuple[str, ...] = ()
    """With what limit it is to be read, in a few words, one a language: ``in adults@en``, ``成人@zh``."""
    note: str = ""
    conflicts: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    key: str = ""
    """A name by which other drafts refer to this one."""
    path: Path | None = None
    line: int | None = None

    def error(self, message: str) -> InputError:
        """Return an error that names the line of the sheet."""
        return InputError(message, path=self.path, line=self.line)


def read_sheet(path: Path) -> list[Draft]:
    """Read a sheet: a first line ``#source NAME``, a header row, a row a claim.

    Raises InputError with file and line for an unknown column, a missing one, or a row of another length.
    """
    lines = [line.removesuffix("\r") for line in read_text(path).removeprefix(BYTE_ORDER_MARK).split("\n")]
    named = re.fullmatch(r"#source\s+(\S+)\s*", lines[0])
    if named is None:
        raise InputError("begins with '#source NAME', the source that the claims are from.", path=path, line=1)
    header = _header(lines[1] if len(lines) > 1 else "", path)
    drafts = []
    for line, text in enumerate(lines[2:], start=3):
        if not text.strip() or text.startswith("#"):
            continue
        row = text.split("\t")
        if len(row) > len(header):
            raise InputError(f"has {len(row)} cells, the header {len(header)}.", path=path, line=line)
        cells = dict(zip(header, (cell.strip() for cell in row), strict=False))
        drafts.append(_draft(named[1], cells, path, line))
    return drafts


def tagged(text: str, otherwise: str = "") -> Literal:
    """Return a text in the language that its end names, else in another one, else in none.

    >>> [tagged(text, "en").language for text in ("成人@zh", "in adults", "write to a@b.org")]
    ['zh', 'en', 'en']
    """
    words, at, language = text.rpartition("@")
    if at and re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]+)*", language):
        return Literal(words, language=language)
    return Literal(text, language=otherwise) if otherwise else Literal(text)


def _header(text: str, path: Path) -> list[str]:
    header = [column.strip() for column in text.split("\t")]
    for column in header:
        if column not in COLUMNS:
            raise InputError(f"'{column}' is no column; use {', '.join(COLUMNS)}.", path=path, line=2)
        if header.count(column) > 1:
            raise InputError(f"names the column '{column}' twice; keep one.", path=path, line=2)
    return header


def _draft(source: str, cells: dict[str, str], path: Path, line: int) -> Draft:
    for column in ("section", "subject", "predicate", "object"):
        if not cells.get(column):
            raise InputError(f"has no {column}.", path=path, line=line)
    flag = cells.get("open", "").lower()
    if flag not in {"", "true", "false", "yes", "no"}:
        raise InputError(f"open is '{flag}'; write true or leave it empty.", path=path, line=line)
    return Draft(
        source=source,
        section=cells["section"],
        subject=cells["subject"],
        predicate=cells["predicate"],
        object=cells["object"],
        quote=cells.get("quote", ""),
        modality=cells.get("modality") or "asserted",
        speaker=cells.get("speaker", ""),
        premises=_names(cells.get("premises", "")),
        confidence=cells.get("confidence", ""),
        open=flag in {"true", "yes"},
        caveats=tuple(text.strip() for text in cells.get("caveat", "").split("||") if text.strip()),
        note=cells.get("note", ""),
        conflicts=_names(cells.get("conflicts", "")),
        supersedes=_names(cells.get("supersedes", "")),
        key=cells.get("key", ""),
        path=path,
        line=line,
    )


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in text.split(",") if name.strip())
