"""The guide to the reports is true: every command in it works, every function that it names is there, every report is
told."""

from __future__ import annotations

import importlib
import re
import shlex
import shutil
from pathlib import Path

import pytest
from cli.conftest import run_biokg
from registers.research import import_records, records

from biokg.build import build
from biokg.cli.program import COMMANDS
from biokg.workspace import Workspace

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "reports.md"
TEXT = GUIDE.read_text(encoding="utf-8")
ROWS = re.findall(r"^\| .+ \| `(biokg [^`]+)` \| `([a-z_.]+)` \|$", TEXT, re.MULTILINE)
SHOWN = [line for block in re.findall(r"```sh\n(.*?)```", TEXT, re.DOTALL) for line in block.splitlines()]


@pytest.fixture(scope="module")
def workspace(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built copy of the repository's own graph, beside a small register."""
    folder = tmp_path_factory.mktemp("reports")
    shutil.copytree(repository / "graphs", folder / "graphs")
    import_records(Workspace(folder), records())
    build(Workspace(folder))
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("command", [*(command for command, _ in ROWS), *SHOWN])
def test_a_command_of_the_guide_works(
    command: str, workspace: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = run_biokg("-C", str(workspace), *shlex.split(command)[1:])
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout or list(tmp_path.iterdir())


@pytest.mark.parametrize("name", [name for _, name in ROWS])
def test_a_function_of_the_guide_is_there(name: str) -> None:
    module, _, function = name.rpartition(".")
    assert callable(getattr(importlib.import_module(f"biokg.analysis.{module}"), function))


def test_every_report_is_told() -> None:
    told = {" ".join(command.split()[1:3]) for command, _ in ROWS}
    reports = {name for group in COMMANDS.values() for name in group if name.startswith("report ")}
    assert reports <= told


def test_the_python_of_the_guide_runs(workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace)
    blocks = re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL)
    assert blocks
    for block in blocks:
        exec(compile(block, str(GUIDE), "exec"), {})  # our own page, read from the repository
