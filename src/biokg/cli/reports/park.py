"""``biokg report park``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..asked import Asked
from ..completion import complete_thing
from ..options import ageing, reporting, silencing
from ..program import command

if TYPE_CHECKING:
    from ...analysis.silence import Silence

__all__ = ["park"]


@command("report park")
@click.argument("name", nargs=-1, required=True, metavar="PARK", shell_complete=complete_thing)
@reporting
@ageing
@silencing
def park(asked: Asked, name: tuple[str, ...], silence: Silence) -> None:
    """What is known of a park, a zone, a corridor or a development zone: who stands above it, companies by tie
    (attracted, chose it, moving in, opened), facilities by status, numbers with each population apart, value chain,
    products, plans, forecasts, people, evidence, and what no source states. One page of what matters first.

    \b
    Examples:
      biokg report park BioPark
      biokg report park 中关村生命科学园 --lang zh -o park.html
      biokg report park BioPark --table tenants --format csv
    """
    from ...analysis.park import dossier
    from ...analysis.subjects import subject
    from ...views.products.park import document

    with asked.graph() as kg:
        found = dossier(kg, subject(kg, " ".join(name), "park"), silence)
        asked.write_product(found, document(kg, found, asked.wording(kg)))
