"""Fixtures that several test modules share."""

from __future__ import annotations

import gc
import importlib
import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings

from biokg.build import build
from biokg.graph import KnowledgeGraph
from biokg.workspace import Workspace

# No deadline: a busy machine is no defect. Continuous integration looks at more examples than a developer waits for.
settings.register_profile("everyday", deadline=None, max_examples=10)
settings.register_profile("thorough", deadline=None, max_examples=100, derandomize=True)  # a failure comes back
settings.load_profile("thorough" if os.environ.get("CI") else "everyday")

for _name in ("BIOKG_STORE", "BIOKG_STORE_USER", "BIOKG_STORE_PASSWORD", "BIOKG_STORE_TOKEN"):
    os.environ.pop(_name, None)  # the tests' own graphs lie in their own folders

if signal.getsignal(signal.SIGINT) == signal.SIG_IGN:
    # What a shell starts in the background is deaf to Ctrl-C, and so are its children: some tests press it.
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_finish() -> None:
    """Let Python look for garbage less often: it would go through all modules and tests again and again."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 50)


REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The folder of the checkout, itself a workspace."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with articles and register extracts that the project does not carry."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs ../shared (articles and register extracts that the project does not carry)")
    return folder


@pytest.fixture(scope="session")
def oxigraph_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server of Oxigraph, started for the tests."""
    with _server("oxigraph_server", tmp_path_factory.mktemp("oxigraph")) as url:
        yield url


@pytest.fixture(scope="session")
def virtuoso_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a Virtuoso, started for the tests, that cuts results at 1,000 rows."""
    with _server("virtuoso_server", tmp_path_factory.mktemp("virtuoso")) as url:
        yield url


@pytest.fixture
def hasty_oxigraph_url(tmp_path: Path) -> Iterator[str]:
    """The address of a server of Oxigraph that stops queries after a second."""
    with _server("oxigraph_server", tmp_path, 1) as url:
        yield url


@contextmanager
def _server(kind: str, folder: Path, *options: int) -> Iterator[str]:
    """Run a server, or skip the test where it is not installed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(REPOSITORY))
        servers = importlib.import_module("benchmarks.servers")
    try:
        with getattr(servers, kind)(folder, *options) as url:
            yield url
    except servers.Absent as absent:
        pytest.skip(str(absent))


@pytest.fixture
def riverbend(repository: Path, tmp_path: Path) -> Workspace:
    """A copy of the fictional example: three sources, their things and claims, two articles; not built."""
    folder = tmp_path / "riverbend"
    shutil.copytree(repository / "examples" / "riverbend", folder, ignore=shutil.ignore_patterns(".biokg"))
    return Workspace(folder)


@pytest.fixture(scope="session")
def built(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional example, built; to be copied."""
    folder = tmp_path_factory.mktemp("built") / "riverbend"
    shutil.copytree(repository / "examples" / "riverbend", folder, ignore=shutil.ignore_patterns(".biokg"))
    build(Workspace(folder))
    return folder


@pytest.fixture(scope="session")
def riverbend_graph(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    """The graph of the fictional example, open; for reading only."""
    with KnowledgeGraph.open(shutil.copytree(built, tmp_path_factory.mktemp("open") / "riverbend")) as graph:
        yield graph


@pytest.fixture(scope="session")
def own_workspace(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own sources, built; to be copied."""
    folder = tmp_path_factory.mktemp("own")
    shutil.copytree(repository / "graphs", folder / "graphs")
    build(Workspace(folder))
    return folder


@pytest.fixture(scope="session")
def own_graph(own_workspace: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    """The graph of the repository's own sources, open; for reading only."""
    with KnowledgeGraph.open(shutil.copytree(own_workspace, tmp_path_factory.mktemp("open") / "own")) as graph:
        yield graph
