"""What goes wrong is one sentence on standard error, and the exit status says which kind."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from biokg.workspace import Workspace

from .conftest import Run, run_biokg

REFUSED = [
    (["thing", "lumarimap"], "Error: Nothing is called 'lumarimap'. Did you mean "),
    (["thing", "hewan-daily-2024-10-15"], "Error: 'hewan-daily-2024-10-15' is a source; see `biokg source hewan-"),
    (["things", "--class", "Compny"], "Error: 'Compny' is not a class of the ontology. Did you mean "),
    (["things", "--status", "plannd"], "Error: 'status:plannd' is not in the lists of the ontology. Did you mean "),
    (
        ["source", "riverbend-herold"],
        "Error: There is no source 'riverbend-herold'. Did you mean riverbend-herald-2024-03-05",
    ),
    (["claim", "zz"], "Error: There is no claim 'zz'."),
    (["ask", "founders"], "Error: There is no question 'founders'. Did you mean "),
    (["query", "SELECT * { ?s ?p"], "Error: "),
    (["query", "INSERT DATA { :a :b :c }"], "Error: "),
    (["query", "absent.rq"], "Error: absent.rq: is not there; give a file, or SPARQL as text."),
    (["ask", "founders-of-company", "--compny", "x"], "Error: "),
]


@pytest.mark.parametrize(("arguments", "sentence"), REFUSED)
def test_what_cannot_be_done_exits_with_2(run: Run, arguments: list[str], sentence: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr.startswith(sentence)
    assert "Traceback" not in done.stderr


USAGE = [
    (["thngs"], "Error: No such command 'thngs'. Did you mean 'things'"),
    (["report", "prak"], "Error: No such command 'report prak'. Did you mean 'report park'"),
    (["things", "--clas", "Place"], "'--class'"),
    (["things", "--as-of", "2025-13-40"], "'2025-13-40' is not a day; write YYYY-MM-DD, for example 2025-10-24."),
    (["things", "--lang", "de"], "'de' is not one of"),
    (["things", "--format", "html"], "'html' is not one of"),
    (["thing"], "Missing argument 'NAME...'"),
]


@pytest.mark.parametrize(("arguments", "sentence"), USAGE)
def test_wrong_usage_exits_with_2(run: Run, arguments: list[str], sentence: str) -> None:
    done = run(*arguments)
    assert done.exit_code == 2
    assert done.stdout == ""
    assert sentence in done.stderr


def test_a_folder_that_is_no_workspace(tmp_path: Path) -> None:
    done = run_biokg("-C", str(tmp_path), "things")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"Error: {tmp_path}: is no workspace: it has no graphs folder. Make one with `biokg init`.\n"


def test_a_workspace_that_is_not_built(riverbend: Workspace) -> None:
    done = run_biokg("things", "-C", str(riverbend.root))
    assert done.exit_code == 2
    assert "run `biokg build`" in done.stderr


def test_a_name_of_several_things_is_answered_with_their_ids(riverbend: Workspace) -> None:
    agents = riverbend.things / "agents.ttl"
    text = agents.read_text(encoding="utf-8")
    twin = ':chen-xi-junior a b:Person ;\n    rdfs:label "Chen Xi"@en ,\n        "陈曦"@zh .\n'
    agents.write_text(f"{text}\n{twin}", encoding="utf-8")
    assert run_biokg("build", "-C", str(riverbend.root)).exit_code == 0
    done = run_biokg("thing", "chen xi", "-C", str(riverbend.root))
    assert done.exit_code == 2
    assert done.stderr == "Error: 'chen xi' is the name of 2 things; say which: chen-xi, chen-xi-junior.\n"


def test_a_build_refuses_damage_with_file_and_line_and_keeps_the_graph(riverbend: Workspace) -> None:
    root = str(riverbend.root)
    run_biokg("build", "-C", root)
    places = riverbend.things / "places.ttl"
    places.write_text(places.read_text(encoding="utf-8") + "\n:broken a b:Place", encoding="utf-8")
    done = run_biokg("build", "-C", root)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith(f"Error: {places}:")
    after = run_biokg("find", "willow", "-C", root)
    assert after.exit_code == 0
    assert json.loads(after.stdout)[0]["id"] == "willow-park"
    assert after.stderr == "Note: files changed since the last build; run `biokg build` to take them in.\n"


def test_a_violation_exits_with_1(riverbend: Workspace) -> None:
    path = riverbend.source_file("riverbend-herald-2024-03-05")
    text = path.read_text(encoding="utf-8")
    start = text.index('b:sha256 "', text.index("a b:Citation")) + len('b:sha256 "')
    path.write_text(text[:start] + "0" * 64 + text[start + 64 :], encoding="utf-8")
    done = run_biokg("check", "-C", str(riverbend.root))
    assert done.exit_code == 1
    assert json.loads(done.stdout)["counts"]["violation"] >= 1


def test_files_that_are_not_canonical_exit_with_1_and_are_rewritten(riverbend: Workspace) -> None:
    root, path = str(riverbend.root), riverbend.things / "places.ttl"
    canonical = path.read_text(encoding="utf-8")
    assert run_biokg("format", "--check", "-C", root).exit_code == 0
    path.write_text(canonical.replace("    rdfs:label", "  rdfs:label"), encoding="utf-8")
    checked = run_biokg("format", "--check", "-C", root)
    assert (checked.exit_code, checked.stdout) == (1, f"{path}\n")
    assert run_biokg("format", "-C", root).exit_code == 0
    assert path.read_text(encoding="utf-8") == canonical


def test_format_takes_files_anywhere(tmp_path: Path) -> None:
    (tmp_path / "graphs").mkdir()
    path = tmp_path / "a.ttl"
    path.write_text("<https://w3id.org/biokg/id/a>   <https://w3id.org/biokg/kind> <https://w3id.org/biokg/id/b>.")
    assert run_biokg("format", str(path), "-C", str(tmp_path)).exit_code == 0
    assert path.read_text(encoding="utf-8").endswith("\n:a b:kind :b .\n")


def test_an_export_never_guesses_what_an_ending_means(run: Run, tmp_path: Path) -> None:
    done = run("export", "-o", str(tmp_path / "graph.csv"))
    assert done.exit_code == 2
    assert "Error: .csv is the ending of no format; name one with --format, or end FILE in .ttl, .trig, " in done.stderr
    assert not list(tmp_path.iterdir())


def test_ctrl_c_is_answered_in_a_sentence(riverbend: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("biokg.build.build", interrupted)
    done = run_biokg("build", "-C", str(riverbend.root))
    assert done.exit_code == 130
    assert done.stderr == "\nStopped; nothing was left half-done.\n"
