"""``report park``, ``drug``, ``company``, ``multinationals``, ``timeline`` on the fictional example."""

from __future__ import annotations

import csv
import json
from io import StringIO

import pytest

from .conftest import Golden, Run

REPORTS = {
    "park": ("report", "park", "Riverbend Science Park"),
    "zone": ("report", "park", "cell-harbour"),
    "drug": ("report", "drug", "lumarimab"),
    "company": ("report", "company", "北门制药"),
    "multinationals": ("report", "multinationals", "riverbend-science-park"),
    "timeline": ("report", "timeline", "riverbend-science-park"),
}


@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("name", REPORTS)
def test_what_people_read_on_a_terminal(name: str, columns: int, run: Run, golden: Golden) -> None:
    done = run(*REPORTS[name], "--format", "table", "--as-of", "2025-06-30", columns=columns)
    assert (done.exit_code, done.stderr) == (0, "")
    assert max(map(len, done.stdout.splitlines())) <= columns
    golden(f"report-{name}-{columns}.txt", done.stdout)


@pytest.mark.parametrize("report", ["park", "drug", "company", "multinationals", "timeline"])
def test_an_unknown_name_is_an_error_with_near_names(report: str, run: Run) -> None:
    done = run("report", report, "Nobody knows this")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: Nothing is called 'Nobody knows this'.")


@pytest.mark.parametrize(
    ("report", "name", "message"),
    [
        ("park", "Riverbend Science Prk", "Did you mean 'Riverbend Science Park'"),
        (
            "park",
            "Willow Park",
            "Willow Park is a green space, not a park, zone or corridor. See `biokg thing willow-park`.",
        ),
        ("park", "lumarimab", "lumarimab is a drug, not a park, zone or corridor. See `biokg report drug lumarimab`."),
        (
            "drug",
            "Cell Harbour",
            "Cell Harbour is a park zone, not a drug or device. See `biokg report park cell-harbour`.",
        ),
        ("company", "Port Alder", "Port Alder is an administrative area, not a company or other organization."),
        ("multinationals", "Mira Osei", "Mira Osei is a person, not a place. See `biokg thing mira-osei`."),
    ],
)
def test_what_a_report_is_not_about_is_said_with_the_one_that_fits(
    report: str, name: str, message: str, run: Run
) -> None:
    done = run("report", report, name)
    assert (done.exit_code, done.stdout) == (2, "")
    assert message in done.stderr


@pytest.mark.parametrize("report", ["park", "drug", "company"])
def test_before_the_first_source_nothing_is_known(report: str, run: Run) -> None:
    done = run(*REPORTS[report], "--as-of", "1999-01-01")
    assert done.exit_code == 2
    assert "Nothing that was published by 1999-01-01 speaks of" in done.stderr


def test_a_timeline_that_ends_before_it_begins_is_refused(run: Run) -> None:
    done = run("report", "timeline", "--from", "2025-01-02", "--to", "2025-01-01")
    assert (done.exit_code, done.stdout) == (2, "")
    assert "ends before it begins; swap the two days." in done.stderr


def test_programs_choose_a_table_and_are_told_the_names_of_all(run: Run) -> None:
    rows = list(csv.DictReader(StringIO(run(*REPORTS["park"], "--format", "csv", "--table", "tenants").stdout)))
    assert [(row["step_id"], row["party_id"], row["standing"]) for row in rows] == [
        ("opened", "northgate-pharma", "stated"),
        ("based", "larkspur-biologics", "stated"),
        ("attracted", "hale-medical", "under way"),
        ("attracted", "northgate-pharma", "under way"),
    ]
    done = run(*REPORTS["park"], "--format", "csv", "--table", "nothing")
    assert done.exit_code == 2
    assert "tenants" in done.stderr


def test_json_names_each_thing_in_both_languages_and_each_claim(run: Run) -> None:
    read = json.loads(run(*REPORTS["drug"], "--format", "json").stdout)
    assert read["id"] == {"id": "lumarimab", "en": "lumarimab", "zh": "芦玛单抗"}
    (decision,) = read["decisions"]
    assert (decision["when"]["edtf"], decision["status"], decision["approval"]) == ("2024-12-20", "granted", True)
    assert all(one["claim"].startswith("claim:") for one in decision["statements"])
