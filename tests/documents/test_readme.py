"""The README is true: its commands print what it shows, its Python runs, its links lead somewhere."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from .readme import README, commands, run

TEXT = README.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def workspace(own_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built copy of the repository's own graph."""
    return Path(shutil.copytree(own_workspace, tmp_path_factory.mktemp("readme") / "own"))


@pytest.mark.slow
@pytest.mark.parametrize(("command", "shown"), commands(TEXT), ids=[command for command, _ in commands(TEXT)])
def test_a_command_prints_what_the_readme_shows(command: str, shown: str, workspace: Path) -> None:
    assert run(command, workspace) == shown


def test_the_python_of_the_readme_runs(workspace: Path) -> None:
    code = "\n".join(re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL))
    assert "import biokg" in code
    done = subprocess.run([sys.executable, "-c", code], cwd=workspace, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.strip() == "Huahui Health"


def test_links_to_files_of_the_project_lead_somewhere(repository: Path) -> None:
    pages = [repository / "README.md", repository / "CONTRIBUTING.md", *sorted((repository / "docs").glob("*.md"))]
    for page in pages:
        for target in re.findall(r"\]\((?!https?:|#)([^)#\s]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name} links to {target}"
