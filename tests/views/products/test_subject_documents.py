"""The dossier, the milestones, the profile, the moves and the timeline as people read them, in both languages."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from functools import cache
from io import StringIO
from typing import Any

import pytest
from analysis.own import own_graph
from analysis.small import Paper, graph_of, node

from biokg.analysis.company import company
from biokg.analysis.milestones import milestones
from biokg.analysis.multinationals import multinationals
from biokg.analysis.park import dossier
from biokg.analysis.timeline import timeline
from biokg.graph import KnowledgeGraph
from biokg.views.chart.model import Growth
from biokg.views.chart.model import Timeline as Chart
from biokg.views.document.formats import rendered
from biokg.views.document.model import Document, Figure, Table
from biokg.views.document.tidy import tidy
from biokg.views.products import company as company_view
from biokg.views.products import milestones as milestones_view
from biokg.views.products import multinationals as multinationals_view
from biokg.views.products import park as park_view
from biokg.views.products import timeline as timeline_view
from biokg.views.wording import Wording

from .golden import kept

Product = tuple[Callable[..., Any], Any, str]
PRODUCTS: dict[str, Product] = {
    "park-biopark": (dossier, park_view, "international-biopark"),
    "park-zlsp": (dossier, park_view, "zhongguancun-life-science-park"),
    "park-zone": (dossier, park_view, "headquarters-cluster"),
    "drug": (milestones, milestones_view, "libevitug"),
    "company-huahui": (company, company_view, "huahui-health"),
    "company-bayer": (company, company_view, "bayer"),
    "multinationals": (multinationals, multinationals_view, "international-biopark"),
    "timeline": (timeline, timeline_view, "international-biopark"),
}


@cache
def known() -> KnowledgeGraph:
    """The project's graph as of a day after its last source, so that the calendar changes no state."""
    return own_graph().as_of(dt.date(2026, 12, 31))


def made(name: str, language: str = "en") -> tuple[Any, Document]:
    find, view, subject = PRODUCTS[name]
    found = find(known(), known().resolve(subject))
    return found, view.document(known(), found, Wording(known().label, language))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", PRODUCTS)
def test_as_people_read_it(name: str, language: str) -> None:
    found, document = made(name, language)
    text = rendered(found, document, known().label, "md")
    assert isinstance(text, str)
    kept(f"{name}-{language}.md", text)


@pytest.mark.parametrize("name", PRODUCTS)
def test_every_cell_of_a_chinese_document_is_worded_in_chinese(name: str) -> None:
    _, document = made(name, "zh")
    headings = [block.heading for block in document.blocks]
    columns = [column.heading for block in document.blocks if isinstance(block, Table) for column in block.columns]
    assert [words for words in (*headings, *columns) if words.isascii()] == []


@pytest.mark.parametrize("name", PRODUCTS)
def test_programs_get_json_csv_and_a_workbook(name: str) -> None:
    found, document = made(name)
    read = json.loads(rendered(found, document, known().label, "json"))
    assert set(read) == set(vars(found))
    tables = [block for block in document.blocks if isinstance(block, Table)]
    assert len({table.name for table in tables}) == len(tables)
    for table in tables:
        text = rendered(found, document, known().label, "csv", table=table.name)
        assert isinstance(text, str)
        rows = list(csv.DictReader(StringIO(text)))
        assert len(rows) == len(table.rows)
    assert isinstance(rendered(found, document, known().label, "xlsx"), bytes)


def charts(document: Document) -> list[Any]:
    return [block.chart for block in document.blocks if isinstance(block, Figure)]


def test_populations_are_series_of_their_own() -> None:
    growth = next(chart for chart in charts(made("park-zlsp")[1]) if isinstance(chart, Growth))
    assert [(one.label, [(str(p.low), str(p.high), p.label) for p in one.points]) for one in growth.series] == [
        ("company", [("10", "10", "10")]),
        ("innovative company", [("600", "None", "over 600")]),
        ("business founded by a well-known scientist", [("68", "68", "68")]),
        ("innovative pharmaceutical company", [("1000", "None", "over 1,000")]),
        ("pharmaceutical company", [("1000", "None", "over 1,000")]),
        ("medical and health business entity", [("2000", "None", "over 2,000")]),
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "over 2,000 medical and health business entities (Oct 2025); over 1,000 innovative pharmaceutical"
               " companies (Oct 2025); over 1,000 pharmaceutical companies (Oct 2025; machine-made text only); over 600"
               " innovative companies (Mar 2023); 68 businesses founded by a well-known scientist (Mar 2023);"
               " 10 companies (Sep 2001)"),
        ("zh", "医药健康经营主体：超过2,000（2025年10月）；创新药企：超过1,000（2025年10月）；制药企业：超过1,000"
               "（2025年10月；仅见于机器生成文本）；创新企业：超过600（2023年3月）；知名科学家创办的企业：68"
               "（2023年3月）；企业：10（2001年9月）"),
    ],
)  # fmt: skip
def test_the_first_page_has_every_count_of_companies(language: str, words: str) -> None:
    assert dict(made("park-zlsp", language)[1].answers)[{"en": "Companies", "zh": "企业数"}[language]].text == words


def counts_of(*numbers: tuple[str, int, str]) -> str:
    """Return what the first page of a park says of companies, of which (population, number, day) is told."""
    names = [f"count-{number}" for number in range(len(numbers))]
    papers = [
        Paper(name, [f"{name} statisticOf park", f"{name} measures {measure}", f"{name} value {value}"], day)
        for name, (measure, value, day) in zip(names, numbers, strict=True)
    ]
    kg = graph_of({"park": "IndustryPark", **dict.fromkeys(names, "Statistic")}, *papers)
    shown = park_view.document(kg, dossier(kg, node("park")), Wording(kg.label))
    return dict(shown.answers)["Companies"].text


def test_counts_over_time_stand_with_their_population() -> None:
    firm, start_up = "kind:pharmaceutical-company", "kind:start-up"
    assert counts_of((firm, 20, "2019-03-01"), (start_up, 7, "2021-01-01"), (firm, 50, "2025-06-01")) == (
        "50 pharmaceutical companies (Jun 2025), 20 (Mar 2019); 7 start-ups (Jan 2021)"
    )
    years = [(firm, 10 + year, f"{2015 + year}-06-01") for year in range(5)]
    assert counts_of(*years) == "14 pharmaceutical companies (Jun 2019), 13 (Jun 2018), 12 (Jun 2017) and 2 more"


def test_decisions_stand_in_the_lane_of_their_jurisdiction_and_expected_ones_are_hollow() -> None:
    (chart,) = charts(made("drug")[1])
    assert isinstance(chart, Chart)
    assert [(one.lane, one.earliest.isoformat(), one.latest.isoformat(), one.standing) for one in chart.moments] == [
        ("China", "2023-04-01", "2023-04-30", "stated"),
        ("Chinese mainland", "2025-10-01", "2026-04-30", "expected"),
        ("Chinese mainland", "2026-01-20", "2026-01-20", "stated"),
    ]


def test_each_company_has_a_lane() -> None:
    (chart,) = charts(made("multinationals")[1])
    assert list(dict.fromkeys(one.lane for one in chart.moments)) == [
        "Bayer", "Eli Lilly and Company", "Medtronic", "Pfizer", "AstraZeneca", "GE HealthCare",
        "HUYABIO International", "Johnson & Johnson", "Philips", "Sino Biopharmaceutical",
    ]  # fmt: skip


def test_nobody_of_the_table_is_left_out_of_the_answers() -> None:
    answers = {label: cell.text for label, cell in made("multinationals")[1].answers}
    assert answers["Moving in"] == "12, among them 3 named: Bayer, Medtronic, AstraZeneca"
    assert answers["Chose or announced, none opened here"].startswith("4: Bayer (24 Oct 2024), ")
    assert answers["Opened elsewhere"] == "1: Bayer (Beijing Economic-Technological Development Area)"
    assert answers["Place not stated"] == "3: GE HealthCare, Philips, Sino Biopharmaceutical"


def test_a_site_that_a_later_source_says_is_still_to_be_moved_into_is_remarked() -> None:
    answers = dict(made("multinationals")[1].answers)
    assert answers["Opened a site"].text == (
        "3: Medtronic (later said to be moving in, 21 Nov 2025); Pfizer (29 Mar 2025); "
        "AstraZeneca (25 Oct 2025; later said to be moving in, 21 Nov 2025)"
    )
    ties = dict(made("park-biopark")[1].answers)["Ties"]
    assert ties.remark == "AstraZeneca, Medtronic: later said to be moving in, 21 Nov 2025"


def test_programs_get_the_hedge_unit_and_bounds_of_a_number_in_columns_of_their_own() -> None:
    things = {"park": "IndustryPark", "a": "Statistic", "c": "Statistic"}
    says = ["a statisticOf park", "a measures kind:land-area", "a value 254", "a unit unit:hectare",
            "c statisticOf park", "c measures kind:planned-land-area", "c value 5", "c unit unit:square-kilometre",
            "c qualifier qualifier:nearly"]  # fmt: skip
    kg = graph_of(things, Paper("a", says))
    shown = park_view.document(kg, dossier(kg, node("park")), Wording(kg.label))
    found = tidy(next(one for one in shown.blocks if isinstance(one, Table) and one.name == "areas"))
    wanted = ("number", "qualifier", "unit", "at_least", "at_most")
    places = [list(found.names).index(name) for name in wanted]
    assert [tuple(row[place] for place in places) for row in found.rows] == [
        (Decimal(254), "exactly", "hectare", Decimal(254), Decimal(254)),
        (Decimal(5), "nearly", "square-kilometre", None, Decimal(5)),
    ]


def test_what_is_planned_is_not_counted_among_what_is_there() -> None:
    things = {"park": "IndustryPark", "lab": "ResearchInstitute", "one": "Engagement", "firm": "Company"}
    says = ["lab locatedIn park", "lab status status:planned", "one party firm", "one at park", "one role role:tenant",
            "one status status:planned"]  # fmt: skip
    kg = graph_of(things, Paper("a", says))
    answers = dict(park_view.document(kg, dossier(kg, node("park")), Wording(kg.label)).answers)
    assert answers["Institutions"].text == "not stated"
    assert answers["Ties"].text == "plans to come: 1 (Firm)"


def test_silence_is_worded_and_never_a_no() -> None:
    kg = graph_of({"park": "IndustryPark", "city": "AdministrativeArea"}, Paper("a", ["park locatedIn city"]))
    answers = dict(park_view.document(kg, dossier(kg, node("park")), Wording(kg.label)).answers)
    quiet = ("Status", "Land", "Companies", "Ties", "Institutions", "Value chain", "Products", "Forecasts")
    assert {answers[label].text for label in quiet} == {"not stated"}
    assert answers["Run by"].text == "operator not stated"
