"""The legend of the slide: what lines, outlines and marks mean, each with how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from ..map.bundles import visible
from ..map.grammar import GLYPHS, LINES, mix
from ..map.layout import drawn_nodes
from ..map.picture import Picture, Standing
from ..map.wording import PAGE as SAY
from .ink import PAGE, QUIET, n, path, rect, text
from .measure import cut
from .names import Room
from .paint import class_name, mark

__all__ = ["legend"]

_STAGES = {
    Standing.STATED: "built",
    Standing.UNDER_WAY: "underWay",
    Standing.PLANNED: "planned",
    Standing.EXPECTED: "expected",
}
_DASHES = {Standing.UNDER_WAY: (6.0, 2.5), Standing.PLANNED: (4.0, 2.6), Standing.EXPECTED: (1.2, 2.6)}
_ROW, _HEAD = 27.0, 46.0
_SIZE = 15.0


@dataclass(frozen=True, slots=True)
class _Row:
    """A sample, its name, and how many there are; a heading has no sample."""

    icon: str
    name: str
    count: int | None = None


def legend(picture: Picture, room: Room, lang: str) -> Iterator[str]:
    """Yield the legend of what is drawn; rows move together where there are many, the rarest classes share one."""
    rows = list(_rows(picture, lang))
    heads = sum(row.count is None for row in rows)
    step = min(_ROW, (room.height - heads * (_HEAD - _ROW)) / max(len(rows), 1))
    size = min(_SIZE, step * 0.62)
    y = room.y
    for row in rows:
        if row.count is None:
            y += step + _HEAD - _ROW
            yield text(room.x, y - step * 0.3, row.name.upper(), size * 0.86, fill=QUIET, weight=700)
            continue
        yield f'<g transform="translate({n(room.x + 16)} {n(y + step / 2)})">{row.icon}</g>'
        yield text(room.x + 42, y + step / 2 + size * 0.36, cut(row.name, room.width - 86, size), size)
        yield text(room.x + room.width, y + step / 2 + size * 0.36, f"{row.count:,}", size, fill=QUIET, anchor="end")
        y += step


def _rows(picture: Picture, lang: str) -> Iterator[_Row]:
    nodes = drawn_nodes(picture)
    sure = Counter(edge.standing for edge in visible(picture))
    if sure:
        yield _Row("", SAY["sure"].inside(lang))
    for standing, line in LINES.items():
        if sure[standing]:
            dash = {"stroke_dasharray": " ".join(f"{part:g}" for part in line.dash)} if line.dash else {}
            sample = path("M-16 0H16", stroke=line.colour, stroke_width=f"{line.width * 1.3:g}", **dash)
            yield _Row(sample, line.name.inside(lang), sure[standing])
    far = Counter(node.standing if node.standing in _STAGES else Standing.STATED for node in nodes)
    if far:
        yield _Row("", SAY["outline"].inside(lang))
    for standing, key in _STAGES.items():
        if far[standing]:
            yield _Row(_stage(standing), SAY[key].inside(lang), far[standing])
    classes = Counter(node.cls for node in nodes)
    if classes:
        yield _Row("", SAY["kinds"].inside(lang))
    for cls in [*(c for c in GLYPHS if c in classes), *sorted(classes.keys() - GLYPHS.keys())]:
        sample = mark(cls, Standing.STATED, 0, 0, 0.82)
        yield _Row(sample, class_name(picture, cls).inside(lang), classes[cls])


def _stage(standing: Standing) -> str:
    fill = QUIET if standing is Standing.STATED else PAGE
    if standing is Standing.UNDER_WAY:
        fill = mix(PAGE, QUIET, 0.45)
    return rect(-8, -8, 16, 16, round_=3, fill=fill, stroke=QUIET, line=1.8, dash=_DASHES.get(standing, ()))
