"""What an answer rests on, in words."""

from __future__ import annotations

from ...analysis.backing import Backing
from ..document.model import Cell, Row, Rows
from ..report.phrases import grouped, percent, sources_words
from ..wording import Wording
from ..words import plural

__all__ = ["footing", "footing_line"]


def footing_line(found: Backing, say: Wording) -> str:
    """Return in one line: claims, sources, how much rests on one source or on machine-made text."""
    one, machine = percent(found.single_source, say), percent(found.machine_only, say)
    claims, own = grouped(found.claims), grouped(found.sources.independent)
    return say.of(
        f"{claims} {_noun(found.claims, 'claim')} from {own} independent {_noun(found.sources.independent, 'source')}; "
        f"{one} of facts rest on one source, {machine} on machine text",
        f"{claims}条主张，{own}个独立来源；{one}的事实仅一个来源，{machine}仅见于机器生成文本",
    )


def _noun(number: int, noun: str) -> str:
    return noun if number == 1 else plural(noun)


def footing(found: Backing, say: Wording) -> Rows:
    """Return what the claims of an answer rest on."""
    k_one, k_machine, facts = grouped(found.single_source.k), grouped(found.machine_only.k), grouped(found.facts)
    joint = say.of(", ", "、")
    tiers = joint.join(f"{say.node(tier)} {grouped(number)}" for tier, number in found.tiers.items())
    dates = " – ".join(dict.fromkeys([say.date(found.first), say.date(found.last)])) if found.first else "–"
    rows = [
        (say.of("claims by tier", "各层级主张"), tiers or "–"),
        (say.of("sources", "来源"), say.of(
            f"{sources_words(found.sources, say)}; published {dates}",
            f"{sources_words(found.sources, say)}；发布于{dates}")),
        (say.of("one source only", "仅一个来源"), say.of(
            f"{k_one} of {facts} facts ({percent(found.single_source, say)})",
            f"{facts}条事实中{k_one}条（{percent(found.single_source, say)}）")),
        (say.of("machine text only", "仅机器生成文本"), say.of(
            f"{k_machine} of {facts} facts ({percent(found.machine_only, say)})",
            f"{facts}条事实中{k_machine}条（{percent(found.machine_only, say)}）")),
    ]  # fmt: skip
    return Rows(say.of("What it rests on", "依据"), "evidence", [Row(label, Cell(words)) for label, words in rows])
