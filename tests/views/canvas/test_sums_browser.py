"""Sums on the page, in a real browser: told, filtered and counted as sums; by keyboard; within everyone's reach."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from benchmarks.crowding import make_crowd
from biokg.views.map.page import page
from biokg.views.summed import summed_picture
from views.map.visiting import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def html() -> str:
    return page(summed_picture(make_crowd(5000, 7000)))


@pytest.fixture
def opened(browser: Any, tmp_path: Path, html: str) -> Iterator[Visit]:
    visit = Visit(browser, tmp_path, html, 1280, 800)
    yield visit
    assert visit.complaints == []
    assert [url for url in visit.asked if not url.startswith(("file:", "blob:"))] == []
    visit.context.close()


def test_the_page_says_that_it_sums(opened: Visit) -> None:
    assert opened.page.inner_text("#counts").startswith("5,000 things · 7,000 links · ")
    assert "5,000 things are too many to draw one by one" in opened.panel()
    assert "biokg draw --renderer canvas draws everything." in opened.panel()
    opened.page.click("#language")
    assert "事物共5,000个" in opened.panel()


def test_every_mark_is_named(opened: Visit) -> None:
    marks = summed_picture(make_crowd(5000, 7000)).nodes
    assert {label["id"] for label in opened.labels()} >= {node.id for node in marks if node.cls == "ParkZone"}


def test_a_place_tells_what_it_holds_and_how_to_draw_it(opened: Visit) -> None:
    opened.find("zone")
    told = opened.panel()
    assert "biokg draw --inside " in told
    assert "companies" in told
    assert "Made-up report" in told


def test_a_member_that_no_sum_lists_is_found_too(opened: Visit) -> None:
    picture = summed_picture(make_crowd(5000, 7000))
    names = [name for held in picture.members.values() for name in held]
    member = next(name for name in reversed(names) if names.count(name) == 1)
    opened.page.keyboard.press("/")
    opened.page.keyboard.type(member.en)
    opened.page.wait_for_timeout(500)
    assert member.en in opened.page.inner_text("#results")


def test_where_not_all_names_fit_the_search_says_how_many_do(
    browser: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("biokg.views.map.page.MOST", 830_000)
    html = page(summed_picture(make_crowd(5000, 7000)))
    visit = Visit(browser, tmp_path, html, 1280, 800)
    visit.page.keyboard.press("/")
    visit.page.keyboard.type("no such thing")
    visit.page.wait_for_timeout(500)
    told = visit.page.inner_text("#results")
    assert "/ 5,000 things can be found here by name; biokg draw --renderer canvas finds all" in told
    visit.context.close()


def test_a_member_is_found_in_the_sum_that_lists_it(opened: Visit) -> None:
    facts = [f for f in summed_picture(make_crowd(5000, 7000)).facts if f.group == "parts" and "more" not in f.value.en]
    member = next(f for f in facts if sum(g.value == f.value for g in facts) == 1)
    opened.page.keyboard.press("/")
    opened.page.keyboard.type(member.value.en)
    assert member.value.en in opened.page.inner_text("#results")
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("decodeURIComponent(location.hash.slice(1))") == member.subject
    assert member.value.en in opened.panel()


def test_an_address_brings_a_sum_back(opened: Visit) -> None:
    opened.find("companies")
    was, address = opened.panel(), opened.page.evaluate("location.hash")
    assert address
    opened.page.reload()
    opened.page.wait_for_selector("body[data-named]")
    opened.page.wait_for_timeout(200)
    assert opened.panel() == was


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 1280), ("light", 390)])
def test_axe_finds_nothing(browser: Any, tmp_path: Path, html: str, scheme: str, width: int) -> None:
    spec = find_spec("axe_playwright_python")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("needs axe-core (pip install 'biokg[browser]')")
    visit = Visit(browser, tmp_path, html, width, 800, scheme=scheme)
    visit.find("companies")
    visit.page.evaluate(Path(spec.submodule_search_locations[0], "axe.min.js").read_text(encoding="utf-8"))
    result = visit.page.evaluate("axe.run(document)")
    assert [(found["id"], found["nodes"][0]["html"]) for found in result["violations"]] == []
    visit.context.close()
