"""The index: what it finds, in which order, and what it does not read."""

from __future__ import annotations

import pytest

from biokg.resolve import Matcher, compare, read_name
from biokg.resolve import matcher as matching
from biokg.resolve.entities import Entity
from biokg.resolve.index import NameIndex

NAMES = [
    "Larkspur Biologics Co., Ltd.", "Foxglove Foods", "Institute of Owl Ringing",
    "National Institute of Bird Song (NIBS)", "Good Finch Bank", "垂柳大学", "Finch Foundation",
]  # fmt: skip


@pytest.fixture(scope="module")
def index() -> NameIndex:
    return NameIndex(map(read_name, NAMES))


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("larkspur biologics", 0),
        ("Larkspvr", 0),  # a slip
        ("Foxglov Food", 1),
        ("NIBS", 3),  # an acronym that is stated
        ("IOR", 2),  # one made of the first letters
        ("Goodfinch Bank", 4),  # words written together
        ("good fin ch bank", 4),
        ("Chuiliu University", 5),  # by sound and meaning
        ("垂柳學院大學", 5),
    ],
)
def test_the_best_candidate_comes_first(index: NameIndex, name: str, first: int) -> None:
    assert index.candidates(read_name(name), 3)[0] == first


@pytest.mark.parametrize("name", ["", "Zzyzx Qwrtp", "of the and", "🦉", "x" * 10_000])
def test_nothing_in_common_gives_no_candidate(index: NameIndex, name: str) -> None:
    assert index.candidates(read_name(name), 3) == []


def test_as_many_as_asked_for_and_the_same_each_time(index: NameIndex) -> None:
    name = read_name("Finch Foods Institute of Bird Ringing")
    found = index.candidates(name, 10)
    assert found == index.candidates(name, 10)
    assert index.candidates(name, 2) == found[:2]


def test_a_name_costs_the_same_however_many_share_its_common_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """No step compares all with all: of 3,000 names with a word in common, a few dozen are compared at most."""
    known = Matcher(Entity(f"x:{number}", (f"Riverbend Hospital {number:x}q",)) for number in range(3000))
    compared = 0

    def counting(*names: object) -> object:
        nonlocal compared
        compared += 1
        return compare(*names)  # type: ignore[arg-type]

    monkeypatch.setattr(matching, "compare", counting)
    assert known.match(["Riverbend Hospital 7bq"], limit=1)[0].entity.id == "x:123"
    assert compared <= matching.COMPARED


def test_what_is_common_in_the_index_tells_less() -> None:
    index = NameIndex(read_name(f"Riverbend Wren{number} Works") for number in range(2000))
    common, rare = (index.weighed(read_name(name))[0].weight for name in ("Riverbend", "Wren7"))
    assert (common, rare) == (0.5, 1.0)
