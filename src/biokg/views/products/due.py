"""The forecast ledger as a document: what was forecast, by whom, for when, and what has become of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise

from pyoxigraph import NamedNode

from ...analysis.due import Due
from ...analysis.forecasts import STATES, Forecast
from ...analysis.slippage import Record
from ..chart.model import Moment, Timeline
from ..document.model import Block, Cell, Column, Document, Figure, Table
from ..wording import Wording
from ..words import listed, plural
from .cells import remarks, window_remark
from .outcomes import forecast_name, outcome, rule_words, scope_words, span, state_word

__all__ = ["document"]

_GROUPS = {
    "park": ("By park", "按园区"),
    "company": ("By company", "按企业"),
    "speaker": ("By who said it", "按发言者"),
}
_STANDING = {"expectation": "expected", "plan": "planned"}
_NAMED = 4  # names in an answer; the tables have all


def document(found: Due, say: Wording) -> Document:
    """Return the ledger as a document: what is late first, what is met last."""
    title = say.of("What was forecast, and what has become of it", "预期与规划及其结果")
    if found.about is not None:
        title = f"{say.node(found.about)}{say.of(': ', '：')}{title[0].lower() + title[1:]}"
    day = say.date(found.as_of.isoformat())
    subtitle = say.of(f"As of {day}. ", f"截至{day}。") + rule_words(found.silence, say)
    open_ones = [one for one in found.forecasts if one.state == "undated"]
    told_apart = [one for one in found.forecasts if one.state != "undated"]
    blocks: list[Block] = [*_figure(found, say), _ledger(told_apart, say), _open(open_ones, say)]
    blocks += [_records(name, rows, say) for name, rows in found.records.items() if rows]
    return Document(title, subtitle, _answers(found, say), blocks, say.language, _notes(found, say))


# ---- answers


def _answers(found: Due, say: Wording) -> list[tuple[str, Cell]]:
    counted = [one for one in found.forecasts if one.counts]
    counts = Counter(one.state for one in counted)
    held = [(state, counts[state]) for state in STATES if counts[state]]
    parts = [
        say.of(f"{number} {state_word(state, say)}", f"{state_word(state, say)}{number}") for state, number in held
    ]
    kinds = Counter(one.kind for one in counted)
    total = say.of(
        f"{_many(kinds['expectation'], 'expectation')}, {_many(kinds['plan'], 'plan')}",
        f"预期{kinds['expectation']}项，规划{kinds['plan']}项",
    )
    total += say.of(": ", "：") + listed(parts, say.language) if parts else ""
    answers = [(say.of("In all", "合计"), Cell(total))]
    late = [one for one in found.forecasts if one.state in {"overdue", "met late"}]
    answers.append((say.of("Late", "逾期"), _names(late, say, say.of("none", "无"))))
    ahead = [one for one in found.forecasts if one.state in {"due", "pending"}]
    answers.append(
        (say.of("Ahead", "将至"), _names(ahead, say, say.of("nothing with a date", "无注明日期者"), _window))
    )
    lapsed = [one for one in found.forecasts if one.state in {"dormant", "presumed dropped", "dropped"}]
    answers.append((say.of("Lapsed", "失效"), _names(lapsed, say, say.of("none", "无"))))
    narrow = [one for one in found.forecasts if one.narrower]
    if narrow:
        answers.append((say.of("Met for less", "范围缩小"), _names(narrow, say, "", _narrower)))
    return answers


def _many(number: int, noun: str) -> str:
    return f"{number} {noun if number == 1 else plural(noun)}"


def _names(
    found: Sequence[Forecast], say: Wording, none: str, more: Callable[[Forecast, Wording], str] | None = None
) -> Cell:
    if not found:
        return Cell(none)
    brackets = say.of(" ({})", "（{}）")
    shown = [forecast_name(one, say) + (brackets.format(more(one, say)) if more else "") for one in found[:_NAMED]]
    rest = len(found) - len(shown)
    words = listed(shown, say.language) + (say.of(f" and {rest} more", f"等{len(found)}项") if rest else "")
    return Cell(words, told=tuple(part for one in found[:_NAMED] for part in one.told_met or one.told))


# ---- the ledger


def _ledger(forecasts: Sequence[Forecast], say: Wording) -> Table:
    columns = [
        Column(say.of("what was to come", "预期或规划内容"), "forecast"),
        Column(say.of("when", "时间"), "window"),
        Column(say.of("first said", "首次提及"), "first_said"),
        Column(say.of("what became of it", "结果"), "state"),
        Column(say.of("days late", "延误天数"), "days_late", number=True, tight=True),
    ]
    rows = [[_what(one, say), _when(one, say), _said(one, say), _state(one, say), _late(one, say)] for one in forecasts]
    ends = [number for number, (a, b) in enumerate(pairwise(one.state for one in forecasts), start=1) if a != b]
    empty = say.of("None with a date, and of none is it known what became of it.", "没有注明日期或已知结果者。")
    return Table(say.of("What became of them", "已知结果"), "ledger", columns, rows, ends=ends, empty=empty)


def _open(forecasts: Sequence[Forecast], say: Wording) -> Table:
    columns = [
        Column(say.of("what was to come", "预期或规划内容"), "forecast"),
        Column(say.of("first said", "首次提及"), "first_said"),
        Column(say.of("last said", "最近提及"), "last_said", tight=True),
    ]
    rows = [[_what(one, say), _said(one, say), Cell(say.date(one.last_published), one.last_published)]
            for one in forecasts]  # fmt: skip
    note = say.of("No source says for when, nor that it has begun.", "没有来源说明时间或是否已开始。")
    return Table(
        say.of("Open, without a date", "未注明日期、尚未实现"), "open", columns, rows, note=note if rows else ""
    )


def _what(one: Forecast, say: Wording) -> Cell:
    where = say.names([say.node(node) for node in one.jurisdictions])
    words = forecast_name(one, say) + (say.of(f" ({where})", f"（{where}）") if where else "")
    return Cell(words, standing=_STANDING[one.kind], told=one.told, remark=_remark(one, say), quiet=True)


def _remark(one: Forecast, say: Wording) -> str:
    pieces = say.of("counted by its parts", "按其组成部分计") if one.pieces else ""
    return say.of("; ", "；").join(filter(None, [pieces, remarks(say, one.told)]))


def _when(one: Forecast, say: Wording) -> Cell:
    if one.window is None:
        return Cell(say.of("not stated", "未提及"), "")
    words = _window(one, say) + (f" “{one.wording}”" if one.wording else "")
    span = f"{one.window.earliest.isoformat()}/{one.window.latest.isoformat()}"
    return Cell(words, span, remark="" if one.machine_only else window_remark(say, one.told))


def _window(one: Forecast, say: Wording) -> str:
    return span(one.window, say) if one.window else ""


def _said(one: Forecast, say: Wording) -> Cell:
    who = say.names([say.node(node) for node in one.voices])
    date = say.date(one.first_published)
    return Cell(f"{date}{say.of(', ', '，')}{who}" if who else date, one.first_published)


def _state(one: Forecast, say: Wording) -> Cell:
    standing, remark = ("inferred", say.of("our inference", "系推断")) if one.inferred else ("", "")
    return Cell(outcome(one, say, by=True), one.state, standing, one.told_met, remark, True)


def _narrower(one: Forecast, say: Wording) -> str:
    return listed(scope_words(one.scope, say), say.language)


def _late(one: Forecast, say: Wording) -> Cell:
    if one.slip is None:
        return Cell("–", "")
    least, most = one.slip.at_least, one.slip.at_most
    if most is None:
        return Cell(say.of(f"{least} so far", f"已{least}"), least)
    return Cell(str(least) if least == most else f"{least}–{most}", least)


# ---- who keeps to it


def _records(group: str, rows: Sequence[Record], say: Wording) -> Table:
    heads = (
        ("forecasts", "forecasts", "项数"), ("dated", "with a date", "有日期"), ("met", "met", "已实现"),
        ("late", "late", "逾期"), ("begun", "begun", "已开始"), ("open", "open", "未实现"),
        ("lapsed", "lapsed", "失效"),
    )  # fmt: skip
    columns = [Column("", group), *(Column(say.of(en, zh), name, number=True) for name, en, zh in heads)]
    columns.append(Column(say.of("median days late", "延误天数中位数"), "median_days_late", number=True))
    cells = [[_who(row.who, say), *(_count(getattr(row, name)) for name, *_ in heads), _slip(row)] for row in rows]
    return Table(say.of(*_GROUPS[group]), f"by_{group}", columns, cells)


def _who(node: NamedNode, say: Wording) -> Cell:
    return Cell(say.node(node))


def _count(number: int) -> Cell:
    return Cell(str(number), number)


def _slip(row: Record) -> Cell:
    return Cell("–", "") if row.slip is None else Cell(f"{row.slip:g}", row.slip)


# ---- picture and notes


def _figure(found: Due, say: Wording) -> list[Block]:
    moments = []
    for one in found.forecasts:
        name = forecast_name(one, say)
        if one.window:
            moments.append(Moment(name, *one.window, _STANDING[one.kind], say.of("forecast", "预期")))
        if one.happened and one.happened.earliest.year > 1:
            came = say.node(one.met_by or one.what)
            moments.append(
                Moment(came, *one.happened, "inferred" if one.inferred else "stated", say.of("came", "实现"))
            )
    if not moments:
        return []
    moments.sort(key=lambda one: (one.lane != say.of("forecast", "预期"), one.earliest, one.label))
    return [Figure(say.of("Forecast and what came", "预期与实现"), "forecasts", Timeline(moments, found.as_of))]


def _notes(found: Due, say: Wording) -> list[str]:
    notes = []
    if any(one.pieces for one in found.forecasts):
        notes.append(
            say.of(
                "A group or tie whose members or sites are forecasts of their own is counted by these alone.",
                "成员或设施另列为预期的群体或关系，仅按其成员或设施计数。",
            )
        )
    if any(one.slip is None for one in found.forecasts):
        notes.append(say.of("Days late are known only where a date was named.", "仅在注明日期时才能计算延误天数。"))
    if any(one.inferred for one in found.forecasts):
        notes.append(
            say.of(
                "Our inference: no source says that the one fulfils the other, or that it was given up.",
                "系推断：没有来源说明二者之间的实现关系，或说明已放弃。",
            )
        )
    return notes
