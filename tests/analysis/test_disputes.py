"""Disagreements and numbers that only seem to disagree: by hand, and the project's own to the last side."""

from __future__ import annotations

import pytest

from biokg.analysis.disputes import Disputes, disputes
from biokg.graph import KnowledgeGraph
from biokg.terms import local_name

from .own import own_graph
from .small import Paper, graph_of, node

THINGS = {
    "park": "IndustryPark", "acme": "Company", "mab": "Drug", "nod": "RegulatoryDecision", "boss": "Person",
    "one": "Statistic", "two": "Statistic", "three": "Statistic",
}  # fmt: skip


def number(name: str, measure: str, value: str, *more: str) -> list[str]:
    said = (f"statisticOf {'park'}", f"measures kind:{measure}", f"value {value}", *more)
    return [f"{name} {part}" for part in said]


def apart(found: Disputes) -> list[tuple[str, tuple[str, ...], list[str]]]:
    return [(local_name(one.of), one.differ, [local_name(part.id) for part in one.numbers]) for one in found.apart]


def told(found: Disputes) -> list[tuple[str, list[tuple[str, bool]]]]:
    return [
        (one.reason, [(part.side.object.value, part.side.followed) for part in one.positions]) for one in found.disputes
    ]


def test_who_stands_behind_each_side() -> None:
    kg = graph_of(
        THINGS,
        Paper("original", ["nod edtf 2024-01-01"], "2024-01-02"),
        Paper("copy", ["nod edtf 2024-01-01 !attributed @boss"], "2024-01-03", reproduces="original"),
        Paper("other", ["nod edtf 2024-02-01"], "2024-02-02", tier="official"),
    )
    (found,) = disputes(kg).disputes
    strong, weak = found.positions
    assert (found.reason, found.declared) == ("tier", False)
    assert [local_name(tier) for tier in strong.tiers] == ["official"]
    assert (weak.independent, len(weak.side.statements)) == (1, 2)
    assert (weak.first, weak.last, weak.speakers) == ("2024-01-02", "2024-01-03", (node("boss"),))
    assert weak.number is None


def test_a_side_that_is_a_number_brings_its_population_and_date() -> None:
    says = [
        *number("one", "company", "10 ~two value 20"), "one asOf 2024-05-01T00:00:00Z",
        *number("two", "pharmaceutical-company", "20"),
    ]  # fmt: skip
    (found,) = disputes(graph_of(THINGS, Paper("a", says))).disputes
    numbers = [one.number for one in found.positions]
    assert [local_name(one.measures) for one in numbers if one] == ["company", "pharmaceutical-company"]
    assert [str(one.as_of) for one in numbers if one] == ["2024-05-01", "None"]


@pytest.mark.parametrize(
    ("second", "differ"),
    [
        (number("two", "pharmaceutical-company", "20"), ("population",)),
        (number("two", "company", "20", "asOf 2024-01-01T00:00:00Z"), ("date",)),
        (number("two", "company", "20", "unit unit:percent", "populationArea park"), ("population",)),
        (number("two", "start-up", "20", "asOf 2024-01-01T00:00:00Z"), ("population", "date")),
    ],
)
def test_numbers_that_differ_and_do_not_disagree(second: list[str], differ: tuple[str, ...]) -> None:
    found = disputes(graph_of(THINGS, Paper("a", [*number("one", "company", "10"), *second])))
    assert found.disputes == ()
    assert [one[:2] for one in apart(found)] == [("park", differ)]


def test_other_sorts_of_things_are_not_mistaken_for_one_another() -> None:
    says = [*number("one", "company", "10"), *number("two", "land-area", "20"), *number("three", "hospital-bed", "30")]
    assert disputes(graph_of(THINGS, Paper("a", says))).apart == ()


def test_what_is_in_dispute_is_not_told_again() -> None:
    says = [*number("one", "company", "10 ~two value 20"), *number("two", "pharmaceutical-company", "20")]
    assert disputes(graph_of(THINGS, Paper("a", says))).apart == ()


def test_about_a_thing_is_what_belongs_to_it_or_is_tied_to_it() -> None:
    papers = [
        Paper("a", ["nod edtf 2024", "nod decisionOn mab", "mab developedBy acme", *number("one", "company", "1")]),
        Paper("b", ["nod edtf 2025", *number("two", "start-up", "2")]),
    ]
    kg = graph_of(THINGS, *papers)
    assert [len(disputes(kg, node(name)).disputes) for name in ("nod", "mab", "acme", "park", "boss")] == [
        1,
        1,
        1,
        0,
        0,
    ]
    assert [len(disputes(kg, node(name)).apart) for name in ("park", "acme")] == [1, 0]


def test_an_empty_graph() -> None:
    found = disputes(graph_of({}))
    assert (found.disputes, found.apart, found.reasons) == ((), (), {})


def test_the_order_of_sources_changes_nothing() -> None:
    papers = [Paper("a", ["nod edtf 2024", *number("one", "company", "1")]), Paper("b", ["nod edtf 2025"]),
              Paper("c", number("two", "start-up", "2"))]  # fmt: skip

    def found(kg: KnowledgeGraph) -> object:
        return told(disputes(kg)), apart(disputes(kg))

    assert found(graph_of(THINGS, *papers)) == found(graph_of(THINGS, *papers[::-1]))


# ---- the project's own graph, read against the articles

AREAS = ("several", [("5.8", True), ("6.5", True), ("5.8", True), ("5.5", True)])
RELEASE = ("id", [("2025-10-24", True), ("2025-10-25", False)])
APPROVAL = ("tier", [("2026-01-20", True), ("2026-01-23", False)])


def test_the_disagreements_of_the_two_parks() -> None:
    found = disputes(own_graph())
    assert told(found) == [RELEASE, AREAS, APPROVAL]
    assert found.reasons == {"tier": 1, "id": 1, "several": 1}
    (areas,) = (one for one in found.disputes if one.reason == "several")
    numbers = [(part, part.number) for part in areas.positions if part.number]
    assert [(local_name(part.tiers[0]), part.first, local_name(number.measures)) for part, number in numbers] == [
        ("official", "2025-04-15", "planned-land-area"), ("agency", "2025-04-14", "total-land-area"),
        ("aggregator", "2024-07-19", "land-area"), ("aggregator", "2025", "planned-land-area"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("about", "found"),
    [
        ("international-biopark", [RELEASE, AREAS]), ("huahui-health", [APPROVAL]), ("libevitug", [APPROVAL]),
        ("biopark-plan", [RELEASE, AREAS]), ("biopark-plan-release", [RELEASE]), ("nibs", []),
        ("zhongguancun-life-science-park", []),
    ],
)  # fmt: skip
def test_the_disagreements_about_one_thing(about: str, found: list[object]) -> None:
    assert told(disputes(own_graph(), node(about))) == found


def test_numbers_of_the_project_that_differ_and_do_not_disagree() -> None:
    zlsp = "zhongguancun-life-science-park"
    assert apart(disputes(own_graph())) == [
        ("astrazeneca", ("population",), ["astrazeneca-china-rd-centres-2025-10", "astrazeneca-rd-centres-2025-10"]),
        ("beijing", ("population",), [
            "beijing-foreign-medical-rd-centres-2024-11", "beijing-foreign-rd-centres-2024-11",
        ]),
        ("beijing-e-town", ("population", "date"), ["e-town-companies-2025-03", "e-town-companies-2025-10"]),
        (zlsp, ("population", "date"), [
            "zlsp-companies-2001", "zlsp-innovative-companies-2023", "zlsp-scientist-companies-2023",
            "zlsp-innovative-pharma-companies-2025-10", "zlsp-pharma-companies-2025-10",
            "zlsp-business-entities-2025-10",
        ]),
        (zlsp, ("population", "date"), ["zlsp-area-2001", "zlsp-core-area-2020", "zlsp-area-2025"]),
        (zlsp, ("population",), ["zlsp-platforms-incubators-2025-10", "zlsp-service-platforms-2025-10"]),
    ]  # fmt: skip
