"""What an analysis found, as JSON holds it."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

import pytest
from pyoxigraph import Literal, NamedNode

from biokg.analysis.share import Share
from biokg.graph import KnowledgeGraph
from biokg.query.formats import json_text
from biokg.terms import ID, b
from biokg.views.document.plain import plain

from .sample import told


class Window(NamedTuple):
    earliest: dt.date
    latest: dt.date | None


@dataclass(frozen=True)
class Found:
    thing: NamedNode
    share: Share
    window: Window
    amount: Decimal
    when: tuple[dt.date, ...]
    by: dict[NamedNode, int]
    members: frozenset[str]
    unknown: None = None


def test_values_become_plain(riverbend_graph: KnowledgeGraph) -> None:
    day = dt.date(2024, 3, 5)
    park, window = NamedNode(ID + "riverbend-science-park"), Window(day, None)
    found = Found(park, Share(1, 3), window, Decimal("5.80"), (day,), {park: 2}, frozenset({"b", "a"}))
    assert plain(found, riverbend_graph.label) == {
        "thing": {"id": "riverbend-science-park", "en": "Riverbend Science Park", "zh": "河湾科学园"},
        "share": {"k": 1, "n": 3},
        "window": {"earliest": "2024-03-05", "latest": None},
        "amount": Decimal("5.80"),
        "when": ["2024-03-05"],
        "by": {"riverbend-science-park": 2},
        "members": ["a", "b"],
        "unknown": None,
    }


def test_a_statement_tells_where_it_is_said(riverbend_graph: KnowledgeGraph) -> None:
    (one,) = told(riverbend_graph, "lumarimab-approval-expectation", "verbatim")
    assert plain(one, riverbend_graph.label) == {
        "claim": "claim:9b189c348384",
        "standing": "stated",
        "tier": "agency",
        "source": "riverbend-herald-2024-03-05",
        "section": "body",
        "start": 873,
        "end": 899,
        "speaker": {"id": "tomas-reed", "en": "Tomas Reed", "zh": "汤姆·里德"},
        "issued": "2024-03-05",
    }


def test_literals_sources_and_properties(riverbend_graph: KnowledgeGraph) -> None:
    label = riverbend_graph.label
    assert plain(Literal("云雀", language="zh"), label) == {"value": "云雀", "language": "zh"}
    assert plain(b("partOf"), label)["id"] == "b:partOf"
    assert plain(riverbend_graph.sources()[0], label)["id"] == "riverbend-herald-2024-03-05"
    assert plain([True, 1, 0.5, "x"], label) == [True, 1, 0.5, "x"]


def test_what_has_no_plain_form_is_refused(riverbend_graph: KnowledgeGraph) -> None:
    with pytest.raises(TypeError, match="object has no plain form"):
        plain({"a": object()}, riverbend_graph.label)


@pytest.mark.parametrize("text", ["0", "5.80", "-1000", "1E+3", "0.10000000000000000001"])
def test_decimals_are_written_digit_by_digit(text: str) -> None:
    written = json_text([Decimal(text)], 0)
    assert json.loads(written, parse_float=Decimal, parse_int=Decimal) == [Decimal(text)]
    assert "E" not in written


def test_no_text_is_taken_for_a_number() -> None:
    assert json.loads(json_text(["5.8", '"5.8"'])) == ["5.8", '"5.8"']
    with pytest.raises(TypeError, match="no form"):
        json_text([Decimal("NaN")])
