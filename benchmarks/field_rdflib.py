"""The same questions asked of rdflib, which holds all statements in memory: in a process of its own."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from biokg.terms import PREFIXES

from .timing import peak

__all__ = ["Answers", "ask_rdflib"]

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 60
"""Seconds after which a count is given up."""


@dataclass(frozen=True)
class Answers:
    """What rdflib took."""

    seconds: float
    """To read all statements."""
    megabytes: int
    times: list[list[float]]
    """Of each question the seconds for each of its values."""
    rows: list[list[int]]
    """… and how many rows came."""
    counts: list[float | None]
    """The seconds of each count; None where it took longer than `LONGEST`."""


def ask_rdflib(statements: Path, questions: Sequence[Sequence[str]], counts: Sequence[str]) -> Answers:
    """Load a file of N-Triples and ask it: of each question the texts with their values in place, then the counts."""
    words = [sys.executable, "-m", "benchmarks.field_rdflib", str(statements)]
    asked = json.dumps([questions, counts])
    done = subprocess.run(words, input=asked, capture_output=True, text=True, cwd=ROOT, check=True)
    return Answers(**json.loads(done.stdout))


def _answers(statements: Path, questions: list[list[str]], counts: list[str]) -> dict[str, Any]:
    import rdflib

    start = time.perf_counter()
    graph = rdflib.Graph().parse(statements, format="nt")
    seconds = time.perf_counter() - start

    def ask(text: str) -> int:
        return len(list(graph.query(text, initNs=PREFIXES)))

    found = [[_timed(lambda text=text: ask(text)) for text in texts] for texts in questions]  # type: ignore[misc]
    counted = [_bounded(lambda text=text: ask(text)) for text in counts]  # type: ignore[misc]
    return {
        "seconds": seconds, "megabytes": round(peak()), "counts": counted,
        "times": [[time for time, _ in pairs] for pairs in found],
        "rows": [[rows for _, rows in pairs] for pairs in found],
    }  # fmt: skip


def _timed(ask: Callable[[], int]) -> tuple[float, int]:
    start = time.perf_counter()
    rows = ask()
    return time.perf_counter() - start, rows


def _bounded(ask: Callable[[], int]) -> float | None:
    def give_up(*_: object) -> None:
        raise TimeoutError

    signal.signal(signal.SIGALRM, give_up)
    signal.alarm(LONGEST)
    try:
        return _timed(ask)[0]
    except TimeoutError:
        return None
    finally:
        signal.alarm(0)


if __name__ == "__main__":
    print(json.dumps(_answers(Path(sys.argv[1]), *json.load(sys.stdin))))
