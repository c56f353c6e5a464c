"""What a thing is called on the map: its surroundings say part of its name."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from .brevity import briefer
from .grammar import AREAS
from .picture import Edge, Node, Picture, Words, ancestors

__all__ = ["named", "short_names"]

FIRMS = frozenset({"Company", "MultinationalCompany"})


def named(picture: Picture) -> Picture:
    """Return a picture in which each thing has the name to show among what else is drawn."""
    return replace(picture, nodes=tuple(short_names(list(picture.nodes), list(picture.edges))))


def short_names(nodes: list[Node], edges: list[Edge]) -> list[Node]:
    """Give each node the name to show on the map, without that of the areas it visibly lies in, and briefer ones.

    "Headquarters cluster of the International BioPark" inside that park is "Headquarters cluster"; a decision or trial
    does without the name of the drug that its line leads to, a branch without that of the body that runs it.
    """
    told = _Told(nodes, edges)
    holders = {n.parent for n in nodes if n.cls != "AdministrativeArea"}  # a country holds but areas
    towns = [n.label for n in nodes if n.cls == "AdministrativeArea" and n.id in holders]
    named = []
    for node in nodes:
        short = _without(node.label, told.beside(node.id))
        linked, aliases = told.around(node.id), told.names[node.id]
        firm, area = node.cls in FIRMS, node.cls in AREAS
        briefs = briefer(short or node.label, linked, aliases, towns, firm, area)
        named.append(replace(node, short=short, briefs=briefs))
    return named


class _Told:
    """What the map tells around a mark."""

    def __init__(self, nodes: list[Node], edges: list[Edge]) -> None:
        self.label = {n.id: n.label for n in nodes}
        self.names = {n.id: n.names for n in nodes}
        self._parents = {n.id: n.parent for n in nodes}
        self._near: dict[str, list[Words]] = defaultdict(list)
        self._linked: dict[str, set[str]] = defaultdict(set)
        cls = {n.id: n.cls for n in nodes}
        for edge in edges:
            if cls[edge.source] in ("RegulatoryDecision", "ClinicalTrial") and cls[edge.target] == "Drug":
                self._near[edge.source].append(self.label[edge.target])
            elif edge.predicate == "managedBy" and edge.drawn:
                runner = self.label[edge.target]
                others = _initials(runner.en), *self.names[edge.target]
                self._near[edge.source] += [runner, *(Words(name, name) for name in others)]
            if edge.drawn:
                self._linked[edge.source].add(edge.target)
                self._linked[edge.target].add(edge.source)
        spoken = {word for n in nodes for text in (n.label.en, *n.names) for word in text.split() if word.isupper()}
        for body in nodes:  # initials by which another name calls it
            if (initials := _initials(body.label.en)) in spoken:
                self.names[body.id] = *self.names[body.id], initials

    def beside(self, node: str) -> list[Words]:
        """Return the names of the areas that hold a mark, and of what it is a part or a step of."""
        return [self.label[up] for up in sorted(ancestors(node, self._parents))] + self._near[node]

    def around(self, node: str) -> list[Words]:
        """Return those, and all names of what its lines lead to."""
        names = [name for other in sorted(self._linked[node]) for name in self.names[other]]
        labels = [self.label[other] for other in sorted(self._linked[node])]
        return self.beside(node) + labels + [Words(name, name) for name in names]


def _initials(name: str) -> str:
    """Return the initials of a name, by which it is often called, or the name where they are too few to tell.

    >>> _initials("National Medical Products Administration")
    'NMPA'
    """
    initials = "".join(word[0] for word in name.split() if word[0].isupper())
    return initials if len(initials) > 2 else name


def _without(name: Words, others: list[Words]) -> Words | None:
    en, zh = name.en, name.inside("zh")
    for other in others:
        if other.en.casefold() in en.casefold():  # to make a pattern takes longer than to look
            pattern = rf"(?<=\w),? (?:of|for|at|in|by) (?:the )?{re.escape(other.en)}\b"
            en = re.sub(pattern, "", en, count=1, flags=re.IGNORECASE)
        rest = zh.removeprefix(other.inside("zh"))
        zh = rest.lstrip("的·") if len(rest) >= 2 else zh
    short = Words(re.sub(r" \(planned\)$", "", en), re.sub(r"（规划）$", "", zh))
    return short if short != name else None
