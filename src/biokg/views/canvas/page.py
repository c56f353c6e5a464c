"""Write the large viewer: one HTML file with its own script, which asks for nothing and runs nothing else."""

from __future__ import annotations

import json
from typing import Any

import numpy as np

from ...characters import harmless, straight
from ...errors import InputError
from ..map.grammar import AREA_OTHER, AREAS, GLYPHS, LINES, glyph_of
from ..map.picture import Standing, Words
from ..markup import digest, own_file, template
from ..words import date_words
from .crowd import STANDINGS, Crowd
from .evidence import Evidence
from .finer import Figure, Finer
from .packing import Packed, pack
from .packs import packs
from .readings import readings
from .wording import SAY

__all__ = ["MOST", "canvas_page"]

_PACKAGE = "biokg.views.canvas"
MOST = 250_000
"""How many things the viewer takes; twice of what it is measured with."""
LISTED = 300
"""How many areas the plain list tells, for readers without script."""
SCRIPTS = ("data", "view", "paint", "labels", "links", "told", "heard", "legend", "panel", "search", "address", "take",
           "start")  # fmt: skip
_DATA = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def canvas_page(crowd: Crowd, lang: str = "en") -> str:
    """Return the page that draws a crowd, its words in `lang` ("en" or "zh") until the reader switches.

    The same crowd gives the same bytes. Raises InputError where it is larger than `MOST`.
    """
    if len(crowd) > MOST:
        raise InputError(
            f"{len(crowd):,} things are too many for the large viewer, which takes {MOST:,}; sum them with --renderer "
            "vis, draw what is --inside a place or --around a thing, or write the whole with biokg export.",
            zh=f"{len(crowd):,}个事物超出大图查看器的上限（{MOST:,}）；请用 --renderer vis 汇总，"
            "用 --inside 或 --around 只绘一部分，或用 biokg export 全部写出。",
        )
    packed = pack(crowd)
    parts, left_out = packs(crowd, packed)
    style = own_file(_PACKAGE, "style.css")
    script = "(() => {\n'use strict';\n" + "\n".join(own_file(_PACKAGE, f"script/{n}.js") for n in SCRIPTS) + "})();\n"
    policy = (
        f"default-src 'none'; script-src {digest(script)}; style-src {digest(style)}; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
    rendered: str = template(_PACKAGE).render(
        title=harmless(crowd.title.inside(lang), 300),
        lang=lang,
        policy=policy,
        style=style,
        script=script,
        packs=[text for text, _ in parts],
        head=json.dumps(
            _head(crowd, packed, lang) | {"packs": [index for _, index in parts], "leftOut": left_out},
            ensure_ascii=False,
            separators=(",", ":"),
        ).translate(_DATA),
        plain=[words.inside(lang) for words in (SAY["plain"], SAY["thing"], SAY["inside"])],
        rows=_rows(crowd, packed, lang),
    )
    return straight(rendered)


def _head(crowd: Crowd, packed: Packed, lang: str) -> dict[str, Any]:
    """Return what the script must know before it reads the arrays."""
    return {
        "lang": lang,
        "title": _both(crowd.title),
        "day": [date_words(crowd.as_of, "en"), date_words(crowd.as_of, "zh")] if crowd.as_of else None,
        "say": {key: _both(words) for key, words in SAY.items()},
        "classes": [_class(name, words) for name, words in crowd.classes],
        "statuses": [_both(words) for words in crowd.statuses],
        "ties": [{"id": name, "name": _both(words)} for name, words in crowd.ties],
        "lines": [_line(standing.value) for standing in STANDINGS],
        "cell": packed.cell,
        "pitch": packed.pitch,
        "whole": list(packed.whole),
        **(_as_on_the_page(crowd.finer, packed) if crowd.finer else {"frames": [], "figures": []}),
        "settled": [STANDINGS.index(one) for one in (Standing.STATED, Standing.INFERRED)],
        "readings": readings(crowd.zh),
        "evidence": _evidence(crowd.evidence) if crowd.evidence else None,
    }


def _as_on_the_page(finer: Finer, packed: Packed) -> dict[str, Any]:
    """Return the frames around marks that share their lines, and the numbers in areas with the room for them."""
    (left, top), place = packed.corner, {thing: number for number, thing in enumerate(packed.order.tolist())}
    frames = [
        {"box": [round(box.x) - left, round(box.y) - top, round(box.width), round(box.height)],
         "name": _both(bundle.label), "of": [place[thing] for thing in members],
         "tight": not bundle.trunks}
        for (bundle, box), members in zip(finer.layout.bundles.values(), finer.members, strict=True)
    ]  # fmt: skip
    figures = [
        {"of": place[thing], "room": [round(room.x) - left, round(room.y) - top, round(room.width), round(room.height)],
         "rows": [_figure(one) for one in finer.figures if one.thing == thing]}
        for thing, room in finer.rooms.items()
    ]  # fmt: skip
    return {"frames": frames, "figures": figures}


def _figure(figure: Figure) -> dict[str, Any]:
    return {
        "value": _both(figure.value),
        "measure": _both(figure.measure),
        "line": STANDINGS.index(figure.standing),
        "disputed": figure.disputed,
        "heard": figure.heard,
    }


def _evidence(evidence: Evidence) -> dict[str, Any]:
    """Return what the codes of the evidence mean, where they are few."""
    return {
        "sections": [[_both(name), _both(kind)] for name, kind in evidence.sections],
        "tiers": [{"id": name, "name": _both(words)} for name, words in evidence.tiers],
        "modalities": [_both(words) for words in evidence.modalities],
        "properties": [{"id": name, "name": _both(words)} for name, words in evidence.properties],
    }


def _class(name: str, words: Words) -> dict[str, Any]:
    glyph = glyph_of(name)
    return {
        "id": name,
        "name": _both(words if words.en or words.zh else glyph.name if name in GLYPHS else Words(name)),
        "path": glyph.path,
        "colour": [glyph.colour, glyph.dark],
        "area": list(AREAS.get(name, AREA_OTHER)),
        "order": list(GLYPHS).index(name) if name in GLYPHS else len(GLYPHS),
    }


def _line(value: str) -> dict[str, Any]:
    line = next(line for standing, line in LINES.items() if standing.value == value)
    return {"id": value, "name": _both(line.name), "dash": list(line.dash), "colour": [line.colour, line.dark]}


def _both(words: Words) -> list[str]:
    return [straight(words.en), straight(words.zh)]


def _rows(crowd: Crowd, packed: Packed, lang: str) -> list[tuple[str, str]]:
    """Return the areas that hold most, with how many things stand in them: the list for readers without script."""
    held = packed.count.astype(np.int64)
    for area in range(packed.areas - 1, -1, -1):
        if packed.up[area] >= 0:
            held[packed.up[area]] += held[area]
    most = np.argsort(-held, kind="stable")[:LISTED].tolist()
    order = packed.order
    return [(harmless(_name(crowd, int(order[a]), lang), 200), f"{int(held[a]):,}") for a in most]


def _name(crowd: Crowd, thing: int, lang: str) -> str:
    return (crowd.zh[thing] or crowd.en[thing]) if lang == "zh" else crowd.en[thing]
