"""Whether what must not go round in a circle does: places within places, premises, revisions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from pyoxigraph import NamedNode

from ..terms import shorten
from .dossier import Dossier
from .report import Finding

__all__ = ["cycles"]


def cycles(dossier: Dossier) -> Iterator[Finding]:
    """Yield one finding for each circle of b:partOf and b:locatedIn, b:inferredFrom, b:supersedes."""
    places = [
        *dossier.edges_of("b:partOf", "b:locatedIn"),
        *((y, x) for x, y in dossier.edges_of("b:hosts", "b:hasPart")),
    ]
    links = {
        "b:partOf / b:locatedIn": places,
        "b:inferredFrom": [(claim.id, other) for claim in dossier.claims for other in claim.premises],
        "b:supersedes": [(claim.id, other) for claim in dossier.claims for other in claim.supersedes],
    }
    for name, pairs in links.items():
        for ring in rings(pairs):
            text = " → ".join(shorten(node.value) for node in ring)
            yield dossier.found("cycle", ring[0], property=name, ring=text)


def rings(pairs: Iterable[tuple[NamedNode, NamedNode]]) -> Iterator[list[NamedNode]]:
    """Yield circles of a relation, each from its first node by name round to it again.

    A circle is taken apart once it is found, so that circles that share a link may count as one.
    """
    targets: dict[NamedNode, list[NamedNode]] = {}
    for start, end in sorted(set(pairs), key=str):
        targets.setdefault(start, []).append(end)
    while True:
        try:
            TopologicalSorter(targets).prepare()
        except CycleError as error:
            ring = list(reversed(error.args[1]))[:-1]
            first = ring.index(min(ring, key=str))
            ring = ring[first:] + ring[:first] + ring[first : first + 1]
            for start, end in pairwise(ring):
                targets[start] = [other for other in targets[start] if other != end]
            yield ring
        else:
            return
