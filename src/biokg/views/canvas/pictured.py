"""A picture of the page as a crowd: the same things, links, places and claims in the large viewer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from ..map.bundles import Bundle
from ..map.layout import Layout, place
from ..map.packing import Box
from ..map.picture import Claim, Edge, Fact, Node, Picture, Source, Standing, Words, headlines
from .crowd import STANDINGS, Crowd, Ints, cut
from .evidence import Cited, Evidence, Rows, rows_of
from .finer import Figure, Finer, Was
from .packing import PITCH
from .wording import SAY

__all__ = ["crowd_of_picture"]

_NUMBER = "number"
GAP, TITLE, LINE = 14.0, 30.0, 50.0
"""Room above the strip of what nothing leads to, for its title, and for a row of it."""
_SUREST = ("stated", "under-way", "inferred", "planned", "expected", "intended", "denied")


def crowd_of_picture(picture: Picture) -> Crowd:
    """Return a picture as a crowd that is placed, named and thinned as on the page.

    Where links are told by areas, the claims are told of what lies in the area.
    """
    number = {node.id: place for place, node in enumerate(picture.nodes)}
    layout, parent = _placed(picture, number)
    edges = [edge for edge in picture.edges if not edge.contains]
    classes = list(dict.fromkeys(node.cls for node in picture.nodes))
    ties = list(dict.fromkeys((edge.predicate, edge.label) for edge in edges))
    evidence = _Told(picture, number, edges)
    spells = [spell.status for one in number for spell in picture.past.get(one, ())]
    statuses = list(dict.fromkeys(s for s in [*(node.status for node in picture.nodes), *spells] if s))
    return Crowd(
        picture.title,
        ids=list(number),
        en=[node.label.inside("en") or node.id for node in picture.nodes],
        zh=[node.label.zh for node in picture.nodes],
        parent=parent,
        cls=_codes(classes.index(node.cls) for node in picture.nodes),
        classes=[(name, picture.classes.get(name, Words(""))) for name in classes],
        standing=_codes(STANDINGS.index(node.standing) for node in picture.nodes),
        status=_codes(statuses.index(node.status) if node.status else 255 for node in picture.nodes),
        statuses=statuses,
        start=_numbers(number[edge.source] for edge in edges),
        end=_numbers(number[edge.target] for edge in edges),
        link=_codes(STANDINGS.index(edge.standing) for edge in edges),
        tie=_codes(ties.index((edge.predicate, edge.label)) for edge in edges),
        ties=[(name if name != "tie" else words.en.replace(" ", "-"), words) for name, words in ties],
        as_of=picture.as_of,
        evidence=evidence.all(),
        finer=_finer(picture, layout, edges, evidence, statuses),
    )


def _codes(codes: Iterable[int]) -> npt.NDArray[np.uint8]:
    return np.fromiter(codes, dtype=np.uint8)


def _numbers(numbers: Iterable[int]) -> Ints:
    return np.fromiter(numbers, dtype=np.int32)


class _Told:
    """The claims of a picture as rows."""

    def __init__(self, picture: Picture, number: dict[str, int], edges: Sequence[Edge]) -> None:
        self.picture, self.number, self.edges = picture, number, edges
        self.claims = {claim.id: claim for claim in picture.claims}
        self.sources = {source.id: place for place, source in enumerate(picture.sources)}
        self.tiers = {name: place for place, name in enumerate(picture.tiers)}
        self.words: dict[str, dict[Any, int]] = {
            name: {} for name in ("sections", "modalities", "speakers", "properties", "values")
        }
        self._code("modalities", Words("asserted", "陈述"))  # the first goes without saying

    def all(self) -> Evidence:
        """Return the rows of the links and of the things, and what their codes mean."""
        links = [(place, name, -1, -1) for place, edge in enumerate(self.edges) for name in edge.claims]
        rows = self._rows(links, len(self.edges)), self._rows(list(self._facts()), len(self.number))
        known = {name: list(codes) for name, codes in self.words.items()}
        cited = [_cited(source) for source in self.picture.sources]
        return Evidence(*rows, sources=cited, tiers=list(self.picture.tiers.items()), **known)  # type: ignore[arg-type]

    def heard(self, claims: Iterable[str]) -> tuple[tuple[int, int], ...]:
        """Return source and tier of claims."""
        found = [self.claims[name] for name in claims if name in self.claims]
        return tuple(dict.fromkeys((self.sources.get(claim.source, -1), self.tier(claim)) for claim in found))

    def tier(self, claim: Claim) -> int:
        """Return the rank of a claim's tier; one past the last where it is unknown."""
        source = self.sources.get(claim.source)
        rank = "machine" if claim.machine else "" if source is None else self.picture.sources[source].rank
        return self.tiers.get(rank, len(self.tiers))

    def known(self, claim: Claim) -> str:
        """Return the day by which a claim had been published, empty where that is unknown."""
        source = self.sources.get(claim.source)
        return "" if source is None else self.picture.sources[source].known

    def _facts(self) -> Iterator[tuple[int, str, int, int]]:
        """Yield what is said of things: thing, claim, property, value."""
        labels = {node.id: node.label for node in self.picture.nodes}
        said = [(edge.source, (edge.predicate, edge.label), labels[edge.target], edge.claims)
                for edge in self.picture.edges if edge.contains and edge.target in labels]  # fmt: skip
        for fact in self.picture.facts:
            kind = "status" if fact.status else "altLabel" if fact.group == "names" else f"{fact.group}-{fact.label.en}"
            value = _outweighed(fact) if fact.outweighed else fact.value
            said.append((fact.subject, (kind, fact.label), value, fact.claims))
        for number in self.picture.numbers:
            said.append((number.subject, (_NUMBER, number.measure), number.value, number.claims))
        for thing, property, value, claims in said:
            codes = self._code("properties", property), self._code("values", value)
            yield from ((self.number[thing], name, *codes) for name in claims)

    def _code(self, table: str, what: Any) -> int:
        return self.words[table].setdefault(what, len(self.words[table]))

    def _rows(self, said: Sequence[tuple[int, str, int, int]], owners: int) -> Rows:
        said = [row for row in said if row[1] in self.claims]
        claims = [self.claims[name] for _, name, _, _ in said]
        spots = [claim.spots[0] if claim.spots else None for claim in claims]
        days = np.array([self.known(claim) for claim in claims], dtype="U10")
        day = np.unique(days, return_inverse=True)[1] if len(days) else np.zeros(0, dtype=np.int64)
        columns = {
            "source": [self.sources.get(claim.source, -1) for claim in claims],
            "section": [self._code("sections", (spot.section, spot.evidence)) if spot else -1 for spot in spots],
            "tier": [self.tier(claim) for claim in claims],
            "modality": [self._code("modalities", claim.modality) for claim in claims],
            "speaker": [-1 if claim.speaker is None else self._code("speakers", claim.speaker) for claim in claims],
            "start": [-1 if spot is None or spot.start is None else spot.start for spot in spots],
            "end": [-1 if spot is None or spot.end is None else spot.end for spot in spots],
            "property": [row[2] for row in said],
            "value": [row[3] for row in said],
        }  # fmt: skip
        arrays = {name: np.array(column, dtype=np.int64) for name, column in columns.items()}
        ids = np.array([name if _is_id(name) else "" for _, name, _, _ in said], dtype="S12")
        owner = np.array([row[0] for row in said], dtype=np.int64)
        return rows_of(owner, owners, [arrays["tier"], -day, ids], None, len(said), claim=ids, **arrays)


def _outweighed(fact: Fact) -> Words:
    words = SAY["outweighed"]
    return Words(f"{fact.value.inside('en')} ({words.en})", f"{fact.value.inside('zh')}（{words.zh}）")


def _is_id(name: str) -> bool:
    return len(name) == 12 and all(sign in "0123456789abcdef" for sign in name)


def _cited(source: Source) -> Cited:
    return Cited(source.id, source.title, source.publisher, source.date, source.known, source.url)


def _placed(picture: Picture, number: dict[str, int]) -> tuple[Layout, Ints]:
    """Return where everything is, and what holds each thing; what the page leaves to its search stands in a strip."""
    parent = _numbers(number.get(node.parent or "", -1) for node in picture.nodes)
    cut(parent)
    ids = list(number)
    ups = [ids[up] if up >= 0 else None for up in parent.tolist()]
    layout = place(replace(picture, nodes=tuple(map(_held_by, picture.nodes, ups))))
    left = [thing for thing in ids if thing not in layout.points and thing not in layout.areas]
    if left:
        parent[[number[thing] for thing in left]] = -1
        _strip(layout, left)
    return layout, parent


def _held_by(node: Node, up: str | None) -> Node:
    return replace(node, parent=up)


def _strip(layout: Layout, left: Sequence[str]) -> None:
    """Give things a place in a frame below all else."""
    whole, wide = layout.whole, PITCH / 2
    across = max(1, int(whole.width // wide))
    tall = TITLE + LINE * -(-len(left) // across)
    top = whole.y + whole.height + GAP
    for place_, thing in enumerate(left):
        row, column = divmod(place_, across)
        layout.points[thing] = whole.x + (column + 0.5) * wide, top + TITLE + (row + 0.4) * LINE
    box = Box(whole.x, top, min(len(left), across) * wide, tall)
    layout.bundles["unlinked"] = Bundle("unlinked", tuple(left), None, SAY["unlinked"], ()), box
    layout.whole = Box(whole.x, whole.y, whole.width, whole.height + GAP + tall)


def _finer(picture: Picture, layout: Layout, edges: Sequence[Edge], told: _Told, statuses: Sequence[Words]) -> Finer:
    number = told.number
    figures = [
        Figure(number[thing], one.value, one.measure, one.standing, one.disputed, told.heard(one.claims))
        for thing, some in headlines(picture).items()
        for one in some
    ]
    were = [
        Was(place, spell.until, spell.standing, statuses.index(spell.status) if spell.status else 255)
        for thing, place in number.items()
        for spell in picture.past.get(thing, ())
    ]
    return Finer(
        layout,
        [node.short or node.label for node in picture.nodes],
        [node.briefs[-1] if node.briefs else node.short or node.label for node in picture.nodes],
        _codes(edge.quiet or not edge.drawn for edge in edges),
        _trunks(layout, edges),
        [[number[member] for member in bundle.members] for bundle, _ in layout.bundles.values()],
        {number[thing]: area.numbers for thing, area in layout.areas.items() if area.numbers},
        figures,
        were,
        [was for place, edge in enumerate(edges) for was in _earlier(place, edge, picture, told)],
    )


def _trunks(layout: Layout, edges: Sequence[Edge]) -> npt.NDArray[np.int64]:
    shared = {
        link: 2 * frame + trunk.outward
        for frame, (bundle, _) in enumerate(layout.bundles.values())
        for trunk in bundle.trunks
        for link in trunk.links
    }
    return np.array([shared.get(edge.id, -1) for edge in edges], dtype=np.int64)


def _earlier(owner: int, edge: Edge, picture: Picture, told: _Told) -> Iterator[Was]:
    """Yield how a link stood on earlier days, as the page finds it: as its surest claim that was known by then, but
    never surer than the tie itself."""
    claims = [told.claims[name] for name in edge.claims if name in told.claims]
    days = sorted({source.known for source in picture.sources if source.known})
    spells = picture.past.get(edge.id.partition("~")[0], ()) if edge.phase is not Standing.STATED else ()
    before, was = "", edge.standing
    for day in [day for day in days if any(told.known(claim) <= day for claim in claims)]:
        phase = next((spell.standing for spell in spells if day < spell.until), edge.phase)
        found = [next((s for until, s in claim.past if day < until), claim.standing)
                 for claim in claims if told.known(claim) <= day]  # fmt: skip
        now = max(min(found, key=_SUREST.index), phase, key=STANDINGS.index)
        if before and now is not was:
            yield Was(owner, day, was)
        before, was = day, now
    if before and was is not edge.standing:
        yield Was(owner, days[-1], was)
