"""The value chain as a document: stages by park, what shows them, gaps and who could fill them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING

from ...analysis.chain import Candidate, Chain, Gap, StageField
from ...analysis.chain.signs import Sign
from ...claims.ledger import Statement
from ..chart import model as chart
from ..document.model import Block, Cell, Column, Document, Figure, Table
from ..record import name_of
from ..report.phrases import ROWS
from ..wording import Wording
from .cells import MACHINE, in_brackets, remarks
from .naming import told_apart
from .stages import VERDICTS, by_machine, stage_cell, verdict_cell

if TYPE_CHECKING:
    from ...graph import KnowledgeGraph

__all__ = ["document"]

NAMED, SHOWN, MANY = 3, 5, 4
"""How many things of a candidate are named, and candidates for a gap; of more places than `MANY`, each is a row with a
word for each stage. JSON has all."""

_TIES = {
    "tied": ("tied to it already", "已有联系"),
    "partner": ("partner of one that is tied to it", "其合作方已有联系"),
    "same planner": ("planned by the same", "同一规划方"),
}


def document(_kg: KnowledgeGraph, found: Chain, say: Wording, *, tidy: bool = False) -> Document:
    """Return the value chain as a document; with `tidy` also a table of one field a row, for programs."""
    names = told_apart(found.places, say)
    blocks: list[Block] = [_matrix(found, say), _stages(found, say), _gaps(found, say, whole=tidy)]
    return Document(
        title=say.of("Value chain", "价值链") + (say.of(": ", "：") + say.names(names)),
        subtitle=say.of(f"As of {say.date(found.as_of.isoformat())}.", f"截至{say.date(found.as_of.isoformat())}。"),
        answers=list(_answers(found, say)),
        blocks=[*blocks, _fields(found, say)] if tidy else blocks,
        language=say.language,
        footer=[
            say.of(
                "Inferred: by a claim, or from a sign that is named. Not stated is not no. Who could fill a gap is"
                " derived here; no source says so.",
                "推断：依据主张或所列迹象。未提及不等于否。何者可补缺口由系统推导，并无来源陈述。",
            )
        ],
    )


def _answers(found: Chain, say: Wording) -> Iterator[tuple[str, Cell]]:
    for place, fields in list(zip(found.places, found.fields, strict=True))[:MANY]:
        verdicts = [[field for field in fields if field.verdict == verdict] for verdict in VERDICTS]
        parts = [_counted(alike, say) for alike in verdicts if alike]
        n = len(fields)
        text = say.of(f"of {n} stages: ", f"{n}个环节：") + say.of(", ", "，").join(parts)
        yield say.node(place), Cell(text)
    more = len(found.places) - MANY
    if more > 0:
        yield say.of("and more", "另有"), Cell(say.of(f"{more} places", f"{more}个地点"))


def _counted(alike: Sequence[StageField], say: Wording) -> str:
    """Return how many stages stand alike, and how many of them in machine-made text only."""
    n, machine = len(alike), sum(map(by_machine, alike))
    words = f"{say.of(*VERDICTS[alike[0].verdict])} {n}"
    some = say.of(f"{machine} in machine-made text only", f"其中{machine}个仅见于机器生成文本")
    return words + in_brackets(say, some if 0 < machine < n else say.of(*MACHINE) if machine else "")


def _matrix(found: Chain, say: Wording) -> Figure:
    def field(one: StageField) -> chart.Field:
        if one.verdict == "not stated":
            return chart.Field()
        words = say.of(*VERDICTS[one.verdict])
        by = say.of(f"{words}, by machine text", f"{words}（机器）") if by_machine(one) else words
        return chart.Field(by, one.verdict)

    columns = [say.node(stage) for stage in found.stages]
    fields = [[field(one) for one in each] for each in found.fields[:ROWS]]
    shown = chart.Matrix(told_apart(found.places, say)[:ROWS], columns, fields)
    return Figure(say.of("Stages covered", "环节覆盖"), "matrix", shown)


def _stages(found: Chain, say: Wording) -> Table:
    if len(found.places) > MANY:
        return _by_place(found, say)
    columns = [Column(say.of("stage", "环节"), "stage", tight=True)]
    columns += [Column(one, f"place_{number}") for number, one in enumerate(told_apart(found.places, say), start=1)]
    rows = [
        [Cell(say.node(stage)), *(stage_cell(each[number], say) for each in found.fields)]
        for number, stage in enumerate(found.stages)
    ]
    return Table(say.of("Stages, and what shows them", "环节及其依据"), "stages", columns, rows)


def _by_place(found: Chain, say: Wording) -> Table:
    """Return a row for each place, for there are too many for a column each."""
    columns = [Column(say.of("place", "地点"), "place")]
    columns += [Column(say.node(stage), name_of(stage).rpartition(":")[2]) for stage in found.stages]
    rows = [[Cell(say.node(place), name_of(place)), *(verdict_cell(one, say) for one in fields)]
            for place, fields in zip(found.places, found.fields, strict=True)]  # fmt: skip
    heading = say.of("Stages by place", "各地环节")
    return Table(heading, "stages", columns, rows, most=ROWS)


def _gaps(found: Chain, say: Wording, *, whole: bool) -> Table:
    """Return who could fill each gap; with `whole` each row names its gap, and all candidates are there."""
    columns = [
        Column(say.of("gap", "缺口"), "gap"),
        Column(say.of("who could fill it", "可补者"), "candidate"),
        Column(say.of("shown by", "依据"), "sign"),
        Column(say.of("tie to the place", "与该地联系"), "tie"),
    ]
    groups = [list(_gap(gap, say, whole=whole)) for gap in found.gaps]
    note = say.of(
        "Derived: an organisation of the graph that has the stage. The closest tie first.",
        "系统推导：图谱中已具备该环节的机构，联系最近者在前。",
    )
    none = say.of("No gap: every stage is stated or inferred.", "无缺口：各环节均有陈述或推断。")
    heading = say.of("Gaps, and who could fill them", "缺口及可补者")
    rows = [row for group in groups for row in group]
    return Table(heading, "gaps", columns, rows, note, none, ends=frozenset(accumulate(map(len, groups))), most=ROWS)


def _gap(gap: Gap, say: Wording, *, whole: bool) -> Iterator[list[Cell]]:
    state = say.of(" ({})", "（{}）").format(say.of(*VERDICTS[gap.verdict]))
    head = Cell(f"{say.node(gap.place)}{say.of(': ', '：')}{say.node(gap.stage)}{state}")
    if not gap.candidates:
        nobody = say.of("no organisation of the graph is known to have it", "图谱中未见具备该环节的机构")
        yield [head, Cell(nobody), Cell(""), Cell("")]
    shown = gap.candidates if whole else gap.candidates[:SHOWN]
    for one in shown:
        yield [head, *_candidate(one, say)]
        head = head if whole else Cell("")
    more = len(gap.candidates) - len(shown)
    if more:
        yield [head, Cell(say.of(f"and {more} more", f"另有{more}个")), Cell(""), Cell("")]


def _candidate(one: Candidate, say: Wording) -> list[Cell]:
    planned = all(sign.phase == "to come" for sign in one.signs)
    where = say.names(map(say.node, one.places)) or say.of("place not stated", "地点未提及")
    told = _once(statement for sign in one.signs for statement in sign.statements)
    tie = Cell(say.of("none known", "未见"))
    if one.tie:
        tie = Cell(say.of(*_TIES[one.tie.kind]), standing=one.tie.standing, told=_once(one.tie.statements))
    return [
        Cell(say.node(one.organization), name_of(one.organization), "planned" if planned else "", remark=where),
        Cell(say.of("; ", "；").join(_has(one, say)), told=told, remark=remarks(say, told, limits=False, aged=True)),
        tie,
    ]


def _has(one: Candidate, say: Wording) -> Iterator[str]:
    """Yield what a candidate has: "clinical trial (HH-201; HH-204)"."""
    for rule in dict.fromkeys(sign.rule for sign in one.signs):
        signs = [sign for sign in one.signs if sign.rule == rule]
        things = [say.node(sign.thing) for sign in signs if sign.thing != one.organization]
        which = say.of("; ", "；").join(things[:NAMED]) + (" …" if len(things) > NAMED else "")
        name = say.of(signs[0].names["en"], signs[0].names["zh"])
        yield f"{name}{say.of(' (', '（')}{which}{say.of(')', '）')}" if which else name


def _fields(found: Chain, say: Wording) -> Table:
    """Return a row for each sign, and one for each field without a sign."""
    columns = ("stage", "place", "verdict", "what", "thing", "behind", "phase")
    rows = []
    for one in (field for each in found.fields for field in each):
        head = [Cell(say.node(one.stage), name_of(one.stage)), Cell(say.node(one.place), name_of(one.place))]
        if one.said or not one.signs:
            rows.append([*head, Cell(one.verdict, told=one.said), *(Cell("") for _ in range(4))])
        rows += [[*head, Cell(one.verdict), *_tidy(sign, say)] for sign in one.signs]
    return Table(say.of("All fields", "全部数据"), "fields", [Column(name, name) for name in columns], rows)


def _tidy(sign: Sign, say: Wording) -> list[Cell]:
    behind = " ".join(map(name_of, sign.behind))
    return [
        Cell(say.of(sign.names["en"], sign.names["zh"])),
        Cell(say.node(sign.thing), name_of(sign.thing), sign.standing, sign.statements),
        Cell(behind),
        Cell(sign.phase),
    ]


def _once(told: Iterable[Statement]) -> tuple[Statement, ...]:
    return tuple(dict.fromkeys(told))
