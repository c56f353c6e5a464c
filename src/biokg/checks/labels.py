"""Names that can look like other names."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from ..characters import harmless, turning
from ..claims.records import NAMES
from .dossier import Dossier
from .report import Finding

__all__ = ["turned_names"]

SHOWN = 60  # characters of a name in a finding


def turned_names(dossier: Dossier) -> Iterator[Finding]:
    """Yield names with characters that turn the direction of writing; they are allowed, but can deceive the eye."""
    for node, label in _names(dossier):
        if signs := turning(label.value):
            yield dossier.found("name-turns", node, text=harmless(label.value, SHOWN), signs=", ".join(signs))


def _names(dossier: Dossier) -> Iterator[tuple[NamedNode, Literal]]:
    for thing in dossier.knowledge.things.values():
        yield from ((thing.id, label) for label in thing.labels)
    for file in dossier.files:
        yield from ((file.source.id, title) for title in file.source.titles)
        yield from ((section.id, label) for section in file.sections for label in section.labels)
    for claim in dossier.claims:
        if claim.predicate in NAMES and isinstance(claim.object, Literal):
            yield claim.id, claim.object
