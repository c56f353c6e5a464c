"""Paths in the page: the same as `biokg path` finds, and told where there is none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from biokg.analysis.paths import paths
from biokg.graph import KnowledgeGraph
from biokg.views.map.gather import picture_of
from biokg.views.map.page import page
from biokg.views.map.picture import Edge, Node, Picture, Standing, Words

from .visiting import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FEW = "document.getElementById('map').ways()"


def net(*links: tuple[str, str], planned: tuple[tuple[str, str], ...] = (), hubs: str = "") -> Picture:
    names = sorted({end for link in (*links, *planned) for end in link})
    nodes = tuple(Node(n, "AdministrativeArea" if n in hubs else "Company", Words(n.upper())) for n in names)
    said = [(link, Standing.STATED) for link in links] + [(link, Standing.PLANNED) for link in planned]
    edges = tuple(Edge(f"{a}{b}", a, b, "p", Words("to"), standing=standing) for (a, b), standing in said)
    return Picture(Words("net"), nodes, edges)


def found(browser: Any, folder: Path, picture: Picture, ends: str) -> list[str]:
    visit = Visit(browser, folder, page(picture), address=f"#path={ends[0]},{ends[1]}")
    assert visit.complaints == []
    ways = ["".join(way) for way in visit.page.evaluate(FEW)]
    visit.context.close()
    return ways


def test_the_quieter_way_comes_first(browser: Any, tmp_path: Path) -> None:
    crowd = [("m", c) for c in "uvwxyz"]
    picture = net(("a", "m"), ("m", "d"), ("a", "b"), ("b", "d"), *crowd)
    assert found(browser, tmp_path, picture, "ad") == ["abd", "amd"]


def test_no_way_leads_through_a_city_unless_it_is_an_end(browser: Any, tmp_path: Path) -> None:
    picture = net(("a", "h"), ("h", "d"), hubs="h")
    assert found(browser, tmp_path, picture, "ad") == []
    assert found(browser, tmp_path, picture, "ah") == ["ah"]


def test_what_is_planned_counts_only_where_nothing_else_connects(browser: Any, tmp_path: Path) -> None:
    both = net(("a", "b"), ("b", "c"), ("c", "d"), planned=(("a", "d"),))
    assert found(browser, tmp_path, both, "ad") == ["abcd"]
    assert found(browser, tmp_path, net(("a", "b"), planned=(("b", "d"),)), "ad") == ["abd"]


@pytest.mark.parametrize(("attracted", "way"), [(False, "abd"), (True, "acd")])
def test_being_attracted_is_no_settled_tie(browser: Any, tmp_path: Path, attracted: bool, way: str) -> None:
    picture = net(("b", "d"), ("a", "c"), ("c", "d"), ("c", "x"), ("c", "y"))
    under_way = Edge("ab", "a", "b", "tie", Words("to"), standing=Standing.UNDER_WAY, attracted=attracted)
    ways = found(browser, tmp_path, replace(picture, edges=(*picture.edges, under_way)), "ad")
    assert ways[0] == way
    assert ("abd" in ways) is not attracted


def test_what_is_meant_or_denied_is_no_way_at_all(browser: Any, tmp_path: Path) -> None:
    no_way = (Standing.INTENDED, Standing.DENIED)
    picture = Picture(
        Words("net"), tuple(Node(n, "Company", Words(n)) for n in "abd"),
        tuple(Edge(f"a{s}", "a", "d", "p", Words("to"), standing=s) for s in no_way),
    )  # fmt: skip
    assert found(browser, tmp_path, picture, "ad") == []


def test_a_forecast_that_came_true_is_no_way_while_nothing_planned_is(browser: Any, tmp_path: Path) -> None:
    picture = net(("a", "b"), ("b", "d"), ("a", "c"), ("c", "x"), ("x", "d"), ("c", "y"))
    nodes = tuple(replace(n, standing=Standing.EXPECTED) if n.id == "b" else n for n in picture.nodes)
    assert found(browser, tmp_path, replace(picture, nodes=nodes), "ad") == ["acxd"]


def test_the_page_walks_the_ties_that_biokg_path_walks(own_graph: KnowledgeGraph) -> None:
    """Of the links between what the page draws, those that hold are the ties of the network, and no others."""
    picture = picture_of(own_graph)
    firm = {Standing.STATED, Standing.INFERRED, Standing.UNDER_WAY}
    come = {
        n.id
        for n in picture.nodes
        if n.standing not in (Standing.PLANNED, Standing.EXPECTED) and n.cls not in ("Event", "Plan")
    }
    walked = {
        frozenset((e.source, e.target))
        for e in picture.edges
        if {e.source, e.target} <= come and e.source != e.target and e.standing in firm
        and not (e.attracted and e.standing is Standing.UNDER_WAY)
    }  # fmt: skip
    network = own_graph.network(planned=False)
    assert walked == {frozenset(tie) for tie in network.edges() if set(tie) <= come and len(set(tie)) == 2}


def test_no_way_leads_through_what_happened_or_was_planned(browser: Any, tmp_path: Path) -> None:
    picture = net(("a", "b"), ("b", "d"), ("a", "c"), ("c", "x"), ("x", "d"))
    for cls in ("Event", "Plan"):
        nodes = tuple(replace(n, cls=cls) if n.id == "b" else n for n in picture.nodes)
        assert found(browser, tmp_path, replace(picture, nodes=nodes), "ad") == ["acxd"]
        assert found(browser, tmp_path, replace(picture, nodes=nodes), "ab") == ["ab"]


def test_a_way_with_a_detour_is_left_out(browser: Any, tmp_path: Path) -> None:
    picture = net(("a", "b"), ("b", "d"), ("a", "c"), ("c", "b"))
    assert found(browser, tmp_path, picture, "ad") == ["abd"]


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ("huahui-health", "international-biopark"),
        ("eli-lilly", "tsinghua-university"),
        ("li-wenhui", "libevitug"),
        ("eli-lilly", "international-biopark"),
    ],
)
def test_the_own_graph_is_connected_as_biokg_path_says(
    browser: Any, tmp_path: Path, own_page: str, own_graph: KnowledgeGraph, start: str, end: str
) -> None:
    visit = Visit(browser, tmp_path, own_page, address=f"#path={start},{end}")
    shown = visit.page.evaluate(FEW)
    asked = paths(own_graph, start, end)
    if not asked.paths:
        asked = paths(own_graph, start, end, planned=True)
    expected = [[start, *(node.value.rpartition("/")[2] for node in way.via), end] for way in asked.paths]
    assert shown[:1] == expected[:1]
    visit.context.close()


def test_a_path_is_asked_for_by_keyboard(browser: Any, tmp_path: Path, own_page: str) -> None:
    visit = Visit(browser, tmp_path, own_page)
    visit.find("huahui health")
    visit.page.focus("[data-act=wayTo]")
    visit.page.keyboard.press("Enter")
    assert "Huahui Health → ?" in visit.page.inner_text("#ask")
    visit.page.keyboard.type("libevitug")
    visit.page.keyboard.press("Enter")
    assert visit.page.inner_text("#panel h2") == "Huahui Health → Libevitug"
    assert "Huahui Health develops Libevitug" in visit.panel()
    assert visit.page.url.endswith("#path=huahui-health,libevitug")
    visit.page.keyboard.press("Escape")
    assert "What this map holds" in visit.panel()
    visit.context.close()


def test_two_parks_side_by_side(browser: Any, tmp_path: Path, own_page: str) -> None:
    visit = Visit(browser, tmp_path, own_page, address="#international-biopark")
    visit.page.click("[data-act=compareWith]")
    visit.page.keyboard.type("zhongguancun life")
    visit.page.keyboard.press("Enter")
    heads = visit.page.eval_on_selector_all("#panel .pair thead th", "all => all.map(e => e.innerText)")
    assert heads == ["International BioPark", "Zhongguancun Life Science Park"]
    rows = visit.page.eval_on_selector_all(
        "#panel .pair tbody tr", "all => all.map(r => [...r.children].map(c => c.innerText))"
    )
    told = {row[0]: row[1:] for row in rows}
    assert [cell.split()[0] for cell in told["Status"]] == ["under", "operating"]
    assert any("not stated" in row for row in rows)
    visit.context.close()
