"""The comparison as people read it, in both languages, and as programs do."""

from __future__ import annotations

import pytest
from analysis.own import own_graph
from analysis.small import Paper, graph_of, node

from biokg.analysis.comparison import compare
from biokg.views.chart.model import Matrix
from biokg.views.document.formats import rendered
from biokg.views.document.model import Document, Figure, Table
from biokg.views.products.comparison import document
from biokg.views.wording import Wording

from .golden import kept

PARKS = ("international-biopark", "zhongguancun-life-science-park")


def own(language: str = "en", *, tidy: bool = False) -> Document:
    kg = own_graph()
    kg.date = None
    found = compare(kg, [node(park) for park in PARKS])
    return document(kg, found, Wording(kg.label, language), tidy=tidy)


def cell(shown: Document, table: str, row: str, column: int) -> str:
    found = next(block for block in shown.blocks if isinstance(block, Table) and block.name == table)
    return next(cells[column].text for cells in found.rows if cells[0].text == row)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_two_parks(language: str) -> None:
    kg = own_graph()
    shown = own(language)
    text = rendered(None, shown, kg.label, "md")
    assert isinstance(text, str)
    today = Wording(kg.label, language).date(kg.today.isoformat())
    kept(f"comparison-{language}.md", text.replace(today, "TODAY"))


def test_a_row_for_each_value() -> None:
    (table,) = [block for block in own(tidy=True).blocks if isinstance(block, Table) and block.name == "values"]
    rows = [[cell.value if cell.value is not None else cell.text for cell in row] for row in table.rows]
    indicators = [str(row[1]) for row in rows]
    assert len(dict.fromkeys(indicators)) == 41
    assert [row[3:9] for row in rows if row[1] == "beds"] == [
        ["not reported", "", "", "", "", ""],
        ["zlsp-nearby-beds-2025-10", 3000, 3000, "", "over", ""],
    ]


def small(*papers: Paper) -> Document:
    things = {"east": "IndustryPark", "west": "IndustryPark", "east-1": "Statistic", "west-1": "Statistic"}
    kg = graph_of(things, *papers)
    return document(kg, compare(kg, [node("east"), node("west")]), Wording(kg.label))


def says(park: str, *parts: str) -> list[str]:
    return [f"{park}-1 {part}" for part in (f"statisticOf {park}", "measures kind:company", *parts)]


def test_an_order_and_its_bars() -> None:
    shown = small(Paper("a", [*says("east", "value 20", "qualifier qualifier:over"), *says("west", "value 5")]))
    assert cell(shown, "ranking", "Companies of any trade", 1) == "East (over 20) > West (5)"
    assert [block.heading for block in shown.blocks][-1] == "Companies of any trade"
    assert ("ranked", "1 of 1 numbers that several report: Companies of any trade") in [
        (label, one.text) for label, one in shown.answers
    ]


def test_bounds_that_overlap_are_named() -> None:
    shown = small(Paper("a", [*says("east", "value 20", "qualifier qualifier:over"), *says("west", "value 25")]))
    assert cell(shown, "ranking", "Companies of any trade", 1) == "not ranked: the bounds overlap: over 20, 25"


def test_machine_made_text_is_marked_and_silence_is_no_nought() -> None:
    shown = small(Paper("a", [f"{said} #digest" for said in says("east", "value 20")]))
    (table,) = [block for block in shown.blocks if isinstance(block, Table) and block.name == "companies"]
    (row,) = table.rows
    assert row[1].remark == "machine-made text only"
    assert (row[2].text, row[2].standing, row[2].told) == ("not reported", "", ())
    assert shown.answers[1][1].text == "West: nothing"


def test_the_chart_tells_what_is_there_from_what_is_to_come() -> None:
    (chart,) = (block.chart for block in own().blocks if isinstance(block, Figure) and isinstance(block.chart, Matrix))
    fields = {row: cells[0] for row, cells in zip(chart.rows, chart.fields, strict=True)}
    assert (fields["Transport"].text, fields["Transport"].standing) == ("1 of 2 + 1 to come", "stated")
    assert (fields["Company strength"].text, fields["Company strength"].standing) == ("1 of 6 + 1 to come", "stated")
