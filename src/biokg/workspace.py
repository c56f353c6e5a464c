"""A workspace: any folder with a ``graphs/`` folder. What is derived from it lies beside it in ``.biokg/``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from .errors import InputError
from .folders import files_in
from .ontology import Ontology

__all__ = ["Workspace", "shipped"]


def shipped(name: str) -> Path:
    """Return a folder of data that comes with biokg: ontology, graphs, questions, indicators or examples.

    An installed package carries them in ``biokg/data``; in a checkout they stand at the top.
    """
    package = Path(__file__).resolve().parent
    inside = package / "data" / name
    return inside if inside.is_dir() else package.parent.parent / name


@dataclass(frozen=True)
class Workspace:
    """The folders of one workspace."""

    root: Path

    @classmethod
    def find(cls, start: Path | str = ".") -> Workspace:
        """Return the workspace that a folder is, or lies in; raises InputError where there is none."""
        here = Path(start).resolve()
        for folder in (here, *here.parents):
            if (folder / "graphs").is_dir():
                return cls(folder)
        raise InputError(
            "is no workspace: it has no graphs folder. Make one with `biokg init`.", path=here,
            zh="不是工作区：其中没有 graphs 文件夹。请用 `biokg init` 建立。",
        )  # fmt: skip

    @property
    def graphs(self) -> Path:
        """What is known."""
        return self.root / "graphs"

    @property
    def sources(self) -> Path:
        """One file a source."""
        return self.graphs / "sources"

    @property
    def things(self) -> Path:
        """What the sources speak of."""
        return self.graphs / "things"

    @property
    def mappings(self) -> Path:
        """Identities with records elsewhere, as SSSOM."""
        return self.graphs / "mappings.sssom.tsv"

    @property
    def judgements(self) -> Path:
        """What people decided of matches with records elsewhere, as SSSOM."""
        return self.graphs / "judgements.sssom.tsv"

    @property
    def registers(self) -> Path:
        """What was imported of registers, one folder each."""
        return self.root / "registers"

    @property
    def derived(self) -> Path:
        """What builds make; safe to delete."""
        return self.root / ".biokg"

    @property
    def questions(self) -> list[Path]:
        """The folders of named questions: biokg's own, then the workspace's where it has others."""
        own = self.root / "questions"
        return [shipped("questions"), *([own] if own.is_dir() and own != shipped("questions") else [])]

    @property
    def indicators(self) -> list[Path]:
        """The files of indicators: biokg's own, then the workspace's; a copy of one of biokg's counts once."""
        own = sorted(shipped("indicators").glob("*.toml"))
        copies = {path.name: path.read_bytes() for path in own}
        others = sorted((self.root / "indicators").glob("*.toml"))
        return [*own, *(path for path in others if copies.get(path.name) != path.read_bytes())]

    @property
    def source_files(self) -> list[Path]:
        """The files of sources that are there, sorted; raises InputError for one that is no ordinary file of it."""
        return files_in(self.sources, "*.ttl", self.root)

    def source_file(self, name: str) -> Path:
        """Return where the source called `name` is written."""
        return self.sources / f"{name}.ttl"

    @property
    def ontology(self) -> Ontology:
        """The ontology that comes with biokg."""
        return _ontology()

    def relative(self, path: Path) -> str:
        """Return a path as a person in the workspace writes it."""
        return str(path.relative_to(self.root)) if path.is_relative_to(self.root) else str(path)


@cache
def _ontology() -> Ontology:
    """Return the ontology that comes with biokg: read once, whatever the number of workspaces."""
    return Ontology.read(shipped("ontology"))
