"""What part of a network is wanted, as one small value."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..claims.derive import TIERS
from ..errors import InputError, UnknownName
from ..names import nearest
from ..terms import local_name

__all__ = ["Filters"]


@dataclass(frozen=True)
class Filters:
    """The part of a network that is wanted; each field leaves something out, and all must let a thing or tie pass.

    Only `registers` adds something.

    Raises InputError for a number out of range, UnknownName for an unknown tier.

    >>> Filters(planned=True, tier="agency").tier
    'agency'
    """

    planned: bool = False
    """Also what is planned or expected, and who is only being attracted; without, what is settled or under way."""
    valid_at: dt.date | None = None
    """Only what was valid on a day, as far as lifetimes are stated: nothing that began later or ended before. What
    states neither stays."""
    sources: int = 1
    """At least so many independent sources; a copy, digest or translation counts as one with its original."""
    tier: str | None = None
    """At least this tier of sources, e.g. ``agency``."""
    confidence: float | None = None
    """At least this confidence (0-1). What is stated has 1, what is inferred without a number less than any."""
    machine: bool = True
    """Also what machine-made text alone says."""
    park: str | None = None
    """Only one park (any place, by name): what lies in it, what a tie joins to that, and the people, products, trials
    and decisions of organizations among them."""
    around: str | None = None
    """Only a thing (by name) and what is at most `depth` ties away."""
    depth: int = 1
    registers: tuple[str, ...] = ()
    """Also what these registers state, by name: what they tie to each other or to what sources speak of."""

    def __post_init__(self) -> None:
        if self.sources < 1:
            raise InputError(f"At least {self.sources} sources is no bound; give 1 or more.")
        if self.depth < 1:
            raise InputError(f"{self.depth} ties away is no distance; give 1 or more.")
        if self.confidence is not None and not 0 <= self.confidence <= 1:
            raise InputError(f"A confidence lies between 0 and 1; {self.confidence:g} does not.")
        tiers = [local_name(tier) for tier in TIERS]
        if self.tier is not None and self.tier not in tiers:
            known = ", ".join(tiers)
            words = f"'{self.tier}' is not a tier of sources ({known})."
            raise UnknownName(words, nearest(self.tier, tiers), zh=f"“{self.tier}”不是来源等级（{known}）。")
