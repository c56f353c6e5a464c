"""Source files: claim → Turtle → claim without loss, and strict about what does not belong."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal

from biokg.claims.files import read_source, write_source
from biokg.claims.model import Citation, Claim, Section, Source, SourceFile
from biokg.errors import InputError
from biokg.terms import iri
from biokg.turtle import format_turtle, read_text, read_turtle
from biokg.workspace import Workspace

from .sample import when

letters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufffe\uffff")
texts = st.text(letters, min_size=1, max_size=40)
slugs = st.from_regex(r"[a-z][a-z0-9]{0,5}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
names = st.lists(slugs, max_size=3, unique=True)


def nodes(prefix: str) -> st.SearchStrategy[tuple[object, ...]]:
    return names.map(lambda found: tuple(sorted((iri(f"{prefix}:{name}") for name in found), key=str)))


SOURCE = iri("source:s")
SECTION = Section(iri("section:s-body"), SOURCE, (Literal("Body", language="en"),), iri("evidence:caption"), 0, 900)


@st.composite
def source_files(draw: st.DrawFn) -> SourceFile:
    spans = draw(st.lists(st.tuples(st.integers(0, 400), st.integers(1, 400)), min_size=1, max_size=4, unique=True))
    citations = [Citation(SECTION.id, start, start + length, "ab" * 32) for start, length in spans]
    claim = st.builds(
        Claim,
        subject=slugs.map(lambda name: iri(f":{name}")),
        predicate=slugs.map(lambda name: iri(f"b:{name}")),
        object=st.one_of(
            slugs.map(lambda name: iri(f":{name}")),
            texts.map(Literal),
            texts.map(lambda text: Literal(text, language="zh")),
            st.decimals(-10, 10, places=2).map(lambda one: Literal(str(one), datatype=iri("xsd:decimal"))),
        ),
        modality=st.sampled_from([iri("modality:asserted"), iri("modality:intended")]),
        citations=st.lists(st.sampled_from([one.id for one in citations]), min_size=1, max_size=2, unique=True).map(
            lambda cited: tuple(sorted(cited, key=str))
        ),
        recorded=st.just(when("2025-01-10")),
        speaker=st.none() | slugs.map(lambda name: iri(f":{name}")),
        premises=nodes("claim"),
        confidence=st.none() | st.just(Literal("0.9", datatype=iri("xsd:decimal"))),
        open_list=st.booleans(),
        caveats=st.just(()) | texts.map(lambda text: (Literal(text, language="en"),)),
        notes=st.just(()) | texts.map(lambda text: (Literal(text, language="en"),)),
        conflicts=nodes("claim"),
        supersedes=nodes("claim"),
        invalidated=st.none() | st.just(when("2025-02-01")),
    )
    claims = {one.id: one for one in draw(st.lists(claim, max_size=4))}
    source = Source(
        SOURCE,
        (Literal(draw(texts), language="en"),),
        when("2024-03-05"),
        "2024-03-05",
        iri("tier:agency"),
        rights=draw(st.none() | texts),
        note=draw(st.none() | texts.map(lambda text: Literal(text, language="en"))),
    )
    by_id = sorted(citations, key=lambda one: one.id.value)
    return SourceFile(source, (SECTION,), tuple(by_id), tuple(sorted(claims.values(), key=lambda one: one.id.value)))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(source_files())
def test_a_source_file_is_read_as_it_was_written(tmp_path: Path, file: SourceFile) -> None:
    path = tmp_path / "s.ttl"
    write_source(path, file)
    assert read_source(path) == file
    assert format_turtle(read_turtle(path)) == read_text(path)


def test_every_source_of_the_example_is_written_as_it_stands(riverbend: Workspace) -> None:
    for path in riverbend.sources.glob("*.ttl"):
        before = read_text(path)
        file = read_source(path)
        assert all(claim.id == claim.content_id for claim in file.claims)
        write_source(path, file)
        assert read_text(path) == before


HEAD = """@prefix : <https://w3id.org/biokg/id/> .
@prefix b: <https://w3id.org/biokg/> .
@prefix cite: <https://w3id.org/biokg/id/citation/> .
@prefix claim: <https://w3id.org/biokg/id/claim/> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<https://w3id.org/biokg/id/source/s> a b:Source ; dct:title "S" ; b:edtf "2024" ;
    dct:issued "2024-12-31T00:00:00Z"^^xsd:dateTime ; b:tier <https://w3id.org/biokg/tier/agency> .
"""
CLAIM = """claim:1 a b:Claim ; b:claimSubject :a ; b:claimPredicate b:kind ; b:claimObject :b ; b:citation cite:1 ;
    b:claimModality <https://w3id.org/biokg/modality/asserted> ;
    prov:generatedAtTime "2025-01-10T00:00:00Z"^^xsd:dateTime ."""


def test_the_least_that_a_source_file_holds(tmp_path: Path) -> None:
    path = tmp_path / "s.ttl"
    path.write_text(HEAD + CLAIM, encoding="utf-8")
    assert [str(claim) for claim in read_source(path).claims] == [":a b:kind :b"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (CLAIM.replace("b:citation cite:1 ;", ""), "11: claim:1 has no citation; say where it is said with"),
        (CLAIM.replace("b:claimObject :b ;", ""), "11: claim:1 has 0 objects; give exactly one b:claimObject or"),
        (CLAIM + ' claim:1 b:claimValue "x" .', "11: claim:1 has 2 objects; give exactly one"),
        (CLAIM + " claim:1 b:claimSubject :c .", "11: claim:1 has 2 values of b:claimSubject; keep one."),
        (CLAIM + " claim:1 b:colour :c .", "11: claim:1 has b:colour, which has no place here; see docs/curating.md."),
        (CLAIM + ' claim:1 b:openList "perhaps" .', 'has b:openList "perhaps", which is not true or false.'),
        (CLAIM + ' claim:1 b:claimModality "asserted" .', "11: claim:1 has 2 values of b:claimModality; keep one."),
        ("claim:1 b:claimSubject :a .", "11: claim:1 has no rdf:type; say what it is."),
        ("claim:1 a b:Claim , b:Citation .", "11: claim:1 has 2 values of rdf:type; keep one."),
        (":a a b:Company .", "11: :a is a b:Company; a source file holds sources, sections, citations, claims."),
        ("cite:1 a b:Citation .", "11: cite:1 has no oa:hasSource; name the section that it is a part of."),
        ("cite:1 a b:Citation ; oa:hasSource :x ; oa:start 1 .", "11: cite:1 has only one end; give both"),
        ("cite:1 a b:Citation ; oa:hasSource :x ; oa:start 5 ; oa:end 4 .", "11: cite:1 ends before it begins;"),
        ("cite:1 a b:Citation ; oa:hasSource :x ; oa:start -1 ; oa:end 4 .", "which is not a whole number from 0."),
        ("claim:1 a b:Claim ; b:claimSubject [] .", "s.ttl:11: has a blank node; give every node an IRI"),
        (CLAIM + ' claim:1 b:caveat "a"@en , "b"@en .', "several values of b:caveat in one language (en); keep one."),
        (HEAD.replace("source/s>", "source/t>"), "describes 2 sources; a source file describes exactly one."),
    ],
)
def test_what_is_not_as_the_model_says_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "s.ttl"
    path.write_text(HEAD + text + "\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_source(path)
    assert str(caught.value).startswith(str(path))
    assert said in str(caught.value)


@pytest.mark.parametrize(("written", "value"), [("true", True), ("false", False), ("1", True), ("0", False)])
def test_an_open_list_is_marked_in_any_of_the_ways_of_xsd_boolean(tmp_path: Path, written: str, value: bool) -> None:
    path = tmp_path / "s.ttl"
    path.write_text(HEAD + CLAIM + f' claim:1 b:openList "{written}"^^xsd:boolean .', encoding="utf-8")
    assert read_source(path).claims[0].open_list is value


def test_titles_and_caveats_come_in_the_language_of_the_reader_else_in_english(tmp_path: Path) -> None:
    path = tmp_path / "s.ttl"
    head = HEAD.replace('dct:title "S"', 'dct:title "a park"@en , "园区"@zh')
    path.write_text(head + CLAIM + ' claim:1 b:caveat "in adults"@en , "成人"@zh .', encoding="utf-8")
    file = read_source(path)
    assert [file.source.title(language) for language in ("en", "zh", "de")] == ["a park", "园区", "a park"]
    assert [file.claims[0].caveat(language) for language in ("en", "zh", "de")] == ["in adults", "成人", "in adults"]
    write_source(path, file)
    assert read_source(path) == file
