"""Forecasts as rows: what was to come, by when, who said so, and what has become of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ...analysis.forecasts import LAPSED, Forecast
from ...analysis.silence import Silence
from ..document.model import Cell, Column, Table
from ..record import name_of
from ..wording import Wording
from .cells import remarks, window_remark
from .outcomes import forecast_name, outcome, rule_words, span

__all__ = ["first_said", "forecast_table", "telling"]


def telling(forecasts: Iterable[Forecast]) -> list[Forecast]:
    """Return the forecasts that tell more than that something is planned: a window, an outcome, a silence."""
    return [one for one in forecasts if one.kind == "expectation" or one.window or one.met_by or one.state in _ENDED]


_ENDED = LAPSED | {"dropped", "overdue"}


def forecast_table(found: Sequence[Forecast], rule: Silence, say: Wording) -> Table:
    """Return the forecasts that tell more than that something is planned; how many others there are is in the note."""
    shown = telling(found)
    columns = [
        Column(say.of("what was to come", "预期事项"), "what"),
        Column(say.of("by when", "时间"), "window"),
        Column(say.of("first said", "最早提及"), "first_said", tight=True),
        Column(say.of("state", "状态"), "state"),
    ]
    rows = [
        [
            Cell(forecast_name(one, say), name_of(one.what), _standing(one), one.told, remarks(say, one.told)),
            _window(one, say),
            first_said(one, say),
            Cell(outcome(one, say, by=True), one.state, "inferred" if one.inferred else "", one.told_met),
        ]
        for one in shown
    ]
    notes = [rest_words(found, say)] if len(shown) < len(found) else []
    notes += [rule_words(rule, say)] if any(one.state in LAPSED for one in shown) else []
    heading = say.of("Forecasts and what came of them", "预期及其结果")
    return Table(heading, "forecasts", columns, rows, say.of(" ", "").join(notes))


def rest_words(found: Sequence[Forecast], say: Wording) -> str:
    """Return how many forecasts there are of which no more is told than that something is planned."""
    rest = sum(one.counts for one in found) - sum(one.counts for one in telling(found))
    things = "planned thing" if rest == 1 else "planned things"
    return say.of(
        f"Without {rest} {things} for which no source gives a date.", f"另有{rest}项规划内容，来源未说明日期。"
    )


def first_said(one: Forecast, say: Wording) -> Cell:
    """Return when it was first said, as precisely as that is known."""
    return Cell(say.date(one.first_published), one.first_published)


def _standing(one: Forecast) -> str:
    return "" if one.met else "expected" if one.kind == "expectation" else "planned"


def _window(one: Forecast, say: Wording) -> Cell:
    words = f" “{one.wording}”" if one.wording else ""
    if one.window is None:
        return Cell(say.of("no date stated", "未说明日期") + words)
    return Cell(
        span(one.window, say) + words,
        "/".join(day.isoformat() for day in one.window),
        remark=window_remark(say, one.told),
    )
