"""Shares say their base."""

from __future__ import annotations

from biokg.analysis.share import Share, share


def test_a_share_of_nothing_is_undefined() -> None:
    assert share([], bool) == Share(0, 0)
    assert Share(0, 0).ratio is None


def test_a_share_counts_what_passes() -> None:
    assert share([0, 1, 2, 0], bool) == Share(2, 4)
    assert Share(2, 4).ratio == 0.5
