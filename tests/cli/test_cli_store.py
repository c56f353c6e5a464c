"""The commands on a graph that a server keeps."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from biokg.cli.program import biokg
from biokg.workspace import Workspace


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("BIOKG_STORE", "BIOKG_STORE_USER", "BIOKG_STORE_PASSWORD", "BIOKG_STORE_TOKEN"):
        monkeypatch.delenv(name, raising=False)


def run(folder: Path, *words: str, status: int = 0) -> str:
    result = CliRunner().invoke(biokg, ["-C", str(folder), *words])
    assert result.exit_code == status, result.output
    return result.output if status else result.stdout


@pytest.mark.slow
def test_the_commands_say_the_same_of_a_graph_on_a_server(riverbend: Workspace, oxigraph_url: str) -> None:
    root, there = riverbend.root, ("--store", oxigraph_url)
    assert run(root, "build", *there) == (
        f"Built {oxigraph_url} from 3 sources: 107 edges, {run(root, 'build').rpartition('edges, ')[2]}"
    )
    for command in (
        ("things",), ("thing", "Riverbend Science Park"), ("claims", "--about", "云雀生物"), ("sources",),
        ("find", "lark"), ("ask", "zones-of-park", "--park", "Riverbend Science Park"), ("network",), ("report", "due"),
        ("path", "Larkspur Biologics", "Port Alder"), ("export", "--format", "nquads"), ("check",),
        ("query", "SELECT ?s { ?s b:basedIn/b:locatedIn* ?o } ORDER BY ?s"), ("things", "--as-of", "2024-06-01"),
    ):  # fmt: skip
        assert run(root, *command, *there) == run(root, *command), command


def test_where_the_store_is_may_be_set_once(
    riverbend: Workspace, oxigraph_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = riverbend.root
    (root / "biokg.toml").write_text(f'[store]\nurl = "{oxigraph_url}"\n', encoding="utf-8")
    assert run(root, "build").startswith(f"Built {oxigraph_url} from")
    assert not riverbend.derived.exists()
    assert len(json.loads(run(root, "sources"))) == 3
    assert "there is no store yet" in run(root, "sources", "--store", "here", status=2)
    monkeypatch.setenv("BIOKG_STORE", "here")
    assert "there is no store yet" in run(root, "sources", status=2)
    assert len(json.loads(run(root, "sources", "--store", oxigraph_url))) == 3


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ("[store]\nurl = 1 2", "biokg.toml: is no TOML"),
        ('[store]\npassword = "hunter2"', "[store] knows no password, only url. Users and passwords are kept out"),
        ("store = 1", "[store] knows no store, only url"),
        ('[store]\nurl = "https://me:hunter2@example.org"', "holds no user or password"),
        ('[store]\nurl = "http://example.org"', "http to another machine"),
        ('[store]\nurl = "http://127.0.0.1:1"', "no server answers there; look at host and port"),
    ],
)
def test_wrong_settings(settings: str, words: str, riverbend: Workspace) -> None:
    (riverbend.root / "biokg.toml").write_text(settings, encoding="utf-8")
    said = run(riverbend.root, "sources", status=2)
    assert words in said
    assert "hunter2" not in said


def test_another_workspace_is_compared_as_it_lies_there(
    riverbend: Workspace, oxigraph_url: str, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    shutil.copytree(riverbend.root, other)
    run(other, "build", "--store", "here")
    run(riverbend.root, "build", "--store", oxigraph_url)
    said = run(
        riverbend.root, "report", "changes", "--against", str(other), "--store", oxigraph_url, "--format", "json"
    )
    assert json.loads(said)["facts"] == []
