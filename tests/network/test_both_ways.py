"""Networks made from columns are those that the ledger gives claim by claim."""

from __future__ import annotations

import importlib
import random
from collections.abc import Iterator
from pathlib import Path

import networkx as nx
import pytest
from analysis.own import own_graph
from analysis.small import Paper, graph_of
from hypothesis import given, settings
from hypothesis import strategies as st

from biokg.build import build
from biokg.graph import KnowledgeGraph
from biokg.network import PROJECTIONS, EdgeArrays, edge_arrays
from network.reference import reference

BOTH = pytest.mark.parametrize("planned", [False, True])
EACH = pytest.mark.parametrize("name", PROJECTIONS)


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    return own_graph()


@pytest.fixture(scope="module")
def made_up(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(repository))
        make_workspace = importlib.import_module("benchmarks.synthetic").make_workspace
    workspace = make_workspace(tmp_path_factory.mktemp("made") / "up", 600)
    build(workspace)
    with KnowledgeGraph.open(workspace.root) as kg:
        yield kg


def same(found: nx.MultiDiGraph, wanted: nx.MultiDiGraph) -> None:
    assert list(found.nodes(data=True)) == list(wanted.nodes(data=True))
    assert list(found.edges(keys=True, data=True)) == list(wanted.edges(keys=True, data=True))


@EACH
@BOTH
def test_the_projects_own_graph(kg: KnowledgeGraph, name: str, planned: bool) -> None:
    same(kg.network(name, planned=planned), reference(kg, name, planned))


@EACH
@BOTH
def test_the_fictional_park(riverbend_graph: KnowledgeGraph, name: str, planned: bool) -> None:
    same(riverbend_graph.network(name, planned=planned), reference(riverbend_graph, name, planned))


@EACH
@BOTH
def test_a_made_up_ecosystem(made_up: KnowledgeGraph, name: str, planned: bool) -> None:
    wanted = reference(made_up, name, planned)
    assert wanted.number_of_edges() > 10 or name in {"people", "collaboration"}
    same(made_up.network(name, planned=planned), wanted)


@pytest.mark.parametrize("day", ["2025-10-02", "2025-11-01"])
def test_as_known_on_a_day(kg: KnowledgeGraph, day: str) -> None:
    with kg.as_of(day) as then:
        same(then.network(planned=True), reference(then, "ecosystem", True))
        assert then.network().graph["as_of"] == day


THINGS = {"park": "IndustryPark", "zone": "ParkZone", "acme": "Company", "bolt": "Company", "ann": "Person",
          "mab": "Drug", "flu": "Disease", "yes": "RegulatoryDecision", "tie": "Engagement", "hope": "Expectation",
          "fda": "Regulator", "usa": "AdministrativeArea", "trial": "ClinicalTrial"}  # fmt: skip
SAYINGS = (
    "zone partOf park", "park hasPart zone", "acme locatedIn park", "park hosts acme", "acme collaboratesWith bolt",
    "bolt collaboratesWith acme", "acme collaboratesWith acme", "tie party acme", "tie at park", "tie at bolt",
    "tie role role:tenant", "tie status status:cancelled", "zone status status:planned",
    "park status status:under-construction", "zone status status:operating",
    "mab developedBy acme", "mab developedBy bolt", "mab basedOnResearchBy bolt",
    "mab indicatedFor flu", "yes decisionOn mab", "yes decidedBy fda", "yes jurisdiction usa", "yes forIndication flu",
    "yes status status:expected", "yes edtf 2026", "hope expects yes", "hope edtf 2025-10/2026-04", "trial studies mab",
    "trial status status:under-way", "ann affiliatedWith acme", "acme foundedBy ann", "acme kind kind:start-up",
    "acme status status:cancelled", "park connectsTo zone", "zone connectsTo park",
)  # fmt: skip
MODALITIES = ("", " !intended", " !inferred", " !denied", " !attributed")
SAID = st.tuples(st.sampled_from(SAYINGS), st.sampled_from(MODALITIES), st.sampled_from(["", " #digest"])).map("".join)
PAPERS = st.lists(st.lists(SAID, max_size=14, unique_by=lambda said: said), min_size=1, max_size=3)


@pytest.mark.slow
@settings(max_examples=60)
@given(PAPERS, st.sampled_from(sorted(PROJECTIONS)), st.booleans())
def test_whatever_is_said(papers: list[list[str]], name: str, planned: bool) -> None:
    tiers = ("agency", "official", "aggregator")
    made = [Paper(f"p{i}", says, day=f"2025-0{1 + i}-01", tier=tiers[i], reproduces="p0" if i == 2 else "")
            for i, says in enumerate(papers)]  # fmt: skip
    kg = graph_of(THINGS, *made)
    same(kg.network(name, planned=planned), reference(kg, name, planned))


@pytest.mark.slow
@settings(max_examples=20)
@given(st.lists(SAID, max_size=25, unique=True), st.randoms(use_true_random=False))
def test_the_order_of_what_is_said_changes_nothing(says: list[str], chance: random.Random) -> None:
    mixed = says.copy()
    chance.shuffle(mixed)
    one, other = (graph_of(THINGS, Paper("a", order)).network(planned=True) for order in (says, mixed))
    same(one, other)


@EACH
def test_arrays_and_networkx_hold_the_same(kg: KnowledgeGraph, name: str) -> None:
    network = kg.network(name, planned=True)
    again = EdgeArrays.of(network)
    same(again.to_networkx(), network)
    arrays = edge_arrays(kg, name, planned=True)
    assert (again.names, again.graph) == (arrays.names, arrays.graph)
    assert (again.start.tolist(), again.end.tolist()) == (arrays.start.tolist(), arrays.end.tolist())
    assert list(again.standing) == list(arrays.standing)
