"""A whole field in one graph, ten million statements: ``python -m benchmarks.field`` writes docs/benchmarks-field.md.

A registry of 129,000 organisations and 150,000 studies, both made up in the shape of the real ones, beside a small
graph of articles: imported, built, loaded, asked, counted, and given one more article. Each step has its own process.
Takes half an hour and 12 GB of disk; ``python -m benchmarks.field 4000 5000`` prints a small one.
"""

from __future__ import annotations

import gzip
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from biokg.analysis.registers import registers
from biokg.columns import Columns, degrees, first_by_name, tally, tally_by
from biokg.graph import KnowledgeGraph
from biokg.query import Table
from biokg.store import EmbeddedStore
from biokg.terms import PREFIXES, b, iri

from .registering import BIOKG, OURS, THEIRS, Taken, taken
from .results import Group, Measure, machine, section
from .ror_records import ror_records, write_ror
from .synthetic import make_workspace
from .timing import slope
from .trial_records import write_trials

__all__ = ["field"]

PAGE = Path(__file__).resolve().parent.parent / "docs" / "benchmarks-field.md"
ORGANISATIONS, STUDIES = 129_000, 150_000
ASKED = 100
UNION: dict[str, Any] = {"prefixes": PREFIXES, "use_default_graph_as_union": True}


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
        Group("Asked", f"{ASKED} names, things and pairs drawn at random, the first of each kind not counted; the "
              "graph open in one process. The peer is the same SPARQL by pyoxigraph alone on the same store.",
              ["p50, ms", "p95, ms", "peer's p95, ms"], list(_asked(at, organisations, whole))),
        Group("Counted", "Over the whole graph, by columns and by pyoxigraph, with equal results.",
              ["seconds", "pyoxigraph, seconds", ""], list(_counted(at, whole))),
    ]  # fmt: skip


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


@dataclass(frozen=True)
class _Question:
    """A kind of question, how biokg is asked it, and the SPARQL of the same for its peer, if it has such."""

    what: str
    values: Sequence[tuple[str, ...]]
    ours: Callable[[KnowledgeGraph, tuple[str, ...]], object]
    theirs: str = ""


ONE_HOP = "SELECT ?p ?y { <$0> ?p ?y }"
TWO_HOPS = "SELECT DISTINCT ?z { <$0> b:subOrganizationOf|^b:subOrganizationOf ?y . ?y ?q ?z FILTER(?z != <$0>) }"
JOIN = ("SELECT ?study ?disease { ?study b:sponsoredBy <$0> ; b:studies ?disease ; b:status status:under-way . "
        "?disease a b:Disease } LIMIT 1000")  # fmt: skip


def _asked(at: Path, organisations: int, whole: bool) -> Iterator[Measure]:
    chance = random.Random(5)
    drawn = [record for record in ror_records(organisations) if chance.random() < 3 * ASKED / organisations][
        : ASKED + 1
    ]
    names = [(str(record["names"][0]["value"]),) for record in drawn]
    chinese = [(name["value"],) for record in drawn for name in record["names"] if name["lang"] == "zh"]
    things = [(str(record["id"]),) for record in drawn]
    with KnowledgeGraph.open(at) as kg:
        drawn_too = _rows(kg, f"SELECT DISTINCT ?o {{ ?s b:sponsoredBy ?o }} LIMIT {ASKED + 1}")
        sponsors = [(str(row["o"]),) for row in drawn_too]
        for question in (
            _Question("find a name", names, lambda kg, one: kg.find(one[0])),
            _Question("find a Chinese name", chinese, lambda kg, one: kg.find(one[0])),
            _Question("find a name with two letters exchanged", [(_wrong(name),) for name, in names],
                      lambda kg, one: kg.find(one[0])),
            _Question("thing, all that is said of it", things, lambda kg, one: kg.thing(one[0])),
            _Question("one hop", things, _sparql(ONE_HOP), ONE_HOP),
            _Question("two hops", things, _sparql(TWO_HOPS), TWO_HOPS),
            _Question("studies of a sponsor under way, with diseases", sponsors, _sparql(JOIN), JOIN),
        ):  # fmt: skip
            yield _measured(kg, question, whole)


def _measured(kg: KnowledgeGraph, question: _Question, whole: bool) -> Measure:
    ours = _times(question.values, lambda one: question.ours(kg, one))
    theirs = _times(question.values, lambda one: _plainly(kg, question.theirs, one)) if question.theirs else []
    p50, p95 = (ours[int(share * (len(ours) - 1))] * 1000 for share in (0.5, 0.95))
    peer = f"{theirs[int(0.95 * (len(theirs) - 1))] * 1000:.1f}" if theirs else ""
    return Measure(
        question.what, [f"{p50:.1f}", f"{p95:.1f}", peer], "p95 at most 100 ms", p95 <= 100 if whole else None
    )


def _times(values: Sequence[tuple[str, ...]], ask: Callable[[tuple[str, ...]], object]) -> list[float]:
    """Return the seconds of each, sorted; the first value only warms up."""
    found = []
    for one in values:
        start = time.perf_counter()
        ask(one)
        found.append(time.perf_counter() - start)
    return sorted(found[1:])


def _wrong(name: str) -> str:
    return name[:3] + name[4] + name[3] + name[5:]


def _rows(kg: KnowledgeGraph, text: str) -> list[dict[str, Any]]:
    found = kg.query(text)
    assert isinstance(found, Table)
    return found.dicts()


def _sparql(text: str) -> Callable[[KnowledgeGraph, tuple[str, ...]], object]:
    return lambda kg, one: _rows(kg, text.replace("$0", one[0]))


def _plainly(kg: KnowledgeGraph, text: str, one: tuple[str, ...]) -> object:
    return [list(row) for row in _inner(kg).query(text.replace("$0", one[0]), **UNION)]


def _inner(kg: KnowledgeGraph) -> Any:
    assert isinstance(kg.store, EmbeddedStore)
    return kg.store.inner


@dataclass(frozen=True)
class _Count:
    """What is counted: by columns, as a query with a number ``?n``, and how a row of that is called in the first."""

    what: str
    ours: Callable[[Columns], Mapping[Any, int]]
    theirs: str
    key: Callable[[Any], object]


COUNTS = (
    _Count(
        "things by class",
        lambda columns: tally(columns, iri("rdf:type")),
        "SELECT ?a (COUNT(DISTINCT ?x) AS ?n) { ?x a ?a } GROUP BY ?a",
        lambda row: str(row["a"]),
    ),
    _Count(
        "things by status and kind",
        lambda columns: tally_by(columns, b("status"), b("kind")),
        "SELECT ?a ?b (COUNT(DISTINCT ?x) AS ?n) { ?x b:status ?a OPTIONAL { ?x b:kind ?b } } GROUP BY ?a ?b",
        lambda row: (str(row["a"]), str(row["b"] or "")),
    ),
    _Count(
        "the twenty with most studies",
        lambda columns: degrees(columns, [b("sponsoredBy"), b("supportedBy")], 20),
        """SELECT ?a (COUNT(*) AS ?n) { { SELECT DISTINCT ?a ?p ?y { VALUES ?p { b:sponsoredBy b:supportedBy }
             { ?a ?p ?y } UNION { ?y ?p ?a } } } } GROUP BY ?a ORDER BY DESC(?n) STR(?a) LIMIT 20""",
        lambda row: row["a"].value,
    ),
    _Count(
        "the first twenty companies by name",
        lambda columns: dict.fromkeys(first_by_name(columns, "en", 20, b("Company")), 1),
        """SELECT DISTINCT ?name ?a (1 AS ?n) { ?a a b:Company ; rdfs:label ?name FILTER(LANG(?name) = "en") }
           ORDER BY STR(?name) STR(?a) LIMIT 20""",
        lambda row: (row["name"].value, row["a"].value),
    ),
)


def _counted(at: Path, whole: bool) -> Iterator[Measure]:
    with KnowledgeGraph.open(at) as kg:
        start = time.perf_counter()
        columns = kg.store.columns()
        yield Measure("columns opened", [f"{time.perf_counter() - start:.2f}", "", ""])
        for count in COUNTS:
            start = time.perf_counter()
            ours = count.ours(columns)
            between = time.perf_counter()
            theirs = {count.key(row): int(row["n"].value) for row in _inner(kg).query(count.theirs, **UNION)}
            end = time.perf_counter()
            if ours != theirs:
                raise RuntimeError(f"{count.what}: columns and query differ.")
            yield Measure(count.what, [f"{between - start:.2f}", f"{end - between:.1f}", ""], "at most 1 s",
                          between - start <= 1 if whole else None)  # fmt: skip
        start = time.perf_counter()
        registers(kg)
        seconds = time.perf_counter() - start
        yield Measure("all figures of `biokg report registers`", [f"{seconds:.2f}", "", ""], "at most 1 s",
                      seconds <= 1 if whole else None)  # fmt: skip


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
