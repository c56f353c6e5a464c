"""Whether times run forward."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode

from ..terms import b
from ..values import window
from .dossier import Dossier
from .report import Finding

__all__ = ["publication_days", "reversed_intervals"]


def reversed_intervals(dossier: Dossier) -> Iterator[Finding]:
    """Yield things whose b:validTo lies before their b:validFrom. (b:edtf is refused already when it is read.)"""
    times: dict[NamedNode, dict[NamedNode, str]] = defaultdict(dict)
    for edge in dossier.edges:
        if isinstance(edge.object, Literal) and isinstance(edge.subject, NamedNode):
            times[edge.subject][edge.predicate] = edge.object.value
    for node, values in times.items():
        begin, end = values.get(b("validFrom")), values.get(b("validTo"))
        if begin and end and dt.datetime.fromisoformat(end) < dt.datetime.fromisoformat(begin):
            yield dossier.found("ends-before-it-begins", node, begin=begin[:10], end=end[:10])


def publication_days(dossier: Dossier) -> Iterator[Finding]:
    """Yield sources whose dct:issued is not the last day that their b:edtf can mean.

    A source was published at the latest on the day on which it was first read, whatever its date can mean.
    """
    for file in dossier.files:
        latest, issued = window(file.source.edtf)[1].isoformat(), file.source.issued.value[:10]
        first_read = min((claim.recorded.value[:10] for claim in file.claims), default=issued)
        if issued not in (latest, min(latest, first_read)):
            values = {"issued": issued, "edtf": file.source.edtf, "latest": latest}
            yield dossier.found("issued-not-latest", file.source.id, **values)
