"""The catalogue: biokg's own, and what a wrong one is told."""

from __future__ import annotations

from pathlib import Path
from shutil import copytree

import pytest
from pyoxigraph import NamedNode

from biokg.analysis.chain.signs import rules_of
from biokg.analysis.comparison import catalogue_of, compare
from biokg.analysis.comparison.catalogue import Catalogue, read_catalogue
from biokg.errors import InputError
from biokg.graph import KnowledgeGraph
from biokg.terms import b, iri, shorten
from biokg.workspace import Workspace, shipped

from .own import own_graph
from .small import ontology

GROUP = '[[group]]\nid = "g"\nen = "G"\nzh = "组"\n'
LINE = GROUP + '[[indicator]]\nid = "x"\ngroup = "g"\nen = "X"\nzh = "某"\ndefinition = ["d", "义"]\n'
COUNT = LINE + 'method = "count"\npath = "inside"\n'
SIGN = '[[sign]]\nid = "y"\nstage = "stage:preclinical"\nen = "y"\nzh = "某"\npath = "inside"\ntypes = ["b:Facility"]\n'


def read(text: str, folder: Path) -> Catalogue:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return read_catalogue([path], ontology())


def own() -> Catalogue:
    return read_catalogue(sorted(shipped("indicators").glob("*.toml")), ontology())


def test_the_eight_groups_and_their_indicators() -> None:
    groups = [group.id for group in own().groups]
    assert groups == [
        "companies",
        "innovation",
        "talent",
        "platforms",
        "approvals",
        "cooperation",
        "space",
        "transport",
    ]
    counts = [sum(one.group == group for one in own().indicators) for group in groups]
    assert counts == [6, 7, 4, 7, 5, 6, 5, 2]


def test_every_indicator_is_worded_in_both_languages_and_no_two_alike() -> None:
    for language in ("en", "zh"):
        names = [one.names[language] for one in own().indicators]
        definitions = [one.definition[language] for one in own().indicators]
        for words in (names, definitions):
            assert all(words)
            assert len(set(words)) == len(words)
    assert all("一" <= one.names["zh"][0] <= "鿿" or "A" <= one.names["zh"][0] <= "Z" for one in own().indicators)


LEFT_OUT = {
    "kind:construction-phase", "kind:distance-to-medical-universities", "kind:distance-to-top-grade-hospitals",
}  # fmt: skip
"""What is reported of places and says nothing in a comparison: the radius is part of what is counted within it."""


def test_no_number_of_a_place_is_passed_over() -> None:
    kg: KnowledgeGraph = own_graph()
    places = [thing.id for thing in kg.things() if b("Place") in kg.classes(thing.id) and b("Facility") != thing.cls]
    measured = {
        shorten(value.value)
        for place in places
        for quad in kg.store.quads(None, b("statisticOf"), place)
        if isinstance(quad.subject, NamedNode)
        for value in kg.ledger.objects(quad.subject, b("measures"))
    }
    known = {shorten(node.value) for one in own().indicators for node in one.measures}
    assert measured - known == LEFT_OUT


def test_a_workspace_adds_its_own(tmp_path: Path) -> None:
    extra = tmp_path / "indicators"
    extra.mkdir()
    (extra / "own.toml").write_text(COUNT.replace(GROUP, "").replace('"g"', '"space"'), encoding="utf-8")
    found = read_catalogue([shipped("indicators") / "catalogue.toml", extra / "own.toml"], ontology())
    assert [one.id for one in found.indicators if one.group == "space"][-1] == "x"
    assert found.groups == own().groups


def test_terms_and_paths_are_read(tmp_path: Path) -> None:
    (one,) = read(COUNT + 'types = ["b:Company", "kind:company"]\nbetter = "more"\n', tmp_path).indicators
    assert one.types == (b("Company"), iri("kind:company"))
    assert (one.better, one.measures, one.names["zh"]) == ("more", (), "某")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[[group]", "is no TOML"),
        ('[[group]]\nid = "g"\nen = "G"\n', "[g] lacks zh"),
        (LINE + 'method = "number"\n', "[x] lacks measures"),
        (LINE + 'method = "count"\n', "[x] lacks path"),
        (LINE + 'method = "guess"\npath = "inside"\n', "method is one of number, count, things"),
        (COUNT + "colour = 1\n", "[x] has colour"),
        (COUNT + 'types = ["b:Compny"]\n', "did you mean"),
        (COUNT + 'types = ["kind:compny"]\n', "did you mean"),
        (COUNT.replace("inside", "insde"), "'insde' is not a property"),
        (COUNT.replace('group = "g"', 'group = "h"'), "names the group 'h'"),
        (COUNT + COUNT.replace(GROUP, ""), "'x' a second time"),
        (COUNT + 'better = "less"\n', "better is"),
    ],
)
def test_what_is_wrong_is_said(text: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"own\.toml") as told:
        read(text, tmp_path)
    assert words.casefold() in str(told.value).casefold()


def test_without_a_workspace_it_is_biokgs_own(riverbend_graph: KnowledgeGraph) -> None:
    assert catalogue_of(riverbend_graph) == own()
    assert catalogue_of(KnowledgeGraph(riverbend_graph.store)) == own()


def test_a_workspace_is_asked_for_its_own(riverbend_graph: KnowledgeGraph, tmp_path: Path) -> None:
    (tmp_path / "indicators").mkdir()
    (tmp_path / "indicators" / "own.toml").write_text(COUNT + SIGN, encoding="utf-8")
    kg = KnowledgeGraph(riverbend_graph.store, Workspace(tmp_path))
    assert [one.id for one in catalogue_of(kg).indicators][-1] == "x"
    assert [rule.id for rule in rules_of(kg)][-1] == "y"
    found = compare(kg, [kg.resolve("cell-harbour"), kg.resolve("riverbend-science-park")])
    assert (found.groups[-1].id, len(found.lines)) == ("g", 43)
    assert [tally.at_least for tally in found.lines[-1].fields[0].tallies] == [4]


def test_a_copy_of_biokgs_own_counts_once_and_another_of_that_name_is_told(
    riverbend_graph: KnowledgeGraph, tmp_path: Path
) -> None:
    copytree(shipped("indicators"), tmp_path / "indicators")
    kg = KnowledgeGraph(riverbend_graph.store, Workspace(tmp_path))
    assert catalogue_of(kg) == own()
    assert rules_of(kg) == rules_of(riverbend_graph)
    (tmp_path / "indicators" / "signs.toml").open("a", encoding="utf-8").write("# changed\n")
    with pytest.raises(InputError, match=r"signs\.toml: has the sign '.*' a second time"):
        rules_of(kg)
