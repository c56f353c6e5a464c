"""The profile of a company, and what companies did towards a park."""

from __future__ import annotations

from biokg.analysis.company import company
from biokg.analysis.multinationals import Multinationals, multinationals
from biokg.terms import local_name

from .own import own_graph
from .small import Paper, graph_of, node

THINGS = {
    "park": "IndustryPark", "city": "AdministrativeArea", "far": "AdministrativeArea", "firm": "Company",
    "local": "Company", "other": "Company", "centre": "Facility", "shop": "Facility", "lab": "Facility",
    "tie": "Engagement", "wish": "Engagement", "fair": "Event", "sum": "Statistic", "deal": "Engagement",
}  # fmt: skip
SAYS = [
    "park locatedIn city", "firm kind kind:multinational", "tie party firm", "tie at park", "tie role role:rd-centre",
    "tie status status:operating", "centre managedBy firm", "centre locatedIn park", "centre locatedIn city",
    "shop managedBy firm", "shop locatedIn far", "shop status status:operating", "local presentIn park",
    "wish party other", "wish at park", "wish role role:attracted", "wish status status:under-way",
    "lab managedBy firm", "lab status status:planned", "lab locatedIn city", "lab announcedAt fair",
    "fair edtf 2024-10-15", "deal party firm", "deal at city", "deal role role:investor", "deal status status:planned",
    "sum statisticOf deal", "sum measures kind:investment", "sum value 25", "sum unit unit:us-dollar",
]  # fmt: skip


def test_a_company_with_its_sites_numbers_and_connections() -> None:
    found = company(graph_of(THINGS, Paper("a", SAYS)), node("firm"))
    assert [(part.id, part.within) for part in found.sites] == [
        (node("centre"), node("park")), (node("shop"), node("far")), (node("lab"), node("city")),
    ]  # fmt: skip
    assert [(one.of, int(one.value)) for one in found.numbers] == [(node("deal"), 25)]
    assert [(one.id, one.ties, one.degree) for one in found.connections] == [
        (node("park"), ("Engagement",), 4),
        (node("centre"), ("managedBy",), 3),
        (node("shop"), ("managedBy",), 2),
    ]
    assert [tie.step for tie in found.ties] == ["opened", "other"]


def test_a_company_of_which_nothing_but_its_kind_is_said() -> None:
    found = company(graph_of(THINGS, Paper("a", ["firm kind kind:multinational"])), node("firm"))
    assert (found.ties, found.sites, found.connections, found.degree, found.forecasts) == ((), (), (), 0, ())


def moves(found: Multinationals) -> dict[str, list[tuple[str, str, str]]]:
    return {
        local_name(course.company): [
            (move.what, local_name(move.place), move.when.edtf if move.when else "")
            for move in (*course.here, *course.elsewhere)
        ]
        for course in found.courses
    }


def test_the_moves_of_companies_on_their_way_in_the_park_then_around_it() -> None:
    found = multinationals(graph_of(THINGS, Paper("a", SAYS)), node("park"))
    assert moves(found) == {
        "firm": [("opened", "park", ""), ("announced", "city", "2024-10-15"), ("invests", "city", "")],
        "other": [("attracted", "park", "")],
    }
    assert [bool(course.multinational) for course in found.courses] == [True, False]


def test_without_a_park_all_parks_and_all_places_count() -> None:
    found = multinationals(graph_of(THINGS, Paper("a", SAYS)))
    assert ("opened", "far", "") in moves(found)["firm"]


def test_no_park_and_no_company_give_no_course() -> None:
    assert multinationals(graph_of({})).courses == ()
    assert multinationals(graph_of(THINGS, Paper("a", ["local presentIn park"])), node("park")).courses == ()


def test_the_order_of_claims_changes_nothing() -> None:
    one, other = (graph_of(THINGS, Paper("a", says)) for says in (SAYS, SAYS[::-1]))
    assert multinationals(one, node("park")) == multinationals(other, node("park"))
    assert company(one, node("firm")) == company(other, node("firm"))


def test_the_biopark() -> None:
    kg = own_graph()
    found = multinationals(kg, kg.resolve("BioPark"))
    chose = ("chose", "international-biopark", "2024-10-24")
    attracted, moving = ("attracted", "international-biopark", ""), ("moving in", "international-biopark", "")
    assert moves(found) == {
        "bayer": [chose, attracted, moving, ("opened", "beijing-e-town", "2025-11-15")],
        "eli-lilly": [chose, attracted, *2 * [("announced", "beijing", "2024-10-15")]],
        "medtronic": [chose, ("opened", "international-biopark", ""), attracted, moving],
        "pfizer": [chose, ("opened", "international-biopark", "2025-03-29"), attracted],
        "astrazeneca": [chose, ("opened", "international-biopark", "2025-10-25"), moving, ("invests", "beijing", "")],
        "ge-healthcare": 2 * [("announced", "", "2025")],
        "huyabio": [chose],
        "johnson-and-johnson": [("announced", "international-biopark", "2025")],
        "philips": [("announced", "", "2025")],
        "sino-biopharmaceutical": [("announced", "", "2025")],
    }
    assert [local_name(one.company) for one in found.courses if one.multinational] == [
        "bayer", "eli-lilly", "medtronic", "pfizer",
    ]  # fmt: skip


def test_huahui_health() -> None:
    kg = own_graph()
    found = company(kg, kg.resolve("华辉安健"))
    assert [(tie.step, local_name(tie.place), tie.standing) for tie in found.ties] == [
        ("there", "nibs-transformation-base", "stated"),
        ("there", "zhongguancun-life-science-park", "stated"),
        ("based", "zhongguancun-life-science-park", "inferred"),
        ("other", "nibs", "stated"),
    ]
    assert [(local_name(part.id), local_name(part.within)) for part in found.sites] == [
        ("huahui-pilot-plant", "zhongguancun-life-science-park"),
    ]  # fmt: skip
    assert [local_name(one.person) for one in found.people] == ["bin-chen", "li-wenhui", "sui-jianhua"]
    assert found.degree == 8
