"""`networks` and `network` on the fictional example: every format, filters, and what is refused."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pytest

from .conftest import Golden, Run, run_biokg

NEAR = "CONSTRUCT { ?a b:near ?b } WHERE { ?a b:presentIn ?x . ?b b:presentIn ?x FILTER(STR(?a) < STR(?b)) }"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_projections_are_listed(run: Run, golden: Golden, language: str) -> None:
    done = run("networks", "--format", "table", "--lang", language)
    assert (done.exit_code, done.stderr) == (0, "")
    golden(f"networks-{language}.txt", done.stdout)


def test_the_projections_for_machines(run: Run) -> None:
    found = {row["name"]: row for row in json.loads(run("networks").stdout)}
    assert list(found) == ["ecosystem", "collaboration", "pipeline", "places", "people"]
    assert found["ecosystem"]["ties"] < found["ecosystem"]["planned_ties"]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_network_for_people(run: Run, golden: Golden, language: str) -> None:
    done = run("network", "pipeline", "--planned", "--format", "table", "--lang", language)
    assert done.exit_code == 0
    golden(f"network-pipeline-{language}.txt", done.stdout)


def test_what_is_left_out_is_told(run: Run) -> None:
    done = run("network", "--sources", "2", "--no-machine", "--format", "csv")
    assert done.exit_code == 0
    first, *lost = done.stderr.splitlines()
    assert first.endswith(" ties.") or first.endswith(" tie.")
    assert [line.partition(":")[0] for line in lost] == [
        "Left out, planned, expected, only meant or denied", "Left out, too few independent sources",
    ]  # fmt: skip


def test_csv_json_and_nodes_hold_the_same_network(run: Run) -> None:
    ties = list(csv.DictReader(io.StringIO(run("network", "--format", "csv").stdout)))
    things = list(csv.DictReader(io.StringIO(run("network", "--format", "nodes").stdout)))
    found = nx.node_link_graph(json.loads(run("network").stdout), edges="edges")
    assert [(tie["source"], tie["target"], tie["key"]) for tie in ties] == list(found.edges(keys=True))
    assert [thing["id"] for thing in things] == list(found)
    assert ties[0]["claims"] == found.edges[ties[0]["source"], ties[0]["target"], ties[0]["key"]]["claims"]


@pytest.mark.parametrize("ending", ["graphml", "gexf"])
def test_files_of_other_tools(run: Run, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"net.{ending}"
    done = run("network", "people", "-o", str(path))
    assert (done.exit_code, done.stdout) == (0, "")
    found = nx.read_graphml(path) if ending == "graphml" else nx.read_gexf(path)
    assert "mira-osei" in found


@pytest.mark.slow
def test_filters_and_dates(run: Run) -> None:
    def count(*options: str) -> int:
        return len(json.loads(run("network", *options, "--format", "json").stdout)["edges"])

    everything = count("--planned")
    for options in (
        (), ("--park", "Riverbend Science Park"), ("--around", "云雀生物", "--depth", "2"), ("--tier", "official"),
        ("--confidence", "1"), ("--valid-at", "1990-01-01"), ("--as-of", "2024-06-01"),
    ):  # fmt: skip
        assert 0 < count(*options) < everything, options


def test_a_construct_as_text_in_a_file_and_on_standard_input(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "near.rq"
    path.write_text(NEAR, encoding="utf-8")
    text, file, piped = (run("network", "--construct", given, "--format", "csv", stdin=NEAR).stdout
                         for given in (NEAR, str(path), "-"))  # fmt: skip
    assert text == file == piped
    assert "constructed" in text


def test_triples_that_are_no_ties_are_counted(run: Run) -> None:
    query = "CONSTRUCT { :larkspur-biologics b:near :port-alder , 3 , [] } WHERE {}"
    done = run("network", "--construct", query, "--format", "csv")
    assert done.stderr.splitlines() == [
        "2 things, 1 tie.", "No tie: 1 triple with a text or number.", "No tie: 1 triple with a blank node.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("peopel",), "'peopel' is not a projection. Did you mean people?"),
        (("people", "--construct", NEAR), "Name a projection or --construct a network, not both."),
        (("--construct", "SELECT * { ?a ?b ?c }"), "this query gives rows (SELECT)"),
        (("--construct", "DROP ALL"), "DROP would change the graph"),
        (("--construct", "absent.rq"), "absent.rq: is not there"),
        (("--park", "nowhere at all"), "Nothing is called 'nowhere at all'."),
        (("--confidence", "2"), "2.0 is not in the range 0<=x<=1"),
        (("--tier", "best"), "'best' is not one of"),
        (("--valid-at", "soon"), "'soon' is not a day"),
        (("-o", "net.xyz"), ".xyz is the ending of no format here"),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(run: Run, arguments: tuple[str, ...], words: str) -> None:
    done = run("network", *arguments)
    assert (done.exit_code, done.stdout) == (2, "")
    assert words in " ".join(done.stderr.replace("│", " ").split())


def test_the_help_names_every_projection() -> None:
    from biokg.network import PROJECTIONS

    words = " ".join(run_biokg("network", "--help").stdout.split())
    assert all(name in words for name in PROJECTIONS)


def test_the_tiers_are_those_of_the_list() -> None:
    from biokg.claims.derive import TIERS as KNOWN
    from biokg.cli.filtering import TIERS
    from biokg.terms import local_name

    assert tuple(local_name(tier) for tier in KNOWN) == TIERS
