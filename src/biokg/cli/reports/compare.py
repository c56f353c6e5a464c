"""``biokg report compare``."""

from __future__ import annotations

import click

from ..asked import Asked
from ..completion import complete_thing
from ..options import ageing, reporting
from ..program import command

__all__ = ["compare"]


@command("report compare")
@click.argument("places", nargs=-1, required=True, metavar="PLACE PLACE...", shell_complete=complete_thing)
@reporting
@ageing
def compare(asked: Asked, places: tuple[str, ...]) -> None:
    """Two parks, zones of development or districts and more, by the indicators of the catalogue: companies, innovation,
    talent, platforms, approvals, cooperation, space, transport.

    Each number keeps its hedge, population and date; what is not reported is said to be so. Numbers are ranked only
    where the same is counted, within a year, undisputed, and where the bounds do not overlap; else the reason is given.
    CSV has one value a row. A workspace may add indicators of its own: indicators/*.toml.

    \b
    Examples:
      biokg report compare BioPark "Zhongguancun Life Science Park"
      biokg report compare E-Town Changping --lang zh -o compare.html
    """
    from ...analysis.comparison import compare as compared
    from ...analysis.subjects import subject
    from ...views.products.comparison import document

    with asked.graph() as kg:
        found = compared(kg, [subject(kg, place, "compare") for place in places])
        tidy = asked.format in {"csv", "xlsx"}
        table = asked.table or ("values" if asked.format == "csv" else None)
        asked.write_product(found, document(kg, found, asked.wording(kg), tidy=tidy), table)
