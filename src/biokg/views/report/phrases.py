"""The report's own words: statuses in groups, states of expectations, reasons, shares."""

from __future__ import annotations

from collections.abc import Mapping

from ...analysis.backing import SourcesRead
from ...analysis.overview import Overview
from ...analysis.share import Share
from ..wording import Wording
from ..words import number_words, percent_words

__all__ = ["PHASES", "REASONS", "ROWS", "aged", "by_phase", "grouped", "hundredths", "percent", "sources_words"]

ROWS = 40
"""How many rows of a table people are shown."""

PHASES: dict[str, tuple[tuple[str, str], frozenset[str]]] = {
    "there": (("in place", "已有"), frozenset({"completed", "operating", "granted", "held", "ended"})),
    "under way": (("under way", "进行中"), frozenset({"under-way", "under-construction"})),
    "to come": (("to come", "未来"), frozenset({"planned", "expected"})),
    "cancelled": (("cancelled", "已取消"), frozenset({"cancelled"})),
    "other": (("other", "其他"), frozenset()),
    "not stated": (("not stated", "未说明"), frozenset({""})),
}
"""Group of statuses → its name (en, zh) and its members; a status that no group names is in ``other``."""

REASONS = {
    "tier": ("stronger kind of source", "来源层级更高"),
    "newer": ("newer source", "来源更新"),
    "id": ("by order of id alone: nothing else decides", "仅按编号先后：别无依据"),
    "finer": ("the finer date", "日期更精确"),
    "modality": ("the other is only meant or denied", "另一方仅为意向或否认"),
    "several": ("a figure of its own", "各为一项"),
    "none": ("", ""),
}


def by_phase(statuses: Mapping[str, int]) -> dict[str, int]:
    """Return counts by status as counts by group, in the order of `PHASES`.

    >>> by_phase({"operating": 2, "held": 1, "planned": 4, "": 3})["there"]
    3
    """
    counts = dict.fromkeys(PHASES, 0)
    for status, number in statuses.items():
        group = next((name for name, (_, members) in PHASES.items() if status in members), "other")
        counts[group] += number
    return counts


def grouped(number: int) -> str:
    """Return a count with grouped thousands.

    >>> grouped(12345)
    '12,345'
    """
    return number_words(str(number))


def hundredths(share: Share) -> str:
    """Return a share in percent without the sign: 0 and 100 only for none or all, a dash where the base is empty.

    >>> hundredths(Share(1, 3)), hundredths(Share(1, 1000)), hundredths(Share(999, 1000)), hundredths(Share(0, 0))
    ('33', '< 1', '> 99', '–')
    """
    if share.ratio is None:
        return "–"
    rounded = round(100 * share.ratio)
    if rounded == 0 and share.k:
        return "< 1"
    return "> 99" if rounded == 100 and share.k < share.n else str(rounded)


def percent(share: Share, say: Wording) -> str:
    """Return a share in percent, as `hundredths` does, with the sign."""
    return hundredths(share) if share.ratio is None else percent_words(hundredths(share), say.language)


def aged(found: Overview, say: Wording) -> Share | None:
    """Return how many facts rest on old sources alone; None where nothing counts as old."""
    if say.age is None:
        return None
    return Share(sum(number for day, number in found.newest.items() if say.age.since((), day)), found.facts)


def sources_words(found: SourcesRead, say: Wording) -> str:
    """Return how many sources something rests on: those read, the independent ones, origins that were not read."""
    read, own, rest = grouped(found.read), grouped(found.independent), grouped(found.origins)
    words = say.of(
        f"{read} {'source' if found.read == 1 else 'sources'} read, {own} independent",
        f"已读来源{read}个，其中独立来源{own}个",
    )
    more = say.of(f"; {rest} more known only as their origins", f"；另有{rest}个仅知为其原文")
    return words + (more if found.origins else "")
