"""What finds records is kept: it finds the same, and is made anew where the register or biokg has changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokg.matching import finders
from biokg.matching.finders import Finder, Finders, finders_of, with_finders
from biokg.matching.sides import FAMILIES, records_of
from biokg.registers.catalogue import register
from biokg.registers.importing import import_release
from biokg.registers.kept import Release, read_releases
from biokg.resolve import Entity, Match
from biokg.resolve.kept import Kept, keep
from biokg.workspace import Workspace

from .records import import_records, record, ror

ASKED = Entity("x:asked", ("Larkspvr Biologics", "云雀"))


@pytest.fixture
def town(riverbend: Workspace) -> Workspace:
    import_records(riverbend, record(1, "Larkspur Biologics", "云雀"), record(2, "Larkspur Hospital", above=1))
    return riverbend


def release_of(workspace: Workspace) -> Release:
    (release,) = read_releases(workspace.registers)
    return release


def found(finders: Finders) -> list[Match]:
    return [match for kind in FAMILIES if kind in finders for match in finders[kind].find(ASKED, 5, [])]


def asked(workspace: Workspace) -> list[Match]:
    return with_finders(workspace, [release_of(workspace)], lambda all: [one for each in all for one in found(each)])


def file_of(workspace: Workspace) -> Path:
    return workspace.derived / "matching" / "ror.db"


def test_the_second_time_no_statement_is_read(town: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    first = asked(town)
    assert [match.entity.id for match in first] == [ror(1)]
    monkeypatch.setattr(finders, "records_of", None)
    assert asked(town) == first


def test_another_release_is_read_anew(town: Workspace) -> None:
    before = asked(town)
    import_records(town, record(3, "Larkspur Biologics"))
    assert [match.entity.id for match in before] != [match.entity.id for match in asked(town)] == [ror(3)]


def test_another_biokg_reads_anew(town: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    asked(town)
    before = file_of(town).stat().st_ino
    monkeypatch.setattr(finders, "_version", lambda: "another")
    asked(town)
    assert file_of(town).stat().st_ino != before


@pytest.mark.parametrize("kept", [b"", b"no database" * 500, None])
def test_a_damaged_file_is_made_anew(town: Workspace, kept: bytes | None) -> None:
    """Where its first page is whole, the damage shows only when it is asked."""
    first, path = asked(town), file_of(town)
    whole = path.read_bytes()
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096) if kept is None else kept)
    assert asked(town) == first
    assert path.read_bytes() == whole


def test_a_folder_that_cannot_be_written_costs_time_alone(town: Workspace) -> None:
    first = asked(town)
    file_of(town).unlink()
    (town.derived / "matching" / ".gitignore").unlink()
    (town.derived / "matching").rmdir()
    (town.derived / "matching").write_text("a file in its place", "utf-8")
    assert asked(town) == first


def test_what_was_broken_off_is_removed_later(town: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    left = town.derived / "matching" / ".part-1"
    left.mkdir(parents=True)
    asked(town)
    assert left.exists()
    monkeypatch.setattr("biokg.resolve.kept.ABANDONED", -60)
    monkeypatch.setattr(finders, "_version", lambda: "another")
    asked(town)
    assert not left.exists()


def slipped(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names as somebody may write them: of the first, two letters have changed places, and a town is added."""
    first = names[0]
    return (f"{first[:3]}{first[4:5]}{first[3:4]}{first[5:]}", f"{first}, Oslo", names[-1].upper())


@pytest.mark.slow
@pytest.mark.parametrize(("name", "files"), [("ror", "ror/*.json"), ("ema", "ema_medicines/*.xlsx")])
def test_of_real_registers_the_same_is_found(name: str, files: str, shared: Path, tmp_path: Path) -> None:
    """Whether it was made now or is kept: in the same order, with the same reasons."""
    (tmp_path / "graphs").mkdir()
    workspace = Workspace(tmp_path)
    import_release(workspace, register(name), sorted((shared / "data").glob(files)), date="2026-01-01")
    made = {kind: Finder.made(kind, records) for kind, records in records_of(workspace, release_of(workspace)).items()}
    kept = finders_of(workspace, release_of(workspace))
    for kind, finder in kept.items():
        records = made[kind].records()
        assert finder.records() == records
        for one in records[:: max(1, len(records) // 40)]:
            asked = Entity("x:asked", slipped(one.names), one.countries)
            expected = made[kind].find(asked, 8, made[kind].products(asked))
            assert finder.find(asked, 8, finder.products(asked)) == expected


def test_parts_do_not_mix(tmp_path: Path) -> None:
    keep(tmp_path / "a.db", [("a b", "k", b"1"), ("a ", "k", b"2"), ("", "k", b"3"), ("a b", "l", b"4")])
    kept = Kept(tmp_path / "a.db")
    part = kept.within("a ").part("b", int)
    assert (dict(part), len(part), "m" in part) == ({"k": 1, "l": 4}, 2, False)
    assert (kept.within("a ").one("k"), kept.one("k")) == (b"2", b"3")
