"""Sections on what a park does and is to become: stages, fields, drugs, plans, goals, gaps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ....analysis.park import Dossier, Goal, Plan
from ....terms import iri
from ...document.model import Cell, Column, Prose, Row, Rows, Table
from ...wording import Wording
from ...words import quantity_words
from ..cells import date_cell, joined, named, names_cell, remarks, reported_cell, text_cell
from ..rulings import state_cell
from ..stages import stage_cell
from .phrases import WANTED

if TYPE_CHECKING:
    from ....graph import KnowledgeGraph

__all__ = ["chain", "drugs", "fields", "goals", "missing", "plans", "wanted"]


def chain(found: Dossier, say: Wording) -> Table:
    """Return every stage of the value chain and whether it is stated, inferred, planned or not stated.

    Without rows where no source speaks of any.
    """
    columns = [Column(say.of("stage", "环节"), "stage"), Column(say.of("coverage", "覆盖情况"), "verdict")]
    silence = all(stage.verdict == "not stated" for stage in found.stages)
    rows = (
        []
        if silence
        else [[named(say, stage.stage), replace(stage_cell(stage, say), value=stage.verdict)] for stage in found.stages]
    )
    return Table(say.of("Value chain", "价值链"), "chain", columns, rows)


def fields(found: Dossier, say: Wording) -> Rows:
    """Return the fields, those that are only meant apart."""
    rows = []
    for standing in dict.fromkeys(one.standing for one in found.fields):
        these = [one for one in found.fields if one.standing == standing]
        rows.append(Row("", names_cell(say, these)))
    return Rows(say.of("Fields", "领域"), "fields", rows)


def drugs(kg: KnowledgeGraph, found: Dossier, say: Wording) -> Table:
    """Return the products of the companies that are there, with the state of their approval."""
    columns = [
        Column(say.of("product", "产品"), "product"),
        Column(say.of("developer", "研发方"), "developer"),
        Column(say.of("form", "形态"), "form"),
        Column(say.of("state of approval", "审批状态"), "state"),
    ]
    rows = [
        [
            named(say, one.id, one.statements, remark=remarks(say, one.statements)),
            named(say, one.developer),
            names_cell(say, one.forms, standing=False),
            state_cell(kg, one.decisions, say),
        ]
        for one in found.products
    ]
    return Table(say.of("Products of companies that are there", "入驻企业的产品"), "products", columns, rows)


def plans(found: Dossier, say: Wording) -> Table:
    """Return the plans for it, and calls for plans."""
    columns = [
        Column(say.of("plan", "规划"), "plan"),
        Column(say.of("when", "时间"), "when"),
        Column(say.of("released by", "发布者"), "by"),
        Column(say.of("on", "内容"), "fields"),
        Column(say.of("published", "发布日期"), "published_first", tight=True),
    ]
    rows = [_plan(plan, say) for plan in found.plans]
    return Table(say.of("Plans", "规划"), "plans", columns, rows)


def _plan(plan: Plan, say: Wording) -> list[Cell]:
    words = [say.node(one.value) for one in plan.fields if one.settled]  # type: ignore[arg-type]
    for number in plan.numbers:
        measure = say.node(number.measures) if number.measures else ""
        words.append(quantity_words(number.value, number.qualifier, number.unit, measure, say.language))
    told = [one for field in plan.fields for one in field.statements]
    told += [one for number in plan.numbers for one in number.statements]
    return [
        named(say, plan.id, plan.statements),
        date_cell(say, plan.announced),
        names_cell(say, plan.by, standing=False),
        text_cell(say.of(", ", "、").join(words), told),
        reported_cell(say, plan.reported),
    ]


def goals(found: Dossier, say: Wording) -> Rows:
    """Return what it and its plans aim at; the source's own words where kept."""
    rows = [Row(say.node(goal.of) if goal.of != found.id else "", _goal(goal, say)) for goal in found.goals]
    return Rows(say.of("Goals", "目标"), "goals", rows)


def _goal(goal: Goal, say: Wording) -> Cell:
    told = goal.goal.statements
    speakers = dict.fromkeys(one.claim.speaker for one in told if one.claim.speaker)
    said_so = goal.wording.casefold() in say.node(goal.goal.value).casefold()  # type: ignore[arg-type]
    words = f" “{goal.wording}”" if goal.wording and not said_so else ""
    by = say.of(f" — {joined(say, speakers)}", f"——{joined(say, speakers)}") if speakers else ""
    node = goal.goal.value
    cell = named(say, node, told)  # type: ignore[arg-type]
    return Cell(f"{cell.text}{words}{by}", cell.value, "", told, remarks(say, told))


def wanted(found: Dossier, say: Wording) -> list[str]:
    """Return in words what no source gives; the stages of the value chain last."""
    if all(stage.verdict == "not stated" for stage in found.stages):
        keys = [key for key in found.not_stated if not key.startswith("stage:")]
        return [*(_wanted(key, say) for key in keys), say.of("every stage of the value chain", "价值链各环节")]
    return [_wanted(key, say) for key in found.not_stated]


def _wanted(key: str, say: Wording) -> str:
    if key.startswith("stage:"):
        return say.of(f"stage “{say.node(iri(key))}”", f"“{say.node(iri(key))}”环节")
    return say.of(*WANTED[key])


def missing(found: Dossier, say: Wording) -> Prose:
    """Return what a dossier should have and no source gives."""
    words = say.of("; ", "；").join(wanted(found, say))
    end = say.of("None of this is denied either: the sources are silent.", "以上各项亦无来源否认：来源未提及。")
    return Prose(say.of("Not stated by any source", "来源未提及"), [Cell(words), Cell(end)] if words else [])
