"""Names of things in every language: found by any of them, never guessed.

A build writes them to files beside the store, one for what the sources speak of and one a register (`NameWriter`); they
are looked up there (`Shelf`). Where there are no such files, and where there are few names, they are held in memory.
"""

from __future__ import annotations

from .index import Labels, Match, NameIndex, as_iri, names_of, nearest, one_of, several
from .shelf import ABBREVIATED, Shelf
from .short import ShortForm, is_wide
from .writer import LABELS, NameWriter

__all__ = [
    "ABBREVIATED", "LABELS", "Labels", "Match", "NameIndex", "NameWriter", "Shelf", "ShortForm", "as_iri", "is_wide",
    "names_of", "nearest", "one_of", "several",
]  # fmt: skip
