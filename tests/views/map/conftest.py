"""Fixtures of the tests in a real browser: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from biokg.graph import KnowledgeGraph
from biokg.views.map import draw_map
from biokg.views.map.page import page

from .sample import sample
from .visiting import Visit


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Visit]:
    opened = Visit(browser, tmp_path, page(sample()))
    yield opened
    opened.context.close()


@pytest.fixture(scope="session")
def own_page(own_graph: KnowledgeGraph) -> str:
    return draw_map(own_graph)
