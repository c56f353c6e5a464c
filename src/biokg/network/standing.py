"""Which claims say something, and how each stands."""

from __future__ import annotations

from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from ..claims.ledger import STANDINGS
from ..columns import fresh, ordering
from ..terms import BASE
from .columns import Flags, Ints
from .facts import Facts
from .said import MODALITIES

__all__ = ["ALL_STANDINGS", "CONSTRUCTED", "RANK", "Index", "Sides", "confidences", "index_of", "to_come"]

CONSTRUCTED = "constructed"
"""The standing of a tie that a query made and no claim states."""

ALL_STANDINGS = (*STANDINGS, CONSTRUCTED)
PLACEMENT = ("locatedIn", "partOf", "connectsTo")
RANK = {name: rank for rank, name in enumerate(ALL_STANDINGS)}


@dataclass(frozen=True, eq=False)
class Sides:
    """The plain statements that ties rest on, one a row: which tie, which of its sides, and what is stated."""

    tie: Ints
    side: Ints
    """0 or 1 within its tie."""
    subject: Ints
    predicate: Ints
    """Places in `Said.predicates`."""
    object: Ints


def _phase(facts: Facts, *, placed: bool = False) -> Ints:
    """Return for every number the standing that its status lends to what is said of it, -1 for none.

    Under construction counts only for where the thing itself stands (`placed`).
    """
    lent = {"planned": "planned", "expected": "expected", "under-way": "under way"}
    if placed:
        lent["under-construction"] = "under way"
    by_code = np.array([RANK[lent[word]] if word in lent else -1 for word in [*facts.status.words, ""]], dtype=np.int8)
    found = np.full(len(facts.names) + 1, -1, dtype=np.int8)
    found[: facts.count] = by_code[facts.status.codes]
    return found


def to_come(facts: Facts) -> Ints:
    """Return for every number the standing of ties of a thing to come, 0 where it is none."""
    lent = _phase(facts)[:-1]
    return np.where(lent >= RANK["planned"], lent, 0)


def _standings(facts: Facts) -> Ints:
    """Return how each claim stands, as `Ledger.standing` does."""
    said, under_way = facts.said, RANK["under way"]
    phases, placed = _phase(facts), _phase(facts, placed=True)
    placing = np.zeros(len(said.predicates), dtype=bool)
    placing[[said.predicates[BASE + name] for name in PLACEMENT if BASE + name in said.predicates]] = True
    own = np.where(placing[said.predicate], placed[said.subject], phases[said.subject])
    both = np.stack([own, phases[said.object]])
    both[:, said.object < 0] = -1
    found = np.where((both == under_way).any(axis=0), np.int8(under_way), np.int8(0))
    for name in ("inferred", "intended"):
        found[said.modality == MODALITIES.index(name)] = RANK[name]
    future = np.where(both > under_way, both, np.int8(len(ALL_STANDINGS))).min(axis=0)
    np.copyto(found, future, where=future < len(ALL_STANDINGS))
    found[said.modality == MODALITIES.index("denied")] = RANK["denied"]
    return found


class Index:
    """Finds the claims that say something."""

    def __init__(self, facts: Facts, *, unsettled: bool = False) -> None:
        """Index the claims behind plain edges; with `unsettled` all that count, denials included."""
        self.said = said = facts.said
        self.names = len(facts.names)
        self.coming = to_come(facts)
        self.standing = _standings(facts)
        self.confidence = confidences(facts)
        chosen = said.live if unsettled else _settling(facts)
        rows = np.flatnonzero(chosen & (said.object >= 0))
        keys = self._keys(said.subject[rows], said.predicate[rows], said.object[rows])
        order = ordering(keys)
        keys = keys[order]
        first = np.flatnonzero(fresh(keys)).astype(np.int32)
        self.keys, self.rows = keys[first], rows[order].astype(np.int32)
        self.first = np.append(first, np.int32(len(keys)))
        """Where in `rows` the claims of each key begin."""

    def _keys(self, subject: Ints, predicate: Ints, object: Ints) -> Ints:
        return (subject.astype(np.int64) * len(self.said.predicates) + predicate) * self.names + object

    def claims(self, sides: Sides) -> tuple[Ints, Ints]:
        """Return pairs (row of `sides`, claim)."""
        keys = self._keys(sides.subject, sides.predicate, sides.object)
        place = np.searchsorted(self.keys, keys)
        found = np.append(self.keys, -1)[place] == keys
        found &= sides.predicate >= 0
        low = self.first[place]
        counts = np.where(found, self.first[np.minimum(place + 1, len(self.keys))] - low, 0)
        row = np.repeat(np.arange(len(keys), dtype=np.int32), counts)
        first = np.cumsum(counts, dtype=np.int32) - counts
        return row, self.rows[np.arange(len(row), dtype=np.int32) + np.repeat(low - first, counts)]


_INDEXES: WeakKeyDictionary[Facts, Index] = WeakKeyDictionary()


def index_of(facts: Facts) -> Index:
    """Return the index of the claims behind plain edges, the same one each time."""
    return _INDEXES.get(facts) or _INDEXES.setdefault(facts, Index(facts))


def _settling(facts: Facts) -> Flags:
    """Tell which claims settle an edge, as `claims.derive` does: what is meant, where an end is still to come."""
    said = facts.said
    coming = np.zeros(len(facts.names) + 1, dtype=bool)
    coming[:-1] = to_come(facts) > 0
    meant = said.live & (said.modality == MODALITIES.index("intended")) & (coming[said.subject] | coming[said.object])
    return np.asarray(said.settling | meant)


def confidences(facts: Facts) -> npt.NDArray[np.float64]:
    """Return the confidence of each claim: infinite where a source states it, -1 where an inference gives no number."""
    said = facts.said
    without = np.where(said.modality == MODALITIES.index("inferred"), -1.0, np.inf)
    return np.where(np.isnan(said.confidence), without, said.confidence)
