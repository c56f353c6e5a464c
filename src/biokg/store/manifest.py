"""What a built store says of itself: its format, its hash, its counts and what it was made from."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from pathlib import Path

from biokg import __version__
from biokg.errors import StoreError

__all__ = ["FORMAT", "Manifest", "read_manifest", "write_manifest"]

FORMAT = 1
"""Number of the layout on disk; a store with a higher one was made by a newer biokg."""


@dataclass(frozen=True)
class Manifest:
    """The facts about one build; it holds no time, so that equal builds are equal to the byte."""

    hash: str
    """SHA-256 of the canonical N-Quads of the whole store; with registers, see `biokg.build.run.build`."""
    quads: int
    """Number of quads in all graphs together."""
    graphs: dict[str, int] = field(default_factory=dict)
    """Name of a graph → number of its quads."""
    inputs: dict[str, str] = field(default_factory=dict)
    """Path of an input file, relative to the workspace → its SHA-256."""
    registers: dict[str, str] = field(default_factory=dict)
    """Name of a register, whose graph has that name → SHA-256 of its statements."""
    biokg: str = __version__
    """Version of biokg that made the store."""
    format: int = FORMAT


def write_manifest(manifest: Manifest, path: Path) -> None:
    """Write the manifest as JSON with sorted keys."""
    path.write_text(json.dumps(asdict(manifest), indent=1, sort_keys=True) + "\n", encoding="utf-8")


def read_manifest(path: Path) -> Manifest:
    """Read a manifest.

    Raises StoreError where it is of a newer format or not a manifest at all.
    """
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        made_by, number = values.get("biokg"), values["format"]
        if number > FORMAT:
            raise StoreError(
                f"{path}: the store was made by biokg {made_by}, newer than this one ({__version__}); "
                "upgrade biokg, or run `biokg build` to make the store anew."
            )
        return Manifest(**values)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(f"{path}: the store is damaged; run `biokg build` to make it anew.") from error
