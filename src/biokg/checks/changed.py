"""Which file is the article of a source, though its text is no longer the one that was read.

An article is known by the hash of its text. One letter changed, and it is unknown: then its name, the words that still
stand in it and its length tell whose it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from ..claims.model import Citation, SourceFile
from ..ids import sha256, slug
from ..text import Article

__all__ = ["Taken", "changed_articles"]

GOOD_SHARE = 0.2  # of the cited spans; by chance hardly one stands at the same place of another text
NEAR = 0.01  # of the length
SOUGHT = 3  # the longest spans, which are looked for elsewhere in the text
TELLING = 8  # code points; shorter words stand in many texts
FARTHEST = 4  # times the length of the article; longer texts are not searched through


@dataclass(frozen=True)
class Taken:
    """A file that was taken for the article of a source, and how much of what is cited stands in it."""

    article: Article
    kept: int
    """Cited spans that stand where they were."""
    moved: int
    """Cited spans that stand elsewhere in it: all before or after by the same number of characters."""
    cited: int
    """Cited spans in all."""


def changed_articles(files: Sequence[SourceFile], articles: Mapping[str, Article]) -> dict[str, Taken]:
    """Return what was taken for the article of each source (by name) whose text, as read, is not at hand.

    `articles` are by the hash of their text. Each file is taken for one source at most: the one of whose words most
    stand in it, then the one of its name, then the one nearest in length.
    """
    missing = [file for file in files if file.source.sha256 and file.source.sha256 not in articles]
    own = {file.source.sha256 for file in files}
    free = [article for hashed, article in articles.items() if hashed not in own]
    pairs = [(file, taken) for file in missing for article in free if (taken := _taken(file, article))]
    found: dict[str, Taken] = {}
    gone: set[str] = set()
    for file, taken in sorted(pairs, key=lambda pair: _rank(*pair)):
        if file.source.name not in found and taken.article.sha256 not in gone:
            found[file.source.name] = taken
            gone.add(taken.article.sha256)
    return found


def _rank(file: SourceFile, taken: Taken) -> tuple[object, ...]:
    off = abs(len(taken.article.text) - (file.source.length or 0))
    return -taken.kept - taken.moved, not _named(file, taken.article), off, file.source.name, str(taken.article.path)


def _taken(file: SourceFile, article: Article) -> Taken | None:
    """Return what a file holds of an article where there is reason to take it for that article."""
    spans = [one for one in file.citations if one.start is not None]
    kept = [one for one in spans if _fits(one, article)]
    shift = _shift(file, article, [one for one in spans if one not in kept])
    moved = sum(_fits(one, article, shift) for one in spans if one not in kept) if shift else 0
    some = bool(spans) and len(kept) >= GOOD_SHARE * len(spans)
    if some or shift or _named(file, article) or _as_long(file, article):
        return Taken(article, len(kept), moved, len(spans))
    return None


def _fits(citation: Citation, article: Article, shift: int = 0) -> bool:
    """Tell whether the cited words stand in a text, `shift` code points after where they were."""
    if citation.start is None or citation.end is None or citation.start + shift < 0:
        return False
    return sha256(article.text[citation.start + shift : citation.end + shift]) == citation.sha256


def _shift(file: SourceFile, article: Article, lost: list[Citation]) -> int:
    """Return how far the longest lost span that stands elsewhere in the text was moved; 0 where none does."""
    longest = file.source.length or max((one.end or 0 for one in file.citations), default=0)
    if len(article.text) > FARTHEST * longest:
        return 0
    by_length = sorted(lost, key=lambda one: (one.end or 0) - (one.start or 0), reverse=True)
    return next((shift for one in by_length[:SOUGHT] for shift in _shifts(one, article)), 0)


def _shifts(citation: Citation, article: Article) -> Iterator[int]:
    start, length = citation.start or 0, (citation.end or 0) - (citation.start or 0)
    if length >= TELLING:
        places = range(len(article.text) - length + 1)
        yield from (at - start for at in places if _fits(citation, article, at - start))


def _named(file: SourceFile, article: Article) -> bool:
    """Tell whether the name of a file is, holds or is held in the name of a source, word by word."""
    one, other = sorted((slug(article.path.stem), file.source.name), key=len)
    return any(letter.isalpha() for letter in one) and f"-{one}-" in f"-{other}-"


def _as_long(file: SourceFile, article: Article) -> bool:
    length = file.source.length
    return length is not None and abs(len(article.text) - length) <= NEAR * length
