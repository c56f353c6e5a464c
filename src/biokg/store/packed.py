"""The statements of registers as lines: kept packed, as they were imported, beside the columns made of them."""

from __future__ import annotations

import gzip
import os
import shutil
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from pyoxigraph import NamedNode

from biokg.errors import StoreError

__all__ = ["in_graph", "keep_packed", "packed_lines"]

STATEMENTS = "statements.nt.gz"


def keep_packed(path: Path, folder: Path) -> None:
    """Keep packed N-Triples, sorted by bytes, in a folder: the same file, or a copy where that is on another disk."""
    try:
        os.link(path, folder / STATEMENTS)
    except OSError:
        shutil.copyfile(path, folder / STATEMENTS)


def packed_lines(folder: Path) -> Iterator[bytes] | None:
    """Return the lines kept in a folder, None where none are: to ask the database for them takes twenty times as long.

    Going through them raises StoreError where they are damaged.
    """
    return _lines(folder / STATEMENTS) if (folder / STATEMENTS).is_file() else None


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with gzip.open(path) as lines:
            yield from lines
    except (OSError, EOFError, zlib.error) as error:
        raise StoreError(f"{path}: is damaged; run `biokg build` to make the store anew.") from error


def in_graph(lines: Iterable[bytes], name: NamedNode) -> Iterator[bytes]:
    """Make N-Quads of N-Triples; they stay in order, for nothing sorts before the space that ends a term."""
    end = f" {name} .\n".encode()
    return (line[:-3] + end for line in lines)
