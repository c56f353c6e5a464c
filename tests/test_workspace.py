"""Workspaces: found from within, and what comes with biokg."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokg.errors import InputError
from biokg.workspace import Workspace, shipped


def test_a_workspace_is_found_from_any_folder_within(riverbend: Workspace) -> None:
    for start in (riverbend.root, riverbend.sources, riverbend.root / "articles"):
        assert Workspace.find(start).root == riverbend.root


def test_the_nearest_workspace_counts(riverbend: Workspace) -> None:
    inner = riverbend.root / "articles" / "inner"
    (inner / "graphs").mkdir(parents=True)
    assert Workspace.find(inner).root == inner


def test_a_folder_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        Workspace.find(tmp_path)
    assert str(caught.value) == (f"{tmp_path}: is no workspace: it has no graphs folder. Make one with `biokg init`.")


def test_paths_are_told_as_a_person_in_the_workspace_writes_them(riverbend: Workspace, tmp_path: Path) -> None:
    assert riverbend.relative(riverbend.source_file("herald")) == "graphs/sources/herald.ttl"
    assert riverbend.relative(tmp_path) == str(tmp_path)


def test_questions_of_the_workspace_come_after_those_of_biokg(riverbend: Workspace, repository: Path) -> None:
    assert riverbend.questions == [shipped("questions")]
    (riverbend.root / "questions").mkdir()
    assert riverbend.questions == [shipped("questions"), riverbend.root / "questions"]
    assert Workspace(repository).questions == [repository / "questions"]


@pytest.mark.parametrize("name", ["ontology", "graphs", "questions", "examples"])
def test_what_comes_with_biokg_is_there(name: str) -> None:
    assert any(shipped(name).iterdir())


def test_the_example_is_fictional_and_says_so(riverbend: Workspace) -> None:
    first = [
        path.read_text(encoding="utf-8").splitlines()[0] for path in sorted((riverbend.root / "articles").iterdir())
    ]
    assert first[0].startswith("虚构：")
    assert first[1].startswith("FICTIONAL:")
