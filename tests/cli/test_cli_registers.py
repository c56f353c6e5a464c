"""Importing registers, listing them, and asking what is new in one."""

from __future__ import annotations

import json
import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
from registers.research import example, import_records, record, records, related

from biokg.build import build

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
    assert "研究机构" in run_biokg("-C", str(town), "registers", "--lang", "zh", "--format", "table").stdout
    assert run_biokg("-C", str(town), "registers", "--format", "csv").stdout.startswith("name,title,title_zh,release,")


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


@pytest.fixture(scope="module")
def alder(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The fictional example with a register, built."""
    workspace = example(repository, tmp_path_factory.mktemp("alder") / "town")
    import_records(workspace, records(), release="v1")
    build(workspace)
    return str(workspace.root)


def told(alder: str) -> str:
    """Return the id of a statement of the register, as the page of its thing has it in JSON."""
    listed = json.loads(run_biokg("-C", alder, "claims", "--about", "Alder Hospital", "--format", "json").stdout)
    (one,) = [one["id"] for one in listed if one["property"]["id"] == "b:subOrganizationOf"]
    return str(one)


def test_what_a_release_replaces_is_told(alder: str, tmp_path: Path) -> None:
    town = str(shutil.copytree(alder, tmp_path / "town"))

    def last_line(name: str, fund: str, date: str) -> str:
        path = tmp_path / name
        path.write_text(f"LEI,Entity.LegalName\n529900T8BM49AURSDO55,{fund}\n", encoding="utf-8")
        return run_biokg("-C", town, "import", "gleif", str(path), "--date", date, "--all").stdout.splitlines()[-1]

    end = " Run `biokg build` to take it into the graph."
    assert last_line("one.csv", "A Fund", "2024-05-02") == "Imported." + end
    assert last_line("one.csv", "One Fund", "2024-05-02") == "Imported. It replaces release 2024-05-02." + end
    assert last_line("two.csv", "Two Fund", "2024-05-02") == (
        "Imported. It replaces release 2024-05-02, made of other files (one.csv): to hold those too, import all files "
        "of a release in one command." + end
    )
    assert last_line("two.csv", "Three Fund", "2024-04-01") == (
        "Imported. It replaces release 2024-05-02, which is newer." + end
    )
    assert last_line("two.csv", "Four Fund", "2024-06") == "Imported. It replaces release 2024-04-01." + end


def test_an_import_that_leaves_all_out_changes_nothing_and_says_so(alder: str, tmp_path: Path) -> None:
    town = str(shutil.copytree(alder, tmp_path / "town"))
    path = tmp_path / "levels.csv"
    path.write_text("LEI,Entity.LegalName\n529900T8BM49AURSDO55,Nobody's Fund\n", encoding="utf-8")
    for options, taken, status in ((["--all"], 1, 0), ([], 0, 2)):
        result = run_biokg("-C", town, "import", "gleif", str(path), "--date", "2024-05", *options)
        assert result.exit_code == status, result.stderr
        assert result.stdout.splitlines()[1:3] == ["             1  records read", f"             {taken}  taken"]
    assert result.stdout.splitlines()[-2:] == [
        "1 left out: is of no organisation of the graph (--all takes in every one).",
        "Nothing was taken, so nothing was changed.",
    ]
    path.write_text(path.read_text("utf-8") + "no LEI,A Bank\n", encoding="utf-8")
    rejected = run_biokg("-C", town, "import", "gleif", str(path), "--date", "2024-05").stdout
    assert "             1  rejected" in rejected.splitlines()
    assert "rejects.jsonl" not in rejected
    assert '"taken": 1' in run_biokg("-C", town, "register", "gleif").stdout


def test_a_statement_of_a_register_is_told_with_its_thing(alder: str) -> None:
    name = told(alder)
    assert name.startswith("claim:")
    for asked in (name, name.removeprefix("claim:")[:6]):
        page = run_biokg("-C", alder, "claim", asked, "--about", "Alder Hospital", "--format", "table")
        assert (page.exit_code, page.stderr) == (0, "")
        assert page.stdout.startswith("Alder Hospital · suborganization of · Port Alder University\n")
        assert "Claims that say so: 1; independent sources: 1." in " ".join(page.stdout.split())
        for words in ("Research Organization Registry, release v1", "record https://ror.org/00port002", "CC0 1.0"):
            assert words in page.stdout
    record = json.loads(run_biokg("-C", alder, "claim", name, "--about", "https://ror.org/00port002").stdout)
    assert record["id"] == name


def test_without_its_thing_a_sentence_says_how_to_ask(alder: str, workspace: Path) -> None:
    name = told(alder)
    done = run_biokg("-C", alder, "claim", name)
    assert done.exit_code == 2
    assert done.stderr.startswith(f"Error: There is no claim '{name}'.")
    assert f"Statements of registers are told with their thing: `biokg claim {name} --about THING`." in done.stderr
    assert "--about" not in run_biokg("-C", str(workspace), "claim", name).stderr


def test_all_statements_of_a_register_are_not_listed_but_said_where_to_find(alder: str) -> None:
    done = run_biokg("-C", alder, "claims", "--source", "ror")
    assert (done.exit_code, done.stderr) == (
        2,
        "Error: Statements of registers are told with their thing: `biokg claims --about THING --source ror`. How much "
        "it holds tells `biokg report registers --register ror`.\n",
    )
    done = run_biokg("-C", alder, "claims", "--about", "Alder Hospital", "--source", "ror", "--format", "json")
    assert json.loads(done.stdout)


@pytest.mark.parametrize("command", [("registers",), ("register", "ror")])
def test_a_store_has_no_say_in_what_was_imported(alder: str, command: tuple[str, ...]) -> None:
    done = run_biokg("-C", alder, *command, "--store", "https://graph.example/sparql")
    assert done.exit_code == 2
    assert (
        "Imports lie in the workspace, wherever the graph is kept: leave --store out. What a store holds of registers "
        "tells `biokg report registers --store …`."
    ) in " ".join(done.stderr.split())
    assert run_biokg("-C", alder, *command, "--store", "here").exit_code == 0
