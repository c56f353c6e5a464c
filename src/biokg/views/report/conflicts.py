"""The table of disagreements: what each is about, what each side says and who, which one the graph follows."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import accumulate
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ...analysis.conflicts import Conflict, Side
from ...analysis.overview import Overview
from ...questions.rows import standing
from ...terms import b, local_name
from ..document.model import Cell, Column, Table, line
from ..wording import Wording
from ..words import quantity_words
from .phrases import REASONS, ROWS

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["conflict_table"]

VALUE = b("value")


def conflict_table(kg: KnowledgeGraph, found: Overview, say: Wording) -> Table:
    """Return the disagreements, side by side."""
    return Table(
        say.of("Where sources disagree", "来源之间的分歧"),
        "conflicts",
        [
            Column(say.of("about", "事项"), "about", merged=True),
            Column(say.of("says", "说法"), "says"),
            Column(say.of("who", "来源"), "who"),
            Column(say.of("in the graph", "图谱采用"), "followed"),
        ],
        [row for conflict in found.conflicts for row in _conflict(kg, conflict, say)],
        empty=say.of("No disagreement is known.", "未见分歧。"),
        ends=frozenset(accumulate(len(conflict.sides) for conflict in found.conflicts)),
        most=ROWS,
    )


def _conflict(kg: KnowledgeGraph, conflict: Conflict, say: Wording) -> Iterator[list[Cell]]:
    for side in conflict.sides:
        followed = say.of("yes", "是") if side.followed else say.of("no", "否")
        why = say.of(*REASONS[conflict.reason]) if side.followed else ""
        graph = say.of("{} ({})", "{}（{}）").format(followed, why) if why else followed
        stands = standing(side.statements) or ""
        said = Cell(_said(kg, side, say), standing=stands, told=side.statements, quiet=side.denied)
        yield line(_topic(kg, side, say), said, _who(side, say), graph)


def _who(side: Side, say: Wording) -> str:
    voices = dict.fromkeys(
        f"{say.source(one.source)}{say.of(' (', '（')}{say.node(one.tier)}{say.of(')', '）')}"
        for one in side.statements
    )
    return say.of("; ", "；").join(voices)


def _topic(kg: KnowledgeGraph, side: Side, say: Wording) -> str:
    """Return what a side is about: "International BioPark: land area", "release of the plan: date"."""
    of = _only(kg, side.subject, "statisticOf")
    measure = _only(kg, side.subject, "measures")
    joint = say.of(": ", "：")
    if side.predicate == VALUE and of is not None and measure is not None:
        return f"{say.node(of)}{joint}{say.node(measure)}"
    return f"{say.node(side.subject)}{joint}{say.property(side.predicate)}"


def _said(kg: KnowledgeGraph, side: Side, say: Wording) -> str:
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
