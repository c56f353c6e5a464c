"""What an answer says as a whole: verdict, completeness, standing, dispute; what a silent graph answers."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from biokg.build.assemble import assemble, read_workspace
from biokg.errors import InputError, QueryError
from biokg.graph import KnowledgeGraph
from biokg.questions import Answer, Question, Row, answer
from biokg.questions.files import read_question
from biokg.questions.rows import standing
from biokg.store import EmbeddedStore
from biokg.terms import iri, shorten
from biokg.workspace import Workspace

QUESTION = Question("q", {"en": "Q?", "zh": "问？"}, "test", {}, "SELECT ?x {}", Path("q.rq"))


def _answer(*verdicts: str | None) -> Answer:
    rows = tuple(Row({"x": Literal(str(place))}, (), None, verdict) for place, verdict in enumerate(verdicts))
    return Answer(QUESTION, {}, QUESTION.words, ("x",), rows)


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ((), "not stated"),
        ((None, None), None),
        (("yes", "yes"), "yes"),
        (("no",), "no"),
        (("unknown", "unknown"), "unknown"),
        (("yes", "unknown"), "yes"),
        (("no", "unknown"), "unknown"),
        (("yes", "no"), "mixed"),
        (("yes", "no", "unknown"), "mixed"),
    ],
)
def test_the_verdict_of_lines(verdicts: tuple[str | None, ...], expected: str | None) -> None:
    assert _answer(*verdicts).verdict == expected


def test_a_silent_graph_says_not_stated_never_no(asked: KnowledgeGraph) -> None:
    found = asked.ask("is-located-in", thing="international-clinical-research-hospital")
    assert (found.rows, found.verdict, found.completeness) == ((), "not stated", "not stated")


@pytest.mark.parametrize(
    ("thing", "place", "verdict"),
    [
        ("cell-harbour", "willow-park", "no"),
        ("riverbend-science-park", "alder-free-zone", "no"),
        ("willow-park", "cell-harbour", "not stated"),
    ],
)
def test_a_denial_says_no(riverbend_graph: KnowledgeGraph, thing: str, place: str, verdict: str) -> None:
    found = riverbend_graph.ask("is-located-in", thing=thing, place=place)
    assert found.verdict == verdict
    assert [row.standing for row in found.rows] == (["denied"] if verdict == "no" else [])


def test_denials_are_listed(riverbend_graph: KnowledgeGraph) -> None:
    rows = riverbend_graph.ask("denials").rows
    assert [tuple(shorten(term.value) for term in row.values.values() if term) for row in rows] == [
        (":cell-harbour", "b:locatedIn", ":willow-park"),
        (":riverbend-science-park", "b:partOf", ":alder-free-zone"),
    ]


def test_a_default_that_the_graph_does_not_hold_is_asked_for(riverbend_graph: KnowledgeGraph) -> None:
    with pytest.raises(InputError) as caught:
        riverbend_graph.ask("zones-of-park")
    usual = "The usual one, international-biopark, is not in this graph"
    assert str(caught.value) == f"zones-of-park needs park: a park. {usual}. Give park=…."
    with riverbend_graph.as_of(dt.date(2024, 6, 1)) as then, pytest.raises(InputError) as caught:
        then.ask("zones-of-park")
    assert str(caught.value) == f"zones-of-park needs park: a park. {usual} as known on 2024-06-01. Give park=…."


def test_an_open_list_makes_at_least(asked: KnowledgeGraph) -> None:
    partners = asked.ask("partners-of-organisation")
    assert partners.completeness == "at least"
    assert [row.open for row in partners.rows] == [True] * 4
    assert asked.ask("zones-of-park").completeness == "as stated"


def test_a_row_stands_as_its_weakest_fact_by_the_strongest_claim_of_each(asked: KnowledgeGraph) -> None:
    drug, maker = NamedNode(iri(":libevitug").value), iri(":huahui-health")
    made = asked.ledger.behind(drug, iri("b:developedBy"), maker)
    assert {one.standing for one in made} == {"stated", "inferred"}
    assert standing(made) == "stated"
    expected = asked.ledger.about(iri(":libevitug-approval-expectation"))
    assert standing([*made, *expected]) == "expected"
    assert standing([]) is None


def test_a_row_whose_claims_disagree_with_others_is_disputed(asked: KnowledgeGraph) -> None:
    rows = asked.ask("announcements-of").rows
    events = {shorten(row.values["event"].value): row.disputed for row in rows if row.values["event"]}
    assert events == {":beijing-forum-2025": False, ":biopark-plan-release": True}


def test_statements_and_sources_come_in_order_of_publication(asked: KnowledgeGraph) -> None:
    found = asked.ask("approvals-of-drug")
    assert [source.name for source in found.sources] == [
        "caixin-2025-10-01",
        "people-2026-01-24",
        "flcube-2026-01",
        "report-2026-01-23",
    ]
    assert len({one.claim.id for one in found.statements}) == len(found.statements)


def test_what_was_known_then_is_asked_of_the_graph_as_of_that_day(asked: KnowledgeGraph) -> None:
    then = asked.as_of(dt.date(2025, 12, 31))
    assert asked.ask("is-drug-approved", on="2026-03-01").verdict == "yes"
    assert then.ask("is-drug-approved", on="2026-03-01").verdict == "unknown"
    assert then.ask("is-drug-approved", area="United States").verdict == "not stated"


@pytest.mark.parametrize(
    ("query", "words"),
    [
        (
            "SELECT ?x ?verdict { VALUES (?x ?verdict) { (1 'maybe') } }",
            "gave the verdict 'maybe'; it is one of yes, no",
        ),
        ("SELECT ?x { BIND(BNODE() AS ?x) }", "let it give names and values only"),
        (
            "SELECT ?x ?claims { VALUES (?x ?claims) { (1 'a:b') } }",
            "gave 'a:b' as a claim, and there is no such claim",
        ),
        ("SELECT ?x ?claims { VALUES (?x ?claims) { (1 'nonsense') } }", "gave 'nonsense' as a claim"),
    ],
)
def test_a_question_that_answers_oddly_is_an_error(
    asked: KnowledgeGraph, tmp_path: Path, query: str, words: str
) -> None:
    path = tmp_path / "odd.rq"
    path.write_text(f"# en: Odd?\n# zh: 怪？\n# group: test\n{query}", encoding="utf-8")
    with pytest.raises(QueryError, match=words):
        answer(asked, [read_question(path)], "odd", {})


@pytest.mark.parametrize(
    ("query", "rows"),
    [
        ("SELECT ?verdict { BIND('yes' AS ?verdict) }", 1),
        ("SELECT (SAMPLE(?y) AS ?x) { VALUES ?y { UNDEF } }", 0),
        ("SELECT ?x ?claims { VALUES (?x ?claims) { (1 '') } }", 1),
    ],
)
def test_a_row_needs_something_in_it(asked: KnowledgeGraph, tmp_path: Path, query: str, rows: int) -> None:
    path = tmp_path / "bare.rq"
    path.write_text(f"# en: Bare?\n# zh: 空？\n# group: test\n{query}", encoding="utf-8")
    assert len(answer(asked, [read_question(path)], "bare", {}).rows) == rows


def test_a_workspace_brings_its_own_questions(riverbend: Workspace) -> None:
    (riverbend.root / "questions").mkdir()
    text = (
        "# en: Which parks?\n# zh: 有哪些园区？\n# group: own\nSELECT ?park { ?park a b:IndustryPark } ORDER BY ?park"
    )
    (riverbend.root / "questions" / "parks.rq").write_text(text, encoding="utf-8")
    with EmbeddedStore.in_memory() as store:
        store.load(assemble(read_workspace(riverbend)))
        kg = KnowledgeGraph(store, riverbend)
        found = kg.ask("parks")
        assert [row.values["park"] for row in found.rows] == [iri(":riverbend-science-park")]
        assert {"parks", "zones-of-park"} <= {question.name for question in kg.questions()}


def test_a_value_without_a_place_in_the_words_is_added(asked: KnowledgeGraph) -> None:
    found = asked.ask("planned-by-companies", company="强生")
    assert found.words == {
        "en": "What do companies plan, and where? (company: Johnson & Johnson)",
        "zh": "各企业规划建设什么，位于何处？（企业：强生）",
    }
    assert asked.ask("planned-by-companies").words["en"] == "What do companies plan, and where?"
