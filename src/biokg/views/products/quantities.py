"""Numbers in words: hedge, unit, population and date."""

from __future__ import annotations

from ...analysis.numbers import Number
from ..wording import Wording
from ..words import quantity_words

__all__ = ["counted", "quantity", "reported_on"]


def quantity(one: Number, say: Wording, *, measure: bool = True) -> str:
    """Return a number with its hedge, unit and what it counts: "over 1,000 pharmaceutical companies".

    Without `measure` what it counts is left out: "over 1,000".
    """
    name = say.node(one.measures) if measure and one.measures else ""
    text = quantity_words(one.value, one.qualifier, one.unit, name, say.language)
    if one.population is None or not measure:
        return text
    whole = say.node(one.population)
    return say.of(f"{text} in {whole}", f"{text}（总体：{whole}）")


def counted(one: Number, say: Wording) -> str:
    """Return what a number counts, and of which whole: "cell and gene therapy clinical trial (China)"."""
    name = say.node(one.measures) if one.measures else say.node(one.id)
    whole = f"{say.of(' (', '（')}{say.node(one.population)}{say.of(')', '）')}" if one.population else ""
    return name + whole


def reported_on(one: Number, say: Wording) -> str:
    """Return the date of a number: the day for which it holds, else when it was reported."""
    return say.date(one.as_of.isoformat() if one.as_of else one.reported[:7])
