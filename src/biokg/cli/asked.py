"""What a command was asked for - where, how, in which language, as of when - and the way its answer goes out."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph
    from ..text import Article
    from ..views.page import Page
    from ..views.sheet import Sheet
    from ..views.wording import Wording

__all__ = ["Asked", "articles_folder", "articles_in"]

DASH = Path("-")
_ENDINGS = {
    ".json": "json", ".csv": "csv", ".tsv": "tsv", ".md": "md", ".txt": "table", ".xml": "xml", ".ttl": "turtle",
    ".nt": "nt", ".jsonld": "jsonld", ".rdf": "rdfxml",
}  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """The options that all asking commands share."""

    folder: Path
    form: str | None
    output: Path | None
    language: str
    as_of: dt.date | None
    formats: tuple[str, ...]

    @property
    def format(self) -> str:
        """The format given, else by the ending of the file, else a table on a terminal and JSON in a pipe."""
        if self.form:
            return self.form
        if self.to_file:
            wanted = _ENDINGS.get(self.output.suffix.lower(), "json") if self.output else "json"
        else:
            wanted = "table" if sys.stdout.isatty() else "json"
        return wanted if wanted in self.formats else self.formats[0]

    @property
    def to_file(self) -> bool:
        """Whether the answer goes to a file."""
        return self.output is not None and self.output != DASH

    @property
    def colour(self) -> bool:
        """Whether the answer may be coloured: only on a terminal, and not where NO_COLOR is set."""
        import os

        return not self.to_file and sys.stdout.isatty() and not os.environ.get("NO_COLOR")

    @property
    def width(self) -> int:
        """Columns of the terminal; COLUMNS where that is set, 80 where nothing is known."""
        import shutil

        return max(shutil.get_terminal_size((80, 24)).columns, 40)

    def of(self, en: str, zh: str) -> str:
        """Return the words of the language asked for."""
        return zh if self.language == "zh" else en

    @contextmanager
    def graph(self) -> Iterator[KnowledgeGraph]:
        """Open the graph, as of the date asked for; warn where its files have changed since the build."""
        from ..graph import KnowledgeGraph

        with KnowledgeGraph.open(self.folder) as kg:
            if kg.changed_since_build():
                click.echo("Note: files changed since the last build; run `biokg build` to take them in.", err=True)
            if self.as_of is None:
                yield kg
            else:
                with kg.as_of(self.as_of) as then:
                    yield then

    def wording(self, kg: KnowledgeGraph) -> Wording:
        """Return what words the graph in the language asked for."""
        from ..views.wording import Wording

        return Wording(kg.label, self.language)

    def write(self, text: str) -> None:
        """Write the answer where it was asked for."""
        if self.to_file and self.output is not None:
            _replace(self.output, text.encode())
        else:
            sys.stdout.write(text)

    def write_bytes(self, data: bytes) -> None:
        """Write the answer as it is, archive or text, where it was asked for."""
        if self.to_file and self.output is not None:
            _replace(self.output, data)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()

    def write_json(self, value: object) -> None:
        """Write a value as JSON."""
        from ..query.formats import json_text

        self.write(json_text(value))

    def write_table(self, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Write rows in the format asked for, one of table, md, csv and tsv; numbers stand to the right."""
        from io import StringIO

        from ..views.table import print_table

        out = StringIO() if self.to_file else sys.stdout
        empty = self.of("Nothing found.", "未找到。")
        print_table(heads, rows, fmt=self.format, file=out, width=self.width, empty=empty)
        if isinstance(out, StringIO):
            self.write(out.getvalue())

    def write_sheet(self, sheet: Sheet) -> None:
        """Write a sheet of tables for people, as lines or as Markdown."""
        from ..views.sheet import markdown, terminal_text

        self.write(markdown(sheet) if self.format == "md" else terminal_text(sheet, self.width, self.colour))

    def write_page(self, page: Page) -> None:
        """Write a page for people, as lines or as Markdown."""
        from ..views.page import markdown, terminal_text

        self.write(markdown(page) if self.format == "md" else terminal_text(page, self.width, self.colour))


def _replace(path: Path, data: bytes) -> None:
    """Write a file whole: where the disk does not take it, what was there before stays as it was."""
    if path.exists() and not path.is_file():  # a pipe, a device
        path.write_bytes(data)
        return
    target = path.resolve()  # a link goes on leading where it led
    part = target.with_name(f"{target.name}.part")
    try:
        part.write_bytes(data)
        if target.exists():
            part.chmod(target.stat().st_mode)
        part.replace(target)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def articles_folder(folder: Path, given: Path | None) -> Path | None:
    """Return where the articles are: the folder given, else that of the workspace, None where it has none."""
    from ..workspace import Workspace

    own = Workspace.find(folder).root / "articles"
    return given or (own if own.is_dir() else None)


def articles_in(folder: Path, given: Path | None) -> dict[str, Article]:
    """Return the articles at hand by the hash of their text."""
    from ..text import read_articles

    found = articles_folder(folder, given)
    return read_articles(found) if found else {}
