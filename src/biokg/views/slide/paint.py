"""Areas, bundles, lines and marks of the slide, in its own units; the looks are those of the grammar."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import hypot

from ..map.drawing import LIFT, drawing
from ..map.grammar import AREA_OTHER, AREAS, GLYPHS, LINES, glyph_of, mix
from ..map.layout import Layout
from ..map.packing import Box
from ..map.picture import Node, Number, Picture, Standing, Words, headlines
from .ink import PAGE, QUIET, RULE, n, path, rect, text, titled
from .measure import cut, rows, width_of
from .names import Ground, Room

__all__ = ["OUTLINE", "Camera", "areas", "class_name", "described", "heads", "lines", "mark"]  # fmt: skip

OUTLINE = {Standing.PLANNED: (6.0, 4.0), Standing.EXPECTED: (1.5, 4.0), Standing.UNDER_WAY: (12.0, 5.0)}
"""How the rim of an area is drawn that is not there yet."""
_MARK = {Standing.PLANNED: "4 2.6", Standing.EXPECTED: "1.2 2.6", Standing.UNDER_WAY: "8 2.5"}
_HOLLOW = frozenset({Standing.PLANNED, Standing.EXPECTED})
_ARROW = 8.0
LEAST = 11.5
"""How large the letters of a title are at least, on a slide of 1600 by 900."""
SMALLER = 0.7
"""To which part of its size a title may shrink before a briefer name is taken."""


@dataclass(frozen=True, slots=True)
class Camera:
    """Where the layout lies on the slide."""

    scale: float
    x: float
    y: float

    @classmethod
    def on(cls, whole: Box, room: Room, most: float = 1.9) -> Camera:
        """Return the view that shows all of a layout in a part of the slide, no larger than `most`."""
        scale = min(room.width / max(whole.width, 1), room.height / max(whole.height, 1), most)
        x = room.x + (room.width - whole.width * scale) / 2 - whole.x * scale
        return cls(scale, x, room.y + (room.height - whole.height * scale) / 2 - whole.y * scale)

    def point(self, x: float, y: float) -> tuple[float, float]:
        """Return a place of the layout on the slide."""
        return x * self.scale + self.x, y * self.scale + self.y

    def mark(self, x: float, y: float) -> tuple[float, float]:
        """Return where the mark of a seat stands."""
        return self.point(x, y - LIFT)

    def box(self, box: Box) -> Box:
        """Return a box of the layout on the slide."""
        return Box(*self.point(box.x, box.y), box.width * self.scale, box.height * self.scale)


def class_name(picture: Picture, cls: str) -> Words:
    """Return what a class is called: by the ontology, by the grammar, else its own name."""
    known = picture.classes.get(cls)
    return known or (glyph_of(cls).name if cls in GLYPHS else Words(cls))


def described(picture: Picture, node: Node, lang: str) -> str:
    """Return the name of a thing with its class and status."""
    parts = [node.label, class_name(picture, node.cls), *([node.status] if node.status else [])]
    return " · ".join(words.inside(lang) for words in parts)


def areas(picture: Picture, layout: Layout, view: Camera, lang: str) -> Iterator[str]:
    """Yield the areas, outermost first, and the frames of bundles."""
    nodes = {node.id: node for node in picture.nodes}
    for name in sorted(layout.areas, key=lambda a: (layout.areas[a].depth, layout.areas[a].box.x, a)):
        node, box = nodes[name], view.box(layout.areas[name].box)
        fill, rim, *_ = AREAS.get(node.cls, AREA_OTHER)
        line = 2.0 if node.cls == "IndustryPark" else 1.2
        shape = rect(box.x, box.y, box.width, box.height, round_=12 * view.scale, fill=fill, stroke=rim, line=line,
                     dash=OUTLINE.get(node.standing, ()))  # fmt: skip
        yield titled(described(picture, node, lang), shape)
    for _, frame in layout.bundles.values():
        box = view.box(frame)
        yield rect(box.x, box.y, box.width, box.height, round_=10 * view.scale, fill=PAGE, stroke=RULE)


def heads(picture: Picture, layout: Layout, view: Camera, lang: str, ground: Ground) -> Iterator[str]:
    """Yield titles and numbers of areas and bundles, and take their room."""
    nodes = {node.id: node for node in picture.nodes}
    numbers = headlines(picture)
    for name, area in layout.areas.items():
        box, node = view.box(area.box), nodes[name]
        _rim(box, ground)
        aside = area.numbers is not None and area.numbers.y < area.box.y + 20
        room = box.width * 0.55 if aside else box.width - 24
        words, size = _fitting(node, lang, room, max(LEAST, min(24.0, 14.5 * view.scale)))
        wide = width_of(words, size, bold=True)
        ground.add(Room(box.x + 6, box.y + 2, wide + 24, size * 1.9))
        yield _title(node, words, box, size, wide)
        if area.numbers is not None:
            told = view.box(area.numbers)
            left = max(told.x, box.x + 30 + wide) if aside else told.x
            told = Box(left, told.y, told.width - (left - told.x), told.height)
            ground.add(Room(told.x, told.y, told.width, told.height))
            yield from _numbers(numbers.get(name, []), told, view.scale, lang, AREAS.get(node.cls, AREA_OTHER)[0])
    for bundle, frame in layout.bundles.values():
        box, size = view.box(frame), max(11.0, min(19.0, 12 * view.scale))
        _rim(box, ground)
        words = cut(bundle.label.inside(lang), box.width - 14, size)
        ground.add(Room(box.x + 4, box.y + 2, width_of(words, size) + 10, size * 1.5))
        yield text(box.x + 8, box.y + size * 1.25, words, size, fill=QUIET, italic=lang != "zh", halo=PAGE)


def _fitting(node: Node, lang: str, room: float, size: float) -> tuple[str, float]:
    """Return the title of an area and its size: in smaller letters where it is too long, else briefer, else cut."""
    for words in (one.inside(lang) for one in (node.short or node.label, *node.briefs)):
        fits = size * min(1.0, room / max(1.0, width_of(words, size, bold=True)))
        if fits >= max(LEAST, SMALLER * size):
            return words, fits
    return cut((node.short or node.label).inside(lang), room, size, bold=True), size


def _rim(box: Box, ground: Ground) -> None:
    """Keep names off a rim."""
    for x, y, width, height in ((box.x, box.y, box.width, 0), (box.x, box.y + box.height, box.width, 0),
                                (box.x, box.y, 0, box.height), (box.x + box.width, box.y, 0, box.height)):  # fmt: skip
        ground.add(Room(x - 1, y - 1, width + 2, height + 2))


def _title(node: Node, words: str, box: Box, size: float, wide: float) -> str:
    foot = box.y + 5 + size * 1.12
    if node.cls == "IndustryPark":
        plate = rect(box.x + 7, foot - size * 1.2, wide + size, size * 1.65, round_=5, fill=glyph_of(node.cls).colour)
        return plate + text(box.x + 7 + size / 2, foot, words, size, fill=PAGE, weight=700)
    colour = "#6b5010" if node.cls == "DevelopmentZone" else QUIET
    return text(box.x + 11, foot, words, size, fill=colour, weight=700, halo=AREAS.get(node.cls, AREA_OTHER)[0])


def _numbers(numbers: list[Number], room: Box, scale: float, lang: str, ground: str) -> Iterator[str]:
    """Yield numbers with what they count, in as many columns as fit."""
    if room.width < 60 or not numbers:
        return
    across = max(1, min(len(numbers), int(room.width // (148 * scale))))
    wide = min(room.width / across, 240 * scale)
    tall = min(room.height / -(-len(numbers) // across), 56 * scale)
    big, small = max(11.5, min(26.0, 15 * scale)), max(10.0, min(18.0, 11 * scale))
    for place, number in enumerate(numbers):
        left, top = room.x + 4 + place % across * wide, room.y + place // across * tall
        value = number.value.inside(lang) + (" ≠" if number.disputed else "")
        yield text(left, top + big, cut(value, wide - 6, big, bold=True), big, weight=700, halo=ground)
        fitting = min(2, int((tall - big * 1.1) / small / 1.05))
        for row, line in enumerate(rows(number.measure.inside(lang), wide - 8, small, fitting) if fitting > 0 else ()):
            yield text(left, top + big + small * (1.15 + row * 1.08), line, small, fill=QUIET, halo=ground)


def lines(picture: Picture, layout: Layout, view: Camera, radius: float) -> Iterator[str]:
    """Yield the lines that the page shows at first sight, those that say least surely last."""
    nodes, edges = drawing(picture, layout)
    at = {node["id"]: view.point(node["x"], node["y"]) for node in nodes}
    landing = {node["id"] for node in nodes if "of" in node}
    trunks = {f"{bundle.id}:{i}" for bundle, _ in layout.bundles.values() for i in range(len(bundle.trunks))}
    order = list(LINES)
    shown = [edge for edge in edges if not edge.get("quiet")]
    for edge in sorted(shown, key=lambda e: (order.index(Standing(e["line"])), e["id"])):
        look = LINES[Standing(edge["line"])]
        gaps = [0.0 if edge[end] in landing else radius for end in ("from", "to")]
        curve, head = _curve(at[edge["from"]], at[edge["to"]], edge["bend"], gaps[0], gaps[1])
        if not curve:
            continue
        dash = {"stroke_dasharray": " ".join(f"{part:g}" for part in look.dash)} if look.dash else {}
        width = look.width * (1.5 if edge["id"] in trunks else 1)
        colour = mix(look.colour, PAGE, 0.5 if edge["line"] == "stated" else 0.3)
        yield path(curve, fill="none", stroke=colour, stroke_width=f"{width:g}", **dash) + path(head, fill=colour)


def _curve(
    start: tuple[float, float], end: tuple[float, float], bend: float, before: float, after: float
) -> tuple[str, str]:
    """Return a bent line and the head of its arrow, so far from its ends; nothing where these touch."""
    (x1, y1), (x2, y2) = start, end
    length = hypot(x2 - x1, y2 - y1)
    if length <= before + after + _ARROW:
        return "", ""
    mx, my = (x1 + x2) / 2 - (y2 - y1) * bend, (y1 + y2) / 2 + (x2 - x1) * bend
    ax, ay = _towards((x1, y1), (mx, my), before)
    tip = _towards((x2, y2), (mx, my), after)
    neck = _towards((x2, y2), (mx, my), after + _ARROW)
    dx, dy = (tip[0] - neck[0]) * 0.36, (tip[1] - neck[1]) * 0.36
    head = f"M{n(tip[0])} {n(tip[1])}L{n(neck[0] - dy)} {n(neck[1] + dx)}L{n(neck[0] + dy)} {n(neck[1] - dx)}Z"
    return f"M{n(ax)} {n(ay)}Q{n(mx)} {n(my)} {n(neck[0])} {n(neck[1])}", head


def _towards(start: tuple[float, float], end: tuple[float, float], far: float) -> tuple[float, float]:
    length = hypot(end[0] - start[0], end[1] - start[1]) or 1.0
    return start[0] + (end[0] - start[0]) * far / length, start[1] + (end[1] - start[1]) * far / length


def mark(cls: str, standing: Standing, x: float, y: float, scale: float) -> str:
    """Return the mark of a class: hollow where it is still to come, half filled where it is under way."""
    glyph = glyph_of(cls)
    fill = PAGE if standing in _HOLLOW else glyph.colour
    if standing is Standing.UNDER_WAY:
        fill = mix(PAGE, glyph.colour, 0.45)
    rim = (
        f' stroke="{glyph.colour}" stroke-width="1.9" stroke-dasharray="{_MARK[standing]}"' if standing in _MARK else ""
    )
    under = f'<path d="{glyph.path}" fill="{PAGE}" stroke="{PAGE}" stroke-width="4" stroke-linejoin="round"/>'
    over = f'<path d="{glyph.path}" fill="{fill}" fill-rule="evenodd"{rim}/>'
    return f'<g transform="translate({n(x)} {n(y)}) scale({scale:.3g})">{under}{over}</g>'
