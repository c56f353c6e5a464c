"""Evidence as people read it, in both languages, and as programs do."""

from __future__ import annotations

import pytest
from analysis.own import own_graph
from analysis.small import Paper, graph_of, node

from biokg.analysis.backing import SourcesRead
from biokg.analysis.evidence import evidence
from biokg.analysis.overview import overview
from biokg.views.document.formats import rendered
from biokg.views.document.model import Document, Table
from biokg.views.products.evidence import document
from biokg.views.report.answers import answers
from biokg.views.report.phrases import sources_words
from biokg.views.wording import Wording

from .golden import kept


@pytest.mark.parametrize("language", ["en", "zh"])
def test_one_company(language: str) -> None:
    kg = own_graph()
    say = Wording(kg.label, language)
    text = rendered(None, document(kg, evidence(kg, node("huahui-health")), say), kg.label, "md")
    assert isinstance(text, str)
    kept(f"evidence-{language}.md", text.replace(say.date(kg.today.isoformat()), "TODAY"))


def table(shown: Document, name: str) -> Table:
    return next(block for block in shown.blocks if isinstance(block, Table) and block.name == name)


def test_the_whole_graph_is_cut_and_programs_have_all() -> None:
    kg = own_graph()
    found = evidence(kg)
    short, whole = (document(kg, found, Wording(kg.label), tidy=tidy) for tidy in (False, True))
    assert [len(table(one, "reports").rows) for one in (short, whole)] == [12, len(found.reports)]
    assert table(short, "reports").note.endswith(f"The first 12 of {len(found.reports)}.")
    assert len(table(whole, "facts").rows) == len(found.facts)
    assert [row[2].text for row in table(whole, "reports").rows] == [str(one.facts) for one in found.reports]


def test_a_change_and_a_copy_in_words() -> None:
    kg = graph_of(
        {"nod": "RegulatoryDecision"},
        Paper("a", ["nod edtf 2024-01-01"], "2024-01-02", tier="official", title="First"),
        Paper("b", ["nod edtf 2024-02-01"], "2024-02-02", title="Second"),
        Paper("c", ["nod edtf 2024-02-01"], "2024-02-03", title="Copy", reproduces="b"),
    )
    shown = document(kg, evidence(kg), Wording(kg.label))
    (first, second) = table(shown, "reports").rows
    assert [cell.text for cell in first] == [
        "First (2 Jan 2024)",
        "official",
        "1",
        "1",
        "1",
        "Nod · date: 1 Jan 2024 → 1 Feb 2024",
    ]
    assert (second[0].text, second[0].remark) == ("Second (2 Feb 2024)", "and 1 that reproduces it")
    assert [cell.text for cell in table(shown, "copies").rows[0]] == ["Second", "Second; Copy"]
    assert [cell.text for _, cell in shown.answers] == [
        "1 fact; 3 sources read, 2 independent", "1 of 1 fact (100 %)", "0 of 1 fact (0 %)",
        "1 fact would fall with First (2 Jan 2024)",
    ]  # fmt: skip


def test_nothing_is_said_of_it() -> None:
    kg = graph_of({"nod": "RegulatoryDecision"})
    shown = document(kg, evidence(kg, node("nod")), Wording(kg.label))
    assert table(shown, "tiers").empty == "No source says anything about it."
    assert shown.answers[1][1].text == "0 of 0 facts (–)"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_overview_and_the_evidence_count_sources_alike(language: str) -> None:
    kg = own_graph()
    say = Wording(kg.label, language)
    held = answers(overview(kg, kg.today), say)[0][1].text
    rests = document(kg, evidence(kg), say).answers[0][1].text
    joint = say.of("; ", "；")
    assert held.partition(joint)[2] == rests.partition(joint)[2] == sources_words(evidence(kg).backing.sources, say)
    assert evidence(kg).backing.sources == SourcesRead(read=24, independent=23, origins=6)


def test_a_report_that_was_not_read_itself_names_the_kinds_of_text_that_were() -> None:
    kg = graph_of(
        {"nod": "RegulatoryDecision"},
        Paper("original", [], "2024-01-01", title="Original"),
        Paper("b", ["nod edtf 2024-01-01", "nod status status:granted #digest"], "2024-01-02", reproduces="original"),
    )
    (row,) = table(document(kg, evidence(kg), Wording(kg.label)), "reports").rows
    assert [cell.text for cell in row[:2]] == ["Original (1 Jan 2024)", "read only as: reported text, AI digest"]
