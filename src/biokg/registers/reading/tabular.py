"""Rows of tables, one by one: CSV, TSV and other delimited text in any encoding, and sheets of workbooks."""

from __future__ import annotations

import codecs
import csv
import io
import re
import warnings
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import IO, Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from ...errors import InputError
from .members import HARMLESS, LARGEST_RATIO, Member
from .row import Row

__all__ = ["LONGEST_LINE", "csv_rows", "sheet_rows"]

LONGEST_LINE = 4 << 20
"""Characters of one line of a delimited text."""
LARGEST_SHEET = 1 << 30  # bytes of a workbook that lies within an archive, which has to be held in memory
ENCODINGS = ("utf-8-sig", "gb18030", "cp1252")
"""What a text may be written in, tried in this order on its first half million bytes where none is named."""
SAMPLE = 1 << 19
UNCOMPUTED = "=?"
"""What stands in a cell whose formula was never computed."""
ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")
"""What workbooks show where a formula fails."""
_FORMULA = re.compile(rb"<f[ >/]")
HEADER_WITHIN = 50  # rows among which a header is looked for


def csv_rows(
    member: Member, *, delimiter: str = "", encoding: str = "", is_header: Callable[[Sequence[str]], bool] | None = None
) -> Iterator[Row]:
    """Yield the rows of a delimited text as mappings of its header to its cells, trimmed, with their lines.

    `delimiter` and `encoding` are found where they are not given (comma, tab, semicolon, ``~`` or bar by the header).
    The header is the first row, or the first that `is_header` takes. A row of another length is told to be wrong.
    Raises InputError where there is no header, a column stands twice, the text is not of the encoding, or a line is
    longer than `LONGEST_LINE`.
    """
    with member.reading() as stream:
        sample = stream.peek(SAMPLE)[:SAMPLE] if isinstance(stream, io.BufferedReader) else b""
        text = _Lines(stream, encoding or _encoding_of(sample, member.name), member.name)
        first = text.first()
        reader = csv.reader(text, delimiter=delimiter or _delimiter_of(first), strict=True)
        csv.field_size_limit(LONGEST_LINE)
        try:
            yield from _mapped(_numbered(reader), member.name, is_header)
        except csv.Error as error:
            raise InputError(f"is not a table: {error}.", path=member.name, line=reader.line_num) from error


def sheet_rows(
    member: Member, *, sheet: str = "", is_header: Callable[[Sequence[str]], bool] | None = None
) -> Iterator[Row]:
    """Yield the rows of a sheet of a workbook as mappings of its header to its cells, as `csv_rows` does.

    Cells are str, int, float, bool, datetime or None, as the workbook has them; of a formula the value that was last
    computed, and a macro never runs; a row with a formula that failed or was never computed is told to be wrong. Line
    breaks in a header become spaces. Where no sheet is named, the first that has the header is read. Raises InputError
    for what is no workbook, for one that unpacks to far more than it weighs, for an unknown sheet, and as `csv_rows`
    does.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    with member.reading() as stream, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles and extensions that it passes over
        try:
            data = stream if stream.seekable() else io.BytesIO(stream.read(LARGEST_SHEET))
            has_formulas = _looked_through(data, member.name)
            book = load_workbook(data, read_only=True, data_only=True)
            typed = load_workbook(data, read_only=True) if has_formulas else None
        except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
            raise InputError("is no workbook (.xlsx); open it and save it as one.", path=member.name) from error
        if sheet and sheet not in book.sheetnames:
            known = ", ".join(f"'{name}'" for name in book.sheetnames)
            raise InputError(f"has no sheet '{sheet}'; it has {known}.", path=member.name)
        name = sheet or _sheet_with(book, is_header)
        rows = book[name].iter_rows(values_only=True)
        if typed:
            rows = map(_computed, rows, typed[name].iter_rows(values_only=True))
        for row in _mapped(enumerate(rows, start=1), member.name, is_header):
            yield row if row.wrong else row._replace(wrong=_failed(row.data))


def _computed(values: Sequence[Any], typed: Sequence[Any]) -> tuple[Any, ...]:
    """Return the cells of a row, marked where a formula was never computed."""
    return tuple(
        UNCOMPUTED if value is None and isinstance(text, str) and text.startswith("=") else value
        for value, text in zip(values, typed, strict=False)
    )


def _failed(cells: Mapping[str, Any]) -> str:
    """Return what is wrong where a formula of a row has no value; empty where none is."""
    for column, value in cells.items():
        if value == UNCOMPUTED:
            return f"the formula in its column '{column}' was never computed; save the workbook in an office program."
        if value in ERRORS:
            return f"its column '{column}' holds {value} instead of a value."
    return ""


def _looked_through(data: Any, name: str) -> bool:
    """Tell whether a workbook has formulas; raises InputError where it unpacks to far more than it weighs."""
    with ZipFile(data) as book:
        for info in book.infolist():
            if info.file_size > HARMLESS + LARGEST_RATIO * info.compress_size:
                what = f"unpacks to {info.file_size >> 20:,} MB, far more than its size; it is no file of a register."
                raise InputError(what, path=name)
        sheets = [info for info in book.infolist() if info.filename.startswith("xl/worksheets/")]
        return any(_FORMULA.search(chunk) for info in sheets for chunk in _chunks(book, info))


def _chunks(book: ZipFile, info: ZipInfo) -> Iterator[bytes]:
    """Yield the bytes of a member piece by piece, each with the end of the one before."""
    end = b""
    with book.open(info) as stream:
        while chunk := stream.read(SAMPLE):
            yield end + chunk
            end = chunk[-2:]


def _sheet_with(book: Any, is_header: Callable[[Sequence[str]], bool] | None) -> str:
    """Return the first sheet among whose first rows is a header; the first one where none has it, or any will do."""
    for name in book.sheetnames if is_header else ():
        for cells in book[name].iter_rows(values_only=True, max_row=HEADER_WITHIN):
            if is_header([" ".join(str(cell or "").split()) for cell in cells]):  # type: ignore[misc]
                return str(name)
    return str(book.sheetnames[0])


def _mapped(
    rows: Iterator[tuple[int, Sequence[Any]]], name: str, is_header: Callable[[Sequence[str]], bool] | None
) -> Iterator[Row]:
    header = _header(rows, name, is_header)
    for line, cells in rows:
        values = [cell.strip() if isinstance(cell, str) else cell for cell in cells]
        while len(values) > len(header) and values[-1] in ("", None):
            values.pop()
        if not any(value not in ("", None) for value in values):
            continue
        if len(values) > len(header) or (len(values) < len(header) and isinstance(cells, list)):
            yield Row(line, values, f"the row has {len(values)} cells, and the header {len(header)}.")
        else:
            yield Row(line, dict(zip(header, [*values, *[None] * (len(header) - len(values))], strict=True)))


def _header(
    rows: Iterator[tuple[int, Sequence[Any]]], name: str, is_header: Callable[[Sequence[str]], bool] | None
) -> list[str]:
    for number, (line, cells) in enumerate(rows):
        header = [" ".join(str(cell or "").split()) for cell in cells]
        while header and not header[-1]:
            header.pop()
        if header and (is_header is None or is_header(header)):
            double = sorted({column for column in header if column and header.count(column) > 1})
            if double:
                raise InputError(f"has two columns '{double[0]}'; name them apart.", path=name, line=line)
            return header
        if number > HEADER_WITHIN:
            break
    raise InputError("has no row with the column names that are looked for; is it the right table?", path=name)


def _numbered(reader: Any) -> Iterator[tuple[int, list[str]]]:
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


class _Lines:
    """The lines of a text, bounded, with what is wrong put into words."""

    def __init__(self, stream: IO[bytes], encoding: str, name: str) -> None:
        try:
            codecs.lookup(encoding)
        except LookupError as error:
            raise InputError(f"'{encoding}' is no known encoding; name one such as utf-8 or gb18030.") from error
        self._text = io.TextIOWrapper(stream, encoding=encoding, newline="")
        self._encoding, self._name, self._line = encoding, name, 0
        self._first: str | None = None

    def first(self) -> str:
        """Return the first line, which will be read again."""
        self._first = next(self, "")
        return self._first

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._first is not None:
            line, self._first = self._first, None
        else:
            line = self._read()
        if not line:
            raise StopIteration
        return line

    def _read(self) -> str:
        self._line += 1
        try:
            line = self._text.readline(LONGEST_LINE)
        except UnicodeDecodeError as error:
            message = f"is not {self._encoding} ({error.reason}); name its encoding."
            raise InputError(message, path=self._name, line=self._line) from error
        if len(line) >= LONGEST_LINE:
            message = f"has a line of more than {LONGEST_LINE >> 20} million characters; is it the right file?"
            raise InputError(message, path=self._name, line=self._line)
        return line.replace("\0", "")


def _encoding_of(sample: bytes, name: str) -> str:
    if sample[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return "utf-16"
    for encoding in ENCODINGS:
        try:
            codecs.getincrementaldecoder(encoding)().decode(sample)
        except UnicodeDecodeError:
            continue
        return encoding
    raise InputError("is in no encoding that could be found out; name it.", path=name)


def _delimiter_of(header: str) -> str:
    return max(",\t;~|", key=header.count)
