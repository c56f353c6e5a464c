"""Whether the words that claims cite stand in the articles, to the letter."""

from __future__ import annotations

from collections.abc import Iterator

from ..claims.model import Citation, Section, SourceFile
from ..errors import InputError
from ..ids import sha256
from ..text import Article, Span
from .dossier import Dossier
from .report import Finding
from .wording import worded

__all__ = ["verified", "wrong_spans"]

SHOWN = 60  # code points of an article's words in a finding


def wrong_spans(dossier: Dossier) -> Iterator[Finding]:
    """Yield spans that do not match their article, and say which sources could not be verified.

    Sources whose text is not held cite places, not words; there is nothing to verify.
    """
    held = [file for file in dossier.files if file.source.sha256 is not None]
    if dossier.articles is None:
        if held:
            yield worded("articles-not-given", count=len(held))
        return
    for file in held:
        article = dossier.articles.get(file.source.sha256 or "")
        if article is None:
            yield dossier.found("article-missing", file.source.id, hash=(file.source.sha256 or "")[:12])
        else:
            yield from _wrong_in(file, article, dossier)


def _wrong_in(file: SourceFile, article: Article, dossier: Dossier) -> Iterator[Finding]:
    found = len(article.text)
    if file.source.length not in (None, found):
        yield dossier.found("length-differs", file.source.id, length=file.source.length, found=found)
    parts: list[Section | Citation] = [*file.sections, *file.citations]
    for part in parts:
        yield from _wrong_span(part, article, dossier)


def _wrong_span(part: Section | Citation, article: Article, dossier: Dossier) -> Iterator[Finding]:
    if part.start is None or part.end is None:
        return
    try:
        words = article.words(Span(part.start, part.end))
    except InputError as error:
        problem = str(error).removeprefix(f"{article.path}: ")
        yield dossier.found("span-outside", part.id, problem=problem)
        return
    if isinstance(part, Citation) and part.sha256 != sha256(words):
        shown = words if len(words) <= SHOWN else words[:SHOWN] + "…"
        yield dossier.found("span-differs", part.id, words=" ".join(shown.split()))


def verified(dossier: Dossier) -> int:
    """Count the citations whose article is at hand, so that their words were compared."""
    articles = dossier.articles or {}
    held = (file for file in dossier.files if file.source.sha256 in articles)
    return sum(1 for file in held for citation in file.citations if citation.start is not None)
