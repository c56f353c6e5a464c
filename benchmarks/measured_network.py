"""A made-up network of any number of ties, as arrays: groups of all sizes, things best known to many, loose ends."""

from __future__ import annotations

import numpy as np

from biokg.analysis.measures import Base

__all__ = ["measured_network"]


def measured_network(ties: int, seed: int = 0) -> Base:
    """Return the base of some ties, ten a thing, the same for the same seed; seven of ten within a group.

    Every thirtieth thing has but one tie: to any other, or to one of its kind, so that there are small parts.
    """
    random = np.random.default_rng(seed)
    things, groups = ties // 10, max(ties // 1000, 2)
    weight = 1 / np.sqrt(np.arange(1, groups + 1))
    group = random.choice(groups, things, p=weight / weight.sum())
    order = np.argsort(group, kind="stable")
    count = np.bincount(group, minlength=groups)
    first = np.cumsum(count) - count
    known = 1 / (random.permutation(things) + 1) ** 0.4
    drawn = int(ties * 1.2)
    start = random.choice(things, drawn, p=known / known.sum())
    mate = order[first[group[start]] + (random.random(drawn) * count[group[start]]).astype(int)]
    end = np.where(random.random(drawn) < 0.7, mate, random.choice(things, drawn, p=known / known.sum()))
    loose = random.random(things) < 1 / 30
    kept = ~(loose[start] | loose[end])
    ends = np.flatnonzero(loose)
    half = len(ends) // 4 * 2
    to = np.concatenate([random.integers(0, things, half), ends[half + 1 :: 2]])
    loose_start = np.concatenate([ends[:half], ends[half : half + 2 * (len(to) - half) : 2]])
    names = [f"thing-{number:07}" for number in range(things)]
    kinds = dict(zip(names, np.array(["Company", "Facility", "Person"])[group % 3].tolist(), strict=True))
    return Base.between(names, np.concatenate([start[kept], loose_start]), np.concatenate([end[kept], to]), kinds)
