"""``biokg report chain``."""

from __future__ import annotations

import click

from ..asked import Asked
from ..completion import complete_thing
from ..options import ageing, reporting
from ..program import command

__all__ = ["chain"]


@command("report chain")
@click.argument("parks", nargs=-1, metavar="[PARK...]", shell_complete=complete_thing)
@reporting
@ageing
def chain(asked: Asked, parks: tuple[str, ...]) -> None:
    """From basic research to healthcare services, each stage stated, inferred, planned or not stated, with who stands
    behind it; then the gaps, and the organisations of the graph that have the stage and could fill them.

    All industry parks where none is named; a zone of development, a district or a city will do. What is a sign of a
    stage is written down in indicators/signs.toml; a workspace may add its own. CSV has one sign a row.

    \b
    Examples:
      biokg report chain
      biokg report chain BioPark --lang zh -o chain.html
    """
    from ...analysis.chain import chain as chained
    from ...analysis.subjects import subject
    from ...views.products.chain import document

    with asked.graph() as kg:
        found = chained(kg, [subject(kg, park, "chain") for park in parks])
        table = asked.table or ("fields" if asked.format == "csv" else None)
        tidy = asked.format in {"csv", "xlsx"}
        asked.write_product(found, document(kg, found, asked.wording(kg), tidy=tidy), table)
