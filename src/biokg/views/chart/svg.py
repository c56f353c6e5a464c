"""Charts as SVG: in a page, or as files for slides."""

from __future__ import annotations

from typing import assert_never

from .bars import draw_bars
from .drawing import Drawing
from .growth import draw_growth
from .matrix import draw_matrix
from .model import Bars, Chart, Growth, Matrix, Timeline
from .style import on_its_own
from .timeline import draw_timeline

__all__ = ["svg", "svg_file"]


def svg(chart: Chart, language: str = "en", name: str = "") -> str:
    """Return a chart as an SVG element for a page that has the style sheet `biokg.views.chart.style.in_page`."""
    return _drawn(chart, language).svg(name)


def svg_file(chart: Chart, language: str = "en", name: str = "") -> str:
    """Return a chart as an SVG file that needs nothing else, on white; the same chart gives the same text."""
    return _drawn(chart, language).svg(name, on_its_own()) + "\n"


def _drawn(chart: Chart, language: str) -> Drawing:
    match chart:
        case Timeline():
            return draw_timeline(chart, language)
        case Growth():
            return draw_growth(chart, language)
        case Matrix():
            return draw_matrix(chart, language)
        case Bars():
            return draw_bars(chart, language)
        case _:
            assert_never(chart)
