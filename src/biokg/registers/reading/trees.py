"""Records of XML files, one by one, with a parser that takes no entities and no outside documents."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import IO, Any
from xml.etree import ElementTree
from xml.parsers import expat

from ...errors import InputError
from .members import Member
from .row import Row

__all__ = ["xml_elements"]

CHUNK = 1 << 16
LARGEST_RECORD = 4 << 20
"""Bytes of one record."""
DEEPEST = 100


def xml_elements(member: Member, *names: str) -> Iterator[Row]:
    """Yield the elements with one of the names (without namespace), each whole, with the line on which it begins.

    Namespaces are taken off tags and attributes. Memory is bounded by the largest record. Raises InputError with file
    and line for what is not XML, ends too early, declares entities, or holds a record larger than `LARGEST_RECORD`.
    """
    with member.reading() as stream:
        yield from _Elements(member.name, frozenset(names)).read(stream)


class _Elements:
    """What the parser calls; it builds the wanted elements and nothing around them."""

    def __init__(self, name: str, wanted: frozenset[str]) -> None:
        self._name, self._wanted = name, wanted
        self._builder: ElementTree.TreeBuilder | None = None
        self._depth = self._line = self._start = self._total = 0
        self._found: list[Row] = []
        self._parser: Any = expat.ParserCreate(namespace_separator="}")
        self._parser.StartElementHandler, self._parser.EndElementHandler = self._begin, self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.EntityDeclHandler = self._entity
        self._parser.buffer_text = True

    def read(self, stream: IO[bytes]) -> Iterator[Row]:
        read = 0
        try:
            while data := stream.read(CHUNK):
                self._parser.Parse(data, False)
                read += len(data)
                # a tag or comment that does not end is gone through anew with each chunk, so it is bounded too
                begun = self._parser.CurrentByteIndex if self._builder is None else self._start
                if read - begun > LARGEST_RECORD:
                    raise self._error(f"holds a record of more than {LARGEST_RECORD >> 20} MB")
                yield from self._found
                self._found.clear()
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise self._refused(error) from error
        yield from self._found

    def _begin(self, tag: str, attributes: dict[str, str]) -> None:
        plain = _plain(tag)
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._error("is nested too deeply")
        if self._builder is None and plain in self._wanted:
            self._builder = ElementTree.TreeBuilder()
            self._line, self._start = self._parser.CurrentLineNumber, self._parser.CurrentByteIndex
            self._total = self._depth
        if self._builder is not None:
            self._builder.start(plain, {_plain(name): value for name, value in attributes.items()})

    def _end(self, tag: str) -> None:
        if self._builder is not None:
            self._builder.end(_plain(tag))
            if self._depth == self._total:
                self._found.append(Row(self._line, self._builder.close()))
                self._builder = None
        self._depth -= 1

    def _text(self, data: str) -> None:
        if self._builder is not None:
            self._builder.data(data)

    def _entity(self, *_: object) -> None:
        raise self._error("declares entities, which no register does")

    def _refused(self, error: expat.ExpatError) -> InputError:
        words = expat.ErrorString(error.code)
        early = words in ("no element found", "unclosed token")
        message = (
            "ends too early; was it downloaded whole?" if early else f"is not XML ({words}); is it the right file?"
        )
        return InputError(message, path=Path(self._name), line=error.lineno)

    def _error(self, what: str) -> InputError:
        return InputError(f"{what}; nothing was taken in.", path=self._name, line=self._parser.CurrentLineNumber)


def _plain(tag: str) -> str:
    return tag.rpartition("}")[2]
