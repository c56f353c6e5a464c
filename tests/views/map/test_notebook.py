"""The map as a pyvis network."""

from __future__ import annotations

import pytest

from biokg.views.map.notebook import network

from .sample import sample


def test_pyvis_holds_what_the_page_draws() -> None:
    pytest.importorskip("pyvis")
    made = network(sample())
    assert {"biopark", "huahui", "libevitug"} <= {node["id"] for node in made.nodes}
    assert len(made.edges) > 70
    assert not made.options.physics.enabled
    assert "vis.Network" in made.generate_html()
