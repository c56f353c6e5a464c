"""The committed graph, built once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from biokg.build import build
from biokg.graph import KnowledgeGraph
from biokg.workspace import Workspace


@pytest.fixture(scope="session")
def known(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    """The graph of the committed sources, built and open; for reading only."""
    folder = tmp_path_factory.mktemp("known")
    shutil.copytree(repository / "graphs", folder / "graphs")
    build(Workspace(folder))
    with KnowledgeGraph.open(folder) as graph:
        yield graph
