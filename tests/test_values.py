"""Values keep their hedges: numbers with bounds, uncertain dates, names in every script."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.errors import InputError
from biokg.values import Bounds, bounds, day, exceeds, instant, normal, number, window

D = Decimal


def date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("qualifier", "expected"),
    [
        ("exactly", Bounds(D(60), D(60))),
        ("over", Bounds(D(60), None, low_open=True)),
        ("at-least", Bounds(D(60), None)),
        ("nearly", Bounds(None, D(60), high_open=True)),
        ("under", Bounds(None, D(60), high_open=True)),
        ("at-most", Bounds(None, D(60))),
        ("about", Bounds(None, None)),
    ],
)
def test_a_qualifier_leaves_only_the_bounds_that_the_words_give(qualifier: str, expected: Bounds) -> None:
    assert bounds(D(60), qualifier) == expected


def test_an_unknown_qualifier_is_refused() -> None:
    with pytest.raises(InputError, match="'roughly' is not a qualifier; use one of the qualifier list"):
        bounds(D(60), "roughly")


@pytest.mark.parametrize(
    ("qualifier", "threshold", "answer"),
    [
        ("over", "900", True),
        ("over", "1000", True),
        ("over", "1000.5", None),
        ("over", "1200", None),
        ("at-least", "1000", None),
        ("at-least", "999.99", True),
        ("nearly", "1000", False),
        ("nearly", "999", None),
        ("at-most", "1000", False),
        ("at-most", "999", None),
        ("about", "1", None),
        ("exactly", "1000", False),
        ("exactly", "999", True),
    ],
)
def test_more_than_is_answered_only_where_the_words_settle_it(qualifier: str, threshold: str, answer: bool) -> None:
    assert exceeds(bounds(D(1000), qualifier), D(threshold)) is answer


@pytest.mark.parametrize(
    ("text", "value"),
    [("1,000", "1000"), ("1000", "1000"), ("12,345,678.5", "12345678.5"), ("0.5", "0.5"), ("-3", "-3"), (" 60 ", "60")],
)
def test_a_number_is_digits_with_grouping_commas(text: str, value: str) -> None:
    assert str(number(text)) == value


@pytest.mark.parametrize(
    "text",
    ["about five", "", "NaN", "Infinity", "1e5", "1_000", "1,50", "10,00", ",100", "1 000", "5 %", "٣", "１０", "5."],
)
def test_anything_else_is_no_number(text: str) -> None:
    with pytest.raises(InputError, match="is not a number; write digits, and the hedge"):
        number(text)


@pytest.mark.parametrize("text", ["2025-13-40", "2024-02-30", "20251024", "2025-W01-1", "2025-1-2", "soon", ""])
def test_a_day_is_written_in_one_way(text: str) -> None:
    with pytest.raises(InputError, match="is not a day; write YYYY-MM-DD"):
        day(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025-10-24", "2025-10-24", "2025-10-24"),
        ("2025-10/2026-04", "2025-10-01", "2026-04-30"),
        ("2025-10-01/2026-04", "2025-10-01", "2026-04-30"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("2025-XX", "2025-01-01", "2025-12-31"),
        ("2025-21", "2025-03-01", "2025-05-31"),
        ("2025~", "2024-01-01", "2026-12-31"),
        ("2025-10?", "2024-09-01", "2026-11-30"),
    ],
)
def test_the_window_of_an_uncertain_date(text: str, first: str, last: str) -> None:
    assert window(text) == (date(first), date(last))


@pytest.mark.parametrize("text", ["2025-13-40", "soon", "2025-13", "", "late 2025", "2024-1X", "20251024", "Y17000002"])
def test_what_is_no_date_is_refused(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(InputError, match=r"is not a (date|day); write"):
        window(text)
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("text", ["2025-10/2024", "2025-10-24/2025-10-20"])
def test_an_interval_does_not_end_before_it_begins(text: str) -> None:
    with pytest.raises(InputError, match="ends before it begins; swap the two dates"):
        window(text)


@pytest.mark.parametrize("text", ["../2025", "2025/..", "/2025", "2025/"])
def test_an_interval_without_an_end_is_not_given_one(text: str) -> None:
    with pytest.raises(InputError, match="is open at one end; write both dates"):
        window(text)


@given(st.dates(min_value=dt.date(1000, 1, 1)), st.dates(min_value=dt.date(1000, 1, 1)))
def test_two_days_make_exactly_their_window(one: dt.date, other: dt.date) -> None:
    first, last = sorted((one, other))
    assert window(f"{first}/{last}") == (first, last)
    assert instant(first) == f"{first}T00:00:00Z"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Bayer E-Town", "BAYER e town"),
        ("华辉安健（北京）", "华辉安健(北京)"),
        ("Ｌｉｌｌｙ", "lilly"),
        ("Genève", "geneve"),
        ("Straße", "STRASSE"),
        ("مؤسسة", "مؤسسة"),
    ],
)
def test_names_alike_but_for_width_case_accents_and_punctuation(one: str, other: str) -> None:
    assert normal(one) == normal(other) != ""


def test_a_name_of_signs_alone_is_still_a_name() -> None:
    assert normal("🧬") == "🧬"
    assert normal("???") == "???"
    assert normal("") == ""
