"""Ties that a query makes and a register states: they have its evidence, as everything else that shows sources does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from analysis.small import Paper, graph_of
from pyoxigraph import NamedNode
from registers.field import build_field

from biokg.graph import KnowledgeGraph
from biokg.network import Filters, constructed, left_out
from biokg.terms import local_name, shorten
from network.registers import add_register

THINGS = {"acme": "Company", "bolt": "Company", "town": "City", "hill": "City", "land": "City"}
MATCHES = [("acme", "exactMatch", "https://example.org/r/acme"), ("acme", "exactMatch", "https://example.org/r/acme2")]
EVERY = "CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?p { %s } ?s ?p ?o }"
SPONSORS = "CONSTRUCT WHERE { ?trial b:sponsoredBy ?whom }"


@pytest.fixture(scope="module")
def small() -> KnowledgeGraph:
    """A graph of three things, and two registers."""
    paper = Paper("a", ["acme collaboratesWith bolt", "acme basedIn town"], day="2024-05-06")
    kg = graph_of(THINGS, paper, mappings=MATCHES)
    facts = ["r:acme b:basedIn :town", "r:acme b:presentIn :town", "r:acme b:associatedWith r:other",
             "r:other b:associatedWith r:acme", "r:acme b:status status:operating", "r:other b:presentIn :hill",
             ":hill b:locatedIn :land", "r:other b:presentIn :land", "r:other rdf:type b:Company"]  # fmt: skip
    add_register(kg, "one", "2024-01-31", facts)
    add_register(kg, "two", "2025-02-28", ["r:acme2 b:basedIn :town", "r:other b:basedIn :town"], tier="trade")
    return KnowledgeGraph(kg.store)


def ties(kg: KnowledgeGraph, text: str, **filters: Any) -> dict[str, tuple[object, ...]]:
    """Return ties as text → standing, sources, tier, first and last day."""
    network = kg.network(construct=text, filters=Filters(**filters))
    return {
        f"{start} {key} {end}".replace("https://example.org/r/", "r:"): tuple(
            about.get(name) for name in ("standing", "sources", "tier", "first", "last")
        )
        for start, end, key, about in network.edges(keys=True, data=True)
    }


ONE, TWO = (1, "register", "2024-01-31", "2024-01-31"), (1, "trade", "2025-02-28", "2025-02-28")


def test_what_a_register_states_is_stated(small: KnowledgeGraph) -> None:
    assert ties(small, EVERY % "b:basedIn b:associatedWith b:status") == {
        # a source, and both registers of records that are the same
        "acme basedIn town": ("stated", 3, "register", "2024-01-31", "2025-02-28"),
        "r:acme associatedWith r:other": ("stated", *ONE),
        "r:other associatedWith r:acme": ("stated", *ONE),
        "r:acme basedIn town": ("stated", *ONE),
        "r:acme2 basedIn town": ("stated", *TWO),
        "r:other basedIn town": ("stated", *TWO),
        "r:acme status status:operating": ("stated", *ONE),
    }


def test_what_it_states_of_a_record_it_states_of_the_thing(small: KnowledgeGraph) -> None:
    text = "CONSTRUCT { :acme b:status status:operating ; b:associatedWith <https://example.org/r/other> } WHERE {}"
    assert ties(small, text) == {
        "acme status status:operating": ("stated", *ONE),
        "acme associatedWith r:other": ("stated", *ONE),
    }


def test_what_only_follows_is_constructed(small: KnowledgeGraph) -> None:
    nothing = ("constructed", None, None, None, None)
    assert ties(small, EVERY % "b:presentIn") == {
        "acme presentIn town": nothing,  # for it is based there
        "r:acme presentIn town": nothing,
        "r:other presentIn hill": ("stated", *ONE),
        "r:other presentIn land": nothing,  # where the hill is
    }
    hosts = "CONSTRUCT { :town b:hosts ?r } WHERE { ?r b:presentIn :town FILTER(?r != :acme) }"
    assert ties(small, hosts) == {"town hosts r:acme": nothing}
    assert ties(small, "CONSTRUCT { :land b:hosts :hill } WHERE {}") == {"land hosts hill": ("stated", *ONE)}
    assert ties(small, "CONSTRUCT { ?r a ?c } WHERE { GRAPH graph:one { ?r a ?c } }") == {
        "r:other rdf:type b:Company": nothing  # a class is no statement
    }


def test_a_tie_names_the_statements_behind_it(small: KnowledgeGraph) -> None:
    network = small.network(construct=EVERY % "b:basedIn")
    names = network.edges["acme", "town", "basedIn"]["claims"].split()
    said = {local_name(one.claim.id): one.source.name for one in small.claims(about="acme")}
    assert sorted(said[name] for name in names) == ["a", "one", "two"]


def test_filters_look_at_registers_too(small: KnowledgeGraph) -> None:
    based = EVERY % "b:basedIn"
    assert set(ties(small, based, tier="register")) == {"acme basedIn town", "r:acme basedIn town"}
    assert set(ties(small, based, sources=2)) == {"acme basedIn town"}
    assert len(ties(small, based, machine=False)) == len(ties(small, based, confidence=1)) == 4
    network = constructed(small, EVERY % "b:presentIn", filters=Filters(tier="register"))
    assert left_out(network) == {"tier": (0, 3)}


def test_nodes_tell_which_registers_speak_of_them(small: KnowledgeGraph) -> None:
    network = small.network(construct=EVERY % "b:basedIn b:associatedWith")
    found = {
        node.replace("https://example.org/r/", "r:"): tuple(
            about.get(name) for name in ("sources", "tier", "first", "last")
        )
        for node, about in network.nodes(data=True)
    }
    assert found == {
        "acme": (3, "register", "2024-01-31", "2025-02-28"),
        "town": (3, "register", "2024-01-31", "2025-02-28"),
        "r:acme": ONE,
        "r:acme2": TWO,
        "r:other": (2, "register", "2024-01-31", "2025-02-28"),
    }


def test_projections_stay_as_they_are(small: KnowledgeGraph) -> None:
    assert small.network().edges["acme", "town", "basedIn"]["sources"] == 1
    assert small.network().nodes["acme"]["sources"] == 1


@pytest.fixture(scope="module")
def field(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    """The made-up field in four registers, one of whose organisations is two records."""
    workspace = build_field(repository, tmp_path_factory.mktemp("networks") / "field")
    with KnowledgeGraph.open(workspace.root) as kg:
        yield kg


ALL = """CONSTRUCT { ?s ?p ?o } WHERE {
    VALUES ?g { graph:ror graph:clinicaltrials graph:ema graph:fda-approvals graph:linked }
    GRAPH ?g { ?s ?p ?o } FILTER(ISIRI(?o)) }"""


TURNED = {"hosts": "locatedIn", "associatedWith": "associatedWith"}


def told(kg: KnowledgeGraph, subject: str, key: str, value: str) -> set[str]:
    """Return the ids of what registers say of a thing, or of the records that are the same, as `biokg claims` does."""
    claims = [one.claim for one in kg.recorded.about(NamedNode(subject)) if one.claim.subject.value == subject]
    same = {value, kg.recorded._thing_of(NamedNode(value)).value}
    claims = [one for one in claims if shorten(one.predicate.value).removeprefix("b:") == key]
    return {local_name(one.id) for one in claims if one.object.value in same}


def test_a_tie_has_what_is_told_of_its_things(field: KnowledgeGraph) -> None:
    """Whatever `biokg claims --about` tells of one end of a tie stands behind the tie, and nothing else."""
    network = constructed(field, ALL).to_networkx()
    about = {node: told["iri"] for node, told in network.nodes(data=True)}
    stated = 0
    for start, end, key, tie in network.edges(keys=True, data=True):
        one, other = about[start], about[end]
        wanted = told(field, one, key, other)
        if key in TURNED:
            wanted |= told(field, other, TURNED[key], one)
        assert set(tie.get("claims", "").split()) == wanted, (start, key, end)
        assert (tie["standing"], tie.get("tier")) == (("stated", "register") if wanted else ("constructed", None))
        stated += bool(wanted)
    assert stated > 100


def test_records_are_called_and_classed_as_everywhere(field: KnowledgeGraph) -> None:
    network = constructed(field, ALL).to_networkx()
    for _, about in network.nodes(data=True):
        node = NamedNode(about["iri"])
        assert (about["label_en"], about["label_zh"]) == (field.label(node), field.label(node, "zh"))
        classes = field.classes(node)
        assert not classes or about["cls"] == local_name(classes[0])
