"""What must hold of every product: order changes nothing, nor does what has nothing to do with it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from biokg.analysis.chain import chain
from biokg.analysis.changes import changes
from biokg.analysis.company import company
from biokg.analysis.comparison import compare
from biokg.analysis.disputes import disputes
from biokg.analysis.due import due
from biokg.analysis.evidence import evidence
from biokg.analysis.helix import helix
from biokg.analysis.measuring import measuring
from biokg.analysis.meeting import meeting
from biokg.analysis.milestones import milestones
from biokg.analysis.multinationals import multinationals
from biokg.analysis.overview import overview
from biokg.analysis.park import dossier
from biokg.analysis.paths import paths
from biokg.analysis.timeline import timeline
from biokg.errors import InputError
from biokg.graph import KnowledgeGraph
from biokg.views.document.plain import plain

from .small import Paper, graph_of, node

DAY = dt.date(2026, 1, 1)
THINGS = {
    "east": "IndustryPark", "west": "IndustryPark", "town": "AdministrativeArea", "zone": "ParkZone",
    "acme": "Company", "beta": "Company", "lab": "ResearchInstitute", "school": "University", "agency": "Regulator",
    "hall": "Facility", "plant": "Facility", "cure": "Drug", "flu": "Disease", "trial": "ClinicalTrial",
    "grant": "RegulatoryDecision", "hope": "Expectation", "ann": "Person", "post": "Position", "move": "Engagement",
    "many": "Statistic", "more": "Statistic", "fair": "Event",
}  # fmt: skip
NEWS = Paper("news", [
    "east locatedIn town", "west locatedIn town", "zone partOf east", "acme presentIn east", "beta basedIn west",
    "lab presentIn west", "acme collaboratesWith lab", "lab collaboratesWith school", "hall locatedIn east",
    "hall managedBy acme", "cure developedBy acme", "cure indicatedFor flu", "cure stage stage:clinical-development",
    "trial studies cure", "acme kind kind:multinational", "many statisticOf east", "many measures kind:company",
    "many value 20", "many qualifier qualifier:over", "fair locatedIn east", "fair edtf 2024-03-05",
    "acme collaboratesWith agency",
])  # fmt: skip
LATER = Paper("later", [
    "move party beta", "move at east", "move role role:chosen", "move status status:under-way", "post party ann",
    "post at lab", "post role role:director", "plant locatedIn west !intended", "plant status status:planned",
    "beta plans plant !intended", "more statisticOf east", "more measures kind:company", "more value 30",
    "grant decisionOn cure", "grant kind decision:conditional-approval", "grant status status:expected",
    "hope expects grant", "hope edtf 2025-10/2026-04", "beta field field:neuroscience",
    "lab field field:neuroscience",
], "2025-06-01", tier="official")  # fmt: skip
OTHERS = {
    "zz-park": "IndustryPark", "zz-one": "Company", "zz-two": "ResearchInstitute", "zz-pill": "Drug",
    "zz-cold": "Disease", "zz-shed": "Facility",
}  # fmt: skip
APART = Paper("zz-news", [
    "zz-one presentIn zz-park", "zz-two presentIn zz-park", "zz-pill developedBy zz-one",
    "zz-pill indicatedFor zz-cold", "zz-shed locatedIn zz-park", "zz-shed managedBy zz-one",
    "zz-shed status status:under-construction",
], "2025-03-01")  # fmt: skip


def since(kg: KnowledgeGraph) -> Any:
    return changes(graph("before"), kg, day_before=DAY, day_after=DAY)


PRODUCTS: dict[str, Callable[[KnowledgeGraph], Any]] = {
    "overview": lambda kg: overview(kg, DAY),
    "park": lambda kg: dossier(kg, node("east")),
    "compare": lambda kg: compare(kg, [node("east"), node("west")]),
    "chain": chain,
    "company": lambda kg: company(kg, node("acme")),
    "multinationals": lambda kg: multinationals(kg, node("east")),
    "drug": lambda kg: milestones(kg, node("cure")),
    "timeline": timeline,
    "due": lambda kg: due(kg, DAY),
    "conflicts": disputes,
    "evidence": evidence,
    "network": lambda kg: replace(measuring(kg, planned=True, limit=None), grouping=None),
    "helix": helix,
    "meet": lambda kg: meeting(kg, limit=100),
    "path": lambda kg: paths(kg, "acme", "school", planned=True),
    "changes": since,
}
"""Groups of the network are tested where they are made: whether two are worth telling apart depends on all ties."""

ABOUT = {"park", "compare", "company", "multinationals", "drug", "path"}
"""Products about something: nothing at all changes in them."""


LOOPS = replace(NEWS, says=[*NEWS.says, "acme collaboratesWith acme", "east near east"])
BACKWARDS = [replace(paper, says=paper.says[::-1]) for paper in (LATER, NEWS)]


@cache
def graph(name: str) -> KnowledgeGraph:
    """Make one of the graphs, once: to be read only."""
    kg = {
        "whole": lambda: graph_of(THINGS, NEWS, LATER),
        "before": lambda: graph_of(THINGS, NEWS),
        "backwards": lambda: graph_of(dict(reversed(THINGS.items())), *BACKWARDS),
        "beside": lambda: graph_of(THINGS | OTHERS, NEWS, LATER, APART),
        "loops": lambda: graph_of(THINGS, LOOPS, LATER),
        "empty": lambda: graph_of({}),
        "one thing": lambda: graph_of({"acme": "Company"}),
    }[name]()
    kg.date = DAY
    return kg


def shown(name: str, product: str) -> Any:
    kg = graph(name)
    return plain(PRODUCTS[product](kg), kg.label)


def named(value: Any) -> Iterator[str]:
    """Yield the ids of all things in plain data, in their order."""
    if isinstance(value, dict):
        if value.keys() == {"id", "en", "zh"} and value["id"] in THINGS:
            yield value["id"]
        for part in value.values():
            yield from named(part)
    elif isinstance(value, list):
        for part in value:
            yield from named(part)


def order(found: Any) -> list[str]:
    return list(dict.fromkeys(named(found)))


@pytest.mark.parametrize("product", PRODUCTS)
def test_the_order_of_what_is_known_changes_nothing(product: str) -> None:
    found = shown("whole", product)
    assert found == shown("backwards", product)
    assert product == "overview" or order(found), "the product is about nothing"


@pytest.mark.parametrize("product", PRODUCTS)
def test_what_has_nothing_to_do_with_it_changes_no_order(product: str) -> None:
    alone, beside = shown("whole", product), shown("beside", product)
    assert order(beside) == order(alone)
    assert product not in ABOUT or beside == alone


@pytest.mark.parametrize("product", sorted(PRODUCTS.keys() - {"changes"}))  # in which a tie to itself is new, too
def test_ties_of_a_thing_to_itself_change_no_order(product: str) -> None:
    assert order(shown("loops", product)) == order(shown("whole", product))


NOTHING = {
    "chain": "By 2026-01-01 no source speaks of an industry park; name a later day, or a place.",
    "due": "On 2026-01-01 nothing was forecast yet: there are no sources. Name a later day.",
    "changes": "On 2026-01-01 nothing was forecast yet: there are no sources. Name a later day.",
}


@pytest.mark.parametrize("name", ["empty", "one thing"])
@pytest.mark.parametrize("product", sorted(PRODUCTS.keys() - ABOUT - NOTHING.keys()))
def test_a_graph_of_next_to_nothing_has_an_answer(product: str, name: str) -> None:
    assert set(order(shown(name, product))) <= {"acme"}


@pytest.mark.parametrize("name", ["empty", "one thing"])
@pytest.mark.parametrize("product", NOTHING)
def test_of_a_graph_of_next_to_nothing_it_is_said_in_a_sentence(product: str, name: str) -> None:
    with pytest.raises(InputError) as told:
        shown(name, product)
    assert str(told.value) == NOTHING[product]
