"""The large viewer: one HTML page that draws up to a hundred thousand things on a canvas, without a library.

`crowd` holds a picture as arrays, which `pictured` makes from that of the page, where that is small enough; `packing`
places it by what holds what, or as on the page, `encoding` makes it small, `page` writes it.
"""

from __future__ import annotations

from .crowd import Crowd, crowd_of
from .page import MOST, canvas_page
from .pictured import crowd_of_picture

__all__ = ["MOST", "Crowd", "canvas_page", "crowd_of", "crowd_of_picture"]
