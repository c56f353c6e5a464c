"""The first page of a dossier: a line for each thing that a reader with no time asks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ....analysis.numbers import Number
from ....analysis.park import Dossier
from ....analysis.ties import Tie
from ....claims.derive import tier_rank
from ....claims.ledger import Statement
from ....terms import local_name
from ...document.model import Cell
from ...report.phrases import grouped
from ...wording import Wording
from ...words import quantity_words
from ..cells import in_brackets, joined, remarks, silent, status_cell, text_cell
from ..footing import footing_line
from ..outcomes import outcome, state_word
from ..outlook import telling
from ..quantities import reported_on
from ..rulings import state_cell
from ..stages import VERDICTS, stage_told, stages_words
from ..ties import STEPS, furthest_first, moving_words
from .story import wanted

if TYPE_CHECKING:
    from ....graph import KnowledgeGraph

__all__ = ["answers"]

SHOWN = 3
PRESENT = {"opened", "there", "based"}
FLOORS = {"floor-space", "planned-floor-space"}


def answers(kg: KnowledgeGraph, found: Dossier, say: Wording) -> list[tuple[str, Cell]]:
    """Return the labels and words of the first page."""
    return [
        (say.of("Status", "状态"), _status(kg, found, say)),
        (say.of("Lies in", "位置"), _where(found, say)),
        (say.of("Run by", "运营"), _who(found, say)),
        (say.of("Land", "用地"), _numbers(_ground(found), say)),
        (say.of("Companies", "企业数"), _company_numbers(found, say)),
        (say.of("Ties", "企业关系"), _ties(found.tenants, say)),
        (say.of("Institutions", "机构"), _institutions(found, say)),
        (say.of("Value chain", "价值链"), _chain(found, say)),
        (say.of("Products", "产品"), _products(kg, found, say)),
        (say.of("Forecasts", "预期"), _forecasts(found, say)),
        (say.of("Evidence", "依据"), Cell(footing_line(found.backing, say))),
        (say.of("Not stated", "未提及"), Cell(say.of(", ", "、").join(wanted(found, say)) or "–")),
    ]


def _status(kg: KnowledgeGraph, found: Dossier, say: Wording) -> Cell:
    told = [one for said in found.status if said.settled for one in said.statements]
    return status_cell(say, kg.ledger.status.get(found.id, ""), told)


def _where(found: Dossier, say: Wording) -> Cell:
    levels = [level for level in found.levels if level.what in {"group", "park", "development zone", "area"}]
    levels.sort(key=lambda level: level.what == "area")
    if not levels:
        return silent(say)
    told = (one for level in levels for one in level.said.statements)
    return text_cell(joined(say, (level.id for level in levels)), told)


def _who(found: Dossier, say: Wording) -> Cell:
    """Return operator, administration of the zone, and planners, never one for the other."""
    words = {
        "operator": ("operator {}", "运营方：{}"),
        "zone administration": ("zone administration {}", "开发区管理机构：{}"),
        "planned by": ("planned by {}", "规划方：{}"),
    }
    parts, told = [], []
    for what, text in words.items():
        here = [level for level in found.levels if level.what == what]
        if here:
            inferred = all(level.said.standing == "inferred" for level in here)
            note = say.of(" ({})", "（{}）").format(say.standing("inferred")) if inferred else ""
            parts.append(say.of(*text).format(joined(say, (level.id for level in here))) + note)
            told += [one for level in here for one in level.said.statements]
        elif what == "operator" and "operator" in found.not_stated:
            parts.append(say.of("operator not stated", "运营方未提及"))
        elif what == "zone administration" and any(level.what == "development zone" for level in found.levels):
            parts.append(say.of("zone administration not stated", "开发区管理机构未提及"))
    joint = say.of("; ", "；")
    return text_cell(joint.join(parts), told, remark=joint.join(say.caveats(told)))


def _ground(found: Dossier) -> list[Number]:
    """Return the figures of its land: the strongest kind of source first, then the newest."""
    land = [one for one in found.areas if local_name(one.measures) not in FLOORS]
    return sorted(land, key=lambda one: (tier_rank(one.statements[0].tier), -one.day.toordinal(), one.id.value))


def _company_numbers(found: Dossier, say: Wording) -> Cell:
    """Return how many companies are there, then how many are on their way, never one for the other."""
    own = [one for one in found.companies if one.of == found.id]
    there = _populations([one for one in own if one.there], say)
    coming = [one for one in own if not one.there]
    if not coming:
        return there
    cell = _populations(coming, say)
    text = say.of(f"{there.text}; on the way: {cell.text}", f"{there.text}；在途：{cell.text}")
    return text_cell(text, (*there.told, *cell.told), remark=there.remark)


def _populations(numbers: Iterable[Number], say: Wording) -> Cell:
    """Return every population with its counts, the newest first; populations are never joined."""
    counts: dict[NamedNode | None, list[Number]] = {}
    for one in sorted(numbers, key=lambda one: one.day, reverse=True):
        counts.setdefault(one.measures, []).append(one)
    parts, told = [], []
    for these in counts.values():
        shown = dict.fromkeys(_number(one, say, measure=one is these[0]) for one in these[:SHOWN])
        more = len(these) - SHOWN
        rest = say.of(f" and {more} more", f"等{len(these)}项") if more > 0 else ""
        parts.append(say.of(", ", "、").join(shown) + rest)
        told += [statement for one in these for statement in one.statements]
    if not parts:
        return silent(say)
    return text_cell(say.of("; ", "；").join(parts), told, remark=_disputed(counts.values(), say))


def _numbers(numbers: Sequence[Number], say: Wording) -> Cell:
    if not numbers:
        return silent(say)
    parts = dict.fromkeys(_number(one, say) for one in numbers)
    told = [statement for one in numbers for statement in one.statements]
    return text_cell(say.of("; ", "；").join(parts), told, remark=_disputed([numbers], say))


def _disputed(numbers: Iterable[Sequence[Number]], say: Wording) -> str:
    some = any(one.disputed for these in numbers for one in these)
    return say.of("sources disagree", "来源不一致") if some else ""


def _number(one: Number, say: Wording, *, measure: bool = True) -> str:
    """Return a number with its date, its limits, and the mark of machine-made text."""
    name = say.node(one.measures) if measure and one.measures else ""
    text = quantity_words(one.value, one.qualifier, one.unit, name, say.language)
    return text + in_brackets(say, reported_on(one, say), remarks(say, one.statements))


def _ties(ties: Iterable[Tie], say: Wording) -> Cell:
    """Return how many companies stand in each tie, and which."""
    steps: dict[str, list[Tie]] = {}
    for tie in furthest_first([one for one in ties if one.step != "other"]):
        steps.setdefault(tie.step, []).append(tie)
    if not steps:
        return silent(say)
    parts = [f"{say.of(*STEPS[step])}{say.of(': ', '：')}{_members(these, say)}" for step, these in steps.items()]
    told = [statement for these in steps.values() for tie in these for statement in tie.statements]
    return text_cell(say.of("; ", "；").join(parts), told, remark=_reconsidered(steps.get("opened", ()), say))


def _reconsidered(opened: Iterable[Tie], say: Wording) -> str:
    """Return of whom a later source says that they are moving in, though they have opened a site."""
    later: dict[str, list[Tie]] = {}
    for tie in opened:
        if tie.moving_in_later:
            later.setdefault(tie.moving_in_later, []).append(tie)
    parts = [
        f"{joined(say, (tie.party for tie in ties))}{say.of(': ', '：')}{moving_words(date, say)}"
        for date, ties in later.items()
    ]
    return say.of("; ", "；").join(parts)


def _members(ties: Sequence[Tie], say: Wording) -> str:
    """Return the number and names of companies: of a group its size, "at least" where a list is open."""
    told: dict[NamedNode, list[Statement]] = {}
    for tie in ties:
        if not tie.group:
            told.setdefault(tie.party, []).extend(tie.statements)
    named = [say.node(party) + in_brackets(say, say.aged(these)) for party, these in told.items()]
    sizes = [tie.size for tie in ties if tie.size]
    names = say.names(named)
    if sizes and max(sizes) > len(named):
        among = say.of(f", among them {names}", f"，包括{names}") if named else ""
        return say.of(grouped(max(sizes)), f"{grouped(max(sizes))}家") + among
    if any(tie.among_others or tie.group for tie in ties):
        return say.of(f"at least {len(named)} ({names})", f"至少{len(named)}家（{names}）")
    return say.of(f"{len(named)} ({names})", f"{len(named)}家（{names}）")


def _institutions(found: Dossier, say: Wording) -> Cell:
    there = [tie for tie in found.institutions if tie.step in PRESENT and not tie.group]
    seated = [part for part in found.seated if part.status not in {"planned", "expected", "cancelled"}]
    nodes = list(dict.fromkeys([*(tie.party for tie in there), *(part.id for part in seated)]))
    if not nodes:
        return silent(say)
    told = [one for tie in there for one in tie.statements]
    told += [one for part in seated for one in part.said.statements]
    more = len(nodes) - SHOWN
    names, number = joined(say, nodes[:SHOWN]), grouped(len(nodes))
    rest = say.of(f" and {more} more", "等") if more > 0 else ""
    return text_cell(say.of(f"{number}: {names}{rest}", f"{number}家：{names}{rest}"), told)


def _chain(found: Dossier, say: Wording) -> Cell:
    if all(stage.verdict == "not stated" for stage in found.stages):
        return silent(say)
    parts = []
    for verdict, words in VERDICTS.items():
        stages = [stage for stage in found.stages if stage.verdict == verdict]
        if stages:
            parts.append(f"{say.of(*words)}{say.of(': ', '：')}{stages_words(stages, say)}")
    return text_cell(say.of("; ", "；").join(parts), (one for stage in found.stages for one in stage_told(stage)))


def _products(kg: KnowledgeGraph, found: Dossier, say: Wording) -> Cell:
    if not found.products:
        return silent(say)
    parts, told = [], []
    for one in found.products[:SHOWN]:
        state = state_cell(kg, one.decisions, say)
        parts.append(f"{say.node(one.id)}{say.of(': ', '：')}{state.text}")
        told += [*one.statements, *state.told]
    return text_cell(say.of("; ", "；").join(parts), told)


def _forecasts(found: Dossier, say: Wording) -> Cell:
    """Return the forecasts with a window; of the others how many came true, have begun, fell silent, are undated."""
    dated = [one for one in found.forecasts if one.window or one.kind == "expectation"]
    parts = [f"{say.node(one.what)}{say.of(': ', '：')}{outcome(one, say)}" for one in dated[:SHOWN]]
    states = Counter(one.state for one in telling(found.forecasts) if one not in dated and one.counts)
    parts += [f"{state_word(state, say)}{say.of(': ', '：')}{number}" for state, number in states.items()]
    rest = sum(one.counts for one in found.forecasts if one not in telling(found.forecasts))
    if rest:
        things = "planned thing" if rest == 1 else "planned things"
        parts.append(say.of(f"{rest} {things} without a date", f"{rest}项规划内容未说明日期"))
    if not parts:
        return silent(say)
    return text_cell(say.of("; ", "；").join(parts), (one for it in dated for one in (*it.told, *it.told_met)))
