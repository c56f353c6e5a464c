"""The format goes by --format, by the ending of the file, or by who reads; a file holds what its name says."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import click
import pytest
from openpyxl import load_workbook

from biokg.cli.asked import Asked

from .conftest import Run

PAGES = {
    "thing": ["thing", "lumarimab"],
    "source": ["source", "riverbend-herald-2024-03-05"],
    "claim": ["claim", "cde28"],
    "ask": ["ask", "zones-of-park", "--park", "riverbend-science-park"],
    "report": ["report"],
}
LISTS = [["things"], ["claims"], ["sources"], ["find", "lumarimab"], ["questions"], ["check"], ["query", "ASK {}"]]


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_for_a_browser(run: Run, tmp_path: Path, name: str, language: str) -> None:
    done = run(*PAGES[name], "--lang", language, "-o", str(tmp_path / "page.html"))
    text = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert (done.exit_code, done.stdout) == (0, "")
    assert text.startswith("<!DOCTYPE html>\n<html lang=" + {"en": '"en">', "zh": '"zh-Hans">'}[language])
    assert ('<h2 id="sources">' in text) == (name != "source")


@pytest.mark.parametrize("name", [name for name in PAGES if name != "claim"])
def test_a_workbook(run: Run, tmp_path: Path, name: str) -> None:
    done = run(*PAGES[name], "-o", str(tmp_path / "book.xlsx"))
    assert (done.exit_code, done.stdout) == (0, "")
    sheets = load_workbook(tmp_path / "book.xlsx").sheetnames
    assert sheets[0] == "Summary"
    assert ("Claims" in sheets) == (name != "source")


@pytest.mark.parametrize("command", [*PAGES.values(), *LISTS, ["draw"]], ids=lambda command: command[0])
def test_an_ending_that_is_no_format_is_refused(run: Run, tmp_path: Path, command: list[str]) -> None:
    done = run(*command, "-o", str(tmp_path / "answer.pdf"))
    assert done.exit_code == 2
    assert ".pdf is the ending of no format here; end FILE in " in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_choices_are_those_of_the_command(run: Run, tmp_path: Path) -> None:
    done = run("things", "-o", str(tmp_path / "x.html"))
    assert "end FILE in .json, .csv, .tsv, .md, .txt, or use --format." in done.stderr
    assert run("things", "--format", "csv", "-o", str(tmp_path / "x.html")).exit_code == 0


def test_a_file_without_an_ending_is_as_a_pipe(run: Run, tmp_path: Path) -> None:
    assert run("things", "-o", str(tmp_path / "answer")).exit_code == 0
    assert json.loads((tmp_path / "answer").read_text(encoding="utf-8"))


def test_one_table_of_a_report(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "report.csv"
    several = run("report", "-o", str(path))
    assert several.exit_code == 2
    assert "choose it with --table: support, conflicts, expectations" in several.stderr
    assert not path.exists()
    assert run("report", "--table", "conflicts", "-o", str(path)).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode(), newline="")))
    assert [(row["says"], row["standing"], row["sources"]) for row in rows[:2]] == [
        ("2022", "stated", "hewan-daily-2024-10-15"),
        ("2023", "inferred", "riverbend-herald-2024-03-05"),
    ]
    assert "Where sources disagree" in run("report", "--table", "conflicts", "--format", "md").stdout
    unknown = run("report", "--table", "conflict", "--format", "md")
    assert (unknown.exit_code, "There is no table 'conflict'; choose support" in unknown.stderr) == (2, True)


def test_a_workbook_is_not_for_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Asked(Path(), "xlsx", None, "en", None, ("table", "xlsx"))
    asked.refuse()
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    with pytest.raises(click.UsageError, match="xlsx is not for a terminal; name a file for it with -o FILE"):
        asked.refuse()


def test_an_archive_is_not_called_csv(run: Run, tmp_path: Path) -> None:
    done = run("export", "--format", "tables", "-o", str(tmp_path / "graph.csv"))
    assert done.exit_code == 2
    assert "tables is a ZIP archive of three; for one CSV file take statements, nodes or edges." in done.stderr
    guessed = run("export", "-o", str(tmp_path / "graph.csv"))
    assert (guessed.exit_code, ".statements.csv, .nodes.csv, .edges.csv, .zip" in guessed.stderr) == (2, True)
    assert list(tmp_path.iterdir()) == []
