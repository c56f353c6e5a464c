"""The forecast ledger, on graphs written by hand and on the project's own graph."""

from __future__ import annotations

import datetime as dt
from itertools import permutations

import pytest

from biokg.analysis.due import due
from biokg.analysis.expectations import Window
from biokg.analysis.forecasts import Forecast, Slip, forecasts
from biokg.analysis.silence import Silence
from biokg.analysis.slippage import Record, records
from biokg.errors import InputError, UnknownName
from biokg.graph import KnowledgeGraph
from biokg.terms import local_name

from .own import own_graph
from .small import Paper, graph_of, node

THINGS = {
    "hope": "Expectation", "hoped": "RegulatoryDecision", "approval": "RegulatoryDecision", "drug": "Drug",
    "maker": "Company", "park": "IndustryPark", "zone": "ParkZone", "lab": "Facility", "ann": "Person",
    "chosen": "Engagement", "moving": "Engagement", "opened": "Engagement", "wooed": "Engagement",
}  # fmt: skip
HOPE = ["hope expects hoped @ann", "hope edtf 2025-03/2025-06", "hoped decisionOn drug", "drug developedBy maker",
        "hoped status status:expected", "maker basedIn zone", "zone partOf park"]  # fmt: skip
LAB = ["lab status status:planned", "lab locatedIn zone !intended", "zone partOf park"]
CHOSEN = ["chosen party maker", "chosen at park", "chosen role role:chosen", "chosen status status:planned"]


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def only(kg: KnowledgeGraph, as_of: str, rule: Silence | None = None) -> Forecast:
    (found,) = forecasts(kg, day(as_of), silence=rule)
    return found


def slugs(nodes: object) -> list[str]:
    return [local_name(one) for one in nodes]  # type: ignore[attr-defined]


# ---- expectations


def test_an_expectation_is_told_with_whom_and_what_it_is_about() -> None:
    found = only(graph_of(THINGS, Paper("a", HOPE, "2024-12-01")), "2025-04-01")
    assert (found.id, found.kind, found.what, found.state) == (node("hope"), "expectation", node("hoped"), "due")
    assert (slugs(found.speakers), slugs(found.companies), slugs(found.parks)) == (["ann"], ["maker"], ["park"])
    assert (found.first_said, found.last_said) == (day("2024-12-01"), day("2024-12-01"))
    assert (found.slip, found.inferred, found.met_by, found.told_met) == (None, False, None, ())


@pytest.mark.parametrize(
    ("edtf", "state", "slip"),
    [
        ("2025-06-30", "met in window", Slip(0, 0)),
        ("2025-07-10", "met late", Slip(10, 10)),
        ("2025-07", "met late", Slip(1, 31)),
        ("2025-02-01", "met early", Slip(0, 0)),
    ],
)
def test_a_delay_is_counted_from_the_end_of_the_window(edtf: str, state: str, slip: Slip) -> None:
    came = ["hope fulfilledBy approval", f"approval edtf {edtf}", "approval status status:granted"]
    kg = graph_of(THINGS, Paper("a", HOPE, "2024-12-01"), Paper("b", came, "2025-08-01"))
    found = only(kg, "2025-08-02")
    assert (found.state, found.slip, found.met_by) == (state, slip, node("approval"))
    assert {str(one.claim.predicate.value).rsplit("/", 1)[1] for one in found.told_met} == {"fulfilledBy", "edtf"}


def test_what_is_overdue_is_at_least_so_late() -> None:
    found = only(graph_of(THINGS, Paper("a", HOPE, "2024-12-01")), "2025-07-10")
    assert (found.state, found.slip) == ("overdue", Slip(10, None))


# ---- silence


@pytest.mark.parametrize(
    ("as_of", "state", "inferred"),
    [
        ("2026-06-14", "undated", False),
        ("2026-06-15", "dormant", True),
        ("2028-06-14", "dormant", True),
        ("2028-06-15", "presumed dropped", True),
    ],
)
def test_a_plan_lapses_when_nobody_speaks_of_it(as_of: str, state: str, inferred: bool) -> None:
    found = only(graph_of(THINGS, Paper("a", LAB, "2024-06-15")), as_of)
    assert (found.kind, found.state, found.inferred) == ("plan", state, inferred)


def test_any_later_word_breaks_the_silence() -> None:
    kg = graph_of(THINGS, Paper("a", LAB, "2024-06-15"), Paper("b", ["lab kind kind:laboratory"], "2026-01-01"))
    found = only(kg, "2027-01-01")
    assert (found.state, found.first_said, found.last_said) == ("undated", day("2024-06-15"), day("2026-01-01"))


def test_who_plans_for_later_owes_no_news_before() -> None:
    kg = graph_of(THINGS, Paper("a", [*HOPE[:1], "hope edtf 2030", *HOPE[2:]], "2024-06-15"))
    assert only(kg, "2029-01-01").state == "pending"
    assert only(kg, "2032-12-30").state == "overdue"
    assert only(kg, "2032-12-31").state == "dormant"


def test_the_rule_of_silence_can_be_set() -> None:
    kg = graph_of(THINGS, Paper("a", LAB, "2024-06-15"))
    assert only(kg, "2025-06-15", Silence(1, 3)).state == "dormant"
    assert only(kg, "2025-06-14", Silence(1, 3)).state == "undated"
    with pytest.raises(InputError, match="makes no rule; the first must be at least 1"):
        Silence(2, 2)


# ---- plans


def test_a_plan_has_come_when_its_own_status_says_so() -> None:
    there = ["lab status status:operating", "lab locatedIn zone"]
    found = only(graph_of(THINGS, Paper("a", LAB, "2024-06-15"), Paper("b", there, "2025-06-15")), "2026-01-01")
    assert (found.state, found.inferred, found.met_by) == ("met", False, node("lab"))
    assert found.happened == Window(dt.date.min, day("2025-06-15"))
    assert slugs(found.parks) == ["park"]


def test_what_was_always_there_is_no_plan() -> None:
    assert (
        forecasts(graph_of(THINGS, Paper("a", ["lab status status:operating"], "2024-06-15")), day("2026-01-01")) == []
    )


def test_a_cancelled_plan_is_dropped() -> None:
    kg = graph_of(THINGS, Paper("a", LAB, "2024-06-15"), Paper("b", ["lab status status:cancelled"], "2025-06-15"))
    found = only(kg, "2029-01-01")
    assert (found.state, found.inferred) == ("dropped", False)


OPENED = ["opened party maker", "opened at park", "opened status status:operating", "opened validFrom 2025-03-29"]
MOVING = ["moving party maker", "moving at park", "moving status status:under-way", "moving role role:tenant"]
WOOED = ["wooed party maker", "wooed at park", "wooed status status:under-way", "wooed role role:attracted"]


def test_a_later_tie_of_the_same_two_fulfils_a_plan_by_our_inference() -> None:
    kg = graph_of(THINGS, Paper("a", CHOSEN, "2024-11-05"), Paper("b", OPENED, "2025-03-31"))
    found = only(kg, "2026-01-01")
    assert (found.state, found.inferred, found.met_by) == ("met", True, node("opened"))
    assert found.happened == Window(day("2025-03-29"), day("2025-03-29"))


def test_a_tie_that_was_known_before_the_plan_fulfils_nothing() -> None:
    kg = graph_of(THINGS, Paper("a", CHOSEN, "2024-11-05"), Paper("b", OPENED, "2024-03-31"))
    assert only(kg, "2026-01-01").state == "undated"


def test_moving_in_is_a_beginning_and_being_wooed_is_none() -> None:
    begun = only(graph_of(THINGS, Paper("a", CHOSEN, "2024-11-05"), Paper("b", MOVING, "2025-11-21")), "2026-01-01")
    assert (begun.state, begun.inferred, begun.met_by, begun.happened) == ("under way", True, node("moving"), None)
    wooed = only(graph_of(THINGS, Paper("a", CHOSEN, "2024-11-05"), Paper("b", WOOED, "2025-11-21")), "2026-01-01")
    assert (wooed.state, wooed.inferred, wooed.met_by) == ("undated", False, None)
    assert wooed.last_said == day("2025-11-21")


def test_being_there_counts_before_moving_in() -> None:
    papers = [Paper("a", CHOSEN, "2024-11-05"), Paper("b", OPENED, "2025-03-31"), Paper("c", MOVING, "2024-12-01")]
    for order in permutations(papers):
        assert only(graph_of(THINGS, *order), "2026-01-01").met_by == node("opened")


def test_what_was_begun_does_not_lapse() -> None:
    kg = graph_of(THINGS, Paper("a", ["lab status status:under-construction", "lab locatedIn zone"], "2020-06-15"))
    assert only(kg, "2026-01-01").state == "under way"


def test_the_first_voice_goes_with_the_first_day() -> None:
    papers = [Paper("a", ["lab status status:planned"], "2024-06-15"),
              Paper("b", ["lab status status:planned !attributed @ann"], "2025-06-15")]  # fmt: skip
    found = only(graph_of(THINGS, *papers), "2025-12-01")
    assert (found.first_said, found.voices, found.speakers) == (day("2024-06-15"), (), (node("ann"),))
    found = only(graph_of(THINGS, papers[1]), "2025-12-01")
    assert (found.first_said, found.voices) == (day("2025-06-15"), (node("ann"),))


def test_a_zone_and_its_park_are_both_concerned() -> None:
    kg = graph_of(THINGS, Paper("a", LAB, "2024-06-15"))
    for name in ("lab", "zone", "park"):
        assert len(forecasts(kg, day("2025-01-01"), node(name))) == 1
    assert slugs(only(kg, "2025-01-01").places) == ["lab", "park", "zone"]


def test_a_planned_tie_tells_its_ends() -> None:
    found = only(graph_of(THINGS, Paper("a", CHOSEN, "2024-11-05")), "2025-01-01")
    assert found.tie is not None
    assert slugs(one for one in found.tie if one) == ["maker", "park", "chosen"]


# ---- order, choice, bad input


def test_what_is_late_comes_first() -> None:
    kg = graph_of(THINGS, Paper("a", [*HOPE, *LAB[:2]], "2024-12-01"))
    assert [one.state for one in forecasts(kg, day("2025-07-10"))] == ["overdue", "undated"]
    assert slugs(one.id for one in forecasts(kg, day("2025-07-10"), node("park"))) == ["hope", "lab"]
    assert slugs(one.id for one in forecasts(kg, day("2025-07-10"), node("ann"))) == ["hope"]
    assert forecasts(kg, day("2025-07-10"), node("drug")) == []


def test_before_the_first_source_there_is_nothing_to_hold_to_account() -> None:
    kg = graph_of(THINGS, Paper("a", LAB, "2024-06-15"))
    with pytest.raises(InputError, match="On 2024-06-14 nothing was forecast yet: the first source is of 2024-06-15"):
        forecasts(kg, day("2024-06-14"))


def test_an_unknown_name_is_said() -> None:
    with pytest.raises(UnknownName, match="Nothing is called 'BioPrk'"):
        due(own_graph(), about="BioPrk")


# ---- who keeps to it


def test_records_count_each_forecast_for_each_of_its_groups() -> None:
    kg = graph_of(THINGS, Paper("a", [*HOPE, *LAB[:2]], "2024-12-01"))
    found = forecasts(kg, day("2025-07-10"))
    assert records(found, "park") == [Record(node("park"), 2, 1, 0, 1, 0, 0, 2, 10)]
    assert records(found, "company") == [Record(node("maker"), 1, 1, 0, 1, 0, 0, 1, 10)]


# ---- the project's own graph


def test_the_ledger_of_the_own_graph_at_the_end_of_2025() -> None:
    with own_graph().as_of("2025-12-31") as then:
        found = {local_name(one.what): one for one in forecasts(then, day("2025-12-31"))}
    expected = found["libevitug-conditional-approval-expected"]
    assert (expected.state, expected.window) == ("due", Window(day("2025-10-01"), day("2026-04-30")))
    assert slugs(expected.companies) == ["huahui-health"]
    assert slugs(expected.parks) == ["zhongguancun-life-science-park"]


def test_the_day_on_which_building_began_is_no_window() -> None:
    says = ["lab status status:under-construction", "lab validFrom 2024-10-08T00:00:00Z", "lab locatedIn park"]
    found = only(graph_of(THINGS, Paper("a", says)), "2025-06-30")
    assert (found.state, found.window, found.slip) == ("under way", None, None)


def test_the_ledger_of_the_own_graph_today() -> None:
    found = forecasts(own_graph(), day("2026-11-22"))
    told = [(local_name(one.what), one.state, one.inferred, one.met_by and local_name(one.met_by))
            for one in found if one.state not in {"undated"}]  # fmt: skip
    assert told == [
        ("international-biopark", "under way", False, None),
        ("bayer-chose-biopark", "under way", True, "bayer-moving-into-biopark"),
        ("biopark-lifestyle-districts", "under way", False, None),
        ("biopark-schools", "under way", False, None),
        ("biopark-supporting-facilities", "under way", False, None),
        ("biopark-talent-apartments", "under way", False, None),
        ("lilly-gateway-labs-beijing", "dormant", True, None),
        ("lilly-medical-innovation-center", "dormant", True, None),
        ("huyabio-chose-biopark", "dormant", True, None),
        ("libevitug-conditional-approval-expected", "met in window", False, "libevitug-conditional-approval-2026"),
        ("astrazeneca-chose-biopark", "met", True, "astrazeneca-rd-centre-in-biopark"),
        ("medtronic-chose-biopark", "met", True, "medtronic-innovation-base-in-biopark"),
        ("pfizer-chose-biopark", "met", True, "pfizer-rd-centre-in-biopark"),
    ]
    undated = {local_name(one.what) for one in found if one.state == "undated"}
    assert len(found) == 41
    assert {"eli-lilly-chose-biopark", "innovation-institute", "jnj-innovation-centre", "gene-gallery"} <= undated
    assert found[-4].narrower
    assert [local_name(one) for one in (found[-4].scope.missing if found[-4].scope else ())] == ["hepatitis-b"]


# ---- what is counted once

PIECES = {
    "park": "IndustryPark", "zones": "ParkZone", "east": "ParkZone", "west": "ParkZone", "flats": "Facility",
    "halls": "Facility", "maker": "Company", "tie": "Engagement", "lab": "Facility", "far": "Facility",
    "town": "AdministrativeArea",
}  # fmt: skip
PROMISED = [
    *(f"{one} status status:planned" for one in ("zones", "east", "west", "flats", "halls", "tie", "lab", "far")),
    "zones groupSize 2", "zones partOf park", "east partOf zones", "west partOf zones", "east partOf park",
    "flats partOf halls", "halls locatedIn park", "tie party maker", "tie at park", "lab managedBy maker",
    "lab locatedIn park", "far managedBy maker", "far locatedIn town",
]  # fmt: skip


def test_a_group_and_a_tie_count_by_what_tells_them_piece_by_piece() -> None:
    found = due(graph_of(PIECES, Paper("a", PROMISED, "2025-01-01")), day("2025-02-01"))
    told = {local_name(one.id): slugs(one.pieces) for one in found.forecasts if not one.counts}
    assert told == {"zones": ["east", "west"], "halls": ["flats"], "tie": ["lab"]}
    # by hand: east, west, flats and lab in the park; far and lab of the maker
    assert {local_name(one.who): one.forecasts for one in found.records["park"]} == {"park": 4}
    assert {local_name(one.who): one.forecasts for one in found.records["company"]} == {"maker": 2}


def test_a_group_none_of_whose_members_is_named_counts_itself() -> None:
    said = ["zones status status:planned", "zones groupSize 2", "zones partOf park", "east partOf zones"]
    found = forecasts(graph_of(PIECES, Paper("a", said, "2025-01-01")), day("2025-02-01"))
    assert [(local_name(one.id), one.counts) for one in found] == [("zones", True)]


def test_a_park_is_no_group_of_its_zones() -> None:
    said = ["park status status:planned", "east status status:planned", "east partOf park"]
    found = forecasts(graph_of(PIECES, Paper("a", said, "2025-01-01")), day("2025-02-01"))
    assert sorted((local_name(one.id), one.counts) for one in found) == [("east", True), ("park", True)]
