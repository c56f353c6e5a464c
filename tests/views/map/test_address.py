"""The address of the page: whatever the reader sees comes back with it, and nonsense does no harm."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from biokg.views.map.page import page

from .sample import sample
from .visiting import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SEEN = """() => [document.getElementById('panel').innerText, document.getElementById('counts').innerText,
    document.getElementById('map').lines().sort(),
    document.getElementById('map').labels().map(l => l.id).sort(), document.documentElement.lang,
    [...document.querySelectorAll('#legend [aria-pressed=false]')].map(e => e.dataset.filter)]"""


@pytest.mark.parametrize(
    "address",
    [
        "#libevitug&near=1",
        "#biopark&settled=1&classes=Company,University&lang=zh",
        "#on=2025-10-01&lines=inferred&tiers=machine",
        "#path=libevitug,nibs",
        "#pair=biopark,zlsp&stages=planned",
        "#link=e0&sources=cd",
    ],
)
def test_a_reload_shows_the_same(browser: Any, tmp_path: Path, address: str) -> None:
    visit = Visit(browser, tmp_path, page(sample()), address=address)
    first = visit.page.evaluate(SEEN)
    visit.page.evaluate("document.getElementById('language').click(), document.getElementById('language').click()")
    assert visit.page.evaluate("location.hash") == address
    visit.page.reload()
    visit.page.wait_for_selector("body[data-named]")
    assert visit.page.evaluate(SEEN) == first
    assert visit.complaints == []
    visit.context.close()


def test_the_view_comes_back_too(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, page(sample()))
    visit.page.mouse.move(800, 500)
    visit.page.mouse.wheel(0, -600)
    visit.page.wait_for_function("() => location.hash.startsWith('#view=')")
    visit.page.wait_for_timeout(300)
    address = visit.page.evaluate("location.hash")
    labels = visit.labels()
    visit.page.reload()
    visit.page.wait_for_selector("body[data-named]")
    visit.page.wait_for_timeout(300)
    assert visit.page.evaluate("location.hash") == address
    assert {label["id"] for label in visit.labels()} == {label["id"] for label in labels}
    visit.context.close()


def test_another_address_in_the_same_window(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, page(sample()), address="#libevitug")
    visit.go("#biopark&settled=1")
    assert visit.page.inner_text("#panel h2") == "International BioPark"
    assert visit.page.get_attribute("#settled", "aria-pressed") == "true"
    visit.context.close()


@pytest.mark.parametrize(
    "address",
    ["#nothing", "#%E0%A4%A", "#on=yesterday&view=a,b,c", "#path=libevitug", "#path=libevitug,libevitug", "#link=x",
     "#classes=__proto__,constructor", "#stages=toString", "#view=1,2,1e9", "#pair=a,b,c&=&&=1", "#lang=xx"],
)  # fmt: skip
def test_nonsense_is_passed_over(browser: Any, tmp_path: Path, address: str) -> None:
    visit = Visit(browser, tmp_path, page(sample()), address=address)
    assert visit.complaints == []
    assert "What this map holds" in visit.panel()
    assert visit.page.query_selector("#legend [aria-pressed=false]") is None
    visit.context.close()


def test_an_address_just_given_is_not_written_over(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, page(sample()), address="#libevitug")
    visit.page.evaluate("location.hash = 'biopark'; document.getElementById('fit').click()")
    visit.page.wait_for_timeout(300)
    assert visit.page.inner_text("#panel h2") == "International BioPark"
    visit.context.close()
