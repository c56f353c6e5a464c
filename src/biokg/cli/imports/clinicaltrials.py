"""``biokg import clinicaltrials``."""

from __future__ import annotations

from ..importing import importing

__all__ = ["clinicaltrials"]


@importing("clinicaltrials")
def clinicaltrials() -> None:
    """FILE holds studies of ClinicalTrials.gov: JSON of its interface (an array, pages with "studies", lines, a folder
    or ZIP archive of single studies), or the CSV table of its website.

    What is taken: titles, numbers, status, kind and phases, sponsor and collaborators, diseases, products, the days on
    which a study began and ended; what is only estimated becomes an expectation. Contacts and results are not taken.

    \b
    Examples:
      biokg import clinicaltrials ctg-studies.json
      biokg import clinicaltrials --sites organisations studies.zip
    """
