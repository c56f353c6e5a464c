"""What people read: pages and tables at two widths, in two languages."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.cells import cell_len

from .conftest import Golden, Run

COMMANDS = {
    "things": ["things", "--class", "Place"],
    "thing-park": ["thing", "Riverbend Science Park"],
    "thing-zone": ["thing", "cell harbour"],
    "thing-company": ["thing", "larkspur biologics ltd"],
    "thing-drug": ["thing", "lumarimab"],
    "thing-person": ["thing", "tomas reed"],
    "claims": ["claims", "--about", "cell-harbour"],
    "sources": ["sources"],
    "source": ["source", "riverbend-herald-2024-03-05"],
    "find": ["find", "芦玛"],
    "query": ["query", "SELECT ?drug ?company { ?drug b:developedBy ?company }"],
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("columns", [80, 120])
@pytest.mark.parametrize("name", COMMANDS)
def test_tables_and_pages(name: str, columns: int, language: str, run: Run, golden: Golden) -> None:
    done = run(*COMMANDS[name], "--format", "table", "--lang", language, columns=columns)
    assert done.exit_code == 0
    assert done.stderr == ""
    assert max(cell_len(line) for line in done.stdout.splitlines()) <= columns
    golden(f"{name}-{columns}-{language}.txt", done.stdout)


def test_without_the_article_characters_stand_for_the_words(run: Run, tmp_path: Path, golden: Golden) -> None:
    done = run("thing", "lumarimab", "--format", "table", "--articles", str(tmp_path))
    assert "“" not in done.stdout.partition("Sources")[2]
    golden("thing-drug-without-article.txt", done.stdout)


def test_a_page_as_markdown(run: Run, golden: Golden) -> None:
    golden("thing-company.md", run("thing", "larkspur-biologics", "--format", "md").stdout)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_all_of_a_claim(run: Run, golden: Golden, language: str) -> None:
    done = run("claim", _conflicting(run), "--format", "table", "--lang", language)
    assert done.exit_code == 0
    golden(f"claim-{language}.txt", done.stdout)


def _conflicting(run: Run) -> str:
    import json

    return str(json.loads(run("claims", "--conflicts", "--modality", "inferred").stdout)[0]["id"])


def test_the_language_can_come_from_the_environment(run: Run) -> None:
    asked = run("thing", "lumarimab", "--format", "table", BIOKG_LANG="zh").stdout
    assert asked == run("thing", "lumarimab", "--format", "table", "--lang", "zh").stdout
    assert asked.startswith("芦玛单抗\nlumarimab · 药物")


def test_as_of_shows_what_was_known_then(run: Run) -> None:
    early = run("thing", "lumarimab", "--as-of", "2024-06-30", "--format", "md").stdout
    late = run("thing", "lumarimab", "--as-of", "2024-12-31", "--format", "md").stdout
    assert "granted" not in early
    assert "expected “by late 2024 or early 2025”" in early
    assert "granted 20 Dec 2024" in late


def test_before_the_first_source_it_is_said_that_nothing_was_known(run: Run) -> None:
    done = run("things", "--as-of", "2024-03-04", "--format", "table")
    assert done.stderr == "Note: nothing had been published by 2024-03-04; the first source is of 2024-03-05.\n"
    assert run("things", "--as-of", "2024-03-05").stderr == ""


def test_entailed_facts_only_on_request(run: Run) -> None:
    place = ["thing", "incubator of cell harbour", "--format", "table"]
    assert "Port Alder" not in run(*place).stdout
    assert "Port Alder (follows)" in run(*place, "--entailed").stdout


def test_denied_and_intended_never_read_as_facts(run: Run) -> None:
    facts, _, _ = run("thing", "riverbend-science-park", "--format", "table").stdout.partition("Sources")
    lines = [line.split() for line in facts.splitlines() if "Alder Free Zone" in line or "Willow Park" in line]
    assert lines == [
        ["✕", "part", "of", "Alder", "Free", "Zone", "(denied)", "[1]"],
        ["·", "connects", "to", "Willow", "Park", "(intended)", "[1]"],
    ]


def test_the_id_of_a_source_is_whole(run: Run) -> None:
    assert "riverbend-herald-2024-03-05\n" in run("thing", "riverbend-herald", "--format", "table").stdout
