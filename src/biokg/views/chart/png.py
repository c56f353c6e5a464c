"""Charts as PNG files, for slides: the SVG file drawn by resvg with the fonts of the machine."""

from __future__ import annotations

from ...errors import InputError
from .model import Chart
from .svg import svg_file

__all__ = ["png_bytes", "png_of_svg"]

SHARP = 3.0  # pixels for each unit: about 2,280 wide, enough for a slide


def png_bytes(chart: Chart, language: str = "en", name: str = "", foot: str = "") -> bytes:
    """Return a chart as a PNG, about 2,280 pixels wide, on white, with `foot` below it.

    Raises InputError where the extra ``png`` is not installed, or where no font of the machine has Chinese letters and
    the chart holds some.
    """
    return png_of_svg(svg_file(chart, language, name, foot))


def png_of_svg(svg: str, sharp: float = SHARP) -> bytes:
    """Return an SVG file as a PNG, with `sharp` pixels for each unit; raises InputError as `png_bytes`."""
    try:
        import resvg_py
    except ImportError as error:
        raise InputError(
            "Drawing a PNG needs resvg-py; install it with `pip install 'biokg[png]'`, or write .svg."
        ) from error
    if any("\u4e00" <= sign <= "\u9fff" for sign in svg) and not _draws(resvg_py, "药"):
        raise InputError(
            "No font of this machine has Chinese letters; install one (Debian: fonts-noto-cjk), or use --lang en."
        )
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, zoom=sharp, background="#ffffff"))


def _draws(resvg_py: object, sign: str) -> bool:
    """Tell whether a letter leaves any trace."""
    from .style import FONTS_ZH

    svg = f"""<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text y="16" font-size="16"
        style="font-family:{FONTS_ZH}">{{}}</text></svg>"""
    render = resvg_py.svg_to_bytes  # type: ignore[attr-defined]
    return bytes(render(svg_string=svg.format(sign))) != bytes(render(svg_string=svg.format("")))
