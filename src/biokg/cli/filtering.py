"""The options that say which part of a network is wanted, the same in every command that has them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .completion import complete_thing
from .options import Day

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph
    from ..network import Filters

__all__ = ["PLANNED", "REGISTERS", "filtering", "releases_told", "with_registers"]

F = TypeVar("F", bound=Callable[..., Any])

TIERS = ("official", "register", "company", "agency", "trade", "aggregator", "machine")

PLANNED = click.option(
    "--planned/--settled", default=False, help="With what is planned or expected, or without it (default)."
)
REGISTERS = click.option(
    "--register",
    "registers",
    multiple=True,
    metavar="NAME",
    help="Also what this register states between things of the projection; may be repeated.",
)
_OPTIONS = (
    PLANNED,
    click.option("--park", metavar="PARK", shell_complete=complete_thing,
                 help="Only one park: what is in it or tied to it, zones included."),
    click.option("--around", metavar="THING", shell_complete=complete_thing, help="Only this and what it is tied to."),
    click.option("--depth", type=click.IntRange(1), default=1, show_default=True, help="How many ties away."),
    click.option("--valid-at", type=Day(), metavar="DATE", help="Only what was valid on a day, where that is stated."),
    click.option("--sources", type=click.IntRange(1), default=1, help="Only what so many independent sources say."),
    click.option("--tier", type=click.Choice(TIERS), help="Only what a source of this tier or a better one says."),
    click.option("--confidence", type=click.FloatRange(0, 1), metavar="C",
                 help="Only what is stated, or inferred with at least this confidence (0-1)."),
    click.option("--no-machine", "machine", flag_value=False, default=True,
                 help="Without what machine-made text alone says."),
)  # fmt: skip


def filtering(function: F) -> F:
    """Give a command the options of the filters, as one argument `filters`: what makes them (numpy loads late)."""

    @wraps(function)
    def run(
        *arguments: Any,
        planned: bool,
        park: str | None,
        around: str | None,
        depth: int,
        valid_at: dt.date | None,
        sources: int,
        tier: str | None,
        confidence: float | None,
        machine: bool,
        **rest: Any,
    ) -> Any:
        def filters() -> Filters:
            from ..network import Filters

            return Filters(planned, valid_at, sources, tier, confidence, machine, park, around, depth)

        return function(*arguments, filters=filters, **rest)

    wrapped: Any = run
    for option in reversed(_OPTIONS):
        wrapped = option(wrapped)
    return wrapped  # type: ignore[no-any-return]


def with_registers(filters: Filters, registers: tuple[str, ...], construct: str | None) -> Filters:
    """Return filters that name registers, too; raises UsageError beside a query, which looks into all of them."""
    if registers and construct is not None:
        raise click.UsageError("A query looks into all registers; name a --register with a projection only.")
    return replace(filters, registers=registers)


def releases_told(kg: KnowledgeGraph, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield which releases a network with registers looks into, in English and Chinese."""
    from ..terms import graph

    for name in dict.fromkeys(names):
        source = kg.recorded.release(graph(name)).source
        yield f"With what registers state: {source.title()}.", f"含登记册所载内容：{source.title('zh')}。"
