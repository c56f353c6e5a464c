"""The command line on the fictional example, built once; what it prints is compared with files under golden/."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from functools import cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any, TypeAlias

import pyoxigraph
import pytest
from click.testing import CliRunner, Result

from biokg.build.recovery import files_in, ontology_in
from biokg.cli.program import biokg
from biokg.store import Store

Run: TypeAlias = Callable[..., Result]
Golden: TypeAlias = Callable[[str, str], None]

HERE = Path(__file__).parent
CLEAN = {"BIOKG_LANG": None, "BIOKG_ARTICLES": None, "COLUMNS": "80", "NO_COLOR": None}


def run_biokg(*arguments: str, columns: int = 80, stdin: str | None = None, **environment: str) -> Result:
    """Run a command; its exit status, standard output and standard error are in the result."""
    settings = CLEAN | {"COLUMNS": str(columns)} | environment
    return CliRunner().invoke(biokg, arguments, prog_name="biokg", input=stdin, env=settings)


_READ: dict[tuple[str, Path, str], object] = {}


def _once(read: Callable[[Store], object]) -> Callable[[Store], object]:
    """Return a function that reads the same of a store, but of a built one once, however many commands ask it."""

    def kept(store: Store) -> object:
        path = getattr(store, "path", None)
        if path is None or store.manifest is None:
            return read(store)
        key = (read.__name__, path, store.manifest.hash)
        if key not in _READ:
            _READ[key] = read(store)
        return _READ[key]

    return kept


@pytest.fixture(scope="session")
def _opened(workspace: Path) -> Any:
    """Oxigraph, but the database of the shared workspace is opened once: it starts some 180 threads each time."""
    opened = cache(pyoxigraph.Store.read_only)

    class Engine:
        def __new__(cls, *path: str) -> pyoxigraph.Store:  # type: ignore[misc]
            return pyoxigraph.Store(*path)

        @staticmethod
        def read_only(path: str) -> pyoxigraph.Store:
            shared = Path(path).is_relative_to(workspace)
            return opened(path) if shared else pyoxigraph.Store.read_only(path)

    return SimpleNamespace(Store=Engine)


@pytest.fixture(autouse=True)
def _read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Read the vocabulary and the claims of a store once: that is half of the time of most commands."""
    monkeypatch.setattr("biokg.graph.ontology_in", _once(ontology_in))
    monkeypatch.setattr("biokg.graph.files_in", _once(files_in))


@pytest.fixture(scope="session")
def workspace(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional example, built; for reading only."""
    return Path(shutil.copytree(built, tmp_path_factory.mktemp("cli") / "riverbend"))


@pytest.fixture
def run(workspace: Path, _opened: Any, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command in the fictional example."""
    monkeypatch.setattr("biokg.store.embedded.pyoxigraph", _opened)

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
