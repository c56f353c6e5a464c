"""Source marks: [1] behind a line, and below what it stands for - source, section, characters or the very words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property

from pyoxigraph import NamedNode

from ..claims.ledger import Place, Statement
from ..ontology import Ontology
from ..terms import local_name
from ..text import Article, Span
from .page import Row
from .wording import Wording

__all__ = ["Marks"]


class Marks:
    """Numbers the sections that the statements of a page cite, from 1, by date of the source and place in the text."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.places: dict[NamedNode, dict[NamedNode, Place]] = {}
        for one in statements:
            for place in one.places:
                self.places.setdefault(place.section.id, {})[place.citation.id] = place

    @cached_property
    def numbers(self) -> dict[NamedNode, int]:
        """Section → its number."""
        first = (next(iter(places.values())) for places in self.places.values())
        return {place.section.id: number for number, place in enumerate(sorted(first, key=_reading_order), start=1)}

    def of(self, statements: Iterable[Statement]) -> str:
        """Return the marks of statements, e.g. ``[1][3]``."""
        numbers = {self.numbers[place.section.id] for one in statements for place in one.places}
        return "".join(f"[{number}]" for number in sorted(numbers))

    def rows(self, wording: Wording, ontology: Ontology, articles: Mapping[str, Article] | None = None) -> list[Row]:
        """Return what the marks stand for; with `articles` (by the hash of their text) the quoted words too."""
        rows: list[Row] = []
        shown = None
        for section, number in self.numbers.items():
            places = sorted(self.places[section].values(), key=lambda place: place.citation.start or 0)
            source = places[0].source
            if source.id != shown:
                shown = source.id
                parts = (source.title.value, wording.source(source), wording.node(source.tier))
                rows.append(Row("", " · ".join(parts), strong=True))
            article = (articles or {}).get(source.sha256 or "")
            rows.append(Row(f"[{number}]", _section(places, wording, ontology, with_spans=article is None)))
            if article:
                rows += [Row("", f"“{article.words(Span(start, end))}” {start}–{end}") for start, end in _spans(places)]
        return rows


def _reading_order(place: Place) -> tuple[str, str, int, str]:
    return place.source.issued.value, place.source.name, place.section.start or 0, place.section.id.value


def _section(places: list[Place], wording: Wording, ontology: Ontology, with_spans: bool) -> str:
    """Word a section: its name, how its text was made, which characters are cited."""
    section = places[0].section
    names = section.names
    parts = [names.get(wording.language) or next(iter(names.values()), local_name(section.id))]
    parts.append(wording.node(section.evidence))
    if section.evidence in ontology.machine_made:
        parts[-1] += wording.of(" (machine-made)", "（机器生成）")
    spans = _spans(places)
    if spans and with_spans:
        parts.append(wording.of("characters ", "字符 ") + ", ".join(f"{start}–{end}" for start, end in spans))
    return " · ".join(parts)


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
