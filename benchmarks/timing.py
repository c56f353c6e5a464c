"""Fair timing: everything that is compared runs in turns, in one process, and its median counts."""

from __future__ import annotations

import gc
import math
import resource
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

__all__ = ["best", "medians", "peak", "slope"]


def medians(actions: Mapping[str, Callable[[], object]], runs: int = 5) -> dict[str, float]:
    """Return the median seconds of each action over `runs` turns."""
    return {name: median(times) for name, times in _taken(actions, runs).items()}


def best(actions: Mapping[str, Callable[[], object]], runs: int = 5) -> dict[str, float]:
    """Return the least seconds of each action over `runs` turns: for what is so short that noise only adds to it."""
    return {name: min(times) for name, times in _taken(actions, runs).items()}


def _taken(actions: Mapping[str, Callable[[], object]], runs: int) -> dict[str, list[float]]:
    """Run all actions in turns, each turn starting with another one.

    One turn before the first is not counted: it fills caches and imports what is imported late.
    """
    names = list(actions)
    taken: dict[str, list[float]] = {name: [] for name in names}
    for turn in range(-1, runs):
        for name in names[turn % len(names) :] + names[: turn % len(names)]:
            gc.collect()
            start = time.perf_counter()
            actions[name]()
            elapsed = time.perf_counter() - start
            if turn >= 0:
                taken[name].append(elapsed)
    return taken


def peak() -> float:
    """Return the most memory that this process has had, in MB (a million bytes).

    Linux counts in `getrusage` what the parent had when it started the process, but not in its own status file.
    """
    if sys.platform == "linux":
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) * 1024 / 1e6
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def slope(sizes: Sequence[float], seconds: Sequence[float]) -> float:
    """Return how time grows with size: the slope of the line of best fit through their logarithms.

    1 is proportional, 2 quadratic, 0 constant.

    >>> round(slope([1, 4, 16], [3, 12, 48]), 3), round(slope([1, 4, 16], [1, 16, 256]), 3)
    (1.0, 2.0)
    """
    x, y = [math.log(size) for size in sizes], [math.log(time) for time in seconds]
    mean_x, mean_y = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y, strict=True)) / sum((a - mean_x) ** 2 for a in x)
