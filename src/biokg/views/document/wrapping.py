"""Where lines of a terminal break: between words, and in Chinese between letters, but not before ，nor after （, nor
between a number and its %, but between marks of sources."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.measure import Measurement
from rich.text import Text

if TYPE_CHECKING:
    from rich.console import Console, ConsoleOptions, RenderResult

__all__ = ["Wrapped", "breaks", "height"]

_WIDE = "\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef"
_OPENING, _CLOSING = "（【《「『“‘", "，。、；：？！）】》」』”’…"
_PIECE = re.compile(
    rf"[{_OPENING}]*(?:[{_WIDE}]|\[[0-9]+\](?=\[)|[^\s{_WIDE}]+(?:(?<=\d) %[^\s{_WIDE}]*)?)?[{_CLOSING}]*\s*"
)


class Wrapped:
    """A text that breaks its own lines where rich would break them anywhere."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        lines = [part for line in self.text.split("\n") for part in line.divide(breaks(line.plain, options.max_width))]
        for line in lines:
            line.rstrip()
        yield Text("\n").join(lines)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self.text)


@lru_cache(50_000)
def breaks(text: str, width: int) -> tuple[int, ...]:
    """Return where the lines of a text begin, but for the first, in a column of a width.

    >>> breaks("a bc def", 4), breaks("云雀（生物），云雀", 8), breaks("abcdefgh", 3), breaks("so [1][12][3]", 8)
    ((5,), (4, 8), (3, 6), (6,))
    """
    found, used = [], 0
    for start, size, blanks, piece in _pieces(text):
        if used and used + size > width:
            found.append(start)
            used = 0
        if size > width:
            folds, size = _folds(piece, width)
            found += [start + fold for fold in folds]
        used += size + blanks
    return tuple(found)


def height(text: str, width: int) -> int:
    """Return in how many lines a text stands in a column of a width.

    >>> height("a bc def", 4), height("", 3)
    (2, 1)
    """
    return len(breaks(text, width)) + 1


@lru_cache(4096)
def _pieces(text: str) -> tuple[tuple[int, int, int, str], ...]:
    """Return what stays together: where it begins, how wide it is, how many blanks follow, and the piece itself."""
    found = []
    for match in _PIECE.finditer(text):
        if match[0]:
            piece = match[0].rstrip()
            found.append((match.start(), cell_len(piece), len(match[0]) - len(piece), piece))
    return tuple(found)


def _folds(word: str, width: int) -> tuple[list[int], int]:
    """Return where to cut a word that no line holds, and how wide the last part of it is."""
    folds, used = [], 0
    for place, sign in enumerate(word):
        size = cell_len(sign)
        if used and used + size > width:
            folds.append(place)
            used = 0
        used += size
    return folds, used
