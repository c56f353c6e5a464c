"""Where a blank node stands: parsers do not tell, and people need the line."""

from __future__ import annotations

import re
from pathlib import Path

from ..turtle import read_text

__all__ = ["line_of_blank_node"]

_BLANK = re.compile(
    r"""
    \"{3}(?:[^"\\]|\\.|"(?!""))*\"{3} | '{3}(?:[^'\\]|\\.|'(?!''))*'{3}   # long texts
    | "(?:[^"\\\n]|\\.)*" | '(?:[^'\\\n]|\\.)*'                           # texts
    | <[^>\n]*> | \#[^\n]*                                                # IRIs, comments
    | (?P<blank>_:|\[|\()
    """,
    re.VERBOSE | re.DOTALL,
)


def line_of_blank_node(path: Path) -> int | None:
    """Return the line of the first blank node of a Turtle file; None where no such file, or none in it, is found."""
    text = read_text(path) if path.is_file() else ""
    found = next((match for match in _BLANK.finditer(text) if match["blank"]), None)
    return None if found is None else text.count("\n", 0, found.start()) + 1
