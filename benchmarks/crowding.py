"""A made-up crowd of any size for the large viewer, the same for the same seed: parks, zones, members, and links."""

from __future__ import annotations

import numpy as np

from biokg.views.canvas import Crowd
from biokg.views.map.grammar import GLYPHS
from biokg.views.map.picture import Words

__all__ = ["make_crowd"]

CLASSES = (
    "IndustryPark", "ParkZone", "Company", "MultinationalCompany", "ResearchInstitute", "Hospital", "Drug",
    "ClinicalTrial", "Person", "Facility",
)  # fmt: skip
SHARES = (0.42, 0.06, 0.1, 0.04, 0.12, 0.1, 0.11, 0.05)
"""How many of the members are companies, multinationals and so on."""
A_PARK, ZONES = 800, 8
"""Members of a park, and zones in it, on the average."""
NEAR = 0.7
"""Share of links that stay in their park."""


def make_crowd(things: int, links: int, seed: int = 0) -> Crowd:
    """Return a crowd of so many things and links; three of a hundred things lie in no park."""
    chance = np.random.default_rng(seed)
    parks = max(1, things // A_PARK)
    zones = parks * ZONES
    members = things - parks - zones
    if members < 1:
        parks, zones, members = 1, 1, things - 2
    weight = chance.pareto(1.6, zones) + 0.25
    home = parks + chance.choice(zones, members, p=weight / weight.sum())
    home[chance.random(members) < 0.03] = -1
    parent = np.concatenate([np.full(parks, -1), np.arange(zones) % parks, home]).astype(np.int32)
    kinds = chance.choice(np.arange(2, len(CLASSES)), members, p=SHARES)
    cls = np.concatenate([np.zeros(parks), np.ones(zones), kinds]).astype(np.uint8)
    start, end = _links(chance, np.where(home < 0, -1, parent[np.maximum(home, 0)]), links)
    words = ["Park", "Zone", *(GLYPHS[name].name.en for name in CLASSES[2:])]
    names = [f"{words[kind]} {number}" for number, kind in enumerate(cls.tolist())]
    standing = chance.choice([0, 1, 3, 4], things, p=[0.8, 0.08, 0.1, 0.02]).astype(np.uint8)
    return Crowd(
        Words(f"A made-up crowd of {things:,}", f"{things:,}个虚构事物"),
        ids=[f"{CLASSES[kind].lower()}-{number}" for number, kind in enumerate(cls.tolist())],
        en=names,
        zh=[f"第{number}号" for number in range(things)],
        parent=parent,
        cls=cls,
        classes=[(name, GLYPHS[name].name) for name in CLASSES],
        standing=standing,
        status=np.where(standing > 0, standing, 255).astype(np.uint8),
        statuses=[Words(word) for word in ("there", "under way", "inferred", "planned", "expected")],
        start=start + parks + zones,
        end=end + parks + zones,
        link=chance.choice([0, 1, 2, 3], links, p=[0.8, 0.06, 0.04, 0.1]).astype(np.uint8),
        tie=chance.integers(0, 3, links).astype(np.uint8),
        ties=[Words("works with", "合作"), Words("developed by", "研发方为"), Words("near", "邻近")],
        as_of="2026-01-24",
    )


def _links(
    chance: np.random.Generator, park: np.ndarray[tuple[int], np.dtype[np.int32]], links: int
) -> tuple[np.ndarray[tuple[int], np.dtype[np.int32]], np.ndarray[tuple[int], np.dtype[np.int32]]]:
    """Return where links start and end: most of them in the same park."""
    members = len(park)
    order = np.argsort(park, kind="stable")
    start = chance.integers(0, members, links)
    far = chance.integers(0, members, links)
    first = np.searchsorted(park[order], park[start], side="left")
    last = np.searchsorted(park[order], park[start], side="right")
    near = order[first + (chance.random(links) * (last - first)).astype(np.int64)]
    end = np.where(chance.random(links) < NEAR, near, far)
    end = np.where(end == start, (end + 1) % members, end)
    return start.astype(np.int32), end.astype(np.int32)
