"""Whether every plain edge of the built graph has a live claim, and every such claim its edge."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode, Triple

from ..terms import shorten
from ..turtle import term_text
from .dossier import Dossier
from .report import Finding
from .wording import worded

__all__ = ["unsupported_edges"]


def unsupported_edges(dossier: Dossier) -> Iterator[Finding]:
    """Yield plain edges of the store without a live claim, and say where the store lacks supported ones."""
    if dossier.built is None:
        return
    stored = dossier.stored_edges()
    for edge in sorted(stored - dossier.edges.keys(), key=str):
        subject = edge.subject.value if isinstance(edge.subject, NamedNode) else ""
        yield worded("edge-without-claim", shorten(subject), subject, edge=_text(edge))
    missing = sorted(dossier.edges.keys() - stored, key=str)
    if missing:
        yield worded("store-out-of-date", count=len(missing), edge=_text(missing[0]))


def _text(edge: Triple) -> str:
    return " ".join(term_text(term) for term in edge)
