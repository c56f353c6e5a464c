"""Comparison: errors and coverage on small graphs, and every cell of the project's own two parks."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from biokg.analysis.comparison import Comparison, Field, compare
from biokg.analysis.numbers import Number
from biokg.errors import BiokgError, InputError
from biokg.graph import KnowledgeGraph

from .own import own_graph
from .small import Paper, graph_of, node

EXPECTED = Path(__file__).parent / "expected" / "comparison.tsv"
PARKS = ("international-biopark", "zhongguancun-life-science-park")
THINGS = {
    "east": "IndustryPark", "west": "IndustryPark", "hall": "Facility", "acme": "Company", "crowd": "Organization",
    "east-1": "Statistic", "east-2": "Statistic", "zone": "ParkZone",
}  # fmt: skip


def field(found: Comparison, indicator: str, place: str) -> Field:
    fields = next(line.fields for line in found.lines if line.indicator.id == indicator)
    return next(one for one in fields if one.place == node(place))


def both(*says: str) -> Comparison:
    return compare(graph_of(THINGS, Paper("a", says)), [node("east"), node("west")])


def words(found: Field) -> str:
    """Return a field in the notation of the expected file."""
    parts = [_number(one) for one in found.numbers] + [f"(older {_number(one)})" for one in found.older]
    for tally in found.tallies:
        things = [
            one.id.value.rpartition("/")[2]
            + ("**" if one.id in tally.spelt_out else "*" if one.group else "")
            + _mark(one.standing)
            for one in tally.things
        ]
        parts.append(f"{tally.phase} {'=' if tally.exact else '>='} {tally.at_least}: {', '.join(things)}")
    return "; ".join(parts) or "-"


def _number(one: Number) -> str:
    name = one.measures.value.rpartition("/")[2] if one.measures else ""
    whole = f" of {one.population.value.rpartition('/')[2]}" if one.population else ""
    value = f"{one.qualifier} {one.value} {one.unit}".rstrip()
    return f"{value} {name}{whole} {one.day}{_mark(one.standing)}{' disputed' if one.disputed else ''}"


def _mark(standing: str) -> str:
    return {"stated": "", "inferred": " (inferred)"}.get(standing, f" ({standing})")


def lines(found: Comparison) -> Iterator[str]:
    for line in found.lines:
        for one in line.fields:
            yield f"{line.indicator.id}\t{one.place.value.rpartition('/')[2]}\t{words(one)}"
        if line.ranking:
            ranked = " > ".join(place.value.rpartition("/")[2] for place in line.ranking.order)
            yield f"{line.indicator.id}\tranking\t{ranked or ', '.join(one.kind for one in line.ranking.reasons)}"


def test_every_cell_of_the_two_parks() -> None:
    found = "\n".join(lines(compare(own_graph(), [node(park) for park in PARKS]))) + "\n"
    if os.environ.get("BIOKG_REGENERATE"):
        EXPECTED.write_text(found, encoding="utf-8")
    assert found.splitlines() == EXPECTED.read_text(encoding="utf-8").splitlines()


def test_every_number_and_thing_has_its_statements() -> None:
    found = compare(own_graph(), [node(park) for park in PARKS])
    fields = [one for line in found.lines for one in line.fields]
    assert all(one.statements for each in fields for one in each.numbers)
    assert all(one.statements for each in fields for tally in each.tallies for one in tally.things)
    assert all(
        said.live for each in fields for tally in each.tallies for one in tally.things for said in one.statements
    )


def test_coverage_of_the_two_parks() -> None:
    biopark, zlsp = compare(own_graph(), [node(park) for park in PARKS]).covered
    assert (biopark.reported, biopark.settled) == ((21, 42), (11, 42))
    assert (zlsp.reported, zlsp.settled) == ((26, 42), (25, 42))
    assert biopark.groups["space"] == (5, 5)
    assert biopark.groups["transport"] == (2, 2)
    assert biopark.settled_groups["transport"] == (1, 2)
    assert zlsp.groups["transport"] == (0, 2)


def test_a_number_is_ranked_where_like_stands_beside_like() -> None:
    says = [f"{name} {part}" for name, park, value in (("east-1", "east", 10), ("east-2", "west", 20))
            for part in (f"statisticOf {park}", "measures kind:company", f"value {value}")]  # fmt: skip
    (line,) = (line for line in both(*says).lines if line.indicator.id == "companies")
    assert line.ranking is not None
    assert line.ranking.order == (node("west"), node("east"))


def test_a_newer_number_takes_the_place_of_an_older_one() -> None:
    parts = ("statisticOf east", "measures kind:company")
    old = Paper("a", [*(f"east-1 {part}" for part in parts), "east-1 value 10"], "2024-01-01")
    new = Paper("b", [*(f"east-2 {part}" for part in parts), "east-2 value 20"], "2025-01-01")
    found = field(compare(graph_of(THINGS, old, new), [node("east"), node("west")]), "companies", "east")
    assert words(found) == "exactly 20 company 2025-01-01; (older exactly 10 company 2024-01-01)"


def test_what_is_still_being_built_is_not_there() -> None:
    floors = [f"{name} {part}" for name, park in (("east-1", "east"), ("east-2", "west"))
              for part in (f"statisticOf {park}", "measures kind:floor-space", "value 5")]  # fmt: skip
    found = both("east status status:under-construction", "west status status:operating", *floors)
    assert field(found, "floors", "east").numbers[0].standing == "under way"
    assert field(found, "floors", "west").numbers[0].standing == "stated"
    (line,) = (line for line in found.lines if line.indicator.id == "floors")
    assert line.ranking is not None
    assert [reason.kind for reason in line.ranking.reasons] == ["standing"]


def test_members_of_a_group_count_once() -> None:
    says = ["crowd kind kind:company", "crowd presentIn east", "crowd groupSize 3", "acme presentIn east"]
    assert words(field(both(*says), "comers", "east")) == "there >= 3: acme, crowd*"


def test_a_number_of_companies_on_their_way_is_none_of_those_there() -> None:
    says = [
        "crowd kind kind:company", "crowd groupSize 3", "tie party crowd", "tie at east", "tie status status:under-way",
        "east-1 statisticOf east", "east-1 measures kind:company", "east-1 value 3",
    ]  # fmt: skip
    found = compare(graph_of(THINGS | {"tie": "Engagement"}, Paper("a", says)), [node("east"), node("west")])
    assert words(field(found, "companies", "east")) == "exactly 3 company 2025-01-01 (under way)"
    assert words(field(found, "comers", "east")) == "under way >= 3: crowd* (under way)"


def test_a_newer_number_of_those_on_their_way_does_not_take_the_place_of_those_there() -> None:
    old = Paper("a", ["east-1 statisticOf east", "east-1 measures kind:company", "east-1 value 10"], "2024-01-01")
    new = Paper("b", ["east-2 statisticOf east", "east-2 measures kind:company", "east-2 value 3",
                      "east-2 status status:under-way"])  # fmt: skip
    found = field(compare(graph_of(THINGS, old, new), [node("east"), node("west")]), "companies", "east")
    assert words(found) == "exactly 3 company 2025-01-01 (under way); exactly 10 company 2024-01-01"


def test_a_group_whose_members_are_all_named_is_counted_exactly() -> None:
    says = ["crowd groupSize 2", *(f"{one} partOf {whole}" for one, whole in
                                   (("crowd", "east"), ("zone", "crowd"), ("other", "crowd")))]  # fmt: skip
    things = THINGS | {"crowd": "ParkZone", "other": "ParkZone", "third": "ParkZone"}
    places = [node("east"), node("west")]
    found = compare(graph_of(things, Paper("a", says)), places)
    assert words(field(found, "zones", "east")) == "there = 2: crowd**, other, zone"
    beside = compare(graph_of(things, Paper("a", [*says, "third partOf east"])), places)
    assert words(field(beside, "zones", "east")) == "there >= 3: crowd**, other, third, zone"
    unnamed = compare(graph_of(things, Paper("a", says[:3])), places)
    assert words(field(unnamed, "zones", "east")) == "there >= 2: crowd*, zone"


def test_a_group_is_spelt_out_where_its_source_names_as_many_of_the_same_operator() -> None:
    things = THINGS | dict.fromkeys(("body", "one", "two", "three"), "PublicBody")
    says = ["crowd groupSize 2", *(part for one in ("crowd", "one", "two")
                                   for part in (f"{one} presentIn east", f"{one} managedBy body"))]  # fmt: skip
    places = [node("east"), node("west")]
    found = compare(graph_of(things | {"crowd": "PublicBody"}, Paper("a", says)), places)
    assert words(field(found, "regulators", "east")) == "there >= 2: crowd**, one, two"


CENTRES = THINGS | {"rest": "Facility", "lab": "Facility", "rival": "Company"}
FOUR = [
    "acme plans hall !intended", "acme plans rest !intended", "rest groupSize 3",
    *(f"{one} {part} !intended" for one in ("hall", "rest") for part in ("locatedIn east", "managedBy acme")),
    "hall status status:planned", "rest status status:planned",
]  # fmt: skip


def sites(*papers: Paper) -> str:
    return words(field(compare(graph_of(CENTRES, *papers), [node("east"), node("west")]), "company-sites", "east"))


def test_what_one_source_lists_side_by_side_as_planned_is_added_up() -> None:
    assert sites(Paper("a", FOUR)) == "to come >= 4: hall (planned), rest* (planned)"


def test_a_group_and_a_thing_of_two_sources_are_not_added_up() -> None:
    apart = Paper("a", FOUR[1:]), Paper("b", FOUR[:1])
    assert sites(*apart) == "to come >= 3: hall (planned), rest* (planned)"
    within = Paper("a", [*FOUR, "hall partOf rest !intended"])
    assert sites(within) == "to come >= 3: hall (planned), rest* (planned)"


def test_what_two_companies_run_is_added_up_and_what_no_company_runs_is_left_out() -> None:
    runs = ["lab locatedIn east", "lab managedBy rival", "zone partOf east"]
    assert sites(Paper("a", [*FOUR, *runs])) == "there >= 1: lab; to come >= 4: hall (planned), rest* (planned)"
    planned = ["lab locatedIn east !intended", "lab managedBy rival !intended", "lab status status:planned"]
    assert sites(Paper("a", [*FOUR, *planned])) == "to come >= 5: hall (planned), lab (planned), rest* (planned)"
    assert sites(Paper("a", ["hall locatedIn east"])) == "-"


def test_who_is_attracted_is_not_on_the_way() -> None:
    says = ["tie party acme", "tie at east", "tie role role:attracted", "tie status status:under-way"]
    found = compare(graph_of(THINGS | {"tie": "Engagement"}, Paper("a", says)), [node("east"), node("west")])
    assert words(field(found, "comers", "east")) == "-"
    assert words(field(found, "attracted", "east")) == "under way >= 1: acme (under way)"


def test_unnamed_companies_are_not_counted_beside_those_named() -> None:
    says = ["crowd kind kind:company", *(part for one, party in (("tie", "acme"), ("bond", "crowd")) for part in
            (f"{one} party {party}", f"{one} at east", f"{one} role role:attracted"))]  # fmt: skip
    things = THINGS | {"tie": "Engagement", "bond": "Engagement"}
    found = compare(graph_of(things, Paper("a", says)), [node("east"), node("west")])
    assert words(field(found, "attracted", "east")) == "there >= 1: acme, crowd*"


def test_what_is_only_near_is_not_of_the_place() -> None:
    things = THINGS | {"wood": "GreenSpace", "lawn": "GreenSpace"}
    found = compare(graph_of(things, Paper("a", ["wood near east", "lawn serves east"])), [node("east"), node("west")])
    assert words(field(found, "green", "east")) == "there >= 1: lawn"


def test_what_is_planned_does_not_count_as_there() -> None:
    found = both("hall kind kind:pilot-plant", "hall locatedIn east !intended", "hall status status:planned")
    assert words(field(found, "pilot-plants", "east")) == "to come >= 1: hall (planned)"
    assert (found.covered[0].reported.k, found.covered[0].settled.k) == (1, 0)


def test_a_place_of_which_nothing_is_reported() -> None:
    found = both("acme presentIn east")
    assert not any(one.reported for line in found.lines for one in line.fields if one.place == node("west"))
    assert found.covered[1].reported == (0, 42)


def test_a_part_and_the_whole_are_told_apart() -> None:
    kg = graph_of(THINGS, Paper("a", ["zone partOf east"]))
    assert compare(kg, [node("zone"), node("east")]).nested == ((node("zone"), node("east")),)
    assert compare(kg, [node("east"), node("zone")]).nested == ((node("zone"), node("east")),)


@pytest.mark.parametrize(
    ("places", "sentence"),
    [
        ([], "There is nothing to compare with; name at least two places."),
        (["east"], "There is nothing to compare with; name at least two places."),
        (["east", "west", "east"], "'East' is named twice; name each place once."),
        (["east", "acme"], "'Acme' is no place (company); compare parks, zones of development or districts."),
    ],
)
def test_what_cannot_be_compared(places: list[str], sentence: str) -> None:
    with pytest.raises(InputError) as told:
        compare(graph_of(THINGS, Paper("a", [])), [node(place) for place in places])
    assert str(told.value) == sentence


def test_as_known_before_the_first_source() -> None:
    with own_graph().as_of(dt.date(1999, 1, 1)) as then, pytest.raises(BiokgError):
        compare(then, [node(park) for park in PARKS])


def test_as_known_on_a_day() -> None:
    with own_graph().as_of(dt.date(2024, 12, 31)) as then:
        found = compare(then, [node(park) for park in PARKS])
    assert words(field(found, "land", PARKS[0])) == "exactly 5.8 square-kilometre land-area 2024-07-19 (planned)"
    assert words(field(found, "phase", PARKS[0])) == "to come >= 1: planned (planned)"


def test_the_order_of_sources_changes_nothing() -> None:
    papers = [Paper("a", ["acme presentIn east", "hall locatedIn west"]), Paper("b", ["acme basedIn east"])]

    def found(kg: KnowledgeGraph) -> list[str]:
        return list(lines(compare(kg, [node("east"), node("west")])))

    assert found(graph_of(THINGS, *papers)) == found(graph_of(THINGS, *papers[::-1]))
