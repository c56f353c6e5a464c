"""``biokg report company``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..asked import Asked
from ..completion import complete_thing
from ..options import ageing, reporting, silencing
from ..program import command

if TYPE_CHECKING:
    from ...analysis.silence import Silence

__all__ = ["company"]


@command("report company")
@click.argument("name", nargs=-1, required=True, metavar="COMPANY", shell_complete=complete_thing)
@reporting
@ageing
@silencing
def company(asked: Asked, name: tuple[str, ...], silence: Silence) -> None:
    """Ties with places by how far each has come, sites, products with the state of their approval, trials, the research
    they rest on, people, numbers, forecasts, connections, evidence. Institutes, universities and public bodies too.

    \b
    Examples:
      biokg report company "Huahui Health"
      biokg report company 辉瑞 --lang zh -o pfizer.html
    """
    from ...analysis.company import company as profile
    from ...analysis.subjects import subject
    from ...views.products.company import document

    with asked.graph() as kg:
        found = profile(kg, subject(kg, " ".join(name), "company"), silence)
        asked.write_product(found, document(kg, found, asked.wording(kg)))
