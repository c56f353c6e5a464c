"""For everyone: no violation that axe-core finds, and the whole task by keyboard alone."""

from __future__ import annotations

import csv
import io
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from biokg.graph import KnowledgeGraph
from biokg.text import read_articles
from biokg.views.map import draw_map

from .visiting import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STATES = ["", "#libevitug", "#pair=international-biopark,zhongguancun-life-science-park", "#lang=zh&settled=1",
          "#path=huahui-health,international-biopark", "#international-biopark&on=2025-10-27&near=1"]  # fmt: skip


@pytest.fixture(scope="module")
def axe() -> str:
    spec = find_spec("axe_playwright_python")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("needs axe-core (pip install 'biokg[browser]')")
    return Path(spec.submodule_search_locations[0], "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", STATES)
def test_axe_finds_nothing(browser: Any, tmp_path: Path, own_page: str, axe: str, address: str, scheme: str) -> None:
    visit = Visit(browser, tmp_path, own_page, 1280, 800, address=address, scheme=scheme)
    visit.page.evaluate(
        "document.getElementById('when').click(); document.getElementById('take').open = true;"
        "document.getElementById('by-source').open = true"
    )
    visit.page.evaluate(axe)
    result = visit.page.evaluate("axe.run(document)")
    assert len(result["passes"]) > 15
    assert [(found["id"], found["nodes"][0]["html"]) for found in result["violations"]] == []
    visit.context.close()


def test_on_a_telephone_too(browser: Any, tmp_path: Path, own_page: str, axe: str) -> None:
    visit = Visit(browser, tmp_path, own_page, 390, 844, address="#libevitug")
    visit.page.evaluate(axe)
    result = visit.page.evaluate("axe.run(document)")
    assert [(found["id"], found["nodes"][0]["html"]) for found in result["violations"]] == []
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
    visit.context.close()


def press_tab_until(visit: Visit, selector: str, most: int = 80) -> None:
    for _ in range(most):
        if visit.page.evaluate("s => document.activeElement.matches(s)", selector):
            return
        visit.page.keyboard.press("Tab")
    pytest.fail(f"{selector} is not reached with {most} tabs")


def test_the_whole_task_by_keyboard(browser: Any, tmp_path: Path, own_page: str) -> None:
    """Find a drug by the sound of its name, read its evidence, open its developer and park, export."""
    visit = Visit(browser, tmp_path, own_page, 1280, 800)
    keys = visit.page.keyboard
    keys.press("/")
    keys.type("libeiweita")
    keys.press("Enter")
    assert visit.page.inner_text("#panel h2") == "Libevitug"
    assert "developed by Huahui Health" in visit.panel()
    evidence = visit.page.inner_text("#panel .fact:has-text('developed by Huahui Health') .cite")
    missing = [part for part in ("Reported text", "claim ") if part.lower() not in evidence.lower()]
    assert missing == []
    press_tab_until(visit, "#panel .fact .to")
    while visit.page.evaluate("document.activeElement.innerText") != "Huahui Health":
        keys.press("Tab")
    keys.press("Enter")
    assert visit.page.inner_text("#panel h2") == "Huahui Health"
    assert visit.page.evaluate("document.activeElement.id") == "panel"
    while visit.page.evaluate("document.activeElement.innerText") != "Zhongguancun Life Science Park":
        keys.press("Tab")
    keys.press("Enter")
    assert visit.page.inner_text("#panel h2") == "Zhongguancun Life Science Park"
    keys.press("/")
    press_tab_until(visit, "#take summary")
    keys.press("Enter")
    press_tab_until(visit, "[data-out=csv]")
    with visit.page.expect_download() as waiting:
        keys.press("Enter")
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) > 20
    assert all("Zhongguancun Life Science Park" in (row["thing"], row["value"]) for row in rows)
    assert visit.page.url.endswith("#zhongguancun-life-science-park")
    assert all(row["claims"] and row["sources"] for row in rows)
    assert visit.complaints == []
    visit.context.close()


def test_every_drawn_line_tells_its_source_and_standing_by_click_and_by_keyboard(
    browser: Any, tmp_path: Path, own_page: str
) -> None:
    visit = Visit(browser, tmp_path, own_page)
    lines = visit.page.evaluate("document.getElementById('map').lines()")
    slowest = 0.0
    for line in lines:
        began = visit.page.evaluate("performance.now()")
        visit.page.evaluate("line => { location.hash = 'link=' + encodeURIComponent(line); }", line)
        visit.page.wait_for_function("l => document.getElementById('map').chosen() === l", arg=line)
        slowest = max(slowest, visit.page.evaluate("performance.now()") - began)
        facts = visit.page.query_selector_all("#panel .fact")
        assert facts, line
        assert all(fact.query_selector(".cite code") for fact in facts), line
    ends = visit.page.evaluate("document.getElementById('map').ends()")
    for thing in sorted(set(ends.values())):
        visit.go("#" + thing)
        told = visit.page.eval_on_selector_all("#panel [data-link]", "all => all.map(e => e.dataset.link)")
        assert {link for link, end in ends.items() if end == thing} <= set(told), thing
    visit.context.close()


@pytest.mark.parametrize(
    ("typed", "name"),
    [("hua hui an jian", "Huahui Health"), ("huahuianjian", "Huahui Health"), ("hhaj", "Huahui Health"),
     ("HH-003", "Libevitug"), ("libeiweita", "Libevitug"), ("华辉", "Huahui Health")],
)  # fmt: skip
def test_names_are_found_by_sound_alias_and_script(
    browser: Any, tmp_path: Path, own_page: str, typed: str, name: str
) -> None:
    visit = Visit(browser, tmp_path, own_page)
    visit.find(typed)
    assert visit.page.inner_text("#panel h2") == name
    visit.context.close()


def test_the_words_of_a_claim_stand_with_it(
    browser: Any, tmp_path: Path, repository: Path, riverbend_graph: KnowledgeGraph
) -> None:
    articles = read_articles(repository / "examples" / "riverbend" / "articles")
    html = draw_map(riverbend_graph, articles=articles)
    visit = Visit(browser, tmp_path, html, address="#riverbend-science-park")
    quotes = visit.page.eval_on_selector_all("#panel .quote", "all => all.map(e => e.textContent)")
    texts = "".join(article.text for article in articles.values())
    assert len(quotes) > 3
    assert all(quote in texts for quote in quotes)
    visit.context.close()
