"""How well names of parks, zones and districts are matched, on a list written down by hand."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from biokg.resolve import Entity, Matcher, Verdict, read_place

from .matching_data import plain

__all__ = ["places"]

NAMES = Path(__file__).with_name("place_names.tsv")
Row = tuple[str, str, str, str]


def _listed(half: str) -> Iterator[tuple[str, str, str]]:
    """Yield the English, Chinese and other name of each place, the last may be empty."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader((line for line in file if not line.startswith("#")), delimiter="\t"):
            if row["half"] == half:
                yield row["english"], row["chinese"], row["other"] or ""


def places(unseen: bool = True) -> list[Row]:
    """Return how often a name in one language finds its place first among those in the other, and what is wrong."""
    rows = _rows("Parks and zones", list(_listed("unseen" if unseen else "seen")))
    return [*rows, *_rows("Parks abroad", list(_listed("abroad")))] if unseen else rows


def _rows(kind: str, listed: list[tuple[str, str, str]]) -> list[Row]:
    known = {english: english for english, _, _ in listed}
    rows, wrong = list[Row](), 0
    for what, asked, names in (
        (f"Chinese name, English ones known ({len(listed)} places)", [(zh, en) for en, zh, _ in listed], known),
        ("English name, Chinese ones known", [(en, en) for en, _, _ in listed], {en: zh for en, zh, _ in listed}),
        ("another English name", [(other, en) for en, _, other in listed if other], known),
    ):
        if not asked:
            continue
        own, taken = _found(asked, names)
        base = {plain(name): place for place, name in names.items()}
        right = sum(base.get(plain(name)) == place for name, place in asked)
        wrong += taken
        rows.append((f"{kind}: recall@1, {what}", f"{own / len(asked):.3f}", f"{right / len(asked):.3f}", ""))
    return [*rows, ("… taken as the same, wrongly", str(wrong), "0", "")]


def _found(asked: Iterable[tuple[str, str]], names: dict[str, str]) -> tuple[int, int]:
    """Return how many names find their place first, and how many are taken as the same as another."""
    matcher = Matcher((Entity(place, (name,)) for place, name in names.items()), read_place)
    right = wrong = 0
    for name, place in asked:
        first = next(iter(matcher.match([name], limit=1)), None)
        if first and first.verdict != Verdict.DIFFERENT:
            right += first.entity.id == place
            wrong += first.entity.id != place and first.verdict == Verdict.SAME
    return right, wrong
