"""Questions and counts over one large graph, each beside the same SPARQL by pyoxigraph alone on the same store."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from biokg.analysis.paths import paths
from biokg.analysis.registers import registers
from biokg.columns import Columns, degrees, first_by_name, tally, tally_by
from biokg.graph import KnowledgeGraph
from biokg.query import Table
from biokg.store import EmbeddedStore
from biokg.terms import PREFIXES, b, iri

from .field_rdflib import LONGEST, Answers
from .results import Group, Measure
from .ror_records import ror_records

__all__ = ["COUNTS", "Question", "asked", "counted", "questions"]

ASKED = 100
UNION: dict[str, Any] = {"prefixes": PREFIXES, "use_default_graph_as_union": True}


@dataclass(frozen=True)
class Question:
    """A kind of question, what it is asked for, how biokg is asked it, and the SPARQL for its peers, if it has such."""

    what: str
    values: Sequence[tuple[str, ...]]
    ours: Callable[[KnowledgeGraph, tuple[str, ...]], object]
    theirs: str = ""

    @property
    def texts(self) -> list[str]:
        """The SPARQL with each of the values in its place."""
        return [self.theirs.replace("$0", one[0]) for one in self.values]


NAMED = 'SELECT ?x { ?x rdfs:label "$0" }'
ONE_HOP = "SELECT ?p ?y { <$0> ?p ?y }"
TWO_HOPS = "SELECT DISTINCT ?z { <$0> b:subOrganizationOf|^b:subOrganizationOf ?y . ?y ?q ?z FILTER(?z != <$0>) }"
JOIN = ("SELECT ?study ?disease { ?study b:sponsoredBy <$0> ; b:studies ?disease ; b:status status:under-way . "
        "?disease a b:Disease } LIMIT 1000")  # fmt: skip
PATH = "SELECT DISTINCT ?y { { <$0> b:subOrganizationOf+ ?y } UNION { ?y b:subOrganizationOf+ <$0> } }"


def questions(kg: KnowledgeGraph, organisations: int) -> list[Question]:
    """Return what is asked of a graph of so many organisations and its studies, values drawn at random."""
    chance = random.Random(5)
    share = 3 * ASKED / organisations
    drawn = [record for record in ror_records(organisations) if chance.random() < share][: ASKED + 1]
    names = [(str(record["names"][0]["value"]),) for record in drawn]
    plain = [(str(record["names"][0]["value"]),) for record in drawn if record["names"][0]["lang"] is None]
    chinese = [(name["value"],) for record in drawn for name in record["names"] if name["lang"] == "zh"]
    things = [(str(record["id"]),) for record in drawn]
    sponsors = _column(kg, f"SELECT DISTINCT ?o {{ ?s b:sponsoredBy ?o }} LIMIT {ASKED + 1}")
    told = [
        one for (one,) in _column(kg, "SELECT ?o { GRAPH graph:things { ?o a ?c } FILTER(?c IN (b:Company, b:Drug)) }")
    ]
    pairs = [tuple(chance.sample(told, 2)) for _ in range(ASKED + 1)]
    return [
        Question("find a name", names, lambda kg, one: kg.find(one[0])),
        Question("find a Chinese name", chinese, lambda kg, one: kg.find(one[0])),
        Question("find a name with two letters exchanged", [(_wrong(name),) for name, in names],
                 lambda kg, one: kg.find(one[0])),
        Question("thing, all that is said of it", things, lambda kg, one: kg.thing(one[0])),
        Question("who has exactly this name", plain, _sparql(NAMED), NAMED),
        Question("one hop", things, _sparql(ONE_HOP), ONE_HOP),
        Question("two hops", things, _sparql(TWO_HOPS), TWO_HOPS),
        Question("studies of a sponsor under way, with diseases", sponsors, _sparql(JOIN), JOIN),
        Question("property path: all wholes and all parts", things, _sparql(PATH), PATH),
        Question("three paths between two things of the articles", pairs, lambda kg, one: paths(kg, *one)),
    ]  # fmt: skip


def asked(kg: KnowledgeGraph, those: Sequence[Question], rdflib: Answers, statements: int, whole: bool) -> Group:
    """Ask a graph; goals are judged at the whole size only."""
    about = (
        f"{ASKED} names, things and pairs drawn at random, the first of each kind not counted; the graph open in one "
        "process. The peers are asked the same SPARQL: pyoxigraph alone on the same store, rdflib with all statements "
        "of the registers in memory."
    )
    of_rdflib = iter(zip(rdflib.times, rdflib.rows, strict=True))
    measures = [_measured(kg, one, next(of_rdflib) if one.theirs else None, whole) for one in those]
    heading = f"Asked at {statements:,} statements"
    return Group(heading, about, ["p50, ms", "p95, ms", "pyoxigraph's p95", "rdflib's p95"], measures)


def counted(kg: KnowledgeGraph, rdflib: Answers, statements: int, whole: bool) -> Group:
    """Count over a graph; raises RuntimeError where pyoxigraph counts something else."""
    about = (
        "Over the whole graph, seconds: by columns and by pyoxigraph, with equal results, and by rdflib, over the "
        f"statements of the registers; a count of rdflib is given up after {LONGEST} s."
    )
    heading = f"Counted at {statements:,} statements"
    return Group(heading, about, ["biokg", "pyoxigraph", "rdflib"], list(_counted(kg, rdflib, whole)))


def _measured(
    kg: KnowledgeGraph, question: Question, rdflib: tuple[list[float], list[int]] | None, whole: bool
) -> Measure:
    ours, rows = _times(question.values, lambda one: question.ours(kg, one))
    peers = ["", ""]
    if rdflib is not None:
        theirs, _ = _times(question.values, lambda one: _plainly(kg, question.theirs, one))
        peers = [f"{_at(theirs, 0.95):.1f}", f"{_at(rdflib[0], 0.95):.1f}"]
        if rows != rdflib[1]:
            peers[1] += " (other answers)"
    p95 = _at(ours, 0.95)
    kept = p95 <= 100 if whole else None
    return Measure(question.what, [f"{_at(ours, 0.5):.1f}", f"{p95:.1f}", *peers], "p95 at most 100 ms", kept)


def _times(
    values: Sequence[tuple[str, ...]], ask: Callable[[tuple[str, ...]], object]
) -> tuple[list[float], list[int]]:
    """Return the seconds for each, and how many rows came."""
    found, rows = [], []
    for one in values:
        start = time.perf_counter()
        answer = ask(one)
        found.append(time.perf_counter() - start)
        rows.append(len(answer) if isinstance(answer, list) else 0)
    return found, rows


def _at(seconds: Sequence[float], share: float) -> float:
    """Return a quantile in milliseconds; the first value only warms up."""
    ordered = sorted(seconds[1:])
    return ordered[int(share * (len(ordered) - 1))] * 1000


def _wrong(name: str) -> str:
    return name[:3] + name[4] + name[3] + name[5:]


def _rows(kg: KnowledgeGraph, text: str) -> list[dict[str, Any]]:
    found = kg.query(text)
    assert isinstance(found, Table)
    return found.dicts()


def _column(kg: KnowledgeGraph, text: str) -> list[tuple[str, ...]]:
    return sorted((str(row["o"]),) for row in _rows(kg, text))


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


def _counted(kg: KnowledgeGraph, rdflib: Answers, whole: bool) -> Iterator[Measure]:
    start = time.perf_counter()
    columns = kg.store.columns()
    yield Measure("columns opened", [f"{time.perf_counter() - start:.2f}", "", ""])
    for count, by_rdflib in zip(COUNTS, rdflib.counts, strict=True):
        start = time.perf_counter()
        ours = count.ours(columns)
        between = time.perf_counter()
        theirs = {count.key(row): int(row["n"].value) for row in _inner(kg).query(count.theirs, **UNION)}
        end = time.perf_counter()
        if ours != theirs:
            raise RuntimeError(f"{count.what}: columns and query differ.")
        slow = f"over {LONGEST}" if by_rdflib is None else f"{by_rdflib:.1f}"
        yield Measure(count.what, [f"{between - start:.2f}", f"{end - between:.1f}", slow], "at most 1 s",
                      between - start <= 1 if whole else None)  # fmt: skip
    start = time.perf_counter()
    registers(kg)
    seconds = time.perf_counter() - start
    yield Measure("all figures of `biokg report registers`", [f"{seconds:.2f}", "", ""], "at most 1 s",
                  seconds <= 1 if whole else None)  # fmt: skip
