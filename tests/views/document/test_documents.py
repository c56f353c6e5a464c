"""One document in every format and in both languages, compared with what is kept."""

from __future__ import annotations

import csv
import doctest
import io
import json
from dataclasses import replace

import pytest
from openpyxl import load_workbook
from rich.cells import cell_len

from biokg.errors import InputError
from biokg.graph import KnowledgeGraph
from biokg.views.document import model, phrases, tidy
from biokg.views.document.formats import FORMATS, only, rendered
from biokg.views.document.model import Cell, Column, Document, Figure, Row, Rows, Table, line
from biokg.views.document.spreadsheet import csv_text
from biokg.views.document.wrapping import breaks

from .sample import kept, sample

LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def shown(kg: KnowledgeGraph, document: Document, fmt: str, **settings: object) -> str:
    """Return a document as text."""
    found = rendered(None, document, kg.label, fmt, **settings)  # type: ignore[arg-type]
    assert isinstance(found, str)
    return found


def test_the_examples_in_the_documentation() -> None:
    assert sum(doctest.testmod(module).failed for module in (model, phrases, tidy)) == 0


@LANGUAGES
@pytest.mark.parametrize("width", [40, 80])
def test_on_a_terminal(riverbend_graph: KnowledgeGraph, language: str, width: int) -> None:
    text = shown(riverbend_graph, sample(riverbend_graph, language), "table", width=width)
    assert max(map(cell_len, text.splitlines())) <= width
    assert all(line == line.rstrip() for line in text.splitlines())
    kept(f"{width}-{language}.txt", text)


@LANGUAGES
@pytest.mark.parametrize("fmt", ["md", "html"])
def test_as_a_page(riverbend_graph: KnowledgeGraph, language: str, fmt: str) -> None:
    kept(f"page-{language}.{fmt}", shown(riverbend_graph, sample(riverbend_graph, language), fmt))


@LANGUAGES
def test_as_csv(riverbend_graph: KnowledgeGraph, language: str) -> None:
    text = shown(riverbend_graph, sample(riverbend_graph, language), "csv", table="firms")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [(row["counted"], row["number"], row["published"], row["area"]) for row in rows] == [
        (("企业" if language == "zh" else "companies"), "300", "2024-03-05", "5.80"),
        (("企业" if language == "zh" else "companies"), "280", "2024-10-15", ""),
    ]
    kept(f"firms-{language}.csv", text.replace("\r\n", "\n"))


@LANGUAGES
def test_as_a_workbook(riverbend_graph: KnowledgeGraph, language: str) -> None:
    data = rendered(None, sample(riverbend_graph, language), riverbend_graph.label, "xlsx")
    assert isinstance(data, bytes)
    lines = []
    for sheet in load_workbook(io.BytesIO(data)):
        lines.append(f"# {sheet.title} (head stays: {sheet.freeze_panes})")
        for row in sheet.iter_rows():
            lines.append(" | ".join("" if cell.value is None else f"{cell.value} <{cell.data_type}>" for cell in row))
    kept(f"workbook-{language}.txt", "\n".join(lines) + "\n")


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_same_bytes_each_time(riverbend_graph: KnowledgeGraph, fmt: str) -> None:
    document, table = sample(riverbend_graph, "en"), "firms" if fmt == "csv" else None
    one, two = (rendered({"a": 1}, document, riverbend_graph.label, fmt, table=table) for _ in range(2))
    assert one == two


def test_colour_only_where_asked(riverbend_graph: KnowledgeGraph) -> None:
    document = sample(riverbend_graph, "en")
    assert "\x1b" not in shown(riverbend_graph, document, "table")
    assert "\x1b[1m" in shown(riverbend_graph, document, "table", colour=True)


def test_one_table_alone(riverbend_graph: KnowledgeGraph) -> None:
    document = sample(riverbend_graph, "en")
    assert [block.heading for block in only(document, "firms").blocks] == ["Firms over time"]
    text = shown(riverbend_graph, document, "md", table="firms")
    assert "Firms over time" in text
    assert "Cell Harbour" not in text
    assert "What it is" not in text


@pytest.mark.parametrize(
    ("fmt", "table", "message"),
    [
        ("pdf", None, "'pdf' is no format of a report; use table, md, html, json, csv, xlsx, svg, png."),
        ("csv", None, "CSV holds one table; choose it with --table: nature, firms, drugs, nothing."),
        ("csv", "firm", "There is no table 'firm'; choose nature, firms, drugs, nothing."),
        ("md", "firm", "There is no table 'firm'; choose nature, firms, drugs, nothing."),
        ("json", "firms", "JSON holds everything"),
        ("svg", "firms", "There is no chart 'firms'; choose drawn."),
    ],
)
def test_what_is_refused(riverbend_graph: KnowledgeGraph, fmt: str, table: str | None, message: str) -> None:
    with pytest.raises(InputError) as error:
        rendered(None, sample(riverbend_graph, "en"), riverbend_graph.label, fmt, table=table)
    assert str(error.value).startswith(message)


def test_a_chart_alone(riverbend_graph: KnowledgeGraph) -> None:
    document = sample(riverbend_graph, "en")
    picture = rendered(None, document, riverbend_graph.label, "svg")
    assert picture == rendered(None, document, riverbend_graph.label, "svg", table="drawn")
    assert str(picture).startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    assert 'aria-label="Firms, drawn"' in str(picture)
    (figure,) = (block for block in document.blocks if isinstance(block, Figure))
    twice = replace(document, blocks=[figure, replace(figure, name="again")])
    with pytest.raises(InputError, match="choose it with --table: drawn, again"):
        rendered(None, twice, riverbend_graph.label, "svg")
    with pytest.raises(InputError, match="There is no chart to draw"):
        rendered(None, replace(document, blocks=[]), riverbend_graph.label, "svg")


@pytest.mark.parametrize("fmt", sorted({*FORMATS} - {"svg", "png"}))
def test_a_document_of_a_title_alone(riverbend_graph: KnowledgeGraph, fmt: str) -> None:
    document = Document("Alone", blocks=[Table("T", "t", [Column("x", "x")], [])])
    assert rendered({}, document, riverbend_graph.label, fmt)


def test_a_table_without_rows_is_a_head_for_programs() -> None:
    document = Document("T", blocks=[Table("T", "t", [Column("a day", "day")], [])])
    assert csv_text(document) == "day,standing,remark,claims,sources,tier,speaker,published,licence\r\n"
    with pytest.raises(InputError, match="There is no table to write"):
        csv_text(Document("T"))


# ---- on a terminal


ID = "riverbend-herald-2024-03-05"


@pytest.mark.parametrize("width", [60, 80, 120])
def test_what_stands_at_the_end_of_a_line_is_whole(riverbend_graph: KnowledgeGraph, width: int) -> None:
    row = Row("5 Mar 2024", Cell("Fictional report on a science park and its new zone"), end=ID)
    lines = shown(riverbend_graph, Document("T", blocks=[Rows("H", "h", [row])]), "table", width=width).splitlines()
    assert lines[3].endswith(" " + ID)
    assert max(map(cell_len, lines)) <= width


def test_many_marks_go_on_below_and_none_is_cut() -> None:
    assert breaks("".join(f"[{number}]" for number in range(1, 12)), 16) == (15, 31)


def test_a_table_that_does_not_fit_is_stacked(riverbend_graph: KnowledgeGraph) -> None:
    columns = [Column(f"column {letter}", letter) for letter in "abcdef"]
    table = Table("Wide", "wide", columns, [line(*(f"words in cell {letter}" for letter in "abcdef"))])
    document = Document("T", blocks=[table])
    assert shown(riverbend_graph, document, "table", width=120).splitlines()[3].split("   ")[0] == "column a"
    assert shown(riverbend_graph, document, "table", width=60).splitlines()[3:] == [
        "words in cell a",
        "  column b  words in cell b",
        "  column c  words in cell c",
        "  column d  words in cell d",
        "  column e  words in cell e",
        "  column f  words in cell f",
    ]


@pytest.mark.parametrize("fmt", ["table", "md", "html"])
def test_people_are_shown_so_many_rows_and_programs_all(riverbend_graph: KnowledgeGraph, fmt: str) -> None:
    rows = [line(f"row {number}") for number in range(1, 5001)]
    document = Document("T", blocks=[Table("H", "t", [Column("x", "x")], rows, "A note.", most=40)])
    text = shown(riverbend_graph, document, fmt)
    assert "A note. The first 40 of 5,000 rows; CSV, XLSX and JSON have all." in text
    assert ("row 40" in text, "row 41" in text) == (True, False)
    assert csv_text(document).count("row ") == 5000
    whole = Document("T", blocks=[Table("H", "t", [Column("x", "x")], rows[:40], "A note.", most=40)])
    assert "The first" not in shown(riverbend_graph, whole, fmt)


# ---- for programs


def test_cells_that_stand_differently_are_told_apart() -> None:
    columns = [Column("park", "park"), Column("first", "first"), Column("second", "second")]
    row = [Cell("Riverbend"), Cell("yes", standing="stated"), Cell("yes", standing="planned")]
    found = tidy.tidy(Table("", "t", columns, [row]))
    assert dict(zip(found.names, found.rows[0], strict=True)) == {
        "park": "Riverbend", "first": "yes", "second": "yes", "second_standing": "planned", "standing": "planned",
        "remark": None, "claims": None, "sources": None, "tier": None, "speaker": None, "published": None,
        "licence": None,
    }  # fmt: skip


def test_a_column_does_not_take_the_name_of_evidence() -> None:
    found = tidy.tidy(Table("", "t", [Column("how many", "claims", number=True)], [line(3)]))
    assert (found.names[0], found.rows[0][0]) == ("claims_shown", 3)
    assert len(set(found.names)) == len(found.names)
    twice = tidy.tidy(Table("", "t", [Column("tier", "a"), Column("tier", "b")], [line("x", "y")]))
    assert [heading for heading in twice.headings if heading.startswith("tier")] == ["tier", "tier 2", "tier 3"]


def test_numbers_are_written_digit_by_digit(riverbend_graph: KnowledgeGraph) -> None:
    from decimal import Decimal

    text = rendered({"n": Decimal("0.10000000000000000001")}, Document("T"), riverbend_graph.label, "json")
    assert text == '{\n  "n": 0.10000000000000000001\n}\n'
    assert isinstance(text, str)
    assert json.loads(text, parse_float=Decimal)["n"] == Decimal("0.10000000000000000001")
