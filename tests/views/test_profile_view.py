"""The page of a thing: limits stand with what they limit."""

from __future__ import annotations

from analysis.small import Paper, graph_of

from biokg.views.document.model import Rows
from biokg.views.profile import profile_document
from biokg.views.wording import Wording


def test_the_limit_of_a_date_that_does_not_count_stands_not_with_the_one_that_does() -> None:
    kg = graph_of(
        {"drug": "Drug", "nod": "RegulatoryDecision", "flu": "Disease"},
        Paper("a", ["nod decisionOn drug", "nod edtf 2025-01-02", "nod forIndication flu ^in-adults"], tier="official"),
        Paper("b", ["nod edtf 2025-01-03 ^when-it-was-told ~nod edtf 2025-01-02"], tier="trade"),
    )
    page = profile_document(kg.thing("drug"), Wording(kg.label), kg.ontology)
    remarks = [row.cell.remark for block in page.blocks if isinstance(block, Rows) for row in block.rows]
    assert [one for one in remarks if "in adults" in one] == ["disputed; in adults"]
    assert not any("told" in one for one in remarks)
