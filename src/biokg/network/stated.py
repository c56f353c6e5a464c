"""Statements of registers as rows, like those of claims and among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from .columns import Flags, Ints, Words
from .said import MODALITIES, Said

if TYPE_CHECKING:
    from .registers import Registers

__all__ = ["Stated", "with_stated"]


@dataclass(frozen=True, eq=False)
class Stated:
    """Statements of registers, one a row, as terms of the columns."""

    subject: Ints
    property: Ints
    object: Ints
    """The thing, where the register has a record that is the same."""
    register: Ints
    """Place among the registers."""
    citing: Ints
    """The end whose records say so, as the register has it; -1 where that is the release as a whole."""

    @classmethod
    def joined(cls, parts: Sequence[Stated]) -> Stated:
        """Return the statements of all parts, one part after the other."""
        none = np.empty(0, dtype=np.int32)
        return cls(*(np.concatenate([none, *(getattr(part, one.name) for part in parts)]) for one in fields(cls)))

    def take(self, rows: Ints) -> Stated:
        """Return some of them."""
        return Stated(*(getattr(self, one.name)[rows] for one in fields(self)))

    def __len__(self) -> int:
        return len(self.subject)


class Ids:
    """The ids of claims, then those of statements of registers, which are made when they are looked at."""

    def __init__(self, claims: Words, registers: Registers, stated: Stated) -> None:
        self._claims, self._registers, self._stated = claims, registers, stated

    def __len__(self) -> int:
        return len(self._claims) + len(self._stated)

    def __getitem__(self, places: Ints | Flags | slice) -> npt.NDArray[np.bytes_]:
        """Return the ids at some places."""
        places = np.arange(len(self))[places]
        of_claims = places < len(self._claims)
        known = self._claims[places[of_claims]]
        made = np.array(self._registers.ids(self._stated.take(places[~of_claims] - len(self._claims))), dtype=np.bytes_)
        found = np.empty(len(places), dtype=max(known.dtype, made.dtype))
        found[of_claims], found[~of_claims] = known, made
        return found


def with_stated(said: Said, registers: Registers, by: Ints, rows: Sequence[Ints], stated: Stated) -> Said:
    """Return claims, and after them what registers (`by`, one a row) state, as claims that count.

    `rows` are subject, predicate and object, as in `Said`; -1 as an object is of a row that says no more than that the
    register speaks of the subject. These come last, after those of `stated`.
    """
    days = sorted({*said.days, *registers.days})
    place = {day: number for number, day in enumerate(days)}

    def joined(of_claims: Ints, of_rows: Ints) -> Ints:
        return np.concatenate([of_claims, of_rows.astype(of_claims.dtype)])

    def placed(some: Sequence[str]) -> Ints:
        return np.array([place[day] for day in some], dtype=np.int32)

    none = np.zeros(len(by), dtype=np.int8)
    return Said(
        ids=Ids(said.ids, registers, stated),
        subject=joined(said.subject, rows[0]),
        predicate=joined(said.predicate, rows[1]),
        predicates=said.predicates,
        object=joined(said.object, rows[2]),
        modality=joined(said.modality, none + MODALITIES.index("asserted")),
        confidence=np.concatenate([said.confidence, np.full(len(by), np.nan)]),
        live=np.concatenate([said.live, none == 0]),
        tier=joined(said.tier, np.array(registers.tiers)[by]),
        day=joined(placed(said.days)[said.day], placed(registers.days)[by]),
        days=days,
        origin=joined(said.origin, said.origin.max(initial=-1) + 1 + by),
        source=joined(said.source, len(said.sources) + by),
        sources=[*said.sources, *registers.names],
    )
