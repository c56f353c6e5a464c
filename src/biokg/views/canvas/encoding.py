"""Arrays and names as one short text: differences in bytes, gzip, base64."""

from __future__ import annotations

import base64
import gzip
import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from ...characters import straight

__all__ = ["decoded", "encoded", "lined"]

_BREAKS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")
LONGEST = 300
"""Letters of a name that are kept."""


def lined(texts: Sequence[str]) -> str:
    r"""Return texts one a line, each on one line and no longer than LONGEST.

    >>> lined(["a", "b\nc"])
    'a\nb c'
    """
    joined = "\n".join(text[:LONGEST].replace("\n", " ") for text in texts)
    return straight(_BREAKS.sub(" ", joined))


def encoded(arrays: Mapping[str, npt.NDArray[Any]], texts: Mapping[str, Sequence[str]]) -> tuple[str, list[list[Any]]]:
    """Return everything as one text, and a list of [name, kind, length in bytes, how many] in the order of its parts.

    Kinds: ``d`` differences of 32-bit numbers, as four planes of bytes; ``p`` numbers from -1 on, one added, as so many
    planes as the greatest needs (an array of 64 bits comes as these); ``b`` bytes; ``t`` lines of UTF-8.
    """
    parts: list[bytes] = []
    index: list[list[Any]] = []
    for name, array in arrays.items():
        flat = np.ascontiguousarray(array).ravel()
        if flat.dtype == np.uint8:
            data, kind = flat.tobytes(), "b"
        elif flat.dtype == np.int64:
            planes = (int(flat.max(initial=0) + 1).bit_length() + 7) // 8
            data, kind = _planes((flat + 1).astype("<i4"))[:planes].tobytes(), "p"
        else:
            data, kind = _planes(np.diff(flat.astype("<i4"), prepend=np.int32(0)).astype("<i4")).tobytes(), "d"
        parts.append(data)
        index.append([name, kind, len(data), len(flat)])
    for name, lines in texts.items():
        data = lined(lines).encode()
        parts.append(data)
        index.append([name, "t", len(data), len(lines)])
    return base64.b64encode(gzip.compress(b"".join(parts), 6, mtime=0)).decode(), index


def _planes(numbers: npt.NDArray[np.int32]) -> npt.NDArray[np.uint8]:
    return np.ascontiguousarray(numbers.view(np.uint8).reshape(-1, 4).T)


def decoded(text: str, index: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """Return what was encoded, as the page reads it: arrays of 32-bit numbers or bytes, lists of texts."""
    data, at = gzip.decompress(base64.b64decode(text)), 0
    found: dict[str, Any] = {}
    for name, kind, length, count in index:
        part, at = data[at : at + length], at + length
        if kind == "t":
            found[name] = part.decode().split("\n") if count else []
        elif kind == "b":
            found[name] = np.frombuffer(part, dtype=np.uint8)
        else:
            planes = np.zeros((4, count), dtype=np.uint8)
            planes.reshape(-1)[:length] = np.frombuffer(part, dtype=np.uint8)
            numbers = np.ascontiguousarray(planes.T).view("<i4").ravel()
            found[name] = np.cumsum(numbers, dtype=np.int32) if kind == "d" else numbers - 1
    return found
