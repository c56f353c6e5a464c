"""Run all benchmarks and write the page: ``python -m benchmarks``, in some minutes; ``--quick`` in one."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from .building import building
from .growth import growth
from .measures import measures
from .network import networks
from .prediction import relation_ties, trial_ties
from .querying import querying
from .registering import registering
from .results import Group, page
from .startup import startup
from .storing import storing

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks.md"


def main() -> None:
    """Measure everything and write the page; exit with 1 where a goal is missed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes and few runs, printed, not written")
    parser.add_argument("-o", "--output", type=Path, default=PAGE, help="the page (default: docs/benchmarks.md)")
    parser.add_argument("--large", action="store_true", help="a network of a million ties too: half an hour more")
    chosen = parser.parse_args()
    large = (1_000_000,) if chosen.large else ()
    runs, claims, sizes = (2, 1000, (500, 1000, 2000)) if chosen.quick else (5, 10_000, (1000, 4000, 16_000))
    steps: dict[str, Callable[[], Group]] = {
        "start": lambda: startup(4 * runs),
        "build": lambda: building(runs),
        "queries": lambda: querying(runs, claims),
        "store and files": lambda: storing(runs, claims),
        "growth": lambda: growth(max(runs // 2, 3), sizes),
        "registers": lambda: registering((500, 1000, 2000) if chosen.quick else (1000, 4000, 16_000)),
        "networks": lambda: networks((2000, 10_000) if chosen.quick else (10_000, 100_000, *large)),
        "ties of trials": lambda: trial_ties(2 * runs),
        "ties of organisations": lambda: relation_ties(2 * runs),
        "measures of networks": lambda: measures((1000, 5000) if chosen.quick else (10_000, 100_000, *large)),
    }
    groups = []
    for name, step in steps.items():
        print(f"{name} …", file=sys.stderr, flush=True)
        groups.append(step())
    text = page(groups)
    if chosen.quick:
        print(text)
    else:
        chosen.output.write_text(text, encoding="utf-8")
        print(f"wrote {chosen.output}", file=sys.stderr)
    missed = [measure.what for group in groups for measure in group.measures if measure.kept is False]
    if missed:
        print("goals missed: " + "; ".join(missed), file=sys.stderr)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
