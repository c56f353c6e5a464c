"""The options of reports that compare the graph with another one: of a day, of the last build, of another workspace."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from ..options import Day

if TYPE_CHECKING:
    from pyoxigraph import NamedNode

    from ...graph import KnowledgeGraph
    from ...views.wording import Wording

__all__ = ["Compared", "comparing", "label_of_either"]

F = TypeVar("F", bound=Callable[..., Any])


@dataclass(frozen=True)
class Compared:
    """What to compare a graph with; the last build that held something else where nothing is named."""

    since: dt.date | None
    against: Path | None

    @contextmanager
    def graph(self, kg: KnowledgeGraph) -> Iterator[KnowledgeGraph]:
        """Open the graph to compare with; raises StoreError where there was no earlier build."""
        from ...graph import KnowledgeGraph
        from ...store.opening import HERE, open_store_before

        assert kg.workspace is not None, "the command opens a workspace"
        if self.since is not None:
            opened = kg.as_of(self.since)
        elif self.against is not None:
            opened = KnowledgeGraph.open(self.against, HERE)
        else:
            opened = KnowledgeGraph(open_store_before(kg.store, kg.workspace), kg.workspace, kg.date)
        with opened:
            yield opened

    def words(self, say: Wording) -> str:
        """Say what the graph is compared with."""
        if self.since is not None:
            day = say.date(self.since.isoformat())
            return say.of(f"since what was known on {day}", f"与{day}所知相比")
        if self.against is not None:
            return say.of(f"against {self.against}", f"与{self.against}相比")
        return say.of("since the last build that held something else", "与上一次内容不同的构建相比")


def comparing(function: F) -> F:
    """Give a command --since and --against, as one argument `compared`."""

    @wraps(function)
    def run(*args: Any, since: dt.date | None, against: Path | None, **rest: Any) -> Any:
        if since and against:
            raise click.UsageError("--since and --against exclude each other; name one.")
        return function(*args, compared=Compared(since, against), **rest)

    folder = click.Path(path_type=Path, exists=True, file_okay=False)
    of_folder = click.option("--against", type=folder, metavar="DIR", help="Compare with another workspace.")
    of_day = click.option("--since", type=Day(), metavar="DATE", help="Compare with what was known on that day.")
    return of_day(of_folder(run))  # type: ignore[return-value]


def label_of_either(kg: KnowledgeGraph, before: KnowledgeGraph) -> Callable[[NamedNode, str], str]:
    """Name a thing as the graph does, or as the other one did where it is gone."""

    def label(node: NamedNode, language: str) -> str:
        from ...terms import shorten

        name = kg.label(node, language)
        return before.label(node, language) if name == shorten(node.value) else name

    return label
