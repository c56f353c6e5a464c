"""Importing registers, listing them, and asking what is new in one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest
from registers.research import record, records, related

from .conftest import run_biokg


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """An empty workspace with a file of four records, one of them bad."""
    (tmp_path / "graphs").mkdir()
    (tmp_path / "given.json").write_text(json.dumps([*records(), record("Bank", 7, types=["bank"])]), encoding="utf-8")
    return tmp_path


def given(town: Path, found: Sequence[object]) -> str:
    path = town / "more.json"
    path.write_text(json.dumps(found), encoding="utf-8")
    return str(path)


def test_an_import_tells_what_it_took_and_ends_with_1_where_records_were_rejected(town: Path) -> None:
    result = run_biokg("-C", str(town), "import", "ror", str(town / "given.json"), "--release", "v1")
    assert result.exit_code == 1
    assert result.stdout.splitlines() == [
        "Research Organization Registry, release v1 (2024-12-01)",
        "             4  records read",
        "             3  taken",
        "             1  rejected",
        "             1  things only linked to, without a record of their own",
        result.stdout.splitlines()[5],
        "1 rejected: 'bank' is no type or status of schema v2.",
        "The rejected records are in registers/ror/rejects.jsonl.",
        "Imported. Run `biokg build` to take it into the graph.",
    ]
    assert result.stderr == ""


def test_an_import_of_good_records_ends_with_0_and_twice_changes_nothing(town: Path) -> None:
    command = ("-C", str(town), "import", "ror", given(town, records()))
    first, again = run_biokg(*command), run_biokg(*command)
    assert (first.exit_code, again.exit_code) == (0, 0)
    assert again.stdout.endswith("The same statements as before; nothing changed.\n")


def test_a_dry_run_says_that_nothing_was_changed(town: Path) -> None:
    result = run_biokg("-C", str(town), "import", "ror", "--dry-run", given(town, records()))
    assert (result.exit_code, result.stdout.splitlines()[-1]) == (0, "Nothing was changed (--dry-run).")
    assert not (town / "registers").exists()


def test_a_round_of_parents_is_named(town: Path) -> None:
    found = [record("A", 1, relationships=[related(2, "B", "parent")]),
             record("B", 2, relationships=[related(1, "A", "parent")])]  # fmt: skip
    result = run_biokg("-C", str(town), "import", "ror", given(town, found))
    assert (
        "1 of them lead back to where they began, kept as they are: "
        "https://ror.org/00port001 → https://ror.org/00port002 → https://ror.org/00port001.\n"
    ) in result.stdout


def test_what_cannot_be_imported_ends_with_2_and_one_sentence(town: Path) -> None:
    path = town / "wrong.json"
    path.write_text('{"protocolSection": {}}', encoding="utf-8")
    result = run_biokg("-C", str(town), "import", "ror", str(path))
    assert result.exit_code == 2
    assert result.stderr == (
        f"Error: {path}:1: is no file of Research Organization Registry; it looks like one of ClinicalTrials.gov: "
        "`biokg import clinicaltrials`.\n"
    )


def test_registers_are_listed(town: Path) -> None:
    run_biokg("-C", str(town), "import", "ror", given(town, records()), "--release", "v1")
    result = run_biokg("-C", str(town), "registers")
    [one] = json.loads(result.stdout)
    assert (one["name"], one["release"], one["taken"], one["absent"]) == ("ror", "v1", 3, 1)
    assert json.loads(run_biokg("-C", str(town), "registers", "--as-of", "2024-11-30").stdout) == []
    assert run_biokg("-C", str(town), "registers", "--format", "csv").stdout.startswith("name,title,release,date,")


def test_a_register_tells_what_is_new_in_it(town: Path) -> None:
    run_biokg("-C", str(town), "import", "ror", given(town, [record("Nest", 1), record("Egg", 2)]), "--release", "v1")
    run_biokg("-C", str(town), "import", "ror",
              given(town, [record("Nest", 1, status="inactive"), record("Lark", 3)]), "--release", "v2")  # fmt: skip
    one = json.loads(run_biokg("-C", str(town), "register", "ror").stdout)
    assert one["changes"] == {"changed": 1, "gone": 1, "new": 1}
    table = run_biokg("-C", str(town), "register", "ror", "--format", "table", "--lang", "zh").stdout
    assert "版本" in table
    assert "1 个事物" in table
    listed = json.loads(run_biokg("-C", str(town), "register", "ror", "--changes").stdout)
    assert listed[0] == {
        "kind": "changed",
        "thing": "https://ror.org/00port001",
        "removed": ["b:status status:operating"],
        "added": ["b:status status:ended"],
    }


def test_an_unknown_register_is_no_register(town: Path) -> None:
    run_biokg("-C", str(town), "import", "ror", given(town, records()))
    result = run_biokg("-C", str(town), "register", "rorr")
    assert (result.exit_code, result.stderr) == (2, "Error: No register 'rorr' was imported. Did you mean ror?\n")
