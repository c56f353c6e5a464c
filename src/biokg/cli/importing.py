"""What the commands ``biokg import …`` share: their options, the progress on a terminal, the summary."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..registers.catalogue import register
from .options import Words, in_workspace
from .program import command

if TYPE_CHECKING:
    from ..registers.importing import Outcome, Progress
    from ..registers.model import Option, Register
    from ..workspace import Workspace

__all__ = ["importing", "shared", "take_in"]

_SHOWN = 5  # reasons, rounds and garbled records that the summary names


def importing(name: str, *registers: str) -> Callable[[Callable[..., None]], click.Command]:
    """Make the command ``import NAME`` with the help of a function and the options of its register.

    A word may stand for several registers of one publisher; each file goes to the one that it is of.
    """
    wanted = [register(one) for one in registers or (name,)]

    def decorate(told: Callable[..., None]) -> click.Command:
        def run(folder: Path, files: tuple[Path, ...], **options: Any) -> None:
            from ..registers.recognising import shared_out
            from ..workspace import Workspace

            take_in(Workspace.find(folder), shared_out(wanted, files), options)

        run.__doc__ = told.__doc__
        for option in reversed(wanted[0].options):
            run = _option(option)(run)
        return command(f"import {name}")(shared(in_workspace(run)))

    return decorate


def take_in(workspace: Workspace, given: Sequence[tuple[Register, Sequence[Path]]], options: dict[str, Any]) -> None:
    """Import the files of each register and tell what was done; none before all are known to have a date.

    The exit status is 1 where records were rejected, 2 where nothing was taken.
    """
    from ..errors import BiokgError
    from ..registers.dating import dated
    from ..registers.importing import import_release

    release, date, dry_run = (options.pop(name) for name in ("release", "date", "dry_run"))
    days = [dated(one, paths, date or "") for one, paths in given]
    status, done = 0, list[str]()
    for (one, paths), day in zip(given, days, strict=True):
        try:
            with _progress() as report:
                outcome = import_release(
                    workspace, one, paths, release=release or "", date=day, options=options, dry_run=dry_run,
                    report=report,
                )  # fmt: skip
        except BiokgError:
            if done and not dry_run:
                others = [left.title["en"] for left, _ in given[len(done) :]]
                click.echo(f"Imported, and it stays: {'; '.join(done)}. Not imported: {'; '.join(others)}.", err=True)
            raise
        done.append(one.title["en"])
        for line in _summary(outcome, dry_run, workspace.relative):
            click.echo(line)
        status = max(status, 2 if outcome.empty else 1 if outcome.reasons else 0)
    if status:
        raise click.exceptions.Exit(status)


def shared(function: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the files and options of every import."""
    for decorate in (
        click.option("--dry-run", is_flag=True, help="Read and count everything; change nothing."),
        click.option("--date", metavar="EDTF", help="When it was released; by default the day that the files "
                     "say or have in their names, else the last change in the records."),
        click.option("--release", type=Words(name=True), metavar="NAME", help="What the publisher calls the release; "
                     "by default a version in a file's name, else the date."),
        click.argument("files", nargs=-1, required=True, metavar="FILE...",
                       type=click.Path(path_type=Path, exists=True)),
    ):  # fmt: skip
        function = decorate(function)
    return function


def _option(option: Option) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    name = f"--{option.name.replace('_', '-')}"
    if isinstance(option.default, bool):
        return click.option(name, option.name, is_flag=True, help=option.help)
    kind = click.Choice(option.choices) if option.choices else None
    shown = bool(option.default)
    return click.option(name, option.name, type=kind, default=option.default, show_default=shown, help=option.help)


@contextmanager
def _progress() -> Iterator[Callable[[Progress], None]]:
    """Show a bar with rate and time left on a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _progress: None
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        TaskProgressColumn,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )
    from rich.progress import (
        Progress as Bar,
    )

    columns = (
        TextColumn("{task.description}"), BarColumn(), TaskProgressColumn(), TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(), TextColumn("left"), TimeRemainingColumn(),
    )  # fmt: skip
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        tasks: dict[str, Any] = {}

        def report(told: Progress) -> None:
            if told.phase not in tasks:
                tasks[told.phase] = bar.add_task(told.phase, total=told.total, rate="")
            task = bar.tasks[tasks[told.phase]]
            count, noun = (told.records, "records") if told.phase == "reading" else (told.done, "statements")
            rate = f"{count:,} {noun}, {count / max(task.elapsed or 0, 0.1):,.0f} a second"
            bar.update(tasks[told.phase], completed=told.done, total=told.total, rate=rate)

        yield report


def _summary(outcome: Outcome, dry_run: bool, relative: Callable[[Path], str]) -> Iterator[str]:
    """Yield the lines that tell what an import did."""
    made, counts = outcome.release, outcome.release.counts
    yield f"{made.title}, release {made.release} ({made.date})"
    for what, number in _numbers(counts):
        yield f"  {number:>12,}  {what}"
    yield f"  {made.statements:>12,}  statements"
    for reasons, words in ((outcome.reasons, "rejected"), (outcome.left_out, "left out")):
        yield from _reasons(reasons, words)
    if outcome.cycles:
        yield from _rounds(outcome)
    if outcome.garbled:
        shown = ", ".join(outcome.garbled[:_SHOWN])
        yield f"{len(outcome.garbled):,} with text that was once decoded in a wrong way, taken as it is: {shown}."
    if outcome.rejects:
        yield f"The rejected records are in {relative(outcome.rejects)}."
    yield _end(outcome, dry_run)


def _numbers(counts: dict[str, int]) -> Iterator[tuple[str, int]]:
    words = {
        "read": "records read",
        "taken": "taken",
        "repeated": "the same as one before",
        "left out": "left out by the options",
        "rejected": "rejected",
        "absent": "things only linked to, without a record of their own",
    }
    return (
        (text, counts.get(name, 0)) for name, text in words.items() if name in ("read", "taken") or counts.get(name)
    )


def _reasons(reasons: Any, words: str) -> Iterator[str]:
    from ..views.words import harmless

    for number, (reason, count) in enumerate(reasons.items()):
        if number == _SHOWN:
            yield f"… and {len(reasons) - _SHOWN:,} more reasons."
            return
        yield f"{count:,} {words}: {harmless(reason, 200)}"


def _rounds(outcome: Outcome) -> Iterator[str]:
    from ..terms import shorten

    ring = outcome.cycles[0]
    shown = " → ".join(shorten(node.value) for node in (*ring[:_SHOWN], ring[0]))
    yield f"{len(outcome.cycles):,} of them lead back to where they began, kept as they are: {shown}."


def _end(outcome: Outcome, dry_run: bool) -> str:
    if dry_run:
        return "Nothing was changed (--dry-run)."
    if outcome.empty:
        return "Nothing was taken, so nothing was changed."
    if not outcome.changed:
        return "The same statements as before; nothing changed."
    return f"Imported.{_replaced(outcome)} Run `biokg build` to take it into the graph."


def _replaced(outcome: Outcome) -> str:
    """Tell which release gave way, and what may not have been meant by that."""
    from ..values import window

    former, release = outcome.former, outcome.release
    if former is None:
        return ""
    told = f" It replaces release {former.release}"
    if window(former.date)[0] > window(release.date)[1]:
        return f"{told}, which is newer."
    names = [one.name for one in former.inputs]
    if former.release != release.release or {*names} & {one.name for one in release.inputs}:
        return f"{told}."
    files = ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")
    return f"{told}, made of other files ({files}): to hold those too, import all files of a release in one command."
