"""Disagreements as rows: what each side says, who says it, which one the graph follows and why."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ...analysis.conflicts import Conflict, Side
from ...analysis.said import nodes_of, said
from ...terms import b, local_name
from ..document.model import Cell, Column, Table
from ..report.phrases import REASONS
from ..wording import Wording
from ..words import quantity_words
from .cells import in_brackets

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["conflict_table", "followed_cell", "side_cell", "topic"]


def conflict_table(kg: KnowledgeGraph, found: Sequence[Conflict], say: Wording) -> Table:
    """Return the disagreements, the sides of each one below the other."""
    columns = [
        Column(say.of("about", "事项"), "about"),
        Column(say.of("says", "说法"), "says"),
        Column(say.of("who", "来源"), "who"),
        Column(say.of("in the graph", "图谱采用"), "followed"),
    ]
    rows = [_row(kg, conflict, side, say) for conflict in found for side in conflict.sides]
    ends = frozenset(accumulate(len(conflict.sides) for conflict in found))
    return Table(say.of("Where sources disagree", "来源之间的分歧"), "conflicts", columns, rows, ends=ends)


def _row(kg: KnowledgeGraph, conflict: Conflict, side: Side, say: Wording) -> list[Cell]:
    voices = dict.fromkeys(say.source(one.source) + in_brackets(say, say.node(one.tier)) for one in side.statements)
    return [
        Cell(topic(kg, side, say)),
        side_cell(kg, side, say),
        Cell(say.of("; ", "；").join(voices)),
        followed_cell(side, conflict.reason, say.of("{}: {}", "{}：{}"), say),
    ]


def side_cell(kg: KnowledgeGraph, side: Side, say: Wording) -> Cell:
    """Return what a side says, how that stands, and the limits that its sources set."""
    return Cell(
        _says(kg, side, say),
        standing=side.statements[0].standing,
        told=side.statements,
        remark=say.of("; ", "；").join(say.caveats(side.statements)),
    )


def followed_cell(side: Side, reason: str, form: str, say: Wording) -> Cell:
    """Return whether the graph follows a side, and where it has a reason, which: `form` joins the two."""
    if not side.followed:
        return Cell(say.of("no", "否"))
    yes, why = say.of("yes", "是"), say.of(*REASONS[reason])
    return Cell(form.format(yes, why) if why else yes)


def topic(kg: KnowledgeGraph, side: Side, say: Wording) -> str:
    """Return what a side is about: "International BioPark: land area", "release of the plan: date"."""
    of, measure = _only(kg, side.subject, "b:statisticOf"), _only(kg, side.subject, "b:measures")
    joint = say.of(": ", "：")
    if side.predicate == b("value") and of is not None and measure is not None:
        return f"{say.node(of)}{joint}{say.node(measure)}"
    return f"{say.node(side.subject)}{joint}{say.property(side.predicate)}"


def _says(kg: KnowledgeGraph, side: Side, say: Wording) -> str:
    """Return what a side says: a hedged number with its unit, a date, a name; with "not" where it denies."""
    words = say.value(side.object, side.predicate)
    if side.predicate == b("value") and isinstance(side.object, Literal):
        qualifier, unit = _only(kg, side.subject, "b:qualifier"), _only(kg, side.subject, "b:unit")
        hedge = local_name(qualifier) or "exactly"
        words = quantity_words(side.object.value, hedge, local_name(unit), "", say.language)
    return say.of(f"not {words}", f"并非{words}") if side.denied else words


def _only(kg: KnowledgeGraph, subject: NamedNode, name: str) -> NamedNode | None:
    return next(iter(nodes_of(said(kg, subject, name))), None)
