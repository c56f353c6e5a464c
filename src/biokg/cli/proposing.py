"""What ``biokg match`` asks for: things of the sources or records of a register, against registers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import InputError, UnknownName

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from ..matching import Judgements, Proposal
    from ..registers.kept import Release
    from ..resolve import Entity
    from ..workspace import Workspace

__all__ = ["label_of", "proposals", "thing_or_record"]


def proposals(
    folder: Path, of: str | None, against: Sequence[str], about: Sequence[str], limit: int
) -> tuple[Workspace, list[Proposal], Judgements]:
    """Return what is proposed, by thing; raises InputError where no such register was imported."""
    from ..build.mappings import settled_mappings
    from ..matching import Judgements, propose, with_finders
    from ..workspace import Workspace
    from .waiting import Waiting

    workspace = Workspace.find(folder)
    releases = _releases(workspace, [*against, *([of] if of else [])])
    chosen = [releases[name] for name in against or sorted(releases) if name != of]
    if not chosen:
        raise InputError(f"no register was imported to match {of or 'with'}; begin with `biokg import ror FILE`.")
    waiting = Waiting()
    try:
        things = _records(workspace, releases[of], about) if of else _things(workspace, about)
        judgements, mapped = Judgements(workspace.judgements), settled_mappings(workspace)
        found = with_finders(
            workspace, chosen, lambda registers: list(propose(things, registers, judgements, mapped, limit))
        )
    finally:
        waiting.over()
    return workspace, sorted(found, key=lambda one: one.thing.id), judgements


def _releases(workspace: Workspace, wanted: Sequence[str]) -> dict[str, Release]:
    from ..registers.kept import read_releases

    releases = {release.name: release for release in read_releases(workspace.registers)}
    for name in wanted:
        if name not in releases:
            there = ", ".join(sorted(releases)) or "none"
            raise InputError(f"no register '{name}' was imported (there: {there}); see `biokg import`.")
    return releases


def _things(workspace: Workspace, about: Sequence[str]) -> dict[NamedNode, list[Entity]]:
    """Return the things of the sources by family, or those of these names."""
    from ..matching import things_of
    from .naming import known_thing

    wanted = {known_thing(workspace, name).value for name in about}
    return {
        kind: [thing for thing in things if not wanted or thing.id in wanted]
        for kind, things in things_of(workspace).items()
    }


def _records(workspace: Workspace, release: Release, about: Sequence[str]) -> dict[NamedNode, list[Entity]]:
    """Return the records of a register by family, or those with these names or ids."""
    from ..matching import with_finders
    from ..terms import brief
    from ..values import normal

    records = with_finders(
        workspace, [release], lambda found: {kind: finder.records() for kind, finder in found[0].items()}
    )
    if not about:
        return records
    wanted = {normal(name) for name in about}
    named = {
        kind: [one for one in some if not wanted.isdisjoint(map(normal, (one.id, brief(one.id), *one.names)))]
        for kind, some in records.items()
    }
    if not any(named.values()):
        raise UnknownName(f"No record of {release.name} is called {' or '.join(repr(name) for name in about)}.")
    return named


def thing_or_record(workspace: Workspace, name: str) -> NamedNode:
    """Return the thing that a name means, or the record of a register that was imported, written briefly or whole.

    Raises UnknownName where there is none.
    """
    from pyoxigraph import NamedNode

    from ..registers.kept import read_releases
    from ..terms import brief, in_register
    from .naming import known_thing

    full = name if "://" in name else in_register(name)
    prefix = brief(full).partition(":")[0] if full else ""
    if prefix in {release.name for release in read_releases(workspace.registers)}:
        return NamedNode(full)
    return known_thing(workspace, name)


def label_of(workspace: Workspace, node: NamedNode) -> str:
    """Return the name of a thing, as the files of the workspace have it; of a record, its brief id."""
    from ..terms import brief
    from .naming import wording_of

    shown = brief(node.value)
    return wording_of(workspace).node(node) if shown.startswith(":") else shown
