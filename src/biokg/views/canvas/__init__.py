"""The large viewer: one HTML page that draws up to a hundred thousand things on a canvas, without a library.

`crowd` holds a picture as arrays, `packing` places it by what holds what, `encoding` makes it small, `page` writes it.
"""

from __future__ import annotations

from .crowd import Crowd, crowd_of
from .page import MOST, canvas_page

__all__ = ["MOST", "Crowd", "canvas_page", "crowd_of"]
