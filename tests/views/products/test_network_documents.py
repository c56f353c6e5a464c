"""The triple helix, paths and who should meet as people read them, in both languages, and as programs do."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable

import pytest
from analysis.own import own_graph
from analysis.small import Paper, graph_of

from biokg.analysis.helix import helix
from biokg.analysis.meeting import MEASURED, meeting
from biokg.analysis.paths import paths
from biokg.graph import KnowledgeGraph
from biokg.views.chart.model import Matrix
from biokg.views.document.formats import rendered
from biokg.views.document.model import Document, Figure
from biokg.views.document.tidy import tables_of
from biokg.views.products import helix as helix_view
from biokg.views.products import meeting as meeting_view
from biokg.views.products import paths as paths_view
from biokg.views.wording import Wording

from .golden import kept

Made = Callable[[KnowledgeGraph, Wording], Document]

PAGES: dict[str, Made] = {
    "helix": lambda kg, say: helix_view.document(helix(kg), say),
    "meet": lambda kg, say: meeting_view.document(meeting(kg, limit=5), say),
    "meet-bayer": lambda kg, say: meeting_view.document(meeting(kg, "Bayer", limit=3), say),
    "path-huahui-biopark": lambda kg, say: paths_view.document(paths(kg, "Huahui Health", "BioPark", limit=2), say),
    "path-lilly-tsinghua": lambda kg, say: paths_view.document(paths(kg, "Eli Lilly", "Tsinghua University"), say),
}


def shown(made: Made, language: str = "en", fmt: str = "md") -> str:
    kg = own_graph()
    text = rendered(None, made(kg, Wording(kg.label, language)), kg.label, fmt)
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("name", PAGES)
def test_pages(name: str, language: str) -> None:
    kept(f"{name}-{language}.md", shown(PAGES[name], language))


def test_the_matrix_of_the_helix_is_drawn() -> None:
    kg = own_graph()
    figure = next(one for one in helix_view.document(helix(kg), Wording(kg.label)).blocks if isinstance(one, Figure))
    assert isinstance(figure.chart, Matrix)
    assert [[(field.text, field.standing) for field in row] for row in figure.chart.fields] == [
        [("4 planned", "planned"), ("2", "stated"), ("1 planned", "planned"), ("1 planned", "planned")],
        [("2", "stated"), ("", ""), ("3", "stated"), ("", "")],
        [("1 planned", "planned"), ("3", "stated"), ("", ""), ("", "")],
        [("1 planned", "planned"), ("", ""), ("", ""), ("", "")],
    ]


def test_programs_get_ids_numbers_and_claims() -> None:
    kg = own_graph()
    say = Wording(kg.label)
    text = rendered(
        None, paths_view.document(paths(kg, "Huahui Health", "BioPark", limit=1), say), kg.label, "csv", table="hops"
    )
    rows = list(csv.DictReader(io.StringIO(str(text).lstrip("\ufeff"))))
    assert [(row["path"], row["hop"], row["from_id"], row["tie_id"], row["to_id"]) for row in rows] == [
        ("1", "1", "huahui-health", "developedBy", "libevitug"),
        ("1", "2", "libevitug", "decisionOn", "libevitug-breakthrough-china"),
        ("1", "3", "libevitug-breakthrough-china", "decidedBy", "cde"),
        ("1", "4", "cde", "presentIn", "international-biopark"),
    ]
    assert all(row["claims"] and row["sources"] for row in rows)
    text = rendered(None, helix_view.document(helix(kg), say, tidy=True), kg.label, "csv", table="matrix")
    rows = list(csv.DictReader(io.StringIO(str(text).lstrip("\ufeff"))))
    assert len(rows) == 15
    assert [row["settled"] for row in rows if row["first_sphere_id"] == "industry"] == ["0", "3", "0", "0"]


def test_json_names_all_in_both_languages() -> None:
    kg = own_graph()
    found = meeting(kg, limit=1)
    record = json.loads(str(rendered(found, meeting_view.document(found, Wording(kg.label)), kg.label, "json")))
    pair = record["suggestions"][0]
    assert (pair["first"]["zh"], pair["second"]["en"]) == ("百济神州", "Huahui Health")
    assert pair["reasons"][0]["shared"]["id"] == "nibs-transformation-base"
    assert pair["reasons"][0]["first"][0]["source"] == "xdzinfo-2020-07-14"


TOGETHER = {"a": "Company", "b": "Company", "c": "Company", "d": "Company", "e": "Company", "lab": "ResearchInstitute",
            "park": "IndustryPark"}  # fmt: skip


@pytest.mark.parametrize(
    ("language", "said", "weak"),
    [
        (
            "en",
            "Pairs of one rank (=) score the same: they are not ordered.",
            "4 pairs share one thing only, and nothing tells how good a hint that is: they are not ordered, and none "
            "is suggested.",
        ),
        (
            "zh",
            "同一名次（=）的机构对得分相同，不分先后。",
            "4对只有一个共同点，且无从判断其可靠程度：不排序，也不作推荐。",
        ),
    ],
)
def test_pairs_that_score_the_same_have_one_rank_and_weak_ones_stand_apart(language: str, said: str, weak: str) -> None:
    ties = [*(f"{one} collaboratesWith lab" for one in "abc"), *(f"{one} presentIn park" for one in "cde"),
            "a field field:neuroscience", "b field field:neuroscience", "a stage stage:preclinical",
            "e stage stage:preclinical"]  # fmt: skip
    kg = graph_of(TOGETHER, Paper("p", ties))
    document = meeting_view.document(meeting(kg), Wording(kg.label, language))
    pairs, hints = tables_of(document)
    assert [[cell.text.strip("“”").upper() for cell in row[:3]] for row in pairs.rows] == [
        ["1", "A", "B"], ["2=", "A", "C"], ["2=", "B", "C"],
    ]  # fmt: skip
    assert [row[0].value for row in pairs.rows] == [1, 2, 2]
    assert said in pairs.note
    assert hints.note == weak
    assert [[row[1].text, row[3].text] for row in hints.rows] == [["2", "1"], ["3", "3"]]
    rows = tables_of(meeting_view.document(meeting(kg), Wording(kg.label, language), tidy=True))[1].rows
    assert [row[3].text.strip("“”").upper() for row in rows] == ["A", "E", "C", "D", "E"]


def test_what_is_told_of_the_measurement_is_what_was_measured(repository: object) -> None:
    text = (repository / "docs" / "benchmarks.md").read_text(encoding="utf-8")  # type: ignore[operator]
    part = text.partition("## Who should meet: sponsors and collaborators of trials")[2].partition("## ")[0]
    lines = [line.split("|") for line in part.splitlines() if "±" in line]
    figures = {line[1].strip(): [float(one) for one in re.findall(r"([\d.]+) ±", "|".join(line))] for line in lines}
    default = figures["Adamic-Adar, then shared disease (the default)"]
    popular = figures["preferential attachment"]
    assert (MEASURED.auc, MEASURED.precision) == (default[0], default[2])
    assert (MEASURED.baseline_auc, MEASURED.baseline_precision) == (popular[0], popular[2])
    assert part.lstrip().startswith(f"{MEASURED.ties:,} ties.")


def test_an_empty_graph_says_so() -> None:
    kg = graph_of(
        {"a": "Company", "b": "Company"}, Paper("p", ["a field field:neuroscience", "b field field:neuroscience"])
    )
    say = Wording(kg.label)
    empty = graph_of({})
    assert "The graph knows of no organisation." in str(
        rendered(None, helix_view.document(helix(empty), say), empty.label, "md")
    )
    assert "Nothing that is settled is shared" in str(
        rendered(None, meeting_view.document(meeting(empty), say), empty.label, "md")
    )
    weak = str(rendered(None, meeting_view.document(meeting(kg), say), kg.label, "md"))
    assert "No two share more than one thing." in weak
    assert "| both work in neuroscience \\[1\\] | 2 | A, B | 1 |" in weak
    alone = str(rendered(None, paths_view.document(paths(kg, "a", "b"), say), kg.label, "md"))
    assert "no path in what the sources state" in alone
    assert "nothing known: neither planned ties nor hubs" in alone
