"""Stages of the value chain in words: whether one is covered, what shows it, and what a reader must know of that."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...analysis.chain.signs import Sign
from ...analysis.chain.stages import StageField
from ...claims.ledger import Statement, machine_only
from ...terms import b
from ..document.model import Cell
from ..wording import Wording
from .cells import MACHINE, in_brackets, remarks

__all__ = ["VERDICTS", "by_machine", "stage_cell", "stage_told", "stages_words", "verdict_cell"]

VERDICTS = {
    "stated": ("stated", "已陈述"),
    "inferred": ("inferred", "推断"),
    "planned": ("planned", "规划中"),
    "denied": ("said not to be covered", "称未覆盖"),
    "not stated": ("not stated", "未提及"),
}
NAMED = 3
"""How many signs of a kind are named; JSON has all."""

PART, STAGE = "part", b("stage")
"""The rule of the sign that a place within covers the stage, and the property by which a source says so."""

_SAID = {
    "stated": ("so stated: {}", "此项陈述：{}"),
    "inferred": ("so inferred: {}", "此项推断：{}"),
    "planned": ("so planned: {}", "此项规划：{}"),
    "denied": ("so denied: {}", "此项否认：{}"),
}
_SIGNS = {
    "there": ("{}", "{}"),
    "under way": ("{}, under way", "{}（进行中）"),
    "to come": ("planned {}", "规划的{}"),
}  # phase of a sign → its words around what the sign is


def stage_cell(one: StageField, say: Wording) -> Cell:
    """Return whether a stage is covered, what else shows it, and the marks of what says so."""
    marked = by_machine(one) and not (one.said and _decides(one))
    named = (f"{head}{_names(signs, say, marked=marked)}" for head, signs in _by_rule(one, say))
    parts = [say.of(*VERDICTS[one.verdict]), *named]
    return _cell(one, say.of("; ", "；").join(parts), _remark(one, say))


def verdict_cell(one: StageField, say: Wording) -> Cell:
    """Return whether a stage is covered, in a word, with the same marks."""
    return _cell(one, say.of(*VERDICTS[one.verdict]), _remark(one, say, aged=True))


def _cell(one: StageField, text: str, remark: str) -> Cell:
    standing = "" if one.verdict == "not stated" else one.verdict
    return Cell(text, standing=standing, told=stage_told(one), remark=remark, quiet=True)


def stage_told(one: StageField) -> tuple[Statement, ...]:
    """Return the statements behind a stage, each once: what says so, then what its signs rest on."""
    return tuple(dict.fromkeys([*one.said, *(told for sign in one.signs for told in sign.statements)]))


def _remark(one: StageField, say: Wording, *, aged: bool = False) -> str:
    """Return what a reader must know of a stage: limits, machine-made text only, the year of what is old.

    Where a claim on the place itself says so, signs beside it do not make that claim any stronger: it has its own mark.
    Signs that are named have their years with them; without `aged` they are not told again.
    """
    if not one.said or not _decides(one):
        return remarks(say, stage_told(one), limits=False, aged=aged)
    found = remarks(say, one.said, aged=True)
    return say.of(*_SAID[one.verdict]).format(found) if found else ""


def _decides(one: StageField) -> bool:
    """Tell whether the claims on the place itself decide, and not a sign beside what is merely planned of it."""
    return one.verdict != "inferred" or all(told.standing == "inferred" for told in one.said)


def stages_words(fields: Sequence[StageField], say: Wording) -> str:
    """Return the names of stages that stand alike, those in a line that machine-made text alone tells marked so."""
    words = in_brackets(say, say.of(*MACHINE))
    marks = [words if by_machine(one) else "" for one in fields]
    if len(set(marks)) == 1:
        return say.names(say.node(one.stage) for one in fields) + marks[0]
    return say.names(say.node(one.stage) + mark for one, mark in zip(fields, marks, strict=True))


def by_machine(one: StageField) -> bool:
    """Tell whether machine-made text alone says how a stage stands."""
    return machine_only(one.said if one.said and _decides(one) else stage_told(one))


def _by_rule(one: StageField, say: Wording) -> Iterator[tuple[str, list[Sign]]]:
    """Yield the signs of each rule with its name; what is not there yet beside what is covered says so."""
    for rule, phase in dict.fromkeys((sign.rule, sign.phase) for sign in one.signs):
        signs = [sign for sign in one.signs if (sign.rule, sign.phase) == (rule, phase)]
        name = say.of(signs[0].names["en"], signs[0].names["zh"])
        around = say.of(*_SIGNS["there" if one.verdict == "planned" else phase])
        yield f"{around.format(name)}{say.of(': ', '：')}", signs


def _names(signs: Sequence[Sign], say: Wording, *, marked: bool) -> str:
    names = [_sign(sign, say, marked=marked) for sign in signs[:NAMED]]
    more = len(signs) - NAMED
    return say.of("; ", "、").join(names) + (say.of(f" and {more} more", f"等{len(signs)}个") if more > 0 else "")


def _sign(sign: Sign, say: Wording, *, marked: bool) -> str:
    """Return a sign with who stands behind it, where that is another, and its marks; `marked`: the whole has that one.

    A place in it covers the stage as a source says: with its limits, and whoever puts the place there.
    """
    who = say.names(say.node(one) for one in sign.behind if one != sign.thing)
    part = sign.rule == PART
    told = [one for one in sign.statements if not part or one.claim.predicate == STAGE]
    mark = "" if marked else remarks(say, told, limits=part)
    return say.node(sign.thing) + in_brackets(say, who, mark, say.aged(sign.statements))
