"""The committed graph, built once."""

from __future__ import annotations

import pytest

from biokg.graph import KnowledgeGraph


@pytest.fixture(scope="session")
def known(own_graph: KnowledgeGraph) -> KnowledgeGraph:
    """The graph of the committed sources, built and open; for reading only."""
    return own_graph
