"""Statistics: a node in the graph, a number with its hedge on the map."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ..words import plural, quantity_words
from .picture import Number, Words

if TYPE_CHECKING:
    from ...claims.ledger import Statement
    from .speech import Speech

__all__ = ["number_of"]

_TIERS = ("official", "register", "company", "agency", "trade", "aggregator", "machine")


_FIRST = {"square-kilometre": 0}
"""The unit that says most of a place: how large it is."""


def number_of(
    node: NamedNode, statements: list[Statement], speech: Speech, rivals: Collection[NamedNode]
) -> list[Number]:
    """Return the number of a statistic for each thing that it is about; none where no value is stated.

    `rivals` are the claims that others disagree with.
    """
    said: dict[str, NamedNode | Literal] = {}
    for statement in statements:
        name = statement.claim.predicate.value.rpartition("/")[2]
        if statement.settled or name not in said:
            said[name] = statement.claim.object
    value = said.get("value")
    if value is None:
        return []
    qualifier, unit = _local(said.get("qualifier")) or "exactly", _local(said.get("unit"))
    words = Words(_short(value.value, qualifier, unit, "en"), _short(value.value, qualifier, unit, "zh"))
    counted = statements[0].source
    of = {s.claim.object for s in statements if s.claim.predicate.value.endswith("/statisticOf")}
    date = said["asOf"].value[:10] if "asOf" in said else counted.edtf
    tier = min(_TIERS.index(s.tier.value.rpartition("/")[2]) for s in statements)
    disputed = any(s.claim.conflicts or s.claim.id in rivals for s in statements)
    return [
        Number(
            subject=_local(subject),
            value=words,
            measure=_to_come(_nearby(_measure(said, unit, value.value, speech), speech.node(node)), said, speech),
            standing=speech.standing(statements),
            claims=tuple(dict.fromkeys(_local(s.claim.id) for s in statements)),
            when=date,
            disputed=disputed,
            aside=unit == "kilometre",
            topic=(disputed and unit) or _local(said.get("measures")),
            rank=(_FIRST.get(unit, 1), tier > _TIERS.index("agency"), _age(date), _local(node)),
        )
        for subject in sorted((s for s in of if isinstance(s, NamedNode)), key=str)
    ]


def _short(value: str, qualifier: str, unit: str, language: str) -> str:
    """Return a hedged number as people write it: millions and billions in words."""
    number = float(value)
    steps = ((1e9, " billion"), (1e6, " million")) if language == "en" else ((1e8, "亿"), (1e4, "万"))
    for size, name in steps:
        if number >= size and unit != "" and (number / size * 100).is_integer():
            text = quantity_words(f"{number / size:g}", qualifier, unit, "", language)
            plain = f"{number / size:g}"
            return text.replace(plain, plain + name, 1)
    return quantity_words(value, qualifier, unit, "", language)


def _measure(said: dict[str, NamedNode | Literal], unit: str, value: str, speech: Speech) -> Words:
    """Return what is counted, and of which region it is a share."""
    measure, region = said.get("measures"), said.get("populationArea")
    words = speech.node(measure) if isinstance(measure, NamedNode) else Words("")
    en = words.en if (unit not in ("", "percent") or value == "1") else plural(words.en)
    zh = words.zh
    if isinstance(region, NamedNode):
        where = speech.node(region)
        en, zh = (
            (f"of {en} in {where.en}", f"{where.zh}{zh}占比")
            if unit == "percent"
            else (f"{en} in {where.en}", f"{where.zh}{zh}")
        )
    elif unit == "percent":
        en = f"of {en}"
    return Words(en, zh)


def _nearby(measure: Words, name: Words) -> Words:
    """Say "nearby" of what is counted around a place and not in it, as the name of the statistic tells."""
    if " near " not in name.en or measure.en.endswith("nearby"):
        return measure
    return Words(f"{measure.en} nearby", f"周边{measure.zh.removeprefix('周边')}")


def _to_come(measure: Words, said: dict[str, NamedNode | Literal], speech: Speech) -> Words:
    """Say first how far along it is that is counted, where the statistic has a status: twelve on their way are not
    there."""
    status = said.get("status")
    if not isinstance(status, NamedNode):
        return measure
    words = speech.node(status)
    return Words(f"{words.en}: {measure.en}", f"{words.zh}：{measure.zh}")


def _age(date: str) -> str:
    """Return a key that sorts newer dates first."""
    return "".join(chr(ord("9") - ord(c) + ord("0")) if c.isdigit() else c for c in date)


def _local(node: NamedNode | Literal | None) -> str:
    return node.value.rpartition("/")[2] if isinstance(node, NamedNode) else ""
