"""Forecasts as rows: what was to come, by when, who said so, and what has become of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from pyoxigraph import NamedNode

from ...analysis.expectations import Window
from ...analysis.forecasts import Forecast
from ..document.model import Cell, Column, Table
from ..report.phrases import STATES
from ..wording import Wording
from .cells import joined, named, window_remark

__all__ = ["forecast_table", "short_state", "span", "state_words", "telling"]

MORE_STATES = {
    "under way": ("under way", "进行中"),
    "dormant": ("dormant: nothing heard for two years", "沉寂：两年无消息"),
    "presumed dropped": ("presumed dropped: nothing heard for four years", "推定搁置：四年无消息"),
}


def telling(forecasts: Iterable[Forecast]) -> list[Forecast]:
    """Return the forecasts that tell more than that something is planned: a window, an outcome, a silence."""
    return [one for one in forecasts if one.kind == "expectation" or one.window or one.met_by or one.state in _ENDED]


_ENDED = {"dormant", "presumed dropped", "dropped", "overdue"}


def forecast_table(forecasts: Sequence[Forecast], say: Wording, name: str = "forecasts", *, rest: int = 0) -> Table:
    """Return forecasts as a table; `rest` says how many without a date are not in it."""
    columns = [
        Column(say.of("what was to come", "预期事项"), "what"),
        Column(say.of("by when", "时间"), "window"),
        Column(say.of("first said", "最早提及"), "first_said", tight=True),
        Column(say.of("state", "状态"), "state"),
    ]
    rows = [
        [
            named(say, one.what, one.told, _standing(one)),
            _window(one, say),
            Cell(say.date(one.first_said.isoformat()), one.first_said),
            Cell(state_words(one, say), one.state, "inferred" if one.inferred else "", one.told_met),
        ]
        for one in forecasts
    ]
    note = say.of(
        f"Without {rest} planned things for which no source gives a date.", f"另有{rest}项规划内容，来源未说明日期。"
    )
    return Table(say.of("Forecasts and what came of them", "预期及其结果"), name, columns, rows, note if rest else "")


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


def span(window: Window, say: Wording) -> str:
    """Return a window in words: one day, from the first to the last, or up to the last where no first is known.

    Whole months are named as such.
    """
    days = [day.isoformat() for day in window if day.year > 1]
    if window.earliest.year == 1 and days:
        return say.of(f"by {say.date(days[0])}", f"至迟{say.date(days[0])}")
    if window.earliest.day == 1 and (window.latest + dt.timedelta(days=1)).day == 1:
        days = [day[:7] for day in days]
    return " – ".join(dict.fromkeys(map(say.date, days)))


def short_state(state: str, say: Wording) -> str:
    """Return a state without its explanation."""
    if state == "met":
        return say.of("come true", "已实现")
    return say.of(*(STATES | MORE_STATES)[state]).partition(say.of(":", "："))[0]


def state_words(one: Forecast, say: Wording) -> str:
    """Return what has become of a forecast: its state, when, and what it was less than expected."""
    timeless = one.state == "met" and (one.window is None or one.happened is None)
    parts = [short_state("met", say) if timeless else say.of(*(STATES | MORE_STATES)[one.state])]
    if one.happened is not None:
        parts.append(span(one.happened, say))
    elif one.met_by is not None:
        parts.append(say.of(f"begun: {say.node(one.met_by)}", f"已开始：{say.node(one.met_by)}"))
    if one.scope is not None and not one.scope.full:
        parts += _scope(one.scope.missing, one.scope.part, say)
    return say.of("; ", "；").join(part for part in parts if part)


def _scope(missing: Sequence[NamedNode], part: Sequence[NamedNode], say: Wording) -> list[str]:
    lost = [say.of(f"not for {joined(say, missing)}", f"不含{joined(say, missing)}")] if missing else []
    less = [say.of(f"only in part for {joined(say, part)}", f"仅部分覆盖{joined(say, part)}")] if part else []
    return [*lost, *less]
