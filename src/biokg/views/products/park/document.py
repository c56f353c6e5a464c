"""The dossier as a document: the first page, then sections; those of which no source speaks are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....analysis.park import Dossier
from ....terms import ID
from ...document.model import Block, Document, Figure, Prose, Rows, Table
from ...wording import Wording
from ..disputes import conflict_table
from ..footing import footing
from ..moments import moments_chart, moments_table
from ..outlook import forecast_table
from . import people, place, story
from .answers import answers

if TYPE_CHECKING:
    from ....graph import KnowledgeGraph

__all__ = ["document"]


def document(kg: KnowledgeGraph, found: Dossier, say: Wording) -> Document:
    """Return the dossier of a park as a document."""
    other = kg.label(found.id, "en" if say.language == "zh" else "zh")
    day = say.date(found.as_of.isoformat())
    parts = (other, say.node(found.cls), say.of(f"as of {day}", f"截至{day}"), found.id.value.removeprefix(ID))
    blocks = [block for block in _blocks(kg, found, say) if _says(block)]
    return Document(say.node(found.id), " · ".join(parts), answers(kg, found, say), blocks, say.language)


def _blocks(kg: KnowledgeGraph, found: Dossier, say: Wording) -> list[Block]:
    return [
        place.levels(found, say),
        people.tenants(found, say),
        *people.institutions(found, say),
        place.facilities(found, say),
        place.zones(found, say),
        place.platforms(found, say),
        *place.numbers(found, say)[:2],
        *place.growth(found, say),
        *place.numbers(found, say)[2:],
        story.chain(found, say),
        story.fields(found, say),
        story.drugs(kg, found, say),
        story.plans(found, say),
        story.goals(found, say),
        moments_table(found.timeline, say, say.of("Events", "大事记"), "events"),
        *moments_chart(found.timeline, say, say.of("Events on a line", "时间线")),
        forecast_table(found.forecasts, found.silence, say),
        people.people(found, say),
        conflict_table(kg, found.conflicts, say),
        footing(found.backing, say),
        story.missing(found, say),
    ]


def _says(block: Block) -> bool:
    """Tell whether a section holds anything."""
    if isinstance(block, Table | Rows):
        return bool(block.rows)
    return bool(block.paragraphs) if isinstance(block, Prose) else isinstance(block, Figure)
