"""The milestones of a product as a document: decisions by jurisdiction, trials, what was expected, names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...analysis.milestones import Decision, Milestones, Trial
from ...analysis.said import Said
from ...terms import ID, shorten
from ..chart.model import Moment, Timeline
from ..document.model import Block, Cell, Column, Document, Figure, Rows, Table
from ..wording import Wording
from .cells import (
    date_cell,
    in_brackets,
    joined,
    named,
    names_cell,
    remarks,
    reported_cell,
    silent,
    status_cell,
    text_cell,
    window_remark,
)
from .disputes import conflict_table
from .footing import footing, footing_line
from .outcomes import outcome
from .outlook import forecast_table
from .rulings import finest, state_cell

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["MATCHES", "decision_table", "document", "trial_table"]

MATCHES = {"exact": "对应记录（等同）", "close": "对应记录（相近）", "broad": "对应记录（上位）"}
"""How a record elsewhere matches → its Chinese words."""

SCRIPTS = {
    "en": ("English", "英文"),
    "zh": ("Chinese", "中文"),
    "zh-latn-pinyin": ("Chinese in Latin letters", "汉语拼音"),
}


def document(kg: KnowledgeGraph, found: Milestones, say: Wording) -> Document:
    """Return the milestones of a product as a document."""
    other = kg.label(found.id, "en" if say.language == "zh" else "zh")
    day = say.date(kg.today.isoformat())
    parts = (other, say.node(found.cls), say.of(f"as of {day}", f"截至{day}"), found.id.value.removeprefix(ID))
    blocks: list[Block] = [
        decision_table(kg, found.decisions, say),
        *_chart(kg, found, say),
        forecast_table(found.forecasts, found.silence, say),
        trial_table(found.trials, say),
        _names(kg, found, say),
        _research(found, say),
        conflict_table(kg, found.conflicts, say),
        footing(found.backing, say),
    ]
    shown = [block for block in blocks if not isinstance(block, Table | Rows) or block.rows]
    return Document(say.node(found.id), " · ".join(parts), _answers(kg, found, say), shown, say.language)


def _answers(kg: KnowledgeGraph, found: Milestones, say: Wording) -> list[tuple[str, Cell]]:
    return [
        (say.of("State", "审批状态"), state_cell(kg, found.decisions, say)),
        (say.of("Designations", "认定"), _designations(kg, found, say)),
        (say.of("Is", "类型"), names_cell(say, (*found.forms, *found.kinds), standing=False)),
        (say.of("Developer", "研发方"), names_cell(say, found.developers, standing=False)),
        (say.of("Aimed at", "针对疾病"), names_cell(say, found.diseases, standing=False)),
        (say.of("Expected", "预期"), _expected(found, say)),
        (say.of("Trials", "试验"), names_cell(say, [_as_said(trial) for trial in found.trials], standing=False)),
        (say.of("Research", "研究来源"), names_cell(say, found.research, standing=False)),
        (say.of("Evidence", "依据"), Cell(footing_line(found.backing, say))),
        (say.of("Not stated", "未提及"), Cell(say.names(_gaps(found, say)) or "–")),
    ]


def _designations(kg: KnowledgeGraph, found: Milestones, say: Wording) -> Cell:
    """Return what was granted beside approvals."""
    granted = [one for one in found.decisions if one.holds and not one.approval]
    return state_cell(kg, granted, say)


def _as_said(trial: Trial) -> Said:
    return Said(trial.id, trial.standing, True, trial.statements)


def _expected(found: Milestones, say: Wording) -> Cell:
    if not found.forecasts:
        return silent(say)
    joint = say.of(": ", "：")
    parts = []
    for one in found.forecasts:
        words = f" “{one.wording}”" + in_brackets(say, window_remark(say, one.told)) if one.wording else ""
        parts.append(f"{say.node(one.what)}{words}{joint}{outcome(one, say)}")
    told = (statement for one in found.forecasts for statement in (*one.told, *one.told_met))
    return text_cell(say.of("; ", "；").join(parts), told)


def _gaps(found: Milestones, say: Wording) -> list[str]:
    """Return in words what the milestones of a product should have and no source gives."""
    undated = [one for one in found.decisions if one.when is None]
    named_trials = [one for one in found.trials if one.when is None]
    return [
        *([] if found.developers else [say.of("developer", "研发方")]),
        *([] if found.diseases else [say.of("disease", "针对疾病")]),
        *([] if found.decisions else [say.of("any decision of a regulator", "监管决定")]),
        *(say.of(f"date: {say.node(one.id)}", f"日期：{say.node(one.id)}") for one in undated),
        *([] if found.trials else [say.of("trials", "临床试验")]),
        *([say.of("dates of the trials", "试验日期")] if named_trials else []),
        *([] if found.research else [say.of("the research it rests on", "研究来源")]),
    ]


def decision_table(kg: KnowledgeGraph, decisions: Sequence[Decision], say: Wording) -> Table:
    """Return decisions by jurisdiction, those without a date last; expected ones say so."""
    columns = [
        Column(say.of("where", "法域"), "jurisdiction"),
        Column(say.of("when", "时间"), "when"),
        Column(say.of("decision", "决定"), "decision"),
        Column(say.of("for", "适应症"), "for"),
        Column(say.of("by", "决定机构"), "by"),
        Column(say.of("status", "状态"), "status"),
        *([Column(say.of("until", "终止"), "until")] if any(one.until for one in decisions) else []),
    ]
    order = list(dict.fromkeys(one.jurisdiction for one in decisions))
    ordered = sorted(decisions, key=lambda one: order.index(one.jurisdiction))
    ends = {n for n in range(1, len(ordered)) if ordered[n].jurisdiction != ordered[n - 1].jurisdiction}
    rows = [_decision(kg, one, say)[: len(columns)] for one in ordered]
    return Table(say.of("Decisions by jurisdiction", "监管决定（按法域）"), "decisions", columns, rows, ends=ends)


def _decision(kg: KnowledgeGraph, one: Decision, say: Wording) -> list[Cell]:
    kinds = names_cell(say, one.kinds, standing=False)
    diseases = [told for said in one.indications for told in said.statements]
    return [
        named(say, one.jurisdiction) if one.jurisdiction else silent(say),
        date_cell(say, one.when),
        Cell(kinds.text, one.id.value.removeprefix(ID), "", one.statements, remarks(say, one.statements, limits=False)),
        text_cell(joined(say, finest(kg, one.indications)), diseases, remark=remarks(say, diseases))
        if one.indications
        else silent(say),
        names_cell(say, one.by, standing=False),
        _status(one, say),
        date_cell(say, one.until) if one.until else Cell(""),
    ]


def _status(one: Decision, say: Wording) -> Cell:
    """Return the status of a decision; of one that was expected and came, as what it came."""
    cell = status_cell(say, one.status, one.statements)
    if not one.came_as:
        return cell
    came = say.of(f"came as: {joined(say, one.came_as)}", f"已实现为：{joined(say, one.came_as)}")
    return replace(cell, remark=say.of("; ", "；").join(filter(None, [cell.remark, came])))


def trial_table(trials: Sequence[Trial], say: Wording) -> Table:
    """Return the trials; their status is the one last stated."""
    columns = [
        Column(say.of("trial", "试验"), "trial"),
        Column(say.of("register", "登记号"), "register"),
        Column(say.of("kind", "类型"), "kind"),
        Column(say.of("status", "状态"), "status"),
        Column(say.of("when", "时间"), "when"),
        Column(say.of("published", "发布日期"), "published_first", tight=True),
    ]
    rows = [
        [
            named(say, one.id, one.statements, remark=remarks(say, one.statements, limits=False)),
            names_cell(say, one.registered, standing=False),
            names_cell(say, one.kinds, empty=True, standing=False),
            status_cell(say, one.status, one.statements),
            date_cell(say, one.when),
            reported_cell(say, one.reported),
        ]
        for one in trials
    ]
    note = say.of("Status as last stated; it may have changed since.", "状态为最近一次所述；此后可能已变动。")
    return Table(say.of("Trials", "临床试验"), "trials", columns, rows, note)


def _chart(kg: KnowledgeGraph, found: Milestones, say: Wording) -> list[Figure]:
    """Return the dated decisions and trials in a lane for each jurisdiction; none where fewer than two are dated."""
    moments = [
        Moment(joined(say, _kinds(one)), *one.when.window, one.standing, _lane(one.jurisdiction, say))
        for one in found.decisions
        if one.when
    ]
    end = say.of(": end", "：终止")
    moments += [
        Moment(joined(say, _kinds(one)) + end, *one.until.window, "stated" if one.over else "planned",
               _lane(one.jurisdiction, say))
        for one in found.decisions
        if one.until
    ]  # fmt: skip
    moments += [
        Moment(say.node(one.id), *one.when.window, one.standing, say.of("trials", "试验"))
        for one in found.trials
        if one.when
    ]
    if len(moments) < 2:
        return []
    note = say.of("Hollow: expected. What no source dates is in the table only.", "空心：预期。无日期者仅见于表。")
    return [Figure(say.of("On a line", "时间线"), "milestones", Timeline(moments, kg.today), note)]


def _kinds(one: Decision) -> list[NamedNode]:
    return [said.value for said in one.kinds if isinstance(said.value, NamedNode)] or [one.id]


def _lane(jurisdiction: NamedNode | None, say: Wording) -> str:
    return say.node(jurisdiction) if jurisdiction else say.of("not stated", "未提及")


def _names(kg: KnowledgeGraph, found: Milestones, say: Wording) -> Table:
    """Return all its names and identifiers: those of biokg, those of sources, records elsewhere."""
    columns = [Column(say.of("name", "名称"), "name"), Column(say.of("what it is", "说明"), "what")]
    own = say.of("name in this graph", "本图谱名称")
    scripts = {code: in_brackets(say, say.of(*SCRIPTS[code])) for code in ("en", "zh")}
    rows = [[Cell(kg.label(found.id, code)), Cell(own + script)] for code, script in scripts.items()]
    for one in found.other_names:
        code = one.statements[0].claim.object.language or ""  # type: ignore[union-attr]
        script = say.of(*SCRIPTS[code]) if code in SCRIPTS else code
        standing = one.standing if one.standing == "inferred" else ""
        rows.append([text_cell(str(one.value), one.statements, standing, remarks(say, one.statements)), Cell(script)])
    rows += [
        [text_cell(str(one.value), one.statements), Cell(say.of("identifier", "标识符"))] for one in found.identifiers
    ]
    for match in found.matches:
        kind = say.of(f"{match.kind} match of {say.node(match.id)}", f"{say.node(match.id)}的{MATCHES[match.kind]}")
        rows.append([Cell(shorten(match.elsewhere.value)), Cell(kind)])
    return Table(say.of("Names and records", "名称与记录"), "names", columns, rows)


def _research(found: Milestones, say: Wording) -> Table:
    columns = [Column(say.of("research by", "研究方"), "research"), Column(say.of("people", "人员"), "people")]
    people = names_cell(say, found.researchers, standing=False)
    rows = [
        [named(say, one.value, one.statements, remark=remarks(say, one.statements)), people]  # type: ignore[arg-type]
        for one in found.research
    ]
    return Table(say.of("The research it rests on", "研究来源"), "research", columns, rows)
