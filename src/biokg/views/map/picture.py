"""What a map shows, free of RDF and of pixels: things, links, facts, numbers, and the claims behind each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from enum import StrEnum

__all__ = ["Claim", "Edge", "Fact", "Moment", "Node", "Number", "Picture", "Source", "Spell", "Spot", "Standing",
           "Words", "around", "headlines", "settled"]  # fmt: skip


class Standing(StrEnum):
    """How sure a link or fact is, surest first; the one thing a line's style says."""

    STATED = "stated"
    UNDER_WAY = "under-way"
    INFERRED = "inferred"
    PLANNED = "planned"
    EXPECTED = "expected"
    DENIED = "denied"
    INTENDED = "intended"


SETTLED = frozenset({Standing.STATED, Standing.INFERRED})
"""The standings that "settled only" keeps."""


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """The same words in English and Chinese; an empty `zh` shows the English."""

    en: str
    zh: str = ""

    def inside(self, lang: str) -> str:
        """Return the words in `lang`, or in the other language where there are none.

        >>> Words("park").inside("zh")
        'park'
        """
        return (self.zh or self.en) if lang == "zh" else (self.en or self.zh)


@dataclass(frozen=True, slots=True)
class Node:
    """A thing: a mark on the map, or an area where other things name it as `parent`."""

    id: str
    cls: str  # local name of its class, e.g. "IndustryPark"
    label: Words
    names: tuple[str, ...] = ()  # further names, any language
    kinds: tuple[Words, ...] = ()
    status: Words | None = None  # the word of its status, e.g. "under construction"
    standing: Standing = Standing.STATED
    parent: str | None = None  # the place it is derived to be in or part of
    note: Words | None = None  # scope note: what it is not
    iri: str = ""
    short: Words | None = None  # its name on the map, where its surroundings say the rest
    briefs: tuple[Words, ...] = ()  # its names where there is no room for that one, ever briefer
    stands_for: int = 1  # how many things it sums


@dataclass(frozen=True, slots=True)
class Edge:
    """A link between two things. `label` reads from source to target, `inverse` back."""

    id: str
    source: str
    target: str
    predicate: str
    label: Words
    inverse: Words = Words("")
    standing: Standing = Standing.STATED
    claims: tuple[str, ...] = ()
    group: str = "links"
    contains: bool = False  # shown by the area that holds the source, not by a line
    drawn: bool = True  # whether it has a line; if not, the panel tells it
    quiet: bool = False  # its line shows only where one of its ends is chosen: the map says as much without it
    settled: bool = True  # whether it is an edge of the graph and not a claim alone
    note: Words | None = None
    phase: Standing = Standing.STATED  # how far along the tie itself is, where it has a status of its own
    attracted: bool = False  # while under way, it tells no more than that somebody is being attracted
    stands_for: int = 1  # how many links it sums


@dataclass(frozen=True, slots=True)
class Fact:
    """Something said of one thing that is no link: a name, a date, a status, a wording."""

    subject: str
    label: Words
    value: Words
    standing: Standing = Standing.STATED
    claims: tuple[str, ...] = ()
    group: str = "profile"
    outweighed: bool = False  # a newer or better source says otherwise
    status: bool = False  # whether it is a status, of which only the newest counts


@dataclass(frozen=True, slots=True)
class Number:
    """A statistic as text, with its hedge: "over 1,000", "pharmaceutical companies"."""

    subject: str
    value: Words
    measure: Words
    standing: Standing = Standing.STATED
    claims: tuple[str, ...] = ()
    when: str = ""  # the date it holds for or was said, as text
    disputed: bool = False  # another source says otherwise
    aside: bool = False  # too small a matter for an area; the panel tells it
    topic: str = ""  # numbers of one topic answer the same question: the first of them stands in the area
    rank: tuple[int, bool, str, str] = (0, False, "", "")  # order within its thing: better told first, then newer


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in its source a claim is said."""

    section: Words = Words("")
    evidence: Words = Words("")  # how that text was made
    start: int | None = None  # code points, end exclusive; None where only the section is known
    end: int | None = None
    words: str = ""  # what stands there, where the reader holds the article


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says it: where in which source, how that text was made, and who speaks."""

    id: str
    source: str
    spots: tuple[Spot, ...] = ()  # every place where it is said, in the order of the text
    machine: bool = False  # no person wrote the text
    modality: Words = Words("")
    speaker: Words | None = None
    note: Words | None = None
    confidence: float | None = None  # 0-1, only where inferred
    premises: tuple[str, ...] = ()
    conflicts: tuple[str, ...] = ()
    open_list: bool = False  # the words say that there are more
    standing: Standing = Standing.STATED
    past: tuple[tuple[str, Standing], ...] = ()  # (the day before which it stood so, how), oldest first


@dataclass(frozen=True, slots=True)
class Source:
    """A document as read."""

    id: str
    title: Words
    publisher: Words = Words("")
    date: str = ""  # EDTF, e.g. "2025-10-01"
    tier: Words = Words("")
    url: str = ""
    rank: str = ""  # local name of its tier
    known: str = ""  # day by which it had been published


@dataclass(frozen=True, slots=True)
class Moment:
    """A date that a source gives for things: when something happens, happened or is to happen."""

    label: Words
    earliest: str  # days, YYYY-MM-DD; both the same where the day is known
    latest: str
    when: Words
    standing: Standing = Standing.STATED
    of: tuple[str, ...] = ()  # the things it belongs to, the one that has the date first
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Spell:
    """What the status of a thing was before a day."""

    until: str
    status: Words | None
    standing: Standing


@dataclass(frozen=True, slots=True)
class Picture:
    """All that one map shows. Edges, facts and numbers name nodes and claims by id."""

    title: Words
    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    facts: tuple[Fact, ...] = ()
    numbers: tuple[Number, ...] = ()
    claims: tuple[Claim, ...] = ()
    sources: tuple[Source, ...] = ()
    as_of: str = ""  # "known on that day", or the newest source's day
    focus: str | None = None  # the thing that the map is around
    classes: dict[str, Words] = field(default_factory=dict)  # names of classes, where the ontology gives them
    tiers: dict[str, Words] = field(default_factory=dict)  # local names of tiers, the weightiest first
    moments: tuple[Moment, ...] = ()  # the earliest first
    past: dict[str, tuple[Spell, ...]] = field(default_factory=dict)  # thing or tie → its status before, oldest first
    sums: tuple[int, int] | None = None  # how many things and links its marks and lines stand for, where they are sums
    notice: Words | None = None  # what a reader must know before reading it
    members: dict[str, tuple[Words, ...]] = field(default_factory=dict)  # sum → names that it does not list


def headlines(picture: Picture, most: int = 4) -> dict[str, list[Number]]:
    """Return the numbers that stand in the areas of things: the first of each topic, at most `most`.

    On a map around a thing only its own numbers are shown: the other areas are there to say where it is.
    """
    found: dict[str, list[Number]] = {}
    for number in picture.numbers:
        if picture.focus not in (None, number.subject) or number.aside:
            continue
        shown = found.setdefault(number.subject, [])
        if len(shown) < most and number.topic not in [other.topic for other in shown if number.topic]:
            shown.append(number)
    return found


def settled(picture: Picture) -> Picture:
    """Return `picture` without what is planned, expected, under way, denied or only claimed."""
    nodes = [n for n in picture.nodes if n.standing not in (Standing.PLANNED, Standing.EXPECTED)]
    return restrict(
        replace(
            picture,
            edges=tuple(e for e in picture.edges if e.standing in SETTLED),
            facts=tuple(f for f in picture.facts if f.standing in SETTLED or f.group == "status"),
            numbers=tuple(n for n in picture.numbers if n.standing in SETTLED),
            moments=tuple(m for m in picture.moments if m.standing in SETTLED),
        ),
        {n.id for n in nodes},
    )


def around(picture: Picture, centre: str, depth: int = 1) -> Picture:
    """Return what lies within `depth` links of `centre`, and the areas that hold it.

    Raises KeyError where `centre` is no node.
    """
    parents = {n.id: n.parent for n in picture.nodes}
    if centre not in parents:
        raise KeyError(centre)
    near: dict[str, set[str]] = {n: set() for n in parents}
    for edge in picture.edges:
        if edge.source in near and edge.target in near:
            near[edge.source].add(edge.target)
            near[edge.target].add(edge.source)
    seen = frontier = {centre}
    for _ in range(depth):
        frontier = {other for node in frontier for other in near[node]} - seen
        seen = seen | frontier
    holders = {up for node in seen for up in ancestors(node, parents)}
    near_only = restrict(picture, seen | holders)
    edges = [replace(e, quiet=e.quiet and centre not in (e.source, e.target)) for e in near_only.edges]
    return replace(near_only, edges=tuple(edges), focus=centre)


def ancestors(node: str, parents: dict[str, str | None]) -> Iterable[str]:
    """Yield the areas that hold `node`, innermost first."""
    seen = {node}
    up = parents.get(node)
    while up is not None and up not in seen:
        seen.add(up)
        yield up
        up = parents.get(up)


def restrict(picture: Picture, keep: set[str]) -> Picture:
    """Return `picture` with only the nodes in `keep` and what is said of them alone.

    Claims that nothing names any more go too, except the premises of those that stay.
    """
    nodes = tuple(
        n if n.parent is None or n.parent in keep else replace(n, parent=None) for n in picture.nodes if n.id in keep
    )
    edges = tuple(e for e in picture.edges if e.source in keep and e.target in keep)
    facts = tuple(f for f in picture.facts if f.subject in keep)
    numbers = tuple(n for n in picture.numbers if n.subject in keep)
    moments = tuple(
        replace(m, of=tuple(one for one in m.of if one in keep)) for m in picture.moments if keep & set(m.of[:1])
    )
    named = {c for part in (edges, facts, numbers, moments) for item in part for c in item.claims}
    by_id = {c.id: c for c in picture.claims}
    waiting = list(named)
    while waiting:
        claim = by_id.get(waiting.pop())
        for other in (*claim.premises, *claim.conflicts) if claim else ():
            if other not in named:
                named.add(other)
                waiting.append(other)
    claims = tuple(c for c in picture.claims if c.id in named)
    used = {c.source for c in claims}
    sources = tuple(s for s in picture.sources if s.id in used)
    classes = {n.cls: picture.classes[n.cls] for n in nodes if n.cls in picture.classes}
    told = keep | {e.id.partition("~")[0] for e in edges}
    past = {name: spells for name, spells in picture.past.items() if name in told}
    return replace(
        picture, nodes=nodes, edges=edges, facts=facts, numbers=numbers, moments=moments, claims=claims,
        sources=sources, classes=classes, past=past,
    )  # fmt: skip
