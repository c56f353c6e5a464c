"""The story behind every mark and line: what legend, panel and search of the page show."""

from __future__ import annotations

from typing import Any

from .brevity import abbreviated
from .bundles import Bundle
from .drawing import round_
from .grammar import AREA_OTHER, AREAS, GLYPHS, LINES, glyph_of
from .layout import Area, Layout
from .packing import Box
from .picture import Claim, Edge, Fact, Moment, Node, Number, Picture, Source, Spell, Spot, Words, headlines
from .pinyin import pinyin
from .wording import GROUPS, PAGE

__all__ = ["grounds", "story"]

_Record = dict[str, Any]
_USUAL = {"standing": "stated", "group": "links"}  # what is left out and taken for granted


def grounds(picture: Picture, layout: Layout) -> _Record:
    """Return the areas, bundles and the whole of one layout, ready for JSON, the outermost areas first."""
    top = headlines(picture)
    areas = sorted(layout.areas.items(), key=lambda item: (item[1].depth, item[1].box.x, item[0]))
    return {
        "areas": [_area(name, area, [picture.numbers.index(n) for n in top.get(name, [])]) for name, area in areas],
        "bundles": [_bundle(bundle, box) for bundle, box in layout.bundles.values()],
        "whole": _box(layout.whole),
    }


def story(picture: Picture) -> _Record:
    """Return all that the page tells, ready for JSON; what is empty is left out, words told often stand in a table."""
    table = _Table()
    place = {source.id: number for number, source in enumerate(picture.sources)}
    return {
        "title": _both(picture.title),
        "sums": picture.sums,
        "notice": _both(picture.notice),
        "asOf": picture.as_of,
        "focus": picture.focus,
        "ui": {key: _both(words) for key, words in PAGE.items()},
        "groups": [[key, *(_both(words) or [])] for key, words in GROUPS.items()],
        "classes": [_class(cls, picture.classes.get(cls)) for cls in _classes(picture)],
        "lines": _lines(),
        "tiers": [{"id": name, "name": _both(words)} for name, words in _tiers(picture).items()],
        "areaStyles": {cls: list(style) for cls, style in AREAS.items()} | {"": list(AREA_OTHER)},
        "things": {node.id: _thing(node) for node in picture.nodes},
        "links": {edge.id: _link(edge, table) for edge in picture.edges},
        "facts": [_fact(fact, table) for fact in picture.facts],
        "numbers": [_number(number) for number in picture.numbers],
        "moments": [_moment(moment) for moment in picture.moments],
        "past": {name: [_spell(spell, table) for spell in spells] for name, spells in picture.past.items()},
        "claims": {claim.id: _claim(claim, table, place) for claim in picture.claims},
        "sources": {source.id: _source(source) for source in picture.sources},
        "sourceIds": [source.id for source in picture.sources],
        "words": table.rows,
    }


class _Table:
    """Words that many claims share, told once and then by number."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self._number: dict[Words, int] = {}

    def of(self, words: Words | None) -> int | None:
        """Return the number of the words; None for none."""
        if words is None:
            return None
        number = self._number.get(words)
        if number is None and (both := _both(words)):
            number = self._number[words] = len(self.rows)
            self.rows.append(both)
        return number


def _classes(picture: Picture) -> list[str]:
    """Return the classes of the picture in the order of the grammar, unknown ones last."""
    used = {node.cls for node in picture.nodes}
    return [cls for cls in GLYPHS if cls in used] + sorted(used - GLYPHS.keys())


def _class(cls: str, name: Words | None) -> _Record:
    glyph = glyph_of(cls)
    words = name or (glyph.name if cls in GLYPHS else Words(cls))
    return {"id": cls, "name": _both(words), "path": glyph.path, "colour": glyph.colour, "dark": glyph.dark}


def _lines() -> list[_Record]:
    return [
        {
            "id": standing.value,
            "name": _both(line.name),
            "dash": list(line.dash),
            "colour": line.colour,
            "dark": line.dark,
            "width": line.width,
        }
        for standing, line in LINES.items()
    ]


def _tiers(picture: Picture) -> dict[str, Words]:
    """Return the tiers that the picture's claims have, the weightiest first, unknown ones last."""
    source = {one.id: one for one in picture.sources}
    used = {"machine" if claim.machine else source[claim.source].rank for claim in picture.claims
            if claim.machine or claim.source in source}  # fmt: skip
    words = {one.rank: one.tier for one in picture.sources} | picture.tiers
    order = [*picture.tiers, *sorted(used - picture.tiers.keys())]
    return {name: words.get(name, Words(name)) for name in order if name and name in used}


def _area(name: str, area: Area, numbered: list[int]) -> _Record:
    box, room = area.box, area.numbers
    return {
        "id": name,
        "x": round_(box.x),
        "y": round_(box.y),
        "w": round_(box.width),
        "h": round_(box.height),
        "numbers": _box(room) if room else None,
        "numbered": numbered,
    }


def _bundle(bundle: Bundle, box: Box) -> _Record:
    return {
        "id": bundle.id,
        "box": _box(box),
        "label": _both(bundle.label),
        "members": list(bundle.members),
        "trunks": [list(trunk.links) for trunk in bundle.trunks],
    }


def _box(box: Box) -> list[float]:
    return [round_(v) for v in (box.x, box.y, box.width, box.height)]


def _thing(node: Node) -> _Record:
    return _lean(
        name=_both(node.label),
        short=_both(node.short),
        briefs=[_both(brief) for brief in node.briefs],
        cls=node.cls,
        names=list(node.names),
        pinyin=pinyin([node.label.zh, *node.names]),
        kinds=[_both(kind) for kind in node.kinds],
        status=_both(node.status),
        standing=node.standing.value,
        count=node.stands_for if node.stands_for > 1 else None,
        parent=node.parent,
        note=_both(node.note),
    )


def _link(edge: Edge, table: _Table) -> _Record:
    return _lean(
        **{"from": edge.source, "to": edge.target},
        label=table.of(edge.label),
        back=table.of(edge.inverse),
        phase=edge.phase.value if edge.phase != "stated" else "",
        standing=edge.standing.value,
        attracted=edge.attracted,
        claims=list(edge.claims),
        group=edge.group,
        contains=edge.contains,
        count=edge.stands_for if edge.stands_for > 1 else None,
        note=_both(edge.note),
    )


def _fact(fact: Fact, table: _Table) -> _Record:
    return _lean(
        of=fact.subject,
        label=table.of(fact.label),
        value=_both(fact.value),
        standing=fact.standing.value,
        claims=list(fact.claims),
        group=fact.group,
        outweighed=fact.outweighed,
        status=fact.status,
    )


def _number(number: Number) -> _Record:
    return _lean(
        of=number.subject,
        value=_both(number.value),
        measure=_both(number.measure),
        brief=_both(_brief(number.measure)),
        standing=number.standing.value,
        claims=list(number.claims),
        when=number.when,
        disputed=number.disputed,
    )


def _brief(measure: Words) -> Words | None:
    brief = Words(abbreviated(measure.en), measure.zh)
    return brief if brief != measure else None


def _moment(moment: Moment) -> _Record:
    return _lean(
        label=_both(moment.label),
        earliest=moment.earliest,
        latest=moment.latest,
        when=_both(moment.when),
        standing=moment.standing.value,
        of=list(moment.of),
        claims=list(moment.claims),
    )


def _spell(spell: Spell, table: _Table) -> list[Any]:
    return [spell.until, table.of(spell.status), spell.standing.value]


def _claim(claim: Claim, table: _Table, place: dict[str, int]) -> list[Any]:
    """Return a claim as [number of its source, or its name, modality, places, all else]; there are many of them."""
    rest = _lean(
        machine=claim.machine,
        speaker=table.of(claim.speaker),
        note=_both(claim.note),
        confidence=claim.confidence,
        premises=list(claim.premises),
        conflicts=list(claim.conflicts),
        open=claim.open_list,
        standing=claim.standing.value,
        past=[[until, standing.value] for until, standing in claim.past],
    )
    spots = [_spot(spot, table) for spot in claim.spots]
    return [place.get(claim.source, claim.source), table.of(claim.modality), spots, *([rest] if rest else [])]


def _spot(spot: Spot, table: _Table) -> list[Any]:
    """Return a place as [section, evidence, start, end, words], without what is missing at the end."""
    parts = [table.of(spot.section), table.of(spot.evidence), spot.start, spot.end, spot.words or None]
    while parts and parts[-1] is None:
        parts.pop()
    return parts


def _source(source: Source) -> _Record:
    """Return a source; an address that is no web address is not passed on, so that no link can run a script."""
    return _lean(
        title=_both(source.title),
        publisher=_both(source.publisher),
        date=source.date,
        tier=_both(source.tier),
        rank=source.rank,
        known=source.known,
        url=source.url if source.url.startswith(("https://", "http://")) else "",
    )


def _both(words: Words | None) -> list[str] | None:
    """Return words as [English, Chinese], as one where they are the same, None for none."""
    if not words or not (words.en or words.zh):
        return None
    en, zh = words.inside("en"), words.inside("zh")
    return [en] if en == zh else [en, zh]


def _lean(**record: Any) -> _Record:
    """Leave out what is empty: the page grows with what is known, not with what is not."""
    return {
        key: value
        for key, value in record.items()
        if (value or (value == 0 and value is not False)) and _USUAL.get(key) != value
    }
