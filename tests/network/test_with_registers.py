"""Projections with what registers state: ties of records beside those of sources, asked for by name."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from analysis.small import Paper, graph_of
from click.testing import CliRunner
from pyoxigraph import NamedNode
from registers.field import build_field

from biokg.analysis.measuring import measuring
from biokg.cli.program import biokg
from biokg.errors import InputError, UnknownName
from biokg.graph import KnowledgeGraph
from biokg.network import PROJECTIONS, Filters, project
from biokg.terms import local_name
from network.registers import add_register

THINGS = {"acme": "Company", "bolt": "Company", "park": "IndustryPark", "mab": "Drug"}
SAYS = Paper("a", ["acme presentIn park", "acme collaboratesWith bolt", "mab developedBy acme"], day="2024-05-06")
MATCHES = [
    ("acme", "exactMatch", "https://example.org/r/acme"),
    ("acme", "exactMatch", "https://example.org/r/acme2"),
    ("mab", "exactMatch", "https://example.org/r/mab"),
]
STUDIES = [
    "r:t1 rdf:type b:ClinicalTrial", "r:t1 b:sponsoredBy r:acme", "r:t1 b:supportedBy r:other", "r:t1 b:studies r:mab",
    "r:t1 b:status status:under-way", "r:other rdf:type b:Company", "r:other rdf:type b:Organization",
    "r:t2 rdf:type b:ClinicalTrial", "r:t2 b:sponsoredBy r:other", "r:t2 b:supportedBy r:third",
    "r:t2 b:status status:planned", "r:t2 b:studies r:ill", "r:ill rdf:type b:Disease",
    "r:t3 rdf:type b:ClinicalTrial", "r:t3 b:sponsoredBy r:acme", "r:t3 b:supportedBy r:third",
    "r:t3 b:status status:cancelled", "r:third rdf:type b:University", "r:alone rdf:type b:University",
    "r:third b:subOrganizationOf r:whole", "r:whole rdf:type b:Organization", "r:acme rdf:type b:Company",
]  # fmt: skip
OWNERS = ["r:third b:subOrganizationOf r:whole", "r:other b:associatedWith r:third", "r:third b:associatedWith r:other",
          "r:acme b:status status:ended", "r:acme2 b:subOrganizationOf r:acme"]  # fmt: skip


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    """Four things, of which two are records, too, and two registers."""
    graph = graph_of(THINGS, SAYS, mappings=MATCHES)
    add_register(graph, "studies", "2025-01-31", STUDIES)
    add_register(graph, "owners", "2025-02-28", OWNERS)
    return KnowledgeGraph(graph.store)


def network(kg: KnowledgeGraph, name: str, *registers: str, **filters: Any) -> nx.MultiDiGraph:
    return kg.network(name, filters=Filters(registers=registers, **filters))


def brief(text: str) -> str:
    return text.replace("https://example.org/r/", "r:")


def ties(found: nx.MultiDiGraph) -> dict[str, tuple[object, ...]]:
    """Return ties as text → standing, sources, first and last day."""
    names = ("standing", "sources", "first", "last")
    return {
        brief(f"{start} {about['predicate']} {end}"): tuple(map(about.get, names))
        for start, end, about in found.edges(data=True)
    }


OWN = ("stated", 1, "2024-05-06", "2024-05-06")
STUDY, OWNER = (1, "2025-01-31", "2025-01-31"), (1, "2025-02-28", "2025-02-28")


def test_registers_are_in_no_projection_unless_they_are_named(kg: KnowledgeGraph) -> None:
    assert ties(kg.network("collaboration")) == {"acme collaboratesWith bolt": OWN}
    assert sorted(kg.network()) == ["acme", "bolt", "mab", "park"]


def test_who_runs_studies_with_whom(kg: KnowledgeGraph) -> None:
    found = network(kg, "collaboration", "studies")
    assert ties(found) == {
        "acme collaboratesWith bolt": OWN,
        "acme ClinicalTrial r:other": ("under way", *STUDY),
        "r:third subOrganizationOf r:whole": ("stated", *STUDY),
    }
    trial = "https://example.org/r/t1"
    (about,) = found["acme"]["https://example.org/r/other"].values()
    claims = [one.claim for one in kg.claims(about=trial)]
    behind = {local_name(one.id) for one in claims if one.predicate.value.endswith(("sponsoredBy", "supportedBy"))}
    assert set(about.pop("claims").split()) == behind
    assert len(behind) == 2
    assert about == {
        "predicate": "ClinicalTrial", "via": trial, "status": "under-way", "standing": "under way", "planned": False,
        "first": "2025-01-31", "last": "2025-01-31", "sources": 1, "tier": "register",
    }  # fmt: skip


def test_a_record_is_a_node_only_where_a_tie_leads_to_it(kg: KnowledgeGraph) -> None:
    found = network(kg, "collaboration", "studies")
    assert [brief(node) for node in found] == ["acme", "bolt", "r:other", "r:third", "r:whole"]
    assert found.nodes["https://example.org/r/other"] == {
        "iri": "https://example.org/r/other", "label_en": "https://example.org/r/other",
        "label_zh": "https://example.org/r/other", "cls": "Company", "planned": False, "context": True,
        "first": "2025-01-31", "last": "2025-01-31", "sources": 1, "tier": "register",
    }  # fmt: skip
    assert found.nodes["acme"]["sources"] == 2


def test_two_records_of_one_thing_are_not_tied(kg: KnowledgeGraph) -> None:
    assert not network(kg, "collaboration", "owners").has_edge("acme", "acme")


def test_a_thing_keeps_what_sources_say_of_it(kg: KnowledgeGraph) -> None:
    assert "status" not in network(kg, "collaboration", "owners").nodes["acme"]


def test_several_registers_are_several_sources(kg: KnowledgeGraph) -> None:
    both = network(kg, "collaboration", "studies", "owners")
    assert ties(both) == {
        "acme collaboratesWith bolt": OWN,
        "acme ClinicalTrial r:other": ("under way", *STUDY),
        "r:other associatedWith r:third": ("stated", *OWNER),
        "r:third subOrganizationOf r:whole": ("stated", 2, "2025-01-31", "2025-02-28"),
    }
    assert list(ties(network(kg, "collaboration", "studies", "owners", sources=2))) == [
        "r:third subOrganizationOf r:whole"
    ]
    assert "acme collaboratesWith bolt" not in ties(network(kg, "collaboration", "studies", tier="register"))


def test_what_is_planned_and_what_never_came_to_be(kg: KnowledgeGraph) -> None:
    planned = set(ties(network(kg, "collaboration", "studies", planned=True)))
    assert planned - set(ties(network(kg, "collaboration", "studies"))) == {"r:other ClinicalTrial r:third"}


def test_products_with_their_studies(kg: KnowledgeGraph) -> None:
    assert set(ties(network(kg, "pipeline", "studies", planned=True))) == {
        "mab developedBy acme", "r:t1 sponsoredBy acme", "r:t1 supportedBy r:other", "r:t1 studies mab",
        "r:t2 sponsoredBy r:other", "r:t2 supportedBy r:third", "r:t2 studies r:ill",
    }  # fmt: skip


def test_around_a_thing_or_its_record_or_another_record(kg: KnowledgeGraph) -> None:
    for name in ("acme", "https://example.org/r/acme"):
        found = network(kg, "collaboration", "studies", around=name)
        assert [brief(node) for node in found] == ["acme", "bolt", "r:other"]
    found = network(kg, "collaboration", "studies", around="https://example.org/r/whole")
    assert [brief(node) for node in found] == ["r:third", "r:whole"]
    with pytest.raises(InputError, match="is not in this network; choose another"):
        network(kg, "collaboration", "studies", around="https://example.org/r/alone")
    with pytest.raises(InputError) as error:
        kg.network("collaboration", filters=Filters(around="https://example.org/r/whole"))
    assert str(error.value) == (
        "Only registers speak of https://example.org/r/whole, for instance studies; add it to the network "
        "(--register studies)."
    )


def test_one_park_and_what_registers_tie_to_it(kg: KnowledgeGraph) -> None:
    found = network(kg, "collaboration", "studies", "owners", park="park")
    assert [brief(node) for node in found] == ["acme", "r:other"]


def test_what_is_no_register(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName) as error:
        network(kg, "collaboration", "study")
    assert str(error.value) == "'study' is no register of this graph (owners, studies)."
    with pytest.raises(InputError, match="A query looks into all registers"):
        kg.network(construct="CONSTRUCT WHERE { ?a b:near ?b }", filters=Filters(registers=("studies",)))


TURNED = {"locatedIn": "hosts", "partOf": "hasPart"}


@pytest.fixture(scope="module")
def field(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    """The made-up field in four registers, one of whose organisations is two records."""
    workspace = build_field(repository, tmp_path_factory.mktemp("networks") / "field")
    with KnowledgeGraph.open(workspace.root) as graph:
        yield graph


@pytest.mark.parametrize("name", PROJECTIONS)
def test_ties_have_the_statements_that_are_told_of_things(field: KnowledgeGraph, name: str) -> None:
    registers = [local_name(graph) for graph in field.recorded.graphs]
    found = network(field, name, *registers, planned=True)
    own = field.network(name, planned=True)
    assert set(own) <= set(found)
    assert set(own.edges(keys=True)) <= set(found.edges(keys=True))
    for start, end, key, about in found.edges(keys=True, data=True):
        if "via" not in about:
            one, other = (NamedNode(found.nodes[node]["iri"]) for node in (start, end))
            claims = [told.claim for told in (*field.recorded.about(one), *field.recorded.about(other))]
            claims = [claim for claim in claims if {claim.subject, claim.object} == {one, other}]
            told = {local_name(claim.id) for claim in claims if local_name(claim.predicate) in (key, TURNED.get(key))}
            if own.has_edge(start, end, key):
                told |= set(own.edges[start, end, key]["claims"].split())
            assert set(about["claims"].split()) == told, (start, end, key)


def test_a_register_counts_from_the_day_of_its_release(field: KnowledgeGraph) -> None:
    with field.as_of("2024-10-01") as then:
        assert "https://ror.org/00port009" in network(then, "collaboration", "ror")
        with pytest.raises(UnknownName, match="'clinicaltrials' is no register of this graph"):
            network(then, "collaboration", "clinicaltrials")


def test_too_many_ties_are_refused(kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(project.__globals__, "MOST", 2)
    with pytest.raises(InputError, match="the network has 3 ties, more than 2; choose one thing"):
        network(kg, "collaboration", "studies")
    assert len(network(kg, "collaboration", "studies", around="bolt")) == 2


def test_the_command_line_says_which_releases_it_looks_into(field: KnowledgeGraph) -> None:
    def said(*options: str) -> tuple[str, str]:
        words = ("network", "collaboration", "--register", "clinicaltrials", *options)
        around = ("--around", "clinicaltrials:sponsor/gull-pharma", "--format", "table")
        assert field.workspace
        result = CliRunner().invoke(biokg, ["-C", str(field.workspace.root), *words, *around], env={"COLUMNS": "120"})
        return result.stdout, result.stderr

    out, told = said()
    assert out.splitlines()[-1].split("  ")[0] == "Port Alder University"
    assert told == (
        "2 things, 1 tie.\n"
        "Left out, planned, expected, only meant or denied: 1 thing, 0 ties.\n"
        "Left out, farther away: 5 things, 1 tie.\n"
        "With what registers state: ClinicalTrials.gov, release v1.\n"
    )
    out, told = said("--lang", "zh")
    assert told.splitlines()[-1] == "含登记册所载内容：美国临床试验注册库（ClinicalTrials.gov），v1 版。"


def test_registers_are_measured_with_the_rest(kg: KnowledgeGraph) -> None:
    found = measuring(kg, "collaboration", filters=Filters(registers=("studies",)), limit=None)
    [degree] = (one for one in found.tables if one.measure == "degree")
    told = {local_name(row.nodes[0]): [one.source.title() for one in row.statements] for row in degree.rows}
    rows = {local_name(row.nodes[0]): (int(row.value), told[local_name(row.nodes[0])]) for row in degree.rows}
    assert rows["acme"] == (2, ["A report", "studies"])  # a tie of a source, and a study
    assert rows["other"] == (1, ["studies"])
    assert "bolt" in {local_name(row.nodes[0]) for row in found.organizations}
    assert "other" in {local_name(row.nodes[0]) for row in found.organizations}
    assert all(row.statements == () or row.value for row in degree.rows)


def test_the_report_says_which_releases_it_looks_into(field: KnowledgeGraph) -> None:
    assert field.workspace
    said = ["-C", str(field.workspace.root), "report", "network", "--projection", "collaboration", "--register", "ror"]
    done = CliRunner().invoke(biokg, [*said, "--lang", "zh"])
    assert (done.exit_code, "含登记册所载内容：" in done.stderr) == (0, True)
    assert json.loads(done.stdout)["size"]["pairs"] > 0
    done = CliRunner().invoke(biokg, [*said, "--construct", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"])
    assert (done.exit_code, "not both" in done.stderr) == (2, True)
    done = CliRunner().invoke(biokg, [*said[:4], *said[6:], "--construct", "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"])
    assert (done.exit_code, "with a projection only" in done.stderr) == (2, True)
    done = CliRunner().invoke(biokg, [*said[:-1], "rorr"])
    assert (done.exit_code, "rorr" in done.stderr) == (2, True)


def test_people_see_ids_of_records_as_they_may_write_them(field: KnowledgeGraph) -> None:
    def told(*words: str) -> str:
        assert field.workspace
        asked = ["-C", str(field.workspace.root), *words, "--format", "table"]
        return CliRunner().invoke(biokg, asked, env={"COLUMNS": "120"}).stdout

    assert "  clinicaltrials:sponsor/gull-pharma\n" in told("find", "Gull Pharma")
    second = told("thing", "clinicaltrials:sponsor/gull-pharma").splitlines()[1]
    assert second.endswith(" · clinicaltrials:sponsor/gull-pharma")
