"""The claims that a map around a thing or inside a place needs: found in columns, without a look at any other.

What is drawn depends on more than it shows: the areas that hold a thing decide where it stands, a site in an area makes
the line of its company to that area needless. A part holds enough of that for all that is drawn to be as on the map of
everything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from pyoxigraph import NamedNode

from ...build.excerpt import Excerpt
from ...graph import KnowledgeGraph
from ...network.facts import facts_of
from ...terms import PREFIXES, b
from .nesting import CONTAINMENT
from .quiet import OWNERSHIP, PRESENCE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ...network.columns import Flags, Ints

__all__ = ["FOLDED", "around_in", "inside_in", "most_around", "most_inside"]

FOLDED = frozenset({"Statistic", "Engagement", "Position", "Relationship", "Expectation"})
"""Classes whose things are shown as a number, a line or a fact."""
TIES = OWNERSHIP | PRESENCE | {"basedIn", "affiliatedWith"}


def around_in(kg: KnowledgeGraph, centre: NamedNode, depth: int) -> KnowledgeGraph:
    """Return the part of a graph that a map of what lies within `depth` links of a thing is drawn from.

    A graph whose claims have all been read already is returned as it is; so is one that says nothing of the thing.
    """
    if "ledger" in kg.__dict__ or (web := _Web(kg)).place(centre) < 0:
        return kg
    return _Part(kg, web.claims(web.within(centre, depth)))


def inside_in(kg: KnowledgeGraph, place: NamedNode) -> KnowledgeGraph:
    """Return the part of a graph that a map of a place and all that lies in it is drawn from; see `around_in`."""
    if "ledger" in kg.__dict__ or (web := _Web(kg)).place(place) < 0:
        return kg
    return _Part(kg, web.claims(web.lying_in(web.only(place))))


def most_around(kg: KnowledgeGraph, centre: NamedNode, depth: int) -> int:
    """Return how many things a map of what lies within `depth` links of a thing may show, areas around them apart."""
    web = _Web(kg)
    return int((web.within(centre, depth) & ~web.folded).sum())


def most_inside(kg: KnowledgeGraph, place: NamedNode) -> int:
    """Return how many things a map of a place may show."""
    web = _Web(kg)
    return int((web.lying_in(web.only(place)) & ~web.folded).sum())


class _Part(KnowledgeGraph):
    """A graph of some claims only and of the things that they speak of, on the store of a whole one."""

    def __init__(self, whole: KnowledgeGraph, claims: Iterable[NamedNode]) -> None:
        super().__init__(whole.store, whole.workspace, whole.date)
        self.ontology, self._labels, self._sources = whole.ontology, whole._labels, whole._sources
        self.ledger = Excerpt(whole.store, whole.ontology, set(claims))
        ends = {end for claim in self.ledger.claims for end in (claim.subject, claim.object)}
        known = (node for node in ends if isinstance(node, NamedNode) and node in whole._things)
        self._things = {node: whole._things[node] for node in sorted(known, key=lambda node: node.value)}


class _Web:
    """The claims of a graph as lines between things; sets of things and sets of claims are flags.

    The flag after those of all things is for whatever is no thing, a text or a concept, and is never set.
    """

    def __init__(self, kg: KnowledgeGraph) -> None:
        self._facts = facts = facts_of(kg)
        self._said = said = facts.said
        self._nothing = facts.count
        self._start = np.where(said.subject < facts.count, said.subject, facts.count)
        self._end = np.where((said.object >= 0) & (said.object < facts.count), said.object, facts.count)
        self.folded = self._of_classes(*FOLDED, "Goal")

    def place(self, node: NamedNode) -> int:
        """Return the number of a thing, -1 for what is none."""
        number = self._facts.place(node)
        return number if number < self._nothing else -1

    def only(self, node: NamedNode) -> Flags:
        """Return a thing alone."""
        found = np.zeros(self._nothing + 1, dtype=bool)
        found[self.place(node)] = True
        found[-1] = False
        return found

    def within(self, centre: NamedNode, depth: int) -> Flags:
        """Return what lies within `depth` lines of a thing; of a folded one, of its ends."""
        found = self.only(centre)
        for _ in range(depth + int(self.folded[found].any())):
            found = self.step(found)
        return found

    def step(self, things: Flags) -> Flags:
        """Return things with all that is one line away: what is folded is no end of a line, but its middle."""
        found, fresh = things, things
        while fresh.any():
            ends = self._ends(self._touching(fresh))
            found, fresh = found | ends, ends & self.folded & ~found
        return found

    def lying_in(self, areas: Flags) -> Flags:
        """Return areas with all that lies in them at any depth."""
        return self._climbed(areas, self._end, self._start)

    def claims(self, shown: Flags) -> Iterator[NamedNode]:
        """Return the claims that decide how what is around or inside a thing, and its areas, are drawn."""
        kept = self._holding(shown)
        lone = shown & (shown.sum() == 1)  # drawn, perhaps, because others speak of it
        events = self._touching(lone | kept & self._of_classes("Event"))  # one with a single end keeps quiet
        drugs = self._ends(kept[self._start] & self._saying("decisionOn"))  # and so does an indication that they tell
        parties = kept & (self._starts("presentIn") | self._ends(self._saying("party")))
        folded = self._told_of(kept) | self._ends(self._touching(parties)) & self.folded
        sites = self._touching(parties) & self._saying(*TIES) | self._touching(folded)
        areas = self._holding(self._ends(sites))  # where one's sites are tells more than where oneself is
        wanted = (kept | drugs)[self._start] | events | sites | areas[self._start] & self._saying(*CONTAINMENT)
        names = self._said.ids[np.flatnonzero(self._with_reasons(wanted))]
        return (NamedNode(PREFIXES["claim"] + name.decode()) for name in names.tolist())

    def _told_of(self, kept: Flags) -> Flags:
        """Return what is folded and told of some things: not a tie of a single one of them, however many it has."""
        beside = self.folded[self._start] & kept[self._end] | kept[self._start] & self.folded[self._end]
        start, end = self._start[beside], self._end[beside]
        middle, far = np.where(self.folded[start], (start, end), (end, start))
        pairs = np.unique(middle.astype(np.int64) * len(kept) + far) // len(kept)
        between = np.bincount(pairs, minlength=len(kept)) > 1
        ties = self._of_classes("Engagement", "Position", "Relationship") & self._starts("party") & self._starts("at")
        found = self._ends(beside) & self.folded
        return found & (between | ~ties | self._starts("edtf"))

    def _starts(self, *properties: str) -> Flags:
        """Return what claims with some properties are about."""
        found = np.zeros(self._nothing + 1, dtype=bool)
        found[self._start[self._saying(*properties)]] = True
        found[-1] = False
        return found

    def _with_reasons(self, claims: Flags) -> Flags:
        """Return claims with those that they are inferred from or disagree with, and all about what is folded."""
        columns = self._facts.columns
        place = np.full(columns.terms, len(claims), dtype=np.int32)
        place[columns.rows(b("claimSubject")).subject] = np.arange(len(claims))
        premises, rivals = (columns.rows(b(name)) for name in ("inferredFrom", "conflictsWith"))
        link = np.concatenate([premises.subject, rivals.subject, rivals.object])
        to = np.concatenate([premises.object, rivals.object, rivals.subject])
        found, size = np.append(claims, False), 0
        while size < (size := int(found.sum())):
            found[place[to[found[place[link]]]]] = True
            found[:-1] |= self._touching(self._ends(found[:-1]) & self.folded)
            found[-1] = False
        return found[:-1]

    def _of_classes(self, *classes: str) -> Flags:
        return np.append(self._facts.of_classes(classes), False)

    def _touching(self, things: Flags) -> Flags:
        return things[self._start] | things[self._end]

    def _ends(self, claims: Flags) -> Flags:
        found = np.zeros(self._nothing + 1, dtype=bool)
        found[self._start[claims]] = found[self._end[claims]] = True
        found[-1] = False
        return found

    def _saying(self, *properties: str) -> Flags:
        codes = [code for name, code in self._said.predicates.items() if name.rpartition("/")[2] in properties]
        return np.isin(self._said.predicate, codes)

    def _holding(self, things: Flags) -> Flags:
        """Return things with all areas that may hold them."""
        return self._climbed(things, self._start, self._end)

    def _climbed(self, things: Flags, start: Ints, end: Ints) -> Flags:
        inside, found, size = self._saying(*CONTAINMENT), things.copy(), 0
        while size < (size := int(found.sum())):
            found[end[inside & found[start]]] = True
            found[-1] = False
        return found
