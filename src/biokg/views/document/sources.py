"""Source marks: [1] behind words, and at the end what it stands for - source, section, characters or the very words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from pyoxigraph import NamedNode

from ...claims.ledger import Place, Statement
from ...claims.model import Source
from ...terms import iri, local_name
from ...text import Article, Span
from ..wording import Wording

__all__ = ["CitedSection", "CitedSource", "Marks"]

MACHINE = iri("tier:machine")
SPANS = 12  # spans of a section that are named one by one; the others are counted


@dataclass(frozen=True)
class CitedSection:
    """Part of a source that a mark stands for."""

    number: int
    words: str
    """Its name, how its text was made, and the characters that are cited where nothing is quoted."""
    quotes: tuple[str, ...] = ()
    """The cited words with their characters, where the article is at hand."""


@dataclass(frozen=True)
class CitedSource:
    """A source with what is cited of it."""

    source: Source
    title: str
    words: str
    """Publisher, date and tier."""
    sections: tuple[CitedSection, ...]

    @property
    def page(self) -> str | None:
        """Where to read it: an address of the web, or None."""
        page = self.source.page
        return page.value if page and page.value.startswith(("https://", "http://")) else None


class Marks:
    """Numbers the sections that statements cite, from 1, by date of the source and place in the text."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.places: dict[NamedNode, dict[NamedNode, Place]] = {}
        self._by_people: set[NamedNode] = set()
        for one in statements:
            for place in one.places:
                self.places.setdefault(place.section.id, {})[place.citation.id] = place
                if one.tier != MACHINE:
                    self._by_people.add(place.section.id)

    @cached_property
    def numbers(self) -> dict[NamedNode, int]:
        """Section → its number."""
        first = (next(iter(places.values())) for places in self.places.values())
        return {place.section.id: number for number, place in enumerate(sorted(first, key=_reading_order), start=1)}

    def of(self, statements: Iterable[Statement]) -> list[int]:
        """Return the numbers of the sections that statements cite, sorted."""
        return sorted({self.numbers[place.section.id] for one in statements for place in one.places})

    def sources(self, say: Wording, articles: Mapping[str, Article] | None = None) -> list[CitedSource]:
        """Return what the marks stand for; with `articles` (by the hash of their text) the quoted words too."""
        found: dict[NamedNode, tuple[Source, list[CitedSection]]] = {}
        for section in self.numbers:
            places = sorted(self.places[section].values(), key=lambda place: place.citation.start or 0)
            source = places[0].source
            article = (articles or {}).get(source.sha256 or "")
            found.setdefault(source.id, (source, []))[1].append(self._section(places, say, article))
        return [
            CitedSource(
                source, source.title(say.language), f"{say.source(source)} · {say.node(source.tier)}", tuple(sections)
            )
            for source, sections in found.values()
        ]

    def _section(self, places: list[Place], say: Wording, article: Article | None) -> CitedSection:
        """Word a section: its name, how its text was made, which characters are cited."""
        section = places[0].section
        parts = [section.names.get(say.language) or next(iter(section.names.values()), local_name(section.id))]
        parts.append(say.node(section.evidence))
        if section.id not in self._by_people:
            parts[-1] += say.of(" (machine-made)", "（机器生成）")
        spans = _spans(places)
        if spans and article is None:
            parts.append(say.of("characters ", "字符 ") + _listed(spans, say))
        quotes = [f"“{article.words(Span(start, end))}” {start}–{end}" for start, end in spans] if article else []
        return CitedSection(self.numbers[section.id], " · ".join(parts), tuple(quotes))


def _listed(spans: list[tuple[int, int]], say: Wording) -> str:
    shown = [f"{start}–{end}" for start, end in spans[:SPANS]]
    more = len(spans) - len(shown)
    return ", ".join([*shown, *([say.of(f"and {more} more", f"另有 {more} 处")] if more else [])])


def _reading_order(place: Place) -> tuple[str, str, int, str]:
    return place.source.issued.value, place.source.name, place.section.start or 0, place.section.id.value


def _spans(places: list[Place]) -> list[tuple[int, int]]:
    """Return the cited spans with those that overlap made one, so that a page names each place once."""
    merged: list[tuple[int, int]] = []
    for place in places:
        start, end = place.citation.start, place.citation.end
        if start is None or end is None:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged
