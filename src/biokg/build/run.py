"""One build, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from ..store import Canon, Manifest, new_generation
from ..terms import graph, local_name
from ..workspace import Workspace
from .assemble import assemble, digests, read_workspace
from .registers import hash_of, load_releases, releases_of, serves, with_registers, write_changes

__all__ = ["build"]


def build(workspace: Workspace, *, report: Callable[[str], None] = lambda _step: None) -> Manifest:
    """Build the store of a workspace and make it the current one.

    `report` is told each step as it begins, in words. Readers go on with the former store until they open anew; where
    anything fails or the build is interrupted, the former store stays. Registers that the former store holds already
    are taken over from it, so that a build costs what the sources cost.

    The hash is that of the canonical N-Quads; with registers, of that hash of all other graphs and of the hashes of
    the statements of the registers.

    Raises InputError or BuildError for wrong input, StoreError where another build is under way or the disk refuses.
    """
    from ..columns import Writer  # imports numpy: not before there is something to build
    from ..names import NameWriter

    releases = releases_of(workspace)
    with new_generation(workspace.derived, partial(serves, releases)) as draft:
        report("reading")
        knowledge = read_workspace(workspace)
        load_releases(draft, releases, workspace.registers, report)
        report("deriving and writing")
        canon = Canon()
        with Writer(draft.columns / "graphs") as columns, NameWriter(draft.names / "graphs.db") as names:
            quads = with_registers(assemble(knowledge), knowledge, draft.store, releases)
            quads = names.passing(canon.passing(quads), knowledge.named)
            write_changes(draft.store, columns.passing(quads), releases)
            columns.finish()
            names.finish()
        held = {name: release.statements for name, release in releases.items()}
        filled = [local_name(name) for name in draft.store.graphs()]
        counts = {name: held.get(name) or draft.store.size(graph(name)) for name in filled}
        shas = {name: release.sha256 for name, release in releases.items()}
        manifest = Manifest(hash_of(canon.hash(), releases), sum(counts.values()), counts, digests(workspace), shas)
        draft.commit(manifest)
    return manifest
