"""The committed graph, asked through its own store and through plain rdflib, today and as known on a day."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
import rdflib

from biokg.build.assemble import assemble, read_workspace
from biokg.graph import KnowledgeGraph
from biokg.questions import Runner, rdflib_runner, store_runner
from biokg.store import EmbeddedStore
from biokg.workspace import Workspace

AsOf = Callable[[str], KnowledgeGraph]


@pytest.fixture(scope="session")
def asked(repository: Path) -> KnowledgeGraph:
    """The graph of the committed sources, in memory; for reading only."""
    workspace = Workspace(repository)
    store = EmbeddedStore.in_memory()
    store.load(assemble(read_workspace(workspace)))
    return KnowledgeGraph(store, workspace)


@pytest.fixture(scope="session")
def as_of(asked: KnowledgeGraph) -> AsOf:
    """Returns the graph as known on a day; all that is known for an empty text."""

    @cache
    def graph(date: str) -> KnowledgeGraph:
        return asked.as_of(dt.date.fromisoformat(date)) if date else asked

    return graph


@pytest.fixture(scope="session")
def runner_of(as_of: AsOf) -> Callable[[str, str], Runner]:
    """Returns what runs queries on the graph as known on a day: by its own store, or by rdflib."""

    @cache
    def runner(engine: str, date: str) -> Runner:
        store = as_of(date).store
        if engine == "store":
            return store_runner(store)
        dump = io.BytesIO()
        store.dump(dump)
        return rdflib_runner(rdflib.Dataset(default_union=True).parse(data=dump.getvalue(), format="nquads"))

    return runner
