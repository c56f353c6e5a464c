"""Many texts out of one file at once: a microsecond for each would be most of the time that columns take."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from .part import Ints

__all__ = ["beginnings", "cut", "read"]

Bytes = npt.NDArray[np.uint8]
_FEW = 32
_WIDE = 256
_ROWS = 1 << 15


def read(texts: Bytes, start: Ints, end: Ints) -> list[str]:
    """Return the texts that stand from some places up to others; none has a line break in it."""
    if len(start) <= _FEW:
        return _one_by_one(texts, start, end)
    found = np.empty(len(start), dtype=object)
    short = end - start < _WIDE
    found[~short] = _one_by_one(texts, start[~short], end[~short])
    rows = np.flatnonzero(short)
    for first in range(0, len(rows), _ROWS):
        some = rows[first : first + _ROWS]
        found[some] = _together(texts, start[some], end[some] - start[some])
    return found.tolist()


def _one_by_one(texts: Bytes, start: Ints, end: Ints) -> list[str]:
    data = texts.data
    return [str(data[one:other], "utf-8") for one, other in zip(start.tolist(), end.tolist(), strict=True)]


def _together(texts: Bytes, start: Ints, length: Ints) -> list[str]:
    """Return texts by way of a table with a row for each, decoded as one with a line break after each."""
    width = int(length.max()) + 1
    table = _table(texts, start, width)
    table[np.arange(len(start)), length] = ord("\n")
    return table[np.arange(width) <= length[:, None]].tobytes().decode().split("\n")[:-1]


def cut(texts: Bytes, start: Ints, end: Ints) -> npt.NDArray[np.bytes_]:
    """Return what stands from some places up to others as texts of one width."""
    length = end - start
    width = max(int(length.max(initial=1)), 1)
    table = _table(texts, start, width)
    if length.min(initial=width) < width:
        table[np.arange(width) >= length[:, None]] = 0
    return table.view(f"S{width}").reshape(-1)


def beginnings(texts: Bytes, start: Ints) -> Ints:
    """Return the first letters of literals, which begin at some places, as numbers that sort as their values do.

    Values that begin alike have the same number; it is 0 where a letter among the first is written with a backslash.
    """
    table = _table(texts, start + 1, 8)
    table[np.logical_or.accumulate(table == ord('"'), axis=1)] = 0
    table[(table == ord("\\")).any(axis=1)] = 0
    return table.view(">u8").reshape(-1).astype(np.uint64)


def _table(texts: Bytes, start: Ints, width: int) -> Bytes:
    """Return so many bytes from each place on, a row each; zeros after the last byte."""
    last = len(texts) - width
    table = np.zeros((len(start), width), dtype=np.uint8)
    inside = start <= last
    if last >= 0:  # the texts as one of this width from every place on, so that each is taken as a whole
        windows = np.ndarray(last + 1, f"V{width}", texts, strides=(1,))
        table.view(f"V{width}")[inside, 0] = windows[start[inside]]
    for row in np.flatnonzero(~inside).tolist():
        rest = texts[start[row] : start[row] + width]
        table[row, : len(rest)] = rest
    return table
