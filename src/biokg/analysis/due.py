"""The forecast ledger of a graph, a park, a company or a thing, with who keeps to what was said."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from .forecasts import Forecast, forecasts
from .silence import Silence
from .slippage import GROUPS, Record, records

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["Due", "due"]


@dataclass(frozen=True)
class Due:
    """What was forecast, as of a day."""

    as_of: dt.date
    about: NamedNode | None
    """The park, company or thing that the forecasts are about; None for all."""
    silence: Silence
    forecasts: Sequence[Forecast]
    """In the order of `biokg.analysis.forecasts.forecasts`."""
    records: Mapping[str, Sequence[Record]]
    """``park``, ``company``, ``speaker`` → what became of their forecasts."""


def due(
    kg: KnowledgeGraph, as_of: dt.date | None = None, about: str | None = None, silence: Silence | None = None
) -> Due:
    """Return the forecast ledger as of a day (today by default), of all forecasts or of those about something.

    Raises UnknownName for an unknown name, InputError for a day before the first source.
    """
    day, rule = as_of or kg.today, silence or Silence()
    node = kg.resolve(about) if about else None
    found = forecasts(kg, day, node, rule)
    return Due(day, node, rule, found, {group: records(found, group) for group in GROUPS})
