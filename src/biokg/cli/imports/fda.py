"""``biokg import fda``."""

from __future__ import annotations

from ..importing import importing

__all__ = ["fda"]


@importing("fda", "fda-approvals", "fda-orphan", "fda-orange-book")
def fda() -> None:
    """FILE is a list of the U.S. Food and Drug Administration: monthly approvals (Drugs@FDA, CSV), orphan drug
    designations (CSV or workbook), or products, patents and exclusivities of the Orange Book (text with ~).

    Each of the three is a register of its own: give all files of one together, since an import takes the place of the
    one before. Several may be given at once.

    \b
    Examples:
      biokg import fda approvals-2021-*.csv
      biokg import fda products.txt patent.txt exclusivity.txt --date 2024-06
    """
