"""``biokg find``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from .asked import Asked
from .listing import Column, write_rows
from .options import asking
from .program import command

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from ..graph import KnowledgeGraph

__all__ = ["find"]

COLUMNS = (
    Column("matched", "Name matched", "匹配名称"),
    Column("thing", "Thing", "事物"),
    Column("class", "Class", "类别"),
    Column("score", "Likeness", "相似度"),
    Column("id", "Id", "标识"),
)


KEYS = ("id", "en", "zh", "class", "matched", "score")


@command("find")
@click.argument("text", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="At most so many.")
@asking()
def find(asked: Asked, text: tuple[str, ...], limit: int) -> None:
    """TEXT is a name or a part of one, in any language; misspelt is fine. The best match comes first.

    Likeness is 100 for the name itself but for case, accents and punctuation, less for a part of a name or its
    initials, least for a misspelling.

    \b
    Examples:
      biokg find 立贝韦塔
      biokg find "life science"
    """
    from ..terms import short_id
    from ..views.record import name_of

    with asked.graph() as kg:
        matches = kg.find(" ".join(text), limit)
        records = [
            {
                "id": name_of(match.node),
                "en": kg.label(match.node, "en"),
                "zh": kg.label(match.node, "zh"),
                "class": _class(kg, match.node, "en"),
                "matched": match.name,
                "score": round(match.score, 1),
            }
            for match in matches
        ]
        shown = [
            record
            | {
                "id": short_id(match.node.value),
                "thing": record[asked.language],
                "class": _class(kg, match.node, asked.language),
                "score": round(match.score),
            }
            for match, record in zip(matches, records, strict=True)
        ]
        write_rows(asked, COLUMNS, shown, records, KEYS)
        if not matches:
            click.echo(asked.of("Nothing has a name like that.", "没有类似的名称。"), err=True)


def _class(kg: KnowledgeGraph, node: NamedNode, language: str) -> str:
    from ..terms import PREFIXES, b

    classes = kg.classes(node)
    if classes:
        return kg.label(classes[0], language)
    if node.value.startswith(PREFIXES["source"]):
        return kg.label(b("Source"), language)
    return "概念" if language == "zh" else "concept"
