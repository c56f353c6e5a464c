"""The benchmarks' own data: the same for the same seed, valid, and of the size asked for."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from pathlib import Path

import pytest

from biokg.build.assemble import read_workspace
from biokg.graph import KnowledgeGraph
from biokg.workspace import Workspace

Make = Callable[..., Workspace]


@pytest.fixture
def make(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Make:
    """The maker of workspaces, from a folder that only a checkout has."""
    monkeypatch.syspath_prepend(str(repository))
    found: Make = importlib.import_module("benchmarks.synthetic").make_workspace
    return found


def written(workspace: Workspace) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in workspace.graphs.glob("**/*.ttl")}


def test_the_same_seed_gives_the_same_bytes(make: Make, tmp_path: Path) -> None:
    one, same = make(tmp_path / "one", 90), make(tmp_path / "same", 90)
    other = make(tmp_path / "other", 90, seed=1)
    assert written(one) == written(same)
    assert written(one) != written(other)


def test_what_is_made_can_be_built_and_has_the_size_asked_for(make: Make, tmp_path: Path) -> None:
    knowledge = read_workspace(make(tmp_path / "made", 300))
    assert sum(len(file.claims) for file in knowledge.files) == 300
    assert len(knowledge.files) == 10


@pytest.mark.usefixtures("make")
def test_growth_is_the_slope_of_the_logarithms() -> None:
    slope = importlib.import_module("benchmarks.timing").slope
    assert slope([1, 4, 16], [3, 12, 48]) == pytest.approx(1)
    assert slope([1, 4, 16], [5, 80, 1280]) == pytest.approx(2)
    assert slope([1, 10], [7, 7]) == pytest.approx(0)


def test_a_register_of_so_many_ties(monkeypatch: pytest.MonkeyPatch, repository: Path) -> None:
    monkeypatch.syspath_prepend(str(repository))
    made = importlib.import_module("benchmarks.register")
    kg = KnowledgeGraph(made.fill_store(None, 400))
    network = kg.network(planned=True)
    assert network.number_of_edges() == 400
    assert list(made.register(50)) == list(made.register(50)) != list(made.register(50, seed=1))
    assert {"Engagement", "collaboratesWith", "developedBy", "partOf"} <= {
        predicate for _, _, predicate in network.edges(data="predicate")
    }
    assert {"planned", "stated"} == {standing for _, _, standing in network.edges(data="standing")}
