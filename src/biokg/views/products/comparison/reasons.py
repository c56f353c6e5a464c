"""Why places are not ranked, in words."""

from __future__ import annotations

from collections.abc import Sequence

from ....analysis.comparison.ranking import Reason
from ...wording import Wording
from ...words import listed
from ..quantities import counted, quantity, reported_on

__all__ = ["because"]


def because(reasons: Sequence[Reason], say: Wording) -> str:
    """Return the reasons against an order, each once."""
    return say.of("; ", "；").join(dict.fromkeys(_reason(one, say) for one in reasons))


def _reason(one: Reason, say: Wording) -> str:
    names = [say.node(place) for place in one.places]
    if one.kind == "one":
        return say.of("reported of one only", "仅一方有报告")
    if one.kind == "nested":
        return say.of(f"{names[0]} lies in {names[1]}", f"{names[0]}位于{names[1]}内")
    if one.kind == "population":
        return say.of("not the same is counted: ", "口径不同：") + " ≠ ".join(_populations(one, say))
    if one.kind == "standing":
        return say.of("one is there, the other is not there yet", "一为已有，一为未建成")
    if one.kind == "disputed":
        of = dict.fromkeys(say.node(number.of) for number in one.numbers if number.disputed)
        return say.of("sources disagree on ", "来源不一：") + listed(list(of), say.language)
    if one.kind == "apart":
        dates = [reported_on(number, say) for number in one.numbers]
        return say.of("more than a year apart: ", "相隔逾一年：") + listed(dates, say.language)
    if one.kind == "bounds":
        return say.of("“about” gives no bounds", "“约”不给出上下限")
    words = [quantity(number, say, measure=False) for number in one.numbers]
    return say.of("the bounds overlap: ", "区间重叠：") + listed(words, say.language)


def _populations(reason: Reason, say: Wording) -> list[str]:
    """Return what is counted of each place, the places in their order: "company, innovative company (Riverbend)"."""
    found: dict[str, list[str]] = {}
    for number in reason.numbers:
        found.setdefault(say.node(number.of), []).append(counted(number, say))
    return [
        f"{listed(list(dict.fromkeys(what)), say.language)}{say.of(' (', '（')}{of}{say.of(')', '）')}"
        for of, what in found.items()
    ]
