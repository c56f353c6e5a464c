"""``biokg report multinationals``."""

from __future__ import annotations

import click

from ..asked import Asked
from ..completion import complete_thing
from ..options import ageing, reporting
from ..program import command

__all__ = ["multinationals"]


@command("report multinationals")
@click.argument("name", nargs=-1, metavar="[PARK]", shell_complete=complete_thing)
@reporting
@ageing
def multinationals(asked: Asked, name: tuple[str, ...]) -> None:
    """Who announced a site, chose the place, is moving in, opened, and when; who is only being attracted. Companies
    that a source calls multinational come first; what they did around the park is told apart. Without PARK, all parks.

    \b
    Examples:
      biokg report multinationals BioPark
      biokg report multinationals BioPark --table moves --format csv
    """
    from ...analysis.multinationals import multinationals as courses
    from ...analysis.subjects import subject
    from ...views.products.multinationals import document

    with asked.graph() as kg:
        park = subject(kg, " ".join(name), "multinationals") if name else None
        found = courses(kg, park)
        asked.write_product(found, document(kg, found, asked.wording(kg)))
