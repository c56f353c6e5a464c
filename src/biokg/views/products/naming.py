"""Names of things that stand beside each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from pyoxigraph import NamedNode

from ..record import name_of
from ..wording import Wording

__all__ = ["told_apart"]


def told_apart(nodes: Sequence[NamedNode], say: Wording) -> list[str]:
    """Return the names of things, with its id where another one has the same name: "Twin Park (twin-park-two)"."""
    names = [say.node(node) for node in nodes]
    taken = Counter(names)
    return [
        name if taken[name] == 1 else say.of(f"{name} ({name_of(node)})", f"{name}（{name_of(node)}）")
        for node, name in zip(nodes, names, strict=True)
    ]
