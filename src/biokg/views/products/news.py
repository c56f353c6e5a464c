"""New facts as people read them: a number, a tie, a post or a decision with all its parts is one line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import NamedNode

from ...analysis.changes import Change
from ...analysis.milestones import decisions_on
from ...analysis.numbers import numbers_of
from ...analysis.posts import posts_of
from ...analysis.said import nodes_of, said
from ...analysis.ties import ties_of
from ...terms import b
from ..document.model import Cell
from ..wording import Wording
from .cells import date_cell, in_brackets, number_cell, remarks
from .rulings import decision_words
from .ties import step_words

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["News", "folded"]


@dataclass(frozen=True)
class News:
    """One line of news: of what, what, and how it reads."""

    of: NamedNode
    what: str
    value: Cell


_Reader: TypeAlias = Callable[["KnowledgeGraph", NamedNode, Wording], Iterator[News]]


def folded(kg: KnowledgeGraph, fresh: Iterable[Change], say: Wording) -> tuple[list[News], list[Change]]:
    """Return the new facts that are parts of numbers, ties, posts and decisions as a line each, and all others.

    What is new in one that was known before shows it as it is now. Order: that of the facts.
    """
    lines: dict[NamedNode, list[News]] = {}
    rest = []
    for one in fresh:
        if one.subject not in lines:
            read = next((reader for cls, reader in _READERS.items() if b(cls) in kg.classes(one.subject)), None)
            lines[one.subject] = list(read(kg, one.subject, say)) if read else []
        if not lines[one.subject]:
            rest.append(one)
    return [line for found in lines.values() for line in found], rest


def _number(kg: KnowledgeGraph, node: NamedNode, say: Wording) -> Iterator[News]:
    for of in nodes_of(said(kg, node, "b:statisticOf")):
        for one in numbers_of(kg, of):
            if one.id == node:
                cell = number_cell(say, one)
                what = say.node(one.measures) if one.measures else say.of("number", "数字")
                note = in_brackets(say, remarks(say, one.statements, disputed=one.disputed))
                yield News(of, what, Cell(cell.text + note, cell.value, cell.standing, cell.told))


def _tie(kg: KnowledgeGraph, node: NamedNode, say: Wording) -> Iterator[News]:
    for party in nodes_of(said(kg, node, "b:party")):
        for tie in ties_of(kg, party):
            if tie.id == node:
                date = date_cell(say, tie.since, tie.announced)
                when = say.of(", ", "，") + date.text if tie.since or tie.announced else ""
                note = in_brackets(say, remarks(say, tie.statements, among_others=tie.among_others))
                standing = tie.standing if tie.standing in {"planned", "expected", "under way", "inferred"} else ""
                words = say.node(tie.place) + when + note
                yield News(party, step_words(tie, say), Cell(words, standing=standing, told=tie.statements))


def _post(kg: KnowledgeGraph, node: NamedNode, say: Wording) -> Iterator[News]:
    places, roles = (nodes_of(said(kg, node, name)) for name in ("b:at", "b:role"))
    for person in nodes_of(said(kg, node, "b:party")):
        for one in posts_of(kg, person):
            if one.how == "post" and one.at in places and (one.role is None or one.role in roles):
                role = say.node(one.role) if one.role else say.of("post", "任职")
                note = in_brackets(say, remarks(say, one.statements))
                yield News(person, role, Cell(say.node(one.at) + note, told=one.statements))


def _decision(kg: KnowledgeGraph, node: NamedNode, say: Wording) -> Iterator[News]:
    for product in nodes_of(said(kg, node, "b:decisionOn"), settled=False):
        for one in decisions_on(kg, product):
            if one.id == node:
                standing = one.standing if one.standing in {"planned", "expected", "under way"} else ""
                words = Cell(decision_words(kg, one, say), standing=standing, told=one.statements)
                yield News(product, say.of("decision", "监管决定"), words)


_READERS: dict[str, _Reader] = {
    "Statistic": _number, "Engagement": _tie, "Position": _post, "RegulatoryDecision": _decision,
}  # fmt: skip
