"""``biokg path``."""

from __future__ import annotations

import click

from .asked import Asked
from .completion import complete_thing
from .filtering import PLANNED
from .options import reporting
from .program import command

__all__ = ["path"]


@command("path")
@click.argument("start", metavar="A", shell_complete=complete_thing)
@click.argument("end", metavar="B", shell_complete=complete_thing)
@click.option("--limit", type=click.IntRange(1, 20), default=3, show_default=True, help="How many paths.")
@click.option("--through-hubs", is_flag=True, help="Also through countries, cities and districts.")
@PLANNED
@reporting
def path(asked: Asked, start: str, end: str, limit: int, through_hubs: bool, planned: bool) -> None:
    """The shortest connections between two things, each hop with the tie as it is said, how it stands and its sources.
    A thing with many ties makes a path longer; countries, cities and districts are left out, unless they are A or B.
    Where nothing connects the two: what each is part of, and what would connect them.

    \b
    Examples:
      biokg path "Huahui Health" BioPark
      biokg path 礼来 清华大学 --planned --through-hubs --lang zh
    """
    from ..analysis.paths import paths
    from ..views.products.paths import document

    with asked.graph() as kg:
        found = paths(kg, start, end, limit=limit, through_hubs=through_hubs, planned=planned)
        if asked.table is None and asked.format == "csv":
            asked.table = "hops" if found.paths else "alternatives" if found.alternatives else "parts"
        asked.write_product(found, document(found, asked.wording(kg), tidy=asked.format in {"csv", "xlsx"}))
