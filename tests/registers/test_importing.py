"""One import, whole or not at all: what it leaves, what it refuses, and that whatever ends it early changes nothing."""

from __future__ import annotations

import errno
import gzip
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from biokg.errors import InputError, StoreError
from biokg.registers import statements
from biokg.registers.catalogue import register
from biokg.registers.importing import Outcome, import_release
from biokg.registers.kept import read_release, read_releases, statements_of
from biokg.store import sorting
from biokg.workspace import Workspace

from .files import gzipped, workspace, zipped
from .research import import_records, record, records, related

ROR = "https://ror.org/"


@pytest.fixture
def town(tmp_path: Path) -> Workspace:
    """An empty workspace."""
    return workspace(tmp_path / "town")


def kept(town: Workspace) -> dict[str, bytes]:
    """Return the files that imports left, without those of locks."""
    files = (path for path in town.registers.rglob("*") if path.is_file() and path.name != ".lock")
    return {str(path.relative_to(town.registers)): path.read_bytes() for path in files}


def lines(town: Workspace) -> list[str]:
    made = read_release(town.registers / "ror")
    assert made is not None
    return [line.decode() for line in statements_of(made, town.registers / "ror")]


def test_an_import_leaves_sorted_statements_and_what_they_were_made_from(town: Workspace) -> None:
    made = import_records(town, records(), release="v1").release
    found = lines(town)
    assert found == sorted(set(found))
    assert (made.statements, made.release, made.date) == (len(found), "v1", "2024-12-01")
    assert made.counts == {"read": 3, "taken": 3, "rejected": 0, "absent": 1}
    assert [one.name for one in made.inputs] == ["given.json"]
    assert read_releases(town.registers) == [made]
    assert sorted(kept(town)) == ["ror/release.json", f"ror/{made.file}"]


def test_the_same_release_twice_changes_nothing_to_the_byte(town: Workspace) -> None:
    first = import_records(town, records())
    before = kept(town)
    again = import_records(town, records())
    assert (first.changed, again.changed) == (True, False)
    assert kept(town) == before


def test_the_order_of_records_and_the_size_of_runs_change_nothing(
    town: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = import_records(town, records()).release.sha256
    monkeypatch.setattr(sorting.SortedLines.__init__, "__defaults__", (500,))
    assert import_records(town, reversed(records())).release.sha256 == first


@pytest.mark.parametrize("form", ["array", "lines", "gz", "zip", "folder"])
def test_every_form_of_the_same_records_gives_the_same_statements(form: str, town: Workspace, tmp_path: Path) -> None:
    expected = import_records(town, records()).release.sha256
    data = json.dumps(records()).encode()
    given = tmp_path / "given"
    given.mkdir()
    if form == "array":
        (given / "a.json").write_bytes(data)
    elif form == "lines":
        (given / "a.jsonl").write_text("".join(json.dumps(one) + "\n" for one in records()))
    elif form == "gz":
        gzipped(given / "a.json.gz", data)
    elif form == "zip":
        zipped(given / "v2.0-2024-12-01-ror-data.zip", {"a.json": data, "a.csv": b"id,name\n"})
    else:
        for number, one in enumerate(records()):
            (given / f"{number}.json").write_text(json.dumps(one, indent=2))
    paths = [given] if form == "folder" else list(given.iterdir())
    made = import_release(town, register("ror"), paths, release="2024-12-01").release
    assert (made.sha256, made.counts["taken"]) == (expected, 3)


def test_name_and_day_of_a_release_are_read_from_the_name_of_its_file(town: Workspace, tmp_path: Path) -> None:
    path = zipped(tmp_path / "v2.9-2026-06-23-ror-data.zip", {"a.json": json.dumps(records()).encode()})
    made = import_release(town, register("ror"), [path]).release
    assert (made.release, made.date) == ("v2.9", "2026-06-23")


def test_a_new_release_takes_the_place_of_the_old_one_which_is_kept(town: Workspace) -> None:
    first = import_records(town, records(), release="v1").release
    second = import_records(town, [*records(), record("Tern Pharma", 4)], release="v2")
    assert (second.former, second.changed) == (first, True)
    assert read_release(town.registers / "ror", previous=True) == first
    third = import_records(town, records()[:1], release="v3").release
    assert sorted(kept(town)) == sorted(
        ["ror/previous.json", "ror/release.json", f"ror/{second.release.file}", f"ror/{third.file}"]
    )


def test_bad_records_are_kept_with_place_and_reason_and_the_others_taken(town: Workspace) -> None:
    found = [record("Nest", 1), record("Bank", 2, types=["bank"]), {"id": "x"}, record("Lark", 3, names=[])]
    made = import_records(town, found)
    rejects = [json.loads(line) for line in (town.registers / "ror" / "rejects.jsonl").read_text().splitlines()]
    assert made.release.counts == {"read": 4, "taken": 1, "rejected": 3, "absent": 0}
    assert [(one["key"], one["line"], one["reason"]) for one in rejects] == [
        (f"{ROR}00port002", 1, "'bank' is no type or status of schema v2."),
        ("x", 1, "'x' is no ROR id."),
        (f"{ROR}00port003", 1, "none of its names is the one to display."),
    ]
    assert json.loads(rejects[1]["record"]) == {"id": "x"}
    assert made.rejects == town.registers / "ror" / "rejects.jsonl"
    import_records(town, records())
    assert not (town.registers / "ror" / "rejects.jsonl").exists()


def test_a_long_record_is_cut_in_the_rejects_and_that_is_said(town: Workspace) -> None:
    import_records(town, [record("Nest", 1), record("x" * 9000, 2, types=["bank"])])
    entry = json.loads((town.registers / "ror" / "rejects.jsonl").read_text())
    assert (len(entry["record"]), entry["cut"]) == (2000, True)


def test_the_same_record_twice_counts_once_and_another_of_its_id_is_rejected(town: Workspace) -> None:
    made = import_records(town, [record("Nest", 1), record("Nest", 1), record("Other", 1)])
    assert made.release.counts == {"read": 3, "taken": 1, "repeated": 1, "rejected": 1, "absent": 0}
    assert list(made.reasons) == ["a record with the same identifier and other content came before; that one stays."]
    assert not any("Other" in line for line in lines(town))


def test_what_is_only_mentioned_stands_only_where_it_has_no_record(town: Workspace) -> None:
    found = [record("Nest", 1, relationships=[related(2, "Old name of Egg", "child"), related(9, "Far", "related")]),
             record("Egg", 2)]  # fmt: skip
    made = import_records(town, found)
    text = "".join(lines(town))
    assert ('"Egg"' in text, "Old name of Egg" in text, '"Far"' in text) == (True, False, True)
    assert made.release.counts["absent"] == 1


def test_a_round_of_parents_is_told_and_kept(town: Workspace) -> None:
    found = [record("A", 1, relationships=[related(2, "B", "parent")]),
             record("B", 2, relationships=[related(1, "A", "parent")])]  # fmt: skip
    made = import_records(town, found)
    assert [[node.value for node in ring] for ring in made.cycles] == [[f"{ROR}00port001", f"{ROR}00port002"]]
    assert sum("subOrganizationOf" in line for line in lines(town)) == 2


def test_garbled_text_is_told_and_a_file_full_of_it_is_refused(town: Workspace) -> None:
    garbled = "奥尔德".encode().decode("latin-1")
    made = import_records(town, [*records(), record(garbled, 4)])
    assert made.garbled == (f"{ROR}00port004",)
    before = kept(town)
    with pytest.raises(InputError, match="its text is garbled throughout"):
        import_records(town, [record(garbled, number) for number in range(1, 20)])
    assert kept(town) == before


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[]", "holds no record of Research Organization Registry."),
        ('[{"id": "x", "names": 1, "relationships": 2, "external_ids": 3}]',
         "none of its 1 records could be taken in; the first: 'x' is no ROR id."),
        ('[{"protocolSection": {}}]', "is no file of Research Organization Registry"),
        ('[{"id": "x", "name": "y", "country": {}}]', "is of ROR's older schema v1"),
        ('[{"id": "x"', "ends too early; was it downloaded whole?"),
    ],
    ids=["empty", "all bad", "another register", "older schema", "cut"],
)  # fmt: skip
def test_what_is_no_release_is_refused_and_nothing_changes(text: str, says: str, town: Workspace) -> None:
    import_records(town, records())
    before, path = kept(town), town.root / "wrong.json"
    path.write_text(text)
    with pytest.raises(InputError) as error:
        import_release(town, register("ror"), [path])
    assert says in str(error.value)
    assert str(error.value).startswith(str(path))
    assert kept(town) == before


def test_what_no_text_can_hold_is_rejected_and_kept(town: Workspace) -> None:
    path = town.root / "given.json"
    path.write_text(json.dumps([record("Nest \ud800", 1), record("Lark", 2)]))
    assert import_release(town, register("ror"), [path]).reasons == {
        "it holds half a character (a surrogate on its own), which no text may.": 1
    }
    [line] = (town.registers / "ror" / "rejects.jsonl").read_text("utf-8").splitlines()
    assert json.loads(json.loads(line)["record"])["names"][0]["value"] == "Nest \ud800"


@pytest.mark.parametrize("first", [{}, [], None, 7, "x"])
def test_a_first_record_that_is_none_refuses_no_file(first: Any, town: Workspace) -> None:
    made = import_records(town, [first, record("Lark", 2)])
    assert (made.release.counts["taken"], made.release.counts["rejected"]) == (1, 1)


@pytest.mark.parametrize("admin", ["x", {"last_modified": {"date": "2025-13"}}, {"last_modified": {"date": 20250101}}])
def test_a_day_of_change_that_is_none_dates_no_release(admin: Any, town: Workspace) -> None:
    made = import_records(town, [record("Nest", 1, admin=admin), record("Lark", 2)])
    assert (made.release.date, made.reasons) == ("2024-12-01", {})


@pytest.mark.parametrize("wrong", ["ror", "clinicaltrials", "ema", "gleif"])
def test_a_file_of_another_register_is_named_with_the_right_command(wrong: str, town: Workspace) -> None:
    name = {"ror": "a.csv", "ema": "b.csv"}.get(wrong, "c.txt")
    rows = {
        "a.csv": "LEI,Entity.LegalName\n529900T8BM49AURSDO55,Lark\n",
        "b.csv": "NCT Number,Study Title,Study Status,Last Update Posted\nNCT00000001,Lark,COMPLETED,2024-01-01\n",
        "c.txt": "Appl_Type~Appl_No~Product_No~Exclusivity_Code~Exclusivity_Date\nN~000001~001~NCE~Jan 1, 2030\n",
    }
    right = {"a.csv": "Global LEI Index: `biokg import gleif`", "b.csv": "ClinicalTrials.gov: `biokg import clinical",
             "c.txt": "FDA Orange Book: `biokg import fda`"}  # fmt: skip
    path = town.root / name
    path.write_text(rows[name])
    with pytest.raises(InputError) as error:
        import_release(town, register(wrong), [path], date="2024", options={"all": True} if wrong == "gleif" else None)
    title = register(wrong).title["en"]
    assert str(error.value).startswith(f"{path}:")
    assert f": is no file of {title}; it looks like one of {right[name]}" in str(error.value)


def test_where_only_the_name_of_a_file_tells_a_month_the_release_is_of_that_month(town: Workspace) -> None:
    undated = [record("Nest", 1, admin={})]
    for name, date in (("ror_2024-06.json", "2024-06"), ("ror_2023-11_2024-02.json", "2024-02")):
        path = town.root / name
        path.write_text(json.dumps(undated), encoding="utf-8")
        made = import_release(town, register("ror"), [path]).release
        assert (made.release, made.date) == (date, date)
    path = town.root / "ror_2024-13.json"
    path.write_text(json.dumps(undated), encoding="utf-8")
    with pytest.raises(InputError, match="tells not when it was released"):
        import_release(town, register("ror"), [path])


def test_a_release_without_a_day_asks_for_one(town: Workspace) -> None:
    with pytest.raises(InputError, match="tells not when it was released; say --date YYYY-MM-DD"):
        import_records(town, [record("Nest", 1, admin={})])
    assert import_records(town, [record("Nest", 1, admin={})], date="2024-05").release.date == "2024-05"


def test_a_dry_run_counts_and_changes_nothing(town: Workspace) -> None:
    made = import_records(town, [*records(), {"id": "x"}], dry_run=True)
    assert (made.release.counts["taken"], made.release.counts["rejected"], made.rejects) == (3, 1, None)
    assert not town.registers.exists()


def test_a_full_disk_leaves_the_release_before(town: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    import_records(town, records())
    before = kept(town)

    def full(*_: object, **__: object) -> Iterator[bytes]:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(statements, "_blocks", full)
    with pytest.raises(StoreError, match="the disk is full; free some room and import again"):
        import_records(town, records()[:1])
    assert kept(town) == before
    assert not list(town.registers.glob(".import-*"))


def test_two_imports_at_once_are_refused(town: Workspace) -> None:
    from biokg.store.locks import release, take_write_lock

    town.registers.mkdir()
    lock = take_write_lock(town.registers / ".lock", "import")
    try:
        with pytest.raises(StoreError, match=f"another import \\(process {os.getpid()}\\) is under way"):
            import_records(town, records())
    finally:
        release(lock)


ENDLESS = """
import sys, time
from pathlib import Path
from biokg.registers.catalogue import register
from biokg.registers.importing import import_release
from biokg.workspace import Workspace
def report(progress):
    print("under way", flush=True)
    time.sleep(30)
import_release(Workspace(Path(sys.argv[1])), register("ror"), [Path(sys.argv[2])], report=report)
"""


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGKILL])
def test_an_import_that_is_interrupted_or_killed_leaves_the_release_before(
    ending: signal.Signals, town: Workspace
) -> None:
    import_records(town, records())
    before, path = kept(town), town.root / "given.json"
    command = [sys.executable, "-c", ENDLESS, str(town.root), str(path)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "under way\n"
        process.send_signal(ending)
        process.wait(timeout=20)
    left = {name: data for name, data in kept(town).items() if not name.startswith(".import-")}
    assert left == before
    assert import_records(town, records()).changed is False
    assert not list(town.registers.glob(".import-*"))


def test_statements_that_were_changed_are_recognised(town: Workspace) -> None:
    made = import_records(town, records()).release
    path = town.registers / "ror" / made.file
    path.write_bytes(gzip.compress(b"<a:b> <a:b> <a:b> .\n"))
    with pytest.raises(InputError, match="does not hold what was imported; import the register again"):
        lines(town)
    path.unlink()
    with pytest.raises(InputError, match="is gone or damaged; import the register again"):
        lines(town)


@pytest.mark.parametrize("change", [{"format": 99}, {"kind": None, "extra": 1}])
def test_a_release_that_is_none_or_of_a_newer_biokg_is_refused(change: dict[str, Any], town: Workspace) -> None:
    import_records(town, records())
    path = town.registers / "ror" / "release.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(InputError, match=r"was imported by a newer biokg|is no release of a register"):
        read_releases(town.registers)


@pytest.mark.parametrize("name", ["release.json", "previous.json"])
def test_what_is_damaged_is_imported_again(name: str, town: Workspace) -> None:
    import_records(town, records(), release="v1")
    import_records(town, records()[:2], release="v2")
    path = town.registers / "ror" / name
    path.write_text('{"x":')
    other = town.registers / "other"
    other.mkdir()
    (other / "release.json").write_text("")
    assert import_records(town, records()[:2], release="v3").release.release == "v3"
    assert json.loads((path.parent / "release.json").read_text())["release"] == "v3"


def test_progress_is_told_while_records_are_read(town: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[tuple[str, int]] = []
    monkeypatch.setattr("biokg.registers.importing.PAUSE", -1)
    monkeypatch.setattr(statements, "PAUSE", -1)
    made: Outcome = import_records(town, records(), report=lambda one: told.append((one.phase, one.records)))
    assert told[:3] == [("reading", 1), ("reading", 2), ("reading", 3)]
    assert told[-1] == ("writing", 3)
    assert made.release.counts["taken"] == 3
