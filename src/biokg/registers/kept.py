"""What an import leaves in the workspace: one folder a register, switched in one step from release to release.

::

    registers/.lock                           held by the one import that is under way
    registers/ror/release.json                what was imported: names the file of statements
    registers/ror/previous.json               the same of the release before, to compare with
    registers/ror/statements-3f2a….nt.gz      N-Triples, sorted by bytes, each once
    registers/ror/rejects.jsonl               records that could not be taken in; absent where all could
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from .. import __version__
from ..errors import InputError
from ..folders import check_file

__all__ = [
    "FORMAT",
    "RELEASE",
    "DamagedRelease",
    "Input",
    "Release",
    "former_release",
    "read_release",
    "read_releases",
    "statements_of",
    "write_release",
]

FORMAT = 1
"""Number of the layout; a release with a higher one was imported by a newer biokg."""
RELEASE, PREVIOUS = "release.json", "previous.json"


class DamagedRelease(InputError):
    """What should say what was imported says nothing."""


@dataclass(frozen=True)
class Input:
    """A file that was imported."""

    name: str
    size: int
    """Bytes."""
    sha256: str


@dataclass(frozen=True)
class Release:
    """One release of a register as it was imported. It holds no time of the import, so that equal ones are equal."""

    name: str
    """Of the register."""
    kind: str
    """What imported it: the first word after ``biokg import``."""
    release: str
    """What its publisher calls it, e.g. ``v2.9``."""
    date: str
    """When it was released, as EDTF."""
    title: str
    publisher: str
    licence: str
    attribution: str
    page: str
    sha256: str
    """Of the unpacked statements."""
    statements: int
    """Statements, each counted once."""
    counts: dict[str, int] = field(default_factory=dict)
    """Records: read, taken, rejected, repeated (the same twice), left out (by the options), absent (only linked to)."""
    options: dict[str, Any] = field(default_factory=dict)
    inputs: tuple[Input, ...] = ()
    title_zh: str = ""
    """Empty where an older biokg imported it."""
    homes: tuple[str, ...] = ()
    """How the addresses begin of what it describes; none where an older biokg imported it."""
    biokg: str = __version__
    format: int = FORMAT

    @property
    def file(self) -> str:
        """The name of the file of statements."""
        return f"statements-{self.sha256[:12]}.nt.gz"


def write_release(release: Release, folder: Path) -> None:
    """Make a release, whose statements lie in the folder already, the current one, in one step.

    The release before stays as the previous one where it holds something else; older statements are removed.
    """
    current = folder / RELEASE
    former = former_release(folder)
    if former is not None and former.sha256 != release.sha256:
        _replace(folder / PREVIOUS, current.read_text(encoding="utf-8"))
    _replace(current, json.dumps(asdict(release), indent=1, ensure_ascii=False, sort_keys=True) + "\n")
    previous = former_release(folder, PREVIOUS)
    kept = {release.file, previous.file if previous else ""}
    for path in folder.glob("statements-*"):
        if path.name not in kept:
            path.unlink()


def read_releases(folder: Path) -> list[Release]:
    """Return the current releases of a workspace's folder of registers, sorted by name; none where it is absent."""
    paths = sorted(folder.glob(f"*/{RELEASE}")) if folder.is_dir() else []
    return [_read(path, folder) for path in paths]


def read_release(folder: Path, *, previous: bool = False) -> Release | None:
    """Return the current or the previous release in the folder of one register; None where there is none."""
    path = folder / (PREVIOUS if previous else RELEASE)
    return _read(path) if path.exists() else None


def former_release(folder: Path, name: str = RELEASE) -> Release | None:
    """Return the release whose place an import takes; None where there is none, or a damaged one."""
    try:
        return _read(folder / name) if (folder / name).exists() else None
    except DamagedRelease:
        return None


def statements_of(release: Release, folder: Path) -> Iterator[bytes]:
    """Yield the lines of a release's statements from the folder of its register.

    Raises InputError where they are gone, damaged, or not those that were imported.
    """
    path, digest = folder / release.file, hashlib.sha256()
    try:
        with gzip.open(path) as file:
            for line in file:
                digest.update(line)
                yield line
    except (OSError, EOFError) as error:
        raise InputError("is gone or damaged; import the register again.", path=path) from error
    if digest.hexdigest() != release.sha256:
        raise InputError("does not hold what was imported; import the register again.", path=path)


def _read(path: Path, within: Path | None = None) -> Release:
    check_file(path, within)
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        if values["format"] > FORMAT:
            raise InputError(f"was imported by a newer biokg ({values.get('biokg')}); upgrade biokg.", path=path)
        values["inputs"] = tuple(Input(**one) for one in values["inputs"])
        values["homes"] = tuple(values.get("homes", ()))
        return Release(**values)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise DamagedRelease("is no release of a register; import it again.", path=path) from error


def _replace(path: Path, text: str) -> None:
    """Write a small file whole, and have the disk keep it before it takes the place of the old one."""
    part = path.with_name(path.name + ".part")
    with part.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
