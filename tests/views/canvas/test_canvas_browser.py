"""The large viewer in a real browser, with the network gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from typing import Any, TypeAlias

import pytest

from benchmarks.crowding import make_crowd
from biokg.views.canvas import Crowd, canvas_page
from biokg.views.map.picture import Words

pytestmark = [pytest.mark.browser, pytest.mark.slow]
WATCH = """
window.drawn = [];
const fill = CanvasRenderingContext2D.prototype.fillText;
CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
  const t = this.getTransform(), size = parseFloat(/([0-9.]+)px/.exec(this.font)[1]);
  const wide = this.measureText(text).width * t.a, top = (y - size / 2) * t.d + t.f;
  window.drawn.push({ text, x: x * t.a + t.e, y: top, w: wide, h: size * t.d });
  return fill.apply(this, arguments);
};
"""
Open: TypeAlias = Callable[..., Any]


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Iterator[Open]:
    """Open the page of a crowd; at the end nothing was asked for, complained of or popped up."""
    asked: list[str] = []
    complaints: list[str] = []
    contexts = []

    def dismiss(dialog: Any) -> None:
        complaints.append(dialog.message)
        dialog.dismiss()

    def open_(
        crowd: Crowd, lang: str = "en", width: int = 1280, height: int = 800, address: str = "", **more: Any
    ) -> Any:
        path = tmp_path / "map.html"
        path.write_text(canvas_page(crowd, lang), encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": height}, offline=True, **more)
        contexts.append(context)
        page = context.new_page()
        page.add_init_script(WATCH)
        page.on("request", lambda request: asked.append(request.url))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("dialog", dismiss)
        page.goto(path.as_uri() + address)
        if more.get("java_script_enabled", True):
            page.wait_for_selector("body[data-learned]")
            page.wait_for_timeout(250)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith(("file:", "blob:"))] == []
    assert complaints == []


def test_it_opens_offline_and_counts(visit: Open) -> None:
    page = visit(make_crowd(2000, 2800))
    assert page.inner_text("#counts") == "2,000 things · 2,800 links · as known on 24 Jan 2026"


@pytest.mark.parametrize(("width", "height", "lang"), [(1280, 800, "en"), (390, 844, "zh")])
def test_names_do_not_overlap(visit: Open, width: int, height: int, lang: str) -> None:
    page = visit(make_crowd(300, 400), lang, width, height)
    drawn = page.evaluate("window.drawn")
    assert drawn
    assert min(name["h"] for name in drawn) >= 11
    for a, b in combinations(drawn, 2):
        apart = a["x"] + a["w"] <= b["x"] or b["x"] + b["w"] <= a["x"] or a["y"] + a["h"] <= b["y"] + 0.01
        assert apart or b["y"] + b["h"] <= a["y"] + 0.01, (a, b)


def test_a_search_finds_and_tells(visit: Open) -> None:
    crowd = make_crowd(2000, 2800)
    page = visit(crowd)
    page.keyboard.press("/")
    page.keyboard.type(crowd.en[1000][:7].lower())
    assert page.locator("#results li").first.inner_text().startswith(crowd.en[1000][:7])
    page.fill("#search", crowd.en[1000].lower())
    page.keyboard.press("Enter")
    assert page.inner_text("#chosen") == crowd.en[1000]
    assert page.inner_text("#panel dd >> nth=-1") == crowd.ids[1000]
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('#panel, #map, nav, aside') !== null")


@pytest.mark.parametrize(
    "typed", ["重庆长安医药", "chongqing", "chongqingchangan", "chong qing chang", "ALTER NAME", "n77"]
)
def test_a_thing_is_found_by_any_name(visit: Open, typed: str) -> None:
    crowd = make_crowd(500, 700)
    assert crowd.evidence is not None
    owner = int(crowd.evidence.things.owner[crowd.evidence.things.property == 2][3])
    value = int(crowd.evidence.things.value[crowd.evidence.things.property == 2][3])
    values = list(crowd.evidence.values)
    values[value] = Words("Alter Name Ltd.")
    zh, ids = list(crowd.zh), list(crowd.ids)
    zh[owner], ids[owner] = "重庆长安医药", "n77-other"
    page = visit(replace(crowd, zh=zh, ids=ids, evidence=replace(crowd.evidence, values=values)))
    page.fill("#search", typed)
    page.keyboard.press("Enter")
    assert page.inner_text("#panel dd >> nth=1") == "重庆长安医药" or "重庆长安医药" in page.inner_text("#panel dl")


def test_a_click_tells_what_is_there(visit: Open) -> None:
    crowd = make_crowd(500, 700)
    page = visit(crowd)
    page.fill("#search", crowd.en[400])
    page.keyboard.press("Enter")
    page.wait_for_timeout(200)
    name = page.inner_text("#chosen")
    page.keyboard.press("Escape")
    assert page.locator("#chosen").count() == 0
    box = page.locator("#map").bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.inner_text("#chosen") == name


def test_arrows_walk_and_links_lead_on(visit: Open) -> None:
    crowd = make_crowd(500, 3000)
    page = visit(crowd)
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    first = page.inner_text("#chosen")
    page.keyboard.press("ArrowRight")
    assert page.inner_text("#chosen") != first
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    second = page.inner_text("#chosen")
    page.locator("#panel [data-link]").first.focus()
    page.keyboard.press("Enter")
    assert second in page.inner_text("#chosen")
    assert page.evaluate("document.activeElement.id") == "panel"
    assert "claim " in page.inner_text("#panel .told >> nth=0")
    page.locator("#panel [data-thing]").last.focus()
    page.keyboard.press("Enter")
    assert page.inner_text("#chosen") in crowd.en


def test_the_legend_filters_and_comes_back(visit: Open) -> None:
    page = visit(make_crowd(500, 700))
    shown = int(page.locator("#legend button", has_text="Drug").locator("b").inner_text())
    page.locator("#legend button", has_text="Drug").click()
    assert page.inner_text("#counts").startswith(f"{500 - shown} / 500 things")
    page.click("#all")
    assert page.inner_text("#counts").startswith("500 things")


def test_the_language_and_the_theme_switch(visit: Open) -> None:
    page = visit(make_crowd(200, 200))
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.click("#theme")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light
    page.click("#language")
    assert page.inner_text("#counts").startswith("200个事物") or "个事物" in page.inner_text("#counts")
    assert page.evaluate("document.documentElement.lang") == "zh-Hans"


@pytest.mark.parametrize("things", [0, 1])
def test_hardly_anything_to_draw(visit: Open, things: int) -> None:
    crowd = make_crowd(10, 0)
    part = {name: getattr(crowd, name)[9 : 9 + things] for name in ("ids", "en", "zh", "cls", "standing", "status")}
    parent = crowd.parent[:0] if not things else crowd.parent[:1]
    page = visit(replace(crowd, **part, parent=parent, evidence=None))
    assert page.inner_text("#counts").startswith(f"{things} things")


def test_without_script_there_is_a_list(visit: Open) -> None:
    page = visit(make_crowd(500, 700), java_script_enabled=False)
    assert " zone" in page.inner_text("noscript >> table, table")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("lang", "width", "height"), [("en", 1280, 800), ("zh", 390, 844)])
def test_nothing_is_out_of_reach(visit: Open, lang: str, width: int, height: int, scheme: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="needs axe-playwright-python")
    page = visit(make_crowd(500, 700), lang, width, height, bypass_csp=True, color_scheme=scheme)

    def broken() -> list[Any]:
        found = axe.Axe().run(page)
        return [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found.response["violations"]]

    assert broken() == []
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    assert broken() == []
    page.locator("[data-link]").first.click()
    assert broken() == []
    page.locator("#legend [data-filter]").first.click()
    page.click("#take summary")
    page.fill("#search", "a")
    assert broken() == []
