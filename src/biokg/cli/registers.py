"""``biokg registers`` and ``biokg register``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

import click

from .asked import Asked
from .listing import Column, write_rows
from .options import asking
from .program import command

if TYPE_CHECKING:
    from ..registers.difference import Change
    from ..registers.kept import Release

__all__ = ["register", "registers"]

COLUMNS = (
    Column("name", "Name", "名称"),
    Column("title", "Register", "登记册"),
    Column("release", "Release", "版本"),
    Column("taken", "Records", "记录"),
    Column("rejected", "Rejected", "拒收"),
    Column("statements", "Statements", "陈述"),
)
KEYS = ("name", "title", "title_zh", "release", "date", "read", "taken", "rejected", "absent", "statements",
        "publisher", "licence", "attribution", "page", "sha256")  # fmt: skip
CHANGES = (
    Column("kind", "What", "变动"),
    Column("thing", "Thing", "事物"),
    Column("removed", "Before", "此前"),
    Column("added", "Now", "现在"),
)
_KINDS = {"new": ("new", "新增"), "gone": ("gone", "消失"), "changed": ("changed", "变更")}
_LINES, _FEW = 200, 4
"""Things that a table for people lists, and facts of each."""
_IRI = re.compile(r"<([^<>]+)>")


@command("registers")
@asking()
def registers(asked: Asked) -> None:
    """What was imported, by name. To take one in, see biokg import ror --help and its like.

    \b
    Example:
      biokg registers --format csv -o registers.csv
    """
    known = list(_known(asked))
    found = [_record(one) for one in known]
    shown = [
        one
        | {"title": _title(asked, release), "release": _dated(release)}
        | {key: f"{one[key]:,}" for key in ("taken", "rejected", "statements")}
        for one, release in zip(found, known, strict=True)
    ]
    write_rows(asked, COLUMNS, shown, found, KEYS)


def _record(one: Release) -> dict[str, object]:
    counts = {name: one.counts.get(name, 0) for name in ("read", "taken", "rejected", "absent")}
    return {**{key: getattr(one, key) for key in KEYS if key not in counts}, **counts}


@command("register")
@click.argument("name")
@click.option("--changes", is_flag=True, help="List what differs from the release before, thing by thing.")
@asking()
def register(asked: Asked, name: str, changes: bool) -> None:
    """NAME is that of an imported register, as biokg registers lists it.

    The page says what was imported, under which licence, and how much differs from the release before; --changes lists
    each thing that is new, gone or changed. All of them come with --format csv or json, the first 200 on a terminal.

    \b
    Examples:
      biokg register ror
      biokg register ror --changes --format csv -o changes.csv
    """
    from ..registers.difference import changes_of
    from ..workspace import Workspace

    one = _release(asked, name)
    found = changes_of(Workspace.find(asked.folder).registers / name)
    if changes:
        _write_changes(asked, found)
        return
    counts = Counter(change.kind for change in found)
    if asked.format == "json":
        asked.write_json(_record(one) | {"changes": dict(counts)})
    else:
        heads = (asked.of("Register", "登记册"), _title(asked, one))
        asked.write_table(heads, [*_about(asked, one), *_counted(asked, counts)])


def _known(asked: Asked) -> list[Release]:
    """Return what was imported, and released by the day asked for."""
    from ..errors import InputError
    from ..registers.kept import read_releases
    from ..values import window
    from ..workspace import Workspace

    if asked.store not in {None, "here"}:
        raise InputError(
            "Imports lie in the workspace, wherever the graph is kept: leave --store out. What a store holds of "
            "registers tells `biokg report registers --store …`.",
            zh="导入内容存放在工作区，与图谱存于何处无关：请去掉 --store。"
            "存储中的登记册见 `biokg report registers --store …`。",
        )
    found = read_releases(Workspace.find(asked.folder).registers)
    return [one for one in found if asked.as_of is None or window(one.date)[1] <= asked.as_of]


def _release(asked: Asked, name: str) -> Release:
    from ..errors import UnknownName
    from ..names import nearest

    known = {one.name: one for one in _known(asked)}
    if name not in known:
        raise UnknownName(f"No register '{name}' was imported.", nearest(name, list(known)))
    return known[name]


def _title(asked: Asked, one: Release) -> str:
    return asked.of(one.title, one.title_zh or one.title)


def _dated(one: Release) -> str:
    """Return the name of a release, with its date where that is another one."""
    return one.release if one.release == one.date else f"{one.release} ({one.date})"


def _about(asked: Asked, one: Release) -> Iterator[tuple[str, str]]:
    """Yield what a release is, line by line."""
    counts = one.counts
    lines = [
        (asked.of("release", "版本"), _dated(one)),
        (asked.of("publisher", "发布者"), one.publisher),
        (asked.of("licence", "许可"), one.licence),
        (asked.of("attribution", "署名"), one.attribution),
        (asked.of("page", "网页"), one.page),
        (asked.of("files", "文件"), ", ".join(one.name for one in one.inputs)),
        (asked.of("records", "记录"), f"{counts.get('taken', 0):,}"),
        (asked.of("rejected", "拒收"), f"{counts['rejected']:,}" if counts.get("rejected") else ""),
        (asked.of("only linked to", "仅被提及"), f"{counts['absent']:,}" if counts.get("absent") else ""),
        (asked.of("statements", "陈述"), f"{one.statements:,}"),
    ]
    return ((label, text) for label, text in lines if text)


def _counted(asked: Asked, counts: Counter[str]) -> Iterator[tuple[str, str]]:
    """Yield how many things differ from the release before."""
    for kind, words in _KINDS.items():
        if counts[kind]:
            yield asked.of(*words), asked.of(f"{counts[kind]:,} things", f"{counts[kind]:,} 个事物")


def _write_changes(asked: Asked, found: Iterator[Change]) -> None:
    few = asked.format in {"table", "md"}
    listed = list(islice(found, _LINES)) if few else list(found)
    records = [{"kind": one.kind, "thing": one.thing, "removed": _texts(one.removed), "added": _texts(one.added)}
               for one in listed]  # fmt: skip
    shown = [
        {"kind": asked.of(*_KINDS[one.kind]), "thing": one.thing,
         "removed": _few(one.removed) if one.kind == "changed" else "", "added": _few(one.added)}
        for one in listed
    ]  # fmt: skip
    write_rows(asked, CHANGES, shown, records, tuple(column.key for column in CHANGES))
    more = sum(1 for _ in found)
    if more:
        click.echo(
            asked.of(f"… and {more:,} more; --format csv has all.", f"……另有 {more:,} 个；--format csv 列出全部。"),
            err=True,
        )


def _few(facts: Sequence[str]) -> str:
    """Return the first facts of many, for a cell of a table."""
    texts = _texts(facts)
    return "\n".join([*texts[:_FEW], *([f"… {len(texts) - _FEW} more"] if len(texts) > _FEW else [])])


def _texts(facts: Sequence[str]) -> list[str]:
    """Return facts in short names: ``b:status status:ended``."""
    from ..terms import shorten
    from ..views.words import harmless

    return [harmless(_IRI.sub(lambda found: shorten(found[1]), fact)) for fact in facts]
