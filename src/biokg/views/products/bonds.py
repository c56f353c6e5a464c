"""Hops and ways between things in words: each tie as it is said, with an arrow for who it is said of."""

from __future__ import annotations

from collections.abc import Sequence

from pyoxigraph import NamedNode

from ...analysis.hops import Bond, Hop
from ...terms import local_name
from ..document.model import Cell
from ..wording import Wording

__all__ = ["bond_words", "hop_cell", "hop_words", "relation", "way_words"]

_BOTH_WAYS = {"collaboratesWith", "connectsTo", "near"}
"""Properties that say the same in both directions: no arrow."""


def relation(bond: Bond, say: Wording) -> str:
    """Return what a tie says: the role of a relationship where one is given, else the property."""
    return say.names([say.node(role) for role in bond.roles]) or say.property(bond.predicate)


def bond_words(bond: Bond, start: NamedNode, say: Wording) -> str:
    """Return a tie with an arrow towards what it is said to lead to: ``founded by →``, ``← developed by``."""
    words = relation(bond, say)
    if local_name(bond.predicate) in _BOTH_WAYS:
        return words
    return f"{words} →" if bond.subject == start else f"← {words}"


def hop_words(hop: Hop, start: NamedNode, say: Wording) -> str:
    """Return the ties of a hop, seen from one of its ends; those that stand otherwise than the best say so."""
    parts: dict[str, None] = {}
    for bond in hop.bonds:
        words = bond_words(bond, start, say)
        other = say.of(" ({})", "（{}）").format(say.standing(bond.standing)) if bond.standing != hop.standing else ""
        parts[words + other] = None
    return say.of("; ", "；").join(parts)


def hop_cell(hop: Hop, say: Wording) -> Cell:
    """Return the ties of a hop as one cell; its value names the properties."""
    value = " ".join(dict.fromkeys(local_name(bond.predicate) for bond in hop.bonds))
    return Cell(hop_words(hop, hop.start, say), value, hop.standing, hop.statements)


def way_words(hops: Sequence[Hop], say: Wording) -> str:
    """Return the things that hops lead over as a chain."""
    return " – ".join(say.node(node) for node in (hops[0].start, *(hop.end for hop in hops)))
