"""A whole field in one graph, ten million statements: ``python -m benchmarks.field`` writes docs/benchmarks-field.md.

A registry of 129,000 organisations and 150,000 studies, both made up in the shape of the real ones, beside a small
graph of articles: imported, built, loaded, asked, counted, and given one more article; and the same with about a
hundredth and a tenth of it, beside pyoxigraph and rdflib. Each step has its own process. Takes three quarters of an
hour, 12 GB of disk and 16 GB of memory (for rdflib); ``python -m benchmarks.field 4000 5000`` prints a small one.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from biokg.graph import KnowledgeGraph
from biokg.registers.kept import read_releases, statements_of

from .field_asked import COUNTS, asked, counted, questions
from .field_rdflib import ask_rdflib
from .registering import BIOKG, OURS, THEIRS, Taken, taken
from .results import Group, Measure, machine, section
from .ror_records import write_ror
from .synthetic import make_workspace
from .timing import slope
from .trial_records import write_trials

__all__ = ["field"]

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks-field.md"
ORGANISATIONS, STUDIES = 129_000, 150_000
SHARES = (120, 12, 1)
"""Parts of the field that are measured: about 0.1, 1 and 10 million statements."""


@dataclass(frozen=True)
class _Field:
    """A built graph of registers beside articles."""

    at: Path
    organisations: int
    whole: bool
    """Whether it is as large as the goals speak of."""


def field(folder: Path, organisations: int, studies: int) -> list[Group]:
    """Measure a graph of so many organisations and studies; goals are judged at the whole size only."""
    *small, last = SHARES
    fields = [_part(folder / str(share), organisations // share, studies // share) for share in small]
    built, whole = _built(folder / str(last), organisations, studies)
    loads, answers = zip(*(_measured(folder, one) for one in [*fields, whole]), strict=True)
    about = (
        "The statements of both registers as one file: by biokg, by pyoxigraph's own bulk loader, the better of two "
        "turns each, and by rdflib into memory."
    )
    columns = ["seconds", "pyoxigraph", "ratio", "MB", "ratio", "rdflib, seconds", "rdflib, MB"]
    return [built, Group("Loaded", about, columns, loads), *(group for groups in answers for group in groups)]


def _part(folder: Path, organisations: int, studies: int) -> _Field:
    """Build a part of the field."""
    workspace = make_workspace(folder / "made", 1000)
    write_ror(folder / "ror.json", organisations)
    _biokg(workspace.root, "import", "ror", str(folder / "ror.json"))
    _studies(folder, workspace.root, studies)
    _biokg(workspace.root, "build")
    return _Field(workspace.root, organisations, False)


def _built(folder: Path, organisations: int, studies: int) -> tuple[Group, _Field]:
    """Build the whole field step by step, and say what each takes."""
    whole = organisations >= ORGANISATIONS and studies >= STUDIES
    workspace = make_workspace(folder / "made", 1000)
    held_back = max(workspace.sources.glob("*.ttl"))
    article = shutil.move(held_back, folder / held_back.name)
    write_ror(folder / "ror.json", organisations)
    at = workspace.root
    ror = _biokg(at, "import", "ror", str(folder / "ror.json"))
    first = _biokg(at, "build")
    sizes = [studies // 15, studies // 4, studies]
    trials = [_studies(folder, at, size) for size in sizes]
    built = _biokg(at, "build")
    shutil.move(article, held_back)
    again = _biokg(at, "build")
    earlier = _biokg(at, "find", "Biotech 7", "--as-of", "2020-01-01", "--format", "json")
    measures = [
        Measure(f"import {organisations:,} organisations", _figures(ror)),
        Measure("build", _figures(first)),
        _both(ror, first, whole),
        *_imported(sizes, trials, whole),
        Measure("build with the studies", _figures(built)),
        Measure("build with one more article", _figures(again)),
        Measure("a name looked up as of a day years before", _figures(earlier)),
    ]
    about = f"{organisations:,} organisations and {studies:,} studies in the shape of the real registers' records."
    return Group("Imported and built", about, ["seconds", "MB", ""], measures), _Field(at, organisations, whole)


def _both(ror: Taken, build: Taken, whole: bool) -> Measure:
    total, most = ror.seconds + build.seconds, max(ror.megabytes, build.megabytes)
    kept = total <= 180 and most <= 2048 if whole else None
    return Measure("both, ready to be asked", [f"{total:.1f}", f"{most:,}", ""], "at most 180 s and 2,048 MB", kept)


def _imported(sizes: list[int], trials: list[Taken], whole: bool) -> Iterator[Measure]:
    growth = slope(sizes, [one.seconds for one in trials])
    for size, one in zip(sizes, trials, strict=True):
        what = f"import {size:,} studies with organisations"
        if size == sizes[-1]:
            kept = growth <= 1.1 if whole else None
            yield Measure(what, [*_figures(one)[:2], f"growth {growth:.2f}"], "growth at most 1.1", kept)
        else:
            yield Measure(what, _figures(one), *_goal(whole and size <= 10_000, one))


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


def _measured(folder: Path, one: _Field) -> tuple[Measure, list[Group]]:
    """Load the statements of a field, ask and count."""
    plain = folder / "statements.nt"
    lines = _write_statements(one.at, plain)
    with KnowledgeGraph.open(one.at) as kg:
        those = questions(kg, one.organisations)
        rdflib = ask_rdflib(plain, [each.texts for each in those if each.theirs], [count.theirs for count in COUNTS])
        groups = [asked(kg, those, rdflib, lines, one.whole), counted(kg, rdflib, lines, one.whole)]
    ours, theirs = _loaded(folder, plain)
    plain.unlink()
    ratio, heavier = ours.seconds / theirs.seconds, ours.megabytes / theirs.megabytes
    kept = ratio <= 1.2 and heavier <= 1.2 if one.whole else None
    figures = [f"{ours.seconds:.1f}", f"{theirs.seconds:.1f}", f"{ratio:.2f} ×", f"{ours.megabytes:,}",
               f"{heavier:.2f} ×", f"{rdflib.seconds:.1f}", f"{rdflib.megabytes:,}"]  # fmt: skip
    return Measure(f"{lines:,} statements", figures, "at most 1.2 × time and memory", kept), groups


def _write_statements(at: Path, plain: Path) -> int:
    """Write what the registers of a workspace state as one file; return the number of statements."""
    lines = 0
    with plain.open("wb") as output:
        for release in read_releases(at / "registers"):
            for line in statements_of(release, at / "registers" / release.name):
                output.write(line)
                lines += 1
    return lines


def _loaded(folder: Path, plain: Path) -> tuple[Taken, Taken]:
    """Load a file as a build does and by pyoxigraph's own bulk loader, the better of two turns each."""
    pairs = []
    for turn in range(2):
        pairs.append(
            [
                taken(code, str(folder / f"store-{turn}-{place}"), str(plain))
                for place, code in enumerate([OURS, THEIRS])
            ]
        )
        for place in range(2):
            shutil.rmtree(folder / f"store-{turn}-{place}")
    ours, theirs = (min(side, key=lambda one: one.seconds) for side in zip(*pairs, strict=True))
    return ours, theirs


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
