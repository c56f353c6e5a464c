"""Questions and counts over one large graph, each beside the same SPARQL by pyoxigraph alone on the same store."""

from __future__ import annotations

import random
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

from .results import Group, Measure
from .ror_records import ror_records

__all__ = ["asked", "counted"]

ASKED = 100
UNION: dict[str, Any] = {"prefixes": PREFIXES, "use_default_graph_as_union": True}


def asked(at: Path, organisations: int, whole: bool) -> Group:
    """Ask a graph of so many organisations and its studies; goals are judged at the whole size only."""
    about = (
        f"{ASKED} names, things and pairs drawn at random, the first of each kind not counted; the graph open in one "
        "process. The peer is the same SPARQL by pyoxigraph alone on the same store."
    )
    return Group("Asked", about, ["p50, ms", "p95, ms", "peer's p95, ms"], list(_asked(at, organisations, whole)))


def counted(at: Path, whole: bool) -> Group:
    """Count over a graph; raises RuntimeError where pyoxigraph counts something else."""
    about = "Over the whole graph, by columns and by pyoxigraph, with equal results."
    return Group("Counted", about, ["seconds", "pyoxigraph, seconds", ""], list(_counted(at, whole)))


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
