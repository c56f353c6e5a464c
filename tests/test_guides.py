"""The packages that say where to begin name modules that are there."""

from __future__ import annotations

import importlib
import re
from pathlib import Path

import pytest


@pytest.mark.parametrize("package", ["biokg.analysis", "biokg.views.products"])
def test_what_a_guide_names_is_there(package: str) -> None:
    module = importlib.import_module(package)
    there = {path.stem for path in Path(module.__path__[0]).iterdir() if path.is_dir() or path.suffix == ".py"}
    guide = (module.__doc__ or "").partition("Where to begin:")[2]
    named = set(re.findall(r"`(\w+)`", guide))
    assert len(named) > 20
    assert sorted(named - there) == []
