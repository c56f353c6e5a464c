"""One build on a server, whole or not at all."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from typing import TypeAlias

from ..registers.kept import statements_of
from ..store import Canon, EmbeddedStore, Manifest
from ..store.remote.address import Address
from ..store.remote.generations import new_generation
from ..terms import graph, local_name
from ..workspace import Workspace
from .assemble import Knowledge, assemble, digests, read_workspace
from .registers import hash_of, releases_of, with_registers

__all__ = ["publish"]

Lines: TypeAlias = Callable[[], Iterator[bytes]]
"""Opens the N-Triples of a register."""


def publish(workspace: Workspace, address: Address, *, report: Callable[[str], None] = lambda _step: None) -> Manifest:
    """Build the graph of a workspace on a server and make it the current one there.

    It has the same hash as on this machine. Nothing is written here. What the server holds already, from the build
    before or from one that broke off, is not sent again; readers go on with the former graph until they open anew.

    Raises InputError or BuildError for wrong input, StoreError where the server refuses or another build is under way.
    """
    releases = releases_of(workspace)
    report("reading")
    knowledge = read_workspace(workspace)
    files = {name: partial(statements_of, release, workspace.registers / name) for name, release in releases.items()}
    with new_generation(address, report) as draft:
        for name, release in releases.items():
            draft.add_register(graph(name), release.sha256, release.statements, files[name])
        report("deriving")
        canon = Canon()
        with _matched(knowledge, files) as records:
            canon.add(with_registers(assemble(knowledge), knowledge, records, releases))
        draft.add(canon.lines())
        counts = {local_name(name): size for name, size in draft.sizes.items()}
        shas = {name: release.sha256 for name, release in releases.items()}
        manifest = Manifest(hash_of(canon.hash(), releases), sum(counts.values()), counts, digests(workspace), shas)
        draft.commit(manifest)
    return manifest


def _matched(knowledge: Knowledge, files: Mapping[str, Lines]) -> EmbeddedStore:
    """Return what the registers say of records that are the same as things: all that a build looks up in them."""
    wanted = {str(row.object).encode() for row in knowledge.mappings}
    found = EmbeddedStore.in_memory()
    for name, lines in files.items() if wanted else ():
        said = b"".join(line for line in lines() if not wanted.isdisjoint(line[:-3].split(b" ", 2)))
        found.load_triples(io.BytesIO(said), graph(name))
    return found
