"""A whole field in one graph, ten million statements: ``python -m benchmarks.field`` writes docs/benchmarks-field.md.

A registry of 129,000 organisations and 150,000 studies, both made up in the shape of the real ones, beside a small
graph of articles: imported, built, loaded, asked, counted, and given one more article. Each step has its own process.
Takes half an hour and 12 GB of disk; ``python -m benchmarks.field 4000 5000`` prints a small one.
"""

from __future__ import annotations

import gzip
import shutil
import sys
import tempfile
from pathlib import Path

from .field_asked import asked, counted
from .registering import BIOKG, OURS, THEIRS, Taken, taken
from .results import Group, Measure, machine, section
from .ror_records import write_ror
from .synthetic import make_workspace
from .timing import slope
from .trial_records import write_trials

__all__ = ["field"]

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks-field.md"
ORGANISATIONS, STUDIES = 129_000, 150_000


def field(folder: Path, organisations: int, studies: int) -> list[Group]:
    """Measure a graph of so many organisations and studies; goals are judged at the whole size only."""
    whole = organisations >= ORGANISATIONS and studies >= STUDIES
    workspace = make_workspace(folder / "made", 1000)
    held_back = max(workspace.sources.glob("*.ttl"))
    article = shutil.move(held_back, folder / held_back.name)
    write_ror(folder / "ror.json", organisations)
    at = workspace.root
    ror = _biokg(at, "import", "ror", str(folder / "ror.json"))
    first = _biokg(at, "build")
    total, most = ror.seconds + first.seconds, max(ror.megabytes, first.megabytes)
    sizes = [studies // 15, studies // 4, studies]
    trials = [_studies(folder, at, size) for size in sizes]
    built = _biokg(at, "build")
    shutil.move(article, held_back)
    again = _biokg(at, "build")
    growth = slope(sizes, [one.seconds for one in trials])
    measures = [
        Measure(f"import {organisations:,} organisations", _figures(ror)),
        Measure("build", _figures(first)),
        Measure("both, ready to be asked", [f"{total:.1f}", f"{most:,}", ""], "at most 180 s and 2,048 MB",
                total <= 180 and most <= 2048 if whole else None),
        *(Measure(f"import {size:,} studies with organisations", _figures(one), *_goal(whole and size <= 10_000, one))
          for size, one in zip(sizes[:-1], trials[:-1], strict=True)),
        Measure(f"import {studies:,} studies with organisations", [*_figures(trials[-1])[:2], f"growth {growth:.2f}"],
                "growth at most 1.1", growth <= 1.1 if whole else None),
        Measure("build with the studies", _figures(built)),
        Measure("build with one more article", _figures(again)),
    ]  # fmt: skip
    about = f"{organisations:,} organisations and {studies:,} studies in the shape of the real registers' records."
    return [
        Group("Imported and built", about, ["seconds", "MB", ""], measures),
        _loading(folder, at, whole),
        asked(at, organisations, whole),
        counted(at, whole),
    ]


def _biokg(at: Path, *words: str) -> Taken:
    return taken(BIOKG.format(["-C", str(at), *words]))


def _figures(one: Taken) -> list[str]:
    return [f"{one.seconds:.1f}", f"{one.megabytes:,}", ""]


def _goal(judged: bool, one: Taken) -> tuple[str, bool | None]:
    return "at most 180 s and 1,024 MB", (one.seconds <= 180 and one.megabytes <= 1024 if judged else None)


def _studies(folder: Path, at: Path, size: int) -> Taken:
    """Import so many studies in the place of those before."""
    path = folder / "studies.json"
    write_trials(path, size)
    found = _biokg(at, "import", "clinicaltrials", str(path), "--sites", "organisations")
    path.unlink()
    return found


def _loading(folder: Path, at: Path, whole: bool) -> Group:
    """Load what the build has loaded once more, as one file, beside pyoxigraph's own bulk loader."""
    plain = folder / "statements.nt"
    lines = 0
    with plain.open("wb") as output:
        for packed in sorted((at / "registers").glob("*/statements-*.nt.gz")):
            with gzip.open(packed) as file:
                for line in file:
                    output.write(line)
                    lines += 1
    pairs = []
    for turn in range(2):
        ours = taken(OURS, str(folder / f"ours-{turn}"), str(plain))
        theirs = taken(THEIRS, str(folder / f"theirs-{turn}"), str(plain))
        pairs.append((ours, theirs))
        for name in ("ours", "theirs"):
            shutil.rmtree(folder / f"{name}-{turn}")
    plain.unlink()
    ours, theirs = (min(side, key=lambda one: one.seconds) for side in zip(*pairs, strict=True))
    ratio, heavier = ours.seconds / theirs.seconds, ours.megabytes / theirs.megabytes
    figures = [
        f"{ours.seconds:.1f}",
        f"{theirs.seconds:.1f}",
        f"{ratio:.2f} ×",
        f"{ours.megabytes:,}",
        f"{heavier:.2f} ×",
    ]
    kept = ratio <= 1.2 and heavier <= 1.2
    measure = Measure(
        f"load of {lines:,} statements", figures, "at most 1.2 × time and memory", kept if whole else None
    )
    about = "The statements of both registers as one file, the better of two turns."
    return Group("Loaded", about, ["seconds", "pyoxigraph's loader", "ratio", "MB", "ratio"], [measure])


def main() -> None:
    """Measure and write the page; with two numbers, print what so many organisations and studies take."""
    numbers = [int(word) for word in sys.argv[1:]] or [ORGANISATIONS, STUDIES]
    with tempfile.TemporaryDirectory(dir=Path.cwd()) as folder:
        groups = field(Path(folder), *numbers)
    lines = ["# A whole field, measured", "", "Written by `python -m benchmarks.field`; do not edit.", ""]
    lines += [f"Machine: {machine()}.", *(line for group in groups for line in section(group))]
    if len(sys.argv) > 1:
        print("\n".join(lines))
    else:
        PAGE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    missed = [measure.what for group in groups for measure in group.measures if measure.kept is False]
    if missed:
        sys.exit("goals missed: " + "; ".join(missed))


if __name__ == "__main__":
    main()
