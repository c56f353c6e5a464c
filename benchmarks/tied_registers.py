"""Registers that tell which organisations are tied, and what those have to do with: trials, research organisations."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

__all__ = ["Pair", "Record", "read_relations", "read_trials"]

Pair = tuple[str, str]
Topics = Mapping[str, Mapping[str, frozenset[str]]]
"""Kind of topic (disease, city …) → who → the topics of that kind."""


@dataclass(frozen=True)
class Record:
    """What one record of a register says: who is tied, and what those it names have to do with."""

    ties: frozenset[Pair]
    topics: Topics
    """The first kind is the one by which the default decides among equals."""


def read_trials(path: Path) -> list[Record]:
    """Return trials: the sponsor is tied to each collaborator; all of them have to do with its conditions, and with the
    interventions (drugs, devices) that it tries."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_trial(row) for row in csv.DictReader(file)]


def _trial(row: Mapping[str, str]) -> Record:
    sponsor, helpers = row["Sponsor"].strip(), {one.strip() for one in row["Collaborators"].split("|")} - {""}
    tried = [one.partition(": ")[2] for one in row["Interventions"].split("|")]
    ties = frozenset(_pair(sponsor, other) for other in helpers - {sponsor})
    return Record(ties, {kind: dict.fromkeys([sponsor, *helpers], _folded(words)) for kind, words in
                         (("disease", row["Conditions"].split("|")), ("intervention", tried))})  # fmt: skip


def _folded(words: Iterable[str]) -> frozenset[str]:
    return frozenset(one.strip().casefold() for one in words) - {""}


def read_relations(paths: Iterable[Path]) -> list[Record]:
    """Return each relation of research organisations as a record of its own; their topics are the city and the region
    that they are in, and the kinds of organisation that they are."""
    found = {one["id"]: one for path in paths for one in json.loads(path.read_text(encoding="utf-8"))}
    ties = {_pair(name, other["id"]) for name, one in found.items() for other in one["relationships"]
            if other["id"] in found and other["id"] != name}  # fmt: skip
    return [
        Record(
            frozenset([tie]), {kind: {end: frozenset(of(found[end])) for end in tie} for kind, of in _PLACED.items()}
        )
        for tie in sorted(ties)
    ]


def _regions(one: Mapping[str, Any]) -> Iterator[str]:
    """Yield the provinces or states where an organisation is, as far as the register knows them."""
    for place in one["locations"]:
        about = place["geonames_details"]
        if about.get("country_subdivision_name"):
            yield f"{about['country_code']} {about['country_subdivision_name']}"


_PLACED: dict[str, Callable[[Mapping[str, Any]], Iterable[str]]] = {
    "city": lambda one: (str(place["geonames_id"]) for place in one["locations"]),
    "region": _regions,
    "kind": lambda one: one["types"],
}


def _pair(first: str, second: str) -> Pair:
    return (first, second) if first < second else (second, first)
