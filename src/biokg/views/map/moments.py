"""The dated things of the graph as the map's timeline tells them."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...analysis.timeline import Entry, timeline
from ..words import date_words
from .picture import Moment, Standing, Words
from .speech import capital

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph
    from .speech import Speech

__all__ = ["moments_of"]


def moments_of(kg: KnowledgeGraph, speech: Speech, drawn: Collection[str]) -> list[Moment]:
    """Return what is dated and belongs to something drawn, by its earliest day."""
    found = []
    for entry in timeline(kg).entries:
        of = [name for name in _about(kg, entry) if name in drawn]
        if of and entry.what == "at":
            found.append(_moment(entry, of, speech))
    return found


def _moment(entry: Entry, of: list[str], speech: Speech) -> Moment:
    name = speech.node(entry.id)
    window, edtf = entry.when.window, entry.when.edtf
    words = f" “{entry.when.wording}”" if entry.when.wording else ""
    told = [*entry.when.statements, *entry.statements]
    return Moment(
        label=Words(capital(name.en), name.zh),
        earliest=window.earliest.isoformat() if window.earliest else "",
        latest=window.latest.isoformat() if window.latest else "",
        when=Words(date_words(edtf, "en") + words, date_words(edtf, "zh") + words),
        standing=_surer(entry),
        of=tuple(dict.fromkeys(of)),
        claims=tuple(dict.fromkeys(_slug(one.claim.id) for one in told)),
    )


def _surer(entry: Entry) -> Standing:
    """Return how the thing stands; that its date is inferred makes it no forecast."""
    return Standing(entry.standing.replace(" ", "-"))


def _about(kg: KnowledgeGraph, entry: Entry) -> list[str]:
    """Return what an entry belongs to: itself first, then what it is tied to."""
    ends: list[NamedNode] = [entry.id]
    for statement in kg.ledger.about(entry.id):
        if statement.live:
            both = (statement.claim.subject, statement.claim.object)
            ends += [end for end in both if isinstance(end, NamedNode) and end != entry.id]
    return [_slug(end) for end in dict.fromkeys(ends)]


def _slug(node: NamedNode) -> str:
    return node.value.rpartition("/")[2]
