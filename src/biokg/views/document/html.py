"""A document as one page of HTML that asks for nothing outside itself and runs no script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ...text import Article
from ..markup import digest, own_file, template
from ..wording import Wording
from ..words import BADGES, harmless
from .model import Block, Cell, Document, Figure, Row, Rows, Table
from .phrases import note_of, rows_shown
from .sources import Marks

__all__ = ["html"]

_PACKAGE = "biokg.views.document"
_STACKED = 3  # columns of words from which a table becomes a list on a narrow screen; numbers take half the room
_CONTENTS = 4  # headings from which a page begins with a list of them


def html(document: Document, say: Wording, *, articles: Mapping[str, Article] | None = None) -> str:
    """Return a document as a page: answers, blocks, figures as SVG, then the sources that the marks lead to.

    It needs no script and no network, follows the light or dark of the screen, and prints. Links lead out of it only to
    the pages of sources. The same document gives the same text.
    """
    marks = Marks(document.statements())
    blocks = [block for block in document.blocks if not isinstance(block, Table) or block.rows or block.empty]
    contents = [(number, block.heading) for number, block in enumerate(blocks) if block.heading]
    style = own_file(_PACKAGE, "style.css") + _style_of_charts(document)
    return template(_PACKAGE).render(
        document=document,
        blocks=blocks,
        contents=contents if len(contents) >= _CONTENTS else [],
        cited=marks.sources(say, articles),
        marks=lambda cell: marks.of(cell.told),
        badge=_badge,
        note=_note,
        runs=_runs,
        groups=_groups,
        svg=_svg,
        stacked=_stacked,
        t=harmless,
        of=say.of,
        style=style,
        policy=f"default-src 'none'; style-src {digest(style)}; img-src data:; base-uri 'none'; form-action 'none'",
    )


def _note(block: Block, language: str) -> str:
    if isinstance(block, Table | Rows):
        return note_of(block, language)
    return block.note if isinstance(block, Figure) else ""


def _badge(cell: Cell, language: str) -> dict[str, str] | None:
    """Return how a cell stands, with its word where the text does not say it; None where it is simply stated."""
    badge = BADGES.get(cell.standing)
    if badge is None or cell.standing == "stated":
        return None
    name = cell.standing.replace(" ", "-")
    return {"name": name, "mark": badge.mark, "word": badge.word(language), "shown": "" if cell.quiet else "spelt"}


def _runs(rows: Sequence[Row]) -> Iterator[tuple[Row | None, list[tuple[str, list[Row]]]]]:
    """Yield rows below the strong one that heads them, those of one label together."""
    head: Row | None = None
    for strong, run in groupby(rows, key=lambda row: row.strong):
        if strong:
            *lonely, head = run
            yield from ((row, []) for row in lonely)
        else:
            yield head, [(label, list(same)) for label, same in groupby(run, key=lambda row: row.label)]
            head = None
    if head is not None:
        yield head, []


def _groups(table: Table) -> Iterator[Sequence[Sequence[Cell]]]:
    """Yield the rows of a table in the groups that it names."""
    start, rows = 0, rows_shown(table)
    for end in sorted({*table.ends, len(rows)}):
        if rows[start:end]:
            yield rows[start:end]
        start = end


def _stacked(table: Table) -> bool:
    return sum(0.5 if column.number else 1 for column in table.columns) >= _STACKED


def _style_of_charts(document: Document) -> str:
    if not any(isinstance(block, Figure) for block in document.blocks):
        return ""
    from ..chart.style import in_page

    return in_page()


def _svg(figure: Figure, language: str, name: str) -> object:
    """Return the pictures of a figure, one for wide screens, one for narrow ones, as markup."""
    from markupsafe import Markup

    from ..chart.drawing import NARROW, WIDTH
    from ..chart.svg import svg

    return Markup("".join(svg(figure.chart, language, name, width) for width in (WIDTH, NARROW)))
