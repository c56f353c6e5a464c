"""Whether claims and citations have the ids that their content gives."""

from __future__ import annotations

from collections.abc import Iterator

from ..ids import citation_id
from ..terms import shorten
from .dossier import Dossier
from .report import Finding

__all__ = ["ids_of_other_content"]


def ids_of_other_content(dossier: Dossier) -> Iterator[Finding]:
    """Yield claims and citations with an id of other content: they were changed by hand, or copied."""
    for file in dossier.files:
        for citation in file.citations:
            expected = citation_id(citation.section, citation.start, citation.end)
            if citation.id != expected:
                yield dossier.found("id-differs", citation.id, expected=shorten(expected.value))
        for claim in file.claims:
            if claim.id != claim.content_id:
                yield dossier.found("id-differs", claim.id, expected=shorten(claim.content_id.value))
