"""A part of the ledger says of its claims what the whole ledger says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from biokg.build.assemble import Knowledge, assemble, read_workspace
from biokg.build.excerpt import Excerpt, claims_about, claims_beside
from biokg.claims.ledger import Ledger, Statement
from biokg.graph import KnowledgeGraph
from biokg.store import EmbeddedStore
from biokg.terms import iri
from biokg.workspace import Workspace

RIVERBEND = "examples/riverbend"
CASES = [
    pytest.param((RIVERBEND, None), id="riverbend"),
    pytest.param((RIVERBEND, "2024-10-15"), id="riverbend, earlier"),
    pytest.param((".", None), id="own graph", marks=pytest.mark.slow),
    pytest.param((".", "2025-10-10"), id="own graph, earlier", marks=pytest.mark.slow),
]


@pytest.fixture(scope="module", params=CASES)
def graphs(request: pytest.FixtureRequest, repository: Path) -> Iterator[tuple[KnowledgeGraph, KnowledgeGraph]]:
    """The same graph twice: one that reads what is asked for, one that has read the whole ledger."""
    folder, day = request.param
    workspace = Workspace(repository / folder)
    built = EmbeddedStore.in_memory()
    built.load(assemble(read_workspace(workspace)))
    store = KnowledgeGraph(built, workspace).as_of(day).store if day else built
    part, whole = KnowledgeGraph(store, workspace), KnowledgeGraph(store, workspace)
    assert whole.ledger.statements
    yield part, whole
    store.close()


@pytest.mark.parametrize("entailed", [False, True])
def test_the_page_of_every_thing_is_the_same(graphs: tuple[KnowledgeGraph, KnowledgeGraph], entailed: bool) -> None:
    part, whole = graphs
    for thing in whole.things():
        name = thing.id.value
        assert part.thing(name, entailed=entailed) == whole.thing(name, entailed=entailed)
        assert part.claims(about=name) == whole.claims(about=name)
    assert "ledger" not in vars(part)


def test_every_claim_and_what_is_beside_it_are_the_same(graphs: tuple[KnowledgeGraph, KnowledgeGraph]) -> None:
    part, whole = graphs
    for name, one in whole.ledger.statements.items():
        assert part.claim(name.value.rpartition("/")[2]) == one
        beside = part.excerpt(partial(claims_beside, claim=name))
        assert list(_linked(beside, name)) == list(_linked(whole.ledger, name))
        edge = (one.claim.subject, one.claim.predicate, one.claim.object)
        assert beside.behind(*edge) == whole.ledger.behind(*edge)
        assert beside.independent(beside.behind(*edge)) == whole.ledger.independent(whole.ledger.behind(*edge))
        assert beside.status.get(one.claim.subject) == whole.ledger.status.get(one.claim.subject)
    assert "ledger" not in vars(part)


def _linked(ledger: Ledger, name: NamedNode) -> Iterator[Statement]:
    for other in ledger.statements.values():
        if name in {*other.claim.premises, *other.claim.conflicts, *other.claim.supersedes}:
            yield other


def test_the_sources_are_the_same(graphs: tuple[KnowledgeGraph, KnowledgeGraph]) -> None:
    part, whole = graphs
    assert part.sources() == list(whole.ledger.sources.values())


def test_what_does_not_count_does_not_count_in_a_part_either(riverbend: Workspace) -> None:
    """An old claim is replaced, another rests on it, a third was taken back; what rests on the new one counts."""
    known = read_workspace(riverbend)
    old, *others = known.files[0].claims
    new = replace(old, id=iri("claim:new"), supersedes=(old.id,))
    on_old = replace(old, id=iri("claim:on-old"), premises=(old.id,))
    on_new = replace(old, id=iri("claim:on-new"), premises=(new.id,))
    taken_back = replace(old, id=iri("claim:taken-back"), invalidated=old.recorded)
    file = replace(known.files[0], claims=(old, new, on_old, on_new, taken_back, *others))
    with EmbeddedStore.in_memory() as store:
        store.load(assemble(Knowledge(known.ontology, known.things, [file, *known.files[1:]])))
        made = {old.id, new.id, on_old.id, on_new.id, taken_back.id}
        part = Excerpt(store, known.ontology, made)
        assert {name for name, one in part.statements.items() if one.live} == {new.id, on_new.id}
        assert part.statements == {name: KnowledgeGraph(store).ledger.statements[name] for name in part.statements}
        alone = {name: Excerpt(store, known.ontology, {name}).statements[name] for name in made}
        assert alone == part.statements


def test_a_part_knows_nothing_of_other_claims(riverbend_graph: KnowledgeGraph) -> None:
    company = iri(":larkspur-biologics")
    part = Excerpt(riverbend_graph.store, riverbend_graph.ontology, claims_about(riverbend_graph.store, company))
    assert set(part.statements) == {one.claim.id for one in riverbend_graph.ledger.about(company)}
    assert len(part.statements) < len(riverbend_graph.ledger.statements)
