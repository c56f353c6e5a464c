"""A record where it was found."""

from __future__ import annotations

from typing import Any, NamedTuple

__all__ = ["Row"]


class Row(NamedTuple):
    """A record with its place in the file."""

    line: int
    """The line of a text file on which it begins (from 1), the row of a sheet, else its number in the file."""
    data: Any
    wrong: str = ""
    """Why it is none; `data` is then its text."""
