"""The rule of silence: what nobody speaks of any more lies dormant, and later counts as dropped - both inferred."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..errors import InputError

__all__ = ["Silence", "years_after"]


@dataclass(frozen=True)
class Silence:
    """After how many years without a word a forecast lapses.

    The clock runs from the last day on which a source spoke of it, or from the end of its window where that is later:
    who plans for 2030 owes no news before. Raises InputError where the second term is not longer than the first, or the
    first is not positive.
    """

    dormant: int = 2
    """Years after which it lies dormant."""
    dropped: int = 4
    """Years after which it is presumed dropped."""

    def __post_init__(self) -> None:
        if not 0 < self.dormant < self.dropped:
            raise InputError(
                f"Silence of {self.dormant} and {self.dropped} years makes no rule; the first must be at least 1, "
                "the second longer.",
                zh=f"{self.dormant}年与{self.dropped}年不成规则；前者至少为1，后者须更长。",
            )

    def lapse(self, last_word: dt.date, window_end: dt.date | None, as_of: dt.date) -> str:
        """Return ``dormant``, ``presumed dropped``, or nothing where it has not lapsed.

        >>> day = dt.date(2024, 2, 29)
        >>> [Silence().lapse(day, None, dt.date(year, 3, 1)) for year in (2025, 2026, 2028)]
        ['', 'dormant', 'presumed dropped']
        >>> Silence().lapse(day, dt.date(2030, 12, 31), dt.date(2032, 12, 30))
        ''
        """
        start = max(last_word, window_end) if window_end else last_word
        if as_of >= years_after(start, self.dropped):
            return "presumed dropped"
        return "dormant" if as_of >= years_after(start, self.dormant) else ""


def years_after(day: dt.date, years: int) -> dt.date:
    """Return the day so many years later; 1 March for a 29 February that does not exist."""
    try:
        return day.replace(year=min(day.year + years, dt.MAXYEAR))
    except ValueError:
        return dt.date(day.year + years, 3, 1)
