"""The diagram of the classes, as SVG: one card a family, arrows for the properties that lead from one to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html import escape

from .model import Term, Vocabulary

__all__ = ["render_diagram"]

WIDTH, HEIGHT = 1480, 900
LINE, PAD = 21, 12
COLOURS = {"place": "#2f7d4f", "organization": "#2b5fa8", "medicine": "#a23b72", "activity": "#8a6100",
           "register": "#3d6b78",
           "quantity": "#5b5f66", "evidence": "#6a3fa0"}  # fmt: skip
PLACES = {
    "Place": (40, 70, 270), "Agent": (650, 70, 320), "Relationship": (370, 70, 220), "MedicalProduct": (1190, 70, 250),
    "Disease": (1190, 280, 250), "ClinicalTrial": (1190, 400, 250), "ServicePlatform": (40, 560, 270),
    "Statistic": (40, 430, 270), "Event": (650, 470, 320), "Expectation": (1190, 495, 250), "Plan": (370, 470, 220),
    "Goal": (370, 555, 220), "Claim": (40, 730, 270), "Citation": (430, 730, 220), "SourceSection": (770, 730, 250),
    "Source": (1170, 730, 270),
}  # fmt: skip
"""Family → left, top, width. A new family without a place here is refused, so that the diagram stays complete."""

OUTSIDE = (("Citation", "SourceSection", "oa:hasSource"), ("SourceSection", "Source", "dct:isPartOf"))
"""Arrows that are properties of other vocabularies, used as they are."""


@dataclass(frozen=True)
class Card:
    """A family of classes as a box."""

    left: float
    top: float
    width: float
    colour: str
    rows: tuple[tuple[int, Term], ...]
    notes: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        """In pixels."""
        return PAD * 2 + LINE * len(self.rows) + (17 * len(self.notes) + 4 if self.notes else 0)

    @property
    def centre(self) -> tuple[float, float]:
        """Of the box."""
        return self.left + self.width / 2, self.top + self.height / 2

    @property
    def right(self) -> float:
        """The right side."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """The lower side."""
        return self.top + self.height

    def edge(self, towards: tuple[float, float]) -> tuple[float, float]:
        """Return where the line from the centre towards a point leaves the box."""
        (x, y), half_w, half_h = self.centre, self.width / 2, self.height / 2
        dx, dy = towards[0] - x, towards[1] - y
        scale = min(half_w / abs(dx) if dx else 1e9, half_h / abs(dy) if dy else 1e9)
        return x + dx * scale, y + dy * scale


def render_diagram(vocabulary: Vocabulary) -> str:
    """Return the diagram. Solid arrows are properties with that domain and range; notes name what starts anywhere."""
    links, notes = _links(vocabulary)
    cards = {name: replace(card, notes=tuple(notes[name])) for name, card in _cards(vocabulary).items()}
    arrows = [part for ends, names in sorted(links.items()) for part in _arrow(cards[ends[0]], cards[ends[1]], names)]
    boxes = [part for _, card in sorted(cards.items()) for part in _box(card)]
    return "\n".join([*_head(), *arrows, *boxes, "</svg>"]) + "\n"


def _cards(vocabulary: Vocabulary) -> dict[str, Card]:
    rows: dict[str, list[tuple[int, Term]]] = defaultdict(list)
    colours: dict[str, str] = {}
    for file, colour in COLOURS.items():
        for term in vocabulary.classes(file):
            family = vocabulary.lineage(term)[0].removeprefix("b:")
            rows[family].append((len(vocabulary.lineage(term)) - 1, term))
            colours.setdefault(family, colour)
    by_lineage = {family: sorted(found, key=lambda row: vocabulary.lineage(row[1])) for family, found in rows.items()}
    first = {family: vocabulary.terms[f"b:{family}"] for family in rows}
    home = {family: _file_of(vocabulary, term) for family, term in first.items()}
    return {family: Card(*PLACES[family], COLOURS[home[family]], tuple(found)) for family, found in by_lineage.items()}


def _file_of(vocabulary: Vocabulary, term: Term) -> str:
    return next(file for file in COLOURS if term.name in vocabulary.files[file])


def _links(vocabulary: Vocabulary) -> tuple[dict[tuple[str, str], list[str]], dict[str, list[str]]]:
    """Return the names of properties between families, and the notes of a family: within itself, and from anything."""
    links: dict[tuple[str, str], list[str]] = defaultdict(list)
    within: dict[str, list[str]] = defaultdict(list)
    inward: dict[str, list[str]] = defaultdict(list)
    for term in vocabulary.properties():
        start, end = _family(vocabulary, term.own("rdfs:domain")), _family(vocabulary, term.own("rdfs:range"))
        if start and start == end:
            within[end].append(term.label)
        elif start and end:
            links[start, end].append(term.label)
        elif end:
            inward[end].append(term.label)
    for start, end, name in OUTSIDE:
        links[start, end].append(name)
    notes = {family: [*_wrap("⟲ ", within[family]), *_wrap("← ", inward[family])] for family in PLACES}
    return links, notes


def _family(vocabulary: Vocabulary, name: str) -> str:
    return vocabulary.lineage(vocabulary.terms[f"b:{name}"])[0].removeprefix("b:") if name else ""


def _wrap(mark: str, names: list[str]) -> Iterator[str]:
    for start in range(0, len(names), 2):
        yield (mark if start == 0 else "    ") + ", ".join(names[start : start + 2])


def _head() -> Iterator[str]:
    yield f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="{FONTS}">'
    yield "<title>The classes of biokg and how they hang together</title>"
    yield '<defs><marker id="tip" markerWidth="9" markerHeight="8" refX="8" refY="4" orient="auto">'
    yield '<path d="M0 0 9 4 0 8z" fill="#667"/></marker></defs>'
    yield f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>'
    yield _text(40, 42, "What the world is made of · 世界的构成", 20, weight=600)
    yield f'<rect x="20" y="655" width="{WIDTH - 40}" height="225" rx="14" fill="#f6f3fb"/>'
    yield _text(
        40, 695, "Who says so: every fact above rests on claims · 谁这样说：以上事实皆有主张为据", 20, weight=600
    )
    yield _text(40, 862, "⟲ within the family   ← from anything   → from one family to another", 13, "#556")


FONTS = "system-ui, 'Segoe UI', 'Noto Sans', 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', sans-serif"


def _box(card: Card) -> Iterator[str]:
    box = f'x="{card.left}" y="{card.top}" width="{card.width}" height="{card.height:.0f}" rx="9"'
    yield f'<rect {box} fill="#fff" stroke="{card.colour}" stroke-width="1.6"/>'
    yield f'<rect x="{card.left}" y="{card.top}" width="6" height="{card.height:.0f}" rx="3" fill="{card.colour}"/>'
    y = card.top + PAD + 15
    for depth, term in card.rows:
        weight, size = (600, 15) if depth == 0 else (400, 14)
        yield _text(card.left + 18 + 16 * depth, y, term.label, size, card.colour if depth == 0 else "#222", weight)
        yield _text(card.left + card.width - 12, y, term.text("rdfs:label", "zh"), 13, "#667", anchor="end")
        y += LINE
    for note in card.notes:
        yield _text(card.left + 18, y + 2, note, 12.5, "#556")
        y += 17


def _arrow(start: Card, end: Card, names: list[str]) -> Iterator[str]:
    (x1, y1), (x2, y2) = _line(start, end)
    yield f'<path d="M{x1:.0f} {y1:.0f} {x2:.0f} {y2:.0f}" stroke="#667" stroke-width="1.4" marker-end="url(#tip)"/>'
    x, y = (x1 + x2) / 2, (y1 + y2) / 2 - (len(names) - 1) * 8
    for number, name in enumerate(names):
        width = 7.2 * len(name) + 10
        top = y + 17 * number - 12
        yield f'<rect x="{x - width / 2:.0f}" y="{top:.0f}" width="{width:.0f}" height="17" rx="4" fill="#fff"/>'
        yield _text(x, top + 13, name, 13, "#334", anchor="middle")


def _line(start: Card, end: Card) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return both ends of an arrow: level or upright where the cards lie side by side, else centre to centre."""
    low, high = max(start.top, end.top), min(start.bottom, end.bottom)
    if low < high:
        y = (low + high) / 2
        return ((start.right, y), (end.left, y)) if start.left < end.left else ((start.left, y), (end.right, y))
    left, right = max(start.left, end.left), min(start.right, end.right)
    if left < right:
        x = (left + right) / 2
        return ((x, start.bottom), (x, end.top)) if start.top < end.top else ((x, start.top), (x, end.bottom))
    return start.edge(end.centre), end.edge(start.centre)


def _text(x: float, y: float, text: str, size: float, colour: str = "#222", weight: int = 400, anchor: str = "") -> str:
    placing = f' text-anchor="{anchor}"' if anchor else ""
    style = f'font-size="{size}" font-weight="{weight}" fill="{colour}"{placing}'
    return f'<text x="{x:.0f}" y="{y:.0f}" {style} xml:space="preserve">{escape(text)}</text>'
