"""A stage of the value chain is worded and marked alike in a dossier and in the report on value chains."""

from __future__ import annotations

import datetime as dt

import pytest
from analysis.own import own_graph
from analysis.small import Paper, graph_of, node

from biokg.analysis.age import Age
from biokg.analysis.chain import chain
from biokg.analysis.park import dossier
from biokg.graph import KnowledgeGraph
from biokg.views.chart.model import Matrix
from biokg.views.document.model import Cell, Figure, Table
from biokg.views.products import chain as chain_view
from biokg.views.products import park as park_view
from biokg.views.wording import Wording

THINGS = {"park": "IndustryPark", "lab": "ResearchInstitute", "acme": "Company", "plant": "Facility"}
SAYS = [
    "park stage stage:basic-research #digest ^of-its-neighbours", "park stage stage:preclinical",
    "park stage stage:registration #digest !intended", "park stage stage:healthcare-services #digest !denied",
    "lab presentIn park", "plant locatedIn park #digest", "plant kind kind:pilot-plant #digest",
    "plant managedBy acme #digest",
]  # fmt: skip
TODAY = dt.date(2026, 9, 24)


def cells(kg: KnowledgeGraph, park: str, say: Wording) -> tuple[list[Cell], list[Cell]]:
    """Return the cells of a dossier and those of the report on value chains."""
    tables = (
        park_view.document(kg, dossier(kg, node(park)), say),
        chain_view.document(kg, chain(kg, [node(park)]), say),
    )
    found = [next(one for one in shown.blocks if isinstance(one, Table) and one.name in {"chain", "stages"})
             for shown in tables]  # fmt: skip
    first, second = ([row[1] for row in table.rows] for table in found)
    return first, second


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_two_reports_say_the_same_of_the_own_park(language: str) -> None:
    kg = own_graph()
    first, second = cells(kg, "zhongguancun-life-science-park", Wording(kg.label, language))
    assert [(one.text, one.remark, one.told) for one in first] == [(one.text, one.remark, one.told) for one in second]


@pytest.mark.parametrize(
    ("language", "wanted"),
    [
        ("en", [
            ("stated; research institute: Lab", "so stated: of its neighbours; machine-made text only"),
            ("stated", ""),
            ("not stated", ""),
            ("planned", "so planned: machine-made text only"),
            ("inferred; pilot plant (pilot scale): Plant (Acme)", "machine-made text only"),
            ("said not to be covered", "so denied: machine-made text only"),
        ]),
        ("zh", [
            ("已陈述；科研机构：“lab”", "此项陈述：of its neighbours；仅见于机器生成文本"),
            ("已陈述", ""),
            ("未提及", ""),
            ("规划中", "此项规划：仅见于机器生成文本"),
            ("推断；中试车间（中试规模）：“plant”（“acme”）", "仅见于机器生成文本"),
            ("称未覆盖", "此项否认：仅见于机器生成文本"),
        ]),
    ],
)  # fmt: skip
def test_what_machine_made_text_alone_says_is_marked(language: str, wanted: list[tuple[str, str]]) -> None:
    kg = graph_of(THINGS, Paper("a", SAYS))
    for found in cells(kg, "park", Wording(kg.label, language)):
        assert [(one.text, one.remark) for one in found] == wanted


def test_a_sign_that_machine_made_text_alone_tells_is_marked_among_others() -> None:
    things = {**THINGS, "city": "AdministrativeArea", "other": "ResearchInstitute"}
    says = ["park locatedIn city", "park stage stage:basic-research #digest ^of-its-neighbours", "lab presentIn park",
            "other presentIn city #digest"]  # fmt: skip
    kg = graph_of(things, Paper("a", says))
    for found in cells(kg, "city", Wording(kg.label)):
        assert (found[0].text, found[0].remark) == (
            "inferred; place in it that covers it: Park (of its neighbours; machine-made text only); research"
            " institute: Lab; Other (machine-made text only)",
            "",
        )


def test_the_first_lines_and_the_chart_carry_the_mark_too() -> None:
    kg = graph_of(THINGS, Paper("a", SAYS))
    say = Wording(kg.label)
    first = dict(park_view.document(kg, dossier(kg, node("park")), say).answers)
    assert first["Value chain"].text == (
        "stated: basic research (machine-made text only), preclinical development; inferred: manufacturing"
        " (machine-made text only); planned: registration (machine-made text only); said not to be covered:"
        " healthcare services (machine-made text only); not stated: clinical development"
    )
    shown = chain_view.document(kg, chain(kg, [node("park")]), say)
    assert shown.answers[0][1].text == (
        "of 6 stages: stated 2 (1 in machine-made text only), inferred 1 (machine-made text only), planned 1"
        " (machine-made text only), said not to be covered 1 (machine-made text only), not stated 1"
    )
    (chart,) = (one.chart for one in shown.blocks if isinstance(one, Figure))
    assert isinstance(chart, Matrix)
    assert [one.text for one in chart.fields[0]] == [
        "stated, by machine text", "stated", "", "planned, by machine text", "inferred, by machine text",
        "said not to be covered, by machine text",
    ]  # fmt: skip


def test_what_rests_on_old_sources_is_told_with_its_year() -> None:
    old = ["park stage stage:preclinical", "lab presentIn park", "acme presentIn park", "drug developedBy acme",
           "trial studies drug", "late studies drug"]  # fmt: skip
    things = {**THINGS, "drug": "Drug", "trial": "ClinicalTrial", "late": "ClinicalTrial"}
    new = ["late status status:under-way", "late studies drug", "acme presentIn park", "drug developedBy acme"]
    kg = graph_of(things, Paper("old", old, "2001-09-25"), Paper("new", new, "2025-01-01"))
    for found in cells(kg, "park", Wording(kg.label, "en", Age(TODAY))):
        assert [(one.text, one.remark) for one in found[:3]] == [
            ("inferred; research institute: Lab (as of 2001)", ""),
            ("stated", "so stated: as of 2001"),
            ("inferred; clinical trial: Trial (Acme); clinical trial, under way: Late (Acme)", ""),
        ]
