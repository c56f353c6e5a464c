"""The slide: title, what it counts and as of when, legend, map, and whose words it rests on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from html import escape

from ...characters import harmless
from ...errors import InputError
from ..map.bundles import visible
from ..map.layout import Layout, drawn_nodes, place
from ..map.picture import Picture
from ..map.sheets import Sheet
from ..words import date_words
from .ink import INK, LINK, PAGE, QUIET, RULE, STYLE, rect, text, titled
from .legend import legend
from .measure import cut, width_of
from .names import LINE, Ground, Named, Room, Spot, place_names
from .paint import Camera, areas, described, heads, lines, mark

__all__ = ["HEIGHT", "MOST", "WIDTH", "slide"]

WIDTH, HEIGHT = 1920.0, 1080.0
MOST = 600
"""How many marks a slide takes; with more, none could be read."""
_MARGIN = 32.0
_LEGEND = Room(_MARGIN, 92, 250, HEIGHT - 92 - 84)
_MAP = Room(_MARGIN + 250 + 28, 92, WIDTH - 250 - 28 - 2 * _MARGIN, HEIGHT - 92 - 72)


def slide(picture: Picture, lang: str = "en") -> str:
    """Return the picture as an SVG file of 16 to 9, its words in `lang` ("en" or "zh").

    Places, looks and counts are those of the page; the same picture gives the same text. It asks for nothing and runs
    no script; names are escaped. Raises InputError where more than `MOST` things would be drawn.
    """
    shown = len(drawn_nodes(picture))
    if shown > MOST:
        raise InputError(
            f"{shown:,} things are too many for a slide, which takes {MOST}; draw what is --around one of them, a "
            "--projection, or a page (.html).",
            zh=f"{shown:,}个事物超出一张幻灯片的上限（{MOST}）；请用 --around 或 --projection "
            "只绘一部分，或绘制网页（.html）。",
        )
    parts = [*_header(picture, lang), *_footer(picture, lang)]
    if picture.nodes:
        parts += [*legend(picture, _LEGEND, lang), *_map(picture, lang)]
    else:
        nothing = "此处无可绘制的内容。" if lang == "zh" else "Nothing here can be drawn."
        parts.append(text(WIDTH / 2, HEIGHT / 2, nothing, 28, fill=QUIET, anchor="middle"))
    name = escape(harmless(picture.title.inside(lang), 300))
    size = f'width="{WIDTH:g}" height="{HEIGHT:g}" viewBox="0 0 {WIDTH:g} {HEIGHT:g}"'
    language = "zh-Hans" if lang == "zh" else "en"
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" xml:lang="{language}" aria-label="{name}">'
    ground = rect(0, 0, WIDTH, HEIGHT, fill=PAGE)
    return f"{head}<title>{name}</title><style>{STYLE}</style>{ground}\n" + "\n".join(parts) + "\n</svg>\n"


def _header(picture: Picture, lang: str) -> Iterator[str]:
    """Yield the title, what is counted, and the day."""
    zh = lang == "zh"
    title = cut(picture.title.inside(lang), WIDTH * 0.55, 34, bold=True)
    yield text(_MARGIN, 56, title, 34, weight=700)
    cited = sum(1 for edge in picture.edges if edge.claims)
    counted = (
        (len(picture.nodes), "thing", "个事物"),
        (cited, "cited link", "条有据关联"),
        (len(picture.sources), "source", "个来源"),
    )
    told = [
        f"{count:,}{chinese}" if zh else f"{count:,} {word}{'' if count == 1 else 's'}"
        for count, word, chinese in counted
    ]
    yield text(_MARGIN + width_of(title, 34, bold=True) + 28, 56, " · ".join(told), 19, fill=QUIET)
    if picture.as_of:
        day = date_words(picture.as_of, lang)
        yield text(WIDTH - _MARGIN, 56, f"截至{day}所知" if zh else f"As known on {day}", 19, weight=700, anchor="end")
    yield rect(_MARGIN, 74, WIDTH - 2 * _MARGIN, 2, fill=LINK)


def _footer(picture: Picture, lang: str) -> Iterator[str]:
    """Yield how to read the map, and whose words it rests on."""
    zh = lang == "zh"
    yield rect(_MARGIN, HEIGHT - 62, WIDTH - 2 * _MARGIN, 1, fill=RULE)
    reading = (
        "区域内的图形表示有来源称其位于该处；数字保留来源的限定词；≠ 表示来源不一致；虚线与空心表示尚未实现。"
        if zh
        else "A mark inside an area is said to be there. Numbers keep the hedge of their source; ≠: sources disagree. "
        "Dashed and hollow: not there yet."
    )
    yield text(_MARGIN, HEIGHT - 39, reading, 14, fill=INK)
    publishers = Counter(source.publisher.inside(lang) or source.title.inside(lang) for source in picture.sources)
    order = sorted(publishers, key=lambda name: (-publishers[name], name))
    told = [f"{name} ({publishers[name]})" if publishers[name] > 1 else name for name in order]
    if told:
        yield text(_MARGIN, HEIGHT - 17, _listed(told, zh), 13, fill=QUIET)


def _listed(told: list[str], zh: bool) -> str:
    """Return as many publishers as fit in one line, and how many more there are."""
    start, between = ("来源：", "；") if zh else ("Sources: ", "; ")
    for shown in range(len(told), 0, -1):
        rest = len(told) - shown
        more = (f"；另有{rest}家" if zh else f"; {rest} more") if rest else ""
        line = start + between.join(told[:shown]) + more
        if width_of(line, 13) <= WIDTH - 2 * _MARGIN:
            return line
    return cut(start + told[0], WIDTH - 2 * _MARGIN, 13)


def _map(picture: Picture, lang: str) -> Iterator[str]:
    """Yield the map: areas, lines over them, then titles, marks and names."""
    layout = place(picture, Sheet(_MAP.width, _MAP.width / _MAP.height))
    view, ground = Camera.on(layout.whole, _MAP), Ground()
    size = 13 / 12 * max(0.62, min(1.8, view.scale))
    radius = 12 * size + 2
    yield from areas(picture, layout, view, lang)
    yield from lines(picture, layout, view, radius)
    yield from heads(picture, layout, view, lang, ground)
    names = _names(picture, layout, view, ground, radius, lang)
    for node in picture.nodes:
        if node.id in layout.points:
            x, y = view.mark(*layout.points[node.id])
            yield titled(described(picture, node, lang), mark(node.cls, node.standing, x, y, size))
    letters = _letters(view)
    for spot in names.values():
        yield from _name(spot, letters)


def _letters(view: Camera) -> float:
    return max(10.5, min(22.0, 13 * view.scale))


def _names(picture: Picture, layout: Layout, view: Camera, ground: Ground, radius: float, lang: str) -> dict[str, Spot]:
    degree = Counter(end for edge in visible(picture) for end in (edge.source, edge.target))
    marks = []
    for node in picture.nodes:
        if node.id in layout.points:
            x, y = view.mark(*layout.points[node.id])
            marks.append(Named(node.id, harmless((node.short or node.label).inside(lang), 240), x, y, degree[node.id]))
            ground.add(Room(x - radius, y - radius, 2 * radius, 2 * radius, node.id))
    return place_names(marks, ground, _MAP, max(64.0, 98 * view.scale), radius, _letters(view))


def _name(spot: Spot, letters: float) -> Iterator[str]:
    x = {"middle": spot.x + spot.width / 2, "start": spot.x + 1, "end": spot.x + spot.width - 1}[spot.anchor]
    for row, line in enumerate(spot.lines):
        yield text(x, spot.y + (row + 0.8) * letters * LINE, line, letters, anchor=spot.anchor, halo=PAGE)
