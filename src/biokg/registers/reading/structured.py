"""Records of JSON files, one by one: an array, an array within an object, one value a line, or values in a row."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import IO, Any

from ...errors import InputError
from .members import Member
from .row import Row

__all__ = ["LARGEST_RECORD", "json_records"]

LARGEST_RECORD = 16 << 20
"""Characters of one record: the largest trials with all their results have some three million."""
CHUNK = 1 << 20
LONGEST_TOKEN = 16  # characters of a word, a number in part or an escape that the end of a window may cut
_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder(parse_float=Decimal, parse_constant=lambda name: _refuse(name))


def json_records(member: Member, within: Sequence[str] = ()) -> Iterator[Row]:
    """Yield the records of a JSON file with the line on which each begins, in bounded memory.

    The file is an array of records, an object that has one under a name of `within`, or records one after another
    (JSON Lines; a line that is not JSON is told to be wrong). Numbers with a point come as Decimal. Raises InputError
    with file and line where the file is not JSON, ends too early, is not UTF-8 or holds a record of more than
    `LARGEST_RECORD` characters.
    """
    with member.reading() as stream:
        text = _Text(stream, member.name)
        start = text.peek()
        if start == "[":
            yield from text.array()
        elif start == "{":
            yield from text.wrapped(within)
        else:
            what = "is not JSON: it begins with neither [ nor {." if start else "is empty."
            raise InputError(what, path=member.name, line=text.line)


class _Text:
    """A window that moves over the text of a file."""

    def __init__(self, stream: IO[bytes], name: str) -> None:
        self._stream, self._name = stream, name
        self._decode = codecs.getincrementaldecoder("utf-8-sig")()
        self._buffer, self._at, self._ended = "", 0, False
        self.line = 1

    def array(self) -> Iterator[Row]:
        """Yield the values of the array that begins here."""
        self._take("[")
        if self.peek() == "]":
            self._take("]")
            return
        while True:
            yield self._value()
            if self.peek() == "]":
                self._take("]")
                return
            self._take(",")

    def wrapped(self, within: Sequence[str]) -> Iterator[Row]:
        """Yield the values of the array within the object that begins here, else the object and those after it."""
        while self.peek():
            line, whole = self.line, dict[str, Any]()
            self._take("{")
            while self.peek() != "}":
                if whole:
                    self._take(",")
                    self.peek()
                name = self._value().data
                self._take(":")
                if name in within and self.peek() == "[":
                    yield from self.array()
                    self._rest_of_object()
                    break
                whole[str(name)] = self._value().data
            else:
                self._take("}")
                yield Row(line, whole)
                yield from self._rows()

    def _rows(self) -> Iterator[Row]:
        """Yield values one after another; a line that holds none is passed over, and told to be wrong."""
        while self.peek():
            try:
                yield self._value()
            except _Damaged as damage:
                end = self._buffer.find("\n", self._at)
                if not 0 <= damage.at <= end:
                    raise
                line = self._buffer[self._at : end]
                self._at = end
                yield Row(self.line, line, f"the line is not JSON: {damage.reason}.")

    def _rest_of_object(self) -> None:
        while self.peek() == ",":
            self._take(",")
            self._value()
            self._take(":")
            self._value()
        self._take("}")

    def peek(self) -> str:
        """Return the next character that is no space; empty at the end."""
        while True:
            end = _SPACE.match(self._buffer, self._at).end()  # type: ignore[union-attr]  # it matches nothing, too
            self.line += self._buffer.count("\n", self._at, end)
            self._at = end
            if end < len(self._buffer):
                return self._buffer[end]
            if not self._more():
                return ""

    def _take(self, wanted: str) -> None:
        found = self.peek()
        if found != wanted:
            raise self._error(f"has '{found}' where '{wanted}' should stand" if found else "ends too early")
        self._at += 1

    def _value(self) -> Row:
        if not self.peek():
            raise self._error("ends too early")
        while True:
            try:
                value, end = _DECODER.raw_decode(self._buffer, self._at)
            except RecursionError as error:
                raise self._error("is nested too deeply") from error
            except json.JSONDecodeError as error:
                if self._may_go_on(error) and self._more():
                    continue
                raise self._refused(error) from error
            except ValueError as error:  # Python reads no whole number of more than 4,300 digits
                raise self._error("holds a number of thousands of digits") from error
            if end > len(self._buffer) - len(".5e") and self._more():
                continue  # a number may go on in what follows
            line = self.line
            self.line += self._buffer.count("\n", self._at, end)
            self._at = end
            return Row(line, value)

    def _may_go_on(self, error: json.JSONDecodeError) -> bool:
        """Tell whether what is wrong may be that the window ends here."""
        return error.pos > len(self._buffer) - LONGEST_TOKEN or error.msg.startswith("Unterminated string")

    def _more(self) -> bool:
        """Read on; false at the end of the file."""
        kept = self._buffer[self._at :]
        if len(kept) > LARGEST_RECORD:
            raise self._error(f"holds a record of more than {LARGEST_RECORD >> 20} million characters")
        while not self._ended:
            data = self._stream.read(max(CHUNK, len(kept)))
            try:
                text = self._decode.decode(data, final=not data)
            except UnicodeDecodeError as error:
                self.line += self._buffer.count("\n", self._at) + data.count(b"\n", 0, error.start)
                raise self._error(f"is not UTF-8 ({error.reason})", "save it as UTF-8") from error
            self._ended = not data
            if text:
                self._buffer, self._at = kept + text, 0
                return True
        return False

    def _refused(self, error: json.JSONDecodeError) -> InputError:
        if error.pos >= len(self._buffer.rstrip()) or error.msg.startswith("Unterminated"):
            return self._error("ends too early")
        line = self.line + self._buffer.count("\n", self._at, error.pos)
        return _Damaged(f"is not JSON ({error.msg}); nothing was taken in.", self._name, line, error)

    def _error(self, what: str, advice: str = "") -> InputError:
        advice = advice or ("was it downloaded whole?" if what == "ends too early" else "is it the right file?")
        return InputError(f"{what}; {advice}" + ("" if advice.endswith("?") else "."), path=self._name, line=self.line)


class _Damaged(InputError):
    """A value is not JSON, at a place of the window."""

    def __init__(self, message: str, name: str, line: int, error: json.JSONDecodeError) -> None:
        super().__init__(message, path=name, line=line)
        self.at, self.reason = error.pos, error.msg


def _refuse(name: str) -> None:
    raise json.JSONDecodeError(f"{name} is no number", "", 0)
