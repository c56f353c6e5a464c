"""A made-up crowd of any size for the large viewer, the same for the same seed: places, members, links, claims."""

from __future__ import annotations

import re
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from biokg.claims.derive import TIERS
from biokg.network.said import MODALITIES
from biokg.terms import local_name
from biokg.views.canvas import Crowd
from biokg.views.canvas.evidence import Cited, Evidence, rows_of
from biokg.views.map.grammar import GLYPHS
from biokg.views.map.picture import Words

__all__ = ["make_crowd"]

Ints: TypeAlias = npt.NDArray[np.int64]

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
A_SOURCE = 40
"""Claims of a source, on the average."""
BEGINNINGS = (
    "ar", "bel", "cor", "dan", "el", "fen", "gal", "hel", "in", "jor", "kel", "lum", "mar", "nor", "or", "pel",
    "quin", "ros", "sil", "tor", "ul", "ven", "wil", "xan", "yor", "zel",
)  # fmt: skip
MIDDLES = (
    "a", "e", "i", "o", "u", "ia", "io", "ea", "an", "en", "on", "ar", "er", "or", "al",
)  # fmt: skip
ENDINGS = (
    "bex", "cor", "dane", "fin", "gen", "lix", "med", "nova", "phar", "rex", "sys", "thera", "vita", "zyme",
)  # fmt: skip
SIGNS = "华辉安健北京生命科学康泰和瑞博恒信达明德嘉圣百济神州诺诚天恩盛新宏远东方海正仁同源中创智云龙金凯"
KINDS = ("产业园", "功能区", "医药", "跨国药业", "研究院", "医院", "单抗", "试验", "先生", "中心")


def make_crowd(things: int, links: int, seed: int = 0) -> Crowd:
    """Return a crowd of so many things and links; three of a hundred things lie in no park.

    Every link has a claim and every fifth a second one; every thing in a zone one that says so, every fifth a status,
    every tenth a further name.
    """
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
    names = _names(chance, cls)
    standing = chance.choice([0, 1, 3, 4], things, p=[0.8, 0.08, 0.1, 0.02]).astype(np.uint8)
    return Crowd(
        Words(f"A made-up crowd of {things:,}", f"{things:,}个虚构事物"),
        ids=[re.sub("[^a-z0-9]+", "-", name.lower()) for name in names],
        en=names,
        zh=_chinese(chance, cls),
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
        ties=[
            ("collaboratesWith", Words("works with", "合作")),
            ("developedBy", Words("developed by", "研发方为")),
            ("near", Words("near", "邻近")),
        ],
        as_of="2026-01-24",
        evidence=_evidence(chance, links, parent, standing),
    )


def _names(chance: np.random.Generator, cls: npt.NDArray[np.uint8]) -> list[str]:
    """Return a name for each thing, in words of which most occur once, its number where it would be the second."""
    words = ["Park", "Zone", *(GLYPHS[name].name.en for name in CLASSES[2:])]
    parts = [chance.integers(0, len(some), len(cls)).tolist() for some in (BEGINNINGS, MIDDLES, ENDINGS, BEGINNINGS)]
    seen: set[str] = set()
    names = []
    for number, (kind, a, b, c, e) in enumerate(zip(cls.tolist(), *parts, strict=True)):
        name = f"{BEGINNINGS[a]}{MIDDLES[b]}{BEGINNINGS[e]}{ENDINGS[c]} {words[kind]}".capitalize()
        names.append(f"{name} {number}" if name in seen else name)
        seen.add(name)
    return names


def _chinese(chance: np.random.Generator, cls: npt.NDArray[np.uint8]) -> list[str]:
    signs = chance.integers(0, len(SIGNS), (len(cls), 3)).tolist()
    return ["".join(SIGNS[s] for s in name) + KINDS[kind] for name, kind in zip(signs, cls.tolist(), strict=True)]


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


def _evidence(
    chance: np.random.Generator, links: int, parent: npt.NDArray[np.int32], standing: npt.NDArray[np.uint8]
) -> Evidence:
    things = len(parent)
    placed, stated = np.flatnonzero(parent >= 0), np.flatnonzero(standing > 0)
    named = np.arange(0, things, 10)
    of_links = np.concatenate([np.arange(links), np.arange(0, links, 5)])
    of_things = np.concatenate([placed, stated, named])
    sources = max(1, (len(of_links) + len(of_things)) // A_SOURCE)
    part = np.repeat([0, 1, 2], [len(placed), len(stated), len(named)])
    value = np.concatenate([np.full(len(placed), -1), standing[stated], 5 + np.arange(len(named))])
    days = np.datetime64("2020-01-01") + np.arange(sources) % 2200
    return Evidence(
        links=rows_of(of_links, links, [of_links], **_claims(chance, len(of_links), sources)),
        things=rows_of(
            of_things, things, [of_things], **_claims(chance, len(of_things), sources), property=part, value=value
        ),
        sources=[
            Cited(f"news-{n:05}", Words(f"Made-up report {n}", f"虚构报道{n}"), Words("Riverbend Herald", "河湾先驱报"),
                  str(days[n]), str(days[n]), f"https://example.org/news/{n}")
            for n in range(sources)
        ],
        sections=[
            (Words("body", "正文"), Words("reported text", "报道正文")),
            (Words("digest", "摘要"), Words("AI digest", "人工智能摘要")),
        ],
        tiers=[(local_name(tier), Words(local_name(tier).capitalize())) for tier in TIERS],
        modalities=[Words(name) for name in MODALITIES],
        speakers=[Words("the mayor", "市长")],
        properties=[
            ("locatedIn", Words("located in", "位于")),
            ("status", Words("status", "状态")),
            ("altLabel", Words("also called", "又名")),
        ],
        values=[
            *(Words(word) for word in ("there", "under way", "inferred", "planned", "expected")),
            *(Words(f"Alias {n}", f"别名{n}") for n in range(len(named))),
        ],
    )  # fmt: skip


def _claims(chance: np.random.Generator, count: int, sources: int) -> dict[str, npt.NDArray[np.generic]]:
    """Return columns of claims: one of nine from a digest, one of eight only meant, one of sixteen said by someone."""
    source = chance.integers(0, sources, count)
    digest = chance.random(count) < 1 / 9
    start = chance.integers(0, 6000, count)
    letters = np.frombuffer(chance.bytes(6 * count).hex().encode(), dtype="S12")
    return {
        "claim": letters, "source": source, "section": digest.astype(np.int64),
        "tier": np.where(digest, len(TIERS) - 1, source % (len(TIERS) - 1)),
        "modality": chance.choice([0, 1, 3], count, p=[0.8125, 0.0625, 0.125]),
        "speaker": np.where(chance.random(count) < 1 / 16, 0, -1), "start": start,
        "end": start + chance.integers(20, 200, count),
    }  # fmt: skip
