"""The walk through proposals on a terminal, one key a decision."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..matching import Judgements, Proposal
    from ..matching.review import Review

__all__ = ["walk"]

_LEFT = 12  # columns before what a line tells
_SHOWN = 6  # other names of a record that are shown
_KEYS = (
    ("a", "accept", "接受"),
    ("r", "reject", "否决"),
    ("u", "unsure", "存疑"),
    ("s", "skip", "跳过"),
    ("m", "remark", "备注"),
    ("z", "undo", "撤销"),
    ("q", "quit", "退出"),
)


def walk(proposals: Sequence[Proposal], judgements: Judgements, by: str, language: str, where: str) -> None:
    """Ask for a decision on each proposal until the end, `q` or Ctrl-C; each is on disk before the next is shown."""
    from ..matching.review import Review

    review = Review(proposals, judgements, by, dt.date.today())
    chinese = language == "zh"
    try:
        _ask_all(review, chinese)
    except (KeyboardInterrupt, EOFError):
        click.echo()
    left = len(proposals) - review.place
    if not review.decided:
        click.echo(f"未作判断，尚余 {left} 项。" if chinese else f"Nothing judged; {left} left.")
    else:
        told = f"已判断 {review.decided} 项，尚余 {left} 项；均在 {where}。"
        click.echo(told if chinese else f"{review.decided} judged, {left} left; all is in {where}.")
        click.echo("运行 `biokg build` 以采用。" if chinese else "Run `biokg build` to take it in.", err=True)


def _ask_all(review: Review, chinese: bool) -> None:
    why = ""
    while review.current is not None:
        _show(review, chinese, why)
        key = _key()
        if key == "a":
            review.accept(why)
        elif key in ("r", "u"):
            from ..matching import Judged

            review.judge(Judged.DIFFERENT if key == "r" else Judged.UNSURE, why)
        elif key == "s":
            review.skip()
        elif key == "m":
            why = click.prompt("备注" if chinese else "Remark", default="", show_default=False)
            continue
        elif key == "z":
            if not review.undo():
                click.echo("这是第一项。" if chinese else "This is the first one.")
        elif key == "q":
            return
        else:
            click.echo("请按所示按键。" if chinese else "Press one of the keys shown.")
            continue
        why = ""


def _key() -> str:
    """Read one key on a terminal, the first letter of a line elsewhere; EOFError at the end."""
    if sys.stdin.isatty():
        return click.getchar().lower()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.strip().lower()[:1]


def _show(review: Review, chinese: bool, why: str) -> None:
    """Print the current proposal and the keys."""
    from ..terms import brief, short_id
    from ..views.matches import RELATIONS, VERDICTS, reasons_worded
    from ..views.words import harmless

    proposal = review.current
    assert proposal is not None
    thing, match = proposal.thing, proposal.match
    entity = match.entity
    names, record = (harmless(text) for text in (" · ".join(thing.names[:3]), entity.names[0]))
    question = RELATIONS[match.relation.value][chinese] + ("？" if chinese else "?")
    lines = [
        ("事物" if chinese else "thing", f"{names}  {short_id(thing.id)}"),
        (question, f"{record}  {brief(entity.id)}"),
    ]
    if entity.names[1:]:
        more = " …" if len(entity.names) > _SHOWN + 1 else ""
        lines.append(("又名" if chinese else "also", harmless(" · ".join(entity.names[1 : _SHOWN + 1])) + more))
    if entity.countries:
        lines.append(("所在" if chinese else "seat", ", ".join(sorted(entity.countries))))
    verdict = VERDICTS[match.verdict.value][chinese]
    lines.append(("相似度" if chinese else "likeness", f"{match.score:.2f} ({verdict})"))
    lines.append(("理由" if chinese else "because", reasons_worded(match.reasons, "zh" if chinese else "en")))
    if why:
        lines.append(("备注" if chinese else "remark", harmless(why)))
    click.echo("\n  " + click.style(f"{review.place + 1}/{len(review.proposals)}", dim=True))
    bold = {lines[0][1]: len(names), lines[1][1]: len(record)}
    for head, text in lines:
        pad = 10 - sum(2 if ord(sign) > 0x2E80 else 1 for sign in head)
        click.echo(f"  {head}{' ' * max(pad, 1)}{_wrapped(text, bold.get(text, 0))}")
    click.echo("  " + "  ".join(f"[{key}] {zh if chinese else en}" for key, en, zh in _KEYS))


def _wrapped(text: str, bold: int) -> str:
    """Return a text in lines that stand below each other, its first letters bold."""
    from ..views.document.wrapping import breaks

    width = max(shutil.get_terminal_size((80, 24)).columns, 40) - _LEFT
    lines = []
    for start, end in pairwise((0, *breaks(text, width), len(text))):
        line, letters = text[start:end].rstrip(), max(bold - start, 0)
        lines.append((click.style(line[:letters], bold=True) if letters else "") + line[letters:])
    return f"\n{' ' * _LEFT}".join(lines)
