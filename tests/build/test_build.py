"""One build, whole or not at all, and the same to the byte wherever it runs."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from analysis.own import own_graph

from biokg.build import build
from biokg.build.assemble import assemble, read_workspace
from biokg.errors import BuildError, InputError, UnknownName
from biokg.graph import KnowledgeGraph
from biokg.ontology import Ontology
from biokg.store import canonical_hash
from biokg.terms import iri
from biokg.turtle import read_turtle
from biokg.workspace import Workspace

PRINT_HASH = """
import sys
from biokg.build import build
from biokg.workspace import Workspace
print(build(Workspace.find(sys.argv[1])).hash)
"""


def hash_of(workspace: Workspace) -> str:
    return canonical_hash(assemble(read_workspace(workspace)))


@pytest.mark.parametrize(
    "environment",
    [{"PYTHONHASHSEED": "0", "LC_ALL": "C"}, {"PYTHONHASHSEED": "4242", "LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai"}],
    ids=["C", "C.UTF-8"],
)
def test_the_hash_does_not_depend_on_hash_seed_locale_or_time_zone(
    environment: dict[str, str], riverbend: Workspace
) -> None:
    command = [sys.executable, "-c", PRINT_HASH, str(riverbend.root)]
    printed = subprocess.run(command, env=os.environ | environment, capture_output=True, text=True, check=True).stdout
    assert printed.strip() == hash_of(riverbend)


def test_the_order_of_statements_and_the_names_of_files_of_things_do_not_matter(riverbend: Workspace) -> None:
    before = hash_of(riverbend)
    for path in [*riverbend.sources.glob("*.ttl"), *riverbend.things.glob("*.ttl")]:
        lines = [f"{triple} ." for triple in reversed(read_turtle(path))]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    (riverbend.things / "places.ttl").rename(riverbend.things / "a.ttl")
    assert hash_of(riverbend) == before


def test_two_builds_of_the_same_are_equal_manifests(riverbend: Workspace) -> None:
    assert build(riverbend) == build(riverbend)


def test_a_moved_workspace_has_the_same_manifest(riverbend: Workspace, tmp_path: Path) -> None:
    copy = tmp_path / "elsewhere" / "copy"
    shutil.copytree(riverbend.root, copy)
    assert build(Workspace(copy)) == build(riverbend)


def test_the_manifest_counts_graphs_and_hashes_inputs(riverbend: Workspace) -> None:
    manifest = build(riverbend)
    assert set(manifest.graphs) == {
        "ontology", "things", "derived", "entailed", "mappings", "riverbend-herald-2024-03-05",
        "hewan-daily-2024-10-15", "aldermark-register-2024-12-20",
    }  # fmt: skip
    assert sum(manifest.graphs.values()) == manifest.quads
    assert set(manifest.inputs) == {
        str(path.relative_to(riverbend.root)) for path in riverbend.graphs.rglob("*") if path.is_file()
    }


def test_steps_are_told_as_they_begin(riverbend: Workspace) -> None:
    steps: list[str] = []
    build(riverbend, report=steps.append)
    assert steps == ["reading", "deriving and writing"]


def test_more_problems_than_fit_are_counted(riverbend: Workspace) -> None:
    path = riverbend.source_file("riverbend-herald-2024-03-05")
    text = path.read_text(encoding="utf-8").replace("b:claimModality modality:", "b:claimModality kind:")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BuildError) as caught:
        read_workspace(riverbend)
    lines = str(caught.value).splitlines()
    claims = text.count("a b:Claim ;")
    assert len(lines) == 21
    assert lines[-1] == f"… and {claims - 20} more."


def test_things_may_lie_in_folders_within(riverbend: Workspace) -> None:
    before = hash_of(riverbend)
    (riverbend.things / "deep").mkdir()
    (riverbend.things / "places.ttl").rename(riverbend.things / "deep" / "places.ttl")
    assert hash_of(riverbend) == before


def test_a_file_that_cannot_be_read_leaves_the_last_store(riverbend: Workspace) -> None:
    good = build(riverbend)
    (riverbend.things / "places.ttl").write_text("not Turtle\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"places\.ttl:1: is not valid Turtle"):
        build(riverbend)
    with KnowledgeGraph.open(riverbend.root) as kg:
        assert kg.store.size() == good.quads


# ---- as known on a day


def test_as_known_in_june_the_zone_is_planned_and_the_drug_expected(riverbend_graph: KnowledgeGraph) -> None:
    with riverbend_graph.as_of(dt.date(2024, 6, 1)) as then:
        assert then.ledger.status[iri(":cell-harbour")] == "planned"
        assert [source.name for source in then.sources()] == ["riverbend-herald-2024-03-05"]
        assert bool(then.store.query('ASK { :cell-harbour-announcement b:edtf "2023" }'))
        assert bool(then.store.query("ASK { :lumarimab-conditional-approval b:status status:expected }"))
        assert not bool(then.store.query("ASK { :riverbend-tram ?p ?o }"))  # nobody had spoken of it


@pytest.mark.parametrize("day", ["2024-06-01", dt.datetime(2024, 6, 1, 12, tzinfo=dt.UTC)])
def test_a_day_may_be_given_as_text_or_as_a_moment(riverbend_graph: KnowledgeGraph, day: dt.date | str) -> None:
    with riverbend_graph.as_of(day) as then:
        assert then.date == dt.date(2024, 6, 1)
        assert [source.name for source in then.sources()] == ["riverbend-herald-2024-03-05"]


def test_a_thing_answers_to_names_that_came_later() -> None:
    kg = own_graph()
    with kg.as_of("2024-12-31") as then:
        assert then.resolve("BioPark") == iri(":international-biopark")  # first called so in 2025
        with pytest.raises(UnknownName, match="Nothing that was published by 2001-12-31 speaks of 'libevitug in"):
            kg.as_of("2001-12-31").resolve("libevitug injection")


def test_what_is_no_day_is_said(riverbend_graph: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match="'soon' is not a day; write YYYY-MM-DD"):
        riverbend_graph.as_of("soon")


def test_as_known_long_after_is_the_graph_itself(riverbend_graph: KnowledgeGraph) -> None:
    with riverbend_graph.as_of(dt.date(2099, 1, 1)) as then:
        assert canonical_hash(then.store.quads()) == canonical_hash(riverbend_graph.store.quads())


def test_a_day_counts_whole(riverbend_graph: KnowledgeGraph) -> None:
    with riverbend_graph.as_of(dt.date(2024, 10, 15)) as then:
        assert len(then.sources()) == 2
    with riverbend_graph.as_of(dt.date(2024, 10, 14)) as then:
        assert len(then.sources()) == 1


def test_before_the_first_source_nothing_was_known(riverbend_graph: KnowledgeGraph) -> None:
    with riverbend_graph.as_of(dt.date(2020, 1, 1)) as then:
        assert (then.claims(), then.things()) == ([], [])
        assert not bool(then.store.query("ASK { GRAPH graph:derived { ?s ?p ?o } }"))


def test_the_ontology_is_the_same_at_each_reading_blank_nodes_and_all(repository: Path) -> None:
    assert Ontology.read(repository / "ontology").triples == Ontology.read(repository / "ontology").triples
