"""Claims and sources of the graph as the map cites them."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ...ids import sha256
from ...text import Span
from .picture import Claim, Source, Spot, Standing, Words

if TYPE_CHECKING:
    from ...claims import ledger, model
    from ...graph import KnowledgeGraph
    from ...text import Article
    from .speech import Speech

__all__ = ["claim_of", "claims_of", "source_of"]


def claims_of(
    kg: KnowledgeGraph,
    said: Collection[str],
    speech: Speech,
    past: Mapping[NamedNode, Sequence[tuple[str, str]]],
    articles: Mapping[str, Article] | None = None,
) -> list[Claim]:
    """Return the claims of those ids, with how they stood before (`past`)."""
    return [
        claim_of(one, speech, past.get(one.claim.id, ()), articles)
        for one in kg.claims()
        if _slug(one.claim.id) in said
    ]


def claim_of(
    statement: ledger.Statement,
    speech: Speech,
    past: Sequence[tuple[str, str]] = (),
    articles: Mapping[str, Article] | None = None,
) -> Claim:
    """Return a claim with every place where it is said, and the words where `articles` (by their hash) hold them."""
    claim = statement.claim
    speaker = speech.node(claim.speaker) if claim.speaker else None
    return Claim(
        id=_slug(claim.id),
        source=statement.source.name,
        spots=tuple(_spot(place, speech, articles or {}) for place in statement.places),
        machine=_slug(statement.tier) == "machine",
        modality=speech.node(claim.modality),
        speaker=speaker,
        note=_both(claim.caveats or claim.notes) if claim.caveats or claim.notes else None,
        confidence=float(claim.confidence.value) if claim.confidence else None,
        premises=tuple(_slug(p) for p in claim.premises),
        conflicts=tuple(_slug(c) for c in claim.conflicts),
        open_list=claim.open_list,
        standing=_standing(statement.standing),
        past=tuple((until, _standing(standing)) for until, standing in past),
    )


def _standing(name: str) -> Standing:
    return Standing(name.replace(" ", "-"))


def _spot(place: ledger.Place, speech: Speech, articles: Mapping[str, Article]) -> Spot:
    return Spot(
        section=_both(place.section.labels),
        evidence=speech.node(place.section.evidence),
        start=place.citation.start,
        end=place.citation.end,
        words=_quoted(place, articles),
    )


def _quoted(place: ledger.Place, articles: Mapping[str, Article]) -> str:
    """Return the words at a place; none where the article is not at hand or is not the one that was read."""
    article = articles.get(place.source.sha256 or "")
    start, end = place.citation.start, place.citation.end
    if article is None or start is None or end is None:
        return ""
    words = article.words(Span(start, end))
    return words if place.citation.sha256 in (None, sha256(words)) else ""


def source_of(source: model.Source, speech: Speech) -> Source:
    """Return a source with its publisher, day and tier."""
    return Source(
        id=source.name,
        title=_both(source.titles),
        publisher=speech.node(source.publisher) if source.publisher else Words(""),
        date=source.edtf,
        tier=speech.node(source.tier),
        url=source.page.value if source.page else "",
        rank=_slug(source.tier),
        known=source.issued.value[:10],
    )


def _both(literals: tuple[Literal, ...]) -> Words:
    """Return literals in two languages as words."""
    said = {literal.language or "en": literal.value for literal in literals}
    return Words(said.get("en", next(iter(said.values()), "")), said.get("zh", ""))


def _slug(node: NamedNode) -> str:
    return node.value.rpartition("/")[2]
