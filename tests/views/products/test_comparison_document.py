"""The comparison as people read it, in both languages, and as programs do."""

from __future__ import annotations

from decimal import Decimal

import pytest
from analysis.own import own_graph
from analysis.small import Paper, graph_of, node

from biokg.analysis.comparison import compare
from biokg.analysis.share import Share
from biokg.views.chart.model import Bar, Bars, Field, Matrix
from biokg.views.document.formats import rendered
from biokg.views.document.model import Document, Figure, Table
from biokg.views.products.comparison import document
from biokg.views.wording import Wording

from .golden import kept

LABEL = own_graph().label
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
    assert len(dict.fromkeys(indicators)) == 42
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
    figure = shown.blocks[-1]
    assert isinstance(figure, Figure)
    assert figure.heading == "Companies of any trade: company"
    assert figure.chart == Bars(
        [Bar("East", Decimal(20), None, "over 20 (Jan 2025)"), Bar("West", Decimal(5), Decimal(5), "5 (Jan 2025)")]
    )
    assert [(one.text, len(one.told)) for one in figure.caption] == [
        ("East: over 20 (Jan 2025)", 4), ("West: 5 (Jan 2025)", 3)
    ]  # fmt: skip
    assert ("ranked", "1 of 1 numbers that several report: Companies of any trade") in [
        (label, one.text) for label, one in shown.answers
    ]


def test_bars_name_their_sources_on_the_page_and_in_the_file() -> None:
    papers = Paper("a", says("east", "value 20")), Paper("b", says("west", "value 5"), "2025-03-01")
    shown = small(*papers)
    page = str(rendered(None, shown, LABEL, "html"))
    picture = rendered(None, shown, LABEL, "svg", table="bars-companies")
    caption = page[page.index("<figcaption>") : page.index("</figcaption>")]
    assert [part in caption for part in ("East: 20 (Jan 2025)", "#s1", "West: 5 (Mar 2025)", "#s2")] == [True] * 4
    assert "Sources: A report, 1 Jan 2025; A report, 1 Mar 2025" in str(picture)


def test_areas_of_one_unit_are_drawn_in_it_and_of_several_in_that_of_the_largest() -> None:
    def chart(west: str) -> Bars:
        parts = (("east", "5", "square-kilometre"), ("west", *west.split()))
        said = [f"{park}-1 {part}" for park, value, unit in parts for part in
                (f"statisticOf {park}", "measures kind:land-area", f"value {value}", f"unit unit:{unit}")]  # fmt: skip
        (found,) = (one.chart for one in small(Paper("a", said)).blocks
                    if isinstance(one, Figure) and one.name == "bars-land")  # fmt: skip
        assert isinstance(found, Bars)
        return found

    assert [(bar.low, bar.text) for bar in chart("3 square-kilometre").bars] == [
        (Decimal(5), "5 km² (Jan 2025)"), (Decimal(3), "3 km² (Jan 2025)")
    ]  # fmt: skip
    assert chart("3 square-kilometre").unit == ""
    assert [(bar.low, bar.text) for bar in chart("30 hectare").bars] == [
        (5, "5 km² (Jan 2025)"), (Decimal("0.3"), "30 hectares (Jan 2025)")
    ]  # fmt: skip
    assert chart("30 hectare").unit == "square kilometre"


def test_of_what_may_not_be_ranked_nothing_is_drawn() -> None:
    shown = small(Paper("a", [*says("east", "value 20", "qualifier qualifier:over"), *says("west", "value 25")]))
    assert [block.name for block in shown.blocks if isinstance(block, Figure)] == ["coverage"]


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


def test_of_two_numbers_the_one_that_machine_made_text_alone_says_is_marked() -> None:
    things = {"east": "IndustryPark", "west": "IndustryPark", "one": "Statistic", "two": "Statistic"}
    says = [f"one {part} #digest" for part in ("statisticOf east", "measures kind:pharmaceutical-company", "value 20")]
    says += [
        f"two {part}" for part in ("statisticOf east", "measures kind:innovative-pharmaceutical-company", "value 5")
    ]
    kg = graph_of(things, Paper("a", says))
    for language, text in (
        ("en", "20 pharmaceutical companies (Jan 2025; machine-made text only) · 5 innovative pharmaceutical companies"
               " (Jan 2025)"),
        ("zh", "制药企业：20（2025年1月；仅见于机器生成文本） · 创新药企：5（2025年1月）"),
    ):  # fmt: skip
        shown = document(kg, compare(kg, [node("east"), node("west")]), Wording(kg.label, language))
        (cell,) = [one for one in shown.cells() if " · " in one.text]
        assert (cell.text, cell.remark) == (text, "")


def test_the_chart_tells_what_is_there_from_what_is_to_come() -> None:
    (chart,) = (block.chart for block in own().blocks if isinstance(block, Figure) and isinstance(block.chart, Matrix))
    fields = {row: cells[0] for row, cells in zip(chart.rows, chart.fields, strict=True)}
    assert fields["Transport"] == Field("1 of 2 + 1 to come", "stated", Share(1, 2))
    assert fields["Company strength"] == Field("1 of 6 + 1 to come", "stated", Share(1, 6))
    assert chart.share == "filled: share of the indicators of a group on which something already there is reported"
