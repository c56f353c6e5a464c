"""``biokg report network``."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from typing import TYPE_CHECKING

import click

from ..asked import Asked
from ..filtering import REGISTERS, filtering, releases_told, with_registers
from ..options import reporting
from ..program import command
from ..query import query_text
from ..waiting import PATIENCE

if TYPE_CHECKING:
    from ...network import Filters

__all__ = ["network"]

PROJECTIONS = ("ecosystem", "collaboration", "pipeline", "places", "people")
MEASURES = (
    "degree", "betweenness", "closeness", "pagerank", "eigenvector", "k-core", "articulation-points", "bridges",
    "constraint", "effective-size", "communities", "assortativity", "components",
)  # fmt: skip


@command("report network")
@click.option("--projection", type=click.Choice(PROJECTIONS), help="What is a thing, what a tie; ecosystem by default.")
@click.option("--construct", metavar="SPARQL|FILE", help="The network that a CONSTRUCT makes, not a projection.")
@REGISTERS
@click.option("--measure", type=click.Choice(MEASURES), help="Only one measure.")
@click.option("--limit", type=click.IntRange(1), default=5, show_default=True, help="Rows a measure.")
@filtering
@reporting
def network(
    asked: Asked,
    projection: str | None,
    construct: str | None,
    registers: tuple[str, ...],
    measure: str | None,
    limit: int,
    filters: Callable[[], Filters],
) -> None:
    """Who connects most, who lies between others, what falls apart without whom, which groups there are; then a table a
    measure, with what it means and how it changes with planned ties. A measure that says nothing says why. Registers
    are in no network unless they are named.

    \b
    Examples:
      biokg report network
      biokg report network --projection collaboration --planned
      biokg report network --measure betweenness --limit 20 --lang zh
      biokg report network --projection collaboration --register clinicaltrials
    """
    from ...analysis.measuring import measuring
    from ...views.products.network import document

    if projection is not None and construct is not None:
        raise click.UsageError("Name a --projection or --construct a network, not both.")
    wanted = with_registers(filters(), registers, construct)
    text = None if construct is None else query_text(construct)
    with asked.graph() as kg:
        found = measuring(
            kg, projection or "ecosystem", planned=wanted.planned, measure=measure, limit=limit, construct=text,
            filters=wanted, progress=_progress(asked),
        )  # fmt: skip
        tidy = asked.format in {"csv", "xlsx"}
        first = "groups" if measure == "communities" else "measures"
        table = asked.table or (first if asked.format == "csv" else None)
        asked.write_product(found, document(kg, found, asked.wording(kg), tidy=tidy), table)
        for en, zh in releases_told(kg, registers):
            click.echo(asked.of(en, zh), err=True)


def _progress(asked: Asked) -> Callable[[str], None]:
    """Return what tells on a terminal which measure is being taken, once it takes long."""
    start = time.monotonic()

    def tell(measure: str) -> None:
        if sys.stderr.isatty() and time.monotonic() - start > PATIENCE:
            asked.stop_waiting()
            click.echo(f"{measure} …", err=True)

    return tell
