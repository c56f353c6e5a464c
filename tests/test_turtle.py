"""Canonical Turtle: no triple lost, one form for one content, errors with their line."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse

from biokg.errors import InputError
from biokg.terms import PREFIXES, iri
from biokg.turtle import format_turtle, line_of, read_text, read_turtle, write_turtle

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
names = st.sampled_from(
    ["a", "a-b", "a.b", "a.", "-a", "1", "é", "细胞港", "a%20b", "a/b", "a#b", "a:b", "", "a'b", "a(b)", "a~b", "_"]
)
spaces = st.sampled_from([*PREFIXES.values(), "http://example.org/", "urn:x:"])


def _iri(space: str, name: str) -> NamedNode:
    return NamedNode(space + (name.replace("#", "") if "#" in space else name))


nodes = st.builds(_iri, spaces, names)
literals = st.one_of(
    st.builds(Literal, texts),
    st.builds(lambda text, tag: Literal(text, language=tag), texts, st.sampled_from(["en", "zh", "zh-hans"])),
    st.builds(
        lambda text, kind: Literal(text, datatype=iri(f"xsd:{kind}")),
        st.sampled_from(["1", "-1.50", "+3", "1.", ".5", "1e3", "true", "TRUE", "0", "x y", "2025-10-24T00:00:00Z"]),
        st.sampled_from(["integer", "decimal", "double", "boolean", "string", "dateTime"]),
    ),
)
triples = st.lists(st.builds(Triple, nodes, nodes, st.one_of(nodes, literals)), max_size=12)


@given(triples, st.randoms())
def test_nothing_is_lost_and_the_order_does_not_matter(given_triples: list[Triple], chance: random.Random) -> None:
    text = format_turtle(given_triples)
    read = [quad.triple for quad in parse(text, format=RdfFormat.TURTLE)]
    assert set(read) == set(given_triples)
    chance.shuffle(read)
    assert format_turtle(read) == text


def test_the_form_of_a_source_file(repository: Path) -> None:
    for path in (repository / "examples" / "riverbend" / "graphs").glob("**/*.ttl"):
        assert format_turtle(read_turtle(path)) == read_text(path), path


def test_one_statement_a_line_with_citations_before_their_claims() -> None:
    text = """
        @prefix : <https://w3id.org/biokg/id/> . @prefix b: <https://w3id.org/biokg/> .
        @prefix claim: <https://w3id.org/biokg/id/claim/> . @prefix cite: <https://w3id.org/biokg/id/citation/> .
        @prefix oa: <http://www.w3.org/ns/oa#> .
        claim:a b:citation cite:late ; a b:Claim . claim:z b:citation cite:early ; a b:Claim .
        cite:late a b:Citation ; oa:start 9 ; oa:end 12 . cite:early a b:Citation ; oa:start 1 ; oa:end 3 .
    """
    written = format_turtle(quad.triple for quad in parse(text, format=RdfFormat.TURTLE))
    heads = [line.split()[0] for line in written.splitlines() if line and line[0] not in " @"]
    assert heads == ["cite:early", "claim:z", "cite:late", "claim:a"]
    assert "cite:early a b:Citation ;\n    oa:start 1 ;\n    oa:end 3 .\n" in written


def test_english_stands_before_chinese() -> None:
    labels = [
        Triple(iri(":a"), iri("rdfs:label"), Literal("啊", language="zh")),
        Triple(iri(":a"), iri("rdfs:label"), Literal("Z", language="en")),
    ]
    assert ':a rdfs:label "Z"@en ,\n        "啊"@zh .' in format_turtle(labels)


def test_lists_and_nested_nodes_of_the_ontology_are_written_in_place() -> None:
    text = "@prefix : <https://w3id.org/biokg/id/> . :a :p ( :x ( ) [ :q 1 ] ) , [ ] . [] :p :y ."
    given_triples = [quad.triple for quad in parse(text, format=RdfFormat.TURTLE)]
    written = format_turtle(given_triples)
    read = [quad.triple for quad in parse(written, format=RdfFormat.TURTLE)]
    assert len(read) == len(given_triples)
    assert format_turtle(read) == written


@pytest.mark.parametrize(
    "text",
    [
        ":a :p _:x . :b :p _:x .",
        "_:x :p _:y . _:y :p _:x .",
        ":a :p _:l . _:l rdf:first :x ; rdf:rest :end .",
        ":a :p _:l . _:l rdf:first :x , :y ; rdf:rest rdf:nil .",
        ":a :p _:l . _:l rdf:first :x ; rdf:rest _:end .",
    ],
)
def test_blank_nodes_without_a_canonical_place_are_refused_not_lost(text: str) -> None:
    header = f"@prefix : <{PREFIXES['']}> . @prefix rdf: <{PREFIXES['rdf']}> . "
    given_triples = [quad.triple for quad in parse(header + text, format=RdfFormat.TURTLE)]
    with pytest.raises(InputError, match="blank node"):
        format_turtle(given_triples)


def test_an_error_names_file_and_line(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("@prefix : <https://w3id.org/biokg/id/> .\n\n:a :b :c : .\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_turtle(path)
    assert (caught.value.path, caught.value.line) == (path, 3)
    assert str(caught.value).startswith(f"{path}:3: is not valid Turtle: ")
    assert "\n" not in str(caught.value)


def test_an_iri_with_a_space(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(
        "<https://example.org/a> <https://example.org/b>\n  <https://example.org/c d> .\n", encoding="utf-8"
    )
    with pytest.raises(InputError, match=r"a\.ttl:2: is not valid Turtle: .*IRI"):
        read_turtle(path)


def test_a_text_longer_than_the_reader_takes(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_text(f'<urn:a> <urn:b> "{"x" * 2**24}" .', encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_turtle(path)
    assert str(caught.value) == f"{path}: holds a text or a comment of more than 16 million bytes; shorten it."


def test_a_file_that_is_not_utf8(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(b"# one\n# caf\xe9\n")
    with pytest.raises(InputError) as caught:
        read_text(path)
    assert str(caught.value) == f"{path}:2: is not UTF-8 (byte 11 is 0xe9); save the file as UTF-8."


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.ttl: cannot be read: No such file or directory"):
        read_text(tmp_path / "none.ttl")


def test_a_byte_order_mark_does_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    path.write_bytes(b"\xef\xbb\xbf<urn:a> <urn:b> <urn:c> .\n")
    assert read_turtle(path) == [Triple(NamedNode("urn:a"), NamedNode("urn:b"), NamedNode("urn:c"))]


def test_the_line_of_a_node(tmp_path: Path) -> None:
    path = tmp_path / "a.ttl"
    text = "@prefix : <https://w3id.org/biokg/id/> .\n:a :p 'x\u2028y' .\n\n  :b :p :a .\n"
    text += "<https://w3id.org/biokg/id/c> :p :a .\n"
    path.write_text(text, encoding="utf-8")
    assert [line_of(path, iri(name)) for name in (":a", ":b", ":c", ":d")] == [2, 4, 5, None]


def test_a_disk_that_takes_no_more_leaves_the_old_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.ttl"
    path.write_text("old", encoding="utf-8")

    def full(self: Path, *_: object, **__: object) -> int:
        self.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_text", full)
    with pytest.raises(InputError, match=r"a\.ttl: cannot be written: No space left on device; the file is as it was"):
        write_turtle(path, [Triple(iri(":a"), iri("rdfs:label"), Literal("A"))])
    assert path.read_text(encoding="utf-8") == "old"
    assert [other.name for other in tmp_path.iterdir()] == ["a.ttl"]


def test_statements_about_statements_have_no_place() -> None:
    inner = Triple(iri(":a"), iri("b:kind"), iri(":b"))
    with pytest.raises(InputError, match="a statement about a statement"):
        format_turtle([Triple(BlankNode(), iri("b:kind"), inner)])
