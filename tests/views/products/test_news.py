"""New facts read like the dossiers: a number, a tie, a post and a decision with all its parts is one line."""

from __future__ import annotations

from analysis.small import Paper, graph_of

from biokg.analysis.changes import changes
from biokg.views.document.model import Table
from biokg.views.products.changes import document
from biokg.views.wording import Wording

THINGS = {
    "park": "IndustryPark", "acme": "Company", "ann": "Person", "drug": "Drug", "flu": "Disease",
    "land": "AdministrativeArea", "firms": "Statistic", "tie": "Engagement", "post": "Position",
    "nod": "RegulatoryDecision",
}  # fmt: skip
FIRST = Paper("a", ["park locatedIn land", "firms statisticOf park", "firms value 10", "firms measures kind:company"])
NEWS = Paper(
    "b",
    [
        "tie party acme", "tie at park", "tie role role:chosen", "tie status status:planned",
        "post party ann", "post at acme", "post role role:director",
        "nod decisionOn drug", "nod forIndication flu ^in-adults", "nod jurisdiction land", "nod edtf 2026-01-20",
        "nod kind decision:full-approval", "nod status status:granted",
        "firms qualifier qualifier:over", "acme kind kind:start-up", "acme kind kind:multinational",
    ],
    "2026-02-01",
)  # fmt: skip


def rows(limit: int | None = 40) -> list[list[str]]:
    before, after = graph_of(THINGS, FIRST), graph_of(THINGS, FIRST, NEWS)
    found = document(after, changes(before, after), Wording(after.label), since="", limit=limit)
    table = next(one for one in found.blocks if isinstance(one, Table) and one.name == "new")
    return [[cell.text for cell in row] for row in table.rows]


def test_what_is_made_of_parts_is_a_line_for_people() -> None:
    assert rows() == [
        ["Acme", "chose the place", "Park"],
        ["Acme", "kind", "multinational, start-up"],
        ["Ann", "director", "Acme"],
        ["Drug", "decision", "full approval, Land, Flu (in adults), 20 Jan 2026"],
        ["Park", "company", "over 10"],
    ]


def test_programs_get_each_fact() -> None:
    assert len(rows(None)) == 16


def test_a_decision_on_no_product_is_told_fact_by_fact() -> None:
    before, after = graph_of(THINGS, FIRST), graph_of(THINGS, FIRST, Paper("b", ["nod status status:granted"]))
    found = document(after, changes(before, after), Wording(after.label), since="")
    table = next(one for one in found.blocks if isinstance(one, Table) and one.name == "new")
    assert [[cell.text for cell in row] for row in table.rows] == [["Nod", "status", "granted"]]
