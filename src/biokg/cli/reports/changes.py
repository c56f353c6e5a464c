"""``biokg report changes``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..asked import Asked
from ..completion import complete_thing
from ..options import reporting, silencing
from ..program import command
from .comparing import Compared, comparing, label_of_either

if TYPE_CHECKING:
    from ...analysis.silence import Silence

__all__ = ["changes"]


@command("report changes")
@click.argument("about", required=False, metavar="[THING]", shell_complete=complete_thing)
@comparing
@reporting
@silencing
def changes(asked: Asked, about: str | None, compared: Compared, silence: Silence) -> None:
    """Facts that are new, changed or gone, and forecasts that turned - in the graph, or about a THING - since the last
    build that held something else, since a DATE, or against another workspace. What changed in the sources is told from
    what biokg reads in another way.

    \b
    Examples:
      biokg report changes
      biokg report changes BioPark --since 2025-10-10
    """
    from ...analysis.changes import changes as found_between
    from ...views.products.changes import LIMIT, document
    from ...views.wording import Wording

    with asked.graph() as kg, compared.graph(kg) as before:
        found = found_between(before, kg, about=kg.resolve(about) if about else None, silence=silence)
        say = Wording(label_of_either(kg, before), asked.language)
        limit = None if asked.format in {"csv", "xlsx"} else LIMIT
        table = asked.table or ("new" if asked.format == "csv" else None)
        asked.write_product(found, document(kg, found, say, since=compared.words(say), limit=limit), table)
