"""``biokg report helix``."""

from __future__ import annotations

from ..asked import Asked
from ..options import reporting
from ..program import command

__all__ = ["helix"]


@command("report helix")
@reporting
def helix(asked: Asked) -> None:
    """How university and research, industry, government, hospitals and investors are tied, within and across, settled
    and planned apart; who bridges two of them and by which documents; who stands between others, in which role.

    Two organisations are tied directly, or through a person, product, decision or facility that both have a hand in; to
    be in the same place is no tie.

    \b
    Examples:
      biokg report helix
      biokg report helix --lang zh -o helix.html
    """
    from ...analysis.helix import helix as spheres
    from ...views.products.helix import document

    with asked.graph() as kg:
        found = spheres(kg)
        tidy = asked.format in {"csv", "xlsx"}
        table = asked.table or ("ties" if asked.format == "csv" else None)
        asked.write_product(found, document(found, asked.wording(kg), tidy=tidy), table)
