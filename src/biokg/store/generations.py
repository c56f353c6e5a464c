"""The stores of a workspace on disk: each build makes a new generation, and a small pointer file makes it visible.

::

    .biokg/lock                      held by the one build that is under way
    .biokg/current                   the name of the generation that readers open
    .biokg/previous                  the name of the last one that held something else, kept to compare with
    .biokg/stores/7/database/        what Oxigraph keeps
    .biokg/stores/7/columns/         the same statements as columns, a folder a part
    .biokg/stores/7/names/           the names of things, to be looked up, a file a part
    .biokg/stores/7/manifest.json    what it says of itself
    .biokg/stores/7/readers          held, shared, by those who read this generation
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from biokg.errors import StoreError
from biokg.store.embedded import EmbeddedStore
from biokg.store.failures import no_earlier_build, said_of
from biokg.store.locks import hold_exclusive, hold_shared, release, take_write_lock
from biokg.store.manifest import Manifest, read_manifest, write_manifest
from biokg.store.partial import PartialStore
from biokg.terms import graph

__all__ = ["Draft", "copy_of", "link_files", "new_generation", "open_current", "open_previous"]


class Draft:
    """A generation in the making: fill `store`, then `commit`."""

    def __init__(self, folder: Path, store: EmbeddedStore, base: Path | None = None) -> None:
        self.folder = folder
        self.store = store
        self.base = base
        """The folder of the generation of which the store began as a copy; None where it began empty."""
        self.columns = folder / "columns"
        """Where the parts of its columns are written to, each in a folder of its own; without any there are none."""
        self.names = folder / "names"
        """Where the names are written to, a file a part; its name is that of the part."""
        self.committed = False

    def commit(self, manifest: Manifest) -> None:
        """Make this the generation that readers open from now on; the store can be written no more.

        Raises StoreError where the disk does not take it; the last good generation then stays.
        """
        with said_of(self.folder):
            self.store.settle()
            if self.store.loaded_much:
                self.store.optimize()
            self.store.inner.flush()
            self.store.close()
            write_manifest(manifest, self.folder / "manifest.json")
            _keep_former(self.folder.parent.parent, manifest)
            written = ("manifest.json", "readers", "database", ".")
            for path in (*self.columns.rglob("*"), *self.names.rglob("*"), *(self.folder / name for name in written)):
                _sync(path)
            _point_to(self.folder)
        self.committed = True


def open_current(folder: Path) -> EmbeddedStore:
    """Open the store that the last build made in `folder` (a workspace's ``.biokg``), for reading.

    It stays whole and the same until it is closed, whatever is built meanwhile. Raises StoreError where there is
    none, where it is damaged and where a newer biokg made it.
    """
    while True:
        generation = _current(folder)
        descriptor = hold_shared(generation / "readers")
        if descriptor is not None:
            return _opened(generation, descriptor)
        if _current(folder) == generation:
            raise StoreError(f"{generation}: the store is damaged; run `biokg build` to make it anew.")


def open_previous(folder: Path) -> EmbeddedStore:
    """Open the last store before the current one that held something else, for reading, as `open_current` does.

    Raises StoreError where there is none: nothing was built before, or only the same.
    """
    generation = _named(folder, "previous")
    descriptor = hold_shared(generation / "readers") if generation else None
    if generation is None or descriptor is None:
        raise no_earlier_build(folder)
    return _opened(generation, descriptor)


def copy_of(store: EmbeddedStore, registers: Collection[str]) -> PartialStore:
    """Return a copy of a built store that can be changed, with some of its registers; it is gone when it is closed.

    It shares the files of the database and of the columns of registers, which never change. Raises StoreError where the
    disk refuses.
    """
    assert store.path is not None
    assert store.manifest is not None
    kept = {name: sha for name, sha in store.manifest.registers.items() if name in registers}
    manifest = replace(store.manifest, registers=kept)
    gone = store.registers - {graph(name) for name in kept}
    passed_over = gone | (store.passed_over if isinstance(store, PartialStore) else frozenset())
    with said_of(store.path):
        folder = Path(tempfile.mkdtemp(prefix="copy-", dir=store.path.parent.parent))
        (folder / "readers").touch()
        descriptor = hold_shared(folder / "readers")
        assert descriptor is not None

    def remove() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        release(descriptor)

    try:
        with said_of(store.path):
            store.inner.backup(str(folder / "database"))
            for name in kept:
                link_files(store.path.parent / "columns" / name, folder / "columns" / name)
        return PartialStore.within(folder / "database", passed_over, manifest, folder / "columns", remove)
    except BaseException:
        remove()
        raise


def link_files(folder: Path, target: Path) -> None:
    """Take over the files of a folder, which never change; nothing where there is no such folder."""
    if folder.is_dir():
        target.mkdir(parents=True)
        for path in folder.iterdir():
            os.link(path, target / path.name)


def _opened(generation: Path, descriptor: int) -> EmbeddedStore:
    try:
        manifest = read_manifest(generation / "manifest.json")
        columns = generation / "columns"
        return EmbeddedStore.open(
            generation / "database", manifest=manifest, columns=columns, on_close=lambda: release(descriptor)
        )
    except BaseException:
        release(descriptor)
        raise


@contextmanager
def new_generation(folder: Path, serves: Callable[[Manifest], bool] = lambda _manifest: False) -> Iterator[Draft]:
    """Begin a new generation in `folder` (a workspace's ``.biokg``), which is made where absent.

    It begins empty, or, where `serves` says so of the current one's manifest, as a copy of that, which costs next to
    nothing: the files of the database never change, and the two share them.

    Whatever ends the block without `Draft.commit` - an error, Ctrl-C - leaves the last good generation in place.
    Raises StoreError where another build is under way or the folder cannot be written.
    """
    _check_folder(folder)
    with said_of(folder):
        (folder / "stores").mkdir(parents=True, exist_ok=True)
        (folder / ".gitignore").write_text("*\n", encoding="utf-8")
        lock = take_write_lock(folder / "lock")
    try:
        draft = _begin(folder, serves)
        try:
            yield draft
        finally:
            draft.store.close()
            # What cannot be removed now is removed by the next build; it must not hide how this one ended.
            with suppress(OSError):
                _remove_unread(folder)
    finally:
        release(lock)


def _begin(folder: Path, serves: Callable[[Manifest], bool]) -> Draft:
    """Make the folder of the next generation, with a store in it."""
    _remove_unread(folder)
    stores = folder / "stores"
    with said_of(folder):
        last = max((int(path.name) for path in stores.iterdir() if path.name.isdigit()), default=0)
        generation = stores / str(last + 1)
        generation.mkdir()
        (generation / "readers").touch()
    base = _copied(folder, generation / "database", serves)
    return Draft(generation, EmbeddedStore.create(generation / "database"), base)


def _copied(folder: Path, database: Path, serves: Callable[[Manifest], bool]) -> Path | None:
    """Copy the database of the current generation where it serves; return its folder, None where it does not serve."""
    try:
        with open_current(folder) as current:
            if current.manifest is None or not serves(current.manifest):
                return None
            with said_of(database):
                current.inner.backup(str(database))
            return _current(folder)
    except StoreError:  # there is none, or a damaged one: the build begins anew
        shutil.rmtree(database, ignore_errors=True)
        return None


def _remove_unread(folder: Path) -> None:
    """Remove the generations, interrupted ones too, that are neither current nor previous nor being read."""
    kept = {_named(folder, "current"), _named(folder, "previous")}
    for generation in (folder / "stores").iterdir():
        if generation in kept or not generation.is_dir():
            continue
        descriptor = hold_exclusive(generation / "readers")
        if descriptor is not None:
            # The lock is held until all is gone: a reader who comes now gets none and looks at the pointer again.
            shutil.rmtree(generation, ignore_errors=True)
            release(descriptor)


def _check_folder(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise StoreError(f"{folder}: is a file where biokg keeps what it builds; remove it and run `biokg build`.")


def _current(folder: Path) -> Path:
    """Return the folder of the generation that the pointer names."""
    _check_folder(folder)
    pointer = folder / "current"
    try:
        name = pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError as error:
        raise StoreError(
            f"{folder}: there is no store yet; run `biokg build` to make it.",
            zh=f"{folder}：尚无图谱；请运行 `biokg build` 构建。",
        ) from error
    except (OSError, ValueError) as error:
        raise StoreError(f"{pointer}: cannot be read ({error}); run `biokg build` to make the store anew.") from error
    generation = folder / "stores" / name
    if not name.isdigit() or not generation.is_dir():
        raise StoreError(f"{pointer}: the store that it names is gone; run `biokg build` to make it anew.")
    return generation


def _named(folder: Path, name: str) -> Path | None:
    """Return the generation that a pointer file names; None where there is none."""
    try:
        wanted = (folder / name).read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return None
    generation = folder / "stores" / wanted
    return generation if wanted.isdigit() and generation.is_dir() else None


def _keep_former(folder: Path, made: Manifest) -> None:
    """Keep the current generation as the previous one, if it holds something else than what was just made."""
    former = _named(folder, "current")
    if former is None:
        return
    try:
        same = read_manifest(former / "manifest.json").hash == made.hash
    except StoreError:  # damaged, or of a newer biokg: not to be compared with
        return
    if not same:
        _point_to(former, "previous")


def _point_to(generation: Path, name: str = "current") -> None:
    """Move the pointer in one step, so that a reader finds the old generation or the new one and nothing between."""
    pointer = generation.parent.parent / name
    fresh = pointer.with_name(f"{name}.new")
    fresh.write_text(generation.name + "\n", encoding="utf-8")
    _sync(fresh)
    fresh.replace(pointer)
    _sync(pointer.parent)


def _sync(path: Path) -> None:
    """Have the disk keep a file or folder before anything points to it."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
