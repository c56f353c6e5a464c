"""The map as a slide: a still picture of 16 to 9, as SVG, or as PNG through `biokg.views.chart.png`.

`sheet` puts it together; `paint` draws areas, lines and marks, `names` finds room for every name, `legend` counts.
"""

from __future__ import annotations

from .sheet import HEIGHT, MOST, WIDTH, slide

__all__ = ["HEIGHT", "MOST", "WIDTH", "slide"]
