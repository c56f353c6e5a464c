"""One side of a disagreement in words: what it is about and what it says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ...analysis.conflicts import Side
from ...terms import b, local_name
from ..wording import Wording
from ..words import quantity_words

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["said", "topic"]

VALUE = b("value")


def topic(kg: KnowledgeGraph, side: Side, say: Wording) -> str:
    """Return what a side is about: "International BioPark: land area", "release of the plan: date"."""
    of = _only(kg, side.subject, "statisticOf")
    measure = _only(kg, side.subject, "measures")
    joint = say.of(": ", "：")
    if side.predicate == VALUE and of is not None and measure is not None:
        return f"{say.node(of)}{joint}{say.node(measure)}"
    return f"{say.node(side.subject)}{joint}{say.property(side.predicate)}"


def said(kg: KnowledgeGraph, side: Side, say: Wording) -> str:
    """Return what a side says: a hedged number with its unit, a date, a name; with "not" where it denies."""
    if side.predicate == VALUE and isinstance(side.object, Literal):
        qualifier, unit = (_only(kg, side.subject, name) for name in ("qualifier", "unit"))
        words = quantity_words(
            side.object.value, local_name(qualifier) or "exactly", local_name(unit), "", say.language
        )
    else:
        words = say.value(side.object, side.predicate)
    return say.of(f"not {words}", f"并非{words}") if side.denied else words


def _only(kg: KnowledgeGraph, subject: NamedNode, name: str) -> NamedNode | None:
    return next((value for value in kg.ledger.objects(subject, b(name)) if isinstance(value, NamedNode)), None)
