"""Who keeps to what was forecast: states and delays by park, by company, by who voiced it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median

from pyoxigraph import NamedNode

from .forecasts import Forecast

__all__ = ["GROUPS", "Record", "records"]

GROUPS: dict[str, Callable[[Forecast], Iterable[NamedNode]]] = {
    "park": lambda one: one.parks,
    "company": lambda one: one.companies,
    "speaker": lambda one: one.voices,
}
"""By what forecasts can be grouped; a speaker is one who said it first."""


@dataclass(frozen=True)
class Record:
    """What became of the forecasts of one park, company or speaker. A forecast counts for each of its groups; one that
    others tell piece by piece (`Forecast.counts`) counts for none."""

    who: NamedNode
    forecasts: int
    dated: int
    """Of these, those that name a window."""
    met: int
    late: int
    """Met after their window, or not met though it is past."""
    lapsed: int
    """Dormant, presumed dropped or dropped."""
    begun: int
    """Under way."""
    open: int
    """Not met, not begun, not lapsed."""
    slip: float | None
    """The median of the least days of delay over the dated ones that were met or are past due; None where there are
    none: no delay was observed, which is not to say that there was none."""


def records(found: Sequence[Forecast], group: str) -> list[Record]:
    """Return what became of forecasts by ``park``, ``company`` or ``speaker``: the most forecasts first, then by id.

    A forecast that has none of the group is left out. Raises KeyError for another group.
    """
    of = GROUPS[group]
    whose: dict[NamedNode, list[Forecast]] = {}
    for one in (one for one in found if one.counts):
        for who in dict.fromkeys(of(one)):
            whose.setdefault(who, []).append(one)
    made = [_record(who, theirs) for who, theirs in whose.items()]
    return sorted(made, key=lambda row: (-row.forecasts, row.who.value))


def _record(who: NamedNode, theirs: Sequence[Forecast]) -> Record:
    met = [one for one in theirs if one.met]
    begun = sum(one.state == "under way" for one in theirs)
    lapsed = [one for one in theirs if one.state in {"dormant", "presumed dropped", "dropped"}]
    slips = [one.slip.at_least for one in theirs if one.slip is not None]
    return Record(
        who=who,
        forecasts=len(theirs),
        dated=sum(one.window is not None for one in theirs),
        met=len(met),
        late=sum(one.state in {"met late", "overdue"} for one in theirs),
        lapsed=len(lapsed),
        begun=begun,
        open=len(theirs) - len(met) - len(lapsed) - begun,
        slip=median(slips) if slips else None,
    )
