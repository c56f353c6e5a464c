"""``biokg report due``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..asked import Asked
from ..completion import complete_thing
from ..options import reporting, silencing
from ..program import command

if TYPE_CHECKING:
    from ...analysis.silence import Silence

__all__ = ["due"]


@command("report due")
@click.argument("about", required=False, metavar="[THING]", shell_complete=complete_thing)
@reporting
@silencing
def due(asked: Asked, about: str | None, silence: Silence) -> None:
    """Every expectation and plan - of the graph, or for a park, by a company, about a THING - with its window, who said
    it, and its state today or as of DATE: overdue, due, pending, begun, open, dormant, presumed dropped, dropped, met
    early, in the window, late, or for less than was expected; then who keeps to what was said.

    \b
    Examples:
      biokg report due --as-of 2025-12-31
      biokg report due BioPark -o due.xlsx
    """
    from ...analysis.due import due as ledger
    from ...views.products.due import document

    with asked.graph() as kg:
        found = ledger(kg, about=about, silence=silence)
        asked.write_product(found, document(found, asked.wording(kg)))
