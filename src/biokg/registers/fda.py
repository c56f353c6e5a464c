"""What the registers of the U.S. Food and Drug Administration share."""

from __future__ import annotations

import datetime as dt
import re

from pyoxigraph import NamedNode

from .medicines import Home
from .model import BadRecord, Said
from .places import country

__all__ = ["AGENCY", "LICENCE", "US", "agency", "american_day", "worded_day"]

AGENCY = "U.S. Food and Drug Administration"
LICENCE = "Public domain: a work of the U.S. government, https://www.fda.gov/about-fda/about-website/website-policies"
US = country("US")
FIRST = 83
"""Two digits of a year from here on are of the last century: orphan drugs are designated since 1983."""
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)([ T]00:00:00)?")
_AMERICAN = re.compile(r"(\d\d?)/(\d\d?)/(\d{4}|\d\d)")


def agency(home: Home) -> tuple[NamedNode, list[Said]]:
    """Return the agency as a thing of one of its registers, and what that says of it."""
    return home.called("body", "Regulator", AGENCY)


def american_day(text: str) -> str:
    """Return a date with the month first, its year of two digits or of four, as ISO 8601; empty for an empty cell.

    Dates of a workbook, and of tables that were saved anew, are of ISO 8601 already.

    >>> american_day("9/05/24"), american_day("12/20/2006"), american_day("10/06/84"), american_day("2000-10-06")
    ('2024-09-05', '2006-12-20', '1984-10-06', '2000-10-06')

    Raises BadRecord for anything else.
    """
    text = text.strip()
    if not text:
        return ""
    found = _AMERICAN.fullmatch(text)
    try:
        if iso := _ISO.fullmatch(text):
            return dt.date.fromisoformat(iso[1]).isoformat()
        month, number, year = (int(part) for part in found.groups()) if found else (0, 0, 0)
        return dt.date(year + (0 if year > 99 else 1900 if year >= FIRST else 2000), month, number).isoformat()
    except ValueError as error:
        raise BadRecord(f"'{text}' is no date (month/day/year).") from error


def worded_day(text: str) -> str:
    """Return a date such as "Aug 24, 2026" as ISO 8601; empty for an empty cell.

    Raises BadRecord for anything else.
    """
    text = " ".join(text.split())
    if not text:
        return ""
    for form in ("%b %d, %Y", "%B %d, %Y"):
        try:
            return dt.datetime.strptime(text, form).date().isoformat()
        except ValueError:
            continue
    raise BadRecord(f"'{text}' is no date such as Aug 24, 2026.")
