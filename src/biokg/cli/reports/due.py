"""``biokg report due``."""

from __future__ import annotations

import click

from ..asked import Asked
from ..completion import complete_thing
from ..options import reporting
from ..program import command

__all__ = ["due"]


@command("report due")
@click.argument("about", required=False, metavar="[THING]", shell_complete=complete_thing)
@click.option("--dormant-after", type=click.IntRange(1, 50), default=2, show_default=True, metavar="YEARS",
              help="Without a word for so long, a forecast is dormant.")  # fmt: skip
@click.option("--dropped-after", type=click.IntRange(2, 100), default=4, show_default=True, metavar="YEARS",
              help="Without a word for so long, it is presumed dropped.")  # fmt: skip
@reporting
def due(asked: Asked, about: str | None, dormant_after: int, dropped_after: int) -> None:
    """Every expectation and plan - of the graph, or for a park, by a company, about a THING - with its window, who said
    it, and its state today or as of DATE: overdue, due, pending, begun, open, dormant, presumed dropped, dropped, met
    early, in the window, late, or for less than was expected; then who keeps to what was said.

    \b
    Examples:
      biokg report due --as-of 2025-12-31
      biokg report due BioPark -o due.xlsx
    """
    from ...analysis.due import due as ledger
    from ...analysis.silence import Silence
    from ...views.products.due import document

    rule = Silence(dormant_after, dropped_after)
    with asked.graph() as kg:
        found = ledger(kg, about=about, silence=rule)
        asked.write_product(found, document(found, asked.wording(kg)))
