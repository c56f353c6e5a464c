"""Every question gives exactly the answer that its sources give, on the store of biokg and on plain rdflib."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import islice

import pytest

from biokg.graph import KnowledgeGraph
from biokg.questions import Question, Runner, answer, read_questions
from biokg.workspace import shipped

from .cases import EXPECTED, Case, cases_of, written

QUESTIONS = {question.name: question for question in read_questions([shipped("questions")])}
AsOf = Callable[[str], KnowledgeGraph]
RunnerOf = Callable[[str, str], Runner]

# rdflib warns of its own names, a quarter of a million times
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")


def test_every_question_has_expected_answers() -> None:
    assert sorted(path.stem for path in EXPECTED.glob("*.tsv")) == sorted(QUESTIONS)


def _compare(name: str, cases: Iterable[Case], engine: str, as_of: AsOf, runner_of: RunnerOf) -> None:
    for case in cases:
        runner = runner_of(engine, case.as_of)
        found = answer(as_of(case.as_of), list(QUESTIONS.values()), name, case.given, runner)
        assert written(found) == case.text, case.given


@pytest.mark.parametrize("name", QUESTIONS)
def test_answers(name: str, as_of: AsOf, runner_of: RunnerOf) -> None:
    _compare(name, cases_of(name), "store", as_of, runner_of)


@pytest.mark.parametrize("name", list(QUESTIONS)[::8])
def test_first_answer_on_rdflib(name: str, as_of: AsOf, runner_of: RunnerOf) -> None:
    _compare(name, islice(cases_of(name), 1), "rdflib", as_of, runner_of)


@pytest.mark.slow
@pytest.mark.parametrize("name", QUESTIONS)
def test_all_answers_on_rdflib(name: str, as_of: AsOf, runner_of: RunnerOf) -> None:
    _compare(name, cases_of(name), "rdflib", as_of, runner_of)


@pytest.mark.parametrize("name", QUESTIONS)
def test_some_case_has_an_answer(name: str) -> None:
    if name != "denials":  # no source denies anything yet
        assert any("\n" in case.text.partition("completeness:")[2] for case in cases_of(name))


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_every_claim_behind_a_row_leads_to_a_source(question: Question, as_of: AsOf) -> None:
    for case in cases_of(question.name):
        for row in answer(as_of(case.as_of), [question], question.name, case.given).rows:
            assert all(one.places and one.live for one in row.statements), row
            assert row.statements or "?claims" not in question.sparql or row.standing is None


@pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)
def test_every_column_has_a_head_in_both_languages(question: Question, as_of: AsOf) -> None:
    for case in cases_of(question.name):
        for column in answer(as_of(case.as_of), [question], question.name, case.given).columns:
            assert set(question.heads[column]) == {"en", "zh"}
