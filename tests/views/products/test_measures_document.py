"""The network in measures as people read it, in both languages, and as programs do."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal
from typing import Any

import pytest
from analysis.own import own_graph
from analysis.small import Paper, graph_of

from biokg.analysis.measuring import measuring
from biokg.network.projections import PROJECTIONS as KNOWN
from biokg.views.chart.model import Bars
from biokg.views.document.formats import rendered
from biokg.views.document.model import Figure, Table
from biokg.views.products.network import document
from biokg.views.products.network.measures import PROJECTIONS
from biokg.views.wording import Wording

from .golden import kept


@pytest.mark.parametrize(
    ("name", "planned", "language"),
    [
        ("network-planned", True, "zh"),
        pytest.param("network", False, "en", marks=pytest.mark.slow),
        pytest.param("network", False, "zh", marks=pytest.mark.slow),
        pytest.param("network-planned", True, "en", marks=pytest.mark.slow),
    ],
)
def test_pages(name: str, planned: bool, language: str) -> None:
    kg = own_graph()
    found = measuring(kg, planned=planned, limit=5)
    kept(f"{name}-{language}.md", str(rendered(None, document(kg, found, Wording(kg.label, language)), kg.label, "md")))


def test_a_row_of_data_has_ids_numbers_and_claims() -> None:
    kg = own_graph()
    found = measuring(kg, limit=1)
    text = rendered(None, document(kg, found, Wording(kg.label), tidy=True), kg.label, "csv", table="measures")
    rows = {row["measure"]: row for row in csv.DictReader(io.StringIO(str(text).lstrip("\ufeff")))}
    assert rows.keys() == {table.measure for table in found.tables}
    bridge = rows["bridges"]
    assert (bridge["thing_id"], bridge["other_id"]) == ("bda-party-working-committee", "beijing-e-town")
    assert (bridge["rank"], bridge["value"], bridge["compared_value"]) == ("1", "2", "2")
    assert bridge["claims"].count("claim:") == 1
    assert rows["betweenness"]["value"] == "0.365444"
    assert rows["assortativity"]["thing_id"] == ""


def test_json_names_things_in_both_languages() -> None:
    kg = own_graph()
    found = measuring(kg, measure="degree", limit=1)
    record = json.loads(str(rendered(found, document(kg, found, Wording(kg.label)), kg.label, "json")))
    row = record["tables"][0]["rows"][0]
    assert (row["nodes"][0]["zh"], row["value"], row["compared_value"]) == ("国际医药创新公园", 27, 47)
    assert record["parts"] == [80, 3]


def charts(**asked: Any) -> dict[str, list[tuple[str, Decimal | None, str, str]]]:
    kg = own_graph()
    shown = document(kg, measuring(kg, limit=3, **asked), Wording(kg.label))
    found = [block for block in shown.blocks if isinstance(block, Figure)]
    assert all(isinstance(one.chart, Bars) for one in found)
    return {one.name: [(bar.label, bar.low, bar.text, bar.standing) for bar in one.chart.bars]
            for one in found if isinstance(one.chart, Bars)}  # fmt: skip


def test_charts_of_who_stands_first_say_the_kind_and_what_is_still_to_come() -> None:
    found = charts()
    assert list(found) == ["degree-chart", "betweenness-chart", "groups-chart"]
    assert found["degree-chart"] == [
        ("International BioPark", Decimal(27), "27 · industry park", "under way"),
        ("Zhongguancun Life Science Park", Decimal(20), "20 · industry park", "stated"),
        ("Beijing", Decimal(10), "10 · administrative area", "stated"),
    ]
    first = found["betweenness-chart"][0]
    assert first == ("International BioPark", Decimal("36.544400"), "36.5 % · industry park", "under way")
    assert [bar[1] for bar in found["groups-chart"]] == [24, 22, 15, 14, 5, 3]
    assert found["groups-chart"][0][2] == "24 · company (6 of 24)"


def test_one_measure_asked_for_is_drawn_where_it_sets_things_above_others() -> None:
    assert list(charts(measure="pagerank")) == ["pagerank-chart"]
    assert list(charts(measure="bridges")) == []
    assert list(charts(measure="communities")) == ["groups-chart"]
    planned = charts(measure="pagerank", projection="collaboration", planned=True)["pagerank-chart"]
    assert planned[0][3] == "planned"


def test_of_what_says_nothing_no_chart_is_drawn() -> None:
    kg = graph_of({"alpha": "Company", "beta": "Company"}, Paper("news", ["alpha collaboratesWith beta"]))
    shown = document(kg, measuring(kg), Wording(kg.label))
    assert [block.name for block in shown.blocks if isinstance(block, Figure)] == []


def test_what_says_nothing_says_why() -> None:
    kg = graph_of({"alpha": "Company", "beta": "Company"}, Paper("news", ["alpha collaboratesWith beta"]))
    say = Wording(kg.label)
    made = document(kg, measuring(kg), say)
    tables = {block.name: block for block in made.blocks if isinstance(block, Table)}
    assert tables["degree"].empty == "Says nothing, because all are equal."
    assert tables["betweenness"].empty == "Says nothing, because there are fewer than three things."
    answers = {head: cell.text for head, cell in made.answers}
    assert answers["Connects most"] == "Says nothing, because all are equal."
    assert answers["Groups"] == "Says nothing, because all are one group."
    assert answers["Hangs together"] == "2 of 2 things"


def test_an_empty_graph_is_a_page() -> None:
    kg = graph_of({})
    for fmt in ("table", "md", "html"):
        text = str(rendered(None, document(kg, measuring(kg), Wording(kg.label, "zh")), kg.label, fmt))
        assert "没有此类内容，或条件过严；请换用其他网络或放宽条件" in text


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "nothing of this kind is settled; with --planned there are 2 things"),
        ("zh", "此类内容均未确定；加上 --planned 则有2个事物"),
    ],
)
def test_where_all_is_planned_it_is_said(language: str, said: str) -> None:
    things = {"zone": "ParkZone", "lab": "Facility"}
    says = [
        "zone status status:planned !intended",
        "lab status status:planned !intended",
        "lab locatedIn zone !intended",
    ]
    kg = graph_of(things, Paper("p", says))
    made = document(kg, measuring(kg), Wording(kg.label, language))
    assert [(head, cell.text) for head, cell in made.answers] == [("Empty" if language == "en" else "为空", said)]
    assert list(made.blocks) == []


def test_every_projection_has_a_chinese_name() -> None:
    assert set(PROJECTIONS) == set(KNOWN)
