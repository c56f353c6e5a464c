"""What each filter leaves out, and that it says so."""

from __future__ import annotations

import datetime as dt
import json

import networkx as nx
import pytest
from analysis.small import Paper, graph_of

from biokg.errors import InputError, UnknownName
from biokg.graph import KnowledgeGraph
from biokg.network import Filters, edge_arrays, left_out, settled_part

THINGS = {
    "china": "AdministrativeArea", "park": "IndustryPark", "zone": "ParkZone", "lab": "Facility", "tower": "Facility",
    "east": "IndustryPark", "acme": "Company", "bolt": "Company", "core": "Company", "uni": "University",
    "ann": "Person", "bob": "Person", "mab": "Drug", "pill": "Drug", "flu": "Disease", "trial": "ClinicalTrial",
    "yes": "RegulatoryDecision", "acme-tie": "Engagement", "bolt-tie": "Engagement", "core-tie": "Engagement",
}  # fmt: skip
FIRST = Paper(
    "first",
    [
        "park locatedIn china", "zone partOf park", "lab locatedIn zone", "tower status status:planned !intended",
        "tower locatedIn park !intended", "acme-tie party acme", "acme-tie at lab", "bolt-tie party bolt",
        "bolt-tie at tower", "core-tie party core", "core-tie at east", "core-tie validFrom 2024-05-01T00:00:00Z",
        "core-tie validTo 2025-06-30T00:00:00Z", "acme collaboratesWith uni", "bolt collaboratesWith core #digest",
        "ann affiliatedWith acme", "bob affiliatedWith core", "mab developedBy acme", "pill developedBy core",
        "mab indicatedFor flu", "trial studies mab", "yes decisionOn pill", "yes jurisdiction china",
        "yes edtf 2025-09",
    ],
    day="2025-01-01",
)  # fmt: skip
SECOND = Paper("second", ["mab developedBy acme", "park locatedIn china"], day="2025-02-01", tier="official")
COPY = Paper("copy", ["ann affiliatedWith acme"], day="2025-03-01", tier="aggregator", reproduces="first")


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return graph_of(THINGS, FIRST, SECOND, COPY)


def ties(network: nx.MultiDiGraph) -> list[str]:
    return [f"{start} {key} {end}" for start, end, key in network.edges(keys=True)]


def gone(kg: KnowledgeGraph, filters: Filters) -> tuple[set[str], set[str]]:
    """Return the things and ties that a filter takes from the settled ecosystem, with what it tells of them."""
    before, after = kg.network(), kg.network(filters=filters)
    things, lost = set(before) - set(after), set(ties(before)) - set(ties(after))
    told = {name: count for name, count in left_out(after).items() if name != "planned"}
    assert sum(count[0] for count in told.values()) == len(things)
    assert sum(count[1] for count in told.values()) == len(lost)
    assert after.graph.keys() - before.graph.keys() == {"filters"}
    return things, lost


def test_nothing_is_asked_for_by_default(kg: KnowledgeGraph) -> None:
    assert kg.network(filters=Filters()).graph == kg.network().graph
    assert left_out(kg.network()) == {"planned": (1, 2)}
    assert left_out(kg.network(planned=True)) == {}
    assert kg.network(filters=Filters(planned=True)).graph == kg.network(planned=True).graph


@pytest.mark.parametrize(
    ("day", "things", "lost"),
    [
        ("2024-04-30", {"yes"}, {"core core-tie east", "yes decisionOn pill", "yes jurisdiction china"}),
        ("2024-05-01", {"yes"}, {"yes decisionOn pill", "yes jurisdiction china"}),
        ("2025-06-30", {"yes"}, {"yes decisionOn pill", "yes jurisdiction china"}),
        ("2025-07-01", {"yes"}, {"core core-tie east", "yes decisionOn pill", "yes jurisdiction china"}),
        ("2025-09-01", set(), {"core core-tie east"}),
    ],
)
def test_valid_at_a_day(kg: KnowledgeGraph, day: str, things: set[str], lost: set[str]) -> None:
    assert gone(kg, Filters(valid_at=dt.date.fromisoformat(day))) == (things, lost)


def test_a_folded_decision_of_a_later_day_is_not_valid_yet(kg: KnowledgeGraph) -> None:
    network = kg.network("pipeline", filters=Filters(valid_at=dt.date(2025, 8, 31)))
    assert "pill yes#jurisdiction china" not in ties(network)
    assert "china" not in network
    assert left_out(network) == {"valid_at": (1, 1)}


def test_at_least_two_sources(kg: KnowledgeGraph) -> None:
    network = kg.network(filters=Filters(sources=2))
    assert ties(network) == ["mab developedBy acme", "park locatedIn china"]
    assert list(network) == ["acme", "china", "mab", "park"]
    assert left_out(network) == {"planned": (1, 2), "sources": (12, 13)}


def test_at_least_a_tier(kg: KnowledgeGraph) -> None:
    assert ties(kg.network(filters=Filters(tier="official"))) == ["mab developedBy acme", "park locatedIn china"]
    assert gone(kg, Filters(tier="agency")) == (set(), {"bolt collaboratesWith core"})


def test_without_what_machines_alone_say(kg: KnowledgeGraph) -> None:
    assert gone(kg, Filters(machine=False)) == (set(), {"bolt collaboratesWith core"})


def test_one_park_with_zones_tenants_people_and_products(kg: KnowledgeGraph) -> None:
    network = kg.network(filters=Filters(park="park"))
    assert list(network) == ["acme", "ann", "china", "lab", "mab", "park", "trial", "zone"]
    assert ties(network) == [
        "acme acme-tie lab", "ann affiliatedWith acme", "lab locatedIn zone", "mab developedBy acme",
        "park locatedIn china", "trial studies mab", "zone partOf park",
    ]  # fmt: skip
    assert json.loads(network.graph["filters"]) == {"park": "park"}


def test_what_only_a_planned_building_joins_belongs_to_the_park_only_with_plans(kg: KnowledgeGraph) -> None:
    more = kg.network(filters=Filters(park="park", planned=True))
    assert {"bolt", "tower"} <= set(more)
    assert not {"core", "east", "bob", "pill", "uni"} & set(more)


@pytest.mark.parametrize(
    ("name", "nodes"),
    [
        ("pipeline", ["acme", "flu", "mab", "trial"]),
        ("people", ["acme", "ann"]),
        ("collaboration", ["acme"]),
        ("places", ["acme", "china", "lab", "park", "zone"]),
    ],
)
def test_one_park_in_other_projections(kg: KnowledgeGraph, name: str, nodes: list[str]) -> None:
    assert list(kg.network(name, filters=Filters(park="park"))) == nodes


def test_around_a_thing(kg: KnowledgeGraph) -> None:
    near = kg.network(filters=Filters(around="acme"))
    assert list(near) == ["acme", "ann", "lab", "mab", "uni"]
    assert list(kg.network(filters=Filters(around="Acme", depth=2))) == [
        "acme", "ann", "flu", "lab", "mab", "trial", "uni", "zone",
    ]  # fmt: skip
    assert list(kg.network(filters=Filters(around="“acme”", depth=99))) == list(kg.network())


def test_around_respects_the_other_filters(kg: KnowledgeGraph) -> None:
    network = kg.network(filters=Filters(around="core", machine=False))
    assert "bolt" not in network
    assert left_out(network)["machine"] == (0, 1)


def test_context_goes_with_its_last_tie(kg: KnowledgeGraph) -> None:
    network = kg.network("people", filters=Filters(sources=2))
    assert (list(network), left_out(network)) == ([], {"sources": (4, 2)})


def test_confidence() -> None:
    things = {"acme": "Company", "bolt": "Company", "core": "Company"}
    kg = graph_of(things, Paper("a", ["acme collaboratesWith bolt", "bolt collaboratesWith core !inferred"]))
    assert ties(kg.network(filters=Filters(confidence=0.9))) == ["acme collaboratesWith bolt"]
    assert left_out(kg.network(filters=Filters(confidence=0.9))) == {"confidence": (1, 1)}
    assert kg.network(filters=Filters(confidence=0.0)).number_of_edges() == 1


def test_arrays_are_filtered_alike(kg: KnowledgeGraph) -> None:
    filters = Filters(park="park", sources=2)
    arrays, network = edge_arrays(kg, filters=filters), kg.network(filters=filters)
    assert (list(arrays.names), len(arrays), left_out(arrays)) == (
        list(network), network.number_of_edges(), left_out(network),
    )  # fmt: skip


def test_a_cancelled_thing_is_counted() -> None:
    kg = graph_of({"lab": "Facility", "park": "IndustryPark"},
                  Paper("a", ["lab status status:cancelled", "lab locatedIn park"]))  # fmt: skip
    assert left_out(kg.network()) == {"cancelled": (1, 0)}


@pytest.mark.parametrize("name", ["ecosystem", "collaboration", "pipeline", "places", "people"])
def test_the_settled_part_is_the_settled_projection(kg: KnowledgeGraph, name: str) -> None:
    part, whole = settled_part(kg.network(name, planned=True)), kg.network(name)
    assert list(part.nodes(data=True)) == list(whole.nodes(data=True))
    assert list(part.edges(keys=True, data=True)) == list(whole.edges(keys=True, data=True))
    assert part.graph == whole.graph


def test_the_settled_part_of_one_park_is_projected_anew(kg: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match="What is settled in one park or around one thing must be projected anew"):
        settled_part(kg.network(planned=True, filters=Filters(park="park")))


def test_one_park_that_is_unknown_planned_or_none(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName, match="'parc'"):
        kg.network(filters=Filters(park="parc"))
    with pytest.raises(UnknownName):
        kg.network(filters=Filters(park="acme"))
    with pytest.raises(InputError, match=r"^Tower is not in this network \(its status is planned\); choose another"):
        kg.network(filters=Filters(park="tower"))


def test_around_what_is_not_there(kg: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match=r"^Flu is not in this network; choose another projection or weaker filters"):
        kg.network("people", filters=Filters(around="flu"))
    with pytest.raises(UnknownName):
        kg.network(filters=Filters(around="nobody at all"))


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"sources": 0}, "At least 0 sources is no bound; give 1 or more."),
        ({"depth": 0}, "0 ties away is no distance; give 1 or more."),
        ({"confidence": 1.5}, "A confidence lies between 0 and 1; 1.5 does not."),
        ({"tier": "oficial"}, "'oficial' is not a tier of sources (official, register, company, agency, trade, "
         "aggregator, machine). Did you mean official?"),
    ],
)  # fmt: skip
def test_filters_out_of_range(given: dict[str, object], words: str) -> None:
    with pytest.raises((InputError, UnknownName)) as error:
        Filters(**given)  # type: ignore[arg-type]
    assert str(error.value) == words


def test_a_graph_of_one_node() -> None:
    kg = graph_of({"acme": "Company"}, Paper("a", ["acme kind kind:start-up"]))
    assert list(kg.network(filters=Filters(around="acme", depth=3))) == ["acme"]


def test_before_the_first_source_there_is_nothing(riverbend_graph: KnowledgeGraph) -> None:
    with riverbend_graph.as_of("1999-01-01") as then:
        assert (len(then.network()), then.network().graph["as_of"]) == (0, "1999-01-01")


def test_who_is_being_attracted_has_not_come() -> None:
    said = ["a party acme", "a at park", "a role role:attracted", "a status status:under-way", "t party bolt",
            "t at park", "t role role:tenant", "t status status:under-way", "e party core", "e at park",
            "e role role:attracted", "e status status:completed"]  # fmt: skip
    classes = {"a": "Engagement", "t": "Engagement", "e": "Engagement", "park": "IndustryPark"}
    kg = graph_of(classes | dict.fromkeys(("acme", "bolt", "core"), "Company"), Paper("one", said))
    assert ties(kg.network()) == ["bolt t park", "core e park"]
    assert left_out(kg.network()) == {"planned": (0, 1)}
    whole = kg.network(planned=True)
    told = {key: (about["standing"], about["planned"]) for *_, key, about in whole.edges(keys=True, data=True)}
    assert told == {"a": ("under way", True), "t": ("under way", False), "e": ("stated", False)}
    assert settled_part(whole).graph["left_out"] == kg.network().graph["left_out"]
    assert list(settled_part(whole).edges(keys=True)) == list(kg.network().edges(keys=True))
    with_park = Filters(park="park")
    assert ties(kg.network(filters=with_park)) == ["bolt t park", "core e park"]
