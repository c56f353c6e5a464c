"""What became of a forecast reads the same in every report, by the rule that was asked for."""

from __future__ import annotations

import datetime as dt

import pytest
from analysis.small import Paper, graph_of, node

from biokg.analysis.company import company
from biokg.analysis.due import due
from biokg.analysis.forecasts import STATES as KNOWN
from biokg.analysis.milestones import milestones
from biokg.analysis.park import dossier
from biokg.analysis.silence import Silence
from biokg.graph import KnowledgeGraph
from biokg.views.document.model import Document, Table
from biokg.views.products import company as company_view
from biokg.views.products import due as due_view
from biokg.views.products import milestones as drug_view
from biokg.views.products import park as park_view
from biokg.views.products.outcomes import STATES, rule_words
from biokg.views.wording import Wording

THINGS = {"park": "IndustryPark", "maker": "Company", "tie": "Engagement", "drug": "Drug", "nod": "RegulatoryDecision"}
SAID = [
    "tie party maker", "tie at park", "tie status status:planned", "nod decisionOn drug", "drug developedBy maker",
    "nod status status:expected",
]  # fmt: skip


def silent_since(month: str) -> KnowledgeGraph:
    """Return a graph whose only source is known by its month."""
    return graph_of(THINGS, Paper("a", SAID, f"{month}-28", edtf=month))


def rows_of(document: Document, name: str) -> tuple[list[list[str]], str]:
    table = next(one for one in document.blocks if isinstance(one, Table) and one.name == name)
    return [[cell.text for cell in row] for row in table.rows], table.note


def test_every_state_has_words() -> None:
    assert set(STATES) == set(KNOWN)


@pytest.mark.parametrize(("years", "state"), [(Silence(2, 4), "dormant"), (Silence(1, 2), "presumed dropped")])
def test_every_page_goes_by_the_rule_that_was_asked_for(years: Silence, state: str) -> None:
    kg = silent_since(f"{dt.date.today().year - 3}-01")
    say, since = Wording(kg.label), f"Jan {dt.date.today().year - 3}"
    pages = {
        "park": park_view.document(kg, dossier(kg, node("park"), years), say),
        "company": company_view.document(kg, company(kg, node("maker"), years), say),
        "drug": drug_view.document(kg, milestones(kg, node("drug"), years), say),
    }
    for name, page in pages.items():
        rows, note = rows_of(page, "forecasts")
        assert {row[3] for row in rows} == {f"{state}; no word since {since}"}, name
        assert {row[2] for row in rows} == {since}, name
        assert note == rule_words(years, say)


def test_the_ledger_tells_the_rule_and_counts_by_it() -> None:
    kg = silent_since(f"{dt.date.today().year - 3}-01")
    page = due_view.document(due(kg, silence=Silence(1, 2)), Wording(kg.label))
    assert page.subtitle.endswith("Without a word for 1 year a forecast is dormant, for 2 presumed dropped.")
    assert page.answers[0][1].text == "0 expectations, 2 plans: 2 presumed dropped"


def test_a_rule_is_told_only_where_something_lapsed() -> None:
    kg = silent_since(f"{dt.date.today().year}-01")
    rows, note = rows_of(due_view.document(due(kg), Wording(kg.label)), "open")
    assert (len(rows), note) == (2, "No source says for when, nor that it has begun.")
    page = park_view.document(kg, dossier(kg, node("park")), Wording(kg.label))
    assert not [one for one in page.blocks if isinstance(one, Table) and one.name == "forecasts"]
