"""Claims and sources of the graph as the map cites them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from .picture import Claim, Source, Spot, Words

if TYPE_CHECKING:
    from ...claims import ledger, model
    from .speech import Speech

__all__ = ["claim_of", "source_of"]


def claim_of(statement: ledger.Statement, speech: Speech) -> Claim:
    """Return a claim with every place where it is said."""
    claim = statement.claim
    speaker = speech.node(claim.speaker) if claim.speaker else None
    return Claim(
        id=_slug(claim.id),
        source=statement.source.name,
        spots=tuple(_spot(place, speech) for place in statement.places),
        machine=_slug(statement.tier) == "machine",
        modality=speech.node(claim.modality),
        speaker=speaker,
        note=_both(claim.notes) if claim.notes else None,
        confidence=float(claim.confidence.value) if claim.confidence else None,
        premises=tuple(_slug(p) for p in claim.premises),
        conflicts=tuple(_slug(c) for c in claim.conflicts),
        open_list=claim.open_list,
    )


def _spot(place: ledger.Place, speech: Speech) -> Spot:
    return Spot(
        section=_both(place.section.labels),
        evidence=speech.node(place.section.evidence),
        start=place.citation.start,
        end=place.citation.end,
    )


def source_of(source: model.Source, speech: Speech) -> Source:
    """Return a source with its publisher, day and tier."""
    return Source(
        id=source.name,
        title=Words(source.title.value),
        publisher=speech.node(source.publisher) if source.publisher else Words(""),
        date=source.edtf,
        tier=speech.node(source.tier),
        url=source.page.value if source.page else "",
    )


def _both(literals: tuple[Literal, ...]) -> Words:
    """Return literals in two languages as words."""
    said = {literal.language or "en": literal.value for literal in literals}
    return Words(said.get("en", next(iter(said.values()), "")), said.get("zh", ""))


def _slug(node: NamedNode) -> str:
    return node.value.rpartition("/")[2]
