"""A drawing in SVG: shapes and words with classes; what colour a class has stands in `biokg.views.chart.style`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from html import escape
from unicodedata import east_asian_width

from ..words import harmless

__all__ = ["NARROW", "WIDTH", "Drawing", "clipped", "width_of", "wrapped"]

WIDTH = 760.0
"""How wide a chart is, in its own units; a page scales it."""

NARROW = 360.0
"""How wide a chart is on a phone, where the same letters would be half as large."""

_LATIN, _NARROW, _CAPITAL = 0.56, 0.3, 0.68  # of the size of the letters; measured on common sans-serif fonts
_THIN = frozenset("ijlftr.,:;!'|()[] ·1I")


@dataclass
class Drawing:
    """Parts of a picture, in the order in which they are painted."""

    width: float = WIDTH
    height: float = 0.0
    parts: list[str] = field(default_factory=list)

    @property
    def narrow(self) -> bool:
        """Whether there is no room for words beside what they name."""
        return self.width < WIDTH / 2 + 1

    def text(self, x: float, y: float, words: str, looks: str = "", *, size: float = 12, anchor: str = "start") -> None:
        """Write one line of words, its foot at `y`."""
        shown = harmless(words)
        if any(east_asian_width(sign) in "WF" for sign in shown):
            looks = f"{looks} zh".strip()
        place = f'x="{x:.1f}" y="{y:.1f}" font-size="{size:g}" text-anchor="{anchor}"'
        self.parts.append(f'<text {place} class="{looks}">{escape(shown)}</text>')

    def line(self, x1: float, y1: float, x2: float, y2: float, looks: str) -> None:
        """Draw a straight line."""
        self.parts.append(f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" class="{looks}"/>')

    def box(self, x: float, y: float, width: float, height: float, looks: str, round_: float = 2) -> None:
        """Draw a box from its upper left corner."""
        size = f'width="{max(width, 0):.1f}" height="{height:.1f}" rx="{round_:g}"'
        self.parts.append(f'<rect x="{x:.1f}" y="{y:.1f}" {size} class="{looks}"/>')

    def path(self, data: str, looks: str) -> None:
        """Draw a path."""
        self.parts.append(f'<path d="{data}" class="{looks}"/>')

    def begin(self, full: str) -> None:
        """Begin a group whose parts say `full` when pointed at."""
        self.parts.append(f"<g><title>{escape(harmless(full))}</title>")

    def end(self) -> None:
        """End the group begun last."""
        self.parts.append("</g>")

    def svg(self, name: str, style: str = "") -> str:
        """Return the drawing as an SVG element called `name`; with a style sheet, on a page of its own colour."""
        size = f'viewBox="0 0 {self.width:g} {self.height:.0f}"'
        if style:
            size += f' width="{self.width:g}" height="{self.height:.0f}"'
        looks = "chart narrow" if self.narrow else "chart"
        head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} class="{looks}" role="img" aria-label="{escape(name)}">'
        ground = f"<style>{style}</style>" + '<rect width="100%" height="100%" class="page"/>' if style else ""
        return f"{head}{ground}{''.join(self.parts)}</svg>"


def width_of(words: str, size: float = 12) -> float:
    """Return about how wide words are; Chinese letters are as wide as high.

    >>> width_of("药物"), round(width_of("drug"))
    (24.0, 24)
    """
    return sum(_share(sign) for sign in words) * size


def _share(sign: str) -> float:
    if east_asian_width(sign) in "WF":
        return 1.0
    return _NARROW if sign in _THIN else _CAPITAL if sign.isupper() else _LATIN


def clipped(words: str, width: float, size: float = 12) -> str:
    """Return words that fit a width, cut with an ellipsis where they do not.

    >>> clipped("International BioPark", 60)
    'Internatio…'
    """
    if width_of(words, size) <= width:
        return words
    while words and width_of(words + "…", size) > width:
        words = words[:-1]
    return words.rstrip() + "…"


def wrapped(words: str, width: float, size: float = 12, lines: int = 2) -> Sequence[str]:
    """Return words in at most so many lines of a width; the last is cut where they do not fit.

    >>> wrapped("clinical development", 70)
    ['clinical', 'development']
    """
    rows = [""]
    for part in _parts(words):
        longer = rows[-1] + part
        if rows[-1] and width_of(longer.rstrip(), size) > width and len(rows) < lines:
            rows.append(part.lstrip())
        else:
            rows[-1] = longer
    return [clipped(row.strip(), width, size) for row in rows]


def _parts(words: str) -> list[str]:
    """Return the parts between which a line may end: after a space, and around every wide letter."""
    parts = [""]
    for sign in words:
        wide = east_asian_width(sign) in "WF"
        if wide or (parts[-1] and (parts[-1][-1] == " " or east_asian_width(parts[-1][-1]) in "WF")):
            parts.append("")
        parts[-1] += sign
    return [part for part in parts if part]
