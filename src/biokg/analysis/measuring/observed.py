"""A network to be measured: its base, its things, who is next to whom, and the statements behind its ties."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from pyoxigraph import NamedNode

from ...claims.ledger import Statement
from ...network import EdgeArrays, Lists
from ...terms import PREFIXES, graph
from ..measures import Base

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["Observed"]


@dataclass(frozen=True, eq=False)
class Observed:
    """A network with what is asked of it again and again."""

    kg: KnowledgeGraph
    network: EdgeArrays

    @cached_property
    def base(self) -> Base:
        """What measures are taken on."""
        return Base.of(self.network)

    @cached_property
    def nodes(self) -> dict[str, NamedNode]:
        """The thing of each name."""
        return {name: NamedNode(iri) for name, iri in zip(self.network.names, self._column("iri"), strict=True)}

    @cached_property
    def classes(self) -> dict[str, str]:
        """The class of each name, as local name; ``""`` where it has none."""
        return {name: cls or "" for name, cls in zip(self.network.names, self._column("cls"), strict=True)}

    def _column(self, name: str) -> list[str]:
        column = self.network.nodes[name]
        return list(column)

    @cached_property
    def tied(self) -> dict[str, set[str]]:
        """The neighbours of each name."""
        base = self.base
        found: dict[str, set[str]] = {name: set() for name in base.names}
        for start, end in zip(base.start.tolist(), base.end.tolist(), strict=True):
            one, other = base.names[start], base.names[end]
            found[one].add(other)
            found[other].add(one)
        return found

    def behind(self, names: Collection[str]) -> tuple[Statement, ...]:
        """Return the statements behind the ties of one name, or between several: each once, in order of the ties.

        Where registers state some of the ties, the releases of all registers in the network come last.
        """
        asked = [self._place[name] for name in names if name in self._place]
        ends = np.isin(self.network.start, asked), np.isin(self.network.end, asked)
        rows = np.flatnonzero(ends[0] | ends[1] if len(asked) == 1 else ends[0] & ends[1])
        claims = self.network.edges["claims"]
        assert isinstance(claims, Lists)
        known = self.kg.ledger.statements
        ids = dict.fromkeys(name for text in claims.take(rows) if text for name in text.split())
        found = [known.get(NamedNode(PREFIXES["claim"] + name)) for name in ids]
        releases = self._releases if None in found else ()
        return (*filter(None, found), *releases)

    @cached_property
    def _place(self) -> dict[str, int]:
        return {name: number for number, name in enumerate(self.network.names)}

    @cached_property
    def _releases(self) -> tuple[Statement, ...]:
        names = json.loads(self.network.graph.get("filters", "{}")).get("registers", "").split()
        return tuple(self.kg.recorded.release(graph(name)) for name in names)
