"""Sections of a source as a curator writes them: NAME:EVIDENCE[:SPAN]."""

from __future__ import annotations

import re

from pyoxigraph import Literal, NamedNode

from ..claims.model import Section
from ..errors import InputError
from ..ids import is_slug
from ..ontology import Ontology
from ..terms import iri, local_name
from ..text import Article, Span

__all__ = ["glimpse", "section_of"]

SECTION_NAMES = {
    "headline": ("Headline", "标题"),
    "caption": ("Caption", "图片说明"),
    "body": ("Body", "正文"),
    "digest": ("Digest", "摘要"),
    "profile": ("Profile", "简介"),
    "disclaimer": ("Disclaimer", "免责声明"),
    "notice": ("Notice", "声明"),
}
_SPAN = re.compile(r"(\d+)-(\d+)|[\"“](?P<first>.+?)[\"”]\s*(?:…|\.\.\.)\s*[\"“](?P<last>.+)[\"”]", re.DOTALL)


def section_of(text: str, source: NamedNode, article: Article | None, ontology: Ontology) -> Section:
    """Return the section that NAME:EVIDENCE[:SPAN] describes; without SPAN, the whole article."""
    name, _, rest = text.partition(":")
    evidence, _, span = rest.partition(":")
    if not is_slug(name) or not evidence:
        raise InputError(
            f"'{text}' is no section; write NAME:EVIDENCE or NAME:EVIDENCE:SPAN (body:reported-text:0-1200)."
        )
    kind = re.sub(r"-\d+$", "", name)
    en, zh = SECTION_NAMES.get(kind, (name.replace("-", " ").capitalize(), name))
    start, end = _span(span, article)
    labels = (Literal(en, language="en"), Literal(zh, language="zh"))
    return Section(
        iri(f"section:{local_name(source)}-{name}"),
        source,
        labels,
        ontology.concept(f"evidence:{evidence}"),
        start,
        end,
    )


def _span(text: str, article: Article | None) -> tuple[int | None, int | None]:
    """Return where a section begins and ends; None where there is no article."""
    if article is None:
        if text:
            raise InputError(f"'{text}' is a span, but no --article is given to count in.")
        return None, None
    if not text:
        return 0, len(article.text)
    match = _SPAN.fullmatch(text.strip())
    if match is None:
        raise InputError(f'\'{text}\' is no span; write 12-345 or "its first words"…"its last words".')
    if match[1]:
        span = Span(int(match[1]), int(match[2]))
    else:
        begin = article.find(match["first"], None, None).start
        span = Span(begin, article.find(match["last"], Span(begin, len(article.text)), None).end)
    article.words(span)
    return span.start, span.end


def glimpse(part: Section, article: Article | None) -> str:
    """Return the first and last words of a section, as the curator's check."""
    if article is None or part.start is None or part.end is None:
        return ""
    words = " ".join(article.text[part.start : part.end].split())
    return f" · “{words}”" if len(words) <= 60 else f" · “{words[:28]} … {words[-28:]}”"
