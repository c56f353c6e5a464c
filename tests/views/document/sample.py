"""A small document with all kinds of blocks, on statements of the fictional example."""

from __future__ import annotations

import datetime as dt
import os
from decimal import Decimal
from pathlib import Path

from biokg.claims.ledger import Statement
from biokg.graph import KnowledgeGraph
from biokg.terms import ID, b
from biokg.views.chart.model import Bar, Bars
from biokg.views.document.model import (
    Block,
    Cell,
    Column,
    Document,
    Figure,
    Prose,
    Row,
    Rows,
    Table,
    line,
)  # fmt: skip
from biokg.views.wording import Wording

GOLDEN = Path(__file__).parent / "golden"


def kept(name: str, text: str) -> None:
    """Compare a text with a file that is kept; ``python -m tests.regenerate`` writes the files anew."""
    path = GOLDEN / name
    if os.environ.get("BIOKG_REGENERATE"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.is_file(), f"{name} is not kept yet; run `make docs` and read what it wrote"
    assert text == path.read_text(encoding="utf-8")


def told(kg: KnowledgeGraph, subject: str, *properties: str) -> tuple[Statement, ...]:
    """Return the statements about a thing, of these properties."""
    wanted = {b(name) for name in properties}
    found = (one for one in kg.ledger.statements.values() if one.claim.predicate in wanted)
    return tuple(one for one in found if one.claim.subject.value == ID + subject)


def sample(kg: KnowledgeGraph, language: str) -> Document:
    """Return the document in a language."""
    say = Wording(kg.label, language)
    firms, later = told(kg, "riverbend-firms-2024-03", "value"), told(kg, "riverbend-firms-2024-10", "value")
    harbour = Cell(
        say.of("Cell Harbour", "细胞港"), "cell-harbour", "planned", told(kg, "cell-harbour", "status"),
        say.of("among others", "未尽列举"),
    )  # fmt: skip
    denied = Cell(
        say.of("not in Willow Park", "不在柳园"), None, "denied", told(kg, "cell-harbour", "locatedIn"), quiet=True
    )
    blocks: list[Block] = [
        Rows(say.of("What it is", "概况"), "nature", [
            Row("", Cell(say.of("Place", "位置")), strong=True),
            Row(say.of("parts", "组成部分"), harbour),
            Row(say.of("parts", "组成部分"), denied),
            Row(say.of("claims", "主张"), Cell(say.of("in all", "总计")), end="71"),
        ]),
        Table(
            say.of("Firms over time", "企业数量"),
            "firms",
            [
                Column(say.of("counted", "统计对象"), "counted", merged=True),
                Column(say.of("number", "数量"), "number", number=True),
                Column(say.of("published", "发布"), "published", tight=True),
                Column(say.of("area", "面积"), "area", number=True),
            ],
            [
                line(
                    say.of("companies", "企业"),
                    Cell(say.of("over 300", "超过300"), 300, "stated", firms),
                    Cell(say.date("2024-03-05"), dt.date(2024, 3, 5)),
                    Cell("5.80", Decimal("5.80")),
                ),
                line(
                    say.of("companies", "企业"),
                    Cell("280", 280, "inferred", later, say.of("disputed", "有分歧")),
                    Cell(say.date("2024-10-15"), dt.date(2024, 10, 15)),
                    Cell("–"),
                ),
            ],
            say.of("Each population apart.", "各口径分列。"),
            total=line(say.of("all", "合计"), "2", "", ""),
            ends={1},
        ),
        Table(
            say.of("Drugs", "药物"),
            "drugs",
            [Column(say.of("drug", "药物"), "drug")],
            [],
            empty=say.of("None is stated.", "未提及。"),
        ),
        Table("Left out", "nothing", [Column("x", "x")], []),
        Figure(say.of("Firms, drawn", "企业数量图"), "drawn", Bars([Bar("2024", Decimal(300), None, "> 300")])),
        Prose(say.of("To know", "说明"), [Cell(say.of("One paragraph.", "一段话。")), harbour]),
    ]  # fmt: skip
    return Document(
        say.of("Riverbend Science Park", "河湾科学园"),
        say.of("a park in Port Alder", "位于奥尔德港的园区"),
        [(say.of("Firms", "企业"), Cell(say.of("over 300", "超过300"), 300, "stated", firms)),
         (say.of("To come", "未来"), harbour)],
        blocks,
        language,
        [say.of("An example; nothing of it is real.", "示例，纯属虚构。")],
    )  # fmt: skip
