"""The rule of age: what rests on old sources alone is told with its year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from ..claims.ledger import Statement
from ..errors import InputError
from ..values import day
from .silence import years_after

__all__ = ["YEARS", "Age"]

YEARS = 5
"""After how many years something counts as old, unless asked otherwise: a five-year plan later."""


@dataclass(frozen=True)
class Age:
    """From how many years on something counts as old on a day. Raises InputError where the years are not positive."""

    today: dt.date
    years: int = YEARS

    def __post_init__(self) -> None:
        if self.years < 1:
            raise InputError(f"{self.years} years make nothing old; the least is 1.", zh="年数至少为1。")

    def since(self, told: Iterable[Statement], as_of: dt.date | None = None) -> int | None:
        """Return the year that old statements speak for; None where the newest of them is not old, or none is given.

        They speak for the day on which the newest source was published, at the latest; with `as_of` for that day.
        """
        last = as_of or max((day(one.source.issued.value[:10]) for one in told), default=None)
        return last.year if last is not None and years_after(last, self.years) <= self.today else None
