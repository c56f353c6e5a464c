"""Names that would command a terminal, run long, turn the direction of writing or break a table are only shown."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from biokg.workspace import Workspace

from .conftest import run_biokg

LONG = "x" * 10_000
NAMES = {
    "turned": r"abc\u202Egnp.exe \u2067x\u2069",
    "hebrew": "פארק מדע",
    "emoji": "🧬👩🏽‍🔬 lab | pipe [bold]x[/bold] *star* <b>",
    "formula": "=HYPERLINK(0)",
    "long": LONG,
    "quotes": r"O\"Neil's \\ lab",
}
OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def hostile(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional example with things of hostile names, each with a claim."""
    import shutil

    folder = tmp_path_factory.mktemp("hostile") / "w"
    shutil.copytree(repository / "examples" / "riverbend", folder, ignore=shutil.ignore_patterns(".biokg"))
    header = "@prefix : <https://w3id.org/biokg/id/> .\n@prefix b: <https://w3id.org/biokg/> .\n"
    header += "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
    things = [f':h-{name} a b:Facility ; rdfs:label "{text}"@en , "恶意{text}"@zh .' for name, text in NAMES.items()]
    (folder / "graphs" / "things" / "hostile.ttl").write_text(header + "\n".join(things) + "\n", encoding="utf-8")
    for name in NAMES:
        done = run_biokg(
            "-C", str(folder), "claim", "add", "aldermark-register-2024-12-20", f"h-{name}", "locatedIn",
            "cell-harbour", "--section", "entry",
        )  # fmt: skip
        assert done.exit_code == 0, done.stderr
        assert not OBEYED.search(done.stdout)
    assert run_biokg("-C", str(folder), "build").exit_code == 0
    return folder


@pytest.mark.parametrize("command", [["things"], ["thing", "cell-harbour"], ["claims"], ["find", "lab"]])
@pytest.mark.parametrize("form", ["table", "md", "json"])
def test_nothing_is_obeyed(hostile: Path, command: list[str], form: str) -> None:
    done = run_biokg("-C", str(hostile), *command, "--format", form)
    assert done.exit_code == 0
    assert not OBEYED.search(done.stdout)
    if form == "table":
        assert max(cell_len(line) for line in done.stdout.splitlines()) <= 80


@pytest.mark.parametrize("name", NAMES)
def test_each_has_a_page_and_its_name_is_whole_in_json(hostile: Path, name: str) -> None:
    label = json.loads(f'"{NAMES[name]}"')  # JSON and Turtle escape alike
    page = run_biokg("-C", str(hostile), "thing", f"h-{name}", "--format", "table")
    assert page.exit_code == 0
    assert not OBEYED.search(page.stdout)
    assert json.loads(run_biokg("-C", str(hostile), "thing", f"h-{name}").stdout)["names"]["en"] == label


def test_a_page_cuts_what_is_too_long(hostile: Path) -> None:
    assert len(run_biokg("-C", str(hostile), "thing", "h-long", "--format", "table").stdout) < 3_000


def test_csv_keeps_each_row_whole_and_runs_no_formula(hostile: Path) -> None:
    text = run_biokg("-C", str(hostile), "things", "--class", "Facility", "--format", "csv").stdout
    rows = {row["id"]: row["en"] for row in csv.DictReader(io.StringIO(text, newline=""))}
    assert rows["h-formula"] == "'=HYPERLINK(0)"
    assert rows["h-quotes"] == "O\"Neil's \\ lab"


def test_an_error_that_quotes_a_hostile_text_is_harmless(riverbend: Workspace) -> None:
    done = run_biokg("-C", str(riverbend.root), "build")
    assert done.exit_code == 0
    done = run_biokg("-C", str(riverbend.root), "thing", "\x1b[31mx\u202e")
    assert done.exit_code == 2
    assert not OBEYED.search(done.stderr)


def test_what_is_written_down_is_shown_harmless(riverbend: Workspace, tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text("Work\x1b]0;begun\x07 on a bridge\u202e.", encoding="utf-8")
    root = ["-C", str(riverbend.root)]
    named = run_biokg(*root, "thing", "add", "x", "Company", "--en", "a\u202eb", "--zh", "甲\u2067" + LONG)
    told = run_biokg(
        *root, "source", "add", "x-1", "--title", "t\u202eb", "--date", "2025", "--tier", "agency",
        "--publisher", "riverbend-herald", "--article", str(article),
    )  # fmt: skip
    assert (named.exit_code, told.exit_code) == (0, 0)
    assert not OBEYED.search(named.stdout + told.stdout)
    assert len(named.stdout) < 1_000


@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "a" * 20_000, "🧬", "؟", "--", "https://w3id.org/biokg/id/x y", ":", "b:"]
)
def test_any_name_can_be_asked_for(hostile: Path, text: str) -> None:
    found = run_biokg("-C", str(hostile), "find", "--", text)
    assert (found.exit_code, found.exception is None or isinstance(found.exception, SystemExit)) == (0, True)
    told = run_biokg("-C", str(hostile), "thing", "--", text)
    assert told.exit_code == 2
    assert told.stderr.startswith("Error: ")
