"""What the page's script is given: the drawing for vis-network, and the story behind every mark and line."""

from __future__ import annotations

from collections import Counter
from typing import Any

from biokg.views.map.grammar import AREAS, AREA_OTHER, GLYPHS, LINES, Glyph, glyph_of
from biokg.views.map.layout import Layout
from biokg.views.map.picture import Picture, Words
from biokg.views.map.wording import GROUPS, PAGE

__all__ = ["drawing", "story"]

RADIUS = 12.0
LIFT = 11.0
"""How far a mark sits above the middle of its cell, to leave room for its name."""
BENDS = (0.07, -0.09, 0.17, -0.19, 0.27)
"""How far the first, second … link between the same two things is bent, so that none hides another."""


def drawing(picture: Picture, layout: Layout) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the nodes and edges of vis-network: areas first, outermost first, so that marks lie on top."""
    order = sorted(layout.areas, key=lambda a: (layout.areas[a].depth, layout.areas[a].box.x, a))
    nodes: list[dict[str, Any]] = []
    for area in order:
        box = layout.areas[area].box
        nodes.append(
            {"id": area, "shape": "custom", "x": _near(box.x + box.width / 2), "y": _near(box.y + box.height / 2),
             "room": {"width": _near(box.width), "height": _near(box.height)}}
        )  # fmt: skip
    for name, (x, y) in layout.points.items():
        nodes.append({"id": name, "shape": "custom", "x": _near(x), "y": _near(y - LIFT), "size": RADIUS})
    edges, anchors = _edges(picture, layout)
    return nodes + anchors, edges


def _edges(picture: Picture, layout: Layout) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the lines, and the points on the rims of areas where lines end (`of` says which area's)."""
    drawn = layout.points.keys() | layout.areas.keys()
    seen: Counter[frozenset[str]] = Counter()
    edges: list[dict[str, Any]] = []
    anchors: list[dict[str, Any]] = []
    for edge in picture.edges:
        if edge.contains or edge.source not in drawn or edge.target not in drawn or edge.source == edge.target:
            continue
        pair = frozenset((edge.source, edge.target))
        bend = BENDS[min(seen[pair], len(BENDS) - 1)]
        seen[pair] += 1
        ends = []
        for end, far in ((edge.source, edge.target), (edge.target, edge.source)):
            if end in layout.areas:
                x, y = _landing(layout, end, far)
                name = f"{end}#{len(anchors)}"
                anchors.append({"id": name, "of": end, "shape": "custom", "x": _near(x), "y": _near(y), "size": 1})
                ends.append(name)
            else:
                ends.append(end)
        edges.append({"id": edge.id, "from": ends[0], "to": ends[1], "bend": bend, "line": edge.standing.value})
    return edges, anchors


def _landing(layout: Layout, area: str, far: str) -> tuple[float, float]:
    """Return where a line from `far` meets `area`: on its rim, or at its title where `far` lies in it."""
    box = layout.areas[area].box
    if far in layout.areas:
        other = layout.areas[far].box
        x, y = other.rim(*box.centre)
    else:
        x, y = layout.points[far]
        y -= LIFT
    if box.x < x < box.x + box.width and box.y < y < box.y + box.height:
        return box.x + 14, box.y + 16
    return box.rim(x, y)


def story(picture: Picture, layout: Layout) -> dict[str, Any]:
    """Return all that legend, panel and search show."""
    classes = sorted({n.cls for n in picture.nodes}, key=lambda c: [*GLYPHS, c].index(c))
    return {
        "title": _both(picture.title),
        "asOf": picture.as_of,
        "focus": picture.focus,
        "ui": {key: _both(words) for key, words in PAGE.items()},
        "groups": [[key, *_both(words)] for key, words in GROUPS.items()],
        "classes": [_class(c, picture.classes.get(c)) for c in classes],
        "lines": [
            {"id": s.value, "name": _both(line.name), "meaning": _both(line.meaning), "dash": list(line.dash),
             "colour": line.colour, "dark": line.dark, "width": line.width}
            for s, line in LINES.items()
        ],
        "areas": [
            {"id": name, "x": _near(a.box.x), "y": _near(a.box.y), "w": _near(a.box.width), "h": _near(a.box.height),
             "depth": a.depth, "numbers": [_near(v) for v in (a.numbers.x, a.numbers.y, a.numbers.width, a.numbers.height)]
             if a.numbers else None}
            for name, a in sorted(layout.areas.items(), key=lambda item: (item[1].depth, item[1].box.x, item[0]))
        ],
        "areaStyles": {cls: list(style) for cls, style in AREAS.items()} | {"": list(AREA_OTHER)},
        "size": list(layout.size),
        "things": {
            n.id: _lean({"name": _both(n.label), "cls": n.cls, "names": list(n.names), "kinds": [_both(k) for k in n.kinds],
             "status": _both(n.status), "standing": n.standing.value, "parent": n.parent, "note": _both(n.note), "iri": n.iri})
            for n in picture.nodes
        },
        "links": {
            e.id: _lean({"from": e.source, "to": e.target, "label": _both(e.label), "back": _both(e.inverse),
             "standing": e.standing.value, "claims": list(e.claims), "group": e.group, "contains": e.contains})
            for e in picture.edges
        },
        "facts": [
            _lean({"of": f.subject, "label": _both(f.label), "value": _both(f.value), "standing": f.standing.value,
             "claims": list(f.claims), "group": f.group})
            for f in picture.facts
        ],
        "numbers": [
            _lean({"of": n.subject, "value": _both(n.value), "measure": _both(n.measure), "standing": n.standing.value,
             "claims": list(n.claims), "when": n.when, "disputed": n.disputed})
            for n in picture.numbers
        ],
        "claims": {
            c.id: _lean({"source": c.source, "section": _both(c.section), "evidence": _both(c.evidence), "machine": c.machine,
             "modality": _both(c.modality), "speaker": _both(c.speaker), "start": c.start, "end": c.end, "note": _both(c.note),
             "confidence": c.confidence, "premises": list(c.premises), "conflicts": list(c.conflicts)})
            for c in picture.claims
        },
        "sources": {
            s.id: _lean({"title": _both(s.title), "publisher": _both(s.publisher), "date": s.date, "tier": _both(s.tier),
             "url": s.url if s.url.startswith(("https://", "http://")) else ""})
            for s in picture.sources
        },
    }  # fmt: skip


def _class(cls: str, name: Words | None) -> dict[str, Any]:
    glyph: Glyph = glyph_of(cls)
    known = cls in GLYPHS
    words = _both(name or (glyph.name if known else Words(cls)))
    return {"id": cls, "name": words, "path": glyph.path, "colour": glyph.colour, "dark": glyph.dark}


def _both(words: Words | None) -> list[str] | None:
    return [words.inside("en"), words.inside("zh")] if words and (words.en or words.zh) else None


def _lean(record: dict[str, Any]) -> dict[str, Any]:
    """Leave out what is empty: the page grows with what is known, not with what is not."""
    return {key: value for key, value in record.items() if value is not None and value is not False and value not in ("", [])}


def _near(value: float) -> float:
    return round(value, 1)
