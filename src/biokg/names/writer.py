"""Writes the names of things to a file in which they are found without reading the rest."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, parse

from ..errors import StoreError
from ..terms import PREFIXES, b, iri, local_name
from ..values import normal

__all__ = ["FORMAT", "LABELS", "NameWriter", "damaged", "spaced"]

LABELS = (iri("rdfs:label"), iri("skos:prefLabel"), iri("dct:title"))
_ORDER = {name: place for place, name in enumerate((*LABELS, iri("skos:altLabel"), b("acronym")))}
"""Properties that give names, in the order in which the first of two alike is shown."""
_IDENTIFIER = b("identifier")
_TOLD = frozenset(str(name).encode() for name in (*_ORDER, _IDENTIFIER))
_NO_THINGS = tuple(f"<{PREFIXES[prefix]}".encode() for prefix in ("source", "section", "cite"))
FORMAT = 1
BATCH = 20_000
COMMON = 500
"""Letters that stand in more names than these are counted in the file; the others are taken to be rare."""
_WIDE = re.compile(r"([^\0-\u2e7f]+)")

_TABLES = """
CREATE TEMP TABLE said (key TEXT, node TEXT, place INTEGER, name TEXT);
CREATE TABLE names (id INTEGER PRIMARY KEY, key TEXT NOT NULL, node TEXT NOT NULL, name TEXT);
CREATE VIRTUAL TABLE grams USING
    fts5(text, content='', columnsize=0, detail=none, tokenize='trigram case_sensitive 1');
INSERT INTO grams(grams, rank) VALUES ('hashsize', 67108864);
CREATE TABLE common (gram TEXT PRIMARY KEY, names INTEGER NOT NULL) WITHOUT ROWID;
"""
_INDEX = f"""
INSERT INTO grams(rowid, text) SELECT id, ' ' || spaced(key) || ' ' FROM names WHERE name IS NOT NULL;
INSERT INTO grams(grams) VALUES ('optimize');
CREATE VIRTUAL TABLE temp.counted USING fts5vocab(main, grams, row);
INSERT INTO common SELECT term, doc FROM counted WHERE doc > {COMMON};
DROP TABLE temp.counted;
DROP TABLE temp.said;
PRAGMA user_version = {FORMAT};
"""


class NameWriter:
    """Takes statements in and writes the names in them; use it as a context manager.

    The rows are one a name and thing, shortest names first: so those of which a text is the largest part come first
    when they are searched. A row without a name is an identifier, found only when it is written whole. What is held in
    memory does not grow with the names; SQLite sorts them on disk.
    """

    def __init__(self, path: Path) -> None:
        """Begin a file, which must not be there yet; its folder is made."""
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        with damaged(path):
            self._file = sqlite3.connect(path, isolation_level=None)
            self._file.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN;" + _TABLES)
            self._file.create_function("spaced", 1, spaced, deterministic=True)
        self._identified = ""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def passing(self, quads: Iterable[Quad], known: Collection[NamedNode]) -> Iterator[Quad]:
        """Take the names of known things in while passing quads on; acronyms and identifiers are left to registers."""
        held: list[Quad] = []
        for quad in quads:
            if quad.predicate in _ORDER and quad.predicate != b("acronym") and quad.subject in known:
                held.append(quad)
                if len(held) == BATCH:
                    self._take(held)
                    held = []
            yield quad
        self._take(held)

    def passing_lines(self, lines: Iterable[bytes]) -> Iterator[bytes]:
        """Take the names in N-Triples, sorted by subject, in while passing the lines on."""
        held: list[bytes] = []
        for line in lines:
            if line.split(b" ", 2)[1] in _TOLD and not line.startswith(_NO_THINGS):
                held.append(line)
                if len(held) == BATCH:
                    self._take(parse(b"".join(held), RdfFormat.N_TRIPLES))
                    held = []
            yield line
        self._take(parse(b"".join(held), RdfFormat.N_TRIPLES))

    def _take(self, quads: Iterable[Quad]) -> None:
        rows = (row for quad in quads for row in self._rows(quad))
        with damaged(self._path):
            self._file.executemany("INSERT INTO said VALUES (?, ?, ?, ?)", (row for row in rows if row[0]))

    def _rows(self, quad: Quad) -> Iterator[tuple[str, str, int, str | None]]:
        """Yield what one statement adds: key, thing, place among alike, name."""
        node, value = quad.subject, quad.object
        if not isinstance(node, NamedNode) or not isinstance(value, Literal):
            return
        if quad.predicate == _IDENTIFIER:
            yield normal(value.value), node.value, 9, None
            yield normal(value.value.partition(":")[2]), node.value, 9, None
            return
        yield normal(value.value), node.value, _ORDER[quad.predicate], value.value
        if node.value != self._identified:
            self._identified = node.value
            yield normal(local_name(node)), node.value, 9, None

    def finish(self) -> None:
        """Sort the names and write what finds them; the file is complete then."""
        with damaged(self._path):
            rows = self._file.execute("SELECT key, node, name FROM said ORDER BY length(key), key, node, place, name")
            self._file.executemany("INSERT INTO names (key, node, name) VALUES (?, ?, ?)", _once(rows))
            for statement in _INDEX.strip().split(";\n"):
                self._file.execute(statement)
            self._file.execute("COMMIT")


def _once(rows: Iterable[tuple[str, str, str | None]]) -> Iterator[tuple[str, str, str | None]]:
    """Pass on the first of the rows in which a thing has a key; where it has names of it, they come first."""
    last: tuple[str, str] | None = None
    for key, node, name in rows:
        if (key, node) != last:
            yield key, node, name
        last = key, node


def spaced(key: str) -> str:
    """Return a key with marks around each character of a script in which few characters make a name.

    An index of three characters then finds one of them or two as well.

    >>> spaced("北京 lab")
    '|北|京| lab'
    """
    return _WIDE.sub(lambda run: f"|{'|'.join(run[1])}|", key) if not key.isascii() else key


@contextmanager
def damaged(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite into one sentence."""
    try:
        yield
    except sqlite3.Error as error:
        if "full" in str(error):
            raise StoreError(
                f"{path}: the disk is full; free some room and run `biokg build` again. "
                "The last good store is untouched."
            ) from error
        raise StoreError(
            f"{path}: the names are damaged or cannot be read ({error}); run `biokg build` to make them anew."
        ) from error
