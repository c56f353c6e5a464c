"""``biokg report meet``."""

from __future__ import annotations

import click

from ..asked import Asked
from ..completion import complete_thing
from ..options import reporting
from ..program import command

__all__ = ["meet"]


@command("report meet")
@click.argument("about", required=False, metavar="[ORGANISATION]", shell_complete=complete_thing)
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="How many pairs.")
@reporting
def meet(asked: Asked, about: str | None, limit: int) -> None:
    """Organisations that have no known tie and share much - of all, or with one ORGANISATION - with what they share and
    the claims for it. Never those that are tied, are to be, or are parts of one body; to be in one city is nothing
    shared. Those that share one thing only are told by that thing. A hint where to look, with how often such hints came
    true on a register.

    \b
    Examples:
      biokg report meet
      biokg report meet Bayer --limit 5 --lang zh
    """
    from ...analysis.meeting import meeting
    from ...views.products.meeting import document

    with asked.graph() as kg:
        found = meeting(kg, about, limit=limit)
        table = asked.table or ("pairs" if asked.format == "csv" else None)
        asked.write_product(found, document(found, asked.wording(kg), tidy=asked.format in {"csv", "xlsx"}), table)
