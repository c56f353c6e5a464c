"""``biokg report evidence``."""

from __future__ import annotations

import click

from ..asked import Asked
from ..completion import complete_thing
from ..options import reporting
from ..program import command

__all__ = ["evidence"]


@command("report evidence")
@click.argument("thing", nargs=-1, metavar="[THING]", shell_complete=complete_thing)
@reporting
def evidence(asked: Asked, thing: tuple[str, ...]) -> None:
    """Facts by the kind of source behind them, what machine-made text alone says, what one report alone states, and
    which reports matter most: what would fall, or change, if one were withdrawn. A digest, a translation and a copy of
    one report count once.

    All of the graph where no THING is named; else what is about it and what belongs to it. CSV has one fact a row.

    \b
    Examples:
      biokg report evidence
      biokg report evidence "Huahui Health" --lang zh
    """
    from ...analysis.evidence import evidence as found_for
    from ...views.products.evidence import document

    with asked.graph() as kg:
        found = found_for(kg, kg.resolve(" ".join(thing)) if thing else None)
        table = asked.table or ("facts" if asked.format == "csv" else None)
        tidy = asked.format in {"csv", "xlsx"}
        asked.write_product(found, document(kg, found, asked.wording(kg), tidy=tidy), table)
