"""Every format is deterministic and opened again by its usual reader."""

from __future__ import annotations

import csv
import hashlib
import io
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import networkx
import pytest
import rdflib
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from biokg.build.assemble import assemble, read_workspace
from biokg.errors import QueryError, UnknownName
from biokg.export import FORMATS, export
from biokg.export.tables import EDGES, NODES, STATEMENTS
from biokg.graph import KnowledgeGraph
from biokg.store import EmbeddedStore, canonical_hash
from biokg.terms import b, graph, iri
from biokg.workspace import Workspace

HOSTILE = "=1+1 <b>&amp;</b> \"q\" 'q'\nline"

CAIXIN, BODY, CITE = iri("source:caixin"), iri("section:caixin-body"), iri("cite:1")
DEVELOPED, PLANNED = iri("claim:developed"), iri("claim:planned")


def statements() -> list[Quad]:
    """A graph as a build makes it: two claims of one source, one of them settled."""
    things = [
        (":libevitug", "b:Drug", "libevitug", "立贝韦塔单抗"),
        (":huahui-health", "b:Company", "Huahui Health", "华辉安健"),
        (":park", "b:IndustryPark", HOSTILE, "医药园"),
        (":caixin", "b:Company", "Caixin", "财新"),
    ]
    quads = []
    for thing, cls, english, chinese in things:
        quads += [
            Quad(iri(thing), iri("rdf:type"), iri(cls), graph("things")),
            Quad(iri(thing), iri("rdfs:label"), Literal(english, language="en"), graph("things")),
            Quad(iri(thing), iri("rdfs:label"), Literal(chinese, language="zh"), graph("things")),
        ]
    day = Literal("2025-10-01T00:00:00Z", datatype=iri("xsd:dateTime"))
    source: list[tuple[NamedNode, NamedNode, NamedNode | Literal]] = [
        (CAIXIN, iri("rdf:type"), b("Source")),
        (CAIXIN, iri("dct:title"), Literal("Caixin on a park", language="en")),
        (CAIXIN, iri("dct:publisher"), iri(":caixin")),
        (CAIXIN, iri("dct:issued"), day),
        (CAIXIN, b("edtf"), Literal("2025-10-01")),
        (CAIXIN, b("tier"), iri("tier:agency")),
        (BODY, iri("rdf:type"), b("SourceSection")),
        (BODY, iri("dct:isPartOf"), CAIXIN),
        (BODY, iri("rdfs:label"), Literal("body", language="en")),
        (BODY, iri("rdfs:label"), Literal("正文", language="zh")),
        (BODY, b("evidenceKind"), iri("evidence:reported-text")),
        (CITE, iri("rdf:type"), b("Citation")),
        (CITE, iri("oa:hasSource"), BODY),
        (CITE, iri("oa:start"), Literal(10)),
        (CITE, iri("oa:end"), Literal(20)),
        (CITE, b("sha256"), Literal("a" * 64)),
        *claim(DEVELOPED, ":libevitug", "b:developedBy", ":huahui-health", "modality:asserted", day),
        *claim(PLANNED, ":huahui-health", "b:basedIn", ":park", "modality:intended", day),
    ]
    quads += [Quad(*triple, graph("caixin")) for triple in source]
    return [*quads, Quad(iri(":libevitug"), b("developedBy"), iri(":huahui-health"), graph("derived"))]


def claim(
    node: NamedNode, subject: str, predicate: str, object: str, modality: str, day: Literal
) -> list[tuple[NamedNode, NamedNode, NamedNode | Literal]]:
    return [
        (node, iri("rdf:type"), b("Claim")),
        (node, b("claimSubject"), iri(subject)),
        (node, b("claimPredicate"), iri(predicate)),
        (node, b("claimObject"), iri(object)),
        (node, b("claimModality"), iri(modality)),
        (node, b("attributedTo"), iri(":caixin")),
        (node, b("citation"), CITE),
        (node, iri("prov:generatedAtTime"), day),
    ]


@pytest.fixture(scope="module")
def kg() -> KnowledgeGraph:
    store = EmbeddedStore.in_memory()
    store.load(statements())
    return KnowledgeGraph(store)


def exported(kg: KnowledgeGraph, fmt: str) -> bytes:
    output = io.BytesIO()
    export(kg, fmt, output)
    return output.getvalue()


def rows(text: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.decode(), newline="")))


EDGE = (iri(":libevitug"), b("developedBy"), iri(":huahui-health"))


@pytest.mark.parametrize("fmt", FORMATS)
def test_the_same_graph_gives_the_same_bytes(kg: KnowledgeGraph, fmt: str) -> None:
    with EmbeddedStore.in_memory() as other:
        other.load(reversed(statements()))
        assert exported(KnowledgeGraph(other), fmt) == exported(kg, fmt)


def test_another_process_gives_the_same_bytes(kg: KnowledgeGraph, repository: Path) -> None:
    program = (
        "import hashlib, sys; sys.path.insert(0, sys.argv[1]); import test_export as t\n"
        "store = t.EmbeddedStore.in_memory(); store.load(t.statements()); kg = t.KnowledgeGraph(store)\n"
        "for fmt in t.FORMATS: print(hashlib.sha256(t.exported(kg, fmt)).hexdigest())"
    )
    folder = str(repository / "tests" / "export")
    result = subprocess.run([sys.executable, "-c", program, folder], capture_output=True, text=True, check=True)
    assert result.stdout.split() == [hashlib.sha256(exported(kg, fmt)).hexdigest() for fmt in FORMATS]


@pytest.mark.parametrize(("fmt", "reader"), [("turtle", "turtle"), ("rdfxml", "xml")])
def test_one_graph_reads_back_in_rdflib(kg: KnowledgeGraph, fmt: str, reader: str) -> None:
    found = rdflib.Graph().parse(data=exported(kg, fmt), format=reader)
    expected = rdflib.Graph().parse(data="\n".join(f"{q.triple} ." for q in statements()), format="nt")
    assert set(found) == set(expected)


@pytest.mark.filterwarnings("ignore:.*deprecated:DeprecationWarning")
@pytest.mark.parametrize(("fmt", "reader"), [("trig", "trig"), ("nquads", "nquads"), ("jsonld", "json-ld")])
def test_all_graphs_read_back_in_rdflib(kg: KnowledgeGraph, fmt: str, reader: str) -> None:
    found = rdflib.Dataset().parse(data=exported(kg, fmt), format=reader)
    lines = "\n".join(f"{quad.triple} {quad.graph_name} ." for quad in statements())
    expected = rdflib.Dataset().parse(data=lines, format="nquads")
    assert set(found.quads()) == set(expected.quads())


def test_canonical_nquads_have_the_hash_of_the_graph(kg: KnowledgeGraph) -> None:
    assert hashlib.sha256(exported(kg, "nquads")).hexdigest() == canonical_hash(statements())


def test_rdf_1_2_names_the_claim_of_each_edge(kg: KnowledgeGraph) -> None:
    found = {quad.triple for quad in parse(exported(kg, "rdf12"), RdfFormat.TURTLE)}
    planned = Triple(iri(":huahui-health"), b("basedIn"), iri(":park"))
    reifies = iri("rdf:reifies")
    assert found - {quad.triple for quad in statements()} == {
        Triple(DEVELOPED, reifies, Triple(*EDGE)),
        Triple(PLANNED, reifies, planned),
    }
    assert Triple(*EDGE) in found
    assert planned not in found


def test_statements(kg: KnowledgeGraph) -> None:
    found = rows(exported(kg, "statements"))
    assert list(found[0]) == list(STATEMENTS)
    assert [row["claim"] for row in found] == [DEVELOPED.value, PLANNED.value]
    assert found[0] == dict.fromkeys(STATEMENTS, "") | {
        "claim": DEVELOPED.value,
        "subject": iri(":libevitug").value,
        "subject_en": "libevitug",
        "subject_zh": "立贝韦塔单抗",
        "predicate": b("developedBy").value,
        "predicate_en": "b:developedBy",
        "predicate_zh": "b:developedBy",
        "object": iri(":huahui-health").value,
        "object_en": "Huahui Health",
        "object_zh": "华辉安健",
        "modality": "asserted",
        "standing": "stated",
        "live": "true",
        "settled": "true",
        "speaker": iri(":caixin").value,
        "speaker_en": "Caixin",
        "source": CAIXIN.value,
        "source_title": "Caixin on a park",
        "publisher": iri(":caixin").value,
        "publisher_en": "Caixin",
        "date": "2025-10-01",
        "tier": "agency",
        "section": BODY.value,
        "evidence": "reported-text",
        "start": "10",
        "end": "20",
        "sha256": "a" * 64,
        "open_list": "false",
    }
    assert found[1]["object_en"] == "'" + HOSTILE
    assert (found[1]["standing"], found[1]["live"], found[1]["settled"]) == ("intended", "true", "false")


def test_nodes_and_edges(kg: KnowledgeGraph) -> None:
    nodes, edges = rows(exported(kg, "nodes")), rows(exported(kg, "edges"))
    assert (list(nodes[0]), list(edges[0])) == (list(NODES), list(EDGES))
    assert {row["id"]: row["label_zh"] for row in nodes} == {
        "huahui-health": "华辉安健",
        "libevitug": "立贝韦塔单抗",
        "park": "医药园",
    }
    assert [(row["source"], row["key"], row["target"], row["claims"]) for row in edges] == [
        ("libevitug", "developedBy", "huahui-health", "developed")
    ]


def test_the_zip_holds_the_three_tables(kg: KnowledgeGraph) -> None:
    with zipfile.ZipFile(io.BytesIO(exported(kg, "tables"))) as archive:
        assert archive.testzip() is None
        held = {name: archive.read(name) for name in archive.namelist()}
    assert held == {f"{name}.csv": exported(kg, name) for name in ("statements", "nodes", "edges")}


@pytest.mark.parametrize(
    ("fmt", "read"),
    [
        ("graphml", lambda data: networkx.read_graphml(data, force_multigraph=True)),
        ("gexf", lambda data: networkx.read_gexf(data)),
    ],
)
def test_networks_read_back_in_networkx(
    kg: KnowledgeGraph, fmt: str, read: Callable[[io.BytesIO], networkx.Graph]
) -> None:
    found = read(io.BytesIO(exported(kg, fmt)))
    assert set(found) == {"huahui-health", "libevitug", "park"}
    assert found.nodes["libevitug"]["label_zh"] == "立贝韦塔单抗"
    assert found.nodes["park"]["label"] == HOSTILE
    assert [(one, two, about["predicate"], about["id"]) for one, two, about in found.edges(data=True)] == [
        ("libevitug", "huahui-health", "developedBy", "e0")
    ]
    assert not any(about["planned"] for _, _, about in found.edges(data=True))


def test_networks_hold_what_is_planned_marked_as_such(repository: Path) -> None:
    store = EmbeddedStore.in_memory()
    store.load(assemble(read_workspace(Workspace(repository / "examples" / "riverbend"))))
    found = networkx.read_graphml(io.BytesIO(exported(KnowledgeGraph(store), "graphml")), force_multigraph=True)
    edges = {(tail, head, about["predicate"]): about["planned"] for tail, head, about in found.edges(data=True)}
    assert edges["riverbend-footbridge", "riverbend-science-park", "connectsTo"] is True
    assert edges["larkspur-biologics", "riverbend-science-park", "basedIn"] is False


def test_gexf_says_no_day_and_no_library(kg: KnowledgeGraph) -> None:
    text = exported(kg, "gexf").decode()
    assert "lastmodifieddate" not in text
    assert "NetworkX" not in text


def test_a_control_character_is_replaced_in_networks_and_refused_in_rdf_xml() -> None:
    with EmbeddedStore.in_memory() as store:
        named = Quad(iri(":park"), iri("rdfs:label"), Literal("a\x0bb", language="zh"), graph("things"))
        store.load([quad for quad in statements() if quad.object != Literal("医药园", language="zh")] + [named])
        kg = KnowledgeGraph(store)
        assert networkx.read_graphml(io.BytesIO(exported(kg, "graphml"))).nodes["park"]["label_zh"] == "a�b"
        with pytest.raises(QueryError, match=r"XML cannot hold the control character U\+000B"):
            exported(kg, "rdfxml")


def test_an_unknown_format_lists_the_others(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName, match="'xlsx' is not a format of export; choose turtle, trig"):
        exported(kg, "xlsx")


def test_importing_takes_no_large_library() -> None:
    program = "import sys, biokg.export, biokg.query, biokg.store, biokg.views.table; print(*sys.modules)"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert not {"networkx", "rdflib", "rich"} & set(result.stdout.split())
