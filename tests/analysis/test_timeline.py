"""What is dated, by the dates of the things themselves."""

from __future__ import annotations

import datetime as dt

import pytest

from biokg.analysis.timeline import Timeline, timeline
from biokg.errors import InputError

from .own import own_graph
from .small import Paper, graph_of, node

THINGS = {
    "park": "IndustryPark", "firm": "Company", "fair": "Event", "opening": "Event", "centre": "Facility",
    "tie": "Engagement", "hope": "Expectation", "nod": "RegulatoryDecision", "drug": "Drug", "far": "Event",
}  # fmt: skip
SAYS = [
    "far edtf 1918", "fair edtf 2024-10-24", "tie announcedAt fair", "tie party firm", "tie at park",
    "tie role role:rd-centre", "tie status status:operating", "tie validFrom 2025-03-29T00:00:00Z",
    "centre managedBy firm", "centre locatedIn park", "opening locatedIn centre", "opening edtf 2025-03-29",
    "nod decisionOn drug", "drug developedBy firm", "nod status status:expected", "hope expects nod",
    "hope edtf 2025-10/2026-04",
]  # fmt: skip


def shown(found: Timeline) -> list[tuple[str, str, str, str]]:
    return [(one.id.value.rpartition("/")[2], one.what, one.when.edtf, one.standing) for one in found.entries]


def test_what_belongs_to_a_company_in_order_of_the_earliest_day() -> None:
    found = timeline(graph_of(THINGS, Paper("a", SAYS)), node("firm"))
    assert shown(found) == [
        ("fair", "at", "2024-10-24", "stated"),
        ("opening", "at", "2025-03-29", "stated"),  # the tie that begins with it is no second line
        ("hope", "at", "2025-10/2026-04", "expected"),
    ]
    assert found.entries[0].announced == (node("tie"),)
    assert found.undated == ()  # the decision is dated by what is expected of it


def test_a_tie_without_an_opening_begins_on_its_own_day() -> None:
    says = [one for one in SAYS if not one.startswith(("opening", "fair", "centre"))]
    found = timeline(graph_of(THINGS, Paper("a", says)), node("park"))
    assert shown(found) == [("tie", "begins", "2025-03-29", "stated")]


def test_a_publication_date_is_no_date() -> None:
    says = ["tie party firm", "tie at park", "tie status status:under-way"]
    found = timeline(graph_of(THINGS, Paper("a", says, day="2025-11-21")), node("park"))
    assert found.entries == ()
    assert [(one.id, one.standing, one.reported) for one in found.undated] == [(node("tie"), "under way", "2025-11-21")]


@pytest.mark.parametrize(
    ("start", "end", "names"),
    [
        ("2024-10-25", None, ["opening", "hope"]),
        (None, "2024-10-24", ["far", "fair"]),
        ("2026-04-30", "2026-12-31", ["hope"]),
        ("2026-05-01", None, []),
    ],
)
def test_between_two_days_stands_what_can_fall_there(start: str | None, end: str | None, names: list[str]) -> None:
    days = [dt.date.fromisoformat(day) if day else None for day in (start, end)]
    found = timeline(graph_of(THINGS, Paper("a", SAYS)), None, *days)
    assert [one[0] for one in shown(found)] == names
    assert found.undated == ()


def test_an_end_before_the_start_is_refused() -> None:
    with pytest.raises(InputError, match="ends before it begins"):
        timeline(graph_of(THINGS), None, dt.date(2025, 1, 2), dt.date(2025, 1, 1))


def test_the_order_of_claims_changes_nothing_and_an_empty_graph_has_nothing() -> None:
    one, other = (timeline(graph_of(THINGS, Paper("a", says))) for says in (SAYS, SAYS[::-1]))
    assert shown(one) == shown(other)
    assert timeline(graph_of({})).entries == ()


def test_the_biopark() -> None:
    kg = own_graph()
    found = timeline(kg, kg.resolve("International BioPark"))
    assert shown(found) == [
        ("biopark-first-announcement", "at", "2024", "stated"),
        ("beijing-forum-2024", "at", "2024-10-24", "stated"),
        ("beijing-forum-2025", "at", "2025", "stated"),
        ("pfizer-rd-centre-opening", "at", "2025-03-29", "stated"),
        ("biopark-plan-release", "at", "2025-10-24", "stated"),
        ("astrazeneca-rd-centre-opening", "at", "2025-10-25", "stated"),
    ]
    first, release = found.entries[0], found.entries[4]
    assert (first.when.wording, first.when.standing) == ("last year", "inferred")
    assert (release.when.wording, [one.value for one in release.when.others]) == ("on Oct 24", ["2025-10-25"])
    assert len(found.entries[1].announced) == 6
    assert [kg.label(one) for one in found.entries[2].announced] == [
        "three more Johnson & Johnson centres", "Johnson & Johnson innovation centre",
    ]  # fmt: skip
    assert [one.reported for one in found.undated] == [
        "2025-03-31",
        "2025-04-15",
        *7 * ["2025-10-27"],
        *4 * ["2025-11-21"],
    ]


def test_everything_of_the_graph() -> None:
    found = timeline(own_graph())
    assert [(edtf, name) for name, _, edtf, _ in shown(found)] == [
        ("1918", "lilly-first-china-office-opening"),
        ("2000-11-25", "zlsp-construction-start"),
        ("2023-04", "libevitug-breakthrough-china"),
        ("2024", "biopark-first-announcement"),
        ("2024-10-15", "lilly-beijing-announcement"),
        ("2024-10-24", "beijing-forum-2024"),
        ("2025", "beijing-forum-2025"),
        ("2025-03-29", "pfizer-rd-centre-opening"),
        ("2025-10/2026-04", "libevitug-approval-expectation"),
        ("2025-10-24", "biopark-plan-release"),
        ("2025-10-25", "astrazeneca-rd-centre-opening"),
        ("2025-11-15", "bayer-e-town-centre-opening"),
        ("2026-01-20", "libevitug-conditional-approval-2026"),
    ]
