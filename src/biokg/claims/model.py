"""Sources, sections, citations and claims as frozen values; everything else is made of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeAlias

from pyoxigraph import Literal, NamedNode

from ..ids import citation_id, claim_id
from ..terms import local_name, shorten

__all__ = ["Citation", "Claim", "Section", "Source", "SourceFile", "Value", "in_language"]

Value: TypeAlias = NamedNode | Literal


@dataclass(frozen=True, slots=True)
class Section:
    """Part of a source made in one way; offsets only where the text is held (code points, end exclusive)."""

    id: NamedNode
    source: NamedNode
    labels: tuple[Literal, ...]
    evidence: NamedNode
    start: int | None = None
    end: int | None = None

    @property
    def name(self) -> str:
        """The id without that of the source, e.g. ``body``."""
        return local_name(self.id).removeprefix(local_name(self.source) + "-")

    @property
    def names(self) -> dict[str, str]:
        """What people call it, by language."""
        return {label.language or "": label.value for label in self.labels}


@dataclass(frozen=True, slots=True)
class Source:
    """A document as read."""

    id: NamedNode
    titles: tuple[Literal, ...]
    """In our own words, or the original's own title; one a language."""
    issued: Literal
    """The latest day that the date of publication can mean, as xsd:dateTime: what "known by" goes by."""
    edtf: str
    """The date of publication, as precise as it is known."""
    tier: NamedNode
    publisher: NamedNode | None = None
    language: str | None = None
    page: NamedNode | None = None
    rights: str | None = None
    sha256: str | None = None
    length: int | None = None
    """Code points of the article; None, like `sha256`, where the text is not held."""
    reproduces: NamedNode | None = None
    note: Literal | None = None

    @property
    def name(self) -> str:
        """The last part of the id, e.g. ``caixin-2025-10-01``."""
        return local_name(self.id)

    def title(self, language: str = "en") -> str:
        """Return the title in a language, else in English, else in whichever there is."""
        return in_language(self.titles, language)


@dataclass(frozen=True, slots=True)
class Citation:
    """A span of a section, or a whole section where the text is not held."""

    section: NamedNode
    start: int | None = None
    end: int | None = None
    sha256: str | None = None
    id: NamedNode = field(default=None)  # type: ignore[assignment]  # set below where not given

    def __post_init__(self) -> None:
        if self.id is None:
            object.__setattr__(self, "id", citation_id(self.section, self.start, self.end))


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement made by one source."""

    subject: NamedNode
    predicate: NamedNode
    object: Value
    modality: NamedNode
    citations: tuple[NamedNode, ...]
    recorded: Literal
    speaker: NamedNode | None = None
    premises: tuple[NamedNode, ...] = ()
    confidence: Literal | None = None
    open_list: bool = False
    caveats: tuple[Literal, ...] = ()
    """With what limit it is to be read: a few words, one a language; shown wherever the fact is."""
    notes: tuple[Literal, ...] = ()
    """Why it was read so, for curators."""
    conflicts: tuple[NamedNode, ...] = ()
    supersedes: tuple[NamedNode, ...] = ()
    invalidated: Literal | None = None
    id: NamedNode = field(default=None)  # type: ignore[assignment]  # set below where not given

    def __post_init__(self) -> None:
        if self.id is None:
            object.__setattr__(self, "id", self.content_id)

    @property
    def content_id(self) -> NamedNode:
        """The id that the content of the claim gives."""
        said = (self.subject, self.predicate, self.object, self.modality, self.speaker)
        return claim_id(*said, self.citations)

    def caveat(self, language: str = "en") -> str:
        """Return its limit in a language, as far as there is one; empty where it has none."""
        return in_language(self.caveats, language)

    def renamed(self) -> Claim:
        """Return the claim under the id that its content gives."""
        return replace(self, id=self.content_id)

    def __str__(self) -> str:
        return f"{shorten(self.subject.value)} {shorten(self.predicate.value)} {_short(self.object)}"


def in_language(texts: Sequence[Literal], language: str) -> str:
    """Return the text in a language, else in English, else the first; empty where there is none.

    >>> texts = [Literal("园区", language="zh"), Literal("a park", language="en")]
    >>> in_language(texts, "zh"), in_language(texts, "de"), in_language(texts[:1], "en"), in_language([], "en")
    ('园区', 'a park', '园区', '')
    """
    said = {text.language: text.value for text in reversed(texts)}
    return said.get(language) or said.get("en") or next((text.value for text in texts), "")


def _short(value: Value) -> str:
    return shorten(value.value) if isinstance(value, NamedNode) else str(value)


@dataclass(frozen=True)
class SourceFile:
    """All that one source says: what one file of ``graphs/sources/`` holds."""

    source: Source
    sections: tuple[Section, ...] = ()
    citations: tuple[Citation, ...] = ()
    claims: tuple[Claim, ...] = ()

    @cached_property
    def spoken(self) -> frozenset[NamedNode]:
        """What the source speaks of or quotes: subjects and objects of its claims, speakers, its publisher."""
        ends = (end for claim in self.claims for end in (claim.subject, claim.object, claim.speaker))
        return frozenset(end for end in (*ends, self.source.publisher) if isinstance(end, NamedNode))
