"""The marks of charts: a shape for each standing, and the legend that says what they mean."""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, pi, sin

from ...analysis.share import Share
from ..words import BADGES
from .drawing import Drawing, width_of
from .style import looks_of

__all__ = ["PIE", "legend", "mark", "pie"]

_KEY = 11.0
PIE = 7.0
"""The radius of a disc that is filled in part."""


def mark(drawing: Drawing, x: float, y: float, standing: str, size: float = 5.2) -> None:
    """Draw the mark of a standing around a point."""
    name, r = looks_of(standing), size
    looks = f"{name} m"
    if name in {"s-planned", "s-under-way"}:
        drawing.box(x - r * 0.9, y - r * 0.9, r * 1.8, r * 1.8, looks, 1)
    elif name == "s-expected":
        drawing.path(f"M{x:.1f} {y - r * 1.25:.1f}l{r * 1.25:.1f} {r * 1.25:.1f}l{-r * 1.25:.1f} {r * 1.25:.1f}"
                     f"l{-r * 1.25:.1f} {-r * 1.25:.1f}Z", looks)  # fmt: skip
    elif name == "s-inferred":
        drawing.path(f"M{x:.1f} {y - r * 1.1:.1f}l{r * 1.1:.1f} {r * 2:.1f}h{-r * 2.2:.1f}Z", looks)
    elif name == "s-denied":
        drawing.line(x - r, y - r, x + r, y + r, looks)
        drawing.line(x - r, y + r, x + r, y - r, looks)
    else:
        drawing.path(f"M{x - r:.1f} {y:.1f}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0Z", looks)


def pie(drawing: Drawing, x: float, y: float, share: Share, size: float = PIE) -> None:
    """Draw a disc around a point and fill the share of it, clockwise from the top; an empty share leaves the ring."""
    r, part = size, share.ratio or 0.0
    drawing.path(f"M{x - r:.1f} {y:.1f}a{r:g} {r:g} 0 1 0 {2 * r:g} 0a{r:g} {r:g} 0 1 0 {-2 * r:g} 0Z",
                 "s-stated m" if part == 1 else "part m")  # fmt: skip
    if 0 < part < 1:
        end = 2 * pi * part
        arc = f"A{r:g} {r:g} 0 {int(part > 0.5)} 1 {x + r * sin(end):.2f} {y - r * cos(end):.2f}"
        drawing.path(f"M{x:.1f} {y:.1f}V{y - r:.1f}{arc}Z", "filled")


def legend(drawing: Drawing, y: float, standings: Iterable[str], language: str) -> float:
    """Write what the marks of some standings mean, from `y` down; return where the legend ends."""
    used = set(standings)
    shown = [(standing, badge) for standing, badge in BADGES.items() if standing in used]
    if not shown or used == {"stated"}:
        return y
    x = 6.0
    for standing, badge in shown:
        words = badge.word(language)
        needed = 16 + width_of(words, _KEY) + 18
        if x + needed > drawing.width and x > 6:
            x, y = 6.0, y + 18
        mark(drawing, x + 5, y + 8, standing, 4.4)
        drawing.text(x + 16, y + 12, words, "quiet", size=_KEY)
        x += needed
    return y + 20
