"""Fixtures of the tests in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from biokg.build import build
from biokg.graph import KnowledgeGraph
from biokg.views.map import draw_map
from biokg.views.map.page import page
from biokg.workspace import Workspace

from .sample import sample
from .visiting import Visit


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Visit]:
    opened = Visit(browser, tmp_path, page(sample()))
    yield opened
    opened.context.close()


@pytest.fixture(scope="session")
def own_graph(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    folder = tmp_path_factory.mktemp("own")
    for name in ("graphs", "ontology"):
        shutil.copytree(repository / name, folder / name)
    build(Workspace(folder))
    with KnowledgeGraph.open(folder) as graph:
        yield graph


@pytest.fixture(scope="session")
def own_page(own_graph: KnowledgeGraph) -> str:
    return draw_map(own_graph)
