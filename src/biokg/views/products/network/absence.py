"""What a network does not hold, and why: triples that are no ties, or nothing at all."""

from __future__ import annotations

from collections.abc import Iterator

from ....analysis.measuring import Measuring
from ...document.model import Cell
from ...wording import Wording

__all__ = ["emptiness", "no_ties"]


def emptiness(found: Measuring, say: Wording) -> Cell:
    """Say why a network without things is empty, and what to do."""
    if found.projection == "constructed":
        return Cell(_constructed(found, say), 0)
    if found.compared.things and not found.planned:
        words = say.of(
            f"nothing of this kind is settled; with --planned there are {found.compared.things} things",
            f"此类内容均未确定；加上 --planned 则有{found.compared.things}个事物",
        )
        return Cell(words, 0)
    words = say.of(
        "there is nothing of this kind, or the filters leave nothing; choose another projection or weaker filters",
        "没有此类内容，或条件过严；请换用其他网络或放宽条件",
    )
    return Cell(words, 0)


def _constructed(found: Measuring, say: Wording) -> str:
    if not found.literals and not found.blank_nodes:
        return say.of(
            "the query constructs no triple that is settled and passes the filters",
            "此查询未构造出已确定且符合条件的三元组",
        )
    kinds = say.of("; ", "；").join(no_ties(found, say))
    return say.of(
        f"{kinds}. A tie joins two things: construct a thing at both ends (CONSTRUCT {{ ?a ?tie ?b }})",
        f"{kinds}。联系须连接两个事物：请在两端都构造事物（CONSTRUCT {{ ?a ?tie ?b }}）",
    )


def no_ties(found: Measuring, say: Wording) -> Iterator[str]:
    """Yield which triples that a query constructs are no ties."""
    for number, en, zh in (
        (found.literals, "a text or number", "文本或数字"),
        (found.blank_nodes, "a blank node", "空白节点"),
    ):
        if number:
            triples = "triple" if number == 1 else "triples"
            yield say.of(
                f"{number:,} {triples} with {en} at an end: no tie", f"{number:,}个三元组有一端为{zh}：不成联系"
            )
