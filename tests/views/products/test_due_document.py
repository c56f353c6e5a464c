"""The forecast ledger and what is new, as people read them, in both languages."""

from __future__ import annotations

import datetime as dt

import pytest
from analysis.own import own_graph
from analysis.small import Paper, graph_of

from biokg.analysis.changes import changes
from biokg.analysis.due import due
from biokg.analysis.watch import Watch, watched
from biokg.views.chart.model import Timeline
from biokg.views.document.formats import rendered
from biokg.views.document.model import Document, Figure, Table
from biokg.views.products import changes as changes_view
from biokg.views.products import due as due_view
from biokg.views.products import watch as watch_view
from biokg.views.wording import Wording

from .golden import kept

DAY = dt.date(2026, 11, 22)
LANGUAGES = pytest.mark.parametrize("language", ["en", "zh"])


def as_markdown(document: Document) -> str:
    text = rendered(None, document, own_graph().label, "md")
    assert isinstance(text, str)
    return text


@LANGUAGES
def test_the_ledger(language: str) -> None:
    kg = own_graph()
    say = Wording(kg.label, language)
    kept(f"due-{language}.md", as_markdown(due_view.document(due(kg, DAY), say)))


@LANGUAGES
def test_what_has_been_learned_since(language: str) -> None:
    kg = own_graph()
    say = Wording(kg.label, language)
    with kg.as_of("2025-11-18") as then:
        found = changes(then, kg, day_before=dt.date(2025, 11, 18), day_after=DAY)
        kept(f"changes-{language}.md", as_markdown(changes_view.document(kg, found, say, since="since a day")))


@LANGUAGES
def test_news_on_what_is_watched(language: str) -> None:
    kg = own_graph()
    say = Wording(kg.label, language)
    watches = [Watch("approvals-of-drug", {}), Watch("companies-from-institute", {}), Watch("zones-of-park", {})]
    with kg.as_of("2025-11-18") as then:
        found = watched(then, kg, watches)
        document = watch_view.document(found, say, asked=len(watches), since="since a day")
        kept(f"watch-{language}.md", as_markdown(document))


def test_forecast_and_what_came_stand_in_lanes_of_their_own() -> None:
    kg = own_graph()
    document = due_view.document(due(kg, DAY, "libevitug-conditional-approval-expected"), Wording(kg.label))
    (figure,) = (block for block in document.blocks if isinstance(block, Figure))
    assert isinstance(figure.chart, Timeline)
    moments = [(one.lane, one.standing, str(one.earliest), str(one.latest)) for one in figure.chart.moments]
    assert moments == [
        ("forecast", "expected", "2025-10-01", "2026-04-30"),
        ("came", "stated", "2026-01-20", "2026-01-20"),
    ]


def test_where_nothing_is_forecast_that_is_said() -> None:
    kg = graph_of({"park": "IndustryPark"}, Paper("a", ["park status status:operating"]))
    document = due_view.document(due(kg, DAY), Wording(kg.label))
    none = ["0 expectations, 0 plans", "none", "nothing with a date", "none"]
    assert [cell.text for _, cell in document.answers] == none
    assert [block.name for block in document.blocks if isinstance(block, Table) and block.rows] == []


def test_nothing_new_is_said_so() -> None:
    kg = graph_of({"park": "IndustryPark"}, Paper("a", ["park status status:operating"]))
    document = changes_view.document(kg, changes(kg, kg), Wording(kg.label), since="")
    assert [cell.text for _, cell in document.answers] == ["nothing is new"]
