"""How things look: the one picture grammar, used by map, legend and, later, every other drawing.

A class has a silhouette of its own, so that the map reads in greyscale; colour only repeats it. How sure a link is
shows in its line, how far along a thing is in its outline and filling.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, pi, sin

from .picture import Standing, Words

__all__ = ["FALLBACK", "GLYPHS", "LINES", "Glyph", "Line", "glyph_of", "mix"]


@dataclass(frozen=True, slots=True)
class Glyph:
    """The mark of a class: an SVG path in the square from -12 to 12, filled by the even-odd rule."""

    name: Words
    path: str
    colour: str  # at least 3:1 against the page and the areas

    @property
    def dark(self) -> str:
        """The colour on a dark page."""
        return mix(self.colour, "#ffffff", 0.5)


@dataclass(frozen=True, slots=True)
class Line:
    """The style of links of one standing."""

    name: Words
    meaning: Words
    dash: tuple[float, ...]  # empty = solid
    colour: str
    width: float = 1.5

    @property
    def dark(self) -> str:
        """The colour on a dark page."""
        return mix(self.colour, "#ffffff", 0.5)


def mix(colour: str, other: str, share: float) -> str:
    """Return `colour` with `share` (0-1) of `other` in it.

    >>> mix("#000000", "#ffffff", 0.5)
    '#808080'
    """
    pairs = [(int(colour[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{int(a + (b - a) * share + 0.5):02x}" for a, b in pairs)


def polygon(corners: int, radius: float, turn: float = 0.0, inner: float | None = None) -> str:
    """Return the path of a regular polygon, first corner up, or of a star where `inner` is given."""
    count = corners * 2 if inner else corners
    points = []
    for i in range(count):
        r = inner if inner and i % 2 else radius
        angle = 2 * pi * i / count + turn * pi / 180
        points.append(f"{r * sin(angle):.2f} {-r * cos(angle):.2f}")
    return "M" + "L".join(points) + "Z"


def disc(radius: float, x: float = 0.0, y: float = 0.0) -> str:
    """Return the path of a circle."""
    arc = f"a{radius:g} {radius:g} 0 1 0 "
    return f"M{x - radius:g} {y:g}{arc}{2 * radius:g} 0{arc}{-2 * radius:g} 0Z"


def box(width: float, height: float, x: float = 0.0, y: float = 0.0, round_: float = 0.0) -> str:
    """Return the path of a box around (`x`, `y`), its corners cut round."""
    left, top, r = x - width / 2, y - height / 2, round_
    if not r:
        return f"M{left:g} {top:g}h{width:g}v{height:g}h{-width:g}Z"
    w, h = width - 2 * r, height - 2 * r
    arc = f"a{r:g} {r:g} 0 0 1 "
    right, left_again = f"h{w:g}{arc}{r:g} {r:g}v{h:g}", f"{arc}{-r:g} {r:g}h{-w:g}{arc}{-r:g} {-r:g}v{-h:g}"
    return f"M{left + r:g} {top:g}{right}{left_again}{arc}{r:g} {-r:g}Z"


_CROSS = "M-2-7h4v5h5v4h-5v5h-4v-5h-5v-4h5Z"
_PERSON = disc(4.6, 0, -5.4) + "M-9 11c0-7 4-9.6 9-9.6s9 2.6 9 9.6Z"
_HOUSE = "M0-11L11-4H-11ZM-9-2.4h3.6v9H-9ZM-1.8-2.4h3.6v9h-3.6ZM5.4-2.4H9v9H5.4ZM-11 8h22v3h-22Z"
_PIN = "M0 11.5C-4 5-8.5 1-8.5-3.5a8.5 8.5 0 0 1 17 0C8.5 1 4 5 0 11.5Z"
_LEAF = "M0 11.5C-10.5 8-11-3 0-11.5C11-3 10.5 8 0 11.5ZM-.8 12V-3h1.6V12Z"
_HALL = "M0-10.5L12-4L0 2.5L-12-4ZM-7.5 1.5L0 5.6L7.5 1.5V7.5C4 11-4 11-7.5 7.5Z"
_SHIELD = "M0-11.5L10-8V0C10 6 5 9.5 0 11.5C-5 9.5-10 6-10 0V-8Z"
_GLASS = "M-8-11H8V-8L2 0L8 8V11H-8V8L-2 0L-8-8Z"
_FLASK = "M-4-11H4V-8.5H2.8V-3L9.5 8C10.5 10 9.5 11-7.5 11C-9.5 11-10.5 10-9.5 8L-2.8-3V-8.5H-4Z"
_ARROWS = "M-12 0L-5.5-6V-2.6H5.5V-6L12 0L5.5 6V2.6H-5.5V6Z"
_RAIL = disc(4.2, -7.6) + disc(4.2, 7.6) + "M-4-1.6h8v3.2h-8Z" + disc(1.6, -7.6) + disc(1.6, 7.6)
_LAYERS = "M-10-10H10V-5.2H-10ZM-10-2.4H10V2.4H-10ZM-10 5.2H10V10H-10Z"
_PILL = "M-6-5.6H6a5.6 5.6 0 0 1 0 11.2H-6a5.6 5.6 0 0 1 0-11.2ZM.8-3.8V3.8H6a3.8 3.8 0 0 0 0-7.6Z"
_SLATE, _BLUE, _TEAL, _MAGENTA, _GOLD = "#47536a", "#0b5cad", "#0f7b5f", "#a3307f", "#966800"

GLYPHS: dict[str, Glyph] = {
    "AdministrativeArea": Glyph(Words("Administrative area", "行政区"), box(20, 20, round_=3) + box(11, 11), "#5b6b82"),
    "DevelopmentZone": Glyph(
        Words("Development zone", "开发区"), box(23, 18, round_=2) + box(2.4, 12, -4) + box(2.4, 12, 4), "#8a6a12"
    ),
    "IndustryPark": Glyph(Words("Industry park", "产业园区"), box(24, 15, round_=3), _BLUE),
    "ParkZone": Glyph(Words("Zone in a park", "功能区"), box(24, 15, round_=3) + box(18, 9, round_=1), "#2279bd"),
    "Corridor": Glyph(Words("Corridor", "廊道"), _ARROWS, "#1a7a96"),
    "GreenSpace": Glyph(Words("Urban park", "城市绿地公园"), _LEAF, "#3f7d1c"),
    "Facility": Glyph(Words("Facility", "设施"), box(18, 18), _GOLD),
    "TransportLink": Glyph(Words("Transport link", "交通线路"), _RAIL, _SLATE),
    "Place": Glyph(Words("Place", "地点"), _PIN + disc(3, 0, -3.2), "#5b6b82"),
    "Company": Glyph(Words("Company", "企业"), disc(10.5), _TEAL),
    "MultinationalCompany": Glyph(Words("Multinational", "跨国企业"), polygon(6, 11.5, 30), "#c24a00"),
    "ResearchInstitute": Glyph(Words("Research institute", "科研机构"), box(18, 18) + polygon(4, 7), _GOLD),
    "University": Glyph(Words("University", "高校"), _HALL, "#7c5e10"),
    "Hospital": Glyph(Words("Hospital", "医院"), box(20, 20, round_=4) + _CROSS, "#b0305c"),
    "Regulator": Glyph(Words("Regulator", "监管机构"), _SHIELD, "#33415c"),
    "PublicBody": Glyph(Words("Public body", "公共机构"), _HOUSE, _SLATE),
    "Organization": Glyph(Words("Organisation", "机构"), polygon(5, 11.5), "#5f6673"),
    "Agent": Glyph(Words("Agent", "行为主体"), polygon(5, 11.5) + disc(3.6), "#5f6673"),
    "Person": Glyph(Words("Person", "人物"), _PERSON, "#6d48ad"),
    "Drug": Glyph(Words("Drug", "药物"), polygon(4, 12), _MAGENTA),
    "MedicalDevice": Glyph(Words("Medical device", "医疗器械"), polygon(8, 11.5, 22.5) + _CROSS, "#8b4aa0"),
    "MedicalProduct": Glyph(Words("Medical product", "医药产品"), _PILL, "#8b4aa0"),
    "Disease": Glyph(Words("Disease", "疾病"), disc(10.5) + disc(7), "#8d5a4a"),
    "ClinicalTrial": Glyph(Words("Clinical trial", "临床试验"), _FLASK, "#2d7f86"),
    "ServicePlatform": Glyph(Words("Service platform", "服务平台"), _LAYERS, "#1a7a96"),
    "RegulatoryDecision": Glyph(Words("Regulatory decision", "监管决定"), polygon(5, 12, inner=5.2), "#a3276f"),
    "Expectation": Glyph(Words("Expectation", "预期"), _GLASS, "#a3276f"),
    "Event": Glyph(Words("Event", "事件"), polygon(3, 12, 180), "#5f6673"),
    "Plan": Glyph(Words("Plan", "规划"), polygon(3, 12), _SLATE),
    "Goal": Glyph(Words("Goal", "目标"), disc(11) + disc(7.6) + disc(4), _SLATE),
    "Relationship": Glyph(Words("Relationship", "关系"), polygon(6, 11.5) + disc(4), "#5f6673"),
}
"""Local name of a class → its mark, in the order of the legend."""

FALLBACK = Glyph(Words("Other", "其他"), polygon(4, 10, 45) + polygon(4, 5, 45), "#5f6673")
"""The mark of a class that the grammar does not know."""

LINES: dict[Standing, Line] = {
    Standing.STATED: Line(
        Words("Stated as fact", "陈述为事实"), Words("a source says it is so", "来源称确有其事"), (), _SLATE
    ),
    Standing.UNDER_WAY: Line(
        Words("Under way", "进行中"), Words("begun, not finished", "已开始，未完成"), (11, 5), _BLUE, 1.8
    ),
    Standing.INFERRED: Line(
        Words("Inferred by us", "本图谱推断"),
        Words("follows from other claims", "由其他主张推得"),
        (10, 4, 2, 4),
        _SLATE,
    ),
    Standing.PLANNED: Line(
        Words("Planned", "规划中"), Words("intended, not yet so", "拟议，尚未实现"), (5, 4), "#a05a00", 1.7
    ),
    Standing.INTENDED: Line(
        Words("Intended", "拟议"),
        Words("meant, but no settled link yet", "有此意向，尚未成为事实"),
        (3, 6),
        "#a05a00",
        1.7,
    ),
    Standing.EXPECTED: Line(
        Words("Expected (forecast)", "预期"), Words("forecast by someone", "有人预测"), (1.5, 4), "#a3276f", 2.0
    ),
    Standing.DENIED: Line(
        Words("Denied", "否认"), Words("a source says it is not so", "来源予以否认"), (2, 3), "#9b1c1c"
    ),
}
"""Standing → its line, in the order of the legend."""


def glyph_of(cls: str) -> Glyph:
    """Return the mark of a class, a visible fallback for an unknown one."""
    return GLYPHS.get(cls, FALLBACK)


AREA_OTHER = ("#f4f6f9", "#b9c4d3", "#1b222c", "#4a5768")
AREAS: dict[str, tuple[str, str, str, str]] = {
    "AdministrativeArea": ("#eef3f9", "#b7c5d8", "#18212d", "#3f4f66"),
    "DevelopmentZone": ("#fdf6e4", "#d9b66a", "#2a2415", "#7a6432"),
    "IndustryPark": ("#ffffff", "#0b5cad", "#10161f", "#5d97d4"),
    "ParkZone": ("#eff7fd", "#2279bd", "#13202c", "#5d97c4"),
    "GreenSpace": ("#f1f8ec", "#3f7d1c", "#16210f", "#7aa860"),
    "Facility": ("#fffaf0", "#b98a2e", "#241e12", "#96793e"),
}
"""Class → filling and rim of its areas, on a light and on a dark page."""
