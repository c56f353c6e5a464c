"""``biokg import ema``."""

from __future__ import annotations

from ..importing import importing

__all__ = ["ema"]


@importing("ema")
def ema() -> None:
    """FILE is the table of medicines of the European Medicines Agency, as a workbook (.xlsx) or CSV, in either of its
    layouts.

    What is taken: medicines with their active ingredients, codes and diseases; the decision on the sale of each, to
    whom it was granted and when, or the opinion that comes before it; designations and other marks of a decision.

    \b
    Examples:
      biokg import ema medicines_output_medicines_en.xlsx --date 2024-08-22
      biokg import ema --veterinary --dry-run medicines.xlsx
    """
