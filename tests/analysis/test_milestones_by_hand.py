"""The milestones of products on graphs written by hand: several jurisdictions, ends, and dates that nobody states."""

from __future__ import annotations

import datetime as dt

from biokg.analysis.milestones import Milestones, milestones
from biokg.graph import KnowledgeGraph
from biokg.terms import local_name
from biokg.views.chart.model import Timeline
from biokg.views.document.model import Figure, Table
from biokg.views.products.milestones import document
from biokg.views.wording import Wording

from .small import Paper, graph_of, node

THINGS = {
    "drug": "Drug", "twin": "Drug", "east": "AdministrativeArea", "west": "AdministrativeArea", "flu": "Disease",
    "pox": "Disease", "orphan": "RegulatoryDecision", "first": "RegulatoryDecision", "second": "RegulatoryDecision",
    "third": "RegulatoryDecision", "fourth": "RegulatoryDecision", "fifth": "RegulatoryDecision",
    "hope-a": "Expectation", "hope-b": "Expectation", "one": "ClinicalTrial", "two": "ClinicalTrial",
    "three": "ClinicalTrial",
}  # fmt: skip
TODAY = dt.date(2026, 6, 30)
APPROVAL, FULL = "kind decision:conditional-approval", "kind decision:full-approval"


def kg_of(*papers: Paper) -> KnowledgeGraph:
    kg = graph_of(THINGS, *papers)
    kg.date = TODAY
    return kg


def decision(name: str, *parts: str, of: str = "drug") -> list[str]:
    return [f"{name} decisionOn {of}", *(f"{name} {part}" for part in parts)]


def found(*papers: Paper) -> Milestones:
    return milestones(kg_of(*papers), node("drug"))


def rows(one: Milestones) -> list[tuple[str, str, str | None, str, str | None, bool]]:
    return [
        (local_name(each.id), local_name(each.jurisdiction) if each.jurisdiction else "",
         each.when.edtf if each.when else None, each.status, each.until.edtf if each.until else None, each.over)
        for each in one.decisions
    ]  # fmt: skip


HISTORY = Paper("history", [
    *decision("orphan", "kind decision:breakthrough-therapy-designation", "jurisdiction east", "status status:granted",
              "edtf 2019-05"),
    *decision("first", APPROVAL, "jurisdiction east", "status status:ended", "edtf 2020-01-20",
              "validTo 2023-06-30T00:00:00Z", "forIndication flu"),
    *decision("second", FULL, "jurisdiction west", "status status:granted", "forIndication pox"),
    *decision("fifth", FULL, "status status:cancelled"),
    *decision("fourth", FULL, "jurisdiction east", "status status:granted", of="twin"),
], "2024-01-01")  # fmt: skip


def test_each_jurisdiction_has_its_decisions_with_their_ends_and_what_is_undated_comes_last() -> None:
    assert rows(found(HISTORY)) == [
        ("orphan", "east", "2019-05", "granted", None, False),
        ("first", "east", "2020-01-20", "ended", "2023-06-30", True),
        ("fifth", "", None, "cancelled", None, True),
        ("second", "west", None, "granted", None, False),
    ]
    twin = milestones(kg_of(HISTORY), node("twin"))
    assert [local_name(one.id) for one in twin.decisions] == ["fourth"]


def test_an_approval_whose_end_is_past_is_over_and_one_to_come_is_not() -> None:
    past = decision("first", APPROVAL, "status status:granted", "validTo 2026-06-29T00:00:00Z")
    ahead = decision("second", APPROVAL, "status status:granted", "validTo 2026-07-01T00:00:00Z")
    one = found(Paper("a", [*past, *ahead]))
    assert {local_name(each.id): each.over for each in one.decisions} == {"first": True, "second": False}


def test_a_decision_to_come_has_the_window_that_was_told_last() -> None:
    early = Paper("early", [*decision("third", FULL, "status status:expected"), "hope-a expects third",
                            "hope-a edtf 2024"], "2022-01-01")  # fmt: skip
    late = Paper("late", ["hope-b expects third", "hope-b edtf 2026/2027"], "2025-01-01")
    swapped = [
        Paper(one.name, [said.replace("hope-a", "x").replace("hope-b", "hope-a").replace("x ", "hope-b ")
                         for said in one.says], one.day) for one in (early, late)
    ]  # fmt: skip
    for papers in ((early, late), swapped):
        (third,) = found(*papers).decisions
        assert third.when is not None
        assert (third.when.edtf, third.standing) == ("2026/2027", "expected")


def test_the_window_in_which_a_decision_was_expected_is_not_the_day_on_which_it_came() -> None:
    expected = ["hope-a expects third", "hope-a edtf 2021"]
    (third,) = found(Paper("a", [*decision("third", FULL, "status status:granted"), *expected])).decisions
    assert (third.when, third.standing) == (None, "stated")


def test_trials_with_and_without_dates_and_states() -> None:
    says = [
        "one studies drug",
        "one studies flu",
        "one status status:completed",
        "one edtf 2021",
        "two studies drug",
        "two studies twin",
        "two status status:planned !intended",
        "three studies drug",
    ]
    one = found(Paper("a", says))
    assert [(local_name(each.id), each.status, each.when.edtf if each.when else None, each.standing)
            for each in one.trials] == [
        ("one", "completed", "2021", "stated"), ("three", "", None, "stated"), ("two", "planned", None, "planned"),
    ]  # fmt: skip
    assert [[local_name(said.value) for said in each.diseases] for each in one.trials] == [["flu"], [], []]  # type: ignore[arg-type]


# ---- as people read it


def answers(*papers: Paper, language: str = "en") -> dict[str, str]:
    kg = kg_of(*papers)
    shown = document(kg, milestones(kg, node("drug")), Wording(kg.label, language))
    return {label: cell.text for label, cell in shown.answers}


def test_what_is_over_is_never_told_as_the_state_of_a_drug() -> None:
    assert answers(HISTORY)["State"] == (
        "full approval, West, Pox, date not stated; no longer in force: conditional approval, East, Flu, 20 Jan 2020,"
        " ended 30 Jun 2023"
    )
    assert answers(HISTORY, language="zh")["审批状态"] == (
        "完全批准，“west”，“pox”，日期未提及；已失效：附条件批准，“east”，“flu”，2020年1月20日，2023年6月30日已结束"
    )
    assert answers(HISTORY)["Designations"] == "breakthrough therapy designation, East, May 2019"


def test_a_drug_that_lost_its_only_approval_has_none() -> None:
    lost = decision("first", APPROVAL, "jurisdiction east", "status status:withdrawn", "edtf 2020")
    assert answers(Paper("a", lost))["State"] == ("no longer in force: conditional approval, East, 2020, withdrawn")
    hoped = [*lost, *decision("third", FULL, "jurisdiction west", "status status:expected"), "hope-a expects third",
             "hope-a edtf 2027"]  # fmt: skip
    assert answers(Paper("a", hoped))["State"] == (
        "full approval, West, expected 2027; no longer in force: conditional approval, East, 2020, withdrawn"
    )


def test_a_table_row_each_with_its_end_and_the_chart_ends_too() -> None:
    kg = kg_of(HISTORY)
    shown = document(kg, milestones(kg, node("drug")), Wording(kg.label))
    table = next(one for one in shown.blocks if isinstance(one, Table) and one.name == "decisions")
    assert [column.name for column in table.columns] == [
        "jurisdiction", "when", "decision", "for", "by", "status", "until"
    ]  # fmt: skip
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["East", "May 2019", "breakthrough therapy designation", "not stated", "not stated", "granted", ""],
        ["East", "20 Jan 2020", "conditional approval", "Flu", "not stated", "ended", "30 Jun 2023"],
        ["not stated", "not stated", "full approval", "not stated", "not stated", "cancelled", ""],
        ["West", "not stated", "full approval", "Pox", "not stated", "granted", ""],
    ]
    (chart,) = (one.chart for one in shown.blocks if isinstance(one, Figure))
    assert isinstance(chart, Timeline)
    assert [(one.label, one.earliest.isoformat(), one.lane) for one in chart.moments] == [
        ("breakthrough therapy designation", "2019-05-01", "East"),
        ("conditional approval", "2020-01-20", "East"),
        ("conditional approval: end", "2023-06-30", "East"),
    ]


def test_a_decision_that_was_expected_and_came_says_as_what() -> None:
    says = [
        *decision("third", FULL, "status status:expected"),
        "hope-a expects third",
        "hope-a edtf 2024",
        "hope-a fulfilledBy first",
        *decision("first", APPROVAL, "status status:granted", "edtf 2024-03-01"),
    ]
    kg = kg_of(Paper("a", says))
    one = milestones(kg, node("drug"))
    assert {local_name(each.id): each.came_as for each in one.decisions} == {"first": (), "third": (node("first"),)}
    itself = [*decision("first", APPROVAL, "status status:granted"), "hope-a expects first", "hope-a fulfilledBy first"]
    assert [each.came_as for each in found(Paper("a", itself)).decisions] == [()]
    for language, remark in (("en", "came as: First"), ("zh", "已实现为：“first”")):
        shown = document(kg, one, Wording(kg.label, language))
        table = next(one for one in shown.blocks if isinstance(one, Table) and one.name == "decisions")
        assert [row[5].remark for row in table.rows] == [remark, ""]


def test_without_an_end_there_is_no_column_of_ends() -> None:
    kg = kg_of(Paper("a", decision("first", APPROVAL, "status status:granted")))
    shown = document(kg, milestones(kg, node("drug")), Wording(kg.label))
    table = next(one for one in shown.blocks if isinstance(one, Table) and one.name == "decisions")
    assert "until" not in [column.name for column in table.columns]
    assert [one for one in shown.blocks if isinstance(one, Figure)] == []
