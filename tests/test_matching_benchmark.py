"""The goals of matching are kept on the half of the data that tuning never saw."""

from __future__ import annotations

import importlib
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture
def benchmark(repository: Path, shared: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:  # noqa: ARG001
    """The benchmark, from a folder that only a checkout has."""
    monkeypatch.syspath_prepend(str(repository))
    return importlib.import_module("benchmarks.matching")


@pytest.fixture
def data(benchmark: ModuleType) -> ModuleType:  # noqa: ARG001
    return importlib.import_module("benchmarks.matching_data")


def test_the_halves_are_halves_and_clusters_stay_whole(data: ModuleType) -> None:
    names = sorted(data.clusters())
    half = sum(map(data.held_out, names))
    assert 0.48 < half / len(names) < 0.52
    assert [data.held_out(name) for name in names] == [data.held_out(name) for name in names]


def test_the_baseline_is_what_it_says(data: ModuleType) -> None:
    assert data.plain("Société  Genêt, S.A.") == "societe genet"
    assert data.plain("FINCH & WREN CO., LTD.") == "finch and wren"


@pytest.mark.slow
def test_goals_are_kept_where_nothing_was_tuned(benchmark: ModuleType, data: ModuleType) -> None:
    entities = data.organisations()
    rows = [
        *benchmark.paired(data.held_out),
        *benchmark.affiliated(data.held_out, entities),
        *benchmark.two_scripts(data.held_out, entities),
    ]
    goals = {what: (float(own), float(goal.removeprefix("≥ "))) for what, own, _, goal in rows if goal}
    assert len(goals) == 7
    assert {what: figures for what, figures in goals.items() if figures[0] < figures[1]} == {}


@pytest.mark.slow
def test_no_medicine_is_taken_for_another(benchmark: ModuleType, data: ModuleType) -> None:
    rows = [*benchmark.medicines(data.held_out), *benchmark.chinese_medicines(data.held_out)]
    same = {what: own for what, own, _, _ in rows if what.endswith('precision of "same"')}
    assert list(same.values()) == ["1.000", "1.000"]
