"""``biokg report changes``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..asked import Asked
from ..completion import complete_thing
from ..options import Day, reporting
from ..program import command

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from ...graph import KnowledgeGraph
    from ...views.wording import Wording

__all__ = ["changes"]


@command("report changes")
@click.argument("about", required=False, metavar="[THING]", shell_complete=complete_thing)
@click.option("--since", type=Day(), metavar="DATE", help="Compare with what was known at the end of that day.")
@click.option("--against", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="DIR",
              help="Compare with the graph of another workspace.")  # fmt: skip
@reporting
def changes(asked: Asked, about: str | None, since: dt.date | None, against: Path | None) -> None:
    """Facts that are new, changed or gone, and forecasts that turned - in the graph, or about a THING - since the last
    build that held something else, since a DATE, or against another workspace. What changed in the sources is told from
    what biokg reads in another way.

    \b
    Examples:
      biokg report changes
      biokg report changes BioPark --since 2025-10-10
    """
    from ...analysis.changes import changes as found_between
    from ...views.products.changes import LIMIT, document
    from ...views.wording import Wording

    if since and against:
        raise click.UsageError("--since and --against exclude each other; name one.")
    with asked.graph() as kg, _before(kg, since, against) as before:
        node = kg.resolve(about) if about else None
        found = found_between(before, kg, about=node, day_after=kg.today)
        say = Wording(_either(kg, before), asked.language)
        limit = None if asked.format in {"csv", "xlsx"} else LIMIT
        table = asked.table or ("new" if asked.format == "csv" else None)
        words = _since(since, against, say)
        asked.write_product(found, document(found, say, since=words, limit=limit), table)


@contextmanager
def _before(kg: KnowledgeGraph, since: dt.date | None, against: Path | None) -> Iterator[KnowledgeGraph]:
    """Open what to compare with."""
    from ...graph import KnowledgeGraph
    from ...store import open_previous

    assert kg.workspace is not None, "the command opens a workspace"
    if since is not None:
        opened = kg.as_of(since)
    elif against is not None:
        opened = KnowledgeGraph.open(against)
    else:
        opened = KnowledgeGraph(open_previous(kg.workspace.derived), kg.workspace, kg.date)
    with opened:
        yield opened


def _either(kg: KnowledgeGraph, before: KnowledgeGraph) -> Callable[[NamedNode, str], str]:
    """Name a thing as the graph does, or as the other one did where it is gone."""

    def label(node: NamedNode, language: str) -> str:
        from ...terms import shorten

        name = kg.label(node, language)
        return before.label(node, language) if name == shorten(node.value) else name

    return label


def _since(since: dt.date | None, against: Path | None, say: Wording) -> str:
    if since is not None:
        day = say.date(since.isoformat())
        return say.of(f"since what was known on {day}", f"与{day}所知相比")
    if against is not None:
        return say.of(f"against {against}", f"与{against}相比")
    return say.of("since the last build that held something else", "与上一次内容不同的构建相比")
