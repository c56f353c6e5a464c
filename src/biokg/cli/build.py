"""``biokg build`` and ``biokg format``: the graph from its files."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import STORE, in_workspace
from .program import command

if TYPE_CHECKING:
    from ..store import Manifest
    from ..store.remote.address import Address
    from ..workspace import Workspace

__all__ = ["build", "format_files"]


@command("build")
@STORE
@in_workspace
def build(folder: Path, store: str | None) -> None:
    """It reads graphs/, refuses what is wrong (with file and line), derives the plain edges and writes .biokg/, or
    sends them to a SPARQL server.

    The former graph stays until the new one is complete. The same files give the same hash on every machine.

    \b
    Examples:
      biokg build && biokg check
      biokg build --store https://example.org/ds
    """
    from ..build import build as build_graph
    from ..store.opening import store_address
    from ..terms import OWN_GRAPHS
    from ..workspace import Workspace

    workspace = Workspace.find(folder)
    on_terminal = sys.stderr.isatty()
    steps = (lambda step: click.echo(f"\r\x1b[K{step} …", nl=False, err=True)) if on_terminal else (lambda _step: None)
    try:
        address = store_address(workspace, store)
        made = _publish(workspace, address, steps) if address else build_graph(workspace, report=steps)
    finally:
        if on_terminal:
            click.echo("\r\x1b[K", nl=False, err=True)
    sources = len(made.graphs.keys() - OWN_GRAPHS - made.registers.keys())
    registers = f" and {_counted(len(made.registers), 'register')}" if made.registers else ""
    where = address.url if address else workspace.relative(workspace.derived)
    click.echo(f"Hash {made.hash}", err=True)
    click.echo(
        f"Built {where} from {_counted(sources, 'source')}{registers}: "
        f"{_counted(made.graphs.get('derived', 0), 'edge')}, {_counted(made.quads, 'triple')} in all."
    )


def _publish(workspace: Workspace, address: Address, steps: Callable[[str], None]) -> Manifest:
    from ..build.publish import publish

    return publish(workspace, address, report=steps)


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


@command("format")
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@click.option("--check", "only_check", is_flag=True, help="Change nothing; exit with 1 where a file is not canonical.")
@click.option("--ids", is_flag=True, help="Give claims that were changed by hand the ids of their content.")
@in_workspace
def format_files(folder: Path, paths: tuple[Path, ...], only_check: bool, ids: bool) -> None:
    """PATHS are Turtle files, or folders that hold some; graphs/ and ontology/ of the workspace where none is given.

    \b
    Example:
      biokg format --check
    """
    from ..turtle import format_turtle, read_text, read_turtle, write_turtle
    from ..workspace import Workspace

    if ids and paths:
        raise click.UsageError("--ids goes through all sources; give no PATHS with it.")
    workspace = Workspace.find(folder)
    root, changed = workspace.root, 0
    wrong_ids = ids and _rename(workspace, only_check)
    files = list(_turtle_files(paths or (root / "graphs", root / "ontology"), root))
    for path in files:
        triples = read_turtle(path)
        if format_turtle(triples) != read_text(path):
            changed += 1
            click.echo(path)
            if not only_check:
                write_turtle(path, triples)
    click.echo(_formatted(len(files), changed, only_check), err=True)
    if (changed or wrong_ids) and only_check:
        raise click.exceptions.Exit(1)


def _rename(workspace: Workspace, only_check: bool) -> bool:
    """Rename what has an id of other content, in all files that name it; tell whether there was any."""
    from ..claims.files import read_source, write_sources
    from ..claims.renaming import renamed
    from ..terms import shorten

    changed, names = renamed({path: read_source(path) for path in workspace.source_files})
    for old, new in names.items():
        click.echo(f"{shorten(old.value)} → {shorten(new.value)}")
    if not only_check:
        write_sources(changed)
    return bool(names)


def _turtle_files(paths: Iterable[Path], root: Path) -> Iterator[Path]:
    from ..folders import files_in

    for path in paths:
        if path.is_dir():
            yield from files_in(path, "**/*.ttl", root if path.is_relative_to(root) else path)
        elif path.exists():
            yield path


def _formatted(files: int, changed: int, only_check: bool) -> str:
    if not changed:
        return f"{files} files, all in canonical form."
    if only_check:
        return f"{changed} of {files} files are not in canonical form; run `biokg format`."
    return f"Rewrote {changed} of {files} files."
