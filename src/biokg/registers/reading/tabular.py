"""Rows of tables, one by one: CSV, TSV and other delimited text in any encoding, and sheets of workbooks."""

from __future__ import annotations

import codecs
import csv
import io
import warnings
from collections.abc import Callable, Iterator, Sequence
from typing import IO, Any
from zipfile import BadZipFile

from ...errors import InputError
from .members import Member
from .row import Row

__all__ = ["LONGEST_LINE", "csv_rows", "sheet_rows"]

LONGEST_LINE = 4 << 20
"""Characters of one line of a delimited text."""
LARGEST_SHEET = 1 << 30  # bytes of a workbook that lies within an archive, which has to be held in memory
ENCODINGS = ("utf-8-sig", "gb18030", "cp1252")
"""What a text may be written in, tried in this order on its first half million bytes where none is named."""
SAMPLE = 1 << 19
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
    computed, and a macro never runs. Line breaks in a header become spaces. The first sheet is read where none is
    named. Raises InputError for what is no workbook, for an unknown sheet, and as `csv_rows` does.
    """
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    with member.reading() as stream, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # openpyxl tells of styles and extensions that it passes over
        try:
            data = stream if stream.seekable() else io.BytesIO(stream.read(LARGEST_SHEET))
            book = load_workbook(data, read_only=True, data_only=True)
        except (BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
            raise InputError("is no workbook (.xlsx); open it and save it as one.", path=member.name) from error
        if sheet and sheet not in book.sheetnames:
            known = ", ".join(f"'{name}'" for name in book.sheetnames)
            raise InputError(f"has no sheet '{sheet}'; it has {known}.", path=member.name)
        rows = book[sheet or book.sheetnames[0]].iter_rows(values_only=True)
        yield from _mapped(enumerate(rows, start=1), member.name, is_header)


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
