"""Decisions of regulators in words: the state of a product in a line, and each decision in a row."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...analysis.coverage import coverage
from ...analysis.milestones import Decision
from ...analysis.said import Said, nodes_of
from ...terms import iri
from ..document.model import Cell
from ..wording import Wording
from .cells import in_brackets, joined, other_dates, silent

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["aims", "decision_words", "finest", "state_cell"]


def state_cell(kg: KnowledgeGraph, decisions: Sequence[Decision], say: Wording) -> Cell:
    """Return how far a product has come: its approvals, else its designations, else what is expected.

    Approvals that are over stand behind, as such.
    """
    lost = [one for one in decisions if one.over and one.approval and one.status != "cancelled"]
    granted = [one for one in decisions if one.holds]
    approvals = [one for one in granted if one.approval]
    shown = approvals or granted or [one for one in decisions if not one.over]
    if not shown and not lost:
        return silent(say)
    joint, told = say.of("; ", "；"), tuple(statement for one in (*shown, *lost) for statement in one.statements)
    parts = [decision_words(kg, one, say) for one in shown]
    if lost:
        parts.append(
            say.of("no longer in force: ", "已失效：") + joint.join(decision_words(kg, one, say) for one in lost)
        )
    standing = "stated" if granted or not shown else shown[0].standing
    return Cell(joint.join(parts), standing=standing, told=told, quiet=True)


def decision_words(kg: KnowledgeGraph, one: Decision, say: Wording, *, diseases: bool = True) -> str:
    """Return a decision in a line: its kind, where, for what, and its state with the day where stated."""
    parts = [say.node(kind) for kind in nodes_of(one.kinds, settled=False)]
    parts += [say.node(one.jurisdiction)] if one.jurisdiction else []
    if diseases:
        parts += [aims(kg, one.indications, say)] if one.indications else []
    when = say.date(one.when.edtf) if one.when else say.of("date not stated", "日期未提及")
    if one.when:
        when += in_brackets(say, *say.caveats(one.when.statements), other_dates(say, one.when))
    if one.standing in {"planned", "expected"}:
        when = f"{say.standing(one.standing)} {when}"
    return say.of(", ", "，").join([*parts, when, *([_end(one, say)] if one.over else [])])


def _end(one: Decision, say: Wording) -> str:
    """Return how and when a decision ended: "withdrawn 30 Jun 2023"."""
    how = say.node(iri(f"status:{one.status if one.status != 'granted' else 'ended'}"))
    day = say.date(one.until.edtf) if one.until else ""
    return say.of(f"{how} {day}".rstrip(), f"{day}{how}")


def aims(kg: KnowledgeGraph, values: Sequence[Said], say: Wording) -> str:
    """Return the diseases that a decision is for, with the limits that its sources set."""
    limits = say.caveats([told for one in values for told in one.statements])
    return joined(say, finest(kg, values)) + in_brackets(say, *limits)


def finest(kg: KnowledgeGraph, values: Sequence[Said]) -> list[NamedNode]:
    """Return the diseases among values without those that are merely broader than another one of them."""
    nodes = nodes_of(values, settled=False)
    return [one for one in nodes if not any(coverage(kg, [one], [other]).part for other in nodes if other != one)]
