"""Values that keep their hedges: numbers with bounds, uncertain dates, names in two languages."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from calendar import monthrange
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from .errors import InputError

__all__ = ["Bounds", "bounds", "day", "exceeds", "instant", "lies_within", "normal", "number", "window"]


class Bounds(NamedTuple):
    """What is safe to say of a hedged number: between `low` and `high`; None where nothing is safe.

    `low_open` and `high_open` tell whether the bound itself is excluded ("over 1,000" excludes 1,000).
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False


def bounds(value: Decimal, qualifier: str = "exactly") -> Bounds:
    """Return the safe bounds of a number said with a qualifier (a local name of the qualifier list).

    "Nearly" and "about" give no bound on the side that the words leave open: how near is not said.

    >>> bounds(Decimal(1000), "over")
    Bounds(low=Decimal('1000'), high=None, low_open=True, high_open=False)
    >>> bounds(Decimal(60), "nearly").high
    Decimal('60')
    >>> bounds(Decimal(5), "about")
    Bounds(low=None, high=None, low_open=False, high_open=False)
    """
    match qualifier:
        case "over":
            return Bounds(value, None, low_open=True)
        case "at-least":
            return Bounds(value, None)
        case "nearly" | "under":
            return Bounds(None, value, high_open=True)
        case "at-most":
            return Bounds(None, value)
        case "about":
            return Bounds(None, None)
        case "exactly":
            return Bounds(value, value)
    raise InputError(f"'{qualifier}' is not a qualifier; use one of the qualifier list.")


def exceeds(known: Bounds, threshold: Decimal) -> bool | None:
    """Tell whether a bounded number is more than `threshold`: True, False, or None where the words leave it open.

    >>> over = bounds(Decimal(1000), "over")
    >>> exceeds(over, Decimal(900)), exceeds(over, Decimal(1000)), exceeds(over, Decimal(1200))
    (True, True, None)
    >>> exceeds(bounds(Decimal(60), "nearly"), Decimal(60))
    False
    """
    if known.low is not None and (known.low > threshold or (known.low_open and known.low == threshold)):
        return True
    if known.high is not None and known.high <= threshold:
        return False
    return None


_NUMBER = re.compile(r"[+-]?([0-9]{1,3}(,[0-9]{3})+|[0-9]+)?(\.[0-9]+)?", re.ASCII)


def number(text: str) -> Decimal:
    """Return a number written with digits; commas may group thousands.

    >>> number("1,000")
    Decimal('1000')

    Raises InputError for anything else: a hedge belongs in the qualifier, and "1,50" would be read in two ways.
    """
    plain = text.strip()
    if not (_NUMBER.fullmatch(plain) and re.search(r"[0-9]", plain)):
        raise InputError(f"'{text}' is not a number; write digits, and the hedge ('about', 'over') as the qualifier.")
    return Decimal(plain.replace(",", ""))


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def day(text: str | dt.date) -> dt.date:
    """Return a calendar day written as YYYY-MM-DD, or given as a date.

    Raises InputError for a day that does not exist or another form.
    """
    if isinstance(text, dt.date):
        return text.date() if isinstance(text, dt.datetime) else text
    try:
        if _DAY.fullmatch(text.strip()):
            return dt.date.fromisoformat(text.strip())
        problem = None
    except ValueError as error:
        problem = error
    raise InputError(f"'{text}' is not a day; write YYYY-MM-DD, for example 2025-10-24.") from problem


def instant(date: dt.date) -> str:
    """Return a day as the xsd:dateTime that biokg writes for it: its midnight in UTC, standing for the whole day.

    >>> instant(dt.date(2025, 10, 24))
    '2025-10-24T00:00:00Z'
    """
    return f"{date.isoformat()}T00:00:00Z"


_DATE = r"(?:[0-9]{3}X|[0-9]{2}XX|[0-9]{4}|[0-9]{4}-(?:XX|[0-9]{2})(?:-XX|-[0-9]{2})?)[?~%]?"
_EDTF = re.compile(rf"{_DATE}(?:/{_DATE})?")
_PLAIN = re.compile(r"([0-9]{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12][0-9]|3[01]))?)?")
_OPEN = re.compile(r"(?:\.\.)?/.+|.+/(?:\.\.)?")


@lru_cache(maxsize=4096)
def window(text: str) -> tuple[dt.date, dt.date]:
    """Return the first and the last day that an EDTF expression (ISO 8601-2, level 0 and 1) can mean.

    An approximate or uncertain date is padded as the edtf package does: "2025~" may mean 2024 or 2026.

    >>> window("2025-10/2026-04")
    (datetime.date(2025, 10, 1), datetime.date(2026, 4, 30))
    >>> window("2024")
    (datetime.date(2024, 1, 1), datetime.date(2024, 12, 31))

    Raises InputError for text that is no EDTF, a day that does not exist, an interval that is open at one end or ends
    before it begins.
    """
    if _DAY.fullmatch(text):
        date = day(text)
        return date, date
    if _OPEN.fullmatch(text):
        raise InputError(f"'{text}' is open at one end; write both dates, as 2025-10/2026-04.")
    if not _EDTF.fullmatch(text):  # the parser prints to standard output at some of these
        raise _no_date(text)
    first, last = _plain_window(text) or _parsed_window(text)
    if first > last:
        raise InputError(f"'{text}' ends before it begins; swap the two dates.")
    return first, last


def lies_within(finer: str, coarser: str) -> bool:
    """Tell whether an EDTF date says the same as another one, only finer.

    >>> lies_within("2024-12-20", "2024"), lies_within("2024", "2024"), lies_within("2024/2025", "2024")
    (True, False, False)
    """
    (first, last), (earliest, latest) = window(finer), window(coarser)
    return earliest <= first and last <= latest and (first, last) != (earliest, latest)


def _no_date(text: str) -> InputError:
    return InputError(f"'{text}' is not a date; write EDTF, for example 2025, 2025-10, 2025-10-24 or 2025-10/2026-04.")


def _plain_window(text: str) -> tuple[dt.date, dt.date] | None:
    """Return the window of plain years, months and days: the parser behind EDTF costs 0.2 s to import."""
    ends = [_PLAIN.fullmatch(end) for end in text.split("/")]
    if not all(ends):
        return None
    (year, month, day), (last_year, last_month, last_day) = (
        [int(part) if part else 0 for part in end.groups()] for end in (ends[0], ends[-1]) if end
    )
    try:
        last_day = last_day or monthrange(last_year, last_month or 12)[1]
        return dt.date(year, month or 1, day or 1), dt.date(last_year, last_month or 12, last_day)
    except ValueError:
        return None  # a day that does not exist: the parser says so


def _parsed_window(text: str) -> tuple[dt.date, dt.date]:
    from edtf import parse_edtf
    from edtf.parser.edtf_exceptions import EDTFParseException

    try:
        parsed = parse_edtf(text)
        vague = re.search(r"[?~%]", text)
        first, last = (parsed.lower_fuzzy, parsed.upper_fuzzy) if vague else (parsed.lower_strict, parsed.upper_strict)
        return dt.date(*first()[:3]), dt.date(*last()[:3])
    except (EDTFParseException, ValueError, AttributeError, TypeError, OverflowError) as error:
        raise _no_date(text) from error


_MARKS = re.compile(r"[\W_]+")


def normal(name: str) -> str:
    """Return a name as it is compared: width, case, accents and punctuation do not count.

    A name of punctuation or emoji alone is compared as it stands.

    >>> normal("Bayer E-Town"), normal("华辉安健（北京）")
    ('bayer e town', '华辉安健 北京')
    """
    plain = name.casefold()
    if not plain.isascii():
        wide = unicodedata.normalize("NFKD", plain)
        plain = unicodedata.normalize("NFC", "".join(mark for mark in wide if not unicodedata.combining(mark)))
    words = _MARKS.sub(" ", plain).strip()
    return words or name.strip()
