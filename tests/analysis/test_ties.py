"""How far a tie has come, and who does what where."""

from __future__ import annotations

import pytest

from biokg.analysis.circle import circle, inside
from biokg.analysis.kinds import counts_companies, is_below, is_company
from biokg.analysis.posts import posts_at, posts_of
from biokg.analysis.ties import ties_at, ties_of
from biokg.terms import iri

from .small import Paper, graph_of, node

THINGS = {
    "park": "IndustryPark", "zone": "ParkZone", "firm": "Company", "lab": "ResearchInstitute", "tie": "Engagement",
    "centre": "Facility", "fair": "Event", "opening": "Event", "firms": "Organization", "hall": "Facility",
    "ann": "Person", "ben": "Person", "post": "Position",
}  # fmt: skip


def tie(role: str, status: str, *more: str) -> list[str]:
    return ["tie party firm", "tie at park", f"tie role role:{role}", f"tie status status:{status}", *more]


@pytest.mark.parametrize(
    ("role", "status", "step", "standing"),
    [
        ("attracted", "under-way", "attracted", "under way"),
        ("chosen", "planned", "chose", "planned"),
        ("rd-centre", "planned", "planned", "planned"),
        ("tenant", "under-way", "moving in", "under way"),
        ("rd-centre", "operating", "opened", "stated"),
        ("tenant", "operating", "there", "stated"),
        ("tenant", "ended", "ended", "stated"),
        ("attracted", "cancelled", "cancelled", "stated"),
        ("investor", "planned", "other", "planned"),
    ],
)
def test_steps_follow_from_role_and_status(role: str, status: str, step: str, standing: str) -> None:
    kg = graph_of(THINGS, Paper("a", tie(role, status)))
    (found,) = ties_at(kg, [node("park")])
    assert (found.step, found.standing, found.party, found.place) == (step, standing, node("firm"), node("park"))
    assert ties_of(kg, node("firm")) == [found]


def test_plain_presence_joins_the_tie_that_tells_how_and_a_seat_stays_its_own() -> None:
    first = Paper("a", tie("tenant", "operating"), day="2025-02-01")
    second = Paper("b", ["firm presentIn park", "firm basedIn park", "lab presentIn park !denied"], day="2025-01-01")
    there, based = ties_at(graph_of(THINGS, first, second), [node("park")])
    assert (there.step, there.reported, len(there.statements)) == ("there", "2025-01-01", 5)
    assert (based.step, based.id) == ("based", None)


def test_a_later_source_says_that_one_that_has_opened_is_moving_in() -> None:
    things = THINGS | {"move": "Engagement"}
    moving = ["move party firm", "move at park", "move role role:tenant", "move status status:under-way"]
    opened = Paper("a", tie("rd-centre", "operating"), day="2025-03-31")
    later, earlier = (Paper("b", moving, day=day) for day in ("2025-11-21", "2024-11-05"))
    assert [(one.step, one.moving_in_later) for one in ties_at(graph_of(things, opened, later), [node("park")])] == [
        ("moving in", ""), ("opened", "2025-11-21"),
    ]  # fmt: skip
    assert not any(one.moving_in_later for one in ties_of(graph_of(things, opened, earlier), node("firm")))


def test_the_opening_of_its_site_dates_a_tie_and_an_event_announces_it() -> None:
    site = ["centre managedBy firm", "centre locatedIn park", "opening locatedIn centre", "opening edtf 2025-03-29",
            "opening kind kind:opening", "centre announcedAt fair", "fair edtf 2024-10"]  # fmt: skip
    (found,) = ties_at(graph_of(THINGS, Paper("a", [*tie("rd-centre", "operating"), *site])), [node("park")])
    assert (found.since.edtf if found.since else "", found.announced_at) == ("2025-03-29", node("fair"))
    assert found.announced is not None
    assert found.announced.edtf == "2024-10"
    held = Paper("a", [one for one in [*tie("rd-centre", "operating"), *site] if one != "opening kind kind:opening"])
    (found,) = ties_at(graph_of(THINGS, held), [node("park")])
    assert found.since is None


def test_a_group_is_told_from_a_company() -> None:
    says = ["firms kind kind:pharmaceutical-company", "firms groupSize 12", "firms presentIn park"]
    kg = graph_of(THINGS, Paper("a", says))
    (found,) = ties_at(kg, [node("park")])
    assert (found.group, found.size, is_company(kg, node("firms")), is_company(kg, node("lab"))) == (
        True,
        12,
        True,
        False,
    )


def test_kinds_lie_within_kinds() -> None:
    kg = graph_of(THINGS, Paper("a", ["firm presentIn park"]))
    assert is_below(kg, iri("kind:innovative-pharmaceutical-company"), iri("kind:company"))
    assert not is_below(kg, iri("kind:company"), iri("kind:pharmaceutical-company"))
    counted = ("medical-and-health-business-entity", "biopharmaceutical-company", "employee")
    assert [counts_companies(kg, iri(f"kind:{name}")) for name in counted] == [True, True, False]
    assert not counts_companies(kg, None)


def test_what_lies_in_a_part_lies_in_the_whole_and_what_is_denied_or_meant_does_not() -> None:
    says = ["zone partOf park", "centre locatedIn zone", "hall serves park", "opening locatedIn park !denied",
            "fair locatedIn park !intended", "park locatedIn zone"]  # fmt: skip
    found = inside(graph_of(THINGS, Paper("a", says)), node("park"))
    assert [(one.id, one.place) for one in found] == [
        (node("zone"), node("park")), (node("hall"), node("park")), (node("centre"), node("zone")),
    ]  # fmt: skip


def test_a_planner_does_not_belong_to_its_park_but_the_plan_does() -> None:
    things = THINGS | {"city": "AdministrativeArea", "plan": "Plan", "drug": "Drug", "nod": "RegulatoryDecision"}
    says = ["city plans park", "plan plans park", "drug developedBy firm", "nod decisionOn drug", "firm presentIn park"]
    kg = graph_of(things, Paper("a", says))
    assert circle(kg, node("park")) == {node("park"), node("plan")}
    assert circle(kg, node("firm")) == {node("firm"), node("drug"), node("nod")}


def test_people_hold_posts_or_founded_or_belong() -> None:
    says = ["post party ann", "post at firm", "post role role:director", "ann affiliatedWith firm",
            "firm foundedBy ben", "ben affiliatedWith firm", "lab affiliatedWith firm"]  # fmt: skip
    kg = graph_of(THINGS, Paper("a", says, day="2020-07-14"))
    found = posts_at(kg, node("firm"))
    assert [(one.person, one.how, one.role, one.reported) for one in found] == [
        (node("ann"), "post", iri("role:director"), "2020-07-14"),
        (node("ben"), "founder", None, "2020-07-14"),
        (node("ben"), "member", None, "2020-07-14"),
    ]
    assert [one.how for one in posts_of(kg, node("ben"))] == ["founder", "member"]
