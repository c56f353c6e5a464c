"""Say where a query is wrong, show the line, and name the likely cause.

Oxigraph tells the furthest place that its parser looked at, which can lie a word beyond the mistake, and lists all that
could have stood there. People need the mistake: so the common ones are looked for first, and only where none is found
the engine's own place is shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from biokg.errors import QueryError
from biokg.query.causes import Cause, find_cause

__all__ = ["explain_syntax"]

_PLACE = re.compile(r"error at (\d+):(\d+): (.*)", re.DOTALL)


@contextmanager
def explain_syntax(text: str) -> Iterator[None]:
    """Turn a syntax error of the engine into a QueryError with line, column, the line with a caret, and the cause."""
    try:
        yield
    except QueryError as error:
        found = _PLACE.match(str(error))
        if found is None:
            raise
        line, column, expected = int(found[1]), int(found[2]), found[3]
        cause = find_cause(text, _offset(text, line, column), expected)
        raise QueryError(_message(text, cause)) from error.__cause__


def _offset(text: str, line: int, column: int) -> int:
    """Return the place in the text of a line and column, both counted from 1."""
    lines = text.split("\n")
    return min(len(text), sum(len(one) + 1 for one in lines[: line - 1]) + column - 1)


def _message(text: str, cause: Cause) -> str:
    """Write the sentence and, below it, the line and a caret."""
    before = text[: cause.at]
    line, start = before.count("\n") + 1, before.rfind("\n") + 1
    shown, marked = _window(text[start:].split("\n", 1)[0], cause.at - start)
    pad = "".join("\t" if sign == "\t" else " " * _width(sign) for sign in shown[:marked])
    visible = "".join(sign if sign.isprintable() or sign == "\t" else "�" for sign in shown)
    return f"line {line}, column {cause.at - start + 1}: {cause.words}\n  {visible}\n  {pad}^"


def _window(line: str, at: int) -> tuple[str, int]:
    """Cut a long line to what stands around the mistake."""
    if len(line) <= 100:
        return line, at
    start = max(0, at - 60)
    return line[start : start + 100], at - start


def _width(sign: str) -> int:
    """Return how many columns of a terminal a character takes."""
    return 2 if unicodedata.east_asian_width(sign) in "WF" else 0 if unicodedata.combining(sign) else 1
