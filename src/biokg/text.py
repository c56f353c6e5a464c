"""Articles as read: find the quoted words, count in code points, hash the span."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from .errors import InputError
from .folders import check_ordinary
from .ids import sha256
from .turtle import read_text

__all__ = ["Article", "Span", "read_articles"]

LONGEST = 16_000_000  # bytes of an article
QUOTE_SHOWN = 160
REACH = 20  # code points; Chinese sentences have no spaces, so that a word may seem long
_BREAKS = " \t\r\n,;，。；、：！？"
_BREAK = re.compile(f"[{_BREAKS}]")


@dataclass(frozen=True, slots=True)
class Span:
    """Part of a text in Unicode code points, 0-based, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True)
class Article:
    """The text of one source, as its file decodes from UTF-8."""

    path: Path
    text: str

    @classmethod
    def read(cls, path: Path) -> Article:
        """Read an article; raises InputError where it is absent, no ordinary file, far too long or not UTF-8."""
        check_ordinary(path)
        if path.is_file() and path.stat().st_size > LONGEST:
            raise InputError("has more than 16 million bytes, which no article has; take it away.", path=path)
        return cls(path, read_text(path))

    @cached_property
    def sha256(self) -> str:
        """The hash of the whole text."""
        return sha256(self.text)

    def words(self, span: Span) -> str:
        """Return the text of a span; raises InputError where it lies outside the article."""
        if not 0 <= span.start < span.end <= len(self.text):
            place = f"characters {span.start}-{span.end}"
            raise InputError(f"{place} lie outside the article, which has {len(self.text)}.", path=self.path)
        return self.text[span.start : span.end]

    def find(self, quote: str, within: Span | None = None, occurrence: int | None = None) -> Span:
        """Return where the quoted words stand, to the letter.

        `within` narrows the search to a section; `occurrence` (1-based) chooses where the words stand more than once.
        Raises InputError where they do not stand there (with the nearest text) or stand there more than once.
        """
        area = within or Span(0, len(self.text))
        starts = self._starts(quote, area)
        if not starts:
            raise InputError(f"no such words: “{_cut(quote)}”. {self._nearest(quote, area)}", path=self.path)
        if occurrence is None and len(starts) > 1:
            message = f"“{_cut(quote)}” stands there {len(starts)} times; quote more words or say which occurrence."
            raise InputError(message, path=self.path)
        wanted = 1 if occurrence is None else occurrence
        if not 1 <= wanted <= len(starts):
            raise InputError(f"“{_cut(quote)}” stands there {len(starts)} times, not {wanted}.", path=self.path)
        return Span(starts[wanted - 1], starts[wanted - 1] + len(quote))

    def _starts(self, quote: str, area: Span) -> list[int]:
        if not quote:
            raise InputError("the quote is empty; give the words that say it.", path=self.path)
        starts, at = [], self.text.find(quote, area.start, area.end)
        while at >= 0:
            starts.append(at)
            at = self.text.find(quote, at + 1, area.end)
        return starts

    def _nearest(self, quote: str, area: Span) -> str:
        from rapidfuzz import fuzz

        found = fuzz.partial_ratio_alignment(quote, self.text[area.start : area.end])
        if found is None or found.score < 50:
            return "Nothing there is near to it; is it the right section?"
        near = self._whole_words(Span(area.start + found.dest_start, area.start + found.dest_end), area)
        return f"The nearest text is: “{_cut(near)}”."

    def _whole_words(self, span: Span, area: Span) -> str:
        """Return the text of a span, widened to where words begin and end, so that it can be copied."""
        inner = self.text[span.start : span.end]
        start = span.start + len(inner) - len(inner.lstrip(_BREAKS))
        end = max(start, span.end - len(inner) + len(inner.rstrip(_BREAKS)))
        before, after = self.text[max(area.start, start - REACH) : start], self.text[end : min(area.end, end + REACH)]
        return _BREAK.split(before)[-1] + self.text[start:end] + _BREAK.split(after)[0]


def _cut(text: str) -> str:
    return text if len(text) <= QUOTE_SHOWN else text[:QUOTE_SHOWN] + "…"


def read_articles(folder: Path) -> dict[str, Article]:
    """Return the articles of a folder by the hash of their text: file names do not matter, the words do."""
    if not folder.is_dir():
        raise InputError("is not a folder; give the folder that holds the articles.", path=folder)
    articles = [Article.read(path) for path in sorted(folder.iterdir()) if path.suffix in {".txt", ".md"}]
    return {article.sha256: article for article in articles}
