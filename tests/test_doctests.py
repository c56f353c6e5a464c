"""The examples in docstrings, all of them; `kg` is the fictional example, built and open."""

from __future__ import annotations

import doctest
import importlib
import pkgutil
from pathlib import Path

import pytest

import biokg
from biokg.graph import KnowledgeGraph
from biokg.workspace import Workspace


def modules() -> list[str]:
    found = pkgutil.walk_packages(biokg.__path__, "biokg.")
    return ["biokg", *(one.name for one in found if not one.name.endswith("__main__"))]


def with_examples() -> list[str]:
    return [
        name for name in modules() if ">>>" in Path(importlib.import_module(name).__file__ or "").read_text("utf-8")
    ]


@pytest.mark.parametrize("name", with_examples())
def test_examples_say_what_comes_out(name: str, riverbend_graph: KnowledgeGraph) -> None:
    assert isinstance(riverbend_graph.workspace, Workspace)
    given = {"kg": riverbend_graph, "riverbend": riverbend_graph.workspace.root}
    result = doctest.testmod(importlib.import_module(name), extraglobs=given)
    assert (result.failed, result.attempted > 0) == (0, True)


def test_every_public_method_of_a_graph_has_an_example() -> None:
    public = [name for name, value in vars(KnowledgeGraph).items() if callable(value) and not name.startswith("_")]
    public.remove("close")  # it has nothing to show
    without = [name for name in public if ">>>" not in (getattr(KnowledgeGraph, name).__doc__ or "")]
    assert without == []
