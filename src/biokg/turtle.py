"""Turtle files: read with errors that name the line, written whole in canonical form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, parse

from .canonical import format_turtle, term_text
from .errors import InputError
from .terms import PREFIXES

__all__ = [
    "BYTE_ORDER_MARK",
    "format_turtle",
    "line_of",
    "read_quads",
    "read_text",
    "read_turtle",
    "term_text",
    "write_together",
    "write_turtle",
]

BYTE_ORDER_MARK = "\ufeff"


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file as it stands (no newline is changed).

    Raises InputError where the file is absent, unreadable or not UTF-8 (with the line of the first wrong byte).
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read: {error.strerror or error}.", path=path) from error
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"is not UTF-8 (byte {error.start} is 0x{data[error.start]:02x}); save the file as UTF-8."
        raise InputError(message, path=path, line=line) from error


def read_turtle(path: Path) -> list[Triple]:
    """Return the triples of a Turtle file, in file order; raises InputError as `read_quads` does."""
    return [quad.triple for quad in read_quads(path)]


def read_quads(path: Path) -> Iterator[Quad]:
    """Yield the statements of a Turtle file one by one, in file order, as the parser makes them.

    Raises InputError with file and line where the file is not UTF-8 or not Turtle, or one text in it is too long.
    """
    text = read_text(path).removeprefix(BYTE_ORDER_MARK)
    try:
        yield from parse(text, format=RdfFormat.TURTLE)
    except SyntaxError as error:
        reason = _one_line(str(error.msg))
        raise InputError(f"is not valid Turtle: {reason}", path=path, line=error.lineno) from error
    except MemoryError as error:  # Oxigraph holds one word of the file at a time, of 2**24 bytes at most.
        raise InputError("holds a text or a comment of more than 16 million bytes; shorten it.", path=path) from error


def _one_line(message: str) -> str:
    reason = re.sub(r"^Parser error (?:at|between) .*?: ", "", message)
    return re.sub(r"\s+", " ", reason).rstrip(".") + "."


def line_of(path: Path, node: NamedNode) -> int | None:
    """Return the line on which the statements about `node` begin, None where it (or the file) is not found."""
    try:
        state = path.stat()
    except OSError:
        return None
    return _lines_at(path, state.st_mtime_ns, state.st_size).get(node.value)


@lru_cache(maxsize=256)
def _lines_at(path: Path, _changed: int, _size: int) -> dict[str, int]:
    """Return the IRI of each subject → the line on which its statements begin, in a file as it is now.

    A file with a thousand slips is read once, not a thousand times. It looks at the first word of each line, as the
    canonical form has it; other forms may find less.
    """
    lines: dict[str, int] = {}
    for number, line in enumerate(read_text(path).split("\n"), start=1):
        word = line.split(maxsplit=1)[0] if line.strip() else ""
        prefix, colon, local = word.partition(":")
        if word.startswith("<") and word.endswith(">"):
            lines.setdefault(word[1:-1], number)
        elif colon and prefix in PREFIXES and local:
            lines.setdefault(PREFIXES[prefix] + local, number)
    return lines


def write_turtle(path: Path, triples: Iterable[Triple]) -> None:
    """Write triples in canonical form; the old file stays whole until the new one is complete.

    Raises InputError where the disk or the folder does not take it.
    """
    write_together({path: triples})


def write_together(contents: Mapping[Path, Iterable[Triple]]) -> None:
    """Write several files in canonical form; none is replaced before all are on disk.

    Raises InputError where the disk or a folder does not take one; the files are then as they were.
    """
    texts = {path: format_turtle(triples) for path, triples in contents.items()}
    parts = {path: path.with_name(path.name + ".part") for path in texts}
    path = Path()
    try:
        for path, text in texts.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            parts[path].write_text(text, encoding="utf-8", newline="\n")
        for path, part in parts.items():
            part.replace(path)
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}; the file is as it was."
        raise InputError(message, path=path) from error
    finally:
        for part in parts.values():
            with suppress(OSError):
                part.unlink(missing_ok=True)
