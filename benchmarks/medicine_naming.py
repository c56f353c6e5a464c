"""How well names of medicines are matched with a list of substances, on names that were judged by hand."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from biokg.resolve import Entity, MedicineMatcher, Relation, Verdict

from .matching_data import SHARED, plain

__all__ = ["Judged", "judged", "medicines", "substances"]

NAMES = Path(__file__).with_suffix("").parent / "medicine_names.tsv"
Row = tuple[str, str, str, str]
Answer = Callable[[str], tuple[str, frozenset[str]]]
"""From a name to the substance that it is the same as (or none), and those that it is a combination of."""


class Judged(NamedTuple):
    """A name of a medicine, with what it is: the same as one of some substances, a whole of several, or neither."""

    name: str
    answer: str
    substances: frozenset[str]


def judged() -> list[Judged]:
    """Return the names that were judged, each once, see ``medicine_names.md``."""
    with NAMES.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        names = (
            Judged(row["name"], row["answer"], frozenset(filter(None, row["substances"].split(" | ")))) for row in rows
        )
        return list(dict.fromkeys(names))


def substances() -> list[Entity]:
    """Return the substances of DrugCentral, each with the one name that the extract gives."""
    with (SHARED / "drugcentral" / "structures.smiles.tsv").open(encoding="utf-8", newline="") as file:
        return [Entity(row["INN"], (row["INN"],)) for row in csv.DictReader(file, delimiter="\t")]


def medicines(wanted: Callable[[str], bool]) -> list[Row]:
    """Return how often a name finds its substance as the same, and a combination what it is made of."""
    known = substances()
    matcher = MedicineMatcher(known)
    same = {plain(one.names[0]): one.id for one in known}

    def ours(name: str) -> tuple[str, frozenset[str]]:
        found = [match for match in matcher.match([name], limit=9) if match.verdict != Verdict.DIFFERENT]
        first = next((one for one in found if (one.verdict, one.relation) == (Verdict.SAME, Relation.SAME)), None)
        return first.entity.id if first else "", frozenset(
            one.entity.id for one in found if one.relation == Relation.WHOLE
        )

    names = [one for one in judged() if wanted(one.name)]
    own, base = _measured(names, ours), _measured(names, lambda name: (same.get(plain(name), ""), frozenset()))
    single, several = (sum(one.answer == kind for one in names) for kind in ("same", "whole"))
    what = (
        f'Medicines, {len(names)} names: precision of "same"',
        f"… recall of {single} that name one substance of the list",
        f"… substances found of {several} combinations",
        "… substances of combinations that are wrong",
    )
    return [(text, one, two, "") for text, one, two in zip(what, own, base, strict=True)]


def _measured(names: list[Judged], answer: Answer) -> list[str]:
    said = {one: answer(one.name) for one in names}
    single = [(one, same) for one, (same, _) in said.items() if same]
    right = sum(one.answer == "same" and same in one.substances for one, same in single)
    parts = {(one, part) for one, (_, parts) in said.items() for part in parts}
    true = {(one, part) for one in names if one.answer == "whole" for part in one.substances}
    return [
        f"{right / len(single):.3f}",
        f"{right / sum(one.answer == 'same' for one in names):.3f}",
        f"{len(parts & true) / len(true):.3f}",
        f"{len(parts - true)}",
    ]
