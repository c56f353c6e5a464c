"""What a report is about: the thing that a name means, if the report is for things of its class."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..errors import InputError, UnknownName
from .circle import is_a

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["SUBJECTS", "subject"]

SUBJECTS = {
    "park": ("IndustryPark", "ParkZone", "Corridor", "DevelopmentZone"),
    "drug": ("MedicalProduct",),
    "company": ("Organization",),
    "multinationals": ("Place",),
}
"""Report → the classes of things that it is about, subclasses included."""

WORDS = {"park": "a park, zone or corridor", "drug": "a drug or device", "company": "a company or other organization",
         "multinationals": "a place"}  # fmt: skip


def subject(kg: KnowledgeGraph, name: str, report: str) -> NamedNode:
    """Return the thing that a name means, for one of `SUBJECTS`.

    Raises UnknownName where nothing or several things have the name, InputError where the thing is none that the report
    is about: it says what the thing is and which report fits.
    """
    try:
        node = kg.resolve(name)
    except UnknownName as error:
        if kg.date is None or error.suggestions:
            raise
        raise UnknownName(f"Nothing that was published by {kg.date} speaks of '{name}'.") from error
    if not is_a(kg, node, *SUBJECTS[report]):
        raise InputError(f"{kg.label(node)} is {_class(kg, node)}, not {WORDS[report]}. {_better(kg, node)}")
    return node


def _class(kg: KnowledgeGraph, node: NamedNode) -> str:
    name = kg.label(kg.classes(node)[0])
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _better(kg: KnowledgeGraph, node: NamedNode) -> str:
    short = node.value.rpartition("/")[2]
    for report in ("park", "drug", "company"):
        if is_a(kg, node, *SUBJECTS[report]):
            return f"See `biokg report {report} {short}`."
    return f"See `biokg thing {short}`."
