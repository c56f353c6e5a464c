"""A document as Markdown (CommonMark with tables): what sources wrote stays text, whatever signs it holds."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...text import Article
from ..wording import Wording
from .model import Cell, Document, Prose, Rows, Table
from .phrases import aside, note_of, rows_shown, shown
from .sources import CitedSource, Marks

__all__ = ["escaped", "markdown"]

_SPECIAL = re.compile(r"([\\`*_\[\]<>|#&~$])")
_LEADING = re.compile(r"^([-+=]|\d+(?=[.)](?:\s|$)))")
_PROSE = 4000


def markdown(document: Document, say: Wording, *, articles: Mapping[str, Article] | None = None) -> str:
    """Return a document as Markdown: rows as lists, tables as tables, how a cell stands in words behind it."""
    marks = Marks(document.statements())
    page = _Page(document.language, marks)
    lines = [f"# {escaped(document.title)}", ""]
    lines += [f"{escaped(document.subtitle)}", ""] if document.subtitle else []
    lines += [f"- **{escaped(label)}** {page.cell(cell)}" for label, cell in document.answers]
    for block in document.blocks:
        if isinstance(block, Table):
            lines += page.table(block)
        elif isinstance(block, Rows):
            lines += page.rows(block)
        elif isinstance(block, Prose):
            lines += page.prose(block)
    lines += _sources(marks.sources(say, articles), say)
    lines += [part for line in document.footer if line for part in ("", escaped(line, _PROSE))]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n") + "\n"


def escaped(text: str, longest: int | None = None) -> str:
    r"""Return a text so that Markdown shows it as it is.

    >>> escaped("a_b <i>"), escaped("1. x"), escaped("- y")
    ('a\\_b \\<i\\>', '1\\. x', '\\- y')
    """
    plain = shown(text) if longest is None else shown(text, longest)
    return _LEADING.sub(_led, _SPECIAL.sub(r"\\\1", plain))


def _led(match: re.Match[str]) -> str:
    """Return the beginning of a line so that it begins no list, rule or heading."""
    return f"{match[0]}\\" if match[0].isdigit() else f"\\{match[0]}"


class _Page:
    """The marks and the language that all blocks share."""

    def __init__(self, language: str, marks: Marks) -> None:
        self.language, self.marks = language, marks

    def cell(self, cell: Cell, longest: int | None = None) -> str:
        """Return the words of a cell, how it stands, and its marks."""
        words = escaped(cell.text, longest) + escaped(aside(cell, self.language))
        marks = "".join(f"\\[{number}\\]" for number in self.marks.of(cell.told))
        return f"{words} {marks}".strip() if marks else words

    def table(self, table: Table) -> Iterator[str]:
        """Yield the lines of a table."""
        if not table.rows and not table.empty:
            return
        yield from _heading(table.heading, note_of(table, self.language))
        if not table.rows:
            yield escaped(table.empty)
            return
        yield _line(escaped(column.heading) for column in table.columns)
        yield "|" + "|".join(" ---: " if column.number else " --- " for column in table.columns) + "|"
        for row in (*rows_shown(table), *([table.total] if table.total else [])):
            yield _line(map(self.cell, row))

    def rows(self, block: Rows) -> Iterator[str]:
        """Yield rows as a list."""
        yield from _heading(block.heading, note_of(block, self.language))
        for row in block.rows:
            label = f"**{escaped(row.label)}** " if row.label else ""
            end = f" ({escaped(row.end)})" if row.end and not row.cell.told else ""
            words = self.cell(row.cell)
            yield f"- {label}{f'**{words}**' if row.strong and words else words}{end}"

    def prose(self, block: Prose) -> Iterator[str]:
        """Yield paragraphs."""
        yield from _heading(block.heading)
        for cell in block.paragraphs:
            yield from (self.cell(cell, _PROSE), "")


def _heading(heading: str, note: str = "") -> Iterator[str]:
    yield ""
    if heading:
        yield from (f"## {escaped(heading)}", "")
    if note:
        yield from (escaped(note), "")


def _line(cells: Iterable[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _sources(sources: Sequence[CitedSource], say: Wording) -> Iterator[str]:
    """Yield the list of sources: title, publisher, date, tier, address; below it the sections that marks stand for."""
    if not sources:
        return
    yield from _heading(say.of("Sources", "来源"))
    for cited in sources:
        page = f" · <{_address(cited.page)}>" if cited.page else ""
        yield f"- {escaped(cited.title)} · {escaped(cited.words)}{page}"
        for section in cited.sections:
            yield f"  - \\[{section.number}\\] {escaped(section.words)}"
            yield from (f"    - {escaped(quote)}" for quote in section.quotes)


def _address(page: str) -> str:
    """Return an address that no sign in it can break out of its brackets."""
    return re.sub(r"[<>\s\\\x00-\x1f\x7f]", lambda sign: f"%{ord(sign[0]):02X}", page)
