"""What a command was asked for - where, how, in which language, as of when - and the way its answer goes out."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from .output import replace_file, replacing, require_folder
from .waiting import Waiting

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from ..graph import KnowledgeGraph
    from ..text import Article
    from ..views.document.model import Document
    from ..views.wording import Wording

__all__ = ["Asked", "articles_folder", "articles_in"]

DASH = Path("-")
_ENDINGS = {
    ".json": "json", ".csv": "csv", ".tsv": "tsv", ".md": "md", ".txt": "table", ".xml": "xml", ".ttl": "turtle",
    ".nt": "nt", ".jsonld": "jsonld", ".rdf": "rdfxml", ".html": "html", ".htm": "html", ".xlsx": "xlsx",
    ".svg": "svg", ".png": "png", ".graphml": "graphml", ".gexf": "gexf",
}  # fmt: skip
_BINARY = {"xlsx", "png"}


@dataclass
class Asked:
    """The options that all asking commands share."""

    folder: Path
    form: str | None
    output: Path | None
    language: str
    as_of: dt.date | None
    formats: tuple[str, ...]
    store: str | None = None
    """Where the store is, if that was said: an address, or `here`."""
    table: str | None = None
    """The one table of a report that is wanted."""
    old_after: int | None = None
    """After how many years what is told is marked with its year; None for never."""
    kg: KnowledgeGraph | None = field(default=None, init=False, repr=False)
    """The graph, while it is open."""
    waiting: Waiting | None = field(default=None, init=False, repr=False)
    """The sign of life, from the opening of the graph until something is written."""
    _noted: set[str] = field(default_factory=set, init=False, repr=False)

    @property
    def format(self) -> str:
        """The format given, else by the ending of the file, else a table on a terminal and JSON in a pipe.

        Raises UsageError where the file ends in what the command does not write.
        """
        if self.form:
            return self.form
        ending = self.output.suffix.lower() if self.to_file and self.output else ""
        if ending:
            return self._by_ending(ending)
        wanted = "table" if sys.stdout.isatty() and not self.to_file else "json"
        return wanted if wanted in self.formats else self.formats[0]

    def _by_ending(self, ending: str) -> str:
        form = _ENDINGS.get(ending, "")
        if form not in self.formats:
            known = ", ".join(end for end, other in _ENDINGS.items() if other in self.formats)
            raise click.UsageError(f"{ending} is the ending of no format here; end FILE in {known}, or use --format.")
        return form

    def refuse(self) -> None:
        """Refuse, before anything is computed, a file that cannot be written or has no known ending, bytes on a tty."""
        self.require_folder()
        if self.format in _BINARY and not self.to_file and sys.stdout.isatty():
            raise click.UsageError(f"{self.format} is not for a terminal; name a file for it with -o FILE.")

    def require_folder(self) -> None:
        """Raise InputError where the file cannot be written."""
        if self.to_file and self.output is not None:
            require_folder(self.output)

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

        with KnowledgeGraph.open(self.folder, self.store) as kg:
            if kg.changed_since_build():
                self.note(
                    "files changed since the last build; run `biokg build` to take them in.",
                    "上次构建后文件有改动；运行 `biokg build` 即可纳入。",
                )
            self.kg, self.waiting, kg.taken = kg, Waiting(), self._taken
            try:
                if self.as_of is None:
                    yield kg
                else:
                    with kg.as_of(self.as_of) as then:
                        if not then.sources():
                            self.note(*_too_early(kg, self.as_of))
                        for note in _left_out(kg, then):
                            self.note(*note)
                        self.kg = then
                        yield then
            finally:
                self.waiting.over()

    def note(self, en: str, zh: str) -> None:
        """Say something beside the answer, once."""
        line = self.of(f"Note: {en}", f"注：{zh}")
        if line not in self._noted:
            self._noted.add(line)
            self.stop_waiting()
            click.echo(line, err=True)

    def _taken(self, name: str, node: NamedNode) -> None:
        """Say which thing a name was taken for that it is only short for."""
        assert self.kg is not None, "a graph is open that takes names"
        label = self.kg.label(node, self.language)
        self.note(f"'{name}' is taken to mean {label}.", f"“{name}”视为指{label}。")

    def wording(self, kg: KnowledgeGraph) -> Wording:
        """Return what words the graph in the language asked for."""
        from ..analysis.age import Age
        from ..views.wording import Wording

        age = None if self.old_after is None else Age(kg.today, self.old_after)
        return Wording(kg.label, self.language, age)

    def write(self, text: str) -> None:
        """Write the answer where it was asked for."""
        self.stop_waiting()
        if self.to_file and self.output is not None:
            replace_file(self.output, text.encode())
        else:
            sys.stdout.write(text)

    def write_bytes(self, data: bytes) -> None:
        """Write the answer as it is, archive or text, where it was asked for."""
        self.stop_waiting()
        if self.to_file and self.output is not None:
            replace_file(self.output, data)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()

    def stop_waiting(self) -> None:
        """Wipe the sign of life away: something else is told from now on."""
        if self.waiting is not None:
            self.waiting.over()

    @contextmanager
    def writing_bytes(self) -> Iterator[IO[bytes]]:
        """Open where the answer was asked for, to write it piece by piece; a file is replaced when all is written."""
        self.stop_waiting()
        if self.to_file and self.output is not None:
            with replacing(self.output) as file:
                yield file
        else:
            sys.stdout.flush()
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()

    def write_json(self, value: object) -> None:
        """Write a value as JSON."""
        from ..query.formats import json_text

        self.write(json_text(value))

    def write_table(self, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Write rows in the format asked for, one of table, md, csv and tsv; numbers stand to the right."""
        from io import StringIO

        from ..views.table import print_table

        self.stop_waiting()
        out = StringIO() if self.to_file else sys.stdout
        empty = self.of("Nothing found.", "未找到。")
        print_table(heads, rows, fmt=self.format, file=out, width=self.width, empty=empty)
        if isinstance(out, StringIO):
            self.write(out.getvalue())

    def write_product(
        self, found: Any, document: Document, table: str | None = None, articles: Mapping[str, Article] | None = None
    ) -> None:
        """Write what was found in the format asked for: JSON of `found` itself, all else of the document about it.

        Call it while the graph is open. `table`, or else the option --table, leaves one table of the document. With
        `articles` (by the hash of their text) the sources are quoted.
        """
        from ..views.document.formats import rendered

        data = rendered(
            found, document, self.kg.label if self.kg else _nameless, self.format,
            table=table or self.table, width=self.width, colour=self.colour, articles=articles,
        )  # fmt: skip
        self.write_bytes(data) if isinstance(data, bytes) else self.write(data)


def _nameless(node: NamedNode, _language: str) -> str:
    """Return the id of a node where no graph is open that would name it."""
    from ..terms import shorten

    return shorten(node.value)


def _too_early(kg: KnowledgeGraph, day: dt.date) -> tuple[str, str]:
    first = kg.sources()[0].issued.value[:10] if kg.sources() else None
    return (
        f"nothing had been published by {day.isoformat()}; the first source is of {first or 'none'}.",
        f"截至{day.isoformat()}尚无资料发表；最早的来源为{first or '无'}。",
    )


def _left_out(kg: KnowledgeGraph, then: KnowledgeGraph) -> Iterator[tuple[str, str]]:
    """Yield which registers are not part of the graph as it was known on a day."""
    for graph in sorted(kg.store.registers - then.store.registers, key=str):
        source = kg.source(graph.value.rpartition("/")[2])
        yield (
            f"{source.title()} is left out: it was released on {source.edtf}.",
            f"未计入{source.title('zh')}：其发布日期为{source.edtf}。",
        )


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
