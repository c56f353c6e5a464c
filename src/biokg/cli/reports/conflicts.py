"""``biokg report conflicts``."""

from __future__ import annotations

import click

from ..asked import Asked
from ..completion import complete_thing
from ..options import reporting
from ..program import command

__all__ = ["conflicts"]


@command("report conflicts")
@click.argument("thing", nargs=-1, metavar="[THING]", shell_complete=complete_thing)
@reporting
def conflicts(asked: Asked, thing: tuple[str, ...]) -> None:
    """Both sides of each disagreement with what is counted, dates, kinds of source and speakers, and which side the
    graph follows by which rule. Then numbers that differ because not the same is counted, or not on the same day.

    All of the graph where no THING is named; else what is about it, its numbers, products, plans and decisions.

    \b
    Examples:
      biokg report conflicts
      biokg report conflicts BioPark --lang zh
      biokg report conflicts --format csv --table apart
    """
    from ...analysis.disputes import disputes
    from ...views.products.conflicts import document

    with asked.graph() as kg:
        found = disputes(kg, kg.resolve(" ".join(thing)) if thing else None)
        table = asked.table or ("conflicts" if asked.format == "csv" else None)
        tidy = asked.format in {"csv", "xlsx"}
        asked.write_product(found, document(kg, found, asked.wording(kg), tidy=tidy), table)
