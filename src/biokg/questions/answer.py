"""Answers: rows that carry the claims behind them, and words for what the graph does not say."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..claims.ledger import Statement
from ..claims.model import Source
from ..errors import UnknownName
from ..names import nearest
from .model import LANGUAGES, Question, Term
from .parameters import terms_of
from .rows import CLAIMS, VERDICT, Row, rows_of
from .runners import Runner, store_runner

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["AS_STATED", "AT_LEAST", "NOT_STATED", "Answer", "answer", "question_called"]

AT_LEAST, AS_STATED, NOT_STATED = "at least", "as stated", "not stated"


@dataclass(frozen=True)
class Answer:
    """What the graph says to a question."""

    question: Question
    terms: Mapping[str, Term | None]
    """What was put into the question, by parameter; None where it stayed open."""
    words: Mapping[str, str]
    """The question with these values, by language."""
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    @property
    def verdict(self) -> str | None:
        """Return `yes` where a line says so and none denies it, `no` where all lines do, `unknown` where lines leave it
        open, `mixed` where some say yes and some no, `not stated` without lines.

        None where the question asks for things instead. A silent graph never says no.
        """
        if not self.rows:
            return NOT_STATED
        found = {row.verdict for row in self.rows}
        if len(found) == 1:
            return found.pop()
        return "mixed" if {"yes", "no"} <= found else "yes" if "yes" in found else "unknown"

    @property
    def completeness(self) -> str:
        """Return `at least` where a source leaves its list open, `as stated` elsewhere, `not stated` without lines."""
        if not self.rows:
            return NOT_STATED
        return AT_LEAST if any(row.open for row in self.rows) else AS_STATED

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All claims behind the answer, each once, in order of publication and place."""
        found = {statement.claim.id: statement for row in self.rows for statement in row.statements}
        return tuple(sorted(found.values(), key=lambda one: (one.source.issued.value, one.source.name)))

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources behind the answer, by date of publication; a source mark [1] counts from 1 in this order."""
        return tuple(dict.fromkeys(place.source for one in self.statements for place in one.places))


def answer(
    kg: KnowledgeGraph,
    questions: Sequence[Question],
    name: str,
    given: Mapping[str, object],
    runner: Runner | None = None,
) -> Answer:
    """Ask one of `questions` by name.

    `runner` runs the query; the store of the graph by default. Raises UnknownName for a question that does not exist
    (with near names), for an unknown parameter, and for a name that means nothing or several things; InputError for a
    value that is missing or of another type.
    """
    question = question_called(questions, name)
    terms = terms_of(question, given, kg)
    table = (runner or store_runner(kg.store))(question.query(terms))
    words = {language: _in_words(question, terms, kg, language) for language in LANGUAGES}
    columns = tuple(column for column in table.columns if column not in (CLAIMS, VERDICT))
    return Answer(question, terms, words, columns, tuple(rows_of(table, kg.ledger)))


def question_called(questions: Sequence[Question], name: str) -> Question:
    """Return the question with a name; raises UnknownName with near names."""
    known = {question.name: question for question in questions}
    if name not in known:
        near = nearest(name, list(known))
        see, other = ("", "") if near else (" See `biokg questions`.", "请用 `biokg questions` 查看。")
        raise UnknownName(f"There is no question '{name}'.{see}", near, zh=f"没有名为“{name}”的问题。{other}")
    return known[name]


def _in_words(question: Question, terms: Mapping[str, Term | None], kg: KnowledgeGraph, language: str) -> str:
    """Return the question with its values named; one that stays open is named by what it stands for.

    A value that the words have no place for is added in brackets, so that nobody takes a part for the whole.
    """
    values = {
        name: question.parameters[name].meaning[language] if term is None else _shown(term, kg, language)
        for name, term in terms.items()
    }
    words = question.words[language]
    unsaid = [name for name, term in terms.items() if term is not None and f"{{{name}}}" not in words]
    for name in unsaid:
        brackets = "（{}：{}）" if language == "zh" else " ({}: {})"
        words += brackets.format(question.head(name, language), f"{{{name}}}")
    return re.sub(r"\{(\w+)\}", lambda match: values.get(match[1], match[0]), words)


def _shown(term: Term, kg: KnowledgeGraph, language: str) -> str:
    """Return a term as people read it: a name, a day, a grouped number, a text."""
    if isinstance(term, NamedNode):
        return kg.label(term, language)
    kind = term.datatype.value.rpartition("#")[2]
    if kind == "dateTime":
        return term.value[:10]
    if kind in {"decimal", "integer"}:
        return f"{int(term.value):,}" if term.value.lstrip("-").isdigit() else term.value
    return term.value
