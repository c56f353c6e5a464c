"""How wide columns become."""

from __future__ import annotations

import doctest

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from biokg.views.document import widths
from biokg.views.document.widths import column_widths
from biokg.views.document.wrapping import height


def test_the_examples_in_the_documentation() -> None:
    assert doctest.testmod(widths).failed == 0


def test_all_get_what_they_want_where_there_is_room() -> None:
    assert column_widths([["ab", "云雀"], ["a", ""]], [1, 1], 80) == [2, 4]


def test_what_is_long_gets_the_room() -> None:
    assert column_widths([["yes", "word " * 20, "no"]], [3, 12, 2], 40) == [3, 34, 2]


def test_of_two_tall_cells_one_gets_a_line_and_the_other_two() -> None:
    assert column_widths([["word " * 8, "word " * 8]], [12, 12], 60) == [39, 19]


def test_a_word_that_is_too_long_is_folded() -> None:
    assert [height("x" * 10, width) for width in (3, 5, 10)] == [4, 2, 1]
    assert [height(text, 5) for text in ("", "a", "a b c", "a b cd", "云雀生物")] == [1, 1, 1, 2, 2]


texts = st.lists(st.lists(st.text("ab 云", max_size=40), min_size=3, max_size=3), min_size=1, max_size=4)


@given(texts, st.integers(12, 60))
def test_no_column_is_wider_than_its_text_or_all_than_the_room(rows: list[list[str]], room: int) -> None:
    found = column_widths(rows, [4, 4, 4], room)
    widest = [max(cell_len(row[place]) for row in rows) for place in range(3)]
    assert sum(found) <= room
    assert all(min(4, wide) <= width <= wide for width, wide in zip(found, widest, strict=True))


def test_a_long_table_is_judged_by_its_beginning() -> None:
    row = ["word " * place for place in range(1, 9)]
    assert column_widths([row] * 100_000, [12] * 8, 118) == column_widths([row] * 100, [12] * 8, 118)
