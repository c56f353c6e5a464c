"""What a map is drawn on, and how much room letters take there beside marks."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

__all__ = ["CELL", "PHONE", "USUAL", "Sheet"]

CELL = (102.0, 82.0)
"""Room for one mark and the two or three lines of its name, in the units of the page at scale 1."""
LETTERS = 0.95
"""The scale below which letters do not become smaller, as marks do, and some more, for that room makes a map larger."""
CROWDED = 0.55
"""The scale below which areas get room for that."""
LARGEST = 3.0
FREE = 1.9
"""How much larger a page is than the cells of its marks."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a map is drawn on: its width in pixels, its width to height, and that of its large areas where it is not."""

    width: float
    shape: float
    main: float | None = None

    def lettering(self, marks: int) -> float:
        """Return how much more room titles and numbers get beside so many marks: a crowded map is read by them."""
        scale = self.width / sqrt(self.shape * FREE * max(marks, 1) * CELL[0] * CELL[1])
        return 1.0 if scale > CROWDED else min(LARGEST, LETTERS / scale)


USUAL = Sheet(872.0, 1.18)
"""The page between legend and panel, on a usual screen."""
PHONE = Sheet(374.0, 0.3, 0.7)
"""A page that is as wide as a telephone and moved up and down; its large areas fill the screen."""
