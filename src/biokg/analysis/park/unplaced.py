"""What sources speak of beside a park without saying where it lies."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...claims.ledger import Statement
from ..circle import is_a
from ..said import Said, said, said_of

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["unplaced"]

CLASSES = ("Facility", "ServicePlatform", "ResearchInstitute", "Hospital")
PLACING = ("b:locatedIn", "b:presentIn", "b:basedIn", "b:partOf", "b:serves", "b:near", "b:connectsTo")
HOLDING = ("b:hosts", "b:hasPart", "b:near", "b:connectsTo")


def unplaced(kg: KnowledgeGraph, park: NamedNode) -> tuple[Said, ...]:
    """Return facilities, platforms, institutes and hospitals of which no source says where they lie: by id.

    Of an industry park alone, and only those of which a section of a source speaks that speaks of the park too; that
    does not put them there. Their standing is the worst of their status and of what is said of them there.
    """
    if not is_a(kg, park, "IndustryPark"):
        return ()
    sections = {place.section.id for one in kg.ledger.about(park) if one.live for place in one.places}
    nodes = sorted({thing.id for cls in CLASSES for thing in kg.things(cls)}, key=str)
    found = ((node, tuple(_told(kg, node, sections))) for node in nodes if not _placed(kg, node))
    return tuple(Said(node, _standing(kg, node, told), True, told) for node, told in found if told)


def _told(kg: KnowledgeGraph, node: NamedNode, sections: set[NamedNode]) -> Iterator[Statement]:
    about = (one for one in kg.ledger.about(node) if one.live and one.claim.subject == node)
    yield from (one for one in about if any(place.section.id in sections for place in one.places))


def _placed(kg: KnowledgeGraph, node: NamedNode) -> bool:
    found = (*said(kg, node, *PLACING), *said_of(kg, node, *HOLDING))
    return any(one.standing != "denied" for one in found)


def _standing(kg: KnowledgeGraph, node: NamedNode, told: tuple[Statement, ...]) -> str:
    status = kg.ledger.status.get(node, "")
    return status if status in {"planned", "expected"} else told[0].standing
