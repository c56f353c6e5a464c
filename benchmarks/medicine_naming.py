"""How well names of medicines are matched with a list of substances, on names that were judged by hand."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from biokg.resolve import Entity, Match, MedicineMatcher, Relation, Verdict, read_medicine

from .matching_data import CHINESE, SHARED, plain

__all__ = ["Judged", "chinese_medicines", "judged", "medicines", "substances"]

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
    """Return how often a Latin name finds its substance as the same, and a combination what it is made of."""
    known = substances()
    matcher = MedicineMatcher(known)
    same = {plain(one.names[0]): one.id for one in known}

    def ours(name: str) -> tuple[str, frozenset[str]]:
        found = [match for match in matcher.match([name], limit=9) if match.verdict != Verdict.DIFFERENT]
        first = next((one for one in found if (one.verdict, one.relation) == (Verdict.SAME, Relation.SAME)), None)
        return first.entity.id if first else "", frozenset(
            one.entity.id for one in found if one.relation == Relation.WHOLE
        )

    names = [one for one in judged() if wanted(one.name) and not CHINESE.search(one.name)]
    own, base = _measured(names, ours), _measured(names, lambda name: (same.get(plain(name), ""), frozenset()))
    single, several = (sum(one.answer == kind for one in names) for kind in ("same", "whole"))
    what = (
        f'Medicines, {len(names)} names: precision of "same"',
        f"… recall of {single} that name one substance of the list",
        f"… substances found of {several} combinations",
        "… substances of combinations that are wrong",
    )
    return [(text, one, two, "") for text, one, two in zip(what, own, base, strict=True)]


def european() -> list[Entity]:
    """Return the substances of DrugCentral, and those of one substance each that the EMA's table has besides."""
    import openpyxl

    (path,) = (SHARED / "ema_medicines").glob("*.xlsx")
    rows = iter(openpyxl.load_workbook(path, read_only=True).active.iter_rows(values_only=True))
    header = next(row for row in rows if "Name of medicine" in row)
    place = next(at for at, title in enumerate(header) if str(title).startswith("International non-proprietary"))
    names = sorted({row[place].strip() for row in rows if row[0] == "Human" and row[place]})
    known = {plain(one.names[0]): one for one in substances()}
    return list(({plain(name): Entity(name, (name,)) for name in names if not set(";,") & set(name)} | known).values())


def chinese_medicines(wanted: Callable[[str], bool]) -> list[Row]:
    """Return how often a Chinese name finds its substance: by its known Latin name, or by its sound alone."""
    matcher = MedicineMatcher(european())
    names = [one for one in judged() if wanted(one.name) and CHINESE.search(one.name)]
    found = {one: matcher.match([one.name], limit=9) for one in names}
    first = {one: next((match for match in found[one] if match.relation == Relation.SAME), None) for one in names}
    single = [one for one in names if one.answer == "same"]
    read, unread = ([one for one in single if _is_read(one.name) == known] for known in (True, False))
    same = {one: match for one, match in first.items() if match and match.verdict == Verdict.SAME}
    sound = {one: match for one, match in first.items() if match and match.verdict != Verdict.SAME}
    whole = {(one, match.entity.id) for one in names for match in found[one] if match.relation == Relation.WHOLE}
    true = {(one, part) for one in names if one.answer == "whole" for part in one.substances}
    rows = (
        (f'Medicines in Chinese, {len(names)} names: precision of "same"', _right(same, len(same))),
        (f"… recall of {len(read)} whose Latin name is known", _right({one: first[one] for one in read}, len(read))),
        (f"… recall of {len(unread)} others, by sound", _right({one: first[one] for one in unread}, len(unread))),
        (f"… precision of {len(sound)} found by sound, all unsure", _right(sound, len(sound))),
        (f"… substances found of {len({one for one, _ in true})} combinations", f"{len(whole & true) / len(true):.3f}"),
        ("… substances of combinations that are wrong", str(len(whole - true))),
    )
    nothing = {"precision": "", "wrong": "0"}  # what the baseline finds; a recall is none
    return [
        (what, figure, next((none for one, none in nothing.items() if one in what), "0.000"), "")
        for what, figure in rows
    ]


def _is_read(name: str) -> bool:
    """Tell whether the Latin names of all substances of a name are known."""
    return not any(CHINESE.search(word) for one in read_medicine(name).substances for word in one.words)


def _right(answers: Mapping[Judged, Match | None], of: int) -> str:
    right = sum(
        one.answer == "same" and match is not None and match.entity.id in one.substances
        for one, match in answers.items()
    )
    return f"{right / of:.3f}" if of else ""


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
