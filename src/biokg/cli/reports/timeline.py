"""``biokg report timeline``."""

from __future__ import annotations

import datetime as dt

import click

from ..asked import Asked
from ..completion import complete_thing
from ..options import Day, reporting
from ..program import command

__all__ = ["timeline"]


@command("report timeline")
@click.argument("name", nargs=-1, metavar="[THING]", shell_complete=complete_thing)
@click.option("--from", "start", type=Day(), metavar="DATE", help="Only what can fall on this day or later.")
@click.option("--to", "end", type=Day(), metavar="DATE", help="Only what can fall on this day or earlier.")
@reporting
def timeline(asked: Asked, name: tuple[str, ...], start: dt.date | None, end: dt.date | None) -> None:
    """What happened, is planned or expected, by the dates that sources give for the thing itself: never the day on
    which it was published. A date that is not sharp is a window. Of THING with what belongs to it: its parts, sites,
    ties, products and the decisions on them. What no source dates comes last, with the day by which it was known.

    \b
    Examples:
      biokg report timeline BioPark
      biokg report timeline --from 2025-10-01 --to 2025-12-31 --lang zh
    """
    from ...analysis.timeline import timeline as dated
    from ...views.products.timeline import document

    with asked.graph() as kg:
        found = dated(kg, kg.resolve(" ".join(name)) if name else None, start, end)
        asked.write_product(found, document(kg, found, asked.wording(kg)))
