"""Brings the terms of several parts under the same numbers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from .part import Ints, numbered

__all__ = ["merged"]

_TOGETHER = 1 << 15
"""How many hashes of all parts are looked at together, about: they fit into the nearest memory, which is four times
as fast as all at once."""


def merged(parts: Sequence[Ints]) -> tuple[Ints, list[Ints]]:
    """Return the different hashes of some parts, rising, and for each part the places of its own among them.

    The hashes of a part are 64 bits, unsigned, rising, each once.
    """
    numbers: list[Ints] = [np.empty(len(part), dtype=np.int32) for part in parts]
    every: Ints = np.empty(sum(map(len, parts)), dtype=np.uint64)
    count = 0
    for slices in _ranges(parts):
        some = np.concatenate([part[rows] for part, rows in zip(parts, slices, strict=True)])
        first, number = numbered(some)
        number += np.int32(count)
        for own, rows in zip(numbers, slices, strict=True):
            own[rows], number = np.split(number, [rows.stop - rows.start])
        every[count : count + len(first)] = some[first]
        count += len(first)
    return every[:count], numbers


def _ranges(parts: Sequence[Ints]) -> Iterator[list[slice]]:
    """Yield where the hashes of one range after the other stand in each part."""
    bits = (sum(map(len, parts)) // _TOGETHER).bit_length()
    cuts = np.arange(1, 1 << bits, dtype=np.uint64) << np.uint64(64 - bits) if bits else np.empty(0, dtype=np.uint64)
    limits = [[0, *np.searchsorted(part, cuts).tolist(), len(part)] for part in parts]
    for place in range(1 << bits):
        yield [slice(own[place], own[place + 1]) for own in limits]
