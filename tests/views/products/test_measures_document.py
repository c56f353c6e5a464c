"""The network in measures as people read it, in both languages, and as programs do."""

from __future__ import annotations

import csv
import io
import json

import pytest
from analysis.own import own_graph
from analysis.small import Paper, graph_of

from biokg.analysis.measuring import measuring
from biokg.views.document.formats import rendered
from biokg.views.document.model import Table
from biokg.views.products.network import document
from biokg.views.wording import Wording

from .golden import kept


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(("name", "planned"), [("network", False), ("network-planned", True)])
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
    assert (bridge["thing_id"], bridge["other_id"]) == ("zhongguancun-life-science-park", "zlsp-service-platforms")
    assert (bridge["rank"], bridge["value"], bridge["compared_value"]) == ("1", "2", "2")
    assert bridge["claims"].count("claim:") == 1
    assert rows["betweenness"]["value"] == "0.408489"
    assert rows["assortativity"]["thing_id"] == ""


def test_json_names_things_in_both_languages() -> None:
    kg = own_graph()
    found = measuring(kg, measure="degree", limit=1)
    record = json.loads(str(rendered(found, document(kg, found, Wording(kg.label)), kg.label, "json")))
    row = record["tables"][0]["rows"][0]
    assert (row["nodes"][0]["zh"], row["value"], row["compared_value"]) == ("国际医药创新公园", 31, 51)
    assert record["parts"] == [90, 4]


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
        assert "没有联系" in text
