"""Links between organisations, on small graphs."""

from __future__ import annotations

from biokg.analysis.links import actors_of, links
from biokg.graph import KnowledgeGraph
from biokg.terms import local_name

from .small import Paper, graph_of


def found_in(kg: KnowledgeGraph) -> dict[str, list[str]]:
    network = kg.network(planned=True)
    return {
        f"{local_name(link.first)} {local_name(link.second)}": [
            f"{way.standing}: {' '.join(local_name(node) for node in way.via) or 'direct'}" for way in link.ways
        ]
        for link in links(kg, network, actors_of(kg, network))
    }


def test_direct_and_through_a_person_a_drug_and_its_decision() -> None:
    things = {"firm": "Company", "lab": "ResearchInstitute", "ann": "Person", "pill": "Drug",
              "nod": "RegulatoryDecision", "agency": "Regulator"}  # fmt: skip
    kg = graph_of(things, Paper("p", [
        "firm foundedBy ann", "ann affiliatedWith lab", "firm collaboratesWith lab",
        "pill developedBy firm", "nod decisionOn pill", "nod decidedBy agency",
    ]))  # fmt: skip
    assert found_in(kg) == {"agency firm": ["stated: nod pill"], "firm lab": ["stated: direct", "stated: ann"]}


def test_the_same_place_or_base_links_nobody_but_who_runs_it() -> None:
    things = {"one": "Company", "two": "Company", "host": "Company", "base": "Facility", "park": "IndustryPark"}
    kg = graph_of(things, Paper("p", [
        "one presentIn park", "two presentIn park", "one presentIn base", "two presentIn base", "base managedBy host",
    ]))  # fmt: skip
    assert found_in(kg) == {"host one": ["stated: base"], "host two": ["stated: base"]}


def test_a_way_is_as_sure_as_its_weakest_hop() -> None:
    things = {"one": "Company", "two": "Company", "site": "Facility"}
    kg = graph_of(things, Paper("p", ["site managedBy one", "two plans site", "site status status:planned"]))
    assert found_in(kg) == {"one two": ["planned: site"]}
    kg = graph_of(things, Paper("p", ["site managedBy one", "two plans site"]))
    assert found_in(kg) == {"one two": ["stated: site"]}


def test_a_place_is_tied_by_what_it_plans_alone() -> None:
    things = {"city": "AdministrativeArea", "lab": "ResearchInstitute", "firm": "Company", "town": "AdministrativeArea"}
    said = ["city plans lab", "lab presentIn city", "firm presentIn city", "firm presentIn town"]
    assert found_in(graph_of(things, Paper("p", said))) == {"city lab": ["stated: direct"]}
    assert found_in(graph_of(things, Paper("p", said[1:]))) == {}


def test_groups_of_a_stated_size_and_loops_are_left_out() -> None:
    things = {"six": "PublicBody", "head": "PublicBody", "firm": "Company"}
    said = ["six managedBy head", "six groupSize 6", "firm collaboratesWith firm", "firm collaboratesWith head"]
    assert found_in(graph_of(things, Paper("p", said))) == {"firm head": ["stated: direct"]}


def test_what_is_denied_links_nobody() -> None:
    kg = graph_of({"one": "Company", "two": "Company"}, Paper("p", ["one collaboratesWith two !denied"]))
    assert found_in(kg) == {}


def test_a_crowd_links_no_two() -> None:
    firms = {f"firm-{number:02}": "Company" for number in range(30)}
    said = [f"{firm} foundedBy ann" for firm in firms]
    assert found_in(graph_of({**firms, "ann": "Person"}, Paper("p", said))) == {}
    assert len(found_in(graph_of({**firms, "ann": "Person"}, Paper("p", said[:25])))) == 25 * 24 / 2


def test_the_order_of_what_is_said_changes_nothing() -> None:
    things = {"a": "Company", "z": "Company", "m": "Person", "lab": "University"}
    said = ["a foundedBy m", "z foundedBy m", "m affiliatedWith lab", "a collaboratesWith lab"]
    one, other = graph_of(things, Paper("p", said)), graph_of(things, Paper("p", said[::-1]))
    assert list(found_in(one).items()) == list(found_in(other).items())


def test_parts_of_one_body_are_told_apart() -> None:
    things = {"head": "PublicBody", "part": "PublicBody", "firm": "Company"}
    kg = graph_of(things, Paper("p", ["part managedBy head", "firm collaboratesWith part"]))
    network = kg.network(planned=True)
    found = {local_name(link.first): link.inner for link in links(kg, network, actors_of(kg, network))}
    assert found == {"firm": False, "head": True}
