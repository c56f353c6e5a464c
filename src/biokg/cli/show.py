"""``biokg report`` and ``biokg draw``."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path

import click

from .asked import Asked
from .completion import complete_thing
from .options import asking, reporting
from .program import command

__all__ = ["draw", "report"]


@command("report")
@reporting
def report(asked: Asked) -> None:
    """Things by class and status, claims by source, tier and modality, what rests on one source or on machine-made
    text, conflicts, expectations and their state, the best connected things. Expectations are judged as of today, or as
    of DATE.

    \b
    Example:
      biokg report --as-of 2026-01-31 -o report.md
    """
    from ..analysis.overview import overview
    from ..views.report import document, overview_record

    with asked.graph() as kg:
        found = overview(kg, kg.today)
        asked.write_product(overview_record(kg, found), document(kg, found, asked.wording(kg)))


@command("draw")
@click.option("--around", metavar="THING", shell_complete=complete_thing, help="Only this and what it is tied to.")
@click.option("--depth", type=click.IntRange(1), default=1, show_default=True, help="How many ties away.")
@click.option("--settled", is_flag=True, help="Only what is settled: nothing planned, expected or intended.")
@asking(("html",))
def draw(asked: Asked, around: str | None, depth: int, settled: bool) -> None:
    """One HTML file that asks nothing of the network: search, legend, filters, and the claims of a thing on click.

    On a terminal it is written to map.html where no FILE is named.

    \b
    Examples:
      biokg draw -o map.html
      biokg draw --around BioPark --depth 2 --lang zh
    """
    from ..views.map.gather import picture_of
    from ..views.map.page import page

    if asked.output is None and sys.stdout.isatty():
        asked = replace(asked, output=Path("map.html"))
    with asked.graph() as kg:
        asked.write(page(picture_of(kg, centre=around, depth=depth, only_settled=settled), asked.language))
    if asked.to_file:
        click.echo(f"Drew {asked.output}; open it in a browser.", err=True)
