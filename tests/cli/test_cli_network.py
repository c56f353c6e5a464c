"""`path`, `report helix` and `report meet` on the fictional example: every format, and what cannot be answered."""

from __future__ import annotations

import csv
import io
import json

import pytest

from .conftest import Run

COMMANDS = {
    "path": ("path", "Larkspur Biologics", "Port Alder"),
    "helix": ("report", "helix"),
    "meet": ("report", "meet"),
}


@pytest.mark.parametrize("fmt", ["table", "md", "html", "json", "csv", "xlsx"])
@pytest.mark.parametrize("name", COMMANDS)
def test_every_format(run: Run, name: str, fmt: str) -> None:
    result = run(*COMMANDS[name], "--format", fmt)
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout_bytes[:2] == b"PK" if fmt == "xlsx" else result.stdout.strip()


def test_a_path_as_json_and_csv(run: Run) -> None:
    found = json.loads(run("path", "云雀生物", "Riverbend Science Park", "--format", "json").stdout)
    assert [hop["bonds"][0]["predicate"]["id"] for hop in found["paths"][0]["hops"]] == ["b:basedIn"]
    assert found["paths"][0]["hops"][0]["bonds"][0]["statements"][0]["claim"]
    rows = list(
        csv.DictReader(io.StringIO(run("path", "云雀生物", "Riverbend Science Park", "--format", "csv").stdout))
    )
    assert (rows[0]["from_id"], rows[0]["to_id"]) == ("larkspur-biologics", "riverbend-science-park")


def test_what_cannot_be_answered_is_said_in_a_sentence(run: Run) -> None:
    cases = {
        ("path", "Larkspur Biologics", "云雀生物"): "are the same thing, Larkspur Biologics; name two.",
        ("path", "Larkspur", "nowhere at all"): "Nothing is called ",
        ("report", "meet", "Riverbend Science Park"): "is an industry park, not a company, institute, ",
        ("report", "meet", "Larkspur Biologcs"): "Did you mean 'Larkspur Biologics'?",
        (
            "path",
            "Larkspur Biologics",
            "Port Alder",
            "--as-of",
            "2000-01-01",
        ): "Nothing that was published by 2000-01-01 speaks of 'Larkspur Biologics'.",
        ("path", "Larkspur Biologics", "Port Alder", "--table", "x"): "There is no table 'x'; choose hops",
    }
    for arguments, words in cases.items():
        result = run(*arguments, "--format", "table")
        assert (result.exit_code, result.stdout) == (2, ""), arguments
        assert words in result.stderr.replace("\n", " "), (arguments, result.stderr)


def test_before_the_first_source_there_is_nothing(run: Run) -> None:
    shown = run("report", "helix", "--as-of", "2000-01-01", "--format", "table")
    assert (shown.exit_code, "The graph knows of no organisation." in shown.stdout) == (0, True)
    shown = run("report", "meet", "--as-of", "2000-01-01", "--format", "table")
    assert (shown.exit_code, "Nothing that is settled is shared without a tie." in shown.stdout) == (0, True)
