"""Numbers keep their hedge, unit and population; what differs stands side by side."""

from __future__ import annotations

import pytest

from biokg.graph import KnowledgeGraph

from .edges import edges, objects

ZLSP, PARK, TOWN = ":zhongguancun-life-science-park", ":international-biopark", ":beijing-e-town"

# statistic: of what, what is counted, value, qualifier, unit, area, lower and upper bound
NUMBERS = {
    ":zlsp-pharma-companies-2025-10": (ZLSP, "kind:pharmaceutical-company", "1000", "over", "", "", "1000", ""),
    ":zlsp-innovative-pharma-companies-2025-10": (
        *(ZLSP, "kind:innovative-pharmaceutical-company", "1000", "over", "", "", "1000", ""),
    ),
    ":zlsp-innovative-companies-2023": (ZLSP, "kind:innovative-company", "600", "over", "", "", "600", ""),
    ":zlsp-business-entities-2025-10": (
        *(ZLSP, "kind:medical-and-health-business-entity", "2000", "over", "", "", "2000", ""),
    ),
    ":zlsp-companies-2001": (ZLSP, "kind:company", "10", "", "", "", "10", "10"),
    ":zlsp-service-platforms-2025-10": (ZLSP, "kind:service-platform", "60", "nearly", "", "", "", "60"),
    ":zlsp-platforms-incubators-2025-10": (
        *(ZLSP, "kind:service-platform-or-incubator", "60", "nearly", "", "", "", "60"),
    ),
    ":zlsp-cgt-trials-2025-10": (ZLSP, "kind:cgt-clinical-trial", "5", "about", "percent", ":china", "", ""),
    ":zlsp-ai-device-certificates-2025-10": (
        *(ZLSP, "kind:ai-medical-device-certificate", "40", "", "percent", ":beijing", "40", "40"),
    ),
    ":zlsp-area-2001": (ZLSP, "kind:land-area", "254", "", "hectare", "", "254", "254"),
    ":zlsp-core-area-2020": (ZLSP, "kind:planned-core-area", "7.19", "", "square-kilometre", "", "7.19", "7.19"),
    ":zlsp-area-2025": (ZLSP, "kind:land-area", "7.2", "", "square-kilometre", "", "7.2", "7.2"),
    ":biopark-area-2024-07": (PARK, "kind:land-area", "5.8", "", "square-kilometre", "", "5.8", "5.8"),
    ":biopark-planned-area-2025-04": (PARK, "kind:planned-land-area", "5.8", "about", "square-kilometre", "", "", ""),
    ":biopark-total-land-2025-04": (PARK, "kind:total-land-area", "6.5", "about", "square-kilometre", "", "", ""),
    ":biopark-planned-area-2025": (PARK, "kind:planned-land-area", "5.5", "about", "square-kilometre", "", "", ""),
    ":e-town-companies-2025-03": (TOWN, "kind:medical-and-healthcare-company", "5000", "nearly", "", "", "", "5000"),
    ":e-town-companies-2025-10": (TOWN, "kind:biopharmaceutical-company", "5000", "over", "", "", "5000", ""),
    ":pfizer-china-rd-centres-2025-03": (":pfizer", "kind:rd-centre", "3", "at-least", "", ":china", "3", ""),
    ":lilly-china-employees-2024-10": (":eli-lilly", "kind:employee", "3200", "over", "", ":china", "3200", ""),
    ":astrazeneca-beijing-investment": (
        *(":astrazeneca-investment-in-beijing", "kind:investment", "2500000000", "", "us-dollar", ""),
        *("2500000000", "2500000000"),
    ),
}
PROPERTIES = ("statisticOf", "measures", "value", "qualifier", "unit", "populationArea", "minValue", "maxValue")


@pytest.mark.parametrize("name", NUMBERS)
def test_number(known: KnowledgeGraph, name: str) -> None:
    found = [objects(known, name, prop) for prop in PROPERTIES]
    assert all(len(values) <= 1 for values in found)
    bare = [next(iter(values), "").removeprefix("qualifier:").removeprefix("unit:") for values in found]
    assert tuple(bare) == NUMBERS[name]


def test_wording_of_the_digest_is_kept(known: KnowledgeGraph) -> None:
    assert {text for thing, text in edges(known, "verbatim") if thing.startswith(":zlsp")} == {
        *("over 1,000", "nearly 60", "about 5%", "40%"),
    }


def test_groups_have_the_size_that_is_said(known: KnowledgeGraph) -> None:
    assert edges(known, "groupSize") == {
        (":biopark-arriving-companies", "12"),
        (":biopark-corridors", "3"),
        (":biopark-subway-lines", "3"),
        (":biopark-zones", "4"),
        (":forum-2024-companies", "8"),
        (":jnj-further-centres", "3"),
        (":nmpa-centres", "6"),
    }
