"""``biokg sources`` and ``biokg source``."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click

from .asked import Asked
from .completion import complete_source
from .listing import Column, write_rows
from .options import asking
from .program import command

if TYPE_CHECKING:
    from ..claims.model import Section, Source
    from ..graph import KnowledgeGraph
    from ..views.document.model import Document

__all__ = ["source", "sources"]

COLUMNS = (
    Column("date", "Date", "日期"),
    Column("title", "Source", "来源"),
    Column("tier", "Tier", "层级"),
    Column("claims", "Claims", "主张"),
    Column("id", "Id", "标识"),
)


KEYS = (
    "id", "title", "publisher_id", "publisher_en", "publisher_zh", "date", "tier", "language", "page", "rights",
    "reproduces", "sha256", "length", "note", "claims",
)  # fmt: skip


@command("sources")
@asking()
def sources(asked: Asked) -> None:
    """Sorted by date of publication. The tier says whose voice it is, from official to aggregator.

    \b
    Example:
      biokg sources --as-of 2025-10-15
    """
    from ..views.record import source_record

    with asked.graph() as kg:
        counts = Counter(one.source.id for one in kg.claims())
        records = [source_record(one, kg.label) | {"claims": counts[one.id]} for one in kg.sources()]
        words = asked.wording(kg)
        shown = [
            {
                "date": words.date(one.edtf),
                "title": one.title(asked.language),
                "tier": words.node(one.tier),
                "claims": counts[one.id],
                "id": one.name,
            }
            for one in kg.sources()
        ]
        write_rows(asked, COLUMNS, shown, records, KEYS)


@command("source")
@click.argument("name", shell_complete=complete_source)
@asking(("table", "json", "md", "html", "xlsx"))
def source(asked: Asked, name: str) -> None:
    """NAME is its id or its title.

    The page says who published it and when, how each of its sections was made, and what it says most about.

    \b
    Example:
      biokg source caixin-2025-10-01

    To describe a new source, see biokg source add --help.
    """
    from ..views.record import source_record

    with asked.graph() as kg:
        one = kg.source(name)
        if asked.format == "json":
            sections = [_section_record(kg, one, section) for section in _sections(kg, one)]
            asked.write_json(source_record(one, kg.label) | {"sections": sections})
        else:
            asked.write_product(None, _document(asked, kg, one))


def _sections(kg: KnowledgeGraph, one: Source) -> list[Section]:
    found = [section for section in kg.ledger.sections.values() if section.source == one.id]
    return sorted(found, key=lambda section: (section.start or 0, section.id.value))


def _claims_in(kg: KnowledgeGraph, one: Source) -> Counter[str]:
    told = kg.claims(source=one.name)
    return Counter(name for claim in told for name in {place.section.id.value for place in claim.places})


def _section_record(kg: KnowledgeGraph, one: Source, section: Section) -> dict[str, object]:
    from ..terms import local_name

    return {
        "id": section.name,
        "names": section.names,
        "evidence": local_name(section.evidence),
        "start": section.start,
        "end": section.end,
        "claims": _claims_in(kg, one)[section.id.value],
    }


def _document(asked: Asked, kg: KnowledgeGraph, one: Source) -> Document:
    from ..views.document.model import Cell, Document, Row, Rows

    words, of = asked.wording(kg), asked.of
    lines = [
        (of("published", "发布"), words.source(one)),
        (of("tier", "层级"), words.node(one.tier)),
        (of("language", "语言"), one.language or ""),
        (of("page", "网页"), one.page.value if one.page else ""),
        (of("rights", "权利"), one.rights or ""),
        (of("text", "原文"), _text_held(asked, one)),
        (of("reproduces", "转载自"), words.node(one.reproduces) if one.reproduces else ""),
        (of("note", "备注"), one.note.value if one.note else ""),
    ]
    counts = _claims_in(kg, one)
    sections = [
        Row(section.name, Cell(_section_words(asked, kg, section)), end=str(counts[section.id.value]))
        for section in _sections(kg, one)
    ]
    told = kg.claims(source=one.name)
    about = Counter(claim.claim.subject for claim in told)
    most = [Row("", Cell(words.node(node)), end=str(number)) for node, number in about.most_common(8)]
    blocks = [
        Rows(of("What it is", "概况"), "source", [Row(label, Cell(text)) for label, text in lines if text]),
        Rows(of("Sections, with their claims", "段落及其主张数"), "sections", sections),
        Rows(of("Most claims are about", "主张最多的对象"), "about", most),
    ]
    more = of(
        f"{len(told)} claims: biokg claims --source {one.name}", f"共 {len(told)} 条：biokg claims --source {one.name}"
    )
    shown = [block for block in blocks if block.rows]
    return Document(one.title(asked.language), one.name, blocks=shown, language=asked.language, footer=[more])


def _text_held(asked: Asked, one: Source) -> str:
    if one.length is None:
        return asked.of("not held; claims cite sections only", "未保存；主张仅引至段落")
    held = asked.of(f"{one.length:,} characters, kept outside", f"{one.length:,} 字符，不随库保存")
    return f"{held} (SHA-256 {(one.sha256 or '')[:12]}…)"


def _section_words(asked: Asked, kg: KnowledgeGraph, section: Section) -> str:
    parts = [section.names.get(asked.language, ""), kg.label(section.evidence, asked.language)]
    if section.evidence in kg.ontology.machine_made:
        parts[-1] += asked.of(" (machine-made)", "（机器生成）")
    if section.end is not None:
        parts.append(asked.of("characters ", "字符 ") + f"{section.start}–{section.end}")
    return " · ".join(part for part in parts if part)
