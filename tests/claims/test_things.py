"""Files of things."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal

from biokg.claims.things import Thing, add_thing, read_things, write_things
from biokg.errors import InputError
from biokg.terms import iri
from biokg.workspace import Workspace

HEAD = """@prefix : <https://w3id.org/biokg/id/> .
@prefix b: <https://w3id.org/biokg/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
LABELS = 'rdfs:label "A"@en , "甲"@zh'


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.write_text(HEAD + text + "\n", encoding="utf-8")
    return path


letters = st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufffe\uffff")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(letters, max_size=60), st.text(letters, min_size=1, max_size=20))
def test_any_name_survives(tmp_path: Path, english: str, chinese: str) -> None:
    labels = (Literal(english, language="en"), Literal(chinese, language="zh"))
    path = tmp_path / "a.ttl"
    write_things(path, [Thing(iri(":a"), iri("b:Company"), labels)])
    assert set(read_things(tmp_path)[iri(":a")].labels) == set(labels)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (f":a {LABELS} .", "a.ttl:4: :a has 0 classes (none); keep the most specific one."),
        (
            f":a a b:IndustryPark , b:GreenSpace ; {LABELS} .",
            "a.ttl:4: :a has 2 classes (b:GreenSpace, b:IndustryPark); keep the most specific one.",
        ),
        (':a a b:Company ; rdfs:label "A"@en .', "a.ttl:4: :a needs exactly one rdfs:label in English (@en)"),
        (f':a a b:Company ; {LABELS} , "B"@en .', "a.ttl:4: :a needs exactly one rdfs:label in English"),
        (f":a a b:Company ; {LABELS} ; b:developedBy :b .", "a.ttl:4: :a has b:developedBy, which has no place here"),
        (f"b:x a b:Company ; {LABELS} .", "a.ttl:4: b:x is no id of a thing; write it as :some-name."),
        (f"<https://example.org/a> a b:Company ; {LABELS} .", "is no id of a thing"),
        (f":a a b:Company ; rdfs:label <https://example.org/a> , {LABELS[11:]} .", "which is not a literal"),
    ],
)
def test_what_is_no_thing_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    write(tmp_path, "a.ttl", text)
    with pytest.raises(InputError) as caught:
        read_things(tmp_path)
    assert said in str(caught.value)


def test_a_thing_that_two_files_describe(tmp_path: Path) -> None:
    first = write(tmp_path, "a.ttl", f":a a b:Company ; {LABELS} .")
    second = write(tmp_path, "b.ttl", f":b a b:Company ; {LABELS} .\n:a a b:Company ; {LABELS} .")
    with pytest.raises(InputError) as caught:
        read_things(tmp_path)
    assert str(caught.value) == f"{second}:5: :a is described in {first} already; keep one of the two."


def test_adding_a_thing_keeps_the_others_of_the_file_and_leaves_other_files_alone(riverbend: Workspace) -> None:
    before = read_things(riverbend.things)
    others = {path: path.read_bytes() for path in riverbend.things.glob("*.ttl") if path.name != "places.ttl"}
    labels = (Literal("North Pier", language="en"), Literal("北码头", language="zh"))
    new = Thing(iri(":north-pier"), iri("b:Facility"), labels)
    add_thing(riverbend.things / "places.ttl", new, before)
    after = read_things(riverbend.things)
    assert after.keys() - before.keys() == {iri(":north-pier")}
    assert before.keys() <= after.keys()
    assert {path: path.read_bytes() for path in others} == others


def test_an_id_that_is_taken(riverbend: Workspace) -> None:
    known = read_things(riverbend.things)
    with pytest.raises(InputError, match=r":lumarimab is in .*medicine\.ttl already"):
        add_thing(riverbend.things / "places.ttl", known[iri(":lumarimab")], known)
