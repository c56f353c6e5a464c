"""``biokg import gleif``."""

from __future__ import annotations

from ..importing import importing

__all__ = ["gleif"]


@importing("gleif")
def gleif() -> None:
    """FILE is a golden copy or concatenated file of the Global LEI Foundation, level 1 (who is who) or level 2 (who
    owns whom), as CSV or XML, packed or not; give both levels together.

    What is taken: names, addresses, seat, status and successors of legal entities, direct and ultimate parents, funds
    and who manages them; by default only of organisations that the built graph speaks of.

    \b
    Examples:
      biokg build && biokg import gleif lei2.csv.zip rr.csv.zip
      biokg import gleif --all lei2-healthcare.csv --date 2023-06-05
    """
