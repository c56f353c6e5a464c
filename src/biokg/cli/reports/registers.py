"""``biokg report registers``."""

from __future__ import annotations

from dataclasses import replace

import click

from ..asked import Asked
from ..options import reporting
from ..program import command

__all__ = ["registers"]


@command("report registers")
@click.option("--register", "name", metavar="NAME", help="Only this register, as biokg registers calls it.")
@click.option("--country", metavar="CODE", help="Organisations, studies and decisions of this country: CN, US, EU.")
@click.option("--top", type=click.IntRange(1), default=10, show_default=True, metavar="N", help="So many of each list.")
@reporting
def registers(asked: Asked, name: str | None, country: str | None, top: int) -> None:
    """Organisations by country, kind and status; studies by status, phase and year, with sponsors, diseases and
    products; decisions by kind, area and year, with holders; which records are things of the sources. Each figure says
    of how many it is, and from which register. --as-of counts the registers that had been released by then.

    \b
    Examples:
      biokg report registers
      biokg report registers --country CN --top 20
      biokg report registers --register clinicaltrials --table studies-sponsors --format csv
    """
    from ...analysis.registers import registers as counted
    from ...views.products.registers import document

    whole = replace(asked, as_of=None)  # which registers count by then is said by their releases
    with whole.graph() as kg:
        found = counted(kg, name, country=country, top=top, as_of=asked.as_of)
        whole.write_product(found, document(found, whole.wording(kg)))
