"""The terms of several parts under one numbering: as by a plain look at all of them."""

from __future__ import annotations

import numpy as np
import pytest

from biokg.columns.merging import merged


@pytest.mark.parametrize("sizes", [(5, 0), (0, 0), (1, 1, 1), (3, 900, 40), (70_000, 90_000, 0, 20)])
@pytest.mark.parametrize("highest", [200_000, 2**64 - 1])  # all in one range, and spread over all
def test_numbers_are_places_among_all_that_differ(sizes: tuple[int, ...], highest: int) -> None:
    chance = np.random.default_rng(7)
    parts = [np.unique(chance.integers(0, highest, size, dtype=np.uint64, endpoint=True)) for size in sizes]
    every, numbers = merged(parts)
    expected = np.unique(np.concatenate(parts))
    assert every.tolist() == expected.tolist()
    for part, own in zip(parts, numbers, strict=True):
        assert own.dtype == np.int32
        assert own.tolist() == np.searchsorted(expected, part).tolist()


def test_the_same_terms_have_the_same_numbers() -> None:
    parts = [np.array(rows, dtype=np.uint64) for rows in ([1, 2**63, 2**64 - 1], [0, 1, 2**64 - 1], [2**63])]
    every, numbers = merged(parts)
    assert every.tolist() == [0, 1, 2**63, 2**64 - 1]
    assert [own.tolist() for own in numbers] == [[1, 2, 3], [0, 1, 3], [2]]
