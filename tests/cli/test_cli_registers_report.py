"""``biokg report registers`` on a made-up field, in every form."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import openpyxl
import pytest
from registers.field import build_field

from .conftest import Golden, run_biokg


@pytest.fixture(scope="module")
def town(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The workspace of the made-up field, built."""
    return str(build_field(repository, tmp_path_factory.mktemp("field") / "town").root)


def rows(town: str, *options: str) -> list[dict[str, str]]:
    done = run_biokg("-C", town, "report", "registers", "--as-of", "2026-01-01", *options, "--format", "csv")
    assert (done.exit_code, done.stderr) == (0, "")
    return list(csv.DictReader(io.StringIO(done.stdout)))


@pytest.mark.parametrize(("columns", "language"), [(80, "en"), (80, "zh"), (120, "en")])
def test_on_a_terminal(town: str, golden: Golden, columns: int, language: str) -> None:
    asked = ("report", "registers", "--as-of", "2026-01-01", "--format", "table", "--lang", language)
    done = run_biokg("-C", town, *asked, columns=columns)
    assert (done.exit_code, done.stderr) == (0, "")
    golden(f"report-registers-{columns}-{language}.txt", done.stdout)


def test_a_row_for_programs_has_its_base_and_its_registers(town: str) -> None:
    found = rows(town, "--table", "organisations-countries")
    assert [(row["value"], row["value_id"], row["number"], row["of"], row["share"]) for row in found] == [
        ("Antarctica", "place:AQ", "4", "7", "0.5714"), ("China", "place:CN", "3", "7", "0.4286"),
    ]  # fmt: skip
    assert {(row["sources"], row["published"], row["tier"]) for row in found} == {
        ("clinicaltrials ror", "2025-01-31 2024-06-01", "register")
    }
    assert "CC0 1.0" in found[0]["licence"]
    assert "Courtesy of the U.S. National Library of Medicine" in found[0]["licence"]


def test_decisions_have_a_column_for_each_area(town: str) -> None:
    found = rows(town, "--table", "decisions-years")
    assert [(row["value"], row["number"], row["in_eu"], row["in_us"]) for row in found] == [
        ("2021", "3", "1", "2"), ("2020", "1", "1", "0"), ("2015", "1", "1", "0"),
    ]  # fmt: skip


def test_what_is_tied_is_told_with_thing_and_record(town: str) -> None:
    first, second = rows(town, "--table", "known")
    assert (first["thing_id"], first["register"], first["sponsored"]) == (
        "port-alder-university",
        "clinicaltrials",
        "2",
    )
    assert (second["record_id"], second["sponsored"]) == ("https://ror.org/00port001", "0")


def test_all_tables_are_sheets_and_the_licences_stand_with_the_sources(town: str, tmp_path: Path) -> None:
    path = tmp_path / "registers.xlsx"
    assert run_biokg("-C", town, "report", "registers", "-o", str(path)).exit_code == 0
    book = openpyxl.load_workbook(path)
    assert len(book.sheetnames) >= 18
    assert "Courtesy of" in " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize(("name", "beginning"), [("r.html", "<!doctype html>"), ("r.md", "# What registers hold")])
def test_as_a_page(town: str, tmp_path: Path, name: str, beginning: str) -> None:
    path = tmp_path / name
    assert run_biokg("-C", town, "report", "registers", "-o", str(path)).exit_code == 0
    text = path.read_text(encoding="utf-8")
    assert text.lower().startswith(beginning.lower())
    assert "17 organisations, 7 with a country" in text


def test_a_chart_is_a_picture_with_its_sources(town: str, tmp_path: Path) -> None:
    path = tmp_path / "years.svg"
    done = run_biokg("-C", town, "report", "registers", "--table", "decisions-years-chart", "-o", str(path))
    assert done.exit_code == 0
    assert "European Medicines Agency" in path.read_text(encoding="utf-8")


def test_a_register_released_later_is_named_and_left_out(town: str) -> None:
    done = run_biokg("-C", town, "report", "registers", "--as-of", "2024-07-31", "--format", "md")
    assert "Released later, not counted: ClinicalTrials.gov, release v1; Drugs@FDA monthly approvals, release v1" in (
        done.stdout
    )
    assert "Not in these registers" in done.stdout
    assert "studies (biokg import clinicaltrials)" in done.stdout


def test_of_a_country_and_of_one_register(town: str) -> None:
    done = run_biokg("-C", town, "report", "registers", "--country", "CN", "--register", "ror", "--format", "json")
    found = json.loads(done.stdout)
    assert (found["country"]["zh"], found["only"]) == ("中国", "ror")
    assert [one["name"] for one in found["figures"]] == ["towns", "kinds", "statuses"]


def test_what_no_register_places_in_a_country_may_be_there_all_the_same(town: str) -> None:
    text = run_biokg("-C", town, "report", "registers", "--country", "CN", "--format", "md").stdout
    assert ("None placed there" in text, "Not in these registers" in text) == (True, False)


def test_what_cannot_be_answered(town: str, workspace: Path) -> None:
    for options, words in {
        ("--register", "rorr"): "No register 'rorr' is in the graph. Did you mean ror?",
        ("--country", "Atlantis"): "'Atlantis' is no country; give its code (ISO 3166-1), for instance CN",
    }.items():
        done = run_biokg("-C", town, "report", "registers", *options)
        assert (done.exit_code, words in done.stderr) == (2, True)
    none = run_biokg("-C", str(workspace), "report", "registers")
    assert (none.exit_code, none.stderr) == (
        2,
        "Error: No register is in the graph: import one (`biokg import ror --help` and its like), then run "
        "`biokg build`.\n",
    )


@pytest.mark.slow
def test_the_same_of_a_graph_on_a_server(town: str, oxigraph_url: str) -> None:
    assert run_biokg("-C", town, "build", "--store", oxigraph_url).exit_code == 0
    for options in ((), ("--country", "AQ"), ("--as-of", "2024-07-31")):
        asked = ("-C", town, "report", "registers", *options, "--format", "json")
        there = run_biokg(*asked, "--store", oxigraph_url)
        assert (there.exit_code, there.stderr) == (0, "")
        assert json.loads(there.stdout) == json.loads(run_biokg(*asked).stdout)
