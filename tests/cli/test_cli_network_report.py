"""``biokg report network`` on the fictional example."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import run_biokg


def test_one_measure_as_json(workspace: Path) -> None:
    done = run_biokg("-C", str(workspace), "report", "network", "--measure", "degree", "--limit", "1")
    assert done.exit_code == 0
    record = json.loads(done.stdout)
    assert [table["measure"] for table in record["tables"]] == ["degree"]
    assert record["tables"][0]["rows"][0]["nodes"][0]["id"] == "riverbend-science-park"


def test_all_measures_as_rows(workspace: Path) -> None:
    done = run_biokg("-C", str(workspace), "report", "network", "--planned", "--format", "csv")
    assert done.exit_code == 0
    assert {line.partition(",")[0] for line in done.stdout.splitlines()[1:]} >= {"degree", "betweenness", "bridges"}


def test_what_cannot_be_asked(workspace: Path) -> None:
    both = run_biokg("-C", str(workspace), "report", "network", "--projection", "people", "--construct", "x.rq")
    assert (both.exit_code, "not both" in both.stderr) == (2, True)
    missing = run_biokg("-C", str(workspace), "report", "network", "--construct", "x.rq")
    assert (missing.exit_code, "is not there" in missing.stderr) == (2, True)
    nowhere = run_biokg("-C", str(workspace), "report", "network", "--park", "nowhere")
    assert (nowhere.exit_code, "nowhere" in nowhere.stderr) == (2, True)
    harmful = run_biokg("-C", str(workspace), "report", "network", "--construct", "DROP ALL")
    assert (harmful.exit_code, "would change the graph" in harmful.stderr) == (2, True)
