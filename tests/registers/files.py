"""Small files to import, made up."""

from __future__ import annotations

import gzip
import io
import json
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from biokg.ontology import Ontology
from biokg.registers import Options, Register
from biokg.registers.following import Following
from biokg.registers.intake import Intake
from biokg.registers.model import Record
from biokg.registers.reading import Member
from biokg.workspace import Workspace, shipped

ONTOLOGY = Ontology.read(shipped("ontology"))


def member(data: bytes | str, name: str = "given.json") -> Member:
    """Return a member that holds some bytes."""
    raw = data.encode() if isinstance(data, str) else data
    return Member(name, lambda: io.BufferedReader(io.BytesIO(raw)))


def zipped(path: Path, files: Mapping[str, bytes]) -> Path:
    """Write a ZIP archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return path


def gzipped(path: Path, data: bytes) -> Path:
    """Write a packed file."""
    path.write_bytes(gzip.compress(data))
    return path


def workspace(folder: Path) -> Workspace:
    """Make an empty workspace."""
    (folder / "graphs").mkdir(parents=True, exist_ok=True)
    return Workspace(folder)


def told(register: Register, data: Any, key: str, options: Options | None = None) -> set[str]:
    """Return what one record says, in short N-Triples without what follows: ``s p o``."""
    record = Record(key, "given", 1, data)
    facts = register.told(record, {**register.defaults, **(options or {})})
    return {f"{subject} {predicate} {value}" for subject, predicate, value in facts}


def lines(register: Register, data: Any, key: str, options: Options | None = None) -> set[str]:
    """Return the lines of statements that one record gives, with all that follows and its citation."""
    intake = Intake(register, ONTOLOGY, {**register.defaults, **(options or {})})
    return {line.decode() for line in intake.take(Record(key, "given", 1, data))}


__all__ = ["ONTOLOGY", "Following", "gzipped", "json", "lines", "member", "told", "workspace", "zipped"]
