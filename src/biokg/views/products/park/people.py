"""Sections on who is there: tenants by tie, institutions, people."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ....analysis.park import Dossier, Part
from ....analysis.posts import Post
from ....analysis.said import Said
from ....analysis.ties import Tie
from ...document.model import Cell, Column, Table
from ...wording import Wording
from ..cells import date_cell, named, remarks, reported_cell, silent, status_cell
from ..ties import tie_table
from .phrases import HOW

__all__ = ["institutions", "people", "post_table", "tenants"]


def tenants(found: Dossier, say: Wording) -> Table:
    """Return the companies by tie, the furthest tie first."""
    return _ties(say.of("Companies by tie", "企业（按关系）"), "tenants", found.tenants, found, say)


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


def _ties(heading: str, name: str, ties: Sequence[Tie], found: Dossier, say: Wording) -> Table:
    here = all(tie.place == found.id for tie in ties)
    return tie_table(heading, name, ties, say, leave_out="place" if here else "")


def _seated(part: Part, say: Wording) -> list[Cell]:
    name = named(say, part.id, part.said.statements, remark=remarks(say, part.said.statements, aged=True))
    return [name, named(say, part.cls), status_cell(say, part.status, part.statements)]


def people(found: Dossier, say: Wording) -> Table:
    """Return the people of who runs the place and of who is there, then who is quoted on it."""
    table = post_table(found.people, say, say.of("People, and who is quoted", "人物与受访方"))
    known = {post.person for post in found.people}
    quoted = [one for one in found.speakers if one.value not in known]
    rows = [*table.rows, *(_quoted(one, say, [column.name for column in table.columns]) for one in quoted)]
    return replace(table, rows=rows)


def _quoted(one: Said, say: Wording, columns: Sequence[str]) -> list[Cell]:
    first = min(one.statements, key=lambda told: told.source.issued.value)
    cells = {
        "person": named(say, one.value, one.statements),  # type: ignore[arg-type]
        "post": Cell(say.of("quoted on the park", "就园区发言")),
        "published": reported_cell(say, first.source.edtf),
    }
    return [cells.get(name, Cell("")) for name in columns]


def post_table(posts: Sequence[Post], say: Wording, heading: str = "") -> Table:
    """Return people with their posts and the dates of publication."""
    dated = any(post.since or post.until for post in posts)
    columns = [
        Column(say.of("person", "人物"), "person"),
        Column(say.of("post", "职务"), "post"),
        Column(say.of("at", "机构"), "at"),
        *([Column(say.of("since", "起始"), "since")] if dated else []),
        Column(say.of("published", "发布日期"), "published", tight=True),
    ]
    note = say.of("As of the day of publication; a post may have changed since.", "截至发布之日；此后可能已变动。")
    return Table(
        heading or say.of("People", "人物"), "people", columns, [_post(post, say, dated) for post in posts], note
    )


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
