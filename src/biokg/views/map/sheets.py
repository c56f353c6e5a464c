"""What a map is drawn on, and how much room letters take there beside marks."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt

__all__ = ["CELL", "PHONE", "USUAL", "Sheet"]

CELL = (102.0, 82.0)
"""Room for one mark and the two or three lines of its name, in the units of the page at scale 1."""
LARGEST = 3.0
FREE = 1.9
"""How much larger a page is than the cells of its marks."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a map is drawn on: its width in pixels, its width to height, and that of its large areas where it is not.

    Below the scale of `letters` these do not become smaller, so that they need more room beside marks that do.
    """

    width: float
    shape: float
    main: float | None = None
    letters: float = 0.55

    def lettering(self, marks: int) -> float:
        """Return how much larger letters are, beside so many marks, than on a map of scale 1."""
        scale = self.width / sqrt(self.shape * FREE * max(marks, 1) * CELL[0] * CELL[1])
        return min(LARGEST, max(1.0, self.letters / scale))


USUAL = Sheet(872.0, 1.18)
"""The page between legend and panel, on a usual screen."""
PHONE = Sheet(374.0, 0.3, 0.85, 0.8)
"""A page that is as wide as a telephone and moved up and down; its large areas fill the screen."""
