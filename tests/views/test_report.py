"""The first report: its first screen word by word, its width, its JSON, and what must hold on the real graph."""

from __future__ import annotations

import datetime as dt
import json
from itertools import pairwise
from typing import Any

import pytest
from analysis.small import Paper, graph_of
from rich.cells import cell_len

from biokg.errors import InputError
from biokg.graph import KnowledgeGraph
from biokg.views.report import report

DAY = dt.date(2026, 11, 22)


def text(kg: KnowledgeGraph, fmt: str = "table", **settings: Any) -> str:
    """Return the report as text."""
    found = report(kg, DAY, fmt, **settings)
    assert isinstance(found, str)
    return found


SCREEN = """\
What the graph holds and how well it is supported
as of 22 Nov 2026; sources of 5 Mar 2024 – 20 Dec 2024

Holds       44 things, 107 facts, 127 claims; 3 sources read, 3 independent
Things      2 in place, 3 under way, 5 to come, 34 without a stated status
Support     107 of 107 facts sourced: 93 % by one source, 1 % by machine text only
Claims by   news agency or newspaper 91 %, machine-made 5 %, official 5 %
Claims are  asserted 76 %, intended 14 %, attributed 6 %
Disputed    2 disagreements: 1 on a date, 1 on a number
Forecasts   1 due now; 1 met in window; none overdue
Network     20 ties between 20 things: 18 hang together, 2 stand alone
To come     4 more things and 8 more ties planned or expected
Best tied   Riverbend Science Park (6), Larkspur Biologics (5), lumarimab (4)

"""

SCREEN_ZH = """\
图谱收录了什么，依据有多充分
截至2026年11月22日；来源日期2024年3月5日 – 2024年12月20日

收录      44个事物、107条事实、127条主张；已读来源3个，其中独立来源3个
事物      已有2、进行中3、未来5、未说明34
依据      107条事实中107条有来源：93%仅一个来源，1%仅见于机器生成文本
来源层级  通讯社与报刊 91%、机器生成 5%、官方 5%
断言方式  陈述 76%、意向 14%、转述 6%
分歧      2项分歧：1 涉及日期、1 涉及数字
预期      1 正值期内；1 按期实现；无逾期
网络      20个事物、20条联系：18个相连，2个孤立
未来      另有规划或预期的事物4个、联系8条
联系最多  河湾科学园（6）、云雀生物（5）、芦玛单抗（4）

"""


@pytest.mark.parametrize(("language", "screen"), [("en", SCREEN), ("zh", SCREEN_ZH)])
def test_the_first_screen_answers(riverbend_graph: KnowledgeGraph, language: str, screen: str) -> None:
    assert text(riverbend_graph, language=language, width=120).startswith(screen)


def rows(page: str, heading: str) -> list[list[str]]:
    """Return the cells of a table of the Markdown report, without its head."""
    table = page.split(f"## {heading}\n")[1].split("\n## ")[0].splitlines()
    return [line.strip("| ").split(" | ") for line in table if line.startswith("|")][2:]


def test_a_disagreement_is_shown_side_by_side(riverbend_graph: KnowledgeGraph) -> None:
    one = "Hewan Daily, 15 Oct 2024 (news agency or newspaper)"
    other = "Riverbend Herald, 5 Mar 2024 (news agency or newspaper)"
    digest = "Riverbend Herald, 5 Mar 2024 (machine-made)"
    assert rows(text(riverbend_graph, "md"), "Where sources disagree") == [
        ["first announcement of Cell Harbour: date", "2022 \\[3\\]", one, "yes (newer source)"],
        ["2023 (inferred) \\[1\\]", other, "no"],
        ["Riverbend Science Park: company", "280 \\[3\\]", one, "yes (a figure of its own)"],
        ["over 300 \\[1\\]\\[2\\]", f"{other}; {digest}", "yes (a figure of its own)"],
    ]


def test_what_was_expected_and_what_came_of_it(riverbend_graph: KnowledgeGraph) -> None:
    assert rows(text(riverbend_graph, "md"), "What was expected, and what came of it") == [
        ["opening of Cell Harbour", "2026 “预计2026年”", "Hewan Daily, 15 Oct 2024", "due now"],
        [
            "conditional approval of lumarimab (Aldermark)",
            "5 Mar 2024 – 30 Apr 2025 “by late 2024 or early 2025”",
            "Tomas Reed; Riverbend Herald, 5 Mar 2024",
            "met in window, 20 Dec 2024",
        ],
    ]


@pytest.mark.parametrize("width", [40, 80, 120, 300])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_no_line_is_wider_than_the_terminal(riverbend_graph: KnowledgeGraph, language: str, width: int) -> None:
    lines = text(riverbend_graph, language=language, width=width).splitlines()
    assert max(map(cell_len, lines)) <= min(width, 120)
    assert all(line == line.rstrip() for line in lines)


def test_colour_only_where_asked(riverbend_graph: KnowledgeGraph) -> None:
    assert "\x1b" not in text(riverbend_graph)
    assert "\x1b[1m" in text(riverbend_graph, colour=True)


def test_markdown_tables_are_whole(riverbend_graph: KnowledgeGraph) -> None:
    lines = text(riverbend_graph, "md").splitlines()
    assert lines[0] == "# What the graph holds and how well it is supported"
    rows = [line for line in lines if line.startswith("|")]
    heads = [number for number, line in enumerate(lines) if line.startswith("| ---") or line.startswith("| ---:")]
    assert len(heads) == 8
    assert all(lines[number - 1].count("|") == lines[number].count("|") for number in heads)
    assert all(one.count("|") == other.count("|") for one, other in pairwise(rows[-4:]))


def test_the_same_bytes_each_time(riverbend_graph: KnowledgeGraph) -> None:
    assert text(riverbend_graph, "json") == text(riverbend_graph, "json")


def test_an_unknown_format_is_refused(riverbend_graph: KnowledgeGraph) -> None:
    with pytest.raises(InputError, match="'pdf' is no format of a report; use table, md, html, json, csv, xlsx"):
        report(riverbend_graph, DAY, "pdf")


def test_json_of_the_fictional_example(riverbend_graph: KnowledgeGraph) -> None:
    found = json.loads(text(riverbend_graph, "json"))
    assert found["support"]["machine_only"] == {"k": 1, "n": 107}
    assert found["conflicts"][0]["reason"] == "newer"
    assert [side["object"]["value"] for side in found["conflicts"][0]["sides"]] == ["2022", "2023"]
    assert [(one["expectation"]["id"], one["state"]) for one in found["expectations"]] == [
        ("cell-harbour-opening-expectation", "due"),
        ("lumarimab-approval-expectation", "met in window"),
    ]
    assert found["network"]["settled"]["best"][0]["thing"]["zh"] == "河湾科学园"
    assert found["network"]["settled"]["alone"] == ["alder-free-zone", "hale-medical"]


def test_an_empty_graph_has_a_report() -> None:
    kg = graph_of({}, Paper("a", []))
    for fmt in ("table", "json", "md"):
        assert text(kg, fmt).endswith("\n")
    assert "0 of 0 facts sourced: – by one source" in text(kg, width=120)
    assert "Things      –\n" in text(kg)
    assert "nothing is tied" in text(kg)


def test_one_of_each_is_said_in_the_singular() -> None:
    says = ["acme presentIn park", "acme edtf 2024", "acme edtf 2025"]
    lines = text(graph_of({"acme": "Company", "park": "IndustryPark"}, Paper("a", says)), width=120).splitlines()
    assert lines[3] == "Holds       2 things, 2 facts, 3 claims; 1 source read, 1 independent"
    assert lines[8] == "Disputed    1 disagreement: 1 on a date"
    assert lines[10] == "Network     1 tie between 2 things: 2 hang together, 0 stand alone"


def test_names_are_shown_and_not_obeyed() -> None:
    evil = Paper("a", ["acme presentIn park"], title="x\x1b[31m|<b>\u202ey")
    kg = graph_of({"acme": "Company", "park": "IndustryPark"}, evil)
    for fmt in ("table", "md", "json"):
        assert not {"\x1b", "\u202e"} & set(text(kg, fmt))
    assert "x�\\[31m\\|\\<b\\>�y" in text(kg, "md")
    assert "x�[31m|<b>�y" in text(kg, width=120)


@pytest.fixture(scope="module")
def real(own_graph: KnowledgeGraph) -> dict[str, Any]:
    """The report on the committed graph, as JSON."""
    return json.loads(text(own_graph, "json"))  # type: ignore[no-any-return]


def test_every_fact_of_the_real_graph_is_sourced(real: dict[str, Any]) -> None:
    assert real["support"]["sourced"] == {"k": real["facts"], "n": real["facts"]}


def test_the_counts_of_the_real_graph_add_up(real: dict[str, Any]) -> None:
    assert sum(row["things"] for row in real["classes"]) == real["things"]
    assert sum(row["things"] for row in real["statuses"]) == real["things"]
    assert all(sum(part["things"] for part in row["by_status"]) == row["things"] for row in real["classes"])
    assert sum(row["claims"] for row in real["sources"]) == real["claims"]
    assert sum(row["claims"] for row in real["claims_by"]["tier"]) == real["claims"]
    assert sum(row["claims"] for row in real["claims_by"]["modality"]) == real["claims"]
    assert sum(row["claims"] for row in real["claims_by"]["evidence"]) >= real["claims"]


def test_the_support_of_the_real_graph_hangs_together(real: dict[str, Any]) -> None:
    held = real["support"]
    assert held["machine_only"]["k"] < held["single_source"]["k"] <= real["facts"]
    assert held["independent"]["k"] < held["independent"]["n"] == len(real["sources"])
    assert held["settled"]["k"] < held["live"]["k"] <= real["claims"]
    machine = next(row["claims"] for row in real["claims_by"]["tier"] if row["of"]["id"] == "tier:machine")
    assert held["machine_only"]["k"] <= machine
    assert held["single_source"]["k"] <= sum(row["only_here"] for row in real["sources"])


def test_the_network_of_the_real_graph_hangs_together(real: dict[str, Any]) -> None:
    for net in real["network"].values():
        assert net["largest"]["n"] == net["things"] == len(net["alone"]) + sum(map(len, net["parts"]))
        assert net["largest"]["k"] == len(net["parts"][0])
    settled, more = real["network"]["settled"], real["network"]["with_planned"]
    assert settled["things"] < more["things"]
    assert settled["ties"] < more["ties"]
    parks = [one["thing"]["id"] for one in settled["best"][:2]]
    assert sorted(parks) == ["international-biopark", "zhongguancun-life-science-park"]


def test_the_disagreements_of_the_real_graph(real: dict[str, Any]) -> None:
    about = {conflict["sides"][0]["subject"]["id"]: conflict for conflict in real["conflicts"]}
    release, approval = about["biopark-plan-release"], about["libevitug-conditional-approval-2026"]
    assert {side["object"]["value"] for side in release["sides"]} == {"2025-10-24", "2025-10-25"}
    assert [side["object"]["value"] for side in approval["sides"] if side["followed"]] == ["2026-01-20"]
    (areas,) = [one for one in real["conflicts"] if one["reason"] == "several"]
    assert {side["object"]["value"] for side in areas["sides"]} == {"5.5", "5.8", "6.5"}


def test_the_forecast_of_the_real_graph(real: dict[str, Any]) -> None:
    forecasts = {one["expectation"]["id"]: one for one in real["expectations"]}
    drug = forecasts["libevitug-approval-expectation"]
    assert (drug["state"], drug["narrower"]) == ("met in window", True)
    assert drug["window"] == {"earliest": "2025-10-01", "latest": "2026-04-30"}
    assert [one["id"] for one in drug["scope"]["missing"]] == ["hepatitis-b"]
    assert [one["id"] for one in drug["jurisdictions"]] == ["mainland-china"]
