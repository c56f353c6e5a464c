"""Tables for people and for programs."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
from decimal import Decimal

import pytest
from pyoxigraph import Literal
from rich.cells import cell_len

from biokg.errors import InputError
from biokg.terms import iri
from biokg.views.table import TABLE_FORMATS, Cell, print_table

COLUMNS = ["thing", "name", "number"]
ROWS: list[list[Cell]] = [
    [iri(":libevitug"), "立贝韦塔单抗", 5],
    [iri(":huahui-health"), Literal("Huahui Health", language="en"), Decimal("1.5")],
    [None, "", None],
]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def printed(rows: list[list[Cell]], fmt: str = "table", columns: list[str] | None = None, **options: int | str) -> str:
    file = io.StringIO()
    print_table(columns or COLUMNS, rows, fmt=fmt, file=file, **options)  # type: ignore[arg-type]
    return file.getvalue()


def test_a_table_aligns_chinese_and_numbers() -> None:
    assert printed(ROWS).splitlines() == [
        "thing            name            number",
        "───────────────────────────────────────",
        ":libevitug       立贝韦塔单抗         5",
        ":huahui-health   Huahui Health      1.5",
        "",
    ]


def test_no_line_is_wider_than_asked() -> None:
    rows: list[list[Cell]] = [[iri(":park"), "国际医药创新公园" * 20, 1], ["word " * 60, "x" * 300, 2]]
    for width in (40, 80):
        assert max(cell_len(line) for line in printed(rows, width=width).splitlines()) <= width
    assert max(cell_len(line) for line in printed(rows).splitlines()) <= 80
    assert printed(rows).replace("\n", "").count("园") == 20


def test_a_title_and_an_empty_table() -> None:
    assert printed(ROWS, title="Things").splitlines()[0] == "Things"
    assert printed([], empty="No claim says so.") == "No claim says so.\n"


HOSTILE = "\x1b[31mred\x9b0m \x07 line\nbreak \u202e[bold]=1+1"


def test_a_terminal_obeys_nothing() -> None:
    for fmt in TABLE_FORMATS:
        terminal = Terminal()
        print_table(["a"], [[HOSTILE], [Literal(HOSTILE)]], fmt=fmt, file=terminal, width=80)
        text = terminal.getvalue()
        assert not {"\x9b", "\x07", "\u202e"} & set(text)
        assert "\x1b[31mred" not in text


def test_markup_in_a_label_is_text() -> None:
    assert "[bold]BioPark[/bold]" in printed([["[bold]BioPark[/bold]", "", ""]])


def test_json_is_a_list_of_objects() -> None:
    assert json.loads(printed(ROWS, "json")) == [
        {"thing": "https://w3id.org/biokg/id/libevitug", "name": "立贝韦塔单抗", "number": 5},
        {"thing": "https://w3id.org/biokg/id/huahui-health", "name": "Huahui Health", "number": 1.5},
        {"thing": None, "name": "", "number": None},
    ]
    assert "立贝韦塔单抗" in printed(ROWS, "json")


def test_json_of_days_and_booleans() -> None:
    assert json.loads(printed([[dt.date(2025, 10, 24), True, Literal(False)]], "json")) == [
        {"thing": "2025-10-24", "name": True, "number": False}
    ]


def test_csv_reads_back_and_is_harmless() -> None:
    rows = list(csv.reader(io.StringIO(printed([*ROWS, ["=1+1", 'a"b,c\nd', -5]], "csv"), newline="")))
    assert rows == [
        COLUMNS,
        ["https://w3id.org/biokg/id/libevitug", "立贝韦塔单抗", "5"],
        ["https://w3id.org/biokg/id/huahui-health", "Huahui Health", "1.5"],
        ["", "", ""],
        ["'=1+1", 'a"b,c\nd', "-5"],
    ]


def test_tsv_has_one_line_a_row() -> None:
    assert printed([["a\tb", "c\nd", "e\\f"]], "tsv") == "thing\tname\tnumber\na\\tb\tc\\nd\te\\\\f\n"


def test_markdown_is_escaped() -> None:
    assert printed([["a|b", "<script>", 1], ["*x*", "[y](z)", 2]], "md").splitlines() == [
        "| thing | name | number |",
        "| --- | --- | ---: |",
        r"| a\|b | \<script\> | 1 |",
        r"| \*x\* | \[y\](z) | 2 |",
    ]


def test_an_unknown_format() -> None:
    with pytest.raises(InputError, match="choose table, json, csv, tsv, md"):
        printed(ROWS, "xlsx")


def test_a_date_stays_whole_where_the_widest_columns_can_give_way() -> None:
    out = io.StringIO()
    rows = [["clinicaltrials", "A list of parks and zones", "2025-12-05", "4,138", "999"],
            ["ror", "Organisations", "2.9 (2026-06-23)", "12", "1,000"]]  # fmt: skip
    print_table(["Name", "Register", "Release", "Records", "Rejected"], rows, file=out, width=66)
    assert out.getvalue().splitlines() == [
        "Name             Register        Release        Records   Rejected",
        "──────────────────────────────────────────────────────────────────",
        "clinicaltrials   A list of       2025-12-05       4,138        999",
        "                 parks and",
        "                 zones",
        "ror              Organisations   2.9                 12      1,000",
        "                                 (2026-06-23)",
    ]
