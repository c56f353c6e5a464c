"""The map as pyvis' own object, for notebooks that want to go on from there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import BiokgError
from .drawing import drawing
from .layout import place
from .picture import Picture

if TYPE_CHECKING:
    from pyvis.network import Network

__all__ = ["network"]


def network(picture: Picture) -> Network:
    """Return the nodes and lines of `picture` as a pyvis network, placed as on the page.

    Raises BiokgError where pyvis is not installed.
    """
    try:
        from pyvis.network import Network  # brings IPython and networkx along: the page does without
    except ModuleNotFoundError as missing:
        raise BiokgError("Maps need pyvis, which is not installed: pip install 'biokg[map]'.") from missing
    made = Network(directed=True)
    made.nodes, made.edges = drawing(picture, place(picture))
    made.toggle_physics(False)
    return made
