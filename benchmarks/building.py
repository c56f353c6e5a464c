"""The build of the project's own graph."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from biokg.build import build
from biokg.workspace import Workspace, shipped

from .results import Group, Measure
from .timing import medians

__all__ = ["building"]


def building(runs: int) -> Group:
    """Measure one whole build of ``graphs/``: read, validate, derive, entail, hash, write, switch."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(shipped("graphs"), root / "graphs")
        workspace = Workspace(root)
        size = build(workspace).quads
        seconds = medians({"build": lambda: build(Workspace(root))}, runs)["build"]
    measure = Measure(f"whole build, {size:,} quads", [f"{seconds:.2f}"], "under 3 s", seconds < 3)
    return Group("The project's own graph", "In this process, without the start of Python.", ["seconds"], [measure])
