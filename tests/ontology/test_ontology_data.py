"""The project's own data against the shapes, as it is built: claims, plain edges and what follows from them."""

from __future__ import annotations

import pytest
from files import built
from validation import compiled, findings


@pytest.mark.slow
def test_the_built_graph_conforms_to_every_shape() -> None:
    assert len(built()) > 1000
    assert findings(built(), compiled()) == set()
