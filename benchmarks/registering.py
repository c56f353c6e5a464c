"""Registers in bulk: import, build, bulk load, one more thing; each in a process of its own, with time and memory."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from .results import Group, Measure
from .ror_records import write_ror
from .synthetic import make_workspace
from .timing import slope

__all__ = ["BIOKG", "OURS", "THEIRS", "Taken", "registering", "taken"]

WHOLE = 129_000
"""Records of the whole registry."""
SECONDS, MEGABYTES = 180, 2048
"""What the whole registry may take, imported and built."""

ROOT = Path(__file__).resolve().parent.parent
BEFORE = "import sys, time; start = time.perf_counter()"
AFTER = "end = time.perf_counter(); from benchmarks.timing import peak; print(end - start, round(peak()))"
BIOKG = "from biokg.cli.program import biokg; biokg.main({}, standalone_mode=False)"
OURS = """
from pathlib import Path
from pyoxigraph import NamedNode
from biokg.store import EmbeddedStore
start = time.perf_counter()
with EmbeddedStore.create(Path(sys.argv[1])) as store, open(sys.argv[2], 'rb') as lines:
    store.load_triples(lines, NamedNode('https://w3id.org/biokg/id/graph/ror'))
    store.inner.flush()
"""
THEIRS = """
import pyoxigraph as ox
start = time.perf_counter()
store = ox.Store(sys.argv[1])
store.bulk_load(path=sys.argv[2], format=ox.RdfFormat.N_TRIPLES, to_graph=ox.NamedNode('https://w3id.org/biokg/id/graph/ror'))
store.flush()
"""


@dataclass(frozen=True)
class Taken:
    """What a process took."""

    seconds: float
    megabytes: int


def registering(sizes: tuple[int, ...] = (1000, 4000, 16_000)) -> Group:
    """Measure imports of made-up registries of several sizes; give `WHOLE` for one as large as ROR."""
    with tempfile.TemporaryDirectory() as folder:
        found = [_size(Path(folder) / str(size), size) for size in sizes]
    imports, builds, again, ours, theirs = (tuple(column) for column in zip(*found, strict=True))
    last = sizes[-1]
    total = imports[-1].seconds + builds[-1].seconds
    most = max(imports[-1].megabytes, builds[-1].megabytes)
    kept = total <= SECONDS and most <= MEGABYTES if last >= WHOLE else None
    ratio, heavier = ours[-1].seconds / theirs[-1].seconds, ours[-1].megabytes / theirs[-1].megabytes
    measures = [
        *(_line(what, taken, sizes) for what, taken in (("import", imports), ("build", builds))),
        Measure(f"import and build {last:,} records", [f"{total:.1f}", f"{most:,}", ""],
                f"at most {SECONDS} s and {MEGABYTES:,} MB for {WHOLE:,}", kept),
        _line("build with one more thing", again, sizes),
        Measure("bulk load beside pyoxigraph's own, the same file",
                [f"{ours[-1].seconds:.1f}", f"{ours[-1].megabytes:,}", f"{ratio:.2f} × time, {heavier:.2f} × memory"],
                "at most 1.2 × time and memory", ratio <= 1.2 and heavier <= 1.2),
    ]  # fmt: skip
    about = (
        "Made-up records in the shape of ROR's, imported and built beside a small graph; each step in a new process. "
        f"Growth over {', '.join(f'{size:,}' for size in sizes)} records. Loads are the best of three."
    )
    return Group("Registers in bulk", about, ["seconds", "MB", "growth or ratio"], measures)


def _line(what: str, taken: tuple[Taken, ...], sizes: tuple[int, ...]) -> Measure:
    growth = f"{slope(sizes, [one.seconds for one in taken]):.2f}" if len(sizes) > 1 else ""
    return Measure(f"{what}, {sizes[-1]:,} records", [f"{taken[-1].seconds:.1f}", f"{taken[-1].megabytes:,}", growth])


def _size(folder: Path, size: int) -> tuple[Taken, Taken, Taken, Taken, Taken]:
    folder.mkdir()
    workspace = make_workspace(folder / "made", 1000)
    write_ror(folder / "ror.json", size)
    where = f"'-C', {str(workspace.root)!r}"
    imported = taken(BIOKG.format(f"[{where}, 'import', 'ror', {str(folder / 'ror.json')!r}]"))
    built = taken(BIOKG.format(f"[{where}, 'build']"))
    (workspace.things / "more.ttl").write_text(
        "<https://w3id.org/biokg/id/one-more> a <https://w3id.org/biokg/Company> ; "
        '<http://www.w3.org/2000/01/rdf-schema#label> "One More"@en , "又一家"@zh .\n',
        encoding="utf-8",
    )
    again = taken(BIOKG.format(f"[{where}, 'build']"))
    packed = next((workspace.registers / "ror").glob("statements-*"))
    plain = folder / "statements.nt"
    plain.write_bytes(subprocess.run(["gzip", "-dc", packed], capture_output=True, check=True).stdout)
    ours, theirs = (
        min((taken(code, str(folder / f"{name}-{turn}"), str(plain)) for turn in range(3)), key=lambda one: one.seconds)
        for name, code in (("ours", OURS), ("theirs", THEIRS))
    )
    return imported, built, again, ours, theirs


def taken(code: str, *arguments: str) -> Taken:
    """Run code in a new process; `start` in it is when its time begins, by default that of the process."""
    text = f"{BEFORE}\n{code}\n{AFTER}"
    done = subprocess.run(
        [sys.executable, "-c", text, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    seconds, megabytes = done.stdout.split()[-2:]
    return Taken(float(seconds), int(megabytes))


if __name__ == "__main__":
    from .results import section

    print("\n".join(section(registering(tuple(int(size) for size in sys.argv[1:]) or (1000, 4000, 16_000)))))
