"""One import, whole or not at all: from the files of a release to its statements in the workspace."""

from __future__ import annotations

import errno
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product
from pathlib import Path

from pyoxigraph import NamedNode

from ..errors import InputError, StoreError
from ..ids import sha256_of_file
from ..store.locks import release as unlock
from ..store.locks import take_write_lock
from ..store.sorting import SortedLines
from ..workspace import Workspace
from .catalogue import REGISTERS
from .cycles import cycles
from .dating import called, dated
from .describing import Called, described
from .intake import Intake
from .kept import RELEASE, Input, Release, former_release, write_release
from .model import BadRecord, Options, Register
from .reading.members import Meter, files, members
from .recognising import theirs
from .rejects import Rejects
from .statements import Written, write_statements

__all__ = ["Outcome", "Progress", "import_release"]

TEMPORARY = ".import-"
PAUSE = 0.1  # seconds between two signs of life


@dataclass(frozen=True)
class Progress:
    """How far an import is."""

    phase: str
    """``reading`` or ``writing``."""
    done: int
    """Bytes of the files in the first phase, statements in the second."""
    total: int
    records: int
    """Records read so far."""


@dataclass(frozen=True)
class Outcome:
    """What an import did."""

    release: Release
    former: Release | None
    """The release that stood there before."""
    reasons: Mapping[str, int]
    """Why records were rejected → how many, most frequent first."""
    left_out: Mapping[str, int]
    """Why records were left out by the options → how many."""
    garbled: tuple[str, ...]
    """Identifiers of records with text that was decoded in a wrong way once; they were taken in as they are."""
    cycles: tuple[tuple[NamedNode, ...], ...]
    """Things that are above themselves, each round once."""
    rejects: Path | None
    """Where the rejected records are; None where there are none, or nothing was changed."""

    @property
    def empty(self) -> bool:
        """Whether all records were left out by the options: then the release before stays."""
        return not self.release.counts.get("taken")

    @property
    def changed(self) -> bool:
        """Whether the statements are others than before."""
        return self.former is None or self.former.sha256 != self.release.sha256


def import_release(
    workspace: Workspace,
    register: Register,
    paths: Sequence[Path],
    *,
    release: str = "",
    date: str = "",
    options: Options | None = None,
    dry_run: bool = False,
    report: Callable[[Progress], None] = lambda _progress: None,
) -> Outcome:
    """Import the files of a release of a register into a workspace, in the place of the release before.

    `release` is what the publisher calls it, by default a version or day in the name of a file; `date` when it was
    released (EDTF), by default the day that the files say of themselves, else one in the name of a file, else that of
    the last change in its records, else a month in the name of a file. With `dry_run` nothing is changed. Whatever ends
    an import early leaves the release before in place.

    Raises InputError for what cannot be read or is no file of the register, StoreError where another import is under
    way or the disk refuses.
    """
    folder = workspace.registers / register.name
    chosen = {**register.defaults, **(options or {})}
    day = dated(register, paths, date)
    _refuse_shared(workspace.registers, register, paths)
    with _alone(workspace.registers) as temporary, _in_words(folder), _named_right(register, paths):
        inputs = tuple(_input(path) for path in files(paths, register.endings))
        with SortedLines(temporary) as lines, Rejects(temporary / "rejects.jsonl") as rejects:
            intake = Intake(register, workspace.ontology, register.prepared(workspace, paths, chosen))
            _read(paths, intake, lines, rejects, report)
            name = called(release, day, paths, [one.name for one in inputs], intake.changed)
            lines.add(list(described(register, name)))
            written = write_statements(
                lines,
                temporary / "statements",
                lambda done: report(Progress("writing", done, lines.count, intake.counts["read"])),
            )
        made = _release(register, name, chosen, inputs, {**intake.counts, "absent": written.absent}, written)
        former = former_release(folder)
        kept = bool(made.counts.get("taken")) and not dry_run
        if kept:
            _keep(made, folder, temporary)
    return Outcome(
        release=made,
        former=former,
        reasons=dict(rejects.reasons.most_common()),
        left_out=dict(intake.left_out),
        garbled=tuple(intake.garbled),
        cycles=tuple(cycles(intake.links)),
        rejects=folder / "rejects.jsonl" if rejects.reasons and kept else None,
    )


def _refuse_shared(folder: Path, register: Register, paths: Sequence[Path]) -> None:
    """Raise InputError where another register describes the same things: what both state would count twice."""
    others = [path.parent for path in sorted(folder.glob(f"*/{RELEASE}")) if path.parent.name != register.name]
    for other in filter(None, map(former_release, others)):
        for home, taken in product(register.homes, other.homes):
            if home.startswith(taken) or taken.startswith(home):
                raise InputError(
                    f"would describe what registers/{other.name} describes ({home}…), and a thing is described by one "
                    "register; leave `iri` out of the mapping, and give the address in a column of skos:exactMatch.",
                    path=paths[0],
                )


@contextmanager
def _alone(folder: Path) -> Iterator[Path]:
    """Hold the lock of the one import, and give a temporary folder beside the releases."""
    there = folder.exists()
    with _in_words(folder):
        folder.mkdir(exist_ok=True)
        lock = take_write_lock(folder / ".lock", "import")
    try:
        for left in folder.glob(f"{TEMPORARY}*"):  # by an import that was killed
            shutil.rmtree(left, ignore_errors=True)
        with _in_words(folder), tempfile.TemporaryDirectory(prefix=TEMPORARY, dir=folder) as temporary:
            yield Path(temporary)
    finally:
        unlock(lock)
        if not there and [path.name for path in folder.iterdir()] == [".lock"]:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _named_right(register: Register, paths: Sequence[Path]) -> Iterator[None]:
    """Where a file cannot be read as one of a register, name the register that it is of."""
    try:
        yield
    except InputError as error:
        wrong = [file for file in files(paths, register.endings) if str(error.path).startswith(str(file))]
        if register.name in REGISTERS and wrong and (told := theirs(wrong[0], [register])):
            raise InputError(told, path=error.path, line=error.line) from error
        raise


@contextmanager
def _in_words(folder: Path) -> Iterator[None]:
    """Put into one sentence what the disk refuses."""
    try:
        yield
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            message = "the disk is full; free some room and import again. What was imported before is untouched."
        else:
            message = f"cannot be written: {error.strerror or error}. What was imported before is untouched."
        raise StoreError(f"{error.filename or folder}: {message}") from error


def _input(path: Path) -> Input:
    try:
        return Input(path.name, path.stat().st_size, sha256_of_file(path))
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}.", path=path) from error


def _read(
    paths: Sequence[Path], intake: Intake, lines: SortedLines, rejects: Rejects, report: Callable[[Progress], None]
) -> None:
    """Take in the records of all files."""
    register, meter, told = intake.register, Meter(), 0.0
    found = members(paths, register.endings, meter, register.chosen)
    for record in register.read(found, intake.options):
        try:
            lines.add(intake.take(record))
        except BadRecord as error:
            rejects.add(record, str(error))
        if time.monotonic() - told > PAUSE:
            told = time.monotonic()
            report(Progress("reading", meter.read, meter.total, intake.counts["read"]))
    rejected = rejects.reasons.total()
    intake.counts["rejected"] = rejected
    if not intake.counts["read"]:
        raise InputError(f"holds no record of {register.title['en']}.", path=paths[0])
    if not intake.counts["taken"] and not intake.left_out:
        reason = next(iter(rejects.reasons))
        raise InputError(f"none of its {rejected:,} records could be taken in; the first: {reason}", path=paths[0])
    if len(intake.garbled) > max(10, intake.counts["taken"] / 2):
        raise InputError(
            "its text is garbled throughout (UTF-8 once read as another encoding); get it anew.", path=paths[0]
        )


def _release(
    register: Register,
    name: Called,
    options: Options,
    inputs: tuple[Input, ...],
    counts: dict[str, int],
    written: Written,
) -> Release:
    return Release(
        name=register.name,
        kind=register.kind or register.name,
        release=name.release,
        date=name.date,
        title=register.title["en"],
        publisher=register.publisher,
        licence=register.licence,
        attribution=register.attribution,
        page=register.page,
        sha256=written.sha256,
        statements=written.statements,
        counts=counts,
        options=dict(options),
        inputs=inputs,
        title_zh=register.title["zh"],
        homes=register.homes,
    )


def _keep(made: Release, folder: Path, temporary: Path) -> None:
    """Make a release the current one; the rejects go with it."""
    folder.mkdir(exist_ok=True)
    (temporary / "statements").replace(folder / made.file)
    write_release(made, folder)
    rejects = temporary / "rejects.jsonl"
    if rejects.exists():
        rejects.replace(folder / rejects.name)
    else:
        (folder / rejects.name).unlink(missing_ok=True)
