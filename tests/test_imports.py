"""One direction: a module imports only from its left."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ORDER = (
    "errors", "garbage", "characters", "folders", "terms", "ids", "canonical", "turtle", "values", "text", "names",
    "ontology", "workspace", "claims", "columns", "resolve", "store", "registers", "build", "matching", "query",
    "questions", "checks", "network", "profile", "meaning", "graph", "export", "analysis", "views", "reference", "cli",
)  # fmt: skip
"""Left to right; `biokg` itself (version, open) and `biokg.__main__` stand outside."""

OUTSIDE = {"__init__", "__main__"}


def parts(package: Path) -> set[str]:
    return {path.stem for path in package.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}


def imports(path: Path, package: Path) -> Iterator[tuple[str, int]]:
    """Yield (part of biokg, line) for what a module imports when it runs, at the top or within a function.

    What only types need (`if TYPE_CHECKING:`) has no direction.
    """
    module = path.relative_to(package).with_suffix("").parts
    for node in _statements(_tree(path)):
        if isinstance(node, ast.ImportFrom):
            for name in _from(node, module):
                yield name, node.lineno
        elif isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.startswith("biokg."):
                    yield alias.name.split(".")[1], node.lineno


@cache
def _tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def _statements(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the statements in a node, at any depth, but for those that only types need."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.stmt | ast.excepthandler | ast.match_case) and not _is_typing(child):
            yield child
            yield from _statements(child)


def _is_typing(node: ast.AST) -> bool:
    return isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"


def _from(node: ast.ImportFrom, module: tuple[str, ...]) -> Iterator[str]:
    base = ("biokg", *module)[: 1 + len(module) - node.level] if node.level else ()
    full = (*base, *(node.module or "").split(".")) if node.module else base
    if full[:1] != ("biokg",):
        return
    if len(full) > 1:
        yield full[1]
    else:
        yield from (alias.name for alias in node.names)


def test_every_part_has_its_place(repository: Path) -> None:
    assert parts(repository / "src" / "biokg") - OUTSIDE == set(ORDER)


@pytest.mark.parametrize("part", ORDER)
def test_a_part_imports_only_from_its_left(part: str, repository: Path) -> None:
    package = repository / "src" / "biokg"
    folder = package / part
    files = sorted(folder.rglob("*.py")) if folder.is_dir() else [package / f"{part}.py"]
    allowed = {*ORDER[: ORDER.index(part) + 1], "__version__"}
    wrong = [
        f"{path.relative_to(package)}:{line} imports {name}"
        for path in files
        for name, line in imports(path, package)
        if name not in allowed
    ]
    assert wrong == []


def test_the_reading_of_imports_itself(tmp_path: Path) -> None:
    (tmp_path / "claims").mkdir()
    path = tmp_path / "claims" / "x.py"
    path.write_text(
        "from typing import TYPE_CHECKING\nfrom ..terms import b\nfrom . import model\nfrom .. import names\n"
        "import biokg.store.locks\nfrom biokg.build import build\n"
        "if TYPE_CHECKING:\n    from ..graph import KnowledgeGraph\n"
        "def f():\n    from ..views.page import Page\n",
        encoding="utf-8",
    )
    assert sorted(imports(path, tmp_path)) == [
        ("build", 6), ("claims", 3), ("names", 4), ("store", 5), ("terms", 2), ("views", 10),
    ]  # fmt: skip


LONGEST_FILE, LONGEST_FUNCTION = 300, 45


def test_files_read_in_one_sitting_and_functions_in_one_glance(repository: Path) -> None:
    long = []
    for path in sorted((repository / "src").rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > LONGEST_FILE:
            long.append(f"{path.name}: {text.count(chr(10))} lines")
        functions = (node for node in ast.walk(_tree(path)) if isinstance(node, ast.FunctionDef))
        long += [f"{path.name}:{node.lineno} {node.name}" for node in functions if _length(node) > LONGEST_FUNCTION]
    assert long == []


def _length(function: ast.FunctionDef) -> int:
    """Count the lines of a function without its signature and its docstring."""
    body = function.body[1:] if ast.get_docstring(function) else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0
