"""Answers for people in two languages, and for programs with the evidence in every row."""

from __future__ import annotations

import pytest

from biokg.graph import KnowledgeGraph
from biokg.views.answer import answer_document, headline
from biokg.views.answer_record import answer_record, answer_rows
from biokg.views.document.markdown import markdown
from biokg.views.document.terminal import terminal_text
from biokg.views.wording import Wording

GROWTH = {"thing": "riverbend-science-park"}
DENIED = {"thing": "cell-harbour", "place": "willow-park"}


def _shown(kg: KnowledgeGraph, name: str, language: str, **given: str) -> str:
    say = Wording(kg.label, language)
    return terminal_text(answer_document(kg.ask(name, **given), say), say, width=96)


def test_an_answer_in_english(riverbend_graph: KnowledgeGraph) -> None:
    assert _shown(riverbend_graph, "growth-of-number", "en", **GROWTH) == (
        "Which numbers have been stated of Riverbend Science Park over the years: kind of organisation,\n"
        "each population apart?\n"
        "2 as stated.\n"
        "\n"
        "Answer\n"
        "– not stated\n"
        "what is counted   published     hedge   value   standing           sources\n"
        "──────────────────────────────────────────────────────────────────────────\n"
        "company           5 Mar 2024    over      300   stated; disputed   [1][2]\n"
        "company           15 Oct 2024   –         280   stated; disputed   [3]\n"
        "\n"
        "Sources\n"
        "  Fictional report on a science park and its new zone · Riverbend Herald, 5 Mar 2024 · news\n"
        "  agency or newspaper\n"
        "    [1] Report · reported text · characters 270–292\n"
        "    [2] Digest made by a program · AI digest (machine-made) · characters 1296–1323\n"
        "  Fictional report on the start of work on a new zone · Hewan Daily, 15 Oct 2024 · news agency\n"
        "  or newspaper\n"
        "    [3] Report · reported text · characters 143–155\n"
    )


def test_an_answer_in_chinese(riverbend_graph: KnowledgeGraph) -> None:
    assert _shown(riverbend_graph, "is-located-in", "zh", **DENIED) == (
        "细胞港是否位于柳园？\n"
        "否。\n"
        "\n"
        "回答\n"
        "地点   回答   陈述性质   来源\n"
        "─────────────────────────────\n"
        "柳园   否     否认       [1]\n"
        "\n"
        "来源\n"
        "  虚构报道：科学园新区动工 · 河湾日报，2024年10月15日 · 通讯社与报刊\n"
        "    [1] 正文 · 报道正文 · 字符 292–301\n"
    )


@pytest.mark.parametrize(
    ("name", "given", "en", "zh"),
    [
        ("is-located-in", DENIED, "No.", "否。"),
        (
            "covers-stage",
            {"thing": "riverbend-science-park", "stage": "registration"},
            "Not stated: no source says anything on it. That is not a no.",
            "未说明：没有来源提及，这不等于“否”或“无”。",
        ),
        (
            "ties-of-place",
            {"place": "cell-harbour"},
            "At least 2: a source leaves its list open.",
            "至少 2 项：有来源的列举未尽。",
        ),
        ("machine-made-sections", {}, "2 on record.", "在册 2 项。"),
        ("growth-of-number", GROWTH, "2 as stated.", "据来源所述 2 项。"),
    ],
)
def test_the_headline(riverbend_graph: KnowledgeGraph, name: str, given: dict[str, str], en: str, zh: str) -> None:
    answer = riverbend_graph.ask(name, **given)
    assert headline(answer, Wording(riverbend_graph.label, "en")) == en
    assert headline(answer, Wording(riverbend_graph.label, "zh")) == zh


def test_markdown_names_claims_and_spans_in_every_row(riverbend_graph: KnowledgeGraph) -> None:
    answer = riverbend_graph.ask("is-located-in", **DENIED)
    say = Wording(riverbend_graph.label)
    lines = markdown(answer_document(answer, say, with_claims=True), say).splitlines()
    claim = answer.rows[0].statements[0].claim.id.value.rpartition("/")[2]
    assert "| place | answer | standing | sources | claims | citations |" in lines
    assert f"| Willow Park | no | denied | \\[1\\] | claim:{claim} | hewan-daily-2024-10-15\\#body:292-301 |" in lines


def test_flat_rows_carry_ids_and_evidence(riverbend_graph: KnowledgeGraph) -> None:
    answer = riverbend_graph.ask("is-located-in", **DENIED)
    heads, rows = answer_rows(answer, riverbend_graph.label)
    claim = answer.rows[0].statements[0].claim.id.value.rpartition("/")[2]
    assert [dict(zip(heads, row, strict=True)) for row in rows] == [
        {
            "spot": "Willow Park",
            "spot_id": "willow-park",
            "status": "",
            "verdict": "no",
            "standing": "denied",
            "completeness": "as stated",
            "disputed": "",
            "claims": f"claim:{claim}",
            "citations": "hewan-daily-2024-10-15#body:292-301",
            "tiers": "agency",
            "speakers": "chen-xi",
        }
    ]


def test_flat_rows_of_every_question_are_even(asked_everything: list[tuple[list[str], list[list[str]]]]) -> None:
    for heads, rows in asked_everything:
        assert {len(row) for row in rows} <= {len(heads)}
        assert len(set(heads)) == len(heads)


@pytest.fixture
def asked_everything(riverbend_graph: KnowledgeGraph) -> list[tuple[list[str], list[list[str]]]]:
    open_ones = [
        question.name
        for question in riverbend_graph.questions()
        if all(parameter.default in {"any", "today"} for parameter in question.parameters.values())
    ]
    assert len(open_ones) > 10
    return [answer_rows(riverbend_graph.ask(name), riverbend_graph.label, "zh") for name in open_ones]


def test_a_record_keeps_both_languages_and_every_citation(riverbend_graph: KnowledgeGraph) -> None:
    record = answer_record(riverbend_graph.ask("is-located-in", **DENIED), riverbend_graph.label)
    assert record["question"] == {
        "name": "is-located-in",
        "en": "Is Cell Harbour in Willow Park?",
        "zh": "细胞港是否位于柳园？",
    }
    assert record["parameters"]["place"] == {"id": "willow-park", "en": "Willow Park", "zh": "柳园"}
    assert (record["verdict"], record["completeness"]) == ("no", "as stated")
    (row,) = record["rows"]
    assert row["values"] == {"spot": {"id": "willow-park", "en": "Willow Park", "zh": "柳园"}, "status": None}
    (claim,) = row["claims"]
    assert claim["speaker"] == {"id": "chen-xi", "en": "Chen Xi", "zh": "陈溪"}
    (citation,) = claim["citations"]
    assert (citation["source"], citation["section"]) == ("hewan-daily-2024-10-15", "body")
    assert (citation["start"], citation["end"]) == (292, 301)
    assert [source["id"] for source in record["sources"]] == ["hewan-daily-2024-10-15"]
