"""``biokg import ror``."""

from __future__ import annotations

from ..importing import importing

__all__ = ["ror"]


@importing("ror")
def ror() -> None:
    """FILE is a data dump of ROR as it is published (a ZIP archive), or JSON of schema v2: an array, lines, or a folder
    of single records; any of them may be packed with gzip.

    What is taken: names in all languages, acronyms, types, places, identifiers, pages and domains, parents, successors
    and other relations; organisations that are inactive or withdrawn too, with that status.

    \b
    Examples:
      biokg import ror v2.9-2026-06-23-ror-data.zip && biokg build
      biokg import ror --dry-run records/
    """
