"""The command line on the fictional example, built once; what it prints is compared with files under golden/."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

import pytest
from click.testing import CliRunner, Result

from biokg.build.recovery import ontology_in
from biokg.cli.program import biokg
from biokg.ontology import Ontology
from biokg.store import Store

Run: TypeAlias = Callable[..., Result]
Golden: TypeAlias = Callable[[str, str], None]

HERE = Path(__file__).parent
CLEAN = {"BIOKG_LANG": None, "BIOKG_ARTICLES": None, "COLUMNS": "80", "NO_COLOR": None}


def run_biokg(*arguments: str, columns: int = 80, stdin: str | None = None, **environment: str) -> Result:
    """Run a command; its exit status, standard output and standard error are in the result."""
    settings = CLEAN | {"COLUMNS": str(columns)} | environment
    return CliRunner().invoke(biokg, arguments, prog_name="biokg", input=stdin, env=settings)


_READ: dict[Path, Ontology] = {}


@pytest.fixture(autouse=True)
def _vocabulary_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the vocabulary of a store once, however many commands ask it: that is a third of the time of most."""

    def read(store: Store) -> Ontology:
        path = getattr(store, "path", None)
        if path is None:
            return ontology_in(store)
        if path not in _READ:
            _READ[path] = ontology_in(store)
        return _READ[path]

    monkeypatch.setattr("biokg.graph.ontology_in", read)


@pytest.fixture(scope="session")
def workspace(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional example, built; for reading only."""
    return Path(shutil.copytree(built, tmp_path_factory.mktemp("cli") / "riverbend"))


@pytest.fixture
def run(workspace: Path) -> Run:
    """Run a command in the fictional example."""

    def run_there(*arguments: str, columns: int = 80, stdin: str | None = None, **environment: str) -> Result:
        return run_biokg("-C", str(workspace), *arguments, columns=columns, stdin=stdin, **environment)

    return run_there


@pytest.fixture
def golden() -> Golden:
    """Compare a text with a file that is kept; `make docs` writes the files anew."""

    def compare(name: str, text: str) -> None:
        path = HERE / "golden" / name
        if os.environ.get("BIOKG_REGENERATE"):
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.is_file(), f"{name} is not kept yet; run `make docs` and read what it wrote"
        assert text == path.read_text(encoding="utf-8")

    return compare
