"""``biokg report drug``."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from ..asked import Asked
from ..completion import complete_thing
from ..options import reporting, silencing
from ..program import command

if TYPE_CHECKING:
    from ...analysis.silence import Silence

__all__ = ["drug"]


@command("report drug")
@click.argument("name", nargs=-1, required=True, metavar="DRUG", shell_complete=complete_thing)
@reporting
@silencing
def drug(asked: Asked, name: tuple[str, ...], silence: Silence) -> None:
    """Designations, approvals and trials of a drug or device by jurisdiction; what was expected, by whom, and what came
    of it; all its names, its developer and the research it rests on; where sources disagree.

    \b
    Examples:
      biokg report drug Libeiweita
      biokg report drug HH-003 --lang zh -o drug.html
    """
    from ...analysis.milestones import milestones
    from ...analysis.subjects import subject
    from ...views.products.milestones import document

    with asked.graph() as kg:
        found = milestones(kg, subject(kg, " ".join(name), "drug"), silence)
        asked.write_product(found, document(kg, found, asked.wording(kg)))
