"""Saved questions: what is new in their answers, and a file of watches that is not well written."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokg.analysis.watch import Watch, every_question, read_watches, watched
from biokg.errors import InputError, UnknownName
from biokg.graph import KnowledgeGraph
from biokg.terms import iri

ZONES = Watch("zones-of-park", {"park": "Riverbend Science Park"})


@pytest.mark.slow
def test_rows_that_came_are_new_and_rows_that_went_are_gone(riverbend_graph: KnowledgeGraph) -> None:
    with riverbend_graph.as_of("2024-02-01") as before, riverbend_graph.as_of("2024-06-01") as after:
        (forward,) = watched(before, after, [ZONES])
        assert [row.values["zone"] for row in forward.new.rows] == [iri(":cell-harbour")]
        assert (forward.gone.rows, forward.rows) == ((), 1)
        assert forward.new.rows[0].statements[0].source.name == "riverbend-herald-2024-03-05"


def test_an_answer_without_news_is_left_out(riverbend_graph: KnowledgeGraph) -> None:
    assert watched(riverbend_graph, riverbend_graph, [ZONES]) == []


def test_what_the_graph_does_not_know_of_is_said(riverbend_graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName, match="There is no question 'zones-of-prk'"):
        watched(riverbend_graph, riverbend_graph, [Watch("zones-of-prk", {})])
    with pytest.raises(UnknownName, match="Atlantis"):
        watched(riverbend_graph, riverbend_graph, [Watch("zones-of-park", {"park": "Atlantis"})])


def test_every_question_means_those_whose_defaults_the_graph_knows(riverbend_graph: KnowledgeGraph) -> None:
    names = [watch.question for watch in every_question(riverbend_graph)]
    assert names == sorted(names)
    assert "conflicts" in names
    assert "zones-of-park" not in names  # its default is a park of another graph


def test_watches_are_read_in_order(tmp_path: Path) -> None:
    file = tmp_path / "watch.toml"
    assert read_watches(file) == []
    file.write_text(
        '[[watch]]\nquestion = "zones-of-park"\npark = "Riverbend"\n[[watch]]\nquestion = "more-than"\nnumber = 9\n',
        encoding="utf-8",
    )
    assert read_watches(file) == [
        Watch("zones-of-park", {"park": "Riverbend"}),
        Watch("more-than", {"number": "9"}),
    ]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[[watch]", "cannot be read as TOML"),
        ("watch = 5", r"holds \[\[watch\]\] tables only"),
        ('[[watch]]\nquestion = "a"\n[other]\nx = 1', r"holds \[\[watch\]\] tables only"),
        ('[[watch]]\npark = "a"', "watch 1 names no question"),
        ('[[watch]]\nquestion = "a"\n[[watch]]\nquestion = "b"\npark = ["x"]', "watch 2: 'park' is not one value"),
    ],
)
def test_a_file_that_is_not_well_written_is_said(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "watch.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match=message) as caught:
        read_watches(file)
    assert str(caught.value).startswith(str(file))


def test_a_file_that_is_no_text_is_said(tmp_path: Path) -> None:
    file = tmp_path / "watch.toml"
    file.write_bytes(b"\xff\xfe")
    with pytest.raises(InputError, match="cannot be read as TOML"):
        read_watches(file)
