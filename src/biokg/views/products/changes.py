"""What is new, as a document: what turned out, what is not what it was, then what is new, thing by thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...analysis.changes import Change, Changes, Turn
from ...analysis.forecasts import LAPSED
from ...analysis.said import Plain
from ...terms import b
from ..document.model import Block, Cell, Column, Document, Table
from ..wording import Wording
from ..words import date_words, listed, number_words
from .news import News, folded
from .outcomes import forecast_name, rule_words, state_word

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["LIMIT", "document"]

LIMIT = 40
"""How many new facts are shown to people; files for programs hold all."""

_CAUSES = {"source": ("sources", "来源"), "processing": ("our processing", "处理方式")}
_NAMED = 4


def document(kg: KnowledgeGraph, found: Changes, say: Wording, *, since: str, limit: int | None = LIMIT) -> Document:
    """Return the changes as a document; `kg` is the later graph, `since` says in words what they are counted from.

    With a limit a number, tie, post or decision with all its parts is one line; without one, for programs, each of its
    facts is a row.
    """
    title = say.of("What is new", "新变化")
    if found.about is not None:
        title = f"{say.node(found.about)}{say.of(': what is new', '：新变化')}"
    blocks: list[Block] = [_turns(found.turns, say), _changed(found, say), _new(kg, found, say, limit)]
    return Document(title, since, _answers(found, say), blocks, say.language, _notes(found, say))


# ---- answers


def _answers(found: Changes, say: Wording) -> list[tuple[str, Cell]]:
    counts = Counter(one.kind for one in found.facts)
    facts = say.of(
        f"{number_words(str(counts['new']))} new, {counts['changed']} changed, {counts['gone']} gone",
        f"新增{number_words(str(counts['new']))}，变更{counts['changed']}，消失{counts['gone']}",
    )
    claims = say.of(
        f"{number_words(str(found.claims_new))} more, {found.claims_withdrawn} that count no longer",
        f"新增主张{found.claims_new}条，不再有效{found.claims_withdrawn}条",
    )
    answers = [(say.of("Facts", "事实"), Cell(facts)), (say.of("Claims", "主张"), Cell(claims))]
    for nodes, words in (
        (found.sources_new, ("New sources", "新来源")),
        (found.sources_gone, ("Sources gone", "消失的来源")),
        (found.things_new, ("First spoken of", "首次提及")),
        (found.things_gone, ("Spoken of no more", "不再提及")),
    ):
        if nodes:
            answers.append((say.of(*words), Cell(_names(nodes, say))))
    if not found.facts and not found.turns:
        answers = [(say.of("Facts", "事实"), Cell(say.of("nothing is new", "没有变化")))]
    return answers


def _names(nodes: Sequence[NamedNode], say: Wording) -> str:
    named = say.names([say.node(node) for node in nodes[:_NAMED]])
    rest = len(nodes) - _NAMED
    return named if rest <= 0 else named + say.of(f" and {rest} more", f"等{len(nodes)}项")


# ---- tables


def _turns(turns: Sequence[Turn], say: Wording) -> Table:
    columns = [
        Column(say.of("what was to come", "预期或规划内容"), "forecast"),
        Column(say.of("was", "原状态"), "before"),
        Column(say.of("is", "现状态"), "after"),
    ]
    rows = [
        [Cell(forecast_name(turn.after, say), told=turn.after.told), Cell(state_word(turn.before, say), turn.before),
         Cell(state_word(turn.after.state, say), turn.after.state, "inferred" if turn.after.inferred else "",
              turn.after.told_met, quiet=True)]
        for turn in turns
    ]  # fmt: skip
    return Table(say.of("Forecasts that turned", "状态变化的预期与规划"), "forecasts", columns, rows)


def _changed(found: Changes, say: Wording) -> Table:
    columns = [
        Column(say.of("thing", "对象"), "thing"),
        Column(say.of("what", "内容"), "property"),
        Column(say.of("was", "原为"), "before"),
        Column(say.of("is", "现为"), "after"),
        Column(say.of("changed by", "变化原因"), "cause"),
    ]
    rows = [
        [Cell(say.node(one.subject)), Cell(say.property(one.predicate)), _before(one, say), _after(one, say),
         Cell(say.of(*_CAUSES[one.cause]), one.cause)]
        for one in found.facts if one.kind != "new"
    ]  # fmt: skip
    return Table(say.of("No longer what it was", "有变更的事实"), "changed", columns, rows)


def _before(one: Change, say: Wording) -> Cell:
    if one.before is None:
        return Cell("–", "")
    return Cell(value_words(one.before, one.predicate, say), standing=one.standing_before, told=one.told_before)


def _after(one: Change, say: Wording) -> Cell:
    if one.after is None:
        return Cell(say.of("no longer stated", "不再陈述"), "")
    return Cell(value_words(one.after, one.predicate, say), standing=one.standing_after, told=one.told_after)


def _new(kg: KnowledgeGraph, found: Changes, say: Wording, limit: int | None) -> Table:
    columns = [
        Column(say.of("thing", "对象"), "thing", merged=True),
        Column(say.of("what", "内容"), "property"),
        Column(say.of("is", "为"), "value"),
    ]
    together = limit is not None
    lines, facts = folded(kg, found.of("new"), say) if together else ([], found.of("new"))
    news = [*lines, *_plain(facts, say, together=together)]
    news.sort(key=lambda one: one.of.value)
    shown = news[:limit]
    rows = [[Cell(say.node(one.of)), Cell(one.what), one.value] for one in shown]
    number = number_words(str(len(news)))
    note = say.of(
        f"A number, tie, post or decision is a line. The first {len(shown)} of {number}; JSON, CSV and XLSX hold all.",
        f"每项数字、关系、任职或决定合为一行。仅列{number}行中的前{len(shown)}行；全部见JSON、CSV、XLSX。",
    )
    cut = len(shown) < len(news)
    return Table(say.of("New facts", "新事实"), "new", columns, rows, note if cut else "")


def _plain(facts: Sequence[Change], say: Wording, *, together: bool) -> Iterator[News]:
    """Yield a line for each fact; `together`: for the values of one property that stand alike."""
    groups: dict[object, list[Change]] = {}
    for number, one in enumerate(facts):
        key = (one.subject, one.predicate, one.standing_after) if together else number
        groups.setdefault(key, []).append(one)
    for first, *more in groups.values():
        cells = [_after(one, say) for one in (first, *more)]
        told = tuple(dict.fromkeys(statement for cell in cells for statement in cell.told))
        value = replace(cells[0], text=listed([cell.text for cell in cells], say.language), told=told)
        yield News(first.subject, say.property(first.predicate), value)


def value_words(value: Plain, predicate: NamedNode, say: Wording) -> str:
    """Return a value in words."""
    if isinstance(value, NamedNode):
        return say.node(value)
    if isinstance(value, str):
        return say.date(value) if predicate == b("edtf") else value
    if hasattr(value, "isoformat"):
        return date_words(value.isoformat(), say.language)
    return number_words(str(value))


def _notes(found: Changes, say: Wording) -> list[str]:
    rule = [rule_words(found.silence, say)] if any(turn.after.state in LAPSED for turn in found.turns) else []
    if all(one.cause == "source" for one in found.facts):
        return rule
    return [
        *rule,
        say.of(
            "Our processing: the claims are the same; biokg or its vocabulary reads them in another way.",
            "处理方式：主张未变，系biokg或其词表的读法有变。",
        ),
    ]
