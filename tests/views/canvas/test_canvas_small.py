"""A small graph in the large viewer: as fine as the page, with its days, its filters, and every step by keyboard."""

from __future__ import annotations

import csv
import io
import re
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.crowding import make_crowd
from biokg.graph import KnowledgeGraph
from biokg.views.canvas import Crowd, crowd_of_picture
from biokg.views.map.gather import picture_of
from biokg.views.map.picture import Edge, Node, Picture, Words, settled

from ..map.sample import sample
from .test_canvas_browser import Open, visit
from .test_canvas_taking import taken

__all__ = ["visit"]
pytestmark = [pytest.mark.browser, pytest.mark.slow]

ORDER = """
window.order = [];
const pen = CanvasRenderingContext2D.prototype, stroke = pen.stroke, text = pen.fillText;
pen.stroke = function (path) { if (path) window.order.push(null); return stroke.apply(this, arguments); };
pen.fillText = function (words) { window.order.push(words); return text.apply(this, arguments); };
"""


@pytest.fixture(scope="module")
def crowd(riverbend_graph: KnowledgeGraph) -> Crowd:
    return crowd_of_picture(picture_of(riverbend_graph))


def shown(page: Any) -> tuple[int, int]:
    """Return how many things and links show."""
    page.wait_for_timeout(200)
    things, links = page.inner_text("#counts").replace(",", "").split(" · ")[:2]
    return int(things.split()[0]), int(links.split()[0])


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_mark_has_its_name_and_none_lies_on_another(visit: Open, lang: str) -> None:
    page = visit(crowd_of_picture(sample()), lang, 1440, 900)
    drawn = page.evaluate("window.drawn")
    assert min(name["h"] for name in drawn) >= 11
    for a, b in combinations(drawn, 2):
        apart = a["x"] + a["w"] <= b["x"] or b["x"] + b["w"] <= a["x"] or a["y"] + a["h"] <= b["y"] + 0.01
        assert apart or b["y"] + b["h"] <= a["y"] + 0.01, (a, b)
    words = " ".join(name["text"] for name in drawn)
    assert ("International BioPark" if lang == "en" else "国际医药创新公园") in words
    assert ("over 1,000" if lang == "en" else "超过1,000") in words
    named = {one for one in sample().nodes if one.label.inside(lang).replace(" ", "") in words.replace(" ", "")}
    assert len(named) > 0.75 * len(sample().nodes)


def test_links_run_beneath_names_and_numbers(visit: Open) -> None:
    page = visit(crowd_of_picture(sample()))
    page.add_init_script(ORDER)
    page.reload()
    page.wait_for_selector("body[data-learned]")
    page.wait_for_timeout(300)
    order = page.evaluate("window.order")
    assert "International BioPark" in order
    assert None in order
    assert order.index("International BioPark") > len(order) - 1 - order[::-1].index(None)


def test_chosen_links_run_beneath_names(visit: Open) -> None:
    crowd = crowd_of_picture(sample())
    page = visit(crowd)
    page.evaluate(f"() => {{ {ORDER.replace('if (path) ', '')} }}")
    page.evaluate("location.hash = 'biopark'")
    page.wait_for_timeout(400)
    page.evaluate("window.order = []")
    page.evaluate("location.hash = 'biopark&view=700,500,0.6'")
    page.wait_for_timeout(500)
    order = page.evaluate("window.order")
    last = len(order) - 1 - order[::-1].index("International BioPark") if "International BioPark" in order else -1
    assert last > order.index(None)
    assert {one for one in order if one} - {"International BioPark"}


def test_a_line_between_an_area_and_what_holds_it_is_short(visit: Open) -> None:
    nodes = (
        Node("town", "DevelopmentZone", Words("Town")),
        Node("park", "IndustryPark", Words("Park"), parent="town"),
        *(Node(f"c{i}", "Company", Words(f"Firm {i}"), parent="park") for i in range(9)),
        *(Node(f"d{i}", "Company", Words(f"Mill {i}"), parent="town") for i in range(9)),
    )
    ends = [("town", "park"), *((f"c{i}", f"d{i}") for i in range(9))]
    edges = tuple(Edge(f"{a}~to~{b}", a, b, "plans", Words("plans")) for a, b in ends)
    page = visit(crowd_of_picture(Picture(Words("T"), nodes, edges)), address="#link=town~plans~park")
    assert page.inner_text("#chosen") == "Town → Park"
    line = r'd="M([-\d.]+) ([-\d.]+)L([-\d.]+) ([-\d.]+)"[^>]*stroke-width="3.4"'
    (chosen,) = re.findall(line, taken(page, "svg").decode())
    x1, y1, x2, y2 = map(float, chosen)
    assert 0 < abs(x1 - x2) + abs(y1 - y2) < 80


def test_a_line_of_a_frame_tells_what_else_it_stands_for(visit: Open) -> None:
    crowd = crowd_of_picture(sample())
    assert crowd.finer is not None
    trunk = crowd.finer.trunk
    link = int(np.flatnonzero(trunk >= 0)[0])
    far = crowd.end if trunk[link] & 1 else crowd.start
    same = np.flatnonzero((trunk == trunk[link]) & (far == far[link]) & (crowd.link == crowd.link[link]))
    name = "~".join((crowd.ids[crowd.start[link]], crowd.ties[crowd.tie[link]][0], crowd.ids[crowd.end[link]]))
    page = visit(crowd, address=f"#link={name}")
    assert "same line stands for" in page.inner_text("#panel").lower()
    assert page.locator("#panel [data-link]").count() == len(same) - 1 > 0


def test_lines_that_are_told_otherwise_wait_until_an_end_is_chosen(visit: Open, crowd: Crowd) -> None:
    page = visit(crowd)
    assert "drawn when you choose one of their ends" in page.inner_text("#note")
    assert crowd.finer is not None
    quiet = int(np.flatnonzero(crowd.finer.quiet)[0])
    page.evaluate(f"location.hash = '{crowd.ids[crowd.start[quiet]]}'")
    page.wait_for_timeout(200)
    assert crowd.en[crowd.end[quiet]] in page.inner_text("#panel")


def test_it_goes_back_to_what_was_known_on_a_day(visit: Open, crowd: Crowd, riverbend_graph: KnowledgeGraph) -> None:
    page = visit(crowd)
    days = sorted({source.known for source in crowd.evidence.sources})  # type: ignore[union-attr]
    page.focus("#day")
    assert page.get_attribute("#day", "max") == str(len(days) - 1)
    whole = shown(page)
    seen = []
    for day in reversed(days[:-1]):
        page.keyboard.press("ArrowLeft")
        with riverbend_graph.as_of(day) as then:
            known = picture_of(then)
        assert shown(page) == (len(known.nodes), sum(not edge.contains for edge in known.edges)), day
        seen.append(page.get_attribute("#day", "aria-valuetext"))
    assert seen == [page_day(day) for day in reversed(days[:-1])]
    assert page.evaluate("document.activeElement.id") == "day"
    page.wait_for_timeout(300)
    assert page.evaluate("location.hash") == f"#on={days[0]}"
    was = shown(page), page.inner_text("#counts"), page.inner_text("#when")
    page.reload()
    page.wait_for_selector("body[data-learned]")
    assert (shown(page), page.inner_text("#counts"), page.inner_text("#when")) == was
    page.focus("#day")
    page.keyboard.press("End")
    assert shown(page) == whole


def page_day(day: str) -> str:
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    year, month, date = day.split("-")
    return f"{int(date)} {months[int(month) - 1]} {year}"


def test_a_source_can_be_put_aside_and_the_address_says_so(visit: Open, crowd: Crowd) -> None:
    page = visit(crowd)
    whole = shown(page)
    page.click("#by-source summary")
    entries = page.locator("#by-source [data-filter]")
    first = entries.first.get_attribute("data-filter")
    entries.first.click()
    fewer = shown(page)
    assert fewer < whole
    assert page.evaluate("document.activeElement.dataset.filter") == first
    assert page.text_content("#spoken") == page.inner_text("#counts")
    page.wait_for_timeout(300)
    assert "sources=" in page.evaluate("location.hash")
    page.reload()
    page.wait_for_selector("body[data-learned]")
    assert shown(page) == fewer
    page.click("#all")
    assert shown(page) == whole


def test_a_tier_that_is_put_aside_takes_only_what_no_other_tier_says(visit: Open, crowd: Crowd) -> None:
    evidence = crowd.evidence
    assert evidence is not None
    page = visit(crowd)
    code = int(np.bincount(evidence.links.tier).argmax())
    page.click(f'[data-filter="tiers:{code}"]')
    left = {int(owner) for owner, tier in zip(evidence.links.owner, evidence.links.tier, strict=True) if tier != code}
    assert 0 < shown(page)[1] == len(left) < len(crowd.start)


def test_settled_only_leaves_what_the_page_leaves(visit: Open, crowd: Crowd, riverbend_graph: KnowledgeGraph) -> None:
    page = visit(crowd)
    page.click("#settled")
    kept = settled(picture_of(riverbend_graph))
    assert shown(page)[1] == sum(not edge.contains for edge in kept.edges)
    assert shown(page)[0] <= len(kept.nodes)


def test_the_neighbourhood_alone(visit: Open, crowd: Crowd) -> None:
    page = visit(crowd)
    degree = np.bincount(np.concatenate([crowd.start, crowd.end]), minlength=len(crowd))
    thing = int(degree.argmax())
    page.evaluate(f"location.hash = '{crowd.ids[thing]}'")
    page.wait_for_timeout(150)
    page.click("#near")
    ends = {int(e) for a, b in zip(crowd.start, crowd.end, strict=True) if thing in (a, b) for e in (a, b)}
    above = {int(up) for end in ends for up in _above(crowd, end)}
    assert shown(page)[0] == len(ends | above)
    assert page.evaluate("document.activeElement.id") == "near"
    page.wait_for_timeout(300)
    assert "near=1" in page.evaluate("location.hash")
    page.focus("#map")
    page.keyboard.press("Escape")
    assert shown(page)[0] == len(crowd)


def _above(crowd: Crowd, thing: int) -> list[int]:
    up = int(crowd.parent[thing])
    return [] if up < 0 else [up, *_above(crowd, up)]


def test_a_large_crowd_goes_back_too_and_says_what_stays(visit: Open) -> None:
    made = make_crowd(3000, 4000)
    evidence = made.evidence
    assert evidence is not None
    page = visit(made)
    known = np.array([source.known for source in evidence.sources])
    page.evaluate("day => { location.hash = 'on=' + day; }", "2022-06-01")
    links = np.unique(evidence.links.owner[known[evidence.links.source] <= "2022-06-01"])
    assert shown(page)[1] == len(links)
    assert "how sure and how far: as today" in page.inner_text("#when")


def tab_to(page: Any, selector: str, most: int = 80) -> None:
    """Press Tab until what has the focus is such an element."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"no way by Tab to {selector}")


@pytest.mark.parametrize("large", [False, True])
def test_the_whole_task_by_keyboard(visit: Open, large: bool) -> None:
    """Find a drug, read its evidence, go to what makes it, open the park of that, export what is said of it."""
    crowd = make_crowd(2000, 6000) if large else crowd_of_picture(sample())
    drugs = np.flatnonzero(crowd.cls == [name for name, _ in crowd.classes].index("Drug")).tolist()
    ends = list(zip(crowd.start.tolist(), crowd.end.tolist(), strict=True))
    drug, maker = next(
        (d, e) for d in drugs for a, b in ends for e in (a + b - d,) if d in (a, b) and e != d and crowd.parent[e] >= 0
    )
    page = visit(crowd)
    page.keyboard.press("/")
    page.keyboard.type(crowd.en[drug])
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "map"
    assert page.inner_text("#chosen") == crowd.en[drug]
    assert page.text_content("#spoken").startswith(f"{crowd.en[drug]}, Drug, ")
    assert "links" in page.text_content("#spoken")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    link = next(k for k in range(40) if crowd.en[maker] in page.locator("#panel [data-link]").nth(k).inner_text())
    number = page.locator("#panel [data-link]").nth(link).get_attribute("data-link")
    tab_to(page, f'[data-link="{number}"]')
    page.keyboard.press("Enter")
    assert crowd.en[drug] in page.text_content("#spoken")
    assert page.evaluate("document.activeElement.id") == "panel"
    assert page.locator("#panel .told").count() >= 1
    page.keyboard.press("Tab")
    while page.evaluate("document.activeElement.innerText") != crowd.en[maker]:
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.inner_text("#chosen") == crowd.en[maker]
    assert page.evaluate("document.activeElement.id") == "panel"
    place = crowd.en[crowd.parent[maker]]
    assert f"In {place}" in page.text_content("#spoken")
    while page.evaluate("document.activeElement.innerText") != place:
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.inner_text("#chosen") == place
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.id") == "map"
    while not page.evaluate("document.activeElement.matches('#take summary')"):
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("Enter")
    tab_to(page, "[data-out=csv]", 6)
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    rows = list(csv.reader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"))))
    assert len(rows) > 1
    assert all(place in (row[0], row[5]) for row in rows[1:])
    assert page.evaluate("document.activeElement.matches('#take summary')")


def test_a_view_with_all_its_filters_comes_back(visit: Open, crowd: Crowd) -> None:
    day = sorted({source.known for source in crowd.evidence.sources})[-2]  # type: ignore[union-attr]
    page = visit(crowd, address=f"#{crowd.ids[3]}&near=1&on={day}&classes=Drug&lang=zh&view=400,300,0.9000")
    page.wait_for_timeout(400)

    def state() -> tuple[str, ...]:
        told = (page.inner_text(key) for key in ("#counts", "#panel", "#when"))
        return (*told, page.evaluate("location.hash"), page.get_attribute("#near", "aria-pressed"))

    was = state()
    for word in ("near=1", f"on={day}", "classes=Drug", "lang=zh", "view=400,300,0.9000"):
        assert word in was[3]
    page.reload()
    page.wait_for_selector("body[data-learned]")
    page.wait_for_timeout(400)
    assert state() == was


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing(visit: Open, crowd: Crowd, scheme: str, width: int) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    page = visit(crowd, "en", width, 800, bypass_csp=True, color_scheme=scheme)
    page.evaluate(f"location.hash = '{crowd.ids[5]}&on=2024-10-20'")
    page.wait_for_timeout(300)
    page.click("#by-source summary")
    page.focus("#day")
    found = axe.Axe().run(page)
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found.response["violations"]] == []
