"""What a user waits for before anything happens."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

from .results import Group, Measure
from .timing import best

__all__ = ["startup"]

HEAVY = ("networkx", "numpy", "scipy", "pyvis", "pyshacl", "rich", "rdflib")
HELP = "from biokg.cli import main; main()"


def startup(runs: int) -> Group:
    """Measure starting the command line and importing the package, beside starting Python."""
    taken = best(
        {
            "pass": _python("pass"),
            "import biokg": _python("import biokg"),
            "import biokg.graph": _python("import biokg.graph"),
            "biokg --help": _python(HELP, "--help"),
        },
        runs,
    )
    bare = taken.pop("pass")
    measures = [Measure("`python -c pass`", [f"{bare:.3f}", ""])]
    for name, seconds in taken.items():
        more = seconds - bare
        goal = ("at most 0.15 s more", more <= 0.15) if name == "biokg --help" else ("", None)
        measures.append(Measure(f"`{name}`", [f"{seconds:.3f}", f"+ {more:.3f}"], *goal))
    pulled = _pulled_in()
    found = f"pulls in {', '.join(pulled)}" if pulled else "none of them"
    measures.append(Measure(f"heavy libraries in `import biokg.graph`: {found}", ["", ""], "none", not pulled))
    about = f"Each in a process of its own, best of {runs}. Heavy libraries: {', '.join(HEAVY)}."
    return Group("Start", about, ["seconds", "over bare Python"], measures)


def _python(code: str, *arguments: str) -> Callable[[], object]:
    return lambda: subprocess.run([sys.executable, "-c", code, *arguments], check=True, stdout=subprocess.DEVNULL)


def _pulled_in() -> list[str]:
    code = f"import sys, biokg.graph; print(*(name for name in {HEAVY!r} if name in sys.modules))"
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.split()
