"""``biokg report compare``, ``chain``, ``conflicts`` and ``evidence`` on the fictional example."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from .conftest import Golden, Run

REPORTS = {
    "compare": ["compare", "Riverbend Science Park", "Cell Harbour"],
    "chain": ["chain"],
    "conflicts": ["conflicts"],
    "evidence": ["evidence", "Larkspur Biologics"],
}


@pytest.mark.parametrize("name", REPORTS)
def test_as_people_read_it(name: str, run: Run, golden: Golden) -> None:
    result = run("report", *REPORTS[name], "--format", "table", "--as-of", "2024-12-31")
    assert result.exit_code == 0
    golden(f"report-{name}.txt", result.output)


@pytest.mark.parametrize("name", REPORTS)
@pytest.mark.parametrize(
    ("language", "endings"),
    [("zh", ("html", "csv", "txt")), pytest.param("en", ("xlsx", "md"), marks=pytest.mark.slow)],
)
def test_in_every_format_and_language(
    name: str, language: str, endings: tuple[str, ...], run: Run, tmp_path: Path
) -> None:
    for ending in endings:
        path = tmp_path / f"out.{ending}"
        result = run("report", *REPORTS[name], "--lang", language, "-o", str(path))
        assert (result.exit_code, result.output) == (0, "")
        assert path.stat().st_size > 300


@pytest.mark.parametrize(
    ("name", "columns"),
    [
        (
            "compare",
            "group indicator indicator_id place place_id what what_id value low high qualifier unit date phase",
        ),
        ("chain", "stage stage_id place place_id verdict what thing thing_id behind phase"),
        ("conflicts", "about says date who followed"),
        ("evidence", "subject subject_id property property_id object best_tier independent machine_only"),
    ],
)
def test_csv_has_one_value_a_row_and_its_evidence(name: str, columns: str, run: Run) -> None:
    rows = list(csv.DictReader(StringIO(run("report", *REPORTS[name], "--format", "csv").output)))
    evidence = ["standing", "remark", "claims", "sources", "tier", "speaker", "published", "licence"]
    assert list(rows[0]) == [*columns.split(), *evidence]
    said = [row for row in rows if row["claims"]]
    assert said
    assert all(row["sources"] and row["tier"] and row["published"] for row in said)


def test_json_has_all_that_was_found(run: Run) -> None:
    found = json.loads(run("report", *REPORTS["compare"], "--format", "json").output)
    assert [place["id"] for place in found["places"]] == ["riverbend-science-park", "cell-harbour"]
    assert [[place["id"] for place in pair] for pair in found["nested"]] == [["cell-harbour", "riverbend-science-park"]]
    line = next(line for line in found["lines"] if line["indicator"]["id"] == "companies")
    assert [number["value"] for number in line["fields"][0]["numbers"]] == [280, 300]
    assert line["ranking"]["reasons"][0]["kind"] == "one"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["compare", "Cell Harbour"], "There is nothing to compare with; name at least two places."),
        (["compare", "Cell Harbour", "cell-harbour"], "'Cell Harbour' is named twice; name each place once."),
        (
            ["compare", "Willow Park", "Northgate Pharma"],
            "Northgate Pharma is a company, not a park, zone or district.",
        ),
        (["compare", "Cell Harbour", "Cell Harbor"], "Nothing is called 'Cell Harbor'. Did you mean 'Cell Harbour'"),
        (["chain", "Larkspur Biologics"], "Larkspur Biologics is a company, not a park, zone or district."),
        (["chain", "Rivrbend"], "Nothing is called 'Rivrbend'. Did you mean"),
        (["conflicts", "xyz"], "Nothing is called 'xyz'."),
        (["evidence", "larkspur biolgics"], "Did you mean 'Larkspur Biologics'"),
        (
            ["chain", "--format", "csv", "--table", "stagess"],
            "There is no table 'stagess'; choose stages, gaps, fields.",
        ),
    ],
)
def test_what_cannot_be_reported(arguments: list[str], sentence: str, run: Run) -> None:
    result = run("report", *arguments)
    assert result.exit_code == 2
    assert sentence in " ".join(result.stderr.split())


def test_before_the_first_source(run: Run) -> None:
    for name in REPORTS:
        result = run("report", *REPORTS[name], "--as-of", "1999-01-01", "--format", "table")
        assert (result.exit_code, "Traceback" in result.stderr) in {(0, False), (2, False)}
    assert run("report", "chain", "--as-of", "1999-01-01").exit_code == 2
