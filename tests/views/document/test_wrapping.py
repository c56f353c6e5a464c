"""Where lines break."""

from __future__ import annotations

import doctest
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from biokg.views.document import wrapping
from biokg.views.document.wrapping import breaks


def lines(text: str, width: int) -> list[str]:
    """Return a text as it stands in a column."""
    ends = [0, *breaks(text, width), len(text)]
    return [text[start:end].rstrip() for start, end in itertools.pairwise(ends)]


def test_the_examples_in_the_documentation() -> None:
    assert doctest.testmod(wrapping).failed == 0


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("one two three", 7, ["one two", "three"]),
        ("“by late 2025” and", 9, ["“by late", "2025” and"]),
        ("don’t stop", 6, ["don’t", "stop"]),
        ("国际医药创新公园，北京", 16, ["国际医药创新公", "园，北京"]),
        ("公园（规划中）", 10, ["公园（规划", "中）"]),
        ("公园（规划中）", 6, ["公园", "（规划", "中）"]),
        ("HH003-204试验", 9, ["HH003-204", "试验"]),
        ("wwwwwwww end", 5, ["wwwww", "www", "end"]),
        ("all 100 % of it", 8, ["all", "100 % of", "it"]),
        ("约29.6 %）、北京", 10, ["约", "29.6 %）、", "北京"]),
        ("a % b", 3, ["a %", "b"]),
        ("100 %", 4, ["100", "%"]),
    ],
)
def test_lines(text: str, width: int, expected: list[str]) -> None:
    assert lines(text, width) == expected


@given(st.text("ab （）“”，云雀1.%", max_size=60), st.integers(2, 20))
def test_no_line_is_too_wide_and_nothing_is_lost(text: str, width: int) -> None:
    found = lines(text, width)
    assert max(map(cell_len, found)) <= width
    assert "".join(found).replace(" ", "") == text.replace(" ", "")
