"""Who did what when towards a park, on graphs written by hand: steps in and out of order, missing, planned, undone."""

from __future__ import annotations

import datetime as dt

import pytest

from biokg.analysis.multinationals import Multinationals, multinationals
from biokg.graph import KnowledgeGraph
from biokg.terms import local_name
from biokg.views.chart.model import Timeline
from biokg.views.document.model import Document, Figure, Table
from biokg.views.products.multinationals import document
from biokg.views.wording import Wording

from .small import Paper, graph_of, node

THINGS = {
    "park": "IndustryPark", "far": "IndustryPark", "town": "AdministrativeArea", "acme": "Company", "beta": "Company",
    "gamma": "Company", "pick": "Engagement", "woo": "Engagement", "let": "Engagement", "rent": "Engagement",
    "lab": "Facility", "hall": "Facility", "fair": "Event", "gala": "Event", "start": "Event", "talk": "Event",
}  # fmt: skip
WORLDWIDE = "acme kind kind:multinational"
CHOSE = ["pick party acme", "pick at park", "pick role role:chosen", "pick announcedAt fair", "fair edtf 2023-05-01"]
LAB = ["lab managedBy acme", "lab locatedIn park"]
OPEN = ["lab status status:operating", "start locatedIn lab", "start kind kind:opening", "start edtf 2025-03-02"]


def kg_of(*papers: Paper) -> KnowledgeGraph:
    kg = graph_of(THINGS, *papers)
    kg.date = dt.date(2026, 6, 30)
    return kg


def moves(*papers: Paper, of: str = "acme", park: str | None = "park") -> list[tuple[str, str | None, str, str]]:
    """Return what a company did, where it did it: (step, date, standing, sites)."""
    found = multinationals(kg_of(*papers), node(park) if park else None)
    return [
        (move.what, move.when.edtf if move.when else None, move.standing, " ".join(map(local_name, move.sites)))
        for course in found.courses if course.company == node(of)
        for move in (*course.here, *course.elsewhere)
    ]  # fmt: skip


def said(*says: str, day: str = "2025-06-01") -> Paper:
    return Paper(f"of-{day}", says, day)


def test_announced_chose_opened() -> None:
    announced = ["lab announcedAt gala", "gala edtf 2022"]
    assert moves(said(WORLDWIDE, *CHOSE, *LAB, *OPEN, *announced)) == [
        ("announced", "2022", "stated", "lab"), ("chose", "2023-05-01", "stated", ""),
        ("opened", "2025-03-02", "stated", "lab"),
    ]  # fmt: skip


def test_a_step_that_no_source_dates_stands_where_it_was_first_told() -> None:
    first = said(WORLDWIDE, *LAB, "lab status status:operating", day="2021-01-01")
    assert moves(first, said(*CHOSE)) == [("opened", None, "stated", "lab"), ("chose", "2023-05-01", "stated", "")]


def test_dates_that_run_against_the_order_of_steps_are_told_as_they_are() -> None:
    early = [*LAB, "lab status status:operating", "start locatedIn lab", "start kind kind:opening", "start edtf 2020"]
    assert moves(said(WORLDWIDE, *CHOSE, *early)) == [
        ("opened", "2020", "stated", "lab"), ("chose", "2023-05-01", "stated", "")
    ]  # fmt: skip


def test_what_is_held_at_a_site_is_not_its_opening() -> None:
    says = [WORLDWIDE, *LAB, *OPEN, "talk locatedIn lab", "talk edtf 2019-01-01"]
    assert moves(said(*says)) == [("opened", "2025-03-02", "stated", "lab")]


@pytest.mark.parametrize(
    ("says", "wanted"),
    [
        (["lab managedBy acme", "lab locatedIn park", "lab status status:planned"], ("announced", "planned")),
        (["lab managedBy acme !intended", "lab locatedIn park !intended"], ("announced", "intended")),
        ([*LAB, "lab status status:under-construction"], ("announced", "under way")),
        ([*LAB, "lab status status:completed"], ("announced", "stated")),
        ([*LAB, "lab status status:operating"], ("opened", "stated")),
        (LAB, ("there", "stated")),
        ([*LAB, "start locatedIn lab", "start kind kind:opening"], ("opened", "stated")),
        ([*LAB, "start locatedIn lab", "start kind kind:opening", "start status status:planned"], ("there", "stated")),
        (["rent party acme", "rent at park", "rent role role:rd-centre"], ("there", "stated")),
        (["rent party acme", "rent at park", "rent role role:rd-centre", "rent status status:operating"],
         ("opened", "stated")),
        (["rent party acme", "rent at park", "rent role role:rd-centre", *LAB], ("there", "stated")),
        (["rent party acme", "rent at park", "rent role role:rd-centre", *LAB, "lab status status:operating"],
         ("opened", "stated")),
        (["rent party acme", "rent at park", "rent role role:rd-centre", *LAB, "lab status status:planned"],
         ("announced", "planned")),
        ([*LAB, "lab status status:ended"], ("ended", "stated")),
        ([*LAB, "lab status status:cancelled"], ("cancelled", "stated")),
        (["rent party acme", "rent at park", "rent status status:planned"], ("announced", "planned")),
        (["rent party acme", "rent at park", "rent role role:tenant", "rent status status:under-way"],
         ("moving in", "under way")),
        (["rent party acme", "rent at park", "rent role role:chosen", "rent status status:cancelled"],
         ("cancelled", "stated")),
        (["rent party acme", "rent at park", "rent role role:investor"], ("invests", "stated")),
    ],
)  # fmt: skip
def test_how_far_a_site_or_tie_has_come(says: list[str], wanted: tuple[str, str]) -> None:
    ((what, when, standing, _),) = moves(said(WORLDWIDE, *says))
    assert (what, standing, when) == (*wanted, None)


def test_who_is_there_without_an_opening_is_not_among_those_that_opened() -> None:
    page = shown(said(WORLDWIDE, *CHOSE, *LAB))
    answers = {label: cell.text for label, cell in page.answers}
    assert answers["Opened a site"] == "none stated"
    assert answers["There, no opening stated"].startswith("1: Acme")
    assert "There, no opening stated" not in dict(shown(said(WORLDWIDE, *CHOSE, *LAB, *OPEN)).answers)


def test_two_moves_of_one_company_are_two() -> None:
    second = ["hall managedBy acme", "hall locatedIn park", "hall status status:operating", "talk locatedIn hall",
              "talk kind kind:opening", "talk edtf 2021-07"]  # fmt: skip
    assert moves(said(WORLDWIDE, *LAB, *OPEN, *second)) == [
        ("opened", "2021-07", "stated", "hall"), ("opened", "2025-03-02", "stated", "lab")
    ]  # fmt: skip


def test_who_is_on_the_way_and_who_only_belongs_if_called_multinational() -> None:
    says = ["beta presentIn park", "woo party gamma", "woo at park", "woo role role:attracted"]
    assert moves(said(*says), of="beta") == []
    assert moves(said(*says, "beta kind kind:multinational"), of="beta") == [("there", None, "stated", "")]
    assert moves(said(*says), of="gamma") == [("attracted", None, "stated", "")]
    assert moves(said("beta presentIn park !denied", "beta kind kind:multinational"), of="beta") == []


def test_what_is_done_in_another_park_or_announced_for_no_place_is_told_apart() -> None:
    away = ["hall managedBy acme", "hall locatedIn far", "hall status status:operating"]
    nowhere = ["lab managedBy beta", "lab status status:planned", "lab announcedAt fair"]
    found = multinationals(kg_of(said(WORLDWIDE, *CHOSE, *away, *nowhere)), node("park"))
    courses = [(local_name(one.company), len(one.here), [move.what for move in one.elsewhere]) for one in found.courses]
    assert courses == [("acme", 1, []), ("beta", 0, ["announced"])]
    both = multinationals(kg_of(said(WORLDWIDE, *CHOSE, *away)), None)
    assert [[(move.what, local_name(move.place)) for move in one.here] for one in both.courses] == [
        [("chose", "park"), ("opened", "far")]
    ]


# ---- as people read it


def shown(*papers: Paper, language: str = "en") -> Document:
    kg = kg_of(*papers)
    return document(kg, multinationals(kg, node("park")), Wording(kg.label, language))


def table(page: Document, name: str) -> list[list[str]]:
    found = next(one for one in page.blocks if isinstance(one, Table) and one.name == name)
    return [[cell.text for cell in row] for row in found.rows]


WHOLE = said(
    WORLDWIDE, *CHOSE, *LAB, *OPEN, "woo party beta", "woo at park", "woo role role:attracted", "rent party gamma",
    "rent at park", "rent role role:rd-centre", "rent status status:cancelled", "gamma kind kind:multinational",
)  # fmt: skip


def test_the_answers_name_everybody_once_in_the_right_line() -> None:
    assert {label: cell.text for label, cell in shown(WHOLE).answers if label != "Evidence"} == {
        "Opened a site": "1: Acme (2 Mar 2025)",
        "Moving in": "none stated",
        "Chose or announced, none opened here": "none stated",
        "Being attracted": "1: Beta",
        "Only attracted, no more stated": "1: Beta",
        "Ended or cancelled": "1: Gamma",
        "Called multinational": "2 of 3 (Acme, Gamma)",
    }
    assert dict(shown(WHOLE, language="zh").answers)["已结束或取消"].text == "1家：“gamma”"
    assert "Ended or cancelled" not in dict(shown(said(WORLDWIDE, *CHOSE)).answers)


def test_a_row_for_each_company_and_one_for_each_move() -> None:
    assert table(shown(WHOLE), "courses") == [
        ["Acme", "yes", "", "1 May 2023", "", "", "2 Mar 2025"],
        ["Gamma", "yes", "", "", "", "", ""],
        ["Beta", "not stated", "", "", "(1 Jun 2025)", "", ""],
    ]
    assert table(shown(WHOLE), "moves") == [
        ["Acme", "chose the place", "Park", "", "announced 1 May 2023", "1 Jun 2025"],
        ["Acme", "opened a site", "Park", "Lab", "2 Mar 2025", "1 Jun 2025"],
        ["Gamma", "cancelled", "Park", "", "not stated", "1 Jun 2025"],
        ["Beta", "is being attracted", "Park", "", "not stated", "1 Jun 2025"],
    ]


def test_the_day_on_which_a_site_was_announced_is_never_that_of_its_opening() -> None:
    says = [WORLDWIDE, "rent party acme", "rent at park", "rent role role:rd-centre", "rent status status:operating",
            "rent announcedAt fair", "fair edtf 2023-05-01"]  # fmt: skip
    page = shown(said(*says))
    assert dict(page.answers)["Opened a site"].text == "1: Acme"
    assert table(page, "courses") == [["Acme", "yes", "1 May 2023", "", "", "", "(1 Jun 2025)"]]
    (chart,) = (one.chart for one in page.blocks if isinstance(one, Figure))
    assert isinstance(chart, Timeline)
    assert [(one.label, one.standing) for one in chart.moments] == [("announced a site", "planned")]


def test_that_a_tenancy_was_announced_on_a_day_is_told_as_that() -> None:
    says = [WORLDWIDE, "rent party acme", "rent at park", "rent role role:tenant", "rent status status:under-way",
            "rent announcedAt fair", "fair edtf 2023-05-01"]  # fmt: skip
    page = shown(said(*says))
    assert dict(page.answers)["Moving in"].text == "1: Acme (announced 1 May 2023)"
    assert table(page, "courses") == [["Acme", "yes", "", "", "", "announced 1 May 2023", ""]]
    assert [one for one in page.blocks if isinstance(one, Figure)] == []
    assert dict(shown(said(*says), language="zh").answers)["正在入驻"].text == "1家：“acme”（2023年5月1日公布）"


def test_the_chart_has_a_lane_for_each_company_and_hollow_marks_for_what_is_not_there_yet() -> None:
    (chart,) = (one.chart for one in shown(WHOLE).blocks if isinstance(one, Figure))
    assert isinstance(chart, Timeline)
    assert [(one.lane, one.label, one.earliest.isoformat(), one.standing) for one in chart.moments] == [
        ("Acme", "chose the place", "2023-05-01", "planned"), ("Acme", "opened a site", "2025-03-02", "stated")
    ]  # fmt: skip


def test_over_all_parks_each_step_has_its_place_or_says_that_none_is_stated() -> None:
    nowhere = ["lab managedBy acme", "lab status status:planned", "lab announcedAt gala", "gala edtf 2022"]
    one = kg_of(said(WORLDWIDE, *CHOSE, *nowhere))
    page = document(one, multinationals(one), Wording(one.label))
    assert table(page, "courses") == [["Acme", "yes", "2022, place not stated", "1 May 2023, Park", "", "", ""]]


def test_a_park_that_nobody_moves_to_says_so() -> None:
    page = shown(said("park locatedIn town"))
    assert page.answers == []
    assert [(one.heading, one.empty) for one in page.blocks if isinstance(one, Table)] == [
        ("Step by step", "No company is on its way there.")
    ]


def test_order_of_papers_changes_nothing() -> None:
    papers = [said(WORLDWIDE, *CHOSE), said(*LAB, *OPEN, day="2025-07-01")]

    def plain(found: Multinationals) -> list[tuple[str, str]]:
        return [(local_name(one.company), move.what) for one in found.courses for move in one.here]

    one, other = (multinationals(kg_of(*these), node("park")) for these in (papers, papers[::-1]))
    assert plain(one) == plain(other) == [("acme", "chose"), ("acme", "opened")]
