"""What a matcher is made of, kept in a file: bytes by key, in parts; read one by one when they are asked for."""

from __future__ import annotations

import shutil
import sqlite3
import tempfile
import time
import weakref
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeVar
from urllib.parse import quote

__all__ = ["Kept", "Row", "keep"]

T = TypeVar("T")
Row = tuple[str, str, bytes]
"""Part, key and value."""
ABANDONED = 86_400
"""Seconds after which what was begun and not finished is removed."""
_PART = ".part-"
_TABLE = "CREATE TABLE kept (part TEXT, key TEXT, value BLOB, PRIMARY KEY (part, key))"
"""The keys have an index of their own: among keys with their values SQLite reads long values to compare the keys."""
_VALUE = "SELECT value FROM kept WHERE part = ? AND key = ?"


def keep(path: Path, rows: Iterable[Row]) -> None:
    """Write a file whole and put it in the place of an older one; those who read that one may go on.

    Raises OSError or sqlite3.Error where it cannot be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    for left in path.parent.glob(f"{_PART}*"):  # of one that was killed
        if left.stat().st_mtime < time.time() - ABANDONED:
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=path.parent, prefix=_PART) as folder:
        part = Path(folder) / path.name
        file = sqlite3.connect(part, isolation_level=None)
        try:
            file.executescript(f"PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; {_TABLE}; BEGIN;")
            file.executemany("INSERT INTO kept VALUES (?, ?, ?)", rows)
            file.execute("COMMIT")
        finally:
            file.close()
        part.replace(path)


class Kept:
    """A file of `keep`, open for reading. All it does raises sqlite3.Error where the file is damaged."""

    def __init__(self, path: Path) -> None:
        self._file, self._prefix = _File(path), ""

    def within(self, prefix: str) -> Kept:
        """Return the same file, where the names of parts begin with a prefix."""
        other = Kept.__new__(Kept)
        other._file, other._prefix = self._file, prefix
        return other

    def one(self, key: str) -> bytes:
        """Return a value of the part without a name."""
        return self.part("", bytes)[key]

    def part(self, name: str, read: Callable[[bytes], T]) -> Mapping[str, T]:
        """Return a part with its values as `read` makes them; each is read once."""
        return _Part(self._file, self._prefix + name, read)


class _File:
    """Open for as long as any part of it is used."""

    def __init__(self, path: Path) -> None:
        self.sql = sqlite3.connect(f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1", uri=True)
        weakref.finalize(self, self.sql.close)


class _Part(Mapping[str, T]):
    def __init__(self, file: _File, name: str, read: Callable[[bytes], T]) -> None:
        self._file, self._name, self._read = file, name, read
        self._known: dict[str, T] = {}

    def __getitem__(self, key: str) -> T:
        known = self._known.get(key)
        if known is None:
            row = self._file.sql.execute(_VALUE, (self._name, key)).fetchone()
            if row is None:
                raise KeyError(key)
            known = self._known[key] = self._read(row[0])
        return known

    def __iter__(self) -> Iterator[str]:
        return (key for (key,) in self._file.sql.execute("SELECT key FROM kept WHERE part = ?", (self._name,)))

    def __len__(self) -> int:
        (count,) = self._file.sql.execute("SELECT count(*) FROM kept WHERE part = ?", (self._name,)).fetchone()
        return int(count)
