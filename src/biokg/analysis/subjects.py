"""What a report is about: the thing that a name means, if the report is for things of its class."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..errors import AmbiguousName, InputError, UnknownName
from ..terms import b, shorten
from .circle import is_a

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["SUBJECTS", "require_places", "subject"]

SUBJECTS = {
    "park": ("IndustryPark", "ParkZone", "Corridor", "DevelopmentZone"),
    "drug": ("MedicalProduct",),
    "company": ("Organization",),
    "multinationals": ("Place",),
    "compare": ("Place",),
    "chain": ("Place",),
    "meet": ("Company", "ResearchInstitute", "University", "Hospital", "PublicBody"),
}
"""Report → the classes of things that it is about, subclasses included."""

WORDS = {
    "park": ("a park, zone or corridor", "园区、功能区或走廊"),
    "drug": ("a drug or device", "药物或器械"),
    "company": ("a company or other organization", "公司或其他机构"),
    "multinationals": ("a place", "地点"),
    "compare": ("a park, zone or district", "园区、功能区或行政区"),
    "chain": ("a park, zone or district", "园区、功能区或行政区"),
    "meet": ("a company, institute, university, hospital or public body", "企业、科研机构、高校、医院或公共机构"),
}
"""Report → what it is about, in words."""


def subject(kg: KnowledgeGraph, name: str, report: str) -> NamedNode:
    """Return the thing that a name means, for one of `SUBJECTS`.

    Raises UnknownName where the name means nothing or several things, InputError where the thing is none that the
    report is about: it says what the thing is and which report fits.
    """
    fitting = [thing.id for thing in kg.things() if is_a(kg, thing.id, *SUBJECTS[report])]
    try:
        return kg.resolve(name, fitting)
    except AmbiguousName:
        raise
    except UnknownName as unknown:
        try:
            node = kg.resolve(name)
        except UnknownName as other:
            raise (other if kg.names.exact(name) else unknown) from None
    see = _better(kg, node)
    if is_a(kg, node, *SUBJECTS[report]):
        raise InputError(
            f"{kg.label(node)} is known from registers alone, which no report of one thing tells of. See {see}.",
            zh=f"{kg.label(node, 'zh')}仅见于登记数据，尚无单独报告。请用 {see}。",
        )
    en, zh = WORDS[report]
    raise InputError(
        f"{kg.label(node)} is {_class(kg, node)}, not {en}. See {see}.",
        zh=f"{kg.label(node, 'zh')}是{kg.label(kg.classes(node)[0], 'zh')}，不是{zh}。请用 {see}。",
    )


def require_places(kg: KnowledgeGraph, places: Sequence[NamedNode], en: str, zh: str) -> None:
    """Raise InputError for what is no place, and for a place named twice; `en` and `zh` say what is wanted."""
    for place in places:
        name, chinese = kg.label(place), kg.label(place, "zh")
        classes = kg.classes(place)
        if b("Place") not in classes:
            what, other = (kg.label(classes[0]), kg.label(classes[0], "zh")) if classes else ("not a thing", "并非事物")
            raise InputError(f"'{name}' is no place ({what}); {en}.", zh=f"“{chinese}”不是地点（{other}）；{zh}。")
        if places.count(place) > 1:
            raise InputError(
                f"'{name}' is named twice; name each place once.", zh=f"“{chinese}”出现了两次；每个地点只写一次。"
            )


def _class(kg: KnowledgeGraph, node: NamedNode) -> str:
    name = kg.label(kg.classes(node)[0])
    return f"an {name}" if name[0] in "aeio" else f"a {name}"  # a university, a unit


def _better(kg: KnowledgeGraph, node: NamedNode) -> str:
    own = {thing.id for thing in kg.things()}
    fitting = (f"report {report}" for report in ("park", "drug", "company") if is_a(kg, node, *SUBJECTS[report]))
    command = next(fitting, "thing") if node in own else "thing"
    return f"`biokg {command} {shorten(node.value).removeprefix(':')}`"
