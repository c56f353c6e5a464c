"""Disagreements as people read them, in both languages."""

from __future__ import annotations

import pytest
from analysis.own import own_graph
from analysis.small import Paper, graph_of

from biokg.analysis.disputes import disputes
from biokg.views.document.formats import rendered
from biokg.views.document.model import Table
from biokg.views.products.conflicts import document
from biokg.views.wording import Wording

from .golden import kept


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_whole_graph(language: str) -> None:
    kg = own_graph()
    say = Wording(kg.label, language)
    text = rendered(None, document(kg, disputes(kg), say), kg.label, "md")
    assert isinstance(text, str)
    kept(f"conflicts-{language}.md", text.replace(say.date(kg.today.isoformat()), "TODAY"))


def test_programs_read_in_each_row_what_it_is_about() -> None:
    kg = own_graph()
    for block in document(kg, disputes(kg), Wording(kg.label), tidy=True).blocks:
        assert isinstance(block, Table)
        assert block.rows
        assert all(row[0].text for row in block.rows)


def test_who_is_quoted_and_what_is_a_copy() -> None:
    kg = graph_of(
        {"nod": "RegulatoryDecision", "boss": "Person"},
        Paper("a", ["nod edtf 2024-01-01"], "2024-01-02", title="First"),
        Paper("b", ["nod edtf 2024-01-01 !attributed @boss"], "2024-01-03", title="Copy", reproduces="a"),
        Paper("c", ["nod edtf 2024-02-01"], "2024-02-02", title="Other"),
    )
    conflicts = document(kg, disputes(kg), Wording(kg.label)).blocks[0]
    assert isinstance(conflicts, Table)
    agency = "(news agency or newspaper)"
    assert [[row[3].text, row[4].text] for row in conflicts.rows] == [
        [f"Other, 2 Feb 2024 {agency}", "yes (newer source)"],
        [f"First, 2 Jan 2024 {agency}; Copy, 3 Jan 2024 {agency} · as said by Boss · 1 independent", "no"],
    ]


def test_no_disagreement_is_said_so() -> None:
    kg = graph_of({"nod": "RegulatoryDecision"}, Paper("a", ["nod edtf 2024"]))
    shown = document(kg, disputes(kg), Wording(kg.label))
    assert [(label, cell.text) for label, cell in shown.answers] == [("disagreements", "none known")]
