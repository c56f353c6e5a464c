"""Measures in words: values, remarks, why one says nothing, and groups of things in plain terms."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ....analysis.measures import REMARKS, SILENCES
from ....analysis.measuring import Gathering, Trait
from ...wording import Wording
from ...words import percent_words

__all__ = [
    "NAMED",
    "gathering_words",
    "measure_words",
    "projection_word",
    "remark_words",
    "silence_words",
    "trait_words",
]

NAMED = 3
"""How many things are named in a line; JSON has all."""

PERCENT = frozenset({"betweenness", "pagerank"})
DIGITS = {"closeness": 2, "eigenvector": 2, "constraint": 2, "assortativity": 2, "effective-size": 1}
"""How many digits follow the point; of other measures none."""

PROJECTIONS = {
    "ecosystem": "生态全景",
    "collaboration": "合作网络",
    "pipeline": "研发管线",
    "places": "地点网络",
    "people": "人物网络",
}
"""Projection → its Chinese name."""


def measure_words(measure: str, value: Decimal, language: str, error: Decimal | None = None) -> str:
    """Return a value of a measure as people read it, with its standard error where it has one.

    >>> measure_words("betweenness", Decimal("0.484772"), "en"), measure_words("degree", Decimal("33"), "en")
    ('48.5 %', '33')
    >>> measure_words("betweenness", Decimal("0.012"), "zh", Decimal("0.0021"))
    '1.2 ± 0.2%'
    """
    factor, digits = (100, 1) if measure in PERCENT else (1, DIGITS.get(measure, 0))
    more = "" if error is None else f" ± {error * factor:.{digits}f}"
    words = f"{value * factor:.{digits}f}{more}"
    return percent_words(words, language) if measure in PERCENT else words


def projection_word(projection: str, say: Wording) -> str:
    """Return the name of a projection; as given where it is none of biokg's."""
    if projection == "constructed":
        return say.of("constructed by a query", "查询所得")
    return say.of(projection, PROJECTIONS.get(projection, projection))


def silence_words(silence: str, say: Wording) -> str:
    """Return that a measure says nothing, and why."""
    return say.of(f"Says nothing, because {SILENCES[silence][0]}.", f"不说明问题：{SILENCES[silence][1]}。")


def remark_words(remarks: Mapping[str, int], say: Wording) -> str:
    """Return what to bear in mind of a measure, a sentence each."""
    parts = [say.of(*REMARKS[name]).format(number) for name, number in remarks.items()]
    return "".join(say.of(f" {part[0].upper()}{part[1:]}.", f"{part}。") for part in parts)


def trait_words(trait: Trait | None, say: Wording) -> str:
    """Return what most of a group share, with how many; nothing where that is but one."""
    if trait is None or trait.share.k < 2:
        return ""
    return say.of(
        f"{say.node(trait.value)} ({trait.share.k} of {trait.share.n})",
        f"{say.node(trait.value)}（{trait.share.n}个中{trait.share.k}个）",
    )


def gathering_words(one: Gathering, say: Wording) -> str:
    """Return a group in a few words: "around International BioPark (29)"."""
    name, size = say.node(one.best), len(one.members)
    return name if size == 1 else say.of(f"around {name} ({size})", f"以{name}为中心（{size}）")
