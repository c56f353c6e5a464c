"""The value chain as people read it, in both languages, and as programs do."""

from __future__ import annotations

import pytest
from analysis.own import own_graph
from analysis.small import Paper, graph_of, node

from biokg.analysis.chain import chain
from biokg.views.chart.model import Matrix
from biokg.views.document.formats import rendered
from biokg.views.document.model import Document, Figure, Table
from biokg.views.products.chain import document
from biokg.views.wording import Wording

from .golden import kept


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_two_parks(language: str) -> None:
    kg = own_graph()
    say = Wording(kg.label, language)
    text = rendered(None, document(kg, chain(kg), say), kg.label, "md")
    assert isinstance(text, str)
    kept(f"chain-{language}.md", text.replace(say.date(kg.today.isoformat()), "TODAY"))


def table(shown: Document, name: str) -> Table:
    return next(block for block in shown.blocks if isinstance(block, Table) and block.name == name)


def test_programs_get_every_candidate_and_a_row_for_each_sign() -> None:
    kg = own_graph()
    whole, short = (document(kg, chain(kg), Wording(kg.label), tidy=tidy) for tidy in (True, False))
    assert [len(table(one, "gaps").rows) for one in (whole, short)] == [14, 13]
    assert all(row[0].text for row in table(whole, "gaps").rows)
    rows = table(whole, "fields").rows
    assert len(rows) == 26
    assert [[cell.text for cell in row[1:3]] for row in rows if row[0].value == "stage:preclinical"] == [
        ["International BioPark", "not stated"],
        ["Zhongguancun Life Science Park", "not stated"],
    ]


def test_the_matrix_leaves_empty_what_nobody_states() -> None:
    kg = graph_of({"park": "IndustryPark", "lab": "ResearchInstitute"}, Paper("a", ["lab presentIn park"]))
    (figure,) = [one for one in document(kg, chain(kg), Wording(kg.label)).blocks if isinstance(one, Figure)]
    assert isinstance(figure.chart, Matrix)
    assert [field.standing for field in figure.chart.fields[0]] == ["inferred", "", "", "", "", ""]


def test_no_gap_is_said_so() -> None:
    stages = ("basic-research", "preclinical", "clinical-development", "registration", "manufacturing",
              "healthcare-services")  # fmt: skip
    kg = graph_of({"park": "IndustryPark"}, Paper("a", [f"park stage stage:{stage}" for stage in stages]))
    shown = document(kg, chain(kg, [node("park")]), Wording(kg.label))
    assert table(shown, "gaps").rows == []
    assert shown.answers[0][1].text == "of 6 stages: stated 6"


def test_many_places_are_a_row_each() -> None:
    names = [f"park-{number:02}" for number in range(50)]
    kg = graph_of(dict.fromkeys(names, "IndustryPark"), Paper("a", ["park-01 stage stage:preclinical"]))
    shown = document(kg, chain(kg), Wording(kg.label))
    stages = table(shown, "stages")
    assert [column.name for column in stages.columns][:3] == ["place", "basic-research", "preclinical"]
    assert (len(stages.rows), stages.most, stages.rows[1][2].text) == (50, 40, "stated")
    assert shown.answers[-1][1].text == "46 places"
    assert (len(table(shown, "gaps").rows), table(shown, "gaps").most) == (299, 40)
