"""Deterministic identifiers: the same statement of the same source has the same id on every machine."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import Literal, NamedNode

from .terms import PREFIXES

__all__ = ["citation_id", "claim_id", "digest", "is_slug", "sha256", "sha256_of_file", "slug"]

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def sha256(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, as 64 hex digits."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def sha256_of_file(path: Path) -> str:
    """Return the SHA-256 of a file's bytes: that of its text, where it is UTF-8."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def digest(parts: Iterable[str]) -> str:
    """Return twelve hex digits that stand for a sequence of texts (NUL-separated, so no two sequences join alike)."""
    return sha256("\0".join(parts))[:12]


def citation_id(section: NamedNode, start: int | None, end: int | None) -> NamedNode:
    """Return the id of a span of a section; without offsets, of the section as a place."""
    span = [] if start is None or end is None else [str(start), str(end)]
    return NamedNode(PREFIXES["cite"] + digest([section.value, *span]))


def claim_id(
    subject: NamedNode,
    predicate: NamedNode,
    value: NamedNode | Literal,
    modality: NamedNode,
    speaker: NamedNode | None,
    citations: Iterable[NamedNode],
) -> NamedNode:
    """Return the id of a claim: what is said, how, by whom and where. A citation names its source, so the id does."""
    said = [str(subject), str(predicate), str(value), str(modality), str(speaker or "")]
    return NamedNode(PREFIXES["claim"] + digest([*said, *sorted(str(node) for node in citations)]))


def slug(name: str) -> str:
    """Return the readable part of a thing's id for an English name.

    >>> slug("Huahui Health Ltd.")
    'huahui-health-ltd'
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", plain.lower().replace("&", " and ").replace("'", "")))


def is_slug(text: str) -> bool:
    """Tell whether a text is a well-formed slug (lower-case ASCII letters and digits, single hyphens)."""
    return bool(_SLUG.fullmatch(text))
