"""The marks of charts: a shape for each standing, and the legend that says what they mean."""

from __future__ import annotations

from collections.abc import Iterable

from ..words import BADGES
from .drawing import Drawing, width_of
from .style import looks_of

__all__ = ["legend", "mark"]

_KEY = 11.0


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
