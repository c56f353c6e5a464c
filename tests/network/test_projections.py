"""Each projection on a small graph worked out by hand, and what the table of projections may name."""

from __future__ import annotations

import networkx as nx
import pytest
from analysis.small import Paper, graph_of, ontology

from biokg.errors import InputError, UnknownName
from biokg.graph import KnowledgeGraph
from biokg.network import PROJECTIONS, edge_arrays, left_out
from biokg.terms import b

THINGS = {
    "china": "AdministrativeArea", "park": "IndustryPark", "zone": "ParkZone", "lab": "Facility",
    "east": "IndustryPark",
    "acme": "Company", "bolt": "Company", "uni": "University", "team": "Organization", "nmpa": "Regulator",
    "ann": "Person", "bob": "Person", "mab": "Drug", "app": "MedicalDevice", "flu": "Disease", "cold": "Disease",
    "trial": "ClinicalTrial", "yes": "RegulatoryDecision", "soon": "RegulatoryDecision", "hope": "Expectation",
    "acme-in-park": "Engagement", "bolt-of-uni": "Engagement", "ann-chief": "Position", "desk": "ServicePlatform",
    "fair": "Event", "scheme": "Plan", "goal": "Goal", "count": "Statistic",
}  # fmt: skip
SAYS = Paper(
    "a",
    [
        "park locatedIn china", "zone partOf park", "zone status status:planned !intended", "lab locatedIn park",
        "lab managedBy acme", "park near east", "desk locatedIn park", "desk serves bolt", "acme-in-park party acme",
        "acme-in-park at park", "acme-in-park role role:tenant", "bolt-of-uni party bolt", "bolt-of-uni at uni",
        "bolt-of-uni role role:spin-off", "acme collaboratesWith uni", "team status status:planned !intended",
        "team collaboratesWith uni !intended", "bolt foundedBy ann", "bolt foundedBy uni", "ann affiliatedWith uni",
        "ann-chief party ann", "ann-chief at bolt", "ann-chief role role:chief-executive", "bob affiliatedWith acme",
        "mab developedBy acme", "mab developedBy bolt", "mab basedOnResearchBy uni", "mab indicatedFor flu",
        "app developedBy bolt", "trial studies mab", "trial studies flu", "yes decisionOn mab", "yes decidedBy nmpa",
        "yes jurisdiction china", "yes forIndication flu", "yes forIndication cold", "yes status status:granted",
        "yes edtf 2024-05", "yes kind decision:conditional-approval", "soon decisionOn app", "soon jurisdiction china",
        "soon status status:expected !attributed", "hope expects soon", "hope edtf 2026", "nmpa presentIn park",
        "fair locatedIn park", "uni plans scheme", "scheme announcedAt fair", "acme hasGoal goal",
        "count statisticOf park", "park plans zone !intended",
    ],
)  # fmt: skip


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return graph_of(THINGS, SAYS)


def ties(network: nx.MultiDiGraph) -> list[str]:
    return [f"{start} {key} {end}" for start, end, key in network.edges(keys=True)]


def test_collaboration(kg: KnowledgeGraph) -> None:
    network = kg.network("collaboration")
    assert list(network) == ["acme", "bolt", "nmpa", "uni"]
    assert ties(network) == [
        "acme collaboratesWith uni", "acme mab uni", "bolt bolt-of-uni uni", "bolt foundedBy uni", "bolt mab uni",
    ]  # fmt: skip
    assert network.edges["acme", "uni", "mab"]["predicate"] == "basedOnResearchBy"
    assert ties(kg.network("collaboration", planned=True)) == [*ties(network), "team collaboratesWith uni"]


def test_two_developers_of_one_product_are_no_partners(kg: KnowledgeGraph) -> None:
    network = kg.network("collaboration", planned=True)
    assert not network.has_edge("acme", "bolt")
    assert not network.has_edge("bolt", "acme")


def test_pipeline(kg: KnowledgeGraph) -> None:
    network = kg.network("pipeline")
    assert list(network) == ["acme", "app", "bolt", "china", "cold", "flu", "mab", "nmpa", "trial", "uni"]
    assert ties(network) == [
        "app developedBy bolt", "mab developedBy acme", "mab developedBy bolt", "mab yes#jurisdiction china",
        "mab yes#forIndication cold", "mab indicatedFor flu", "mab yes#forIndication flu", "mab yes#decidedBy nmpa",
        "mab basedOnResearchBy uni", "trial studies flu", "trial studies mab",
    ]  # fmt: skip
    decided = network.edges["mab", "nmpa", "yes#decidedBy"]
    told = ("predicate", "via", "kind", "status", "when", "standing")
    assert [decided[name] for name in told] == [
        "decidedBy", "yes", "conditional-approval", "granted", "2024-05", "stated",
    ]  # fmt: skip


def test_an_expected_decision_is_a_planned_tie_with_the_window_of_its_expectation(kg: KnowledgeGraph) -> None:
    network = kg.network("pipeline", planned=True)
    assert [tie for tie in ties(network) if "soon" in tie] == ["app soon#jurisdiction china"]
    tie = network.edges["app", "china", "soon#jurisdiction"]
    assert (tie["standing"], tie["planned"], tie["when"], tie["status"]) == ("expected", True, "2026", "expected")


def test_a_decision_without_any_end_is_incomplete() -> None:
    things = {"mab": "Drug", "yes": "RegulatoryDecision", "no": "RegulatoryDecision", "china": "AdministrativeArea"}
    kg = graph_of(things, Paper("a", ["yes decisionOn mab", "no jurisdiction china"]))
    assert kg.network("pipeline").graph["incomplete"] == 2


def test_places(kg: KnowledgeGraph) -> None:
    network = kg.network("places")
    assert list(network) == ["acme", "china", "desk", "east", "lab", "nmpa", "park"]
    assert ties(network) == [
        "acme acme-in-park park", "desk locatedIn park", "east near park", "lab managedBy acme", "lab locatedIn park",
        "nmpa presentIn park", "park locatedIn china",
    ]  # fmt: skip
    more = kg.network("places", planned=True)
    assert set(ties(more)) - set(ties(network)) == {"zone partOf park", "park plans zone"}


def test_people(kg: KnowledgeGraph) -> None:
    network = kg.network("people")
    assert list(network) == ["acme", "ann", "bob", "bolt", "uni"]
    assert ties(network) == [
        "ann ann-chief bolt", "ann affiliatedWith uni", "bob affiliatedWith acme", "bolt foundedBy ann",
    ]  # fmt: skip
    assert [node for node, context in network.nodes(data="context") if context] == ["acme", "bolt", "uni"]


def test_ecosystem_has_every_class_but_sayings_and_ties(kg: KnowledgeGraph) -> None:
    network = kg.network(planned=True)
    folded = {"acme-in-park", "bolt-of-uni", "ann-chief"}
    assert set(network) == THINGS.keys() - folded - {"goal", "count", "hope", "fair", "scheme"}
    assert "mab decisionOn yes" not in ties(network)
    assert "yes decisionOn mab" in ties(network)  # a decision is an event, and a node all the same


def test_what_happens_to_a_thing_and_what_is_written_of_its_future_bridge_nothing() -> None:
    things = {"park": "IndustryPark", "lab": "Facility", "opening": "Event", "forum": "Event", "scheme": "Plan",
              "city": "AdministrativeArea"}  # fmt: skip
    says = ["lab locatedIn park", "opening locatedIn lab", "scheme announcedAt forum", "park plans scheme",
            "park locatedIn city"]  # fmt: skip
    kg = graph_of(things, Paper("a", says))
    for projection in ("ecosystem", "places"):
        assert ties(kg.network(projection)) == ["lab locatedIn park", "park locatedIn city"]
        assert sorted(kg.network(projection)) == ["city", "lab", "park"]


@pytest.mark.parametrize("name", PROJECTIONS)
def test_a_projection_names_what_the_ontology_knows(name: str) -> None:
    projection = PROJECTIONS[name]
    classes = {*(projection.nodes or ()), *projection.context, *projection.gone, *projection.kept}
    ends = {end for fold in projection.folds for way in fold.ways for end in (way.start, way.end)}
    assert {b(cls) for cls in classes} <= ontology().classes
    assert {b(property) for property in {*(projection.relations or ()), *ends}} <= ontology().properties


@pytest.mark.parametrize("name", PROJECTIONS)
def test_a_projection_is_told_in_both_languages(name: str) -> None:
    for en, zh in (PROJECTIONS[name].words, PROJECTIONS[name].serves):
        assert en[-1] in ".?"
        assert zh[-1] in "。？"


@pytest.mark.parametrize("name", PROJECTIONS)
def test_an_empty_graph_gives_an_empty_network(name: str) -> None:
    network = graph_of({}, Paper("a", [])).network(name, planned=True)
    assert (len(network), network.number_of_edges(), left_out(network)) == (0, 0, {})


def test_an_empty_projection_of_a_full_graph() -> None:
    kg = graph_of({"acme": "Company"}, Paper("a", ["acme kind kind:start-up"]))
    assert [len(kg.network(name)) for name in PROJECTIONS] == [1, 1, 0, 0, 0]
    assert len(edge_arrays(kg, "people").names) == 0


def test_a_tie_of_a_thing_with_itself_stays_one() -> None:
    kg = graph_of({"acme": "Company"}, Paper("a", ["acme collaboratesWith acme"]))
    assert ties(kg.network("collaboration")) == ["acme collaboratesWith acme"]
    assert kg.network().nodes["acme"]["sources"] == 1


def test_what_rests_on_two_statements_is_as_weak_as_the_weaker() -> None:
    things = {"acme": "Company", "park": "IndustryPark", "tie": "Engagement"}
    kg = graph_of(
        things,
        Paper("a", ["tie party acme", "tie at park #digest"], day="2025-01-01", tier="official"),
        Paper("b", ["tie party acme"], day="2025-02-01", tier="company"),
    )
    tie = kg.network().edges["acme", "park", "tie"]
    assert (tie["sources"], tie["tier"], tie["first"], tie["last"]) == (1, "machine", "2025-01-01", "2025-02-01")


def test_a_tie_is_known_once_both_of_its_ends_are() -> None:
    things = {"acme": "Company", "park": "IndustryPark", "tie": "Engagement"}
    kg = graph_of(
        things, Paper("a", ["tie party acme"], day="2025-01-01"), Paper("b", ["tie at park"], day="2025-02-01")
    )
    assert kg.network().edges["acme", "park", "tie"]["first"] == "2025-02-01"


def test_a_cancelled_engagement_ties_nothing() -> None:
    things = {"acme": "Company", "park": "IndustryPark", "tie": "Engagement"}
    kg = graph_of(things, Paper("a", ["tie party acme", "tie at park", "tie status status:cancelled"]))
    network = kg.network(planned=True)
    assert (list(network), network.number_of_edges()) == (["acme", "park"], 0)


def test_an_unknown_projection_is_refused(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName, match=r"'peple' is not a projection. Did you mean people\?"):
        kg.network("peple")
    with pytest.raises(UnknownName, match=r"'qqq' is not a projection. Choose one of ecosystem, collaboration, "):
        kg.network("qqq")


def test_a_projection_and_a_query_are_not_asked_for_at_once(kg: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match="A network is a projection or what a query constructs, not both"):
        kg.network("people", construct="CONSTRUCT { ?a b:near ?b } WHERE { ?a b:near ?b }")
