"""Ties as rows: who, how far, where, when, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from ...analysis.ties import Tie
from ...terms import local_name
from ..document.model import Cell, Column, Table
from ..wording import Wording
from .cells import date_cell, named, remarks, reported_cell

__all__ = ["REACH", "STEPS", "furthest_first", "moving_words", "step_words", "tie_table"]

STEPS = {
    "opened": ("opened a site", "已启用设施"),
    "there": ("is there", "已入驻"),
    "based": ("has its seat there", "总部在此"),
    "moving in": ("is moving in", "正在入驻"),
    "planned": ("plans to come", "拟入驻"),
    "chose": ("chose the place", "选择落户"),
    "attracted": ("is being attracted", "正在招引"),
    "other": ("other tie", "其他关系"),
    "ended": ("was there", "曾入驻"),
    "cancelled": ("cancelled", "已取消"),
}
"""How far a tie has come, the furthest first → its words."""

REACH = tuple(STEPS)
PLAIN = {"attracted", "chosen", "tenant"}
HOPES = {"attracted", "chose"}


def furthest_first(ties: Iterable[Tie]) -> list[Tie]:
    """Return ties with the furthest first, within a step groups first, then in the order of dates, then as given."""
    return sorted(ties, key=lambda tie: (REACH.index(tie.step), not tie.group, _first(tie)))


def _first(tie: Tie) -> str:
    date = tie.since or tie.announced
    return date.window.earliest.isoformat() if date else "9"


def step_words(tie: Tie, say: Wording) -> str:
    """Return how far a tie has come; of one that is not about presence its role."""
    if tie.step == "other" and tie.role is not None:
        return say.node(tie.role)
    return say.of(*STEPS[tie.step])


def moving_words(date: str, say: Wording) -> str:
    """Return that a later source says of one that has opened that it is moving in; nothing without its date."""
    if not date:
        return ""
    return say.of(f"later said to be moving in, {say.date(date)}", f"此后{say.date(date)}称正在入驻")


def tie_table(heading: str, name: str, ties: Sequence[Tie], say: Wording, *, leave_out: str = "") -> Table:
    """Return ties as a table; a column of `leave_out` (``party``, ``place``) is left out: all have the same."""
    ordered = furthest_first(ties)
    empty = {
        leave_out,
        *([] if any(_role(tie) for tie in ties) else ["role"]),
        *([] if any(tie.since or tie.announced for tie in ties) else ["when"]),
    }
    columns = [
        Column(say.of("who", "主体"), "party"),
        Column(say.of("tie", "关系"), "step"),
        Column(say.of("as", "身份"), "role"),
        Column(say.of("where", "地点"), "place"),
        Column(say.of("when", "时间"), "when"),
        Column(say.of("published", "发布日期"), "published_first", tight=True),
    ]
    columns = [column for column in columns if column.name not in empty]
    sizes = [len(list(group)) for _, group in groupby(ordered, key=lambda tie: tie.step)]
    ends = {sum(sizes[:n]) for n in range(1, len(sizes))}
    rows = [_row(tie, say, columns) for tie in ordered]
    note = say.of("Who is attracted or chose the place is not thereby there.", "“正在招引”和“选择落户”不表示已经入驻。")
    hopes = any(tie.step in HOPES for tie in ties)
    return Table(heading, name, columns, rows, note if hopes else "", ends=ends)


def _role(tie: Tie) -> str:
    """Return the role where it says more than the step."""
    role = local_name(tie.role)
    return "" if role in PLAIN or tie.step == "other" else role


def _row(tie: Tie, say: Wording, columns: Sequence[Column]) -> list[Cell]:
    standing = tie.standing if tie.standing in {"planned", "expected", "under way", "inferred"} else "stated"
    size = say.of(" (group of {})", "（共{}家）").format(tie.size) if tie.size else ""
    known = (
        remarks(say, tie.statements, among_others=tie.among_others, aged=True), moving_words(tie.moving_in_later, say),
    )  # fmt: skip
    remark = say.of("; ", "；").join(filter(None, known))
    who, where = named(say, tie.party), named(say, tie.place)
    without_party = all(column.name != "party" for column in columns)
    cells = {
        "step": Cell(step_words(tie, say), tie.step, standing, quiet=True),
        "party": Cell(who.text + size, who.value, "", tie.statements, remark),
        "role": named(say, tie.role) if tie.role and _role(tie) else Cell(""),
        "place": Cell(where.text, where.value, "", tie.statements, remark) if without_party else where,
        "when": date_cell(say, tie.since, tie.announced),
        "published_first": reported_cell(say, tie.reported),
    }
    return [cells[column.name] for column in columns]
