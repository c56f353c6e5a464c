"""Cells of several values: what machine-made text alone says is marked value by value."""

from __future__ import annotations

from analysis.small import Paper, graph_of, node

from biokg.analysis.said import said
from biokg.views.products.cells import names_cell
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
