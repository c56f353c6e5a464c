"""What stands behind ties and things: standing, independent sources, best tier, first and last day, claims.

A tie rests on one or more sides, all of which must hold: a plain edge has one, a relationship that was folded has two
(who; where). A side rests on the claims that say it, of which one is enough. So a side stands as its best claim does
and a tie as its weakest side.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import numpy as np
import numpy.typing as npt

from ..claims.derive import TIERS
from ..columns import fresh
from ..terms import local_name
from .columns import Coded, Flags, Ints, Lists, Words
from .facts import Facts
from .standing import ALL_STANDINGS, CONSTRUCTED, RANK, Index, Sides, index_of, to_come

__all__ = ["SETTLED", "TIER_NAMES", "Evidence", "attracting", "of_nodes", "of_sides", "only_attracted"]

Kind = TypeVar("Kind", bound=np.generic)

SETTLED = ("stated", "under way", "inferred")
"""The standings of ties that hold now or held once; the others are of things to come."""

ATTRACTED = "attracted"
"""The role of an engagement of whom a place wants: while that is under way, it has not come."""

TIER_NAMES = tuple(local_name(tier) for tier in TIERS)
_UNKNOWN = len(TIERS)
_UNSETTLED = np.array([name not in {*SETTLED, CONSTRUCTED} for name in ALL_STANDINGS], dtype=bool)


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
    return np.asarray(of_thing[via] & (standing == RANK["under way"]))


def of_sides(index: Index, sides: Sides, count: int, ends: Sequence[Ints]) -> Evidence:
    """Return the evidence of `count` ties; `ends` are the things by each tie (-1 for none) that may be to come."""
    said, coming = index.said, index.coming
    row, claim = index.claims(sides)
    slot = 2 * sides.tie[row] + sides.side[row]
    used = np.zeros(2 * count, dtype=bool)
    used[2 * sides.tie + sides.side] = True
    lent = reduce(np.maximum, [np.where(end >= 0, coming[end], 0) for end in ends])
    best = _least(slot, index.standing[claim], 2 * count, RANK[CONSTRUCTED])
    tier = _weakest(_least(slot, said.tier[claim], 2 * count, _UNKNOWN), used)
    first = _weakest(_least(slot, said.day[claim], 2 * count, len(said.days)), used)
    last = _greatest(sides.tie[row], said.day[claim], count)
    sources = _distinct(slot, said.origin[claim], 2 * count)
    sources = np.minimum(*_of_both(np.where(used, sources, np.iinfo(np.int64).max)))
    confidence = _greatest(slot, index.confidence[claim], 2 * count, -1.0)
    confidence = np.minimum(*_of_both(np.where(used, confidence, np.inf)))
    standing = np.where(sources > 0, np.maximum(_weakest(best, used), lent), RANK[CONSTRUCTED])
    return Evidence(
        standing,
        (lent > 0) | _UNSETTLED[standing],
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
        _greatest(node, index_of(facts).confidence[claim], count, -1.0),
        Lists(np.zeros(count + 1, dtype=np.int64), np.empty(0, dtype=np.int32), said.ids),
    )


def _weakest(by_slot: Ints, used: Flags) -> Ints:
    """Return the greatest value of the sides of each tie."""
    return np.asarray(np.maximum(*_of_both(np.where(used, by_slot, -1))))


def _of_both(by_slot: npt.NDArray[Kind]) -> tuple[npt.NDArray[Kind], npt.NDArray[Kind]]:
    """Return the values of the first and of the second side of each tie."""
    return by_slot[::2], by_slot[1::2]


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


def _claims(group: Ints, claim: Ints, ids: Words, count: int) -> Lists:
    """Return the claims of each group, each once."""
    bits = len(ids).bit_length()
    pairs = _sorted(group, claim, bits)
    pairs = pairs[fresh(pairs)]
    found = (pairs & (1 << bits) - 1).astype(np.int32)
    pairs >>= bits
    return Lists(np.concatenate([[0], np.cumsum(np.bincount(pairs, minlength=count))]), found, ids)
