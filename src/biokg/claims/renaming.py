"""Ids after a change by hand: claims and citations get the id of their content, wherever they are named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

from pyoxigraph import NamedNode

from ..errors import InputError
from ..terms import shorten
from ..turtle import line_of
from .model import Citation, Claim, SourceFile

__all__ = ["renamed"]

Names = dict[NamedNode, NamedNode]


def renamed(files: Mapping[Path, SourceFile]) -> tuple[dict[Path, SourceFile], Names]:
    """Return the files that change, and each old id → the id that the content gives.

    Raises InputError with file and line where two claims or citations say the same then, or a claim is about a claim
    whose id changes: what is meant there, only a person knows.
    """
    cited = {path: _citations(path, file) for path, file in files.items()}
    claims = {path: [_citing(one, cited[path]) for one in file.claims] for path, file in files.items()}
    names: Names = {}
    taken: set[NamedNode] = set()
    for path, said in claims.items():
        names |= _new(path, ((one.id, one.content_id) for one in said), taken)
    new = {
        path: replace(
            file,
            citations=tuple(replace(one, id=cited[path].get(one.id, one.id)) for one in file.citations),
            claims=tuple(_linked(one, names, path) for one in claims[path]),
        )
        for path, file in files.items()
    }
    changed = {path: file for path, file in new.items() if file != files[path]}
    return changed, {old: name for one in (*cited.values(), names) for old, name in one.items()}


def _citations(path: Path, file: SourceFile) -> Names:
    said = ((one.id, Citation(one.section, one.start, one.end).id) for one in file.citations)
    return _new(path, said, set())


def _new(path: Path, said: Iterable[tuple[NamedNode, NamedNode]], taken: set[NamedNode]) -> Names:
    """Return the ids that change; `taken` are those that are in use, and grows."""
    names: Names = {}
    for old, new in said:
        if new in taken:
            message = f"{shorten(old.value)} says the same as {shorten(new.value)} by now; keep one of the two."
            raise InputError(message, path=path, line=line_of(path, old))
        taken.add(new)
        if old != new:
            names[old] = new
    return names


def _citing(claim: Claim, cited: Names) -> Claim:
    return replace(claim, citations=tuple(sorted((cited.get(one, one) for one in claim.citations), key=str)))


def _linked(claim: Claim, names: Names, path: Path) -> Claim:
    if claim.subject in names or claim.object in names:
        message = f"{shorten(claim.id.value)} is about a claim whose id changes; correct both by hand."
        raise InputError(message, path=path, line=line_of(path, claim.id))

    def now(nodes: tuple[NamedNode, ...]) -> tuple[NamedNode, ...]:
        return tuple(sorted((names.get(one, one) for one in nodes), key=str))

    linked = replace(
        claim, premises=now(claim.premises), conflicts=now(claim.conflicts), supersedes=now(claim.supersedes)
    )
    return linked.renamed()
