"""Claims, sources and profiles as plain values, for JSON and for tables: every id, every offset, both languages."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from pyoxigraph import NamedNode

from ..claims.ledger import Place, Statement
from ..claims.model import Source, Value
from ..profile import Fact, Profile
from ..terms import local_name, shorten
from ..text import Article, Span
from .wording import Wording

__all__ = ["Articles", "Label", "claim_record", "name_of", "node_record", "profile_record", "source_record"]

Label: TypeAlias = Callable[[NamedNode, str], str]
Articles: TypeAlias = Mapping[str, Article]
Record: TypeAlias = dict[str, Any]


def name_of(node: NamedNode) -> str:
    """Return the id of a node as commands take it: ``eli-lilly``, ``claim:9a…``, ``b:Company``, else the whole IRI."""
    return shorten(node.value).removeprefix(":")


def node_record(node: NamedNode | None, label: Label) -> Record | None:
    """Return a node with its id and its names; None for none."""
    return None if node is None else {"id": name_of(node), "en": label(node, "en"), "zh": label(node, "zh")}


def property_record(node: NamedNode, label: Label) -> Record:
    """Return a property with its names; in words of biokg's own where it is of another vocabulary."""
    names = {"en": label(node, "en"), "zh": label(node, "zh")}
    if names["en"] == shorten(node.value):
        names = {language: Wording(label, language).property(node) for language in names}
    return {"id": name_of(node), **names}


def value_record(value: Value, label: Label) -> Record | None:
    """Return a node, or a literal with its type or language."""
    if isinstance(value, NamedNode):
        return node_record(value, label)
    if value.language:
        return {"value": value.value, "language": value.language}
    return {"value": value.value, "type": shorten(value.datatype.value)}


def source_record(source: Source, label: Label) -> Record:
    """Return a source; what is not known of it is null."""
    return {
        "id": source.name,
        "title": source.title(),
        "titles": {title.language: title.value for title in source.titles},
        "publisher": node_record(source.publisher, label),
        "date": source.edtf,
        "tier": local_name(source.tier),
        "language": source.language,
        "page": source.page.value if source.page else None,
        "rights": source.rights,
        "reproduces": name_of(source.reproduces) if source.reproduces else None,
        "sha256": source.sha256,
        "length": source.length,
        "note": source.note.value if source.note else None,
    }


def place_record(place: Place, articles: Articles | None = None) -> Record:
    """Return where a claim is said; `quote` is there only where the article is at hand."""
    citation = place.citation
    record: Record = {
        "source": place.source.name,
        "section": place.section.name,
        "evidence": local_name(place.section.evidence),
        "start": citation.start,
        "end": citation.end,
        "sha256": citation.sha256,
    }
    article = (articles or {}).get(place.source.sha256 or "")
    if article is not None and citation.start is not None and citation.end is not None:
        record["quote"] = article.words(Span(citation.start, citation.end))
    return record


def claim_record(statement: Statement, label: Label, articles: Articles | None = None) -> Record:
    """Return a claim in its context."""
    claim = statement.claim
    return {
        "id": name_of(claim.id),
        "subject": node_record(claim.subject, label),
        "property": property_record(claim.predicate, label),
        "object": value_record(claim.object, label),
        "modality": local_name(claim.modality),
        "speaker": node_record(claim.speaker, label),
        "standing": statement.standing,
        "live": statement.live,
        "settled": statement.settled,
        "tier": local_name(statement.tier),
        "open": claim.open_list,
        "confidence": claim.confidence.value if claim.confidence else None,
        "citations": [place_record(place, articles) for place in statement.places],
        "inferred_from": [name_of(node) for node in claim.premises],
        "conflicts_with": [name_of(node) for node in claim.conflicts],
        "supersedes": [name_of(node) for node in claim.supersedes],
        "caveat": {caveat.language: caveat.value for caveat in claim.caveats},
        "notes": [note.value for note in claim.notes],
        "recorded": claim.recorded.value,
        "retracted": claim.invalidated.value if claim.invalidated else None,
    }


def fact_record(fact: Fact, label: Label) -> Record:
    """Return a fact of a profile with the ids of its claims."""
    return {
        "group": fact.group,
        "property": property_record(fact.predicate, label),
        "inverse": fact.inverse,
        "other": value_record(fact.other, label),
        "class": name_of(fact.kind) if fact.kind else None,
        "standing": fact.standing,
        "settled": fact.settled,
        "open": fact.open_list,
        "claims": [name_of(one.claim.id) for one in fact.statements],
        "about": [fact_record(part, label) for part in fact.about],
    }


def profile_record(profile: Profile, label: Label, articles: Articles | None = None) -> Record:
    """Return a profile: facts by group, then every claim and every source behind them, once each."""
    sources = {place.source.id: place.source for one in profile.statements for place in one.places}
    return {
        "id": name_of(profile.id),
        "iri": profile.id.value,
        "names": dict(profile.names),
        "class": node_record(profile.cls, label),
        "status": node_record(profile.status, label),
        "notes": list(profile.notes),
        "facts": [fact_record(fact, label) for fact in profile.facts],
        "conflicts": [[name_of(one.claim.id) for one in group] for group in profile.conflicts],
        "said": [name_of(one.claim.id) for one in profile.said],
        "published": [source.name for source in profile.published],
        "claims": [claim_record(one, label, articles) for one in profile.statements],
        "sources": [source_record(source, label) for source in sources.values()],
    }
