"""Words for numbers, dates and standings in both languages."""

from __future__ import annotations

import doctest
import re
from pathlib import Path

import pytest

from biokg.claims.ledger import STANDINGS
from biokg.views import words


def test_the_examples_in_the_documentation() -> None:
    assert doctest.testmod(words).failed == 0


def test_every_standing_has_a_badge_of_its_own() -> None:
    assert set(words.BADGES) == {*STANDINGS, "entailed"}
    for kind in ("mark", "en", "zh"):
        assert len({getattr(badge, kind) for badge in words.BADGES.values()}) == len(words.BADGES)


@pytest.mark.parametrize(
    ("edtf", "en", "zh"),
    [
        ("2025-10", "Oct 2025", "2025年10月"),
        ("2025-21", "spring 2025", "2025年春季"),
        ("2024?", "about 2024", "约2024年"),
        ("2025-01/..", "Jan 2025 – …", "2025年1月 – …"),
        ("2025-13", "2025-13", "2025-13"),
        ("next year", "next year", "next year"),
    ],
)
def test_dates(edtf: str, en: str, zh: str) -> None:
    assert (words.date_words(edtf), words.date_words(edtf, "zh")) == (en, zh)


@pytest.mark.parametrize(
    ("arguments", "en"),
    [
        (("3200", "over", "", "employee"), "over 3,200 employees"),
        (("1", "exactly", "", "pilot plant"), "1 pilot plant"),
        (("2500000000", "exactly", "us-dollar", "investment"), "investment: 2,500,000,000 US dollars"),
        (("40", "exactly", "percent", "AI medical device certificate"), "40 % of AI medical device certificates"),
        (("60", "nearly", "", ""), "nearly 60"),
        (("0.5", "at-most", "kilometre", ""), "at most 0.5 km"),
    ],
)
def test_quantities(arguments: tuple[str, str, str, str], en: str) -> None:
    assert words.quantity_words(*arguments) == en


def test_no_page_in_chinese_has_a_blank_before_the_sign_of_percent() -> None:
    pages = [path for path in Path(__file__).parents[1].rglob("golden/*zh*") if path.suffix in {".md", ".txt"}]
    assert len(pages) > 40
    assert [path.name for path in pages if re.search("[0-9] %", path.read_text(encoding="utf-8"))] == []
    text = Path(__file__).with_name("products") / "golden" / "meet-en.md"
    assert re.search("[0-9]%", text.read_text(encoding="utf-8")) is None
