"""What became of forecasts, in words: the one place for all reports."""

from __future__ import annotations

import datetime as dt

from ...analysis.coverage import Coverage
from ...analysis.expectations import Expectation, Window
from ...analysis.forecasts import LAPSED, Forecast
from ...analysis.silence import Silence
from ..wording import Wording

__all__ = ["STATES", "forecast_name", "lapse_words", "outcome", "rule_words", "scope_words", "span", "state_word"]

STATES = {
    "overdue": ("overdue", "已逾期"),
    "due": ("due now", "正值期内"),
    "pending": ("pending", "未到期"),
    "under way": ("begun", "已开始"),
    "undated": ("open without a date", "未实现（无日期）"),
    "dormant": ("dormant", "沉寂"),
    "presumed dropped": ("presumed dropped", "推定放弃"),
    "dropped": ("dropped", "已取消"),
    "met early": ("met early", "提前实现"),
    "met in window": ("met in window", "按期实现"),
    "met late": ("met late", "逾期实现"),
    "met": ("met", "已实现"),
}
"""State of a forecast (`biokg.analysis.forecasts.STATES`) → its word."""


def forecast_name(one: Forecast, say: Wording) -> str:
    """Return what was to come: of a planned tie, who and where, as its name tells of it as done."""
    if one.tie is None:
        return say.node(one.what)
    who, where, role = one.tie
    words = f"{say.node(who)} – {say.node(where)}"
    return words + (say.of(f" ({say.node(role)})", f"（{say.node(role)}）") if role else "")


def state_word(state: str, say: Wording) -> str:
    """Return the word for a state."""
    return say.of(*STATES[state])


def outcome(one: Forecast | Expectation, say: Wording, *, by: bool = False) -> str:
    """Return what became of a forecast: its state, when, what it was less than expected, since when it is silent.

    `by`: and what fulfilled it, or has begun to.
    """
    words = state_word(one.state, say)
    if one.happened is not None:
        words += say.of(", ", "，") + span(one.happened, say)
    parts = [words]
    if one.state == "met" and one.window is not None:
        parts.append(say.of("whether in time is open", "是否按期不明"))
    if isinstance(one, Forecast):
        if by and one.met_by not in (None, one.id):
            parts.append(say.node(one.met_by))
        if one.state in LAPSED:
            parts.append(lapse_words(one, say))
    parts += scope_words(one.scope, say)
    return say.of("; ", "；").join(parts)


def lapse_words(one: Forecast, say: Wording) -> str:
    """Return since when nobody speaks of it."""
    day = say.date(one.last_published)
    return say.of(f"no word since {day}", f"{day}以来无消息")


def rule_words(rule: Silence, say: Wording) -> str:
    """Return the rule of silence."""
    years = "year" if rule.dormant == 1 else "years"
    return say.of(
        f"Without a word for {rule.dormant} {years} a forecast is dormant, for {rule.dropped} presumed dropped.",
        f"{rule.dormant}年无消息视为沉寂，{rule.dropped}年推定放弃。",
    )


def scope_words(scope: Coverage | None, say: Wording) -> list[str]:
    """Return what an expected decision does not cover of what was foreseen; nothing where it covers all."""
    if scope is None:
        return []
    missing, part = (say.names([say.node(node) for node in nodes]) for nodes in (scope.missing, scope.part))
    words = [say.of(f"not for {missing}", f"不含{missing}")] if missing else []
    return words + ([say.of(f"only in part for {part}", f"仅部分覆盖{part}")] if part else [])


def span(window: Window, say: Wording) -> str:
    """Return a window in words: one day, from the first to the last, or up to the last where no first is known.

    Whole months and years are named as such.

    >>> say = Wording(lambda node, language: "")
    >>> span(Window(dt.date(2026, 1, 1), dt.date(2026, 12, 31)), say)
    '2026'
    >>> span(Window(dt.date(2025, 10, 1), dt.date(2026, 4, 30)), say)
    'Oct 2025 – Apr 2026'
    >>> span(Window(dt.date.min, dt.date(2025, 3, 31)), say)
    'by 31 Mar 2025'
    """
    days = [day.isoformat() for day in window if day.year > 1]
    if window.earliest.year == 1 and days:
        return say.of(f"by {say.date(days[0])}", f"至迟{say.date(days[0])}")
    after = window.latest + dt.timedelta(days=1)
    if window.earliest.day == after.day == 1:
        whole_years = window.earliest.month == after.month == 1
        days = [day[:4] if whole_years else day[:7] for day in days]
    return " – ".join(dict.fromkeys(map(say.date, days)))
