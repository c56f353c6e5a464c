"""Sections on who is there: tenants by tie, institutions, people."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from ....analysis.park import Dossier, Part
from ....analysis.posts import Post
from ....analysis.ties import Tie
from ....terms import local_name
from ...document.model import Cell, Column, Table
from ...wording import Wording
from ..cells import date_cell, named, remarks, reported_cell, silent, status_cell
from .phrases import HOW, REACH, STEPS

__all__ = ["institutions", "people", "reach", "tenants"]


def tenants(found: Dossier, say: Wording) -> Table:
    """Return the companies by tie, the furthest tie first."""
    note = say.of(
        "Who is attracted or chose the place is not thereby there.", "“正在被吸引”和“选择落户”不表示已经入驻。"
    )
    hopes = any(tie.step in {"attracted", "chose"} for tie in found.tenants)
    heading = say.of("Companies by tie", "企业（按关系）")
    return _ties(heading, "tenants", found.tenants, found, say, note if hopes else "")


def institutions(found: Dossier, say: Wording) -> list[Table]:
    """Return institutes, universities, hospitals and public bodies by tie, then those that merely lie there."""
    tied = _ties(say.of("Institutions", "机构"), "institutions", found.institutions, found, say)
    columns = [
        Column(say.of("institution", "机构"), "party"),
        Column(say.of("class", "类别"), "class"),
        Column(say.of("status", "状态"), "status"),
    ]
    rows = [_seated(part, say) for part in found.seated]
    return [tied, Table(say.of("Institutions that lie there", "位于园内的机构"), "seated", columns, rows)]


def _seated(part: Part, say: Wording) -> list[Cell]:
    name = named(say, part.id, part.said.statements, remark=remarks(say, part.said.statements))
    return [name, named(say, part.cls), status_cell(say, part.status, part.statements)]


def reach(ties: Sequence[Tie]) -> list[Tie]:
    """Return ties with the furthest first, within a step groups first, then in the order of dates, then as given."""
    return sorted(ties, key=lambda tie: (REACH.index(tie.step), not tie.group, _first(tie)))


def _first(tie: Tie) -> str:
    date = tie.since or tie.announced
    return date.window.earliest.isoformat() if date else "9"


def _ties(heading: str, name: str, ties: Sequence[Tie], found: Dossier, say: Wording, note: str = "") -> Table:
    elsewhere = any(tie.place != found.id for tie in ties)
    columns = [
        Column(say.of("tie", "关系"), "step"),
        Column(say.of("who", "主体"), "party"),
        Column(say.of("as", "身份"), "role"),
        *([Column(say.of("where", "地点"), "place")] if elsewhere else []),
        Column(say.of("when", "时间"), "when"),
        Column(say.of("published", "发布日期"), "published_first", tight=True),
    ]
    told_roles = any(_role(tie) for tie in ties)
    dated = any(tie.since or tie.announced for tie in ties)
    unsaid = {*([] if told_roles else ["role"]), *([] if dated else ["when"])}
    columns = [column for column in columns if column.name not in unsaid]
    ordered = reach(ties)
    counts = Counter(tie.step for tie in ordered)
    ends, at = set(), 0
    for step in REACH:
        at += counts[step]
        ends.add(at)
    rows = [_tie(tie, say, [column.name for column in columns]) for tie in ordered]
    return Table(heading, name, columns, rows, note, ends=ends - {0, len(rows)})


def _role(tie: Tie) -> str:
    """Return the role where it says more than the step."""
    role = local_name(tie.role)
    return "" if role in {"attracted", "chosen", "tenant"} else role


def _tie(tie: Tie, say: Wording, columns: Sequence[str]) -> list[Cell]:
    standing = tie.standing if tie.standing in {"planned", "expected", "under way", "inferred"} else "stated"
    size = say.of(" (group of {})", "（共{}家）").format(tie.size) if tie.size else ""
    remark = remarks(say, tie.statements, among_others=tie.among_others)
    who = named(say, tie.party, tie.statements, remark=remark)
    cells = {
        "step": Cell(say.of(*STEPS[tie.step]), tie.step, standing, quiet=True),
        "party": Cell(who.text + size, who.value, "", who.told, who.remark),
        "role": named(say, tie.role) if tie.role and _role(tie) else Cell(""),
        "place": named(say, tie.place),
        "when": date_cell(say, tie.since, tie.announced),
        "published_first": reported_cell(say, tie.reported),
    }
    return [cells[name] for name in columns]


def people(found: Dossier, say: Wording) -> Table:
    """Return the people of who runs the place and of who is there, then who is quoted on it."""
    columns = [
        Column(say.of("person", "人物"), "person"),
        Column(say.of("post", "职务"), "post"),
        Column(say.of("at", "机构"), "at"),
        Column(say.of("since", "起始"), "since"),
        Column(say.of("published", "发布日期"), "published", tight=True),
    ]
    dated = any(post.since or post.until for post in found.people)
    rows = [_post(post, say, dated) for post in found.people]
    known = {post.person for post in found.people}
    quoted = [one for one in found.speakers if one.value not in known]
    for one in quoted:
        dates = sorted(one.statements, key=lambda told: told.source.issued.value)
        row = [
            named(say, one.value, one.statements),  # type: ignore[arg-type]
            Cell(say.of("quoted on the park", "就园区发言")),
            Cell(""),
            *([Cell("")] if dated else []),
            reported_cell(say, dates[0].source.edtf),
        ]
        rows.append(row)
    used = columns if dated else [column for column in columns if column.name != "since"]
    note = say.of("As of the day of publication; a post may have changed since.", "截至发布之日；此后可能已变动。")
    return Table(say.of("People, and who is quoted", "人物与受访方"), "people", used, rows, note if rows else "")


def _post(post: Post, say: Wording, dated: bool) -> list[Cell]:
    remark = remarks(say, post.statements)
    role = named(say, post.role) if post.role else Cell(say.of(*HOW[post.how])) if post.how != "post" else silent(say)
    span = dict.fromkeys([post.reported, post.last_reported])
    return [
        named(say, post.person, post.statements, "inferred" if post.standing == "inferred" else "", remark),
        role,
        named(say, post.at),
        *([date_cell(say, post.since)] if dated else []),
        Cell(" – ".join(map(say.date, span)), post.last_reported),
    ]
