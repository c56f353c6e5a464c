"""The project's own graph, built once in memory; for reading only."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from biokg.build.assemble import assemble, read_workspace
from biokg.graph import KnowledgeGraph
from biokg.store import EmbeddedStore
from biokg.workspace import Workspace


@cache
def own_graph() -> KnowledgeGraph:
    workspace = Workspace(Path(__file__).resolve().parents[2])
    store = EmbeddedStore.in_memory()
    store.load(assemble(read_workspace(workspace)))
    return KnowledgeGraph(store, workspace)
