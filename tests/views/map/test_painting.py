"""The order in which the page does its work: the map first, whole at once, and nothing lost on the way."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from biokg.views.map.page import page

from .sample import sample
from .visiting import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
COUNT = """(() => {
  const { fill } = CanvasRenderingContext2D.prototype;
  const told = { subtree: true, attributeFilter: ['data-ready', 'data-named'] };
  let marks = 0;
  CanvasRenderingContext2D.prototype.fill = function(...how) {
    if (how[1] === 'evenodd') marks++;
    return fill.apply(this, how);
  };
  window.marks = [];
  new MutationObserver(() => { window.marks.push(marks); marks = 0; }).observe(document, told);
})()"""
HELD = "() => document.activeElement.dataset"


@pytest.mark.parametrize("address", ["", "#view=600,300,2.500", "#stages=planned&view=900,500,1.800", "#biopark"])
def test_what_is_painted_first_is_whole(browser: Any, tmp_path: Path, address: str) -> None:
    visit = Visit(browser, tmp_path, page(sample()), address=address)
    visit.context.add_init_script(COUNT)
    visit.page.reload()
    visit.page.wait_for_selector("body[data-named]")
    ready, named = visit.page.evaluate("window.marks")
    assert ready == named > 0
    visit.context.close()


def test_a_filter_pressed_keeps_the_focus(visit: Visit) -> None:
    for _ in range(2):
        visit.page.focus("#legend [data-filter=MultinationalCompany]")
        visit.page.keyboard.press("Enter")
        visit.page.wait_for_timeout(150)
        assert visit.page.evaluate(HELD) == {"key": "classes", "filter": "MultinationalCompany"}
    assert visit.page.get_attribute("#legend [data-filter=MultinationalCompany]", "aria-pressed") == "true"


def test_who_asks_for_the_neighbourhood_keeps_the_focus(visit: Visit) -> None:
    visit.find("libevitug")
    visit.page.focus("[data-act=near]")
    visit.page.keyboard.press("Enter")
    visit.page.wait_for_timeout(400)
    assert visit.page.evaluate(HELD) == {"act": "near"}
    assert visit.page.get_attribute("[data-act=near]", "aria-pressed") == "true"
