"""Builds on disk: atomic, one writer, readers undisturbed, and one clear sentence for what goes wrong."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, Quad

from biokg.errors import StoreError
from biokg.store import Draft, EmbeddedStore, Manifest, new_generation, open_current, open_previous
from biokg.store import generations as module
from biokg.terms import b, graph, iri

MANIFEST = Manifest(hash="0" * 64, quads=1, graphs={"things": 1}, inputs={"graphs/things/a.ttl": "1" * 64})


def label(text: str) -> Quad:
    return Quad(iri(":park"), iri("rdfs:label"), Literal(text), graph("things"))


def build(folder: Path, text: str) -> None:
    with new_generation(folder) as draft:
        draft.store.load([label(text)])
        draft.commit(MANIFEST)


def labels(folder: Path) -> list[str]:
    with open_current(folder) as store:
        return [quad.object.value for quad in store.quads() if isinstance(quad.object, Literal)]


def generations(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "stores").iterdir())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / ".biokg"


def test_a_build_can_be_read(folder: Path) -> None:
    build(folder, "one")
    with open_current(folder) as store:
        assert list(store.quads()) == [label("one")]
        assert store.manifest == MANIFEST
        assert store.path == folder / "stores" / "1" / "database"


def build_as(folder: Path, text: str, hash: str) -> None:
    with new_generation(folder) as draft:
        draft.store.load([label(text)])
        draft.commit(Manifest(hash=hash * 64, quads=1))


def previous(folder: Path) -> list[str]:
    with open_previous(folder) as store:
        return [quad.object.value for quad in store.quads() if isinstance(quad.object, Literal)]


def test_the_last_build_that_held_something_else_is_kept_to_compare_with(folder: Path) -> None:
    build_as(folder, "one", "1")
    with pytest.raises(StoreError, match="there is no earlier build that held something else"):
        open_previous(folder)
    build_as(folder, "two", "2")
    assert (previous(folder), labels(folder)) == (["one"], ["two"])
    build_as(folder, "two", "2")
    assert (previous(folder), labels(folder)) == (["one"], ["two"])
    build_as(folder, "three", "3")
    assert (previous(folder), labels(folder)) == (["two"], ["three"])
    assert generations(folder) == ["3", "4"]


def test_a_former_build_that_cannot_be_read_is_not_kept(folder: Path) -> None:
    build_as(folder, "one", "1")
    (folder / "stores" / "1" / "manifest.json").write_text("{", encoding="utf-8")
    build_as(folder, "two", "2")
    with pytest.raises(StoreError, match="no earlier build that held something else"):
        open_previous(folder)
    assert generations(folder) == ["2"]


def test_the_last_build_is_the_one_that_is_read_and_the_former_is_gone(folder: Path) -> None:
    build(folder, "one")
    build(folder, "two")
    assert labels(folder) == ["two"]
    assert generations(folder) == ["2"]


def test_a_reader_keeps_its_generation_while_others_are_built(folder: Path) -> None:
    build(folder, "one")
    with open_current(folder) as reader:
        build(folder, "two")
        build(folder, "three")
        assert list(reader.quads()) == [label("one")]
        assert labels(folder) == ["three"]
        assert generations(folder) == ["1", "3"]
    build(folder, "four")
    assert generations(folder) == ["4"]


def test_a_built_store_cannot_be_written(folder: Path) -> None:
    build(folder, "one")
    with open_current(folder) as store, pytest.raises(StoreError, match="reading only"):
        store.load([label("two")])


def test_overlapping_graphs_count_once_after_opening_too(folder: Path) -> None:
    triple = (iri(":park"), b("locatedIn"), iri(":beijing"))
    with new_generation(folder) as draft:
        draft.store.load([Quad(*triple, graph("things")), Quad(*triple, graph("derived"))])
        draft.commit(MANIFEST)
    with open_current(folder) as store:
        assert [row["o"] for row in store.select("SELECT ?o { :park b:locatedIn ?o }")] == [iri(":beijing")]
        assert store.size() == 2


@pytest.mark.parametrize("error", [ValueError("bad input"), KeyboardInterrupt()])
def test_an_interrupted_build_leaves_the_last_good_one(folder: Path, error: BaseException) -> None:
    build(folder, "one")

    def interrupted() -> Iterator[Quad]:
        yield label("two")
        raise error

    with pytest.raises(type(error)), new_generation(folder) as draft:
        draft.store.load(interrupted())
    assert labels(folder) == ["one"]
    assert generations(folder) == ["1"]


def test_a_build_without_commit_changes_nothing(folder: Path) -> None:
    with new_generation(folder) as draft:
        draft.store.load([label("one")])
    with pytest.raises(StoreError, match="no store yet; run `biokg build`"):
        open_current(folder)


def test_a_killed_build_leaves_the_last_good_one_and_the_next_cleans_up(folder: Path) -> None:
    build(folder, "one")
    program = (
        "import os, signal, sys; from pathlib import Path; from biokg.store import new_generation\n"
        "with new_generation(Path(sys.argv[1])) as draft: os.kill(os.getpid(), signal.SIGKILL)"
    )
    killed = subprocess.run([sys.executable, "-c", program, folder], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert generations(folder) == ["1", "2"]
    assert labels(folder) == ["one"]
    build(folder, "two")
    assert labels(folder) == ["two"]
    assert len(generations(folder)) == 1


def test_a_second_build_at_the_same_time_is_refused_with_the_holder(folder: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from biokg.store import new_generation\n"
        "with new_generation(Path(sys.argv[1])): print('holding', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "holding\n"
        with pytest.raises(StoreError, match=rf"another build \(process {other.pid}\) is under way"):
            build(folder, "two")
        other.communicate("")
    build(folder, "three")
    assert labels(folder) == ["three"]


def test_a_build_within_a_build_is_refused(folder: Path) -> None:
    with new_generation(folder), pytest.raises(StoreError, match=rf"process {os.getpid()}\)"):
        build(folder, "two")


def test_no_store(folder: Path) -> None:
    with pytest.raises(StoreError, match=r"\.biokg: there is no store yet; run `biokg build` to make it\.$"):
        open_current(folder)


def test_a_store_of_a_newer_format(folder: Path) -> None:
    build(folder, "one")
    manifest = folder / "stores" / "1" / "manifest.json"
    values = json.loads(manifest.read_text()) | {"format": 2, "biokg": "9.1", "more": True}
    manifest.write_text(json.dumps(values))
    with pytest.raises(StoreError, match=r"made by biokg 9\.1, newer than this one \(.+\); upgrade biokg"):
        open_current(folder)


@pytest.mark.parametrize("damage", ["", "{}", "[]", "not json", '{"format": 1, "nonsense": 3}', '{"format": "x"}'])
def test_a_damaged_manifest(folder: Path, damage: str) -> None:
    build(folder, "one")
    (folder / "stores" / "1" / "manifest.json").write_text(damage)
    with pytest.raises(StoreError, match=r"manifest\.json: the store is damaged; run `biokg build`"):
        open_current(folder)


def test_a_damaged_database(folder: Path) -> None:
    build(folder, "one")
    (folder / "stores" / "1" / "database" / "CURRENT").write_text("garbage")
    with pytest.raises(StoreError, match=r"the store is damaged or cannot be read .*; run `biokg build`"):
        open_current(folder)
    build(folder, "two")
    assert labels(folder) == ["two"]


@pytest.mark.parametrize("pointer", ["", "9", "../..", "nonsense"])
def test_a_pointer_to_nothing(folder: Path, pointer: str) -> None:
    build(folder, "one")
    (folder / "current").write_text(pointer)
    with pytest.raises(StoreError, match="the store that it names is gone; run `biokg build`"):
        open_current(folder)


def test_a_generation_without_its_readers_file(folder: Path) -> None:
    build(folder, "one")
    (folder / "stores" / "1" / "readers").unlink()
    with pytest.raises(StoreError, match="the store is damaged"):
        open_current(folder)


def test_a_full_disk_while_loading(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder, "one")

    def no_room(_: object) -> Iterator[Quad]:
        # The message is the database's own, seen on a full disk.
        raise OSError("IO error: No space left on device: While appending to file: 000011.sst")
        yield

    monkeypatch.setattr("biokg.store.embedded.in_named_graphs", no_room)
    with pytest.raises(StoreError, match=r"the disk is full; .* The last good store is untouched"):
        build(folder, "two")
    assert labels(folder) == ["one"]
    assert generations(folder) == ["1"]


def test_a_full_disk_at_the_last_step(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder, "one")

    def no_room(_: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(module, "_sync", no_room)
    with pytest.raises(StoreError, match="the disk is full"):
        build(folder, "two")
    assert labels(folder) == ["one"]


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    """A folder that another user can reach, which those of pytest are not."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name) / ".biokg"


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can act as another user")
def test_a_read_only_folder_can_be_read_and_not_built(open_to_all: Path) -> None:
    build(open_to_all, "one")
    program = (
        "import os, sys; from pathlib import Path; from biokg.errors import StoreError\n"
        "from biokg.store import new_generation, open_current\n"
        "folder = Path(sys.argv[1]); os.setuid(65534)\n"
        "print(open_current(folder).size())\n"
        "try:\n"
        "    with new_generation(folder): pass\n"
        "except StoreError as error: print(error)"
    )
    result = subprocess.run(
        [sys.executable, "-c", program, open_to_all], capture_output=True, text=True, check=True, cwd="/"
    )
    assert result.stdout.splitlines() == [
        "1",
        f"{open_to_all}: the folder cannot be written; allow it, or work in a copy elsewhere.",
    ]


def test_a_draft_that_is_committed_says_so(folder: Path) -> None:
    with new_generation(folder) as draft:
        assert isinstance(draft, Draft)
        assert draft.committed is False
        draft.commit(MANIFEST)
        assert draft.committed is True


def test_two_builds_of_the_same_quads_have_the_same_manifest(tmp_path: Path) -> None:
    texts = []
    for name in ("a", "b"):
        build(tmp_path / name, "one")
        texts.append((tmp_path / name / "stores" / "1" / "manifest.json").read_bytes())
    assert texts[0] == texts[1]


def test_a_store_that_was_loaded_in_several_portions_is_put_in_order(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ordered = []
    monkeypatch.setattr(EmbeddedStore, "optimize", lambda store: ordered.append(store.size()))
    build(folder, "one")
    assert ordered == []
    monkeypatch.setattr("biokg.store.embedded.BATCH", 2)
    with new_generation(folder) as draft:
        draft.store.load([label(text) for text in ("one", "two")])
        assert not draft.store.loaded_much
        draft.store.load([label("three")])
        draft.commit(MANIFEST)
    assert ordered == [3]
