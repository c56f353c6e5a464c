"""Names: found in either language, by any alias, never guessed."""

from __future__ import annotations

import pytest
from pyoxigraph import NamedNode

from biokg.names import NameIndex
from biokg.terms import iri

LILLY, OFFICE, LABS, DRUG = iri(":eli-lilly"), iri(":lilly-office"), iri(":gateway-labs"), iri(":libevitug")
NAMES = [
    (LILLY, "Eli Lilly and Company"),
    (LILLY, "Eli Lilly"),
    (LILLY, "礼来"),
    (OFFICE, "first office of Eli Lilly in China"),
    (LABS, "Lilly Gateway Labs in Beijing"),
    (DRUG, "Libeiweita"),
    (DRUG, "立贝韦塔单抗"),
]


@pytest.fixture
def index() -> NameIndex:
    return NameIndex(NAMES)


@pytest.mark.parametrize(
    ("name", "node"),
    [
        ("ELI  LILLY", LILLY),
        ("eli-lilly", LILLY),
        ("礼来", LILLY),
        ("ＥＬＩ Ｌｉｌｌｙ", LILLY),
        ("gateway-labs", LABS),
    ],
)
def test_a_name_counts_but_for_case_width_and_punctuation(index: NameIndex, name: str, node: NamedNode) -> None:
    assert index.exact(name) == [node]


@pytest.mark.parametrize("name", ["Lilly", "", "…", "lilly-off"])
def test_a_part_of_a_name_is_not_the_name(index: NameIndex, name: str) -> None:
    assert index.exact(name) == []


def test_the_thing_whose_name_is_nearest_to_the_text_comes_first(index: NameIndex) -> None:
    assert [match.node for match in index.find("lilly")] == [LILLY, LABS, OFFICE]
    assert index.find("lilly")[0].name == "Eli Lilly"


def test_a_chinese_name_is_found_by_its_beginning(index: NameIndex) -> None:
    assert [(match.node, match.name) for match in index.find("立贝韦塔")] == [(DRUG, "立贝韦塔单抗")]


def test_a_misspelling_finds_the_name_but_less_surely(index: NameIndex) -> None:
    match = index.find("Libeiweta")[0]
    assert (match.node, match.name) == (DRUG, "Libeiweita")
    assert match.score < 70


def test_an_id_is_found_when_it_is_written_whole(index: NameIndex) -> None:
    assert index.find("libevitug")[0].node == DRUG
    assert index.find("libevitug")[0].score == 100
    assert all(match.score < 100 for match in index.find("lilly-off"))


def test_nothing_is_found_for_nothing(index: NameIndex) -> None:
    assert index.find("  ") == []
    assert index.find("大熊猫") == []


def test_no_more_than_the_limit(index: NameIndex) -> None:
    assert len(index.find("lilly", limit=2)) == 2


def test_what_is_spoken_of_later_only_is_said_to_be() -> None:
    early, late = iri(":early"), iri(":late")
    index = NameIndex([(early, "Early")])
    index.later = NameIndex([(late, "Late"), (early, "Earlier")])
    assert [index.came_later(name) for name in ("Late", "Never", "Earlier")] == [True, False, False]


def test_a_short_form_finds_the_name_less_surely_than_a_part_of_it(index: NameIndex) -> None:
    assert [(match.name, match.score) for match in index.find("LGLB")] == [("Lilly Gateway Labs in Beijing", 70.0)]
    assert [match.name for match in index.find("office Lilly")] == ["first office of Eli Lilly in China"]
    assert [match.node for match in index.short_for("lilly", 9)] == [LILLY, LILLY, LABS, OFFICE]


def test_what_is_most_alike_is_offered_first(index: NameIndex) -> None:
    assert index.find("Lily Gatway Labs in Bejing")[0].name == "Lilly Gateway Labs in Beijing"
