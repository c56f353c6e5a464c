"""Figures over registers in bars: where organisations are, when studies began, when decisions were taken."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ....analysis.registers import Figure as Counted
from ....analysis.registers import Registers
from ...chart.model import Bar, Bars
from ...document.model import Cell, Figure
from ...report.phrases import grouped
from ...wording import Wording
from .phrases import FIGURES

__all__ = ["charts"]

DRAWN = {("organisations", "countries"), ("studies", "years"), ("decisions", "years")}


def charts(figure: Counted, found: Registers, say: Wording) -> Iterator[Figure]:
    """Yield the picture of a figure that has one; years run forward, the last ones of them."""
    key = (figure.topic, figure.name)
    if key not in DRAWN or len(figure.counts) < 2:
        return
    counts = figure.counts[: found.top]
    shown = reversed(counts) if figure.name == "years" else counts
    bars = [
        Bar(one.value if isinstance(one.value, str) else say.node(one.value), Decimal(one.number), Decimal(one.number),
            grouped(one.number))
        for one in shown
    ]  # fmt: skip
    caption = [Cell("", told=tuple(found.releases[name] for name in figure.registers))]
    heading = say.of(*FIGURES[key].heading) + say.of(" in bars", "（条形图）")
    yield Figure(heading, f"{figure.topic}-{figure.name}-chart", Bars(bars), caption=caption)
