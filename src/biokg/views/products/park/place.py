"""Sections on what a park is: levels, place, figures of its ground, companies and other numbers, zones, facilities."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from ....analysis.numbers import Number
from ....analysis.park import Dossier, Level, Part
from ....analysis.said import Said
from ...chart.model import Growth, Point, Series
from ...document.model import Cell, Column, Figure, Row, Rows, Table
from ...wording import Wording
from ...words import quantity_words
from ..cells import named, names_cell, number_cell, phase_standing, remarks, reported_cell, silent, status_cell
from .phrases import LEVELS

__all__ = ["facilities", "growth", "levels", "number_table", "numbers", "platforms", "zones"]

PHASES = ("operating", "completed", "under-construction", "under-way", "planned", "expected", "ended", "cancelled", "")


def levels(found: Dossier, say: Wording) -> Rows:
    """Return what stands above it, told apart, and where it lies."""
    rows = [_status(one, say) for one in found.status]
    rows += [Row(say.of("also called", "又名"), names_cell(say, found.other_names))] if found.other_names else []
    for what, words in LEVELS.items():
        here = [level for level in found.levels if level.what == what]
        rows += [Row(say.of(*words), _level(level, found, say)) for level in here]
        in_zone = any(level.what == "development zone" for level in found.levels)
        unsaid = {"operator": "operator" in found.not_stated, "zone administration": in_zone and not here}
        if unsaid.get(what):
            rows.append(Row(say.of(*words), silent(say)))
    labels = {
        "along": ("along", "沿线"),
        "near": ("near", "邻近"),
        "connects": ("connects to", "连接"),
        "served_by": ("served by", "配套方"),
    }
    for name, words in labels.items():
        values = getattr(found.place, name)
        for standing in dict.fromkeys(_phase(one.standing) for one in values):
            these = [one for one in values if _phase(one.standing) == standing]
            rows.append(Row(say.of(*words), replace(names_cell(say, these), standing=standing)))
    if found.unplaced:
        label = say.of("spoken of beside it, place not stated", "同文提及，地点未说明")
        rows.append(Row(label, names_cell(say, found.unplaced, lists=False)))
    rows += [
        Row(say.of("does not lie in", "不在"), named(say, one.value, one.statements, "denied"))  # type: ignore[arg-type]
        for one in found.place.not_in
    ]
    return Rows(say.of("Levels and place", "层级与位置"), "levels", rows)


def _status(one: Said, say: Wording) -> Row:
    """Return a status with the day on which it was last told; one that no longer counts as earlier."""
    last = max(one.statements, key=lambda told: told.source.issued.value)
    earlier = "" if one.settled else say.of("earlier, ", "此前，")
    cell, when = names_cell(say, [one]), say.date(last.source.edtf)
    parts = [*([cell.remark] if cell.remark else []), say.of(f"{earlier}published {when}", f"{earlier}{when}发布")]
    remark = say.of("; ", "；").join(parts)
    return Row(say.of("status", "状态"), replace(cell, remark=remark, quiet=cell.standing == "planned"))


def _phase(standing: str) -> str:
    return "stated" if standing == "under way" else standing


def _level(level: Level, found: Dossier, say: Wording) -> Cell:
    """Return a level; one that stands above another one names it."""
    of = "" if level.of == found.id else say.of(f"of {say.node(level.of)}", f"属{say.node(level.of)}")
    if level.what in {"area", "development zone", "park", "group"}:
        of = "" if level.of == found.id else say.of(f"through {say.node(level.of)}", f"经{say.node(level.of)}")
    machine = remarks(say, level.said.statements)
    remark = say.of("; ", "；").join(part for part in (of, machine) if part)
    standing = level.said.standing if level.said.standing in {"inferred", "planned", "expected"} else "stated"
    return named(say, level.id, level.said.statements, standing, remark)


def number_table(
    heading: str, name: str, numbers: Sequence[Number], say: Wording, note: str = "", *, whose: bool = False
) -> Table:
    """Return numbers: what is counted in the source's population, the number, the date of its publication."""
    columns = [
        *([Column(say.of("of", "对象"), "of")] if whose else []),
        Column(say.of("what is counted", "统计口径"), "measure"),
        Column(say.of("number", "数字"), "number", number=True),
        Column(say.of("as of", "截至"), "as_of", tight=True),
        Column(say.of("published", "发布日期"), "published_first", tight=True),
        Column(say.of("remark", "备注"), "remark"),
    ]
    dated = any(number.as_of for number in numbers)
    noted = any(_remark(number, say) for number in numbers)
    columns = [one for one in columns if (one.name != "as_of" or dated) and (one.name != "remark" or noted)]
    rows = []
    for number in numbers:
        what = named(say, number.measures) if number.measures else silent(say)
        as_of = Cell(say.date(number.as_of.isoformat()), number.as_of) if number.as_of else silent(say)
        row = [what, number_cell(say, number), *([as_of] if dated else []), reported_cell(say, number.reported)]
        row += [Cell(_remark(number, say))] if noted else []
        rows.append([named(say, number.of), *row] if whose else row)
    return Table(heading, name, columns, rows, note)


def _remark(number: Number, say: Wording) -> str:
    said = remarks(say, number.statements, disputed=number.disputed), say.aged(number.statements, number.as_of)
    return say.of("; ", "；").join(filter(None, said))


def numbers(found: Dossier, say: Wording) -> list[Table]:
    """Return the tables of numbers: ground, companies, others."""
    whose = say.of(
        "Each line counts what its source counts; lines of different populations are never compared.",
        "各行按其来源的口径统计；口径不同，不作比较。",
    )
    other = any(number.of != found.id for number in found.companies)
    near = any(number.of != found.id for number in found.numbers)
    return [
        number_table(say.of("Land and floor space", "用地与建筑面积"), "areas", found.areas, say),
        number_table(say.of("Number of companies", "企业数量"), "companies", found.companies, say, whose, whose=other),
        number_table(say.of("Other numbers", "其他数字"), "numbers", found.numbers, say, whose=near),
    ]


def growth(found: Dossier, say: Wording) -> list[Figure]:
    """Return the companies over time as a chart, a series for each population; none where there is one number only."""
    keys = dict.fromkeys((number.of, number.measures) for number in found.companies)
    if len(found.companies) < 2:
        return []
    series = []
    for of, measure in keys:
        these = [number for number in found.companies if (number.of, number.measures) == (of, measure)]
        label = say.node(measure) if measure else say.node(of)
        label += "" if of == found.id else say.of(f" ({say.node(of)})", f"（{say.node(of)}）")
        series.append(Series(label, [_point(number, say) for number in these]))
    heading = say.of("Companies over time", "企业数量变化")
    note = say.of("By date of publication; populations are not joined.", "按发布日期；口径不同，不相连。")
    return [Figure(heading, "growth", Growth(series), note)]


def _point(number: Number, say: Wording) -> Point:
    label = quantity_words(number.value, number.qualifier, number.unit, "", say.language)
    low, high = number.bounds.low, number.bounds.high
    if low is None and high is None:
        low = high = number.value
    return Point(number.day, low, high, label, number.standing)


def zones(found: Dossier, say: Wording) -> Table:
    """Return the zones and corridors."""
    columns = [
        Column(say.of("zone or corridor", "功能区或廊道"), "part"),
        Column(say.of("class", "类别"), "class"),
        Column(say.of("status", "状态"), "status"),
        Column(say.of("meant for", "拟用于"), "meant_for"),
    ]
    parts = (*found.zones, *found.corridors)
    used = [column for column in columns if column.name != "meant_for" or any(part.meant_for for part in parts)]
    rows = [_row(part, say, used) for part in parts]
    return Table(say.of("Zones and corridors", "功能区与廊道"), "zones", used, rows)


def facilities(found: Dossier, say: Wording) -> Table:
    """Return the facilities by status: those that run, are being built, are planned."""
    columns = [
        Column(say.of("status", "状态"), "status"),
        Column(say.of("facility", "设施"), "part"),
        Column(say.of("kind", "类型"), "kind"),
        Column(say.of("run by", "运营方"), "run_by"),
    ]
    parts = sorted(found.facilities, key=lambda part: _rank(part.status))
    phases = [_rank(part.status) for part in parts]
    ends = {n for n in range(1, len(phases)) if phases[n] != phases[n - 1]}
    rows = [_row(part, say, columns) for part in parts]
    return Table(say.of("Facilities by status", "设施（按状态）"), "facilities", columns, rows, ends=ends)


def platforms(found: Dossier, say: Wording) -> Table:
    """Return the service platforms."""
    columns = [Column(say.of("platform", "平台"), "part"), Column(say.of("status", "状态"), "status")]
    rows = [_row(part, say, columns) for part in found.platforms]
    return Table(say.of("Service platforms", "服务平台"), "platforms", columns, rows)


def _rank(status: str) -> int:
    return PHASES.index(status) if status in PHASES else len(PHASES) - 2


def _row(part: Part, say: Wording, columns: Sequence[Column]) -> list[Cell]:
    size = say.of(" (group of {})", "（共{}个）").format(part.size) if part.size else ""
    name = named(say, part.id, part.said.statements, phase_standing(part.status))
    others = part.said.open_list
    remark = remarks(say, part.said.statements, among_others=others, aged=True)
    inferred = part.said.standing == "inferred"
    cells = {
        "part": Cell(name.text + size, name.value, "inferred" if inferred else "", name.told, remark),
        "class": named(say, part.cls),
        "status": status_cell(say, part.status, part.statements),
        "kind": names_cell(say, part.kinds, empty=True, standing=False),
        "run_by": names_cell(say, part.run_by, empty=True, standing=False),
        "meant_for": names_cell(say, part.meant_for, empty=True, standing=False),
    }
    return [cells[column.name] for column in columns]
