"""The pause in the search for garbage ends with the work, whatever comes of it."""

from __future__ import annotations

import gc

import pytest

from biokg.garbage import no_collection


@no_collection()
def told(number: int) -> bool:
    return 6 // number > 0 and gc.isenabled()


def test_the_search_is_off_only_meanwhile() -> None:
    assert (told(1), gc.isenabled()) == (False, True)


def test_it_is_on_again_after_an_error() -> None:
    with pytest.raises(ZeroDivisionError):
        told(0)
    assert gc.isenabled()


def test_where_it_was_off_it_stays_off() -> None:
    with no_collection():
        told(1)
        assert not gc.isenabled()
