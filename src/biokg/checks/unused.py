"""What no claim speaks of or cites: nothing wrong, but perhaps forgotten."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from .dossier import Dossier
from .report import Finding

__all__ = ["unused"]


def unused(dossier: Dossier) -> Iterator[Finding]:
    """Yield things in no claim, citations and sections that no claim cites."""
    spoken = {node for file in dossier.files for node in file.spoken}
    for thing in dossier.knowledge.things:
        if thing not in spoken:
            yield dossier.found("unused-thing", thing)
    for file in dossier.files:
        cited = {node for claim in file.claims for node in claim.citations}
        sections: set[NamedNode] = {citation.section for citation in file.citations if citation.id in cited}
        for citation in file.citations:
            if citation.id not in cited:
                yield dossier.found("unused-citation", citation.id)
        for section in file.sections:
            if section.id not in sections:
                yield dossier.found("unused-section", section.id)
