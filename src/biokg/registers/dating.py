"""When a release was made and what it is called: as given, as its files say, as they are named, as its records tell."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from pathlib import Path

from ..errors import InputError
from ..values import window
from .describing import Called
from .model import Register
from .reading.members import files, members

__all__ = ["called", "dated"]

_VERSION = re.compile(r"(?<![A-Za-z0-9])v?\d+(?:\.\d+)+(?![0-9])")
_DAY = re.compile(r"(?<!\d)((?:19|20)\d{2})(-?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)")
"""A day in the name of a file, 2023-06-05 or 20230605."""
_MONTH = re.compile(r"(?<![\d-])(?:19|20)\d{2}-(?:0[1-9]|1[0-2])(?![\d-])")
"""A month in the name of a file, 2023-06."""


def dated(register: Register, paths: Sequence[Path], date: str = "") -> str:
    """Return when a release was made, before any record is read; empty where only the records can tell.

    That is the date given, else the last day that the files say of themselves, else one in the name of a file.
    Raises InputError for files that are not there, a date that is none, and where not even the records can tell.
    """
    names = [file.name for file in files(paths, register.endings)]
    if date:
        window(date)
    day = date or _issued(register, paths) or next(filter(None, map(_day_in, names)), "")
    if not day and register.changed is None and not _months(names):
        raise _undated(paths)
    return day


def called(release: str, day: str, paths: Sequence[Path], names: Sequence[str], changed: str) -> Called:
    """Return name and date of a release: the name as given, else a version in the name of a file, else the date.

    The date is `day`, else that of the last change in its records, else the last month in the name of a file.
    """
    day = day or changed or _months(names)
    if not day:
        raise _undated(paths)
    version = next((found[0] for name in names if (found := _VERSION.search(name))), "")
    return Called(release or version or day, day)


def _undated(paths: Sequence[Path]) -> InputError:
    return InputError("tells not when it was released; say --date YYYY-MM-DD.", path=paths[0])


def _day_in(name: str) -> str:
    """Return the day in the name of a file; empty for none.

    >>> _day_in("gleif-20240131.csv"), _day_in("gleif-20240231.csv")
    ('2024-01-31', '')
    """
    try:
        return dt.date(*map(int, found.group(1, 3, 4))).isoformat() if (found := _DAY.search(name)) else ""
    except ValueError:
        return ""


def _months(names: Sequence[str]) -> str:
    return max((month for name in names for month in _MONTH.findall(name)), default="")


def _issued(register: Register, paths: Sequence[Path]) -> str:
    if register.issued is None:
        return ""
    return max(map(register.issued, members(paths, register.endings, chosen=register.chosen)), default="")
