"""A picture of a crowd too large for the page: places with what they hold summed by class and stage, links summed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from .canvas.citations import Citations
from .canvas.crowd import STANDINGS, Crowd
from .map.picture import Edge, Fact, Node, Number, Picture, Words
from .words import plural

__all__ = ["MARKS", "summed_picture"]

MARKS = 250
"""How many marks a summed picture has at most, so that each has room for its name; more where it cannot be helped."""
LINES_DRAWN = 80
"""Sums of links that have a line, the largest."""
LINES_TOLD = 1200
"""Sums of links that are told, the largest; of those left out a place tells how many links they are."""
MEMBERS = 2500
"""Members that are listed by name, over all sums; each sum lists its fair share, and at least three."""
CLAIMS = 3
"""Claims that are cited of a sum of links."""

Ints: TypeAlias = npt.NDArray[np.int64]
Flags: TypeAlias = npt.NDArray[np.bool_]


def summed_picture(crowd: Crowd) -> Picture:
    """Return a picture in which a mark stands for all things of a class and a stage in one place, or, where these would
    be too many, for all that a place holds, told by numbers; and a line for all links of a standing between two places.

    Things in no place are summed over the whole. A sum of one is the thing itself. Places and marks list some of what
    they hold, with who says so, and name the command that draws it all.
    """
    return _Sums(crowd, *_homes(crowd)).picture()


def _homes(crowd: Crowd) -> tuple[Ints, Flags, Flags]:
    """Return the place in which each thing is summed (-1 for none), which things are such places, and which things have
    a mark: as many levels of places, from the outermost on, as leave few enough marks."""
    count = len(crowd)
    holds = np.zeros(count, dtype=bool)
    holds[crowd.parent[crowd.parent >= 0]] = True
    up = np.append(crowd.parent, -1).astype(np.int64)
    depth = np.zeros(count, dtype=np.int64)
    above = up[:count]
    while (above >= 0).any():
        depth += above >= 0
        above = up[above]
    for level in range(int(depth.max(initial=0)), -2, -1):
        kept = holds & (depth <= level)
        home = up[:count].copy()
        while (folded := (home >= 0) & ~np.append(kept, True)[home]).any():
            home[folded] = up[home[folded]]
        key = (home * 256 + crowd.cls) * 256 + crowd.standing
        for marked in (~kept, ~kept & (home < 0)):
            if int(kept.sum()) + len(np.unique(key[marked])) <= MARKS:
                return home, kept, marked
    return home, kept, marked


class _Sums:
    """Sums the crowd step by step."""

    def __init__(self, crowd: Crowd, home: Ints, kept: Flags, marked: Flags) -> None:
        self.crowd, self.home, self.kept = crowd, home, kept
        self.told = Citations(crowd.evidence)
        self.groups: dict[tuple[int, int, int], list[int]] = defaultdict(list)
        for thing in np.flatnonzero(marked).tolist():
            self.groups[int(home[thing]), int(crowd.cls[thing]), int(crowd.standing[thing])].append(thing)
        self.held: dict[int, list[int]] = defaultdict(list)
        for thing in np.flatnonzero(~marked & ~kept).tolist():
            self.held[int(home[thing])].append(thing)
        self.share = max(3, MEMBERS // max(1, len(self.groups) + len(self.held)))
        self.facts: list[Fact] = []
        self.numbers: list[Number] = []
        self.members: dict[str, tuple[Words, ...]] = {}

    def picture(self) -> Picture:
        """Return the picture."""
        crowd, nodes = self.crowd, [*self._areas(), *self._marks()]
        edges = self._edges()
        title = crowd.title
        return Picture(
            title=Words(f"{title.en}, summed by place", f"{title.inside('zh')}（按地点汇总）"),
            nodes=tuple(nodes),
            edges=tuple(sorted(edges, key=lambda edge: edge.id)),
            facts=tuple(self.facts),
            numbers=tuple(self.numbers),
            claims=tuple(sorted(self.told.claims.values(), key=lambda claim: claim.id)),
            sources=tuple(self.told.sources.values()),
            as_of=crowd.as_of,
            classes=dict(crowd.classes),
            tiers=dict(crowd.evidence.tiers) if crowd.evidence else {},
            sums=(len(crowd), len(crowd.start)),
            notice=_notice(crowd),
            members=self.members,
        )

    def _name(self, thing: int) -> Words:
        return Words(self.crowd.en[thing], self.crowd.zh[thing])

    def _node(self, thing: int) -> Node:
        """Return a thing that stands for itself."""
        crowd, place, status = self.crowd, int(self.home[thing]), int(self.crowd.status[thing])
        return Node(
            crowd.ids[thing],
            crowd.classes[crowd.cls[thing]][0],
            self._name(thing),
            status=crowd.statuses[status] if status < len(crowd.statuses) else None,
            standing=STANDINGS[crowd.standing[thing]],
            parent=crowd.ids[place] if place >= 0 else None,
        )

    def _areas(self) -> Iterator[Node]:
        held: dict[int, list[int]] = defaultdict(list)
        for place, members in self.held.items():
            above = place
            while above >= 0:
                held[above] += members
                above = int(self.home[above])
        for thing in np.flatnonzero(self.kept).tolist():
            own = self.held.get(thing, [])
            name, node, every = self.crowd.ids[thing], self._node(thing), held.get(thing, [])
            called = Words(f"{node.label.en} ({len(every):,})", f"{node.label.inside('zh')}（{len(every):,}）")
            yield replace(node, short=called) if own else node
            self._count(name, every)
            self._list(name, own)
            self.facts.append(Fact(name, _DRAW, Words(f"biokg draw --inside {name}"), group="profile"))

    def _count(self, name: str, members: list[int]) -> None:
        """Tell in numbers what a place holds: of each class and stage, the most first."""
        groups: dict[tuple[int, int], list[int]] = defaultdict(list)
        for member in members:
            groups[int(self.crowd.cls[member]), int(self.crowd.standing[member])].append(member)
        for (cls, standing), some in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
            noun = _noun(len(some), self.crowd.classes[cls][1])
            claims = self.told.of("things", some[0])
            self.numbers.append(Number(name, Words(f"{len(some):,}"), noun, STANDINGS[standing], claims))

    def _list(self, name: str, members: list[int]) -> None:
        """Tell some of what a sum holds by name, and how many more there are."""
        for member in members[: self.share]:
            claims, stage = self.told.of("things", member), STANDINGS[self.crowd.standing[member]]
            self.facts.append(Fact(name, _MEMBER, self._name(member), stage, claims, "parts"))
        if (left := len(members) - self.share) > 0:
            self.members[name] = tuple(self._name(member) for member in members[self.share :])
            self.facts.append(Fact(name, _MEMBER, Words(f"{left:,} more", f"另有{left:,}个"), group="parts"))

    def _marks(self) -> Iterator[Node]:
        crowd = self.crowd
        for (place, cls, standing), members in self.groups.items():
            if len(members) == 1:
                yield self._node(members[0])
                continue
            name, (kind, words), stage = self._mark(place, cls, standing), crowd.classes[cls], STANDINGS[standing]
            within = crowd.ids[place] if place >= 0 else None
            called = _counted(len(members), words)
            yield Node(name, kind, called, standing=stage, parent=within, stands_for=len(members))
            self._list(name, members)
            if within:
                self.facts.append(Fact(name, _DRAW, Words(f"biokg draw --inside {within}"), group="profile"))

    def _mark(self, place: int, cls: int, standing: int) -> str:
        members = self.groups[place, cls, standing]
        if len(members) == 1:
            return self.crowd.ids[members[0]]
        within = self.crowd.ids[place] if place >= 0 else ""
        return f"{within}~{self.crowd.classes[cls][0]}~{STANDINGS[standing].value}"

    def _end(self, thing: int) -> str:
        """Return what a link of a thing leads to: its place, or the sum of those in none."""
        crowd, place = self.crowd, int(self.home[thing])
        if self.kept[thing]:
            return crowd.ids[thing]
        return crowd.ids[place] if place >= 0 else self._mark(place, int(crowd.cls[thing]), int(crowd.standing[thing]))

    def _edges(self) -> list[Edge]:
        """Return the sums of links between two places, and tell those within one as a fact of it."""
        crowd = self.crowd
        ends = [self._end(thing) for thing in range(len(crowd))]
        sums: dict[tuple[str, str, int], list[int]] = defaultdict(list)
        rows = zip(crowd.start.tolist(), crowd.end.tolist(), crowd.link.tolist(), strict=True)
        for link, (start, end, standing) in enumerate(rows):
            one, other = sorted((ends[start], ends[end]))
            sums[one, other, standing].append(link)
        between = {key: links for key, links in sums.items() if key[0] != key[1]}
        order = sorted(between, key=lambda key: (-len(between[key]), key))
        drawn, elsewhere = set(order[:LINES_DRAWN]), Counter[str]()
        for key in order[LINES_TOLD:]:
            elsewhere.update(dict.fromkeys(key[:2], len(between[key])))
        for place, count in sorted(elsewhere.items()):
            self.facts.append(Fact(place, _ELSEWHERE, _counted(count, _LINK), group="links"))
        for (place, other, standing), links in sorted(sums.items()):
            if place == other:
                value = _counted(len(links), _LINK)
                self.facts.append(Fact(place, _WITHIN, value, STANDINGS[standing], self._cited(links), "links"))
        return [self._edge(key, between[key], key in drawn) for key in order[:LINES_TOLD]]

    def _edge(self, key: tuple[str, str, int], links: list[int], drawn: bool) -> Edge:
        one, other, standing = key
        ties = Counter(self.crowd.tie[links].tolist()).most_common()
        words = [self.crowd.ties[tie][1] for tie, _ in ties]
        label = Words(
            ", ".join(f"{name.en} ×{count:,}" for name, (_, count) in zip(words, ties, strict=True)),
            "、".join(f"{name.inside('zh')}×{count:,}" for name, (_, count) in zip(words, ties, strict=True)),
        )
        cited, note = self._cited(links), None
        if len(links) > len(cited):
            note = Words(
                f"{len(links):,} links; claims of {len(cited)} of them:",
                f"共{len(links):,}条关联；其中{len(cited)}条的主张：",
            )
        return Edge(
            "~".join((one, "sum", other, STANDINGS[standing].value)),
            one,
            other,
            "~".join((one, "sum", other)),  # no two alike, so that none are bundled
            label,
            label,
            STANDINGS[standing],
            cited,
            drawn=drawn,
            note=note,
            stands_for=len(links),
        )

    def _cited(self, links: list[int]) -> tuple[str, ...]:
        return tuple(dict.fromkeys(claim for link in links[:CLAIMS] for claim in self.told.of("links", link)))


_MEMBER = Words("holds", "含")
_ELSEWHERE = Words("to other places, in sums too small to be told:", "与其他地点（零星）：")
_DRAW = Words("all that is in it:", "查看其全部内容：")
_LINK = Words("Link", "关联")
_WITHIN = Words("between things in it:", "其内部：")


def _counted(count: int, words: Words) -> Words:
    """Return how many there are of what.

    >>> _counted(1200, Words("Company", "企业"))
    Words(en='1,200 companies', zh='1,200个企业')
    """
    return Words(f"{count:,} {_noun(count, words).en}", f"{count:,}个{words.inside('zh')}")


def _noun(count: int, words: Words) -> Words:
    noun = words.en[:1].lower() + words.en[1:] if words.en[1:2].islower() else words.en
    return Words(noun if count == 1 else plural(noun), words.zh)


def _notice(crowd: Crowd) -> Words:
    return Words(
        f"{len(crowd):,} things are too many to draw one by one, so each mark stands for all of a kind and stage in a "
        f"place, and each line for all links between two places. A place says the command that draws what is in it; "
        "biokg draw --renderer canvas draws everything.",
        f"事物共{len(crowd):,}个，无法逐一绘制：每个图形代表某地点内同类别、同阶段的全部事物，每条线代表两地之间的全部关联。"
        "各地点注明了绘制其内部的命令；biokg draw --renderer canvas 可绘制全部。",
    )
