"""What stands behind ties and things: standing, independent sources, best tier, first and last day, claims.

A tie rests on one or more sides, all of which must hold: a plain edge has one, a relationship that was folded has two
(who; where). A side rests on the claims that say it, of which one is enough. So a side stands as its best claim does
and a tie as its weakest side.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from ..claims.derive import TIERS
from ..claims.ledger import STANDINGS
from ..columns import Tails, fresh, ordering
from ..terms import BASE, local_name
from .columns import Coded, Flags, Ints, Lists
from .facts import Facts
from .said import MODALITIES

__all__ = [
    "ALL_STANDINGS",
    "CONSTRUCTED",
    "SETTLED",
    "TIER_NAMES",
    "Evidence",
    "Sides",
    "attracting",
    "index_of",
    "of_nodes",
    "of_sides",
    "only_attracted",
    "to_come",
]

SETTLED = ("stated", "under way", "inferred")
"""The standings of ties that hold now or held once; the others are of things to come."""

ATTRACTED = "attracted"
"""The role of an engagement of whom a place wants: while that is under way, it has not come."""

CONSTRUCTED = "constructed"
"""The standing of a tie that a query made and no claim states."""

ALL_STANDINGS = (*STANDINGS, CONSTRUCTED)
TIER_NAMES = tuple(local_name(tier) for tier in TIERS)
PLACEMENT = ("locatedIn", "partOf", "connectsTo")
_RANK = {name: rank for rank, name in enumerate(ALL_STANDINGS)}
_UNKNOWN = len(TIERS)


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


@dataclass(frozen=True, eq=False)
class Evidence:
    """What stands behind ties or things, one a row. Where there is nothing, `sources` is 0."""

    standing: Ints
    """Places in `ALL_STANDINGS`."""
    planned: Flags
    """Whether it is not settled: to come, only being attracted, only meant, or denied."""
    sources: Ints
    tier: Coded
    first: Coded
    last: Coded
    confidence: npt.NDArray[np.float64]
    """Of the weakest side in its best claim: infinite where a source states it, -1 where it is inferred without a
    number."""
    claims: Lists


def _phase(facts: Facts, *, placed: bool = False) -> Ints:
    """Return for every number the standing that its status lends to what is said of it, -1 for none.

    Under construction counts only for where the thing itself stands (`placed`).
    """
    lent = {"planned": "planned", "expected": "expected", "under-way": "under way"}
    if placed:
        lent["under-construction"] = "under way"
    by_code = np.array([_RANK[lent[word]] if word in lent else -1 for word in [*facts.status.words, ""]], dtype=np.int8)
    found = np.full(len(facts.names) + 1, -1, dtype=np.int8)
    found[: facts.count] = by_code[facts.status.codes]
    return found


def to_come(facts: Facts) -> Ints:
    """Return for every number the standing of ties of a thing to come, 0 where it is none."""
    lent = _phase(facts)[:-1]
    return np.where(lent >= _RANK["planned"], lent, 0)


def only_attracted(standing: str, roles: Collection[str]) -> bool:
    """Tell whether a tie is no more than that somebody is being attracted.

    >>> only_attracted("under way", ["attracted"]), only_attracted("under way", ["tenant"])
    (True, False)
    """
    return standing == "under way" and ATTRACTED in roles


def attracting(facts: Facts, via: Ints, standing: Ints) -> Flags:
    """Tell of ties, by the thing that became each (-1 for none), whether it is no more than that."""
    roles = facts.words("b:role")
    code = np.array([ATTRACTED in word.split() for word in roles.words] + [False], dtype=bool)
    of_thing = np.append(code[roles.codes] & facts.of_classes(["Engagement"]), False)
    return np.asarray(of_thing[via] & (standing == _RANK["under way"]))


def _standings(facts: Facts) -> Ints:
    """Return how each claim stands, as `Ledger.standing` does."""
    said, under_way = facts.said, _RANK["under way"]
    phases, placed = _phase(facts), _phase(facts, placed=True)
    placing = np.zeros(len(said.predicates), dtype=bool)
    placing[[said.predicates[BASE + name] for name in PLACEMENT if BASE + name in said.predicates]] = True
    own = np.where(placing[said.predicate], placed[said.subject], phases[said.subject])
    both = np.stack([own, phases[said.object]])
    both[:, said.object < 0] = -1
    found = np.where((both == under_way).any(axis=0), np.int8(under_way), np.int8(0))
    for name in ("inferred", "intended"):
        found[said.modality == MODALITIES.index(name)] = _RANK[name]
    future = np.where(both > under_way, both, np.int8(len(ALL_STANDINGS))).min(axis=0)
    np.copyto(found, future, where=future < len(ALL_STANDINGS))
    found[said.modality == MODALITIES.index("denied")] = _RANK["denied"]
    return found


class Index:
    """Finds the claims that say something."""

    def __init__(self, facts: Facts, *, unsettled: bool = False) -> None:
        """Index the claims behind plain edges; with `unsettled` all that count, denials included."""
        self.said = said = facts.said
        self.names = len(facts.names)
        self.coming = to_come(facts)
        self.standing = _standings(facts)
        self.confidence = _confidences(facts)
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


def of_sides(index: Index, sides: Sides, count: int, ends: Sequence[Ints]) -> Evidence:
    """Return the evidence of `count` ties; `ends` are the things by each tie (-1 for none) that may be to come."""
    said, coming = index.said, index.coming
    row, claim = index.claims(sides)
    slot = 2 * sides.tie[row] + sides.side[row]
    used = np.zeros(2 * count, dtype=bool)
    used[2 * sides.tie + sides.side] = True
    lent = np.max([np.where(end >= 0, coming[end], 0) for end in ends], axis=0)
    best = _least(slot, index.standing[claim], 2 * count, _RANK[CONSTRUCTED])
    tier = _weakest(_least(slot, said.tier[claim], 2 * count, _UNKNOWN), used)
    first = _weakest(_least(slot, said.day[claim], 2 * count, len(said.days)), used)
    last = _greatest(sides.tie[row], said.day[claim], count)
    sources = _distinct(slot, said.origin[claim], 2 * count)
    sources = np.where(used, sources, np.iinfo(np.int64).max).reshape(-1, 2).min(axis=1)
    confidence = (
        np.where(used, _greatest(slot, index.confidence[claim], 2 * count, -1.0), np.inf).reshape(-1, 2).min(axis=1)
    )
    standing = np.where(sources > 0, np.maximum(_weakest(best, used), lent), _RANK[CONSTRUCTED])
    return Evidence(
        standing,
        (lent > 0) | ~np.isin(standing, [_RANK[name] for name in (*SETTLED, CONSTRUCTED)]),
        sources,
        _coded(tier, TIER_NAMES, sources),
        _coded(first, said.days, sources),
        _coded(last, said.days, sources),
        confidence,
        _claims(sides.tie[row], claim, said.ids, count),
    )


_OF_NODES: WeakKeyDictionary[Facts, Evidence] = WeakKeyDictionary()


def of_nodes(facts: Facts) -> Evidence:
    """Return the evidence of everything that claims speak of, by number: the claims that count."""
    known = _OF_NODES.get(facts)
    return known if known and len(known.sources) == len(facts.names) else _OF_NODES.setdefault(facts, _of_nodes(facts))


def _of_nodes(facts: Facts) -> Evidence:
    said = facts.said
    count = len(facts.names)
    live = np.flatnonzero(said.live).astype(np.int32)
    object = live[(said.object[live] >= 0) & (said.object[live] != said.subject[live])]
    node = np.concatenate([said.subject[live], said.object[object]])
    claim = np.concatenate([live, object])
    sources = _distinct(node, said.origin[claim], count)
    return Evidence(
        np.zeros(count, dtype=np.int64),
        to_come(facts) > 0,
        sources,
        _coded(_least(node, said.tier[claim], count, _UNKNOWN), TIER_NAMES, sources),
        _coded(_least(node, said.day[claim], count, len(said.days)), said.days, sources),
        _coded(_greatest(node, said.day[claim], count), said.days, sources),
        _greatest(node, _confidences(facts)[claim], count, -1.0),
        Lists(np.zeros(count + 1, dtype=np.int64), np.empty(0, dtype=np.int32), said.ids),
    )


def _weakest(by_slot: Ints, used: Flags) -> Ints:
    """Return the greatest value of the sides of each tie."""
    return np.asarray(np.where(used, by_slot, -1).reshape(-1, 2).max(axis=1, initial=-1))


def _least(group: Ints, value: Ints, count: int, none: int) -> Ints:
    found = np.full(count, none, dtype=value.dtype)
    np.minimum.at(found, group, value)
    return found


def _greatest(group: Ints, value: npt.NDArray[Any], count: int, none: float = -1) -> npt.NDArray[Any]:
    found = np.full(count, none, dtype=value.dtype)
    np.maximum.at(found, group, value)
    return found


def _distinct(group: Ints, value: Ints, count: int) -> Ints:
    """Count the different values of each group."""
    bits = int(value.max(initial=0)).bit_length()
    pairs = _sorted(group, value, bits)
    new = fresh(pairs)
    pairs >>= bits
    return np.bincount(pairs[new], minlength=count)


def _sorted(group: Ints, value: Ints, bits: int) -> Ints:
    """Return pairs of a group and a value as one number each, the value in the last bits, sorted."""
    pairs = group.astype(np.int64)
    pairs <<= bits
    pairs |= value
    pairs.sort()
    return pairs


def _coded(rank: Ints, words: Sequence[str], sources: Ints) -> Coded:
    return Coded(np.where((sources > 0) & (rank < len(words)), rank, -1).astype(np.int32), words)


def _confidences(facts: Facts) -> npt.NDArray[np.float64]:
    """Return the confidence of each claim: infinite where a source states it, -1 where an inference gives no number."""
    said = facts.said
    without = np.where(said.modality == MODALITIES.index("inferred"), -1.0, np.inf)
    return np.where(np.isnan(said.confidence), without, said.confidence)


def _claims(group: Ints, claim: Ints, ids: Tails, count: int) -> Lists:
    """Return the claims of each group, each once."""
    bits = len(ids).bit_length()
    pairs = _sorted(group, claim, bits)
    pairs = pairs[fresh(pairs)]
    found = (pairs & (1 << bits) - 1).astype(np.int32)
    pairs >>= bits
    return Lists(np.concatenate([[0], np.cumsum(np.bincount(pairs, minlength=count))]), found, ids)
