"""The colours of charts: one look for each standing, told by shape and line too, so that they read in greyscale."""

from __future__ import annotations

from ..map.grammar import LINES, mix
from ..map.picture import Standing

__all__ = ["FONTS", "FONTS_ZH", "SERIES", "in_page", "looks_of", "on_its_own"]

_LATIN = (
    "Inter, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, 'Noto Sans', 'Liberation Sans', 'DejaVu Sans'"
)
_CHINESE = (
    "'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', 'Source Han Sans SC', "
    "'WenQuanYi Micro Hei', 'WenQuanYi Zen Hei'"
)
FONTS = f"{_LATIN}, {_CHINESE}, sans-serif"
"""The fonts of words, in the order of choice."""
FONTS_ZH = f"{_CHINESE}, {_LATIN}, sans-serif"
"""The fonts of words with Chinese letters: not every program looks for a letter in the second font of a list."""

SERIES = ("#0b5cad", "#966800", "#a3307f", "#0f7b5f", "#47536a", "#c24a00")
"""Colours of the series of a chart, apart for people who see no red or green; each has its own mark too."""

_LIGHT = {"page": "#ffffff", "ink": "#1a2230", "quiet": "#515d70", "rule": "#d7dde6", "band": "#f1f4f8"}
_DARK = {"page": "#11161d", "ink": "#e8ecf2", "quiet": "#a9b4c4", "rule": "#323c4a", "band": "#1c232d"}
_SOLID = frozenset({Standing.STATED})


def looks_of(standing: str) -> str:
    """Return the class of a standing (a key of `biokg.views.words.BADGES`); of an unknown one, that of ``stated``.

    >>> looks_of("under way"), looks_of("entailed"), looks_of("")
    ('s-under-way', 's-inferred', 's-stated')
    """
    name = {"entailed": "inferred"}.get(standing, standing.replace(" ", "-"))
    return f"s-{name}" if name in {one.value for one in Standing} else "s-stated"


def on_its_own() -> str:
    """Return the style sheet of a chart in a file of its own, on white."""
    return f"text{{font-family:{FONTS}}}text.zh{{font-family:{FONTS_ZH}}}" + _rules(_LIGHT, dark=False)


def in_page() -> str:
    """Return the style sheet of charts in a page, for light and dark screens."""
    dark = "".join(f".chart {rule}}}" for rule in _rules(_DARK, dark=True).split("}") if rule)
    light = "".join(f".chart {rule}}}" for rule in _rules(_LIGHT, dark=False).split("}") if rule)
    size = ".chart{display:block;width:100%;height:auto}.chart.narrow{display:none}"
    phone = "@media screen and (max-width:640px){.chart{display:none}.chart.narrow{display:block}}"
    return f"{size}{phone}{light}@media screen and (prefers-color-scheme:dark){{{dark}}}"


def _rules(colours: dict[str, str], *, dark: bool) -> str:
    page, ink, quiet, rule, band = (colours[name] for name in ("page", "ink", "quiet", "rule", "band"))
    rules = [
        f".page{{fill:{page}}}",
        f".ink{{fill:{ink}}}",
        f".strong{{fill:{ink};font-weight:600}}",
        f".quiet{{fill:{quiet}}}",
        f".rule{{stroke:{rule};stroke-width:1}}",
        f".axis{{stroke:{quiet};stroke-width:1}}",
        f".band{{fill:{band}}}",
        f".halo{{stroke:{page};stroke-width:4;stroke-linejoin:round;paint-order:stroke}}",
        f".today{{stroke:{quiet};stroke-width:1.5;stroke-dasharray:2 3}}",
        *(_of_standing(standing, page, dark) for standing in LINES),
        ".to-come{stroke-dasharray:4 4}",
        ".m{stroke-dasharray:none}",
        *_of_shares(page, dark),
        *(_of_series(number, page, dark) for number in range(len(SERIES))),
    ]
    return "".join(rules)


def _of_standing(standing: Standing, page: str, dark: bool) -> str:
    line = LINES[standing]
    colour = line.dark if dark else line.colour
    dash = f";stroke-dasharray:{' '.join(f'{part * 0.6:g}' for part in line.dash)}" if line.dash else ""
    fill = colour if standing in _SOLID else mix(colour, page, 0.72 if standing is Standing.UNDER_WAY else 0.9)
    return f".s-{standing.value}{{fill:{fill};stroke:{colour};stroke-width:1.6{dash}}}"


def _of_shares(page: str, dark: bool) -> list[str]:
    """Return the looks of a disc that is filled in part: its ring, and the part."""
    line = LINES[Standing.STATED]
    colour = line.dark if dark else line.colour
    return [f".part{{fill:{page};stroke:{colour};stroke-width:1.6}}", f".filled{{fill:{colour}}}"]


def _of_series(number: int, page: str, dark: bool) -> str:
    colour = mix(SERIES[number], "#ffffff", 0.5) if dark else SERIES[number]
    mark = f".n{number}{{fill:{colour};stroke:{colour};stroke-width:1.6}}"
    hollow = f".h{number}{{fill:{page};stroke:{colour};stroke-width:1.6;stroke-dasharray:3 2}}"
    return f"{mark}{hollow}.l{number}{{fill:none;stroke:{colour};stroke-width:1.4}}"
