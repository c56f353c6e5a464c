"""Whether the words that claims cite stand in the articles, to the letter."""

from __future__ import annotations

from collections.abc import Iterator

from ..claims.model import Citation, Section, SourceFile
from ..errors import InputError
from ..ids import sha256
from ..terms import shorten
from ..text import Article, Span
from .changed import Taken
from .dossier import Dossier
from .report import Finding
from .wording import worded

__all__ = ["verified", "wrong_spans"]

LISTED = 5  # names in a finding
SHOWN = 60  # code points of an article's words in a finding


def wrong_spans(dossier: Dossier) -> Iterator[Finding]:
    """Yield spans that do not match their article, and say which sources could not be verified.

    An article whose text was changed is recognised by what is left of it, and its spans are compared all the same.
    Sources whose text is not held cite places, not words; there is nothing to verify.
    """
    held = [file for file in dossier.files if file.source.sha256 is not None]
    if dossier.articles is None:
        if held:
            yield worded("articles-not-given", count=len(held))
        return
    yield from _strangers(held, dossier)
    for file in held:
        article = dossier.articles.get(file.source.sha256 or "")
        taken = dossier.changed.get(file.source.name)
        if article is not None:
            yield from _wrong_length(file, article, dossier)
            yield from _wrong_in(file, article, dossier)
        elif taken is not None:
            yield _changed(file, taken, dossier)
            yield from _wrong_in(file, taken.article, dossier)
        else:
            yield dossier.found("article-missing", file.source.id, hash=_short(file.source.sha256))


def _strangers(held: list[SourceFile], dossier: Dossier) -> Iterator[Finding]:
    """Yield one warning where files fit no source and an article is missing: one of them may be it, much changed."""
    articles = dossier.articles or {}
    known = {file.source.sha256 for file in held} | {one.article.sha256 for one in dossier.changed.values()}
    strange = [dossier.workspace.relative(one.path) for hashed, one in articles.items() if hashed not in known]
    missing = [
        shorten(file.source.id.value)
        for file in held
        if file.source.sha256 not in articles and file.source.name not in dossier.changed
    ]
    if strange and missing:
        yield worded("files-of-no-source", files=_listed(strange), missing=_listed(missing))


def _listed(names: list[str]) -> str:
    more = f" (+{len(names) - LISTED})" if len(names) > LISTED else ""
    return ", ".join(names[:LISTED]) + more


def _changed(file: SourceFile, taken: Taken, dossier: Dossier) -> Finding:
    return dossier.found(
        "article-changed" if taken.kept < taken.cited else "article-changed-elsewhere",
        file.source.id,
        file=dossier.workspace.relative(taken.article.path),
        found=_short(taken.article.sha256),
        hash=_short(file.source.sha256),
        kept=taken.kept,
        cited=taken.cited,
        moved=taken.moved,
    )


def _short(hashed: str | None) -> str:
    return (hashed or "")[:12]


def _wrong_length(file: SourceFile, article: Article, dossier: Dossier) -> Iterator[Finding]:
    found = len(article.text)
    if file.source.length not in (None, found):
        yield dossier.found("length-differs", file.source.id, length=file.source.length, found=found)


def _wrong_in(file: SourceFile, article: Article, dossier: Dossier) -> Iterator[Finding]:
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
    held = (file for file in dossier.files if file.source.sha256 in articles or file.source.name in dossier.changed)
    return sum(1 for file in held for citation in file.citations if citation.start is not None)
