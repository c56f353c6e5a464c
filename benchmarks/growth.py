"""How time grows with the number of claims: four and sixteen times as many."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Callable
from pathlib import Path

from biokg.build import build
from biokg.graph import KnowledgeGraph
from biokg.views.report import report
from biokg.workspace import Workspace

from .results import Group, Measure
from .synthetic import make_workspace
from .timing import medians, slope

__all__ = ["growth"]

DAY = dt.date(2026, 1, 1)


def growth(runs: int, sizes: tuple[int, ...]) -> Group:
    """Measure what people do, from opening the graph on, at several numbers of claims."""
    with tempfile.TemporaryDirectory() as folder:
        actions: dict[str, Callable[[], object]] = {}
        for size in sizes:
            workspace = make_workspace(Path(folder) / str(size), size)
            build(workspace)
            actions |= {f"{name} {size}": action for name, action in _actions(workspace).items()}
        taken = medians(actions, runs)
        names = list(_actions(workspace))
    measures = []
    for name in names:
        seconds = [taken[f"{name} {size}"] for size in sizes]
        steep = slope(sizes, seconds)
        figures = [*(f"{value:.2f}" for value in seconds), f"{steep:.2f}"]
        measures.append(Measure(name, figures, "growth at most 1.2", steep <= 1.2))
    about = "Made-up graphs with the shape of the real one. All but the build include opening the graph anew."
    return Group("Growth", about, [*(f"{size:,} claims" for size in sizes), "growth"], measures)


def _actions(workspace: Workspace) -> dict[str, Callable[[], object]]:
    def opened(action: Callable[[KnowledgeGraph], object]) -> Callable[[], object]:
        def act() -> object:
            with KnowledgeGraph.open(workspace.root) as kg:
                return action(kg)

        return act

    return {
        "build": lambda: build(Workspace(workspace.root)),
        "find": opened(lambda kg: kg.find("Biotech 7")),
        "thing": opened(lambda kg: kg.thing("science-park-1")),
        "claims of a thing": opened(lambda kg: kg.claims(about="science-park-1")),
        "network": opened(lambda kg: kg.network()),
        "report": opened(lambda kg: report(kg, DAY)),
    }
