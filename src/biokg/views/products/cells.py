"""Cells that several products share: names, numbers, dates, statuses, each with the statements behind it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode

from ...analysis.numbers import Number
from ...analysis.said import Said
from ...analysis.when import When
from ...claims.ledger import STANDINGS, Statement, machine_only
from ...terms import iri, local_name
from ..document.model import Cell
from ..record import name_of
from ..wording import Wording
from ..words import quantity_words

__all__ = [
    "MACHINE",
    "TO_COME",
    "date_cell",
    "in_brackets",
    "joined",
    "named",
    "names_cell",
    "number_cell",
    "other_dates",
    "phase_standing",
    "remarks",
    "reported_cell",
    "silent",
    "status_cell",
    "text_cell",
    "window_remark",
]

MACHINE = ("machine-made text only", "仅见于机器生成文本")
"""The mark of what machine-made text says, and nothing else does."""

TO_COME = {"planned": "planned", "expected": "expected", "under-way": "under way", "under-construction": "under way"}
"""Status → the standing of what has it; of any other status a thing is as it is stated."""


def silent(say: Wording) -> Cell:
    """Return the cell for what no source states."""
    return Cell(say.of("not stated", "未提及"))


def text_cell(text: str, told: Iterable[Statement] = (), standing: str = "", remark: str = "") -> Cell:
    """Return words with the statements behind them, each once."""
    return Cell(text, standing=standing, told=tuple(dict.fromkeys(told)), remark=remark)


def named(say: Wording, node: NamedNode, told: Iterable[Statement] = (), standing: str = "", remark: str = "") -> Cell:
    """Return the name of a thing; its value is its id."""
    return Cell(say.node(node), name_of(node), standing, tuple(dict.fromkeys(told)), remark)


def joined(say: Wording, nodes: Iterable[NamedNode]) -> str:
    """Return names in a line, each once."""
    return say.names(dict.fromkeys(map(say.node, nodes)))


def names_cell(
    say: Wording, values: Sequence[Said], *, empty: bool = False, standing: bool = True, lists: bool = True
) -> Cell:
    """Return what is said as names or texts in a line; "not stated" where nothing is, or nothing at all with `empty`.

    The standing is the best of them; those that stand otherwise say so themselves, and so do those with a remark that
    not all have. What is denied is left out. Without `lists`, a list that a source leaves open is one of things like
    the one at hand, not of these values.
    """
    kept = [one for one in values if one.standing != "denied"]
    if not kept:
        return Cell("") if empty else silent(say)
    best = min((one.standing for one in kept), key=STANDINGS.index)
    parts, alike = [], len({remarks(say, one.statements) for one in kept}) == 1
    for one in kept:
        text = say.node(one.value) if isinstance(one.value, NamedNode) else str(one.value)
        other = standing and one.standing != best and one.standing not in {"stated", "under way"}
        asides = [say.standing(one.standing)] if other else []
        asides += [remarks(say, one.statements)] if not alike else []
        parts.append(text + in_brackets(say, *asides))
    told = [statement for one in kept for statement in one.statements]
    remark = remarks(say, told if alike else (), among_others=lists and any(one.open_list for one in kept))
    return text_cell(say.names(dict.fromkeys(parts)), told, best if standing else "", remark)


def remarks(
    say: Wording,
    told: Sequence[Statement],
    *,
    disputed: bool = False,
    among_others: bool = False,
    limits: bool = True,
    aged: bool = False,
) -> str:
    """Return what a reader must know of a cell: disputed, an open list, caveats, machine-made text only.

    Without `limits` the caveats stand elsewhere in the row. `aged`: and of which year it is, where that is long ago.
    """
    parts = [say.of("disputed", "有分歧")] if disputed else []
    parts += [say.of("among others", "未尽列举")] if among_others else []
    parts += say.caveats(told) if limits else []
    if machine_only(told):
        parts.append(say.of(*MACHINE))
    parts += filter(None, [say.aged(told)]) if aged else []
    return say.of("; ", "；").join(parts)


def window_remark(say: Wording, told: Iterable[Statement]) -> str:
    """Return the remark of a window and its wording: machine-made text may alone say when, where others say what."""
    return remarks(say, [one for one in told if local_name(one.claim.predicate) in {"edtf", "verbatim"}])


def in_brackets(say: Wording, *asides: str) -> str:
    """Return what follows words in brackets; empty where there is nothing to say."""
    kept = [one for one in asides if one]
    return say.of(" ({})", "（{}）").format(say.of("; ", "；").join(kept)) if kept else ""


def number_cell(say: Wording, number: Number) -> Cell:
    """Return a number with its hedge and unit, and the whole that it is a share of; what it counts is not said."""
    text = quantity_words(number.value, number.qualifier, number.unit, "", say.language)
    if number.population is not None:
        whole = say.node(number.population)
        text += (
            say.of(f" of {whole}", f"（占{whole}）")
            if number.unit == "percent"
            else say.of(f" in {whole}", f"（{whole}）")
        )
    parts = (
        ("qualifier", number.qualifier),
        ("unit", number.unit or None),
        ("at_least", number.bounds.low),
        ("at_most", number.bounds.high),
    )
    return Cell(text, number.value, number.standing, number.statements, parts=parts)


def date_cell(say: Wording, date: When | None, announced: When | None = None) -> Cell:
    """Return when something is; else when it was announced, as such; else that no source says when."""
    found = date or announced
    if found is None:
        return silent(say)
    text = say.date(found.edtf)
    if date is None:
        text = say.of(f"announced {text}", f"{text}公布")
    told = [*found.statements, *(one for other in found.others for one in other.statements)]
    remark = say.of("; ", "；").join(filter(None, [*say.caveats(found.statements), other_dates(say, found)]))
    return Cell(text, _day(found), found.standing if found.standing == "inferred" else "", tuple(told), remark)


def other_dates(say: Wording, date: When) -> str:
    """Return the dates that other sources give, with their caveats; empty where there are none."""
    dates = [say.of(", ", "，").join([say.date(str(one.value)), *say.caveats(one.statements)]) for one in date.others]
    return say.of("another source: ", "另有来源：") + say.of("; ", "；").join(dates) if dates else ""


def _day(date: When) -> dt.date | str:
    return date.window.earliest if date.window.earliest == date.window.latest else date.edtf


def reported_cell(say: Wording, reported: str) -> Cell:
    """Return the date of publication of the first source that tells of something."""
    return Cell(say.date(reported), reported)


def status_cell(say: Wording, status: str, told: Iterable[Statement] = ()) -> Cell:
    """Return a status (a local name) in words; "not stated" where there is none."""
    if not status:
        return silent(say)
    behind = [one for one in told if local_name(one.claim.predicate) == "status"]
    settled = [one for one in behind if one.settled]
    standing = (
        "inferred" if settled and all(one.standing == "inferred" for one in settled) else TO_COME.get(status, "stated")
    )
    remark = say.of("; ", "；").join(filter(None, [*say.caveats(settled), say.aged(settled)]))
    return Cell(say.node(iri(f"status:{status}")), status, standing, tuple(settled), remark, standing != "inferred")


def phase_standing(status: str) -> str:
    """Return the standing of a thing by its status."""
    return TO_COME.get(status, "stated")
