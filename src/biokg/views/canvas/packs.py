"""What the page carries, in packs: first what it draws, then who says so, finer and finer while there is room."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from ..map.picture import Words
from ..words import date_words
from .crowd import STANDINGS, Crowd
from .encoding import encoded, lined
from .evidence import Evidence, Rows
from .finer import Finer
from .packing import Packed

__all__ = ["ROOM", "packs", "slug"]

Array: TypeAlias = npt.NDArray[Any]
Pack: TypeAlias = tuple[str, list[list[Any]]]

ROOM = 4_850_000
"""Letters that the packs may take before the finer evidence is left out: 5 MB with all else."""
_NO_LETTER = re.compile("[^a-z0-9]+")


def packs(crowd: Crowd, packed: Packed) -> tuple[list[Pack], list[str]]:
    """Return the packs, each a text and the list of its parts, and what was left out: ``linkClaims`` and the like.

    Things are in the order in which they are packed, links by where they start.
    """
    place = np.empty(len(crowd), dtype=np.int32)
    place[packed.order] = np.arange(len(crowd), dtype=np.int32)
    start, end = place[crowd.start], place[crowd.end]
    rows = np.lexsort((end, start)).astype(np.int32)
    found = [_picture(crowd, packed, rows, start[rows], end[rows])]
    if crowd.evidence is None:
        return found, []
    links, things = crowd.evidence.links.reordered(rows), crowd.evidence.things.reordered(packed.order)
    spells = _spells(crowd.evidence, crowd.finer, place, rows) if crowd.finer else None
    found.append(_sources(crowd.evidence, links, things, spells))
    left_out: list[str] = []
    room = ROOM - sum(len(text) for text, _ in found)
    for name, arrays in _finer(links, things):
        pack = encoded(arrays, {})
        if len(pack[0]) > room:
            left_out.append(name)
        else:
            found.append(pack)
            room -= len(pack[0])
    return found, left_out


def _picture(crowd: Crowd, packed: Packed, rows: Array, start: Array, end: Array) -> Pack:
    """Return all that the page needs to draw and to find."""
    order = packed.order.tolist()
    en = lined([crowd.en[i] for i in order]).split("\n") if order else []
    zh = ["" if crowd.zh[i] == crowd.en[i] else crowd.zh[i] for i in order]
    ids = ["" if slug(name) == crowd.ids[i] else crowd.ids[i] for name, i in zip(en, order, strict=True)]
    arrays: dict[str, Array] = {
        "boxes": packed.boxes, "up": packed.up, "first": packed.first, "count": packed.count, "x": packed.x,
        "y": packed.y, "start": start, "end": end, "cls": crowd.cls[packed.order],
        "standing": crowd.standing[packed.order], "status": crowd.status[packed.order], "link": crowd.link[rows],
        "tie": crowd.tie[rows],
    }  # fmt: skip
    texts = {"en": en, "zh": zh, "ids": ids}
    if crowd.finer is not None:
        arrays |= {"quiet": crowd.finer.quiet[rows], "trunk": crowd.finer.trunk[rows]}
        for name, all_ in (("short", crowd.finer.short), ("brief", crowd.finer.brief)):
            words = [all_[i] for i in order]
            texts |= {name + "En": [one.inside("en") for one in words], name + "Zh": [one.zh for one in words]}
    return encoded(arrays, texts)


def slug(name: str) -> str:
    """Return the id that a name would have; the page makes the same, so that such ids need not be carried.

    >>> slug("Huahui Health (Beijing)")
    'huahui-health-beijing'
    """
    return _NO_LETTER.sub("-", name.lower()).strip("-")


def _spells(evidence: Evidence, finer: Finer, place: Array, rows: Array) -> dict[str, Array]:
    """Return how things and links stood before a day, the day by its place among all days."""
    days = known_days(evidence)
    of_link = np.empty(len(rows), dtype=np.int64)
    of_link[rows] = np.arange(len(rows))
    found: dict[str, Array] = {}
    for kind, were, number in (("thing", finer.things_were, place), ("link", finer.links_were, of_link)):
        columns = {
            "WasOf": [int(number[was.owner]) for was in were],
            "WasUntil": [bisect_left(days, was.until) for was in were],
            "Was": [STANDINGS.index(was.standing) for was in were],
            "WasStatus": [was.status for was in were],
        }
        found |= {kind + name: np.array(column, dtype=np.int64) for name, column in columns.items()}
    return found


def known_days(evidence: Evidence) -> list[str]:
    """Return the days on which something was published, the first first."""
    return sorted({source.known for source in evidence.sources if source.known})


def _sources(evidence: Evidence, links: Rows, things: Rows, spells: Mapping[str, Array] | None = None) -> Pack:
    """Return who says so, without the ids of claims and the places in the text."""
    sources, values, days = evidence.sources, evidence.values, known_days(evidence)
    number = {day: place for place, day in enumerate(days)}
    known = np.array([number.get(source.known, -1) for source in sources], dtype=np.int64)
    arrays: dict[str, Array] = {"said": things.property, "value": things.value, "known": known, **(spells or {})}
    for name, rows in (("link", links), ("thing", things)):
        counts = np.bincount(rows.owner, minlength=len(rows.more))
        columns = {"Told": counts, "More": rows.more, "Source": rows.source, "Section": rows.section,
                   "Tier": rows.tier, "Modality": rows.modality, "Speaker": rows.speaker}  # fmt: skip
        arrays |= {name + column: numbers.astype(np.int64) for column, numbers in columns.items()}
    texts: dict[str, Sequence[str]] = {
        "sources": [source.id for source in sources], "urls": [s.url for s in sources], "days": days,
    }  # fmt: skip
    for name, words in (
        ("title", [source.title for source in sources]),
        ("publisher", [source.publisher for source in sources]),
        ("date", [Words(date_words(s.date, "en"), date_words(s.date, "zh")) for s in sources]),
        ("speaker", evidence.speakers),
        ("value", values),
    ):
        texts |= {name + "En": [one.en for one in words], name + "Zh": [one.zh for one in words]}
    return encoded(arrays, texts)


def _finer(links: Rows, things: Rows) -> Iterator[tuple[str, Mapping[str, Array]]]:
    """Yield the parts that are left out where they are too large, the more useful ones first."""
    for name, rows in (("link", links), ("thing", things)):
        yield name + "Claims", {name + "Claim": _first_letters(rows.claim)}
    for name, rows in (("link", links), ("thing", things)):
        length = np.where(rows.start < 0, -1, rows.end - rows.start)
        yield name + "Places", {name + "Start": rows.start.astype(np.int64), name + "Length": length.astype(np.int64)}


def _first_letters(claims: npt.NDArray[np.bytes_]) -> npt.NDArray[np.uint8]:
    """Return as many letters of ids as tell them apart, two a byte; zeros where there is no id."""
    whole = np.frombuffer(bytes.fromhex(claims.astype("S12").tobytes().replace(b"\0", b"0").decode()), dtype=np.uint8)
    rows = whole.reshape(-1, 6)
    numbers = np.zeros((len(rows), 8), dtype=np.uint8)
    numbers[:, 2:] = rows
    ids = np.unique(numbers.view(">u8").ravel())
    size = next((n for n in (4, 5) if len(np.unique(ids >> np.uint64(8 * (6 - n)))) == len(ids)), 6)
    return np.ascontiguousarray(rows[:, :size])
