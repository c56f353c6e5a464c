"""When numbers may be put in an order."""

from __future__ import annotations

import pytest

from biokg.analysis.comparison.ranking import Ranking, rank
from biokg.analysis.numbers import numbers_of

from .small import Paper, graph_of, node

COMPANY = "measures kind:company"


def ranked(*papers: Paper, nested: bool = False) -> Ranking:
    """Rank two parks by all their numbers; statistics are called after their park: east-1, west-1."""
    names = {said.split()[0] for paper in papers for said in paper.says}
    things = {"east": "IndustryPark", "west": "IndustryPark"} | {name: "Statistic" for name in names if "-" in name}
    kg = graph_of(things, *papers)
    found = {node(park): numbers_of(kg, node(park)) for park in ("east", "west")}
    return rank(found, [(node("east"), node("west"))] if nested else [])


def paper(park: str, *parts: str, day: str = "2025-01-01", name: str = "") -> Paper:
    statistic = f"{park}-1"
    return Paper(name or park, [f"{statistic} statisticOf {park}", *(f"{statistic} {part}" for part in parts)], day)


def reasons(found: Ranking) -> list[str]:
    assert not found.order
    return [one.kind for one in found.reasons]


@pytest.mark.parametrize(
    ("east", "west", "first"),
    [
        (["value 10"], ["value 20"], "west"),
        (["value 20", "qualifier qualifier:over"], ["value 20"], "east"),
        (["value 20", "qualifier qualifier:over"], ["value 20", "qualifier qualifier:nearly"], "east"),
        (["value 20", "qualifier qualifier:at-most"], ["value 20", "qualifier qualifier:over"], "west"),
        (["value 1", "unit unit:square-kilometre"], ["value 99", "unit unit:hectare"], "east"),
    ],
)
def test_bounds_that_do_not_overlap_are_ranked(east: list[str], west: list[str], first: str) -> None:
    found = ranked(paper("east", COMPANY, *east), paper("west", COMPANY, *west))
    assert found.order[0] == node(first)
    assert len(found.order) == len(found.numbers) == 2
    assert found.reasons == ()


@pytest.mark.parametrize(
    ("east", "west", "reason"),
    [
        (["value 20"], ["value 20"], "overlap"),
        (["value 20", "qualifier qualifier:over"], ["value 30"], "overlap"),
        (["value 20", "qualifier qualifier:at-least"], ["value 20", "qualifier qualifier:at-most"], "overlap"),
        (["value 20", "qualifier qualifier:about"], ["value 900"], "bounds"),
        (["value 20", "populationArea west"], ["value 30"], "population"),
        (["value 20", "unit unit:percent"], ["value 30"], "population"),
        (["value 20", "status status:planned"], ["value 30"], "standing"),
    ],
)
def test_why_not(east: list[str], west: list[str], reason: str) -> None:
    assert reasons(ranked(paper("east", COMPANY, *east), paper("west", COMPANY, *west))) == [reason]


def test_another_population_is_not_compared() -> None:
    papers = paper("east", "measures kind:pharmaceutical-company", "value 1"), paper("west", COMPANY, "value 9")
    assert reasons(ranked(*papers)) == ["population"]


@pytest.mark.parametrize(("day", "found"), [("2026-01-02", ["west", "east"]), ("2026-01-03", None)])
def test_a_year_apart_is_the_limit(day: str, found: list[str] | None) -> None:
    got = ranked(paper("east", COMPANY, "value 1"), paper("west", COMPANY, "value 9", day=day))
    assert [one.value.rpartition("/")[2] for one in got.order] == (found or [])
    assert found or reasons(got) == ["apart"]


def test_the_day_for_which_it_holds_counts_before_the_day_of_publication() -> None:
    late = paper("west", COMPANY, "value 9", "asOf 2025-01-01T00:00:00Z", day="2028-01-01")
    assert ranked(paper("east", COMPANY, "value 1"), late).order == (node("west"), node("east"))


def test_sources_that_disagree() -> None:
    east = Paper("east", ["east-1 statisticOf east", "east-1 measures kind:company", "east-1 value 1 ~east-2 value 2",
                          "east-2 statisticOf east", "east-2 measures kind:company", "east-2 value 2"])  # fmt: skip
    assert reasons(ranked(east, paper("west", COMPANY, "value 9"))) == ["disputed"]


def test_one_within_the_other_and_one_alone() -> None:
    papers = paper("east", COMPANY, "value 1"), paper("west", COMPANY, "value 9")
    assert reasons(ranked(*papers, nested=True)) == ["nested"]
    assert reasons(ranked(papers[0])) == ["one"]
    assert reasons(ranked()) == ["one"]
