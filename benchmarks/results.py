"""A measurement with its peer and its goal, and the page that shows them all."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version

__all__ = ["Group", "Measure", "machine", "page", "section"]

PEERS = ("pyoxigraph", "rdflib", "networkx", "numpy", "scipy", "rich", "click")


@dataclass(frozen=True)
class Measure:
    """One line: what was done, what it took, and (where there is one) the goal that it has to keep."""

    what: str
    figures: Sequence[str]
    goal: str = ""
    kept: bool | None = None
    """Whether the goal is kept; None where there is none."""

    @property
    def verdict(self) -> str:
        """The goal with what came of it."""
        return self.goal if self.kept is None else f"{self.goal}: {'kept' if self.kept else '**missed**'}"


@dataclass(frozen=True)
class Group:
    """Measurements of one kind, under a heading, in columns."""

    heading: str
    about: str
    columns: Sequence[str]
    measures: Sequence[Measure]


def machine() -> str:
    """Return the machine and the versions in one line."""
    libraries = ", ".join(f"{name} {version(name)}" for name in PEERS)
    return (
        f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores, {platform.python_implementation()} "
        f"{platform.python_version()}, {libraries}"
    )


def page(groups: Iterable[Group]) -> str:
    """Return all results as a page of Markdown."""
    lines = ["# Benchmarks", "", "Written by `make bench` (`python -m benchmarks`); do not edit.", ""]
    lines += [
        "Times are medians of interleaved runs, in seconds. Ratios and growth travel from machine to machine, seconds",
        "do not. A ratio is biokg's time over the peer's: less is better. Growth is the slope of log time over log",
        "size: 1 is proportional.",
        "",
        f"Machine: {machine()}.",
    ]
    for group in groups:
        lines += section(group)
    return "\n".join(lines) + "\n"


def section(group: Group) -> list[str]:
    """Return the lines of one group; without measures there is no table."""
    lines = ["", f"## {group.heading}", "", group.about]
    if group.measures:
        lines += ["", _row(["", *group.columns, "goal"]), "| --- |" + " ---: |" * len(group.columns) + " --- |"]
        lines += [_row([measure.what, *measure.figures, measure.verdict]) for measure in group.measures]
    return lines


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"
