"""Answers: rows that carry the claims behind them, and words for what the graph does not say."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ..claims.ledger import STANDINGS, Ledger, Statement
from ..claims.model import Source
from ..errors import QueryError, UnknownName
from ..ontology import nearest
from ..terms import b, iri
from .model import LANGUAGES, Question, Term
from .parameters import Graph, terms_of
from .runners import Runner, Table, store_runner

__all__ = ["AS_STATED", "AT_LEAST", "NOT_STATED", "VERDICTS", "Answer", "Row", "answer"]

AT_LEAST, AS_STATED, NOT_STATED = "at least", "as stated", "not stated"
VERDICTS = ("yes", "no", "unknown")
CLAIMS, VERDICT = "claims", "verdict"
STATUS, DENIED = b("status"), iri("modality:denied")
_BY_STATUS = {"planned": "planned", "expected": "expected", "under-way": "under way", "under-construction": "under way"}


@dataclass(frozen=True)
class Row:
    """One line of an answer."""

    values: Mapping[str, Term | None]
    """By column; None where no source says it."""
    statements: tuple[Statement, ...]
    """The live claims that support the line, in order of publication; empty where the line is about the lists, the
    sources or outside records, which rest on no claim."""
    standing: str | None
    """The weakest of the facts that make up the line, each taken by its strongest claim; None without claims."""
    verdict: str | None = None
    """One of `VERDICTS` where the question can be answered so."""
    disputed: bool = False
    """Whether a claim behind the line is in conflict with another claim that counts."""

    @property
    def open(self) -> bool:
        """Whether a source lists it as one of several ("including", "such as")."""
        return any(statement.claim.open_list for statement in self.statements)


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
    kg: Graph, questions: Sequence[Question], name: str, given: Mapping[str, object], runner: Runner | None = None
) -> Answer:
    """Ask one of `questions` by name.

    `runner` runs the query; the store of the graph by default. Raises UnknownName for a question that does not exist
    (with near names), for an unknown parameter, and for a name that means nothing or several things; InputError for a
    value that is missing or of another type.
    """
    question = _question(questions, name)
    terms = terms_of(question, given, kg)
    table = (runner or store_runner(kg.store))(question.query(terms))
    words = {language: _in_words(question, terms, kg, language) for language in LANGUAGES}
    columns = tuple(column for column in table.columns if column not in (CLAIMS, VERDICT))
    return Answer(question, terms, words, columns, tuple(_rows(table, kg.ledger)))


def _question(questions: Sequence[Question], name: str) -> Question:
    known = {question.name: question for question in questions}
    if name not in known:
        raise UnknownName(f"There is no question '{name}'.", nearest(name, list(known)))
    return known[name]


def _in_words(question: Question, terms: Mapping[str, Term | None], kg: Graph, language: str) -> str:
    """Return the question with its values named; one that stays open is named by what it stands for."""
    values = {
        name: question.parameters[name].meaning[language] if term is None else shown(term, kg, language)
        for name, term in terms.items()
    }
    return question.words[language].format_map(values)


def shown(term: Term, kg: Graph, language: str) -> str:
    """Return a term as people read it: a name, a day, a grouped number, a text."""
    if isinstance(term, NamedNode):
        return kg.label(term, language)
    kind = term.datatype.value.rpartition("#")[2]
    if kind == "dateTime":
        return term.value[:10]
    if kind in {"decimal", "integer"}:
        return f"{int(term.value):,}" if term.value.lstrip("-").isdigit() else term.value
    return term.value


def _rows(table: Table, ledger: Ledger) -> Iterable[Row]:
    disputed = _disputed(ledger)
    for cells in table.rows:
        values = dict(zip(table.columns, cells, strict=True))
        statements = _statements(values.pop(CLAIMS, None), ledger)
        verdict = values.pop(VERDICT, None)
        if statements is None or all(value is None for value in values.values()):
            continue  # no claim behind it counts any more; or the one empty line of an aggregate over nothing
        if verdict is not None and verdict.value not in VERDICTS:
            raise QueryError(f"A question gave the verdict '{verdict.value}'; it is one of {', '.join(VERDICTS)}.")
        in_dispute = any(one.claim.id in disputed for one in statements)
        yield Row(values, statements, standing(statements), None if verdict is None else verdict.value, in_dispute)


def _disputed(ledger: Ledger) -> frozenset[NamedNode]:
    """Return the claims that count and disagree with another: one side says so, or one side denies what one says."""
    live = {name: statement.claim for name, statement in ledger.statements.items() if statement.live}
    pairs = ((name, rival) for name, claim in live.items() for rival in claim.conflicts if rival in live)
    sides: dict[object, dict[bool, set[NamedNode]]] = defaultdict(lambda: defaultdict(set))
    for name, claim in live.items():
        sides[claim.subject, claim.predicate, claim.object][claim.modality == DENIED].add(name)
    opposed = (name for side in sides.values() if len(side) == 2 for names in side.values() for name in names)
    return frozenset([*(name for pair in pairs for name in pair), *opposed])


def _statements(claims: Term | None, ledger: Ledger) -> tuple[Statement, ...] | None:
    """Return the live statements that a cell lists, in reading order; None where it lists only others."""
    if claims is None or not claims.value:
        return ()
    wanted = {NamedNode(name) for name in claims.value.split()}
    listed = [ledger.statements[name] for name in wanted]
    order = {name: place for place, name in enumerate(ledger.statements)}
    live = sorted((one for one in listed if one.live), key=lambda one: order[one.claim.id])
    return tuple(live) or None


def standing(statements: Iterable[Statement]) -> str | None:
    """Return the weakest of the facts, each taken by its strongest claim; None without any."""
    facts: dict[tuple[NamedNode, NamedNode, NamedNode | Literal], list[str]] = defaultdict(list)
    for statement in statements:
        claim = statement.claim
        facts[claim.subject, claim.predicate, claim.object].append(_standing(statement))
    strongest = [min(found, key=STANDINGS.index) for found in facts.values()]
    return max(strongest, key=STANDINGS.index, default=None)


def _standing(statement: Statement) -> str:
    """Return how a statement stands; a status speaks for itself: "will be built" says for sure that it is planned."""
    claim = statement.claim
    if claim.predicate != STATUS or statement.standing in {"denied", "inferred"}:
        return statement.standing
    return _BY_STATUS.get(claim.object.value.rpartition("/")[2], "stated")
