"""The report in ten lines, for those who read no further."""

from __future__ import annotations

from collections import Counter

from pyoxigraph import NamedNode

from ...analysis.conflicts import Conflict
from ...analysis.overview import Overview
from ...analysis.share import Share
from ...terms import ID, local_name
from ..document.model import Cell
from ..products.outcomes import state_word
from ..wording import Wording
from ..words import plural
from .phrases import PHASES, aged, by_phase, grouped, percent, sources_words

__all__ = ["answers"]

SHOWN = 3


def answers(found: Overview, say: Wording) -> list[tuple[str, Cell]]:
    """Return the heads and sentences of the first screen."""
    lines = [
        (say.of("Holds", "收录"), _holds(found, say)),
        (say.of("Things", "事物"), _things(found, say)),
        (say.of("Support", "依据"), _support(found, say)),
        (say.of("Claims by", "来源层级"), _shares(found, "tier", say)),
        (say.of("Claims are", "断言方式"), _shares(found, "modality", say)),
        (say.of("Disputed", "分歧"), _disputed(found, say)),
        (say.of("Forecasts", "预期"), _forecasts(found, say)),
        (say.of("Network", "网络"), _network(found, say)),
        (say.of("To come", "未来"), _to_come(found, say)),
        (say.of("Best tied", "联系最多"), _best(found, say)),
    ]
    return [(head, Cell(words or "–")) for head, words in lines]


def _some(number: int, noun: str) -> str:
    return f"{grouped(number)} {noun if number == 1 else plural(noun)}"


def _holds(found: Overview, say: Wording) -> str:
    counts = {"thing": found.things, "fact": found.facts, "claim": found.claims}
    held = say.of(
        ", ".join(_some(number, noun) for noun, number in counts.items()),
        f"{grouped(found.things)}个事物、{grouped(found.facts)}条事实、{grouped(found.claims)}条主张",
    )
    return held + say.of("; ", "；") + sources_words(found.read, say)


def _things(found: Overview, say: Wording) -> str:
    counts = by_phase(found.statuses)
    if say.language == "zh":
        return "、".join(f"{PHASES[phase][0][1]}{grouped(number)}" for phase, number in counts.items() if number)
    return ", ".join(
        f"{grouped(number)} {'without a stated status' if phase == 'not stated' else PHASES[phase][0][0]}"
        for phase, number in counts.items()
        if number
    )


def _support(found: Overview, say: Wording) -> str:
    held = found.support
    k, n = map(grouped, held.sourced)
    one, machine = percent(held.single_source, say), percent(held.machine_only, say)
    words = say.of(
        f"{k} of {n} facts sourced: {one} by one source, {machine} by machine text only",
        f"{n}条事实中{k}条有来源：{one}仅一个来源，{machine}仅见于机器生成文本",
    )
    old = aged(found, say)
    if old is None or say.age is None or not old.k:
        return words
    years, share = say.age.years, percent(old, say)
    return words + say.of(f"; {share} by no source of the last {years} years", f"；{share}近{years}年无来源")


def _shares(found: Overview, aspect: str, say: Wording) -> str:
    counts = list(found.claims_by[aspect].items())[:SHOWN]
    parts = [f"{say.node(node)} {percent(Share(number, found.claims), say)}" for node, number in counts]
    return say.of(", ", "、").join(parts)


def _disputed(found: Overview, say: Wording) -> str:
    if not found.conflicts:
        return say.of("no disagreement between sources is known", "未见来源之间有分歧")
    counts = Counter(_kind(conflict) for conflict in found.conflicts)
    named = [f"{grouped(number)} {say.of(*KINDS[kind])}" for kind, number in sorted(counts.items())]
    total = len(found.conflicts)
    return say.of(f"{_some(total, 'disagreement')}: ", f"{grouped(total)}项分歧：") + say.of(", ", "、").join(named)


KINDS = {"edtf": ("on a date", "涉及日期"), "value": ("on a number", "涉及数字"), "": ("on something else", "其他")}


def _kind(conflict: Conflict) -> str:
    name = local_name(conflict.sides[0].predicate)
    return name if name in KINDS else ""


def _forecasts(found: Overview, say: Wording) -> str:
    if not found.expectations:
        return say.of("none is recorded", "尚无记录")
    counts = Counter((one.state, one.narrower) for one in found.expectations)
    narrower = say.of(", for less than expected", "，范围小于预期")
    parts = [f"{grouped(n)} {state_word(state, say)}{narrower if less else ''}" for (state, less), n in counts.items()]
    if not any(one.state == "overdue" for one in found.expectations):
        parts.append(say.of("none overdue", "无逾期"))
    return say.of("; ", "；").join(parts)


def _network(found: Overview, say: Wording) -> str:
    net = found.settled
    largest, lone = grouped(net.components.largest.k), len(net.components.alone)
    alone = f"{grouped(lone)} {'stands' if lone == 1 else 'stand'} alone"
    return say.of(
        f"{_some(net.ties, 'tie')} between {_some(net.things, 'thing')}: {largest} hang together, {alone}",
        f"{grouped(net.things)}个事物、{grouped(net.ties)}条联系：{largest}个相连，{grouped(lone)}个孤立",
    )


def _to_come(found: Overview, say: Wording) -> str:
    things = found.with_planned.things - found.settled.things
    ties = found.with_planned.ties - found.settled.ties
    return say.of(
        f"{_some(things, 'more thing')} and {_some(ties, 'more tie')} planned or expected",
        f"另有规划或预期的事物{grouped(things)}个、联系{grouped(ties)}条",
    )


def _best(found: Overview, say: Wording) -> str:
    best = [one for one in found.settled.best[:SHOWN] if one.degree]
    named = [
        say.of("{} ({})", "{}（{}）").format(say.node(NamedNode(ID + one.id)), grouped(one.degree)) for one in best
    ]
    return say.names(named) or say.of("nothing is tied", "尚无联系")
