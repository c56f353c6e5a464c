"""What a report is about: the thing that a name means, if the report is for things of its class."""

from __future__ import annotations

from collections.abc import Collection
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
    "compare": ("Place",),
    "chain": ("Place",),
}
"""Report → the classes of things that it is about, subclasses included."""

MANY = 100  # names that are looked through for near ones of the right class
WORDS = {"park": "a park, zone or corridor", "drug": "a drug or device", "company": "a company or other organization",
         "multinationals": "a place", "compare": "a park, zone or district",
         "chain": "a park, zone or district"}  # fmt: skip


def subject(kg: KnowledgeGraph, name: str, report: str) -> NamedNode:
    """Return the thing that a name means, for one of `SUBJECTS`.

    Raises UnknownName where nothing or several things have the name, InputError where the thing is none that the report
    is about: it says what the thing is and which report fits.
    """
    fitting = [thing.id for thing in kg.things() if is_a(kg, thing.id, *SUBJECTS[report])]
    try:
        return kg.resolve(name, fitting)
    except UnknownName as error:
        if not kg.names.exact(name) or "say which" in str(error):
            raise _unknown(kg, name, fitting, error) from error
    node = kg.resolve(name)
    raise InputError(f"{kg.label(node)} is {_class(kg, node)}, not {WORDS[report]}. {_better(kg, node)}")


def _unknown(kg: KnowledgeGraph, name: str, fitting: Collection[NamedNode], error: UnknownName) -> UnknownName:
    """Return an error that names what fits the report; as of a day, that nothing published by then has the name."""
    if kg.names.exact(name):
        return error
    near = dict.fromkeys(f"'{match.name}'" for match in kg.find(name, MANY) if match.node in fitting)
    if kg.date is not None and not near:
        return UnknownName(f"Nothing that was published by {kg.date} speaks of '{name}'.")
    return UnknownName(f"Nothing is called '{name}'.", list(near)[:3]) if near else error


def _class(kg: KnowledgeGraph, node: NamedNode) -> str:
    name = kg.label(kg.classes(node)[0])
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


def _better(kg: KnowledgeGraph, node: NamedNode) -> str:
    short = node.value.rpartition("/")[2]
    for report in ("park", "drug", "company"):
        if is_a(kg, node, *SUBJECTS[report]):
            return f"See `biokg report {report} {short}`."
    return f"See `biokg thing {short}`."
