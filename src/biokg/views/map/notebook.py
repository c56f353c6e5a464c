"""The map as a pyvis network: what the page is drawn from, and what a notebook can go on from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...errors import BiokgError
from .drawing import drawing
from .layout import Layout, place
from .picture import Picture

if TYPE_CHECKING:
    from pyvis.network import Network

__all__ = ["network"]


def network(picture: Picture, layout: Layout | None = None) -> Network:
    """Return the nodes and lines of `picture` as a pyvis network, placed as on the page.

    Its lists are filled directly, for pyvis' `add_edge` grows with the square of their number. Raises BiokgError where
    pyvis is not installed.
    """
    try:
        from pyvis.network import Network  # brings IPython along, so only where a map is drawn
    except ModuleNotFoundError as missing:
        raise BiokgError("Maps need pyvis, which is not installed: pip install 'biokg[map]'.") from missing
    made = Network(directed=True)
    made.nodes, made.edges = drawing(picture, layout or place(picture))
    made.toggle_physics(False)
    return made
