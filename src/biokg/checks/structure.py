"""Whether the files can be read as what they are: all that keeps a graph from being built."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from ..build.assemble import Knowledge
from ..build.mappings import settled_mappings
from ..claims.files import read_source
from ..claims.model import SourceFile
from ..claims.things import read_things
from ..claims.validate import Named, problems
from ..errors import InputError
from ..registers.kept import read_releases
from ..workspace import Workspace
from .report import Finding
from .wording import worded

__all__ = ["read_leniently"]

T = TypeVar("T")


def read_leniently(workspace: Workspace) -> tuple[Knowledge | None, list[Finding]]:
    """Read a workspace and note every file that cannot be read, and every claim that means nothing.

    The knowledge is None where there is such a thing: what is left would make other checks see ghosts.
    """
    errors: list[InputError] = []
    things = _tried(lambda: read_things(workspace.things), errors)
    mappings = _tried(lambda: settled_mappings(workspace), errors)
    files = list(_sources(workspace, errors))
    if not files and not errors and not read_releases(workspace.registers):
        told = "holds no source (*.ttl), and no register is imported; add a source with `biokg source add`."
        errors.append(InputError(told, path=workspace.sources))
    if things is None or mappings is None or errors:
        return None, [_finding(error, workspace) for error in errors]
    named = Named.of(things, [file for _, file in files], workspace.ontology)
    wrong = [_finding(problem, workspace) for problem in problems(files, named)]
    if wrong:
        return None, wrong
    return Knowledge(workspace.ontology, things, [file for _, file in files], mappings), []


def _tried(read: Callable[[], T], errors: list[InputError]) -> T | None:
    try:
        return read()
    except InputError as error:
        errors.append(error)
        return None


def _sources(workspace: Workspace, errors: list[InputError]) -> Iterator[tuple[Path, SourceFile]]:
    for path in _tried(lambda: workspace.source_files, errors) or []:
        file = _tried(lambda path=path: read_source(path), errors)  # type: ignore[misc]
        if file is not None:
            yield path, file


def _finding(error: InputError, workspace: Workspace) -> Finding:
    place = "" if error.path is None else workspace.relative(Path(error.path))
    if error.line is not None:
        place = f"{place}:{error.line}"
    message = str(error).removeprefix(f"{error.path}:{error.line}: ").removeprefix(f"{error.path}: ")
    return worded("wrong-input", place, message=message)
