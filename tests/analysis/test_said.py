"""What is said of a thing by a property, when it is, and which numbers are said of it."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from biokg.analysis.numbers import numbers_of
from biokg.analysis.said import nodes_of, said, said_of, statements_in
from biokg.analysis.when import reported, when
from biokg.terms import iri

from .small import Paper, graph_of, node

THINGS = {"park": "IndustryPark", "town": "AdministrativeArea", "zone": "DevelopmentZone", "fair": "Event"}


def test_values_stand_apart_settled_first_and_what_is_denied_last() -> None:
    paper = Paper(
        "a", ["park locatedIn zone !denied", "park locatedIn town", "park field field:neuroscience !intended"]
    )
    kg = graph_of(THINGS, paper)
    found = said(kg, node("park"), "b:locatedIn", "b:field")
    assert [(one.value, one.standing, one.settled) for one in found] == [
        (node("town"), "stated", True),
        (iri("field:neuroscience"), "intended", False),
        (node("zone"), "denied", False),
    ]
    assert nodes_of(found) == [node("town")]
    assert nodes_of(found, settled=False) == [node("town"), iri("field:neuroscience")]
    assert [one.value for one in said_of(kg, node("town"), "b:locatedIn")] == [node("park")]
    assert len(list(statements_in({"all": [found, found]}))) == 6


def test_a_date_keeps_its_window_its_words_and_what_others_say_instead() -> None:
    kg = graph_of(
        THINGS,
        Paper("a", ["fair edtf 2024-10-24", "fair verbatim today"], day="2024-11-01", tier="official"),
        Paper("b", ["fair edtf 2024-10-25", "fair verbatim yesterday"], day="2024-11-02"),
        Paper("c", ["fair edtf 2024"], day="2024-11-03"),
    )
    found = when(kg, node("fair"))
    assert found is not None
    assert (found.edtf, found.wording) == ("2024-10-24", "today")
    assert found.window == (dt.date(2024, 10, 24), dt.date(2024, 10, 24))
    assert [one.value for one in found.others] == ["2024-10-25"]
    assert reported(found.statements) == "2024-11-01"
    assert when(kg, node("park")) is None


@pytest.mark.parametrize("property", ["validFrom", "validTo", "asOf"])
def test_a_day_is_a_date_too(property: str) -> None:
    kg = graph_of(THINGS, Paper("a", [f"park {property} 2025-03-29T00:00:00Z"]))
    found = when(kg, node("park"), "b:edtf", f"b:{property}")
    assert found is not None
    assert found.window == (dt.date(2025, 3, 29), dt.date(2025, 3, 29))


def number(name: str, measure: str, value: str, *more: str) -> list[str]:
    return [f"{name} statisticOf park", f"{name} measures kind:{measure}", f"{name} value {value}",
            *(f"{name} {part}" for part in more)]  # fmt: skip


def test_numbers_keep_hedge_unit_population_and_date() -> None:
    things = THINGS | {"few": "Statistic", "many": "Statistic", "part": "Statistic", "empty": "Statistic"}
    kg = graph_of(
        things,
        Paper("b", number("many", "company", "1000", "qualifier qualifier:over"), day="2025-10-01"),
        Paper("a", number("few", "company", "10"), day="2001-09-25"),
        Paper("c", number("part", "employee", "5", "qualifier qualifier:about", "unit unit:percent",
                          "populationArea town", "asOf 2024-12-31T00:00:00Z"), day="2025-10-02"),
        Paper("d", ["empty statisticOf park"]),
    )  # fmt: skip
    few, many, part = numbers_of(kg, node("park"))
    assert [(one.value, one.qualifier, one.reported) for one in (few, many, part)] == [
        (Decimal(10), "exactly", "2001-09-25"),
        (Decimal(1000), "over", "2025-10-01"),
        (Decimal(5), "about", "2025-10-02"),
    ]
    assert (many.bounds.low, many.bounds.low_open, many.bounds.high) == (Decimal(1000), True, None)
    assert (part.unit, part.population, part.as_of, part.day) == (
        "percent", node("town"), dt.date(2024, 12, 31), dt.date(2024, 12, 31),
    )  # fmt: skip
    assert (few.day, few.disputed, len(few.statements), len(part.statements)) == (dt.date(2001, 9, 25), False, 3, 7)


def test_numbers_that_disagree_say_so() -> None:
    things = THINGS | {"one": "Statistic", "other": "Statistic"}
    disputed = [*number("other", "land-area", "6.5")[:2], "other value 6.5 ~one value 5.8"]
    kg = graph_of(things, Paper("a", number("one", "land-area", "5.8")), Paper("b", disputed))
    assert [one.disputed for one in numbers_of(kg, node("park"))] == [True, True]
