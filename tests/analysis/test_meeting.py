"""Who should meet, on small graphs by hand and on the project's own."""

from __future__ import annotations

import sys
from math import log

import pytest

from biokg.analysis.meeting import Meeting, meeting
from biokg.errors import InputError, UnknownName
from biokg.terms import local_name

from .own import own_graph
from .small import Paper, graph_of, node

THINGS = {
    "a": "Company", "b": "Company", "c": "Company", "lab": "ResearchInstitute", "park": "IndustryPark", "p": "Person",
}  # fmt: skip
SAID = [
    "a collaboratesWith lab", "b collaboratesWith lab",  # the lab has two neighbours
    "a presentIn park", "b presentIn park", "c presentIn park",  # the park has three
]  # fmt: skip


def pairs(found: Meeting) -> list[str]:
    return [f"{local_name(one.first)} {local_name(one.second)}" for one in found.suggestions]


def test_what_few_share_counts_most() -> None:
    found = meeting(graph_of(THINGS, Paper("p", SAID)))
    assert pairs(found) == ["a b"]
    assert [one.adamic_adar for one in found.suggestions] == pytest.approx([1 / log(2) + 1 / log(3)], abs=1e-6)
    first = found.suggestions[0]
    assert first.resource_allocation == pytest.approx(1 / 2 + 1 / 3, abs=1e-6)
    assert first.preferential_attachment == 4
    assert (found.organisations, found.pairs, found.singles, found.tied, found.equals) == (4, 3, 2, 0, 0)


def hints(found: Meeting) -> list[tuple[str, str, int, list[str], int]]:
    return [
        (one.kind, local_name(one.shared), one.among, [local_name(each) for each in one.organisations], one.pairs)
        for one in found.hints
    ]


def test_who_share_one_thing_only_are_told_by_it() -> None:
    found = meeting(graph_of(THINGS, Paper("p", SAID)))
    assert hints(found) == [("tie", "park", 3, ["a", "b", "c"], 2)]
    assert [str(one.claim) for one in found.hints[0].statements] == [
        ":a b:presentIn :park", ":b b:presentIn :park", ":c b:presentIn :park",
    ]  # fmt: skip
    said = [*(f"{name} field field:neuroscience" for name in "abc"), "a stage stage:preclinical",
            "x stage stage:preclinical"]  # fmt: skip
    found = meeting(graph_of({**THINGS, "x": "Company"}, Paper("p", said)), limit=1)
    assert (found.suggestions, found.pairs, found.singles) == ((), 4, 4)
    assert hints(found) == [("stage", "preclinical", 2, ["a", "x"], 1)]


def test_one_thing_that_registers_tell_of_is_more_than_a_hint() -> None:
    tie = ["a collaboratesWith lab", "b collaboratesWith lab"]
    disease = ["drug developedBy a", "drug indicatedFor flu", "pill developedBy b", "pill indicatedFor flu"]
    for said in (tie, disease):
        found = meeting(graph_of({**THINGS, "drug": "Drug", "pill": "Drug", "flu": "Disease"}, Paper("p", said)))
        assert (pairs(found), found.hints) == (["a b"], ())


def test_the_reasons_name_what_is_shared_and_the_claims() -> None:
    reasons = meeting(graph_of(THINGS, Paper("p", SAID))).suggestions[0].reasons
    assert [(one.kind, local_name(one.shared), one.among) for one in reasons] == [("tie", "lab", 2), ("tie", "park", 3)]
    assert [str(one.claim) for one in (*reasons[1].first, *reasons[1].second)] == [
        ":a b:presentIn :park", ":b b:presentIn :park",
    ]  # fmt: skip


def test_reasons_that_no_register_could_try_say_so() -> None:
    said = [*SAID, *(f"{name} {part}" for name in ("a", "b", "c") for part in ("field field:neuroscience",)),
            "drug developedBy b", "drug indicatedFor flu", "pill developedBy c", "pill indicatedFor flu"]  # fmt: skip
    found = meeting(graph_of({**THINGS, "drug": "Drug", "pill": "Drug", "flu": "Disease"}, Paper("p", said)))
    reasons = {pair: {local_name(one.shared): one.evaluated for one in each.reasons}
               for pair, each in zip(pairs(found), found.suggestions, strict=True)}  # fmt: skip
    assert reasons == {
        "a b": {"lab": True, "park": False, "neuroscience": False},
        "b c": {"park": False, "flu": True, "neuroscience": False},
        "a c": {"park": False, "neuroscience": False},
    }
    assert [one.evaluated for one in found.suggestions] == [True, True, False]


def test_topics_decide_among_equals() -> None:
    said = ["a presentIn park", "b presentIn park", "c presentIn park", "b field field:neuroscience",
            "drug developedBy c", "drug field field:neuroscience", "c stage stage:preclinical"]  # fmt: skip
    found = meeting(graph_of({**THINGS, "drug": "Drug"}, Paper("p", said)))
    assert (pairs(found), hints(found)) == (["b c"], [("tie", "park", 3, ["a", "b", "c"], 2)])
    shared = found.suggestions[0].reasons[1]
    assert (shared.kind, local_name(shared.shared), shared.among) == ("field", "neuroscience", 2)
    assert [str(one.claim) for one in shared.second] == [
        ":drug b:developedBy :c", ":drug b:field field:neuroscience",
    ]  # fmt: skip
    assert found.suggestions[0].shared_topics == pytest.approx(1 / log(2), abs=1e-6)


@pytest.mark.parametrize(
    "said",
    [
        ["a collaboratesWith b"],
        ["a collaboratesWith b !intended"],
        ["a collaboratesWith b !denied"],
        ["a managedBy b"],
        ["a foundedBy p", "p affiliatedWith b"],
        ["x status status:planned", "x managedBy a", "b plans x"],
        ["a managedBy c", "b managedBy c"],
    ],
    ids=["tied", "intended", "denied", "part", "through a person", "planned", "two parts of one body"],
)
def test_who_has_to_do_with_each_other_is_not_told_to_meet(said: list[str]) -> None:
    kg = graph_of({**THINGS, "x": "Facility"}, Paper("p", [*SAID, *said]))
    assert "a b" not in pairs(meeting(kg))


def test_two_records_of_the_same_are_not_told_to_meet() -> None:
    same = [("a", "exactMatch", "http://example.org/one"), ("b", "exactMatch", "http://example.org/one")]
    found = meeting(graph_of(THINGS, Paper("p", SAID), mappings=same))
    assert (pairs(found), found.tied, found.singles) == ([], 1, 2)


def test_a_city_is_nothing_shared_and_a_group_nobody_to_meet() -> None:
    things = {"a": "Company", "b": "Company", "six": "Company", "team": "Organization", "city": "AdministrativeArea",
              "park": "IndustryPark"}  # fmt: skip
    said = ["a presentIn city", "b presentIn city", "six groupSize 6", "six presentIn park", "team presentIn park",
            "a presentIn park"]  # fmt: skip
    found = meeting(graph_of(things, Paper("p", said)))
    assert (found.suggestions, found.hints) == ((), ())


def test_what_a_crowd_shares_is_nothing_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    kg = graph_of(THINGS, Paper("p", SAID))
    monkeypatch.setattr(sys.modules["biokg.analysis.sharing"], "CROWD", 2)
    assert pairs(meeting(kg)) == ["a b"]
    assert [local_name(one.shared) for one in meeting(kg).suggestions[0].reasons] == ["lab"]


def test_a_topic_of_a_crowd_counts_beside_another_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    said = [*(f"{name} field field:neuroscience" for name in ("a", "b", "c")), "a presentIn park", "b presentIn park"]
    kg = graph_of(THINGS, Paper("p", said))
    assert (pairs(meeting(kg)), meeting(kg).singles) == (["a b"], 2)
    monkeypatch.setattr(sys.modules["biokg.analysis.sharing"], "CROWD", 2)
    of_all, of_one = meeting(kg), meeting(kg, "c")
    assert (pairs(of_all), hints(of_all)) == (["a b"], [])
    assert (pairs(of_one), hints(of_one)) == ([], [("field", "neuroscience", 3, ["a", "b"], 2)])
    assert of_all.suggestions[0].shared_topics == pytest.approx(1 / log(3), abs=1e-6)


def test_who_has_many_ties_can_meet_others(monkeypatch: pytest.MonkeyPatch) -> None:
    more = [f"a collaboratesWith x{number}" for number in range(3)]
    kg = graph_of({**THINGS, **{f"x{number}": "Company" for number in range(3)}}, Paper("p", [*SAID, *more]))
    monkeypatch.setattr(sys.modules["biokg.analysis.sharing"], "CROWD", 4)  # a has five neighbours
    found = meeting(kg)
    assert pairs(found)[0] == "a b"
    assert "x0 x1" not in pairs(found)


def test_of_one_organisation() -> None:
    kg = graph_of(THINGS, Paper("p", SAID))
    found = meeting(kg, "C")
    assert (pairs(found), found.about) == ([], node("c"))
    assert hints(found) == [("tie", "park", 3, ["a", "b"], 2)]
    more = [f"{name} field field:neuroscience" for name in "abc"]
    found = meeting(graph_of(THINGS, Paper("p", [*SAID, *more])), "c", limit=1)
    assert (found.equals, pairs(found)) == (1, ["c a"])


def test_what_cannot_meet_is_refused() -> None:
    kg = graph_of(THINGS, Paper("p", SAID))
    with pytest.raises(InputError, match="Park is an industry park, not a company, institute, university, "):
        meeting(kg, "park")
    with pytest.raises(UnknownName, match="Nothing is called 'd'"):
        meeting(kg, "d")


def test_an_empty_graph_and_one_thing() -> None:
    assert meeting(graph_of({})) == Meeting(None, 0, 0, 0, 0, (), 0)
    assert meeting(graph_of({"a": "Company"}, Paper("p", ["a field field:neuroscience"]))).suggestions == ()


def test_the_order_of_what_is_said_and_a_part_apart_change_nothing() -> None:
    other = graph_of({**THINGS, "x": "Company", "y": "Company"}, Paper("p", ["x collaboratesWith y", *SAID[::-1]]))
    found, expected = meeting(other), meeting(graph_of(THINGS, Paper("p", SAID)))
    assert (found.suggestions, hints(found)) == (expected.suggestions, hints(expected))


def test_the_projects_own_graph() -> None:
    found = meeting(own_graph())
    assert pairs(found) == ["beigene huahui-health", "bayer pfizer"]
    assert (found.pairs, found.singles) == (120, 118)
    assert [one[1:3] + one[4:] for one in hints(found)] == [
        ("beijing-e-town", 8, 14), ("zhongguancun-life-science-park", 18, 75), ("international-biopark", 24, 29),
    ]  # fmt: skip
    assert [(local_name(one.shared), one.among) for one in found.suggestions[0].reasons] == [
        ("nibs-transformation-base", 4), ("nibs", 7), ("zhongguancun-life-science-park", 18),
    ]  # fmt: skip
    centres = {"cde", "nmpa-acceptance", "nmpa-device-evaluation", "nmpa-information", "nmpa-inspection"}
    every = meeting(own_graph(), limit=1000)
    assert not [one for one in pairs(every) if set(one.split()) <= centres]
    assert "huahui-health nibs" not in pairs(every)
    assert meeting(own_graph(), "清华大学").suggestions == ()
