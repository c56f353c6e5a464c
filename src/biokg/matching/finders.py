"""What finds the records that things may be, one for each family of a register; made once and kept in ``.biokg``."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import sys
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from pyoxigraph import NamedNode

from .. import __version__, resolve
from ..registers.kept import Release
from ..resolve import Entity, Match, Matcher, MedicineMatcher, Product, Relation, read_place
from ..resolve.kept import Kept, Row, keep
from ..terms import b, local_name
from ..workspace import Workspace, shipped
from .sides import FAMILIES, records_of

__all__ = ["Finder", "Finders", "finders_of", "with_finders"]

T = TypeVar("T")
MEDICINES, PLACES = b("MedicalProduct"), b("Place")


class Finder:
    """Finds which records of one family a thing may be: medicines go by substance, places by kind, field and name."""

    def __init__(self, kind: NamedNode, matcher: Matcher | MedicineMatcher) -> None:
        self.kind, self.matcher = kind, matcher

    @classmethod
    def made(cls, kind: NamedNode, records: list[Entity]) -> Finder:
        """Make one of records."""
        if kind == MEDICINES:
            return cls(kind, MedicineMatcher(records))
        return cls(kind, Matcher(records, read_place) if kind == PLACES else Matcher(records))

    @classmethod
    def of(cls, kind: NamedNode, kept: Kept) -> Finder:
        """Return one that was kept; it finds the same."""
        if kind == MEDICINES:
            return cls(kind, MedicineMatcher.of(kept))
        return cls(kind, Matcher.of(kept, read_place) if kind == PLACES else Matcher.of(kept))

    def rows(self) -> Iterator[Row]:
        """Yield what is kept of it."""
        family = local_name(self.kind)
        return ((f"{family} {part}", key, value) for part, key, value in self.matcher.rows())

    def records(self) -> list[Entity]:
        """Return the records, sorted by IRI."""
        return sorted(self.matcher.entities.values(), key=lambda one: one.id)

    def find(self, thing: Entity, limit: int, stated: list[Product]) -> list[Match]:
        """Return the records that a thing may be, best first, at most `limit`.

        `stated` are the products that registers surely know by its names.
        """
        if isinstance(self.matcher, MedicineMatcher):
            return self.matcher.match(thing.names, limit, stated)
        found = self.matcher.match(thing.names, thing.countries, limit)
        if self.kind == PLACES:  # that a name holds that of a town, its own claims tell better
            return [one for one in found if one.relation == Relation.SAME]
        return found

    def products(self, thing: Entity) -> list[Product]:
        """Return the products that surely have a name of a thing; none but of medicines."""
        return self.matcher.products(thing.names) if isinstance(self.matcher, MedicineMatcher) else []


Finders = Mapping[NamedNode, Finder]
"""What finds the records of a register, by family."""


def finders_of(workspace: Workspace, release: Release) -> Finders:
    """Return what finds the records of a register, by family, without those of which it has none.

    What takes long is kept in ``.biokg/matching``, a file a register, and made anew where the register or biokg has
    changed. Where nothing can be written, it is made each time. Raises InputError where statements are gone or damaged.
    """
    path = _folder(workspace) / f"{release.name}.db"
    made_for = f"{release.sha256} {_version()}".encode()
    kept = _kept(path, made_for)
    if kept is None:
        records = records_of(workspace, release)
        made = {kind: Finder.made(kind, records[kind]) for kind in FAMILIES if records[kind]}
        try:
            keep(path, _rows(made_for, made))
            (path.parent / ".gitignore").write_text("*\n", encoding="utf-8")
        except (OSError, sqlite3.Error):
            return made
        kept = Kept(path)
    names = json.loads(kept.one("families"))
    kinds = {kind: local_name(kind) for kind in FAMILIES}
    return {kind: Finder.of(kind, kept.within(f"{name} ")) for kind, name in kinds.items() if name in names}


def _kept(path: Path, made_for: bytes) -> Kept | None:
    """Return the file of what is kept; None where there is none, or a damaged or stale one."""
    try:
        kept = Kept(path)
        return kept if kept.one("made for") == made_for else None
    except (sqlite3.Error, KeyError):
        return None


def with_finders(workspace: Workspace, releases: Iterable[Release], ask: Callable[[list[Finders]], T]) -> T:
    """Return what `ask` makes of the finders of registers; where a file of them is damaged, all are made anew once."""
    try:
        return ask([finders_of(workspace, release) for release in releases])
    except sqlite3.Error:
        shutil.rmtree(_folder(workspace), ignore_errors=True)
        return ask([finders_of(workspace, release) for release in releases])


def _folder(workspace: Workspace) -> Path:
    return workspace.derived / "matching"


def _rows(made_for: bytes, finders: Finders) -> Iterator[Row]:
    for finder in finders.values():
        yield from finder.rows()
    yield "", "families", json.dumps([local_name(kind) for kind in finders]).encode()
    yield "", "made for", made_for


@cache
def _version() -> str:
    """Return what stands for all that decides how names are read, and how what is kept is written."""
    digest = hashlib.sha256()
    package = Path(resolve.__file__).parent.parent
    roots = [package / "resolve", package / "matching", package / "claims", package / "terms.py", shipped("ontology")]
    for root in roots:
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            if path.suffix in (".py", ".tsv", ".txt", ".ttl"):
                digest.update(f"{path.name} {path.stat().st_size} ".encode() + path.read_bytes())
    others = [f"{name} {version(name)}" for name in ("anyascii", "opencc", "numpy")]
    digest.update(" ".join([__version__, unicodedata.unidata_version, sys.byteorder, *others]).encode())
    return digest.hexdigest()
