"""The statements as columns: the same as in the store, in one part or several, in memory or on disk."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import pytest
from analysis.own import own_graph
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, serialize

from biokg.build import build
from biokg.columns import Columns, Writer, ordering, value_of, writer
from biokg.columns.reading import cut, read
from biokg.errors import StoreError
from biokg.graph import KnowledgeGraph
from biokg.store import EmbeddedStore
from biokg.terms import b, graph, iri
from biokg.workspace import Workspace

NODES = st.sampled_from([iri(f":thing-{number}") for number in range(6)] + [NamedNode("http://example.org/华辉#a?b=c")])
TEXTS = st.builds(Literal, st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=8))
VALUES = st.one_of(
    NODES,
    TEXTS,
    st.builds(Literal, st.text(max_size=3).filter(str.isprintable), language=st.sampled_from(["en", "zh", "zh-hans"])),
    st.builds(Literal, st.integers(0, 9).map(str), datatype=st.just(iri("xsd:integer"))),
    st.just(BlankNode("b0")),
)
PROPERTIES = st.sampled_from([b("near"), b("partOf"), iri("rdfs:label")])
QUADS = st.lists(
    st.builds(Quad, NODES, PROPERTIES, VALUES, st.sampled_from([graph(name) for name in ("a", "b", "c")])), max_size=30
)
Told = tuple[str, str, str, str]


def told(columns: Columns, properties: Iterable[NamedNode]) -> list[Told]:
    """Return all statements as texts, as the columns give them."""
    found = []
    for property in properties:
        rows = columns.rows(property)
        ends = (columns.texts(numbers) for numbers in (rows.subject, rows.object, rows.graph))
        found += [(subject, str(property), object, name) for subject, object, name in zip(*ends, strict=True)]
    return found


def stated(quads: Iterable[Quad]) -> list[Told]:
    return sorted({(str(s), str(p), str(o), str(g)) for s, p, o, g in quads})


def agree(columns: Columns, quads: Iterable[Quad]) -> None:
    quads = list(quads)
    properties = sorted({quad.predicate for quad in quads}, key=str)
    assert sorted(told(columns, properties)) == stated(quads)
    assert len(columns) == len(set(quads))
    numbers = {(columns.number(q.predicate), columns.number(q.graph_name)) for q in quads}  # type: ignore[arg-type]
    assert columns.sizes.keys() == numbers
    assert sum(columns.sizes.values()) == len(columns)


@given(QUADS)
def test_the_same_statements_come_back(quads: list[Quad]) -> None:
    columns = Columns.of(quads)
    agree(columns, quads)
    for quad in quads:
        assert not isinstance(quad.object, BlankNode | NamedNode | Literal) or columns.texts(
            np.array([columns.number(quad.object)])  # type: ignore[arg-type]
        ) == [str(quad.object)]
        assert isinstance(quad.object, BlankNode) or value_of(str(quad.object)) == quad.object.value  # type: ignore[union-attr]


@given(QUADS, QUADS)
def test_several_parts_are_one(first: list[Quad], second: list[Quad]) -> None:
    apart = [
        [quad for quad in (*first, *second) if (quad.graph_name == graph("a")) is with_a] for with_a in (True, False)
    ]
    columns = Columns([part for quads in apart for part in Columns.of(quads).parts])
    agree(columns, [*first, *second])
    assert columns.terms == Columns.of([*first, *second]).terms


@given(QUADS)
def test_many_batches_are_one(quads: list[Quad]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(writer, "BATCH", 30)
        columns = Columns.of(quads)
    agree(columns, quads)
    whole = Columns.of(quads)
    assert [getattr(columns.parts[0], name).tolist() for name in ("hashes", "groups", "subjects", "objects")] == [
        getattr(whole.parts[0], name).tolist() for name in ("hashes", "groups", "subjects", "objects")
    ]


def test_the_order_of_the_quads_does_not_matter() -> None:
    quads = list(own_graph().store.quads())
    one, other = Columns.of(quads), Columns.of(reversed(quads))
    for property in {quad.predicate for quad in quads}:
        assert [column.tolist() for column in vars(one.rows(property)).values()] == [
            column.tolist() for column in vars(other.rows(property)).values()
        ]


def test_lines_are_taken_as_they_are(tmp_path: Path) -> None:
    """What is imported in bulk comes as lines of N-Triples and never as quads."""
    quads = [Quad(iri(":a"), b("near"), Literal("x \" . y\n", language="en"), graph("register")),
             Quad(iri(":a"), b("partOf"), iri(":b"), graph("register"))]  # fmt: skip
    lines = tmp_path / "statements.nt.gz"
    with gzip.open(lines, "wb") as file:
        file.write(serialize((quad.triple for quad in quads), format=RdfFormat.N_TRIPLES) or b"")
    with gzip.open(lines) as file, Writer(tmp_path / "columns" / "register") as columns:
        columns.add(file, graph("register"))
        columns.finish()
    agree(Columns.open(tmp_path / "columns"), quads)


def test_one_graph_alone() -> None:
    quads = [Quad(iri(":a"), b("near"), iri(f":{name}"), graph(name)) for name in "xyz"]
    columns = Columns.of(quads)
    assert columns.iris(columns.rows(b("near"), graph("y")).object) == [iri(":y").value]
    assert len(columns.rows(b("near"), graph("none"))) == len(columns.rows(b("partOf"))) == 0
    assert columns.number(iri(":none")) == -1


def test_the_part_that_holds_a_graph() -> None:
    quads = [Quad(iri(":a"), b("near"), iri(f":{name}"), graph(name)) for name in "xyz"]
    columns = Columns([part for quad in quads for part in Columns.of([quad]).parts])
    agree(columns.holding(graph("y")), quads[1:2])
    assert columns.holding(graph("none")) is columns


def test_the_ends_and_the_tails_of_terms() -> None:
    quads = [Quad(iri(f"claim:{name}"), iri("rdfs:label"), Literal(name, language=language), graph("x"))
             for name, language in (("a", "en"), ("bcd", "zh"), ("ef", "zh-en"))]  # fmt: skip
    columns = Columns.of(quads)
    rows = columns.rows(iri("rdfs:label"))
    tails = columns.tails(rows.subject, iri("claim:").value)
    assert sorted(tails.tolist()) == [b"a", b"bcd", b"ef"]
    english = columns.ending(rows.object, '"@en')
    assert tails[english].tolist() == [b"a"]


def test_a_build_writes_what_the_store_holds(riverbend_graph: KnowledgeGraph) -> None:
    store = riverbend_graph.store
    assert isinstance(store, EmbeddedStore)
    assert store.path is not None
    assert store.manifest is not None
    beside = Columns.open(store.path.parent / "columns")
    agree(beside, store.quads())
    assert len(beside) == len(store.columns()) == store.manifest.quads
    assert store.columns() is store.columns()


def test_damaged_columns_are_told(tmp_path: Path) -> None:
    with Writer(tmp_path / "columns" / "graphs") as columns:
        list(columns.passing([Quad(iri(":a"), b("near"), iri(":b"), graph("x"))]))
        columns.finish()
    (tmp_path / "columns" / "graphs" / "groups.npy").write_bytes(b"")
    with pytest.raises(StoreError, match="the store is damaged; run `biokg build` to make it anew"):
        Columns.open(tmp_path / "columns")


def test_columns_go_with_their_generation_and_are_the_same_each_time(riverbend: Workspace) -> None:
    written = []
    for _ in range(2):
        build(riverbend)
        (generation,) = (riverbend.derived / "stores").iterdir()
        files = sorted((generation / "columns" / "graphs").iterdir())
        written.append([(path.name, path.read_bytes()) for path in files])
    assert written[0] == written[1]
    assert [name for name, _ in written[0]] == [
        "groups.npy", "hashes.npy", "objects.npy", "places.npy", "subjects.npy", "texts",
    ]  # fmt: skip


def test_a_store_in_memory_has_columns_until_it_changes() -> None:
    store = EmbeddedStore.in_memory()
    quads = [Quad(iri(":a"), b("near"), iri(f":{name}"), graph("x")) for name in "yz"]
    store.load(quads[:1])
    agree(store.columns(), quads[:1])
    store.load(quads[1:])
    agree(store.columns(), quads)


def test_many_texts_at_once_are_what_they_are_one_by_one() -> None:
    words = ["", "a", "创新药", 'x "quoted" \\n y', "é" * 40, "long " * 80, "z"]
    texts = np.frombuffer("".join(words).encode(), dtype=np.uint8)
    end = np.cumsum([len(word.encode()) for word in words])
    chosen = np.random.default_rng(0).integers(0, len(words), 40_000)
    start, end = np.concatenate([[0], end[:-1]])[chosen], end[chosen]
    assert read(texts, start, end) == [words[number] for number in chosen.tolist()]
    assert cut(texts, start, end).tolist() == [words[number].encode() for number in chosen.tolist()]
    assert read(texts, start[:0], end[:0]) == cut(texts, start[:0], end[:0]).tolist() == []


@pytest.mark.parametrize("wide", [1, 1 << 20, 1 << 40, 1 << 62])
def test_rows_in_order_of_several_keys(wide: int) -> None:
    random = np.random.default_rng(0)
    keys = [random.integers(0, 4, 500) * factor for factor in (1, wide // 4 + 1, wide // 5 + 1)]
    assert ordering(*keys).tolist() == np.lexsort(keys[::-1]).tolist()
    assert ordering(keys[1]).tolist() == np.argsort(keys[1], kind="stable").tolist()
    assert ordering(keys[0][:0]).tolist() == []


def test_the_statements_of_a_property_are_read_graph_by_graph_in_one_look() -> None:
    first, second, third = (NamedNode(f"https://example.org/g{place}") for place in range(3))
    a, b, c, d, one, other = (NamedNode(f"https://example.org/{name}") for name in ("a", "b", "c", "d", "p", "q"))
    said = [(a, one, b, first), (c, one, b, third), (a, one, d, third), (a, other, b, second)]
    columns = Columns.of(Quad(*parts) for parts in said)
    for property, within in ((one, [first, third]), (other, [second]), (a, [])):
        found = dict(columns.by_graph(property))
        assert set(found) == set(columns.numbers(within).tolist())
        for where in within:
            rows, alone = found[columns.number(where)], columns.rows(property, where)
            assert len(rows) > 0
            for end in ("subject", "object", "graph"):
                assert getattr(rows, end).tolist() == getattr(alone, end).tolist()
