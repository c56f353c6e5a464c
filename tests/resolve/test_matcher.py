"""Who a name may be of: made-up organisations, heads and branches, namesakes, heirs, and lines that say more."""

from __future__ import annotations

import random

import pytest

from biokg.resolve import Entity, Matcher, Relation, Verdict

HEAD = "r:head"
ENTITIES = [
    Entity(HEAD, ("Larkspur (Ireland)", "Larkspur"), frozenset({"IE"})),
    Entity("r:mexico", ("Larkspur (Mexico)", "Larkspur"), frozenset({"MX"}), above=(HEAD,)),
    Entity("r:greece", ("Larkspur (Greece)", "Larkspur"), frozenset({"GR"}), above=("r:mexico",)),
    Entity("r:willow", ("Willow University", "垂柳大学", "WU"), frozenset({"CN"})),
    Entity("r:tech", ("Willow University of Technology", "垂柳理工大学"), frozenset({"CN"})),
    Entity("r:hospital", ("First Hospital of Willow University", "垂柳大学附属第一医院"), frozenset({"CN"})),
    Entity("r:old", ("Institute of Owl Ringing",), frozenset({"DE"}), heirs=("r:new",), ended=True),
    Entity("r:new", ("Centre for Bird Migration",), frozenset({"DE"})),
    Entity("r:finch-es", ("Finch Foods",), frozenset({"ES"})),
    Entity("r:finch-pl", ("Finch Foods",), frozenset({"PL"})),
    Entity("r:nibs", ("Finch National Institute of Biology (FNIB)", "雀鸟国家生物研究所"), frozenset({"CN"})),
]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(ENTITIES)


def found(matcher: Matcher, *names: str, countries: frozenset[str] = frozenset()) -> list[tuple[str, str, str]]:
    return [
        (match.entity.id, match.verdict.value, match.relation.value)
        for match in matcher.match(names, countries)
        if match.verdict != Verdict.DIFFERENT
    ]


def test_the_head_is_told_from_its_branches(matcher: Matcher) -> None:
    assert found(matcher, "Larkspur Inc.") == [
        (HEAD, "same", "same as"),
        ("r:greece", "unsure", "whole of"),
        ("r:mexico", "unsure", "whole of"),
    ]


def test_a_branch_is_meant_where_its_country_is_named(matcher: Matcher) -> None:
    expected = [("r:mexico", "same", "same as")]
    assert found(matcher, "Larkspur de México, S.A. de C.V.") == found(matcher, "Larkspur (Mexico)") == expected
    assert found(matcher, "Larkspur", countries=frozenset({"MX"})) == expected
    assert found(matcher, "Larkspur (Norway)") == []


def test_namesakes_without_anything_to_tell_them_apart_are_unsure(matcher: Matcher) -> None:
    assert found(matcher, "Finch Foods Ltd") == [
        ("r:finch-es", "unsure", "same as"),
        ("r:finch-pl", "unsure", "same as"),
    ]
    assert found(matcher, "Finch Foods Ltd", countries=frozenset({"PL"})) == [("r:finch-pl", "same", "same as")]


def test_what_took_the_place_of_another_is_named_beside_it(matcher: Matcher) -> None:
    assert found(matcher, "Inst. of Owl Ringing") == [("r:old", "same", "same as"), ("r:new", "unsure", "succeeded by")]


@pytest.mark.parametrize("name", ["垂柳大学", "垂柳大學", "Willow University", "willow UNIV.", "Universität Willow"])
def test_one_university_in_two_scripts_and_not_its_neighbours(matcher: Matcher, name: str) -> None:
    match = matcher.match([name])[0]
    assert (match.entity.id, match.verdict) == ("r:willow", Verdict.SAME)


def test_a_hospital_is_a_part_of_its_university_and_not_it(matcher: Matcher) -> None:
    assert ("r:willow", "unsure", "part of") in found(matcher, "Children's Hospital, Willow University")
    assert found(matcher, "1st Hospital of Willow University")[0] == ("r:hospital", "same", "same as")


def test_two_names_that_agree_make_surer(matcher: Matcher) -> None:
    one = matcher.match(["Wilow University"])[0]
    both = matcher.match(["Wilow University", "垂柳大学"])[0]
    assert (one.entity.id, both.entity.id) == ("r:willow", "r:willow")
    assert one.score < both.score == 1.0


def test_acronyms_lead_there_but_are_never_sure(matcher: Matcher) -> None:
    assert found(matcher, "FNIB") == [("r:nibs", "unsure", "same as")]


@pytest.mark.parametrize(
    "name", ["", "🦉", "Completely Unheard-of Pottery", "x" * 10_000, "\u202e\x00", "大学", "University"]
)
def test_nothing_is_found_for_what_is_nobodys_name(matcher: Matcher, name: str) -> None:
    assert found(matcher, name) == []


def test_the_order_of_the_entities_makes_no_difference(matcher: Matcher) -> None:
    shuffled = [*ENTITIES]
    random.Random(7).shuffle(shuffled)
    other = Matcher(shuffled)
    for names in (["Larkspur"], ["Finch Foods"], ["垂柳大学附属医院"], ["FNIB"], ["Willow"]):
        assert other.match(names) == matcher.match(names)


def test_without_entities_nothing_is_found() -> None:
    assert Matcher([]).match(["Larkspur"]) == []
    assert Matcher([]).mentioned("Larkspur, Ireland") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Department of Surgery, Willow University, Riverbend, China", "r:willow"),
        ("School of Optics, Willow University of Technology", "r:tech"),
        ("Medical College of Willow University, 5 High St., Riverbend 12345", "r:willow"),
        ("Global R&D, Larkspur, Mexico City, Mexico", "r:mexico"),
        ("垂柳大学，河湾", "r:willow"),
        ("Key Laboratory (Willow University), Riverbend", "r:willow"),
        ("Great Willow University College", None),
        ("Willow University of Fine Arts, Riverbend", None),
        ("Institute of Nothing Known, Nowhere", None),
        ("", None),
        ("," * 10_000, None),
        ("Willow University, " * 800, "r:willow"),
    ],
)
def test_who_is_named_in_an_affiliation(matcher: Matcher, line: str, expected: str | None) -> None:
    sure = [match for match in matcher.mentioned(line) if match.verdict == Verdict.SAME]
    assert (sure[0].entity.id if sure else None) == expected
    assert all(match.relation == Relation.PART for match in sure)
