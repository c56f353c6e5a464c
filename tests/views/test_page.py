"""Pages for people: no source mark and no id is ever cut, however narrow the terminal."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from biokg.views.page import Block, Page, Row, markdown, terminal_text

ID = "riverbend-herald-2024-03-05"


def _lines(row: Row, width: int = 80) -> list[str]:
    return terminal_text(Page("Title", blocks=[Block("Heading", [row])]), width).splitlines()[3:]


def test_the_words_stand_to_the_left_and_the_marks_to_the_right() -> None:
    line = "  ● kind company" + "[1][2]".rjust(80 - 16)
    assert _lines(Row("kind", "company", "stated", "[1][2]")) == [line, "", "● stated"]


def test_many_marks_go_on_below_and_none_is_cut() -> None:
    lines = _lines(Row("kind", "company", "stated", "".join(f"[{number}]" for number in range(1, 12))))
    assert [line.rsplit(" ", 1)[-1] for line in lines[:3]] == ["[1][2][3][4][5]", "[6][7][8][9][10]", "[11]"]


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_id_of_a_source_is_whole(width: int) -> None:
    lines = _lines(Row("5 Mar 2024", "Fictional report on a science park and its new zone", marks=ID), width)
    assert lines[0].endswith(" " + ID)
    assert max(map(cell_len, lines)) <= width


def test_markdown_has_the_same() -> None:
    page = Page("Title", blocks=[Block("Heading", [Row("kind", "a *b*", "stated", "[1]")])])
    assert markdown(page).endswith("- **kind** a \\*b\\* \\[1\\]\n")
