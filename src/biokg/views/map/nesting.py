"""Which thing lies in which area, and which lines the areas make needless."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import replace

from .picture import Edge, Node, Standing, Words

__all__ = ["CONTAINMENT", "nest", "short_names"]

CONTAINMENT = ("partOf", "locatedIn", "basedIn")
"""Properties that put a thing inside an area, the closest first; only where a settled edge says so."""
PLACES = frozenset(
    {"Place", "AdministrativeArea", "DevelopmentZone", "IndustryPark", "ParkZone", "Corridor", "GreenSpace", "Facility"}
)
HAPPENINGS = frozenset({"Event", "RegulatoryDecision", "ClinicalTrial"})
"""Classes that happen at a place but are not parts of it: a line, not an area."""
FAMILIES = (frozenset({"tie", "presentIn", "basedIn", "affiliatedWith"}), frozenset({"managedBy", "plans"}))
"""Properties that tell of the same tie between two things."""
_RANK = {
    cls: i
    for i, cls in enumerate(("ParkZone", "Corridor", "Facility", "IndustryPark", "GreenSpace", "DevelopmentZone"))
}

_HAN = re.compile("[\u4e00-\u9fff]")


def nest(nodes: list[Node], edges: list[Edge]) -> tuple[list[Node], list[Edge]]:
    """Return the nodes with the innermost area that holds each, and the edges with those that areas show marked.

    Where a thing lies in two areas, neither in the other, it is drawn in the one that itself lies somewhere, then in
    the one of the more special class, and a line leads to the other. There is no line between an area and what it
    holds, none for what is denied, and of several ties between the same two things only one, the surest. The panel
    tells all.
    """
    cls = {n.id: n.cls for n in nodes}
    holders: dict[str, dict[str, Edge]] = defaultdict(dict)
    for edge in edges:
        if (
            edge.predicate in CONTAINMENT
            and edge.settled
            and cls[edge.target] in PLACES
            and cls[edge.source] not in HAPPENINGS
        ):
            known = holders[edge.source].get(edge.target)
            if known is None or CONTAINMENT.index(edge.predicate) < CONTAINMENT.index(known.predicate):
                holders[edge.source][edge.target] = edge
    above = {node: _above(node, holders) for node in holders}
    parents: dict[str, str] = {}
    for node, areas in holders.items():
        inner = [a for a in areas if a != node and not any(a in above.get(o, ()) for o in areas if o != a)]
        inner = [a for a in inner if node not in above.get(a, ())] or []
        if inner:
            parents[node] = min(
                inner,
                key=lambda a: (not above.get(a), _RANK.get(cls[a], 99), CONTAINMENT.index(areas[a].predicate), a),
            )
    placed = [replace(n, parent=parents.get(n.id)) for n in nodes]
    shown = {node: {up, *_climb(up, parents)} for node, up in parents.items()}
    marked = []
    for edge in edges:
        inside = edge.predicate in (*CONTAINMENT, "presentIn") and edge.target in shown.get(edge.source, ())
        within = edge.target in shown.get(edge.source, ()) or edge.source in shown.get(edge.target, ())
        marked.append(replace(edge, contains=inside, drawn=not within and edge.standing is not Standing.DENIED))
    return placed, _thinned(marked)


def _thinned(edges: list[Edge]) -> list[Edge]:
    """Return the edges with all but the surest line of a family between two things left to the panel."""
    best: dict[tuple[int, frozenset[str]], Edge] = {}
    for edge in edges:
        for family, members in enumerate(FAMILIES):
            if edge.predicate in members and edge.drawn:
                key = family, frozenset((edge.source, edge.target))
                if key not in best or _weight(edge) < _weight(best[key]):
                    best[key] = edge
    kept = {e.id for e in best.values()}
    families = {p for members in FAMILIES for p in members}
    return [replace(e, drawn=e.drawn and (e.predicate not in families or e.id in kept)) for e in edges]


def _weight(edge: Edge) -> tuple[int, bool, str]:
    """Return what sorts the line to draw first: the surest, a tie with a role before a bare presence."""
    return list(Standing).index(edge.standing), edge.predicate != "tie", edge.id


def _above(node: str, holders: dict[str, dict[str, Edge]]) -> set[str]:
    """Return all areas that hold `node`, over any number of steps."""
    found: set[str] = set()
    todo = [*holders.get(node, ())]
    while todo:
        area = todo.pop()
        if area not in found:
            found.add(area)
            todo += holders.get(area, ())
    return found


def _climb(node: str, parents: dict[str, str]) -> set[str]:
    seen: set[str] = set()
    up = parents.get(node)
    while up is not None and up not in seen:
        seen.add(up)
        up = parents.get(up)
    return seen


def short_names(nodes: list[Node], edges: list[Edge]) -> list[Node]:
    """Give each node the name to show on the map: without the name of the areas that it visibly lies in.

    "Headquarters cluster of the International BioPark" inside that park is "Headquarters cluster"; a decision or trial
    does without the name of the drug that its line leads to, a branch without that of the body that runs it.
    """
    label = {n.id: n.label for n in nodes}
    cls = {n.id: n.cls for n in nodes}
    names = {n.id: n.names for n in nodes}
    near: dict[str, list[Words]] = defaultdict(list)
    parents = {n.id: n.parent for n in nodes if n.parent}
    for node in label:
        near[node] = [label[up] for up in sorted(_climb(node, parents))]
    for edge in edges:
        if cls[edge.source] in ("RegulatoryDecision", "ClinicalTrial") and cls[edge.target] == "Drug":
            near[edge.source].append(label[edge.target])
        elif edge.predicate == "managedBy" and edge.drawn:
            runner = label[edge.target]
            near[edge.source] += [runner, *(Words(name, name) for name in (_initials(runner.en), *names[edge.target]))]
    short = {n.id: _without(n.label, near[n.id]) for n in nodes}
    spoken = {word for n in nodes for text in (n.label.en, *n.names) for word in text.split() if word.isupper()}
    for body in nodes:  # initials by which another name calls it
        if (initials := _initials(body.label.en)) in spoken:
            names[body.id] = *names[body.id], initials
    return [replace(n, short=short[n.id], brief=_brief(short[n.id] or n.label, near[n.id], names[n.id])) for n in nodes]


def _brief(name: Words, others: list[Words], names: tuple[str, ...]) -> Words | None:
    """Return a still shorter name: one that a source gives, or without who runs it, to whom a line leads.

    >>> _brief(Words("Philips R&D headquarters"), [Words("Philips")], ())
    Words(en='R&D headquarters', zh='')
    >>> _brief(Words("National Institute of Biological Sciences", "北京生命科学研究所"), [], ("北生所", "NIBS"))
    Words(en='NIBS', zh='北生所')
    """
    en, zh = name.en, name.zh
    for other in others:
        rest = en.removeprefix(other.en).removeprefix("'s").strip() if en.startswith(f"{other.en} ") else ""
        en = rest[:1].upper() + rest[1:] if " " in rest else en
    latin = [one for one in names if not _HAN.search(one) and len(one) <= 0.7 * len(en)]
    han = [one for one in names if _HAN.search(one) and len(one) <= 0.7 * len(zh)]
    brief = Words(min(latin, key=len, default=en), min(han, key=len, default=zh))
    return brief if brief != name else None


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
        en = re.sub(
            rf"(?<=\w),? (?:of|for|at|in|by) (?:the )?{re.escape(other.en)}\b", "", en, count=1, flags=re.IGNORECASE
        )
        rest = zh.removeprefix(other.inside("zh"))
        zh = rest.removeprefix("的") if len(rest) >= 2 else zh
    short = Words(re.sub(r" \(planned\)$", "", en), re.sub(r"（规划）$", "", zh))
    return short if short != name else None
