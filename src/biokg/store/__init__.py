"""Where the quads are kept: one small contract, the embedded store behind it, and its generations on disk."""

from __future__ import annotations

from biokg.store.canonical import Canon, canonical_hash, canonical_nquads
from biokg.store.contract import Results, Store
from biokg.store.embedded import EmbeddedStore
from biokg.store.generations import Draft, copy_of, link_files, new_generation, open_current, open_previous
from biokg.store.manifest import Manifest
from biokg.store.packed import keep_packed

__all__ = [
    "Canon",
    "Draft",
    "EmbeddedStore",
    "Manifest",
    "Results",
    "Store",
    "canonical_hash",
    "canonical_nquads",
    "copy_of",
    "keep_packed",
    "link_files",
    "new_generation",
    "open_current",
    "open_previous",
]
