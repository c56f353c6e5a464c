"""``biokg report network``."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

import click

from ..asked import Asked
from ..completion import complete_thing
from ..options import reporting
from ..program import command

__all__ = ["network"]

PROJECTIONS = ("ecosystem", "collaboration", "pipeline", "places", "people")
MEASURES = (
    "degree", "betweenness", "closeness", "pagerank", "eigenvector", "k-core", "articulation-points", "bridges",
    "constraint", "effective-size", "communities", "assortativity", "components",
)  # fmt: skip
PATIENCE = 2.0
"""Seconds after which it is told what is being done."""


@command("report network")
@click.option("--projection", type=click.Choice(PROJECTIONS), default="ecosystem", show_default=True,
              help="What becomes a thing of the network, and what a tie.")  # fmt: skip
@click.option("--construct", type=click.Path(exists=True, dir_okay=False, path_type=Path), metavar="FILE",
              help="The network that a SPARQL CONSTRUCT makes, in place of a projection.")  # fmt: skip
@click.option("--planned", is_flag=True, help="Count also what is planned or expected.")
@click.option("--measure", type=click.Choice(MEASURES), help="Only one measure.")
@click.option("--park", metavar="PARK", shell_complete=complete_thing, help="Only what belongs to a park.")
@click.option("--sources", type=click.IntRange(1), default=1, help="Only what so many independent sources say.")
@click.option("--limit", type=click.IntRange(1), default=5, show_default=True, help="Rows a measure.")
@reporting
def network(
    asked: Asked,
    projection: str,
    construct: Path | None,
    planned: bool,
    measure: str | None,
    park: str | None,
    sources: int,
    limit: int,
) -> None:
    """Who connects most, who lies between others, what falls apart without whom, which groups there are; then a table a
    measure, with what it means and how it changes with planned ties. A measure that says nothing says why.

    \b
    Examples:
      biokg report network
      biokg report network --projection collaboration --planned
      biokg report network --measure betweenness --limit 20 --lang zh
    """
    from ...analysis.measuring import measuring
    from ...network import Filters
    from ...views.products.network import document

    with asked.graph() as kg:
        found = measuring(
            kg, projection, planned=planned, measure=measure, limit=limit, construct=construct,
            filters=Filters(park=park, sources=sources), progress=_progress(),
        )  # fmt: skip
        tidy = asked.format in {"csv", "xlsx"}
        first = "groups" if measure == "communities" else "measures"
        table = asked.table or (first if asked.format == "csv" else None)
        asked.write_product(found, document(kg, found, asked.wording(kg), tidy=tidy), table)


def _progress() -> Callable[[str], None]:
    """Return what tells on a terminal which measure is being taken, once it takes long."""
    start = time.monotonic()

    def tell(measure: str) -> None:
        if sys.stderr.isatty() and time.monotonic() - start > PATIENCE:
            click.echo(f"{measure} …", err=True)

    return tell
