"""Names taken apart: made-up ones in many languages, and hostile ones."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from biokg.resolve import compare, read_name
from biokg.resolve.lexicon import Form


def words(text: str) -> str:
    return " ".join(token.text for token in read_name(text).tokens)


@pytest.mark.parametrize(
    ("text", "expected", "form"),
    [
        ("Larkspur Biologics Co., Ltd.", "larkspur biology", Form("limited", "ltd")),
        ("LARKSPUR BIOLOGICS, INC.", "larkspur biology", Form("corporation", "inc")),
        ("Ｌａｒｋｓｐｕｒ ＧｍｂＨ", "larkspur", Form("limited", "gmbh")),
        ("Larkspur Gesellschaft mit beschränkter Haftung", "larkspur", Form("limited", "gmbh")),
        ("LarkspurAG", "larkspur", Form("stock", "ag")),
        ("Société Anonyme Genêt", "genet", Form("stock", "sa")),
        ("Laboratoires Genêt S.A.S.", "laboratory genet", Form("stock", "sas")),
        ("Uzina Lăcrămioara S.R.L.", "uzina lacramioara", Form("limited", "srl")),
        ('ООО "Василёк"', "vasilek", Form("limited", "ooo")),
        ("株式会社ヒバリ製薬", "hibari pharmaceutical", Form("stock", "kk")),
        ("종달새 주식회사", "jongdalsae", Form("stock", "jsc")),
        ("云雀生物科技（深圳）有限公司", "yunque biotechnology technology shenzhen", Form("limited", "ltd")),
        ("雲雀生物科技（深圳）有限公司", "yunque biotechnology technology shenzhen", Form("limited", "ltd")),
        ("Willow University Hospital", "willow university hospital", None),
        ("Universitätsklinikum Weidenstadt", "universitatsklinikum weidenstadt", None),
        ("J.P. Finch & Co.", "jp finch", Form("corporation", "co")),
        ("Brigade Forty-Four", "brigade 44", None),
        ("The 1st Finch Bank", "the 1 finch bank", None),
    ],
)
def test_a_name_taken_apart(text: str, expected: str, form: Form | None) -> None:
    assert (words(text), read_name(text).form) == (expected, form)


@pytest.mark.parametrize(
    ("text", "rest", "countries"),
    [
        ("Larkspur (Mexico)", "larkspur", {"MX"}),
        ("Larkspur A/S, Denmark", "larkspur", {"DK"}),
        ("Larkspur Nederland, B.V.", "larkspur", {"NL"}),
        ("Larkspur Portugal", "larkspur", {"PT"}),
        ("Finch University, Brazil", "finch university", {"BR"}),
        ("Bank of Finland", "bank of finland", set()),
        ("Health Canada", "health canada", set()),
        ("University of Northern Norway", "university of north norway", set()),
    ],
)
def test_a_country_qualifies_a_name_or_is_a_part_of_it(text: str, rest: str, countries: set[str]) -> None:
    assert (words(text), set(read_name(text).countries)) == (rest, countries)


def test_acronyms_are_those_in_brackets_or_the_name_itself() -> None:
    assert read_name("Finch Institute of Owl Ringing (FIOR)").acronyms == {"fior"}
    assert words("Finch Institute of Owl Ringing (FIOR)") == "finch institute of owl ringing"
    assert read_name("FIOR").acronyms == {"fior"}
    assert read_name("Finch Institute of Owl Ringing").initials == "fior"


def test_damaged_text_is_mended() -> None:
    assert words("Kantonsspital GrÃ¼nbach") == words("Kantonsspital Grünbach")
    assert words("Ca' GrÃƒÂ¼n") == words("Ca' Grün")


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "\x00\x1b[31m\x07", "🧬🦉", "…—", "()[]{}", "\u202e\u200f\u2066", ",,,;;;", "''''", "\ud800", ".",
        "股份", "Inc.", "株式会社", "()" * 500,
    ],
)  # fmt: skip
def test_what_is_no_name_raises_nothing(text: str) -> None:
    assert compare(read_name(text), read_name("Larkspur")).score == 0.0


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "a " * 5_000, "云" * 10_000, "(" * 10_000, "é" * 10_000, "a.b." * 2_500]
)
def test_a_name_of_ten_thousand_characters_costs_no_more_than_a_name(text: str) -> None:
    begun = time.perf_counter()
    name = read_name(text)
    compare(name, read_name(text[:-2] + "zz"))
    assert time.perf_counter() - begun < 2
    assert len(name.text) <= 1000


def test_marks_that_cannot_be_seen_make_no_difference() -> None:
    assert compare(read_name("Lark\u200bspur\u202e"), read_name("Larkspur")).score == 1.0
    assert words("مستشفى الصفصاف") == words("\u200fمستشفى الصفصاف\u200f") != ""


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_a_share_and_the_order_makes_no_difference(one: str, two: str) -> None:
    left, right = read_name(one), read_name(two)
    score = compare(left, right).score
    assert 0 <= score <= 1
    assert abs(score - compare(right, left).score) < 0.15  # who is aligned with whom may differ where words repeat


@given(st.text(max_size=80))
def test_a_name_is_like_itself(text: str) -> None:
    name = read_name(text)
    assert compare(name, name).score == (1.0 if name.tokens else 0.0)
