"""The program as a process of its own: pipes, signals, completion, and what is loaded when."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

HEAVY = ("networkx", "numpy", "scipy", "pyvis", "pyshacl", "rich", "rdflib", "jinja2", "rapidfuzz")


def _run(*arguments: str, cwd: Path | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "biokg", *arguments]
    kept = {key: value for key, value in os.environ.items() if not key.startswith("BIOKG")}
    return subprocess.run(
        command, cwd=cwd, env=kept | environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


def _loaded_by(code: str) -> set[str]:
    wanted = f"{code}\nimport sys\nprint([name for name in {(*HEAVY, 'pyoxigraph')!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", wanted], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1].replace("'", '"')))


def test_importing_biokg_loads_nothing_heavy() -> None:
    assert _loaded_by("import biokg") == set()


def test_help_loads_nothing_heavy() -> None:
    run = "from biokg.cli.program import biokg\nbiokg(['--help'], standalone_mode=False)"
    assert _loaded_by(run) == set()
    assert _loaded_by(run.replace("'--help'", "'thing', '--help'")) <= {"pyoxigraph"}


@pytest.mark.parametrize("command", [["things"], ["thing", "lumarimab"], ["find", "lumarimab"]])
def test_asking_loads_nothing_heavy(workspace: Path, command: list[str]) -> None:
    run = ["-C", str(workspace), *command]
    assert _loaded_by(f"from biokg.cli.program import biokg\nbiokg({run!r}, standalone_mode=False)") == {"pyoxigraph"}


def test_data_and_messages_go_apart(workspace: Path) -> None:
    done = _run("find", "zzzzqqqq", cwd=workspace)
    assert (done.returncode, done.stdout, done.stderr) == (0, "[]\n", "Nothing has a name like that.\n")


def test_a_query_that_is_not_utf_8(workspace: Path) -> None:
    command = [sys.executable, "-m", "biokg", "query"]
    done = subprocess.run(command, cwd=workspace, input=b"SELECT \xff", capture_output=True, check=False)
    assert done.returncode == 2
    assert done.stderr == b"Error: standard input is not UTF-8 (byte 7); send SPARQL as UTF-8.\n"


def test_a_subfolder_belongs_to_its_workspace(workspace: Path) -> None:
    assert json.loads(_run("find", "lumarimab", cwd=workspace / "graphs" / "things").stdout)[0]["id"] == "lumarimab"


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_output_is_utf_8_in_any_locale(workspace: Path, locale: str) -> None:
    done = _run("find", "lumarimab", cwd=workspace, LC_ALL=locale, PYTHONUTF8="0", PYTHONIOENCODING="latin-1")
    assert json.loads(done.stdout)[0]["zh"] == "芦玛单抗"


def test_a_file_that_the_disk_does_not_take_stays_as_it_was(workspace: Path, tmp_path: Path) -> None:
    path = tmp_path / "graph.nq"
    path.write_text("before")
    command = f"ulimit -f 8; {sys.executable} -m biokg export -o {path}"
    done = subprocess.run(["bash", "-c", command], cwd=workspace, capture_output=True, text=True, check=False)
    said = f"Error: {path}: cannot be written, for the system takes no file so large; name another "
    said += "FILE with -o, or - for "
    assert (done.returncode, done.stderr) == (2, f"{said}standard output.\n")
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_a_closed_pipe_is_silent(workspace: Path) -> None:
    command = f"{sys.executable} -m biokg claims | head -c 20; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", command], cwd=workspace, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    assert done.stdout[20:] == "0\n"


def test_ctrl_c_ends_a_query_at_once(workspace: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    process = subprocess.Popen(
        [sys.executable, "-m", "biokg", "query", endless], cwd=workspace, stdout=subprocess.PIPE,
        stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    time.sleep(1.5)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=10)
    assert (process.returncode, out) == (130, "")
    assert err.strip() == "Stopped; nothing was left half-done."


def test_a_runaway_query_ends_at_its_time(workspace: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    begun = time.monotonic()
    done = _run("query", endless, "--timeout", "0.5", cwd=workspace)
    assert done.returncode == 2
    assert done.stderr.startswith("Error: ")
    assert time.monotonic() - begun < 8


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("biokg th", {"things", "thing", "thing add"}),
        ("biokg thing lum", {"lumarimab"}),
        ("biokg thing Lark", {"Larkspur Biologics", "larkspur-biologics"}),
        ("biokg thing 芦玛", {"芦玛单抗"}),
        ("biokg source river", {"riverbend-herald-2024-03-05"}),
        ("biokg ask founders", {"founders-of-company"}),
        ("biokg things --class Corr", {"Corridor"}),
        ("biokg things --status plan", {"planned"}),
        ("biokg things --lang ", {"en", "zh"}),
    ],
)
def test_completion(workspace: Path, words: str, expected: set[str]) -> None:
    asked = {"_BIOKG_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": str(words.count(" "))}
    done = _run(cwd=workspace, **asked)
    offered = {line.partition(",")[2] for line in done.stdout.splitlines()}
    assert expected & offered
    assert done.stderr == ""


def test_completion_is_silent_where_there_is_no_graph(tmp_path: Path) -> None:
    done = _run(cwd=tmp_path, _BIOKG_COMPLETE="bash_complete", COMP_WORDS="biokg thing x", COMP_CWORD="2")
    assert (done.stdout.strip(), done.stderr) == ("", "")


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_for_each_shell(shell: str) -> None:
    done = _run("completion", shell)
    assert done.returncode == 0
    assert "_BIOKG_COMPLETE" in done.stdout
