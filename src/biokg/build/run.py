"""One build, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable

from ..store import Canon, Manifest, new_generation
from ..terms import local_name
from ..workspace import Workspace
from .assemble import assemble, digests, read_workspace

__all__ = ["build"]


def build(workspace: Workspace, *, report: Callable[[str], None] = lambda _step: None) -> Manifest:
    """Build the store of a workspace and make it the current one.

    `report` is told each step as it begins, in words. Readers go on with the former store until they open anew; where
    anything fails or the build is interrupted, the former store stays.

    Raises InputError or BuildError for wrong input, StoreError where another build is under way or the disk refuses.
    """
    from ..columns import Writer  # imports numpy: not before there is something to build

    with new_generation(workspace.derived) as draft:
        report("reading")
        knowledge = read_workspace(workspace)
        report("deriving and writing")
        canon = Canon()
        with Writer(draft.columns / "graphs") as columns:
            draft.store.load(columns.passing(canon.passing(assemble(knowledge))))
            columns.finish()
        counts = {local_name(name): draft.store.size(name) for name in draft.store.graphs()}
        manifest = Manifest(canon.hash(), sum(counts.values()), counts, digests(workspace))
        draft.commit(manifest)
    return manifest
