"""Charts as SVG: in a page, or as files for slides."""

from __future__ import annotations

from typing import assert_never

from .bars import draw_bars
from .drawing import WIDTH, Drawing, wrapped
from .growth import draw_growth
from .matrix import draw_matrix
from .model import Bars, Chart, Growth, Matrix, Timeline
from .style import on_its_own
from .timeline import draw_timeline

__all__ = ["svg", "svg_file"]


def svg(chart: Chart, language: str = "en", name: str = "", width: float = WIDTH) -> str:
    """Return a chart as an SVG element for a page that has the style sheet `biokg.views.chart.style.in_page`.

    One of the width `biokg.views.chart.drawing.NARROW` is laid out for a phone, its letters as large as those of the
    page, and shown on narrow screens alone; the other one is shown on all others and on paper.
    """
    return _drawn(chart, language, width).svg(name)


def svg_file(chart: Chart, language: str = "en", name: str = "", foot: str = "") -> str:
    """Return a chart as an SVG file that needs nothing else, on white, with `foot` below it, such as its sources.

    The same chart gives the same text.
    """
    drawing = _drawn(chart, language, WIDTH)
    for line in wrapped(foot, WIDTH - 12, 10.5, 4) if foot else ():
        drawing.text(6, drawing.height + 10, line, "quiet", size=10.5)
        drawing.height += 15
    return drawing.svg(name, on_its_own()) + "\n"


def _drawn(chart: Chart, language: str, width: float) -> Drawing:
    match chart:
        case Timeline():
            return draw_timeline(chart, language, width)
        case Growth():
            return draw_growth(chart, language, width)
        case Matrix():
            return draw_matrix(chart, language, width)
        case Bars():
            return draw_bars(chart, language, width)
        case _:
            assert_never(chart)
