"""Cells of several values: what machine-made text alone says is marked value by value."""

from __future__ import annotations

import re
from pathlib import Path

from analysis.small import Paper, graph_of, node

from biokg.analysis.said import said
from biokg.analysis.when import when
from biokg.terms import iri, local_name
from biokg.views.products import cells
from biokg.views.products.cells import date_cell, joined, names_cell
from biokg.views.wording import Wording

THINGS = {"drug": "Drug", "flu": "Disease", "pox": "Disease"}


def cell(*says: str) -> tuple[str, str]:
    kg = graph_of(THINGS, Paper("one", says))
    found = names_cell(Wording(kg.label), said(kg, node("drug"), "b:indicatedFor"))
    return found.text, found.remark


def test_one_of_two_values_is_marked() -> None:
    assert cell("drug indicatedFor flu", "drug indicatedFor pox #digest") == ("Flu, Pox (machine-made text only)", "")


def test_all_values_together_are_marked_once() -> None:
    both = ("drug indicatedFor flu #digest", "drug indicatedFor pox #digest")
    assert cell(*both) == ("Flu, Pox", "machine-made text only")


def test_what_others_say_too_is_not_marked() -> None:
    said_twice = ("drug indicatedFor flu", "drug indicatedFor pox #digest", "drug indicatedFor pox")
    assert cell(*said_twice) == ("Flu, Pox", "")


def test_a_limit_of_one_of_two_values_stands_with_it() -> None:
    assert cell("drug indicatedFor flu ^in-adults", "drug indicatedFor pox") == ("Flu (in adults), Pox", "")


def test_a_limit_of_all_values_is_said_once() -> None:
    assert cell("drug indicatedFor flu ^in-adults", "drug indicatedFor pox ^in-adults") == ("Flu, Pox", "in adults")


def test_a_limit_that_another_source_gives_in_full_is_not_repeated() -> None:
    both = ("drug indicatedFor flu ^in-adults", "drug indicatedFor flu ^in-adults-over-60 #digest")
    assert cell(*both) == ("Flu", "in adults over 60")


def test_a_limit_in_no_language_of_the_reader_is_shown_in_its_own() -> None:
    kg = graph_of(THINGS, Paper("one", ["drug indicatedFor flu ^in-adults"]))
    assert Wording(kg.label, "zh").caveats(kg.claims()) == ["in adults"]


def test_the_caveat_of_another_date_stands_with_that_date() -> None:
    says = ["launch edtf 2025-01-02", "launch edtf 2025-01-03 ^when-it-was-told ~launch edtf 2025-01-02"]
    kg = graph_of({"launch": "Event"}, Paper("one", says[:1], tier="official"), Paper("two", says[1:]))
    found = date_cell(Wording(kg.label), when(kg, node("launch")))
    assert (found.text, found.remark) == ("2 Jan 2025", "another source: 3 Jan 2025, when it was told")


def test_names_that_hold_commas_are_set_apart_by_semicolons() -> None:
    say = Wording(lambda node, _: local_name(node))
    assert joined(say, [iri(":a"), iri(":b")]) == "a, b"
    assert say.names(["the institute, Beijing", "a park"]) == "the institute, Beijing; a park"
    assert Wording(say.label, "zh").names(["所（北京）", "园"]) == "所（北京）、园"


def test_names_that_hold_a_comma_are_set_apart_by_semicolons_everywhere() -> None:
    views = Path(cells.__file__).parents[1]
    joined = re.compile(r'(?:say\.of\(", ", "、"\)\.join|listed)\((?:\[|map\()?say\.node')
    assert [path.name for path in sorted(views.rglob("*.py")) if joined.search(path.read_text(encoding="utf-8"))] == []
