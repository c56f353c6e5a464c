"""A large picture as arrays: no object for a thing, no object for a link."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ...network.columns import Coded, values_of
from ...terms import b, iri
from ..map.grammar import GLYPHS
from ..map.picture import Standing, Words
from .evidence import Evidence
from .finer import Finer
from .reading import evidence_of

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph
    from ...network.arrays import EdgeArrays

__all__ = ["INSIDE", "STANDINGS", "Crowd", "crowd_of", "cut"]

Ints = npt.NDArray[np.int32]
Codes = npt.NDArray[np.uint8]

STANDINGS = tuple(Standing)
"""What the codes of standings mean."""
INSIDE = ("partOf", "locatedIn", "basedIn")
"""Ties that put a thing into an area, the strongest first; not where that is only meant, expected or denied."""
DEEPEST = 12
"""Areas within areas that are looked at to tell which one is the finest."""
_PHASES = {
    "planned": Standing.PLANNED,
    "expected": Standing.EXPECTED,
    "under-way": Standing.UNDER_WAY,
    "under-construction": Standing.UNDER_WAY,
}
_HOLDING = ("stated", "under-way", "inferred", "planned")
_NEVER_INSIDE = ("Event", "Plan")
"""Classes of which a place is where something happened, not where it is."""
_PLACES = frozenset(
    {"AdministrativeArea", "DevelopmentZone", "IndustryPark", "ParkZone", "GreenSpace", "Facility", "Place", "Corridor"}
)


@dataclass(frozen=True, eq=False)
class Crowd:
    """Things and links of a large picture; links and parents name things by their place in the lists."""

    title: Words
    ids: Sequence[str]
    en: Sequence[str]
    zh: Sequence[str]  # empty where it is as in English
    parent: Ints  # the thing that holds it, -1 for none
    cls: Codes  # place in `classes`
    classes: Sequence[tuple[str, Words]]  # local name, what it is called
    standing: Codes  # place in STANDINGS
    status: Codes  # place in `statuses`, 255 for none
    statuses: Sequence[Words]
    start: Ints
    end: Ints
    link: Codes  # standing of each link
    tie: Codes  # place in `ties`
    ties: Sequence[tuple[str, Words]]  # local name, what links are called
    as_of: str = ""
    evidence: Evidence | None = None  # who says so; None where nobody is known to
    finer: Finer | None = None  # how the page shows it, where it is small enough for the page

    def __len__(self) -> int:
        """Return the number of things."""
        return len(self.ids)

    def part(self, kept: npt.NDArray[np.bool_]) -> Crowd:
        """Return some of the things with the links between them."""
        number = np.append(np.cumsum(kept) - 1, -1).astype(np.int32)
        parent = np.where(np.append(kept, False)[self.parent], number[self.parent], -1)[kept].astype(np.int32)
        links = kept[self.start] & kept[self.end]
        rows = np.flatnonzero(kept).tolist()
        evidence = self.evidence and replace(
            self.evidence, links=self.evidence.links.part(links), things=self.evidence.things.part(kept)
        )
        columns: dict[str, Any] = {name: [getattr(self, name)[row] for row in rows] for name in ("ids", "en", "zh")}
        columns |= {name: getattr(self, name)[kept] for name in ("cls", "standing", "status")}
        columns |= {name: getattr(self, name)[links] for name in ("link", "tie")}
        start, end = number[self.start[links]], number[self.end[links]]
        return replace(self, parent=parent, start=start, end=end, evidence=evidence, **columns)

    def inside(self, place: str) -> Crowd:
        """Return a place, what lies in it at any depth, and the places that hold it; empty where it is not there."""
        centre = self.ids.index(place) if place in self.ids else -1
        up = np.append(self.parent, -1)
        kept, above = np.zeros(len(self), dtype=bool), up[:-1].copy()
        kept[centre : centre + 1] = centre >= 0
        while (above >= 0).any() and centre >= 0:
            kept |= above == centre
            above = up[above]
        while centre >= 0:
            kept[centre] = True
            centre = int(up[centre])
        return self.part(kept)


def crowd_of(kg: KnowledgeGraph, arrays: EdgeArrays, title: Words, as_of: str = "") -> Crowd:
    """Return a network of `biokg.network.edge_arrays` as a crowd: containment as areas, every other tie as a link."""
    labels = {name: _texts(arrays, f"label_{name}") for name in ("en", "zh")}
    cls, classes = _codes(arrays.nodes.get("cls"), len(arrays.names), "")
    status, statuses = _codes(arrays.nodes.get("status"), len(arrays.names), None)
    phases = np.array([STANDINGS.index(_PHASES.get(name, Standing.STATED)) for name in statuses] + [0], dtype=np.uint8)
    tie, ties = _codes(arrays.edges.get("predicate"), len(arrays), "")
    link, standings = _codes(arrays.edges.get("standing"), len(arrays), "stated")
    known = {one.value: place for place, one in enumerate(STANDINGS)}
    link_codes = np.array([known.get(name.replace(" ", "-"), 0) for name in standings] + [0], dtype=np.uint8)[link]
    settled = np.isin(link_codes, [known[name] for name in _HOLDING])
    holds = np.array([name in _PLACES for name in classes] + [False])
    settled &= np.array([name not in _NEVER_INSIDE for name in classes] + [True])[cls][arrays.start]
    parent, contains = _parents(arrays, tie, ties, settled & holds[cls][arrays.end])
    return Crowd(
        title,
        ids=list(arrays.names),
        en=[_capital(en) or zh or name for en, zh, name in zip(labels["en"], labels["zh"], arrays.names, strict=True)],
        zh=labels["zh"],
        parent=parent,
        cls=cls,
        classes=[(name, GLYPHS[name].name if name in GLYPHS else _term(kg, name)) for name in classes],
        standing=phases[np.minimum(status, len(statuses))],
        status=status,
        statuses=[_words(kg, iri(f"status:{name}")) for name in statuses],
        start=arrays.start[~contains],
        end=arrays.end[~contains],
        link=link_codes[~contains],
        tie=tie[~contains],
        ties=[(name, _term(kg, name)) for name in ties],
        as_of=as_of,
        evidence=evidence_of(kg, arrays, contains),
    )


def _texts(arrays: EdgeArrays, name: str) -> list[str]:
    column = arrays.nodes.get(name)
    return [""] * len(arrays.names) if column is None else [value or "" for value in values_of(column)]


def _codes(column: Any, count: int, missing: str | None) -> tuple[Codes, list[str]]:
    """Return a column as codes and what they mean; what is missing is coded 255, or as `missing` where that is given.

    There are never so many classes, properties or statuses; what is beyond 254 counts as missing.
    """
    coded = (
        column
        if isinstance(column, Coded)
        else Coded.of(list(values_of(column)) if column is not None else [None] * count)
    )
    words = [str(word) for word in coded.words][:254]
    codes = np.where((coded.codes < 0) | (coded.codes >= 254), 255, coded.codes).astype(np.uint8)
    if missing is not None and (codes == 255).any():
        codes[codes == 255] = len(words)
        words.append(missing)
    return codes, words


def _parents(
    arrays: EdgeArrays, tie: Codes, ties: list[str], usable: npt.NDArray[np.bool_]
) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """Return what holds each thing, and which ties say so; a circle of places is cut.

    Of several places the one holds it that lies in most others, as a district within its city; else by `INSIDE`.
    """
    parent = np.full(len(arrays.names), -1, dtype=np.int32)
    rank = np.array([INSIDE.index(name) if name in INSIDE else len(INSIDE) for name in ties])[tie]
    rows = np.flatnonzero(usable & (rank < len(INSIDE)) & (arrays.start != arrays.end))
    depth = _depth(arrays.start[rows], arrays.end[rows], len(parent))
    last_wins = rows[np.lexsort((-rows, -rank[rows], depth[arrays.end[rows]]))]
    parent[arrays.start[last_wins]] = arrays.end[last_wins]
    cut(parent)
    return parent, (rank < len(INSIDE)) & usable & (parent[arrays.start] == arrays.end)


def _depth(inner: Ints, outer: Ints, count: int) -> Ints:
    """Return how many places lie around each thing on its longest way out, at most `DEEPEST` (in a circle)."""
    depth = np.zeros(count, dtype=np.int32)
    for _ in range(DEEPEST):
        before = depth.copy()
        np.maximum.at(depth, inner, before[outer] + 1)
        if (before == depth).all():
            break
    return depth


def cut(parent: Ints) -> None:
    """Let go of one end of every circle of places, in place."""
    state: dict[int, int] = {}
    for start in np.unique(parent[parent >= 0]).tolist():
        way, node = [], start
        while node >= 0 and node not in state:
            state[node] = start
            way.append(node)
            node = int(parent[node])
        if node >= 0 and state[node] == start and node in way:
            parent[node] = -1


def _capital(name: str) -> str:
    return name[:1].upper() + name[1:]


def _words(kg: KnowledgeGraph, node: Any) -> Words:
    return Words(kg.label(node, "en"), kg.label(node, "zh"))


def _term(kg: KnowledgeGraph, name: str) -> Words:
    return _words(kg, b(name)) if name.isidentifier() else Words(name)
