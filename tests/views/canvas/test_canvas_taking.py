"""Who says so, addresses, and what a reader takes along from the large viewer, in a real browser."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from benchmarks.crowding import make_crowd

from .test_canvas_browser import Open, visit

__all__ = ["visit"]
pytestmark = [pytest.mark.browser, pytest.mark.slow]

HEADER = ["thing", "id", "class", "kind", "relation", "value", "standing", "sources", "tier", "claims", "pages"]
TIMED = """key => { const begin = performance.now(); document.querySelector(key).click();
  const text = document.getElementById('panel').innerText; return [performance.now() - begin, text]; }"""


def choose(page: Any, name: str) -> None:
    page.fill("#search", name)
    page.keyboard.press("Enter")


def taken(page: Any, kind: str) -> bytes:
    page.click("#take summary")
    with page.expect_download() as waiting:
        page.click(f"[data-out={kind}]")
    return Path(waiting.value.path()).read_bytes()


def test_every_link_of_a_thing_tells_who_says_so(visit: Open) -> None:
    crowd = make_crowd(300, 6000)
    evidence = crowd.evidence
    assert evidence is not None
    page = visit(crowd)
    name = crowd.en[150]
    mine = [link for link in range(6000) if 150 in (crowd.start[link], crowd.end[link])]
    assert len(mine) > 25
    choose(page, name)
    while page.locator("#panel .more").count():
        page.click("#panel .more")
    numbers = page.eval_on_selector_all("#panel [data-link]", "all => all.map(one => one.dataset.link)")
    assert len(numbers) == len(mine)
    told = []
    for number in numbers:
        took, text = page.evaluate(TIMED, f'[data-link="{number}"]')
        assert took <= 100
        for word in ("Standing", "Made-up report", "Riverbend Herald", "claim "):
            assert word in text
        told += [word for word in text.split() if len(word) == 8 and all(sign in "0123456789abcdef" for sign in word)]
        choose(page, name)
        while page.locator("#panel .more").count():
            page.click("#panel .more")
    claims = {evidence.links.claim[row].decode()[:8] for row in range(len(evidence.links))
              if evidence.links.owner[row] in mine}  # fmt: skip
    assert claims <= set(told)


def test_a_click_on_a_line_tells_who_says_so(visit: Open) -> None:
    page = visit(make_crowd(120, 40))
    box = page.locator("#map").bounding_box()
    found = set()
    for y in range(120, 740, 7):
        page.mouse.click(box["x"] + box["width"] / 2, y)
        if page.locator("#panel [data-thing]").count() == 2 and "→" in page.inner_text("#panel h2"):
            found.add(page.inner_text("#panel h2"))
            assert "Made-up report" in page.inner_text("#panel .told >> nth=0")
    assert found


def test_a_sum_of_links_opens_to_its_links(visit: Open) -> None:
    crowd = make_crowd(5000, 7000)
    page = visit(crowd)
    box = page.locator("#map").bounding_box()
    for x in range(20, int(box["width"]) - 20, 9):
        page.mouse.click(box["x"] + x, box["y"] + box["height"] / 2)
        if " – " in (page.text_content("#panel h2") or ""):
            break
    assert " – " in page.inner_text("#panel h2")
    count = int(page.inner_text("#panel dd >> nth=0").replace(",", ""))
    while page.locator("#panel .more").count():
        page.click("#panel .more")
    assert page.locator("#panel [data-link]").count() == count
    page.locator("#panel [data-link]").first.click()
    assert "claim " in page.inner_text("#panel .told >> nth=0")


def state(page: Any) -> dict[str, Any]:
    page.wait_for_timeout(450)
    pressed = "all => all.filter(one => one.getAttribute('aria-pressed') === 'false').map(one => one.dataset.filter)"
    return {
        "panel": page.inner_text("#panel"),
        "counts": page.inner_text("#counts"),
        "hidden": page.eval_on_selector_all("#legend [data-filter]", pressed),
        "settled": page.get_attribute("#settled", "aria-pressed"),
        "lang": page.evaluate("document.documentElement.lang"),
        "hash": page.evaluate("location.hash"),
    }


def test_an_address_brings_everything_back(visit: Open) -> None:
    crowd = make_crowd(900, 1400)
    page = visit(crowd)
    page.click("#settled")
    for key in ("classes:6", "lines:2", "stages:1", "tiers:2"):
        page.click(f'[data-filter="{key}"]')
    page.click("#language")
    choose(page, crowd.zh[400])
    page.keyboard.press("+")
    was = state(page)
    for word in ("settled=1", "classes=Drug", "lines=inferred", "stages=under-way", "tiers=", "lang=zh", "view="):
        assert word in was["hash"]
    assert crowd.ids[400] in was["hash"]
    page.reload()
    page.wait_for_selector("body[data-learned]")
    assert state(page) == was


def test_a_link_and_a_sum_have_an_address(visit: Open) -> None:
    crowd = make_crowd(900, 1400)
    page = visit(crowd)
    choose(page, crowd.en[crowd.start[5]])
    page.locator("[data-link]").first.click()
    was = state(page)
    assert was["hash"].startswith("#link=")
    page.reload()
    page.wait_for_selector("body[data-learned]")
    assert state(page) == was
    page.evaluate(f"location.hash = '#pair={crowd.ids[0]},'")
    page.wait_for_timeout(200)
    assert page.inner_text("#panel h2") == f"{crowd.en[0]} – In no place"


def test_an_address_just_given_is_not_written_over(visit: Open) -> None:
    crowd = make_crowd(30, 30)
    page = visit(crowd)
    choose(page, crowd.en[3])
    page.on("dialog", lambda dialog: dialog.dismiss())
    page.evaluate("id => { location.hash = id; document.querySelector('[data-out=copyLink]').click(); }", crowd.ids[5])
    page.wait_for_timeout(300)
    assert page.inner_text("#panel h2") == crowd.en[5]


@pytest.mark.parametrize(
    "address", ["#nothing-like-this", "#link=a~b", "#link=~~", "#pair=x,y", "#view=1,2", "#view=a,b,c", "#%E0%A4%A",
                "#__proto__=1&constructor=2&lang=fr&classes=__proto__", "#settled=2&=&&"],
)  # fmt: skip
def test_a_bad_address_is_passed_over(visit: Open, address: str) -> None:
    page = visit(make_crowd(60, 60), address=address)
    assert page.inner_text("#counts").startswith("60 things")
    assert page.locator("#chosen").count() == 0


def test_the_table_holds_what_shows_with_who_says_so(visit: Open) -> None:
    crowd = make_crowd(400, 500)
    evidence = crowd.evidence
    assert evidence is not None
    page = visit(crowd)
    rows = list(csv.reader(io.StringIO(taken(page, "csv").decode("utf-8-sig"))))
    assert rows[0] == HEADER
    links = [row for row in rows if row[3] == "link"]
    assert len(links) == 500
    assert sum(len(row[9].split()) for row in links) == len(evidence.links)
    assert len([row for row in rows if row[3] == "fact"]) == len(evidence.things)
    page.click('[data-filter="classes:2"]')
    shown = [row for row in csv.reader(io.StringIO(taken(page, "csv").decode("utf-8-sig"))) if row[2] == "Company"]
    assert shown == []


def test_a_cell_is_no_formula(visit: Open) -> None:
    crowd = make_crowd(60, 60)
    page = visit(replace(crowd, en=["=HYPERLINK(1)"] * 60, zh=['@a,"b"'] * 60))
    text = taken(page, "csv").decode("utf-8-sig")
    assert all(row[0] == "'=HYPERLINK(1)" for row in list(csv.reader(io.StringIO(text)))[1:])


def test_the_picture_can_be_taken_along(visit: Open) -> None:
    page = visit(make_crowd(400, 500))
    assert taken(page, "png")[:8] == b"\x89PNG\r\n\x1a\n"
    for near in (False, True):
        if near:
            choose(page, "a")
            page.wait_for_timeout(300)
        drawn = ET.fromstring(taken(page, "svg").decode())
        tags = {element.tag.rpartition("}")[2] for element in drawn.iter()}
        assert tags <= {"svg", "title", "rect", "path", "text"}
        assert len(list(drawn)) > 20
        assert any("biokg" in (element.text or "") for element in drawn.iter())


def test_paper_holds_the_map_and_the_legend(visit: Open) -> None:
    page = visit(make_crowd(400, 500))
    page.emulate_media(media="print")
    assert page.locator("#map").is_visible()
    assert page.locator("#legend").is_visible()
    assert not page.locator("#search").is_visible()
