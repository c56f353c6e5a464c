"""A document as CSV or as a workbook; text of sources is never a formula (decision 0099)."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from pyoxigraph import Literal

from ...claims.ledger import Statement
from ...query.formats import csv_cell
from ...query.formats import csv_text as csv_lines
from ...terms import iri, local_name
from ..record import name_of
from ..wording import Wording
from ..words import harmless
from .model import Document, Prose
from .phrases import aside
from .tidy import EVIDENCE, Value, chosen, tables_of, tidy

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

__all__ = ["csv_text", "xlsx_bytes"]

LONGEST = 16_000  # code points; a cell of a workbook holds 32,767 halves of them
_NARROW, _WIDE = 8, 60
_DIGITS = 15  # what a spreadsheet keeps of a number
_TITLE = 31  # signs of the name of a sheet
_EPOCH = dt.datetime(2000, 1, 1)  # a workbook knows no time zones
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def csv_text(document: Document, table: str | None = None) -> str:
    """Return one table of a document as CSV: the names of the columns, raw values, the evidence of each row.

    Dates are ISO text, numbers have no signs between their digits, what is not stated is empty. Text that a spreadsheet
    would run gets an apostrophe before it. Raises InputError where the document has several tables and none is chosen.
    """
    found = tidy(chosen(document, table), document.language)
    return csv_lines(found.names, ([csv_cell(_plain(value)) for value in row] for row in found.rows))


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return harmless(value)
    return (
        value.isoformat() if isinstance(value, dt.date) else f"{value:f}" if isinstance(value, Decimal) else str(value)
    )


def xlsx_bytes(document: Document, say: Wording) -> bytes:
    """Return a document as a workbook: a summary, each table, the sources, and the claims behind all of it.

    Numbers and days are such; the head of each table stays when the rows move. The same document gives the same bytes.
    """
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.properties.created = workbook.properties.modified = _EPOCH
    workbook.properties.creator = "biokg"
    workbook.properties.title = harmless(document.title, 250)
    first = workbook.active
    assert first is not None
    first.title = say.of("Summary", "概要")
    contents: list[Sequence[Value]] = []
    for table in (table for table in tables_of(document) if table.rows or table.empty):
        found = tidy(table, document.language)
        told = [any(row[place] is not None for row in found.rows) for place in range(len(found.names))]
        kept = [place for place, name in enumerate(found.names) if told[place] or name not in EVIDENCE]
        rows = [[row[place] for place in kept] for row in found.rows]
        title = _sheet(workbook, table.heading or table.name, [found.headings[place] for place in kept], rows)
        contents.append((title, table.heading, table.note or (table.empty if not table.rows else "")))
    statements = list({one.claim.id: one for one in document.statements()}.values())
    if statements:
        contents.append((_sheet(workbook, *_sources(statements, say)), "", ""))
        contents.append((_sheet(workbook, *_claims(statements, say)), "", ""))
    _fill(first, [*_summary(document), *_contents(contents, say)], bold=[1])
    return _saved(workbook)


# ---- what the sheets hold


def _summary(document: Document) -> Iterator[Sequence[Value]]:
    yield (document.title,)
    if document.subtitle:
        yield (document.subtitle,)
    if document.answers:
        yield ()
    for label, cell in document.answers:
        yield label, cell.text + aside(cell, document.language)
    for block in document.blocks:
        if isinstance(block, Prose):
            yield ()
            yield (block.heading,) if block.heading else ()
            yield from ((cell.text + aside(cell, document.language),) for cell in block.paragraphs)
    if document.footer:
        yield ()
    yield from ((line,) for line in document.footer)


def _contents(contents: Sequence[Sequence[Value]], say: Wording) -> Iterator[Sequence[Value]]:
    if contents:
        yield ()
        yield say.of("Sheet", "工作表"), say.of("Note", "说明")
    yield from ((title, note) for title, _, note in contents)


def _sources(statements: Iterable[Statement], say: Wording) -> tuple[str, Sequence[str], list[Sequence[Value]]]:
    sources = {place.source.id: place.source for one in statements for place in one.places}
    heads = ("id", "title", "publisher", "date", "tier", "language", "page", "licence")
    zh = ("标识", "标题", "发布机构", "日期", "层级", "语言", "网页", "许可")
    rows: list[Sequence[Value]] = [
        (
            source.name, source.title(say.language), say.node(source.publisher) if source.publisher else None,
            _dated(source.edtf), say.node(source.tier), source.language, source.page.value if source.page else None,
            source.rights,
        )
        for source in sorted(sources.values(), key=lambda one: (one.issued.value, one.name))
    ]  # fmt: skip
    return say.of("Sources", "来源"), zh if say.language == "zh" else heads, rows


def _claims(statements: Iterable[Statement], say: Wording) -> tuple[str, Sequence[str], list[Sequence[Value]]]:
    """Return the sheet of claims: a row for each place where a claim is said."""
    heads = (
        "id", "subject", "predicate", "object", "modality", "standing", "speaker", "source", "section", "start", "end",
        "tier", "date",
    )  # fmt: skip
    zh = ("标识", "主语", "谓语", "宾语", "断言方式", "陈述性质", "说话者", "来源", "段落", "起", "止", "层级", "日期")
    rows: list[Sequence[Value]] = [
        (
            name_of(one.claim.id), say.node(one.claim.subject), say.property(one.claim.predicate), _object(one, say),
            local_name(one.claim.modality), one.standing, say.node(one.claim.speaker) if one.claim.speaker else None,
            place.source.name, place.section.name, place.citation.start, place.citation.end, local_name(one.tier),
            _dated(place.source.edtf),
        )
        for one in statements
        for place in one.places
    ]  # fmt: skip
    return say.of("Claims", "主张"), zh if say.language == "zh" else heads, rows


def _object(one: Statement, say: Wording) -> Value:
    value = one.claim.object
    if isinstance(value, Literal):
        if value.datatype in {iri("xsd:decimal"), iri("xsd:integer")}:
            return Decimal(value.value)
        return _dated(value.value.removesuffix("T00:00:00Z"))
    return say.node(value)


def _dated(text: str) -> Value:
    """Return a day where a text is one; a month, a year and all else stay text."""
    return dt.date.fromisoformat(text) if _DAY.fullmatch(text) else text


# ---- cells


def _sheet(workbook: Workbook, heading: str, heads: Sequence[str], rows: Sequence[Sequence[Value]]) -> str:
    """Add a sheet with a head that stays; return the name that it got."""
    sheet = workbook.create_sheet(_title(heading, workbook.sheetnames))
    sheet.freeze_panes = "A2"
    _fill(sheet, [heads, *rows], bold=[1])
    if rows:
        sheet.auto_filter.ref = sheet.dimensions
    return str(sheet.title)


def _title(heading: str, taken: Iterable[str]) -> str:
    """Return a name that a sheet may have and no other has."""
    used = {name.casefold() for name in taken}
    plain = re.sub(r"[\[\]:*?/\\�]", " ", harmless(heading))
    short = " ".join(plain.split()).strip("' ")[:_TITLE].strip("' ") or "Table"
    title, number = short, 2
    while title.casefold() in used or title.casefold() == "history":
        ending = f" {number}"
        title, number = short[: _TITLE - len(ending)] + ending, number + 1
    return title


def _fill(sheet: Worksheet, rows: Iterable[Sequence[Value]], bold: Sequence[int]) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    widths: dict[int, int] = {}
    for line, row in enumerate(rows, start=1):
        for place, value in enumerate(row, start=1):
            if value is None or value == "":
                continue
            cell = sheet.cell(line, place)
            _set(cell, value)
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            if line in bold:
                cell.font = Font(bold=True)
            widths[place] = max(widths.get(place, _NARROW), _width(value))
    for place, width in widths.items():
        sheet.column_dimensions[get_column_letter(place)].width = min(width + 2, _WIDE)


def _set(cell: Any, value: Value) -> None:
    """Put a value into a cell: a number or day as such, all else as text, whatever it begins with."""
    if isinstance(value, dt.date) and value.year >= 1900:
        cell.value = value
        cell.number_format = "yyyy-mm-dd"
    elif isinstance(value, int | float | Decimal) and len(Decimal(str(value)).normalize().as_tuple().digits) <= _DIGITS:
        cell.value = value
    else:
        text = harmless(_plain(value), LONGEST)
        cell.value = text
        cell.data_type = "s"
        cell.quotePrefix = csv_cell(text) != text


def _width(value: Value) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in _plain(value)[:_WIDE])


class _Archive(zipfile.ZipFile):
    """An archive in which every file is of the same day, the first that the format can hold."""

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_rest: Any, **_more: Any) -> None:
        name = getattr(zinfo_or_arcname, "filename", zinfo_or_arcname)
        entry = zipfile.ZipInfo(name, date_time=(1980, 1, 1, 0, 0, 0))
        entry.compress_type = zipfile.ZIP_DEFLATED
        super().writestr(entry, data)

    def write(self, filename: Any, arcname: Any = None, *_rest: Any, **_more: Any) -> None:
        with open(filename, "rb") as file:  # noqa: PTH123 - openpyxl names a temporary file
            self.writestr(arcname, file.read())


def _saved(workbook: Workbook) -> bytes:
    from openpyxl.writer.excel import ExcelWriter

    out = io.BytesIO()
    ExcelWriter(workbook, _Archive(out, "w", zipfile.ZIP_DEFLATED)).save()  # Workbook.save would write the time
    return out.getvalue()
