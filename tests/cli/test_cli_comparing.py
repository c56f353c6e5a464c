"""``report changes`` and ``report watch``: against the last build, a day, another workspace."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from .conftest import run_biokg


@pytest.fixture
def fresh(workspace: Path, tmp_path: Path) -> Path:
    """A copy of the built example that may be changed."""
    folder = tmp_path / "riverbend"
    shutil.copytree(workspace, folder, ignore=shutil.ignore_patterns(".biokg"))
    assert _do(folder, "build").exit_code == 0
    return folder


def _do(folder: Path, *arguments: str) -> Result:
    return run_biokg("-C", str(folder), *arguments)


def _json(folder: Path, *arguments: str) -> Any:
    done = _do(folder, *arguments)
    assert (done.exit_code, done.stderr) == (0, "")
    return json.loads(done.stdout)


def _retract(folder: Path) -> None:
    """Retract what says who manages the park, and build."""
    claims = _json(folder, "claims", "--about", "riverbend-science-park")
    (managed,) = (claim["id"] for claim in claims if claim["property"]["id"] == "b:managedBy")
    assert _do(folder, "claim", "retract", managed, "--recorded", "2025-07-01").exit_code == 0
    assert _do(folder, "build").exit_code == 0


def test_without_an_earlier_build_there_is_nothing_to_compare_with(fresh: Path) -> None:
    done = _do(fresh, "report", "changes")
    assert done.exit_code == 2
    assert done.stderr.endswith(
        ".biokg: there is no earlier build that held something else to compare with; name a day with --since DATE, or "
        "another workspace with --against DIR.\n"
    )


@pytest.mark.slow
def test_what_changed_since_the_last_build(fresh: Path) -> None:
    _retract(fresh)
    assert _do(fresh, "build").exit_code == 0  # the same again: the build before it stays the one to compare with
    found = _json(fresh, "report", "changes")
    assert found["claims_withdrawn"] == 1
    gone = [(one["kind"], one["subject"]["id"], one["predicate"]["id"], one["cause"]) for one in found["facts"]]
    assert gone == [("gone", "riverbend-science-park", "b:managedBy", "source")]
    (fresh / "watch.toml").write_text(
        '[[watch]]\nquestion = "who-manages"\nthing = "Riverbend Science Park"\n', encoding="utf-8"
    )
    (watched,) = _json(fresh, "report", "watch")
    assert (watched["rows"], watched["new"], len(watched["gone"])) == (0, [], 1)


def test_against_another_workspace_is_the_way_back(fresh: Path, workspace: Path) -> None:
    _retract(fresh)
    found = _json(fresh, "report", "changes", "--against", str(workspace))
    assert [one["kind"] for one in found["facts"]] == ["gone"]
    back = _json(workspace, "report", "changes", "--against", str(fresh))
    assert [one["kind"] for one in back["facts"]] == ["new"]


def test_since_a_day(workspace: Path) -> None:
    found = _json(workspace, "report", "changes", "Cell Harbour", "--since", "2024-06-01")
    (status,) = (one for one in found["facts"] if one["predicate"]["id"] == "b:status" and one["kind"] == "changed")
    assert (status["before"]["id"], status["after"]["id"]) == ("status:planned", "status:under-construction")
    done = _do(workspace, "report", "changes", "--since", "2024-06-01", "--against", str(workspace))
    assert (done.exit_code, "exclude each other" in done.stderr) == (2, True)


def test_the_file_of_watches_is_taken_with_its_parameters(fresh: Path) -> None:
    (fresh / "watch.toml").write_text(
        '[[watch]]\nquestion = "zones-of-park"\npark = "Riverbend Science Park"\n', encoding="utf-8"
    )
    (found,) = _json(fresh, "report", "watch", "--since", "2024-02-01")
    assert found["question"]["name"] == "zones-of-park"
    assert [row["values"]["zone"]["id"] for row in found["new"]] == ["cell-harbour"]
    (fresh / "watch.toml").write_text("[[watch]]\n", encoding="utf-8")
    done = _do(fresh, "report", "watch", "--since", "2024-02-01")
    assert (done.exit_code, "watch 1 names no question" in done.stderr) == (2, True)


@pytest.mark.slow
def test_news_for_people(workspace: Path) -> None:
    done = _do(workspace, "report", "changes", "--since", "2024-06-01", "--format", "md", "--lang", "zh")
    assert done.exit_code == 0
    assert done.stdout.startswith("# 新变化\n\n与2024年6月1日所知相比\n")
    done = _do(workspace, "report", "watch", "--since", "2024-06-01", "--format", "table")
    assert done.stdout.startswith("News on what is watched\nsince what was known on 1 Jun 2024\n")
