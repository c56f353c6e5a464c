"""Every line that is drawn leads to who says so: by a click of the mouse and by the keyboard."""

from __future__ import annotations

from typing import Any

import pytest

from .visiting import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PLACES = "line => document.getElementById('map').along(line)"
TOLD = """() => [...document.querySelectorAll('#panel .fact')].map(fact => [
    fact.dataset.link, Boolean(fact.querySelector('.cite code')), fact.innerText])"""


@pytest.fixture(scope="module")
def visit(browser: Any, tmp_path_factory: pytest.TempPathFactory, own_page: str) -> Any:
    opened = Visit(browser, tmp_path_factory.mktemp("lines"), own_page)
    yield opened
    opened.context.close()


def test_a_click_on_any_drawn_line_tells_its_evidence(visit: Visit) -> None:
    """The mouse finds each line at a place where it is the nearest; two lines that lie on one another share a panel."""
    page = visit.page
    lines = page.evaluate("document.getElementById('map').lines()")
    unreached = set(lines)
    assert len(lines) > 80
    for line in lines:
        for x, y in page.evaluate(PLACES, line):
            page.mouse.click(x, y)
            chosen = page.evaluate("document.getElementById('map').chosen()")
            told = page.evaluate(TOLD)
            if chosen:
                assert told, chosen
                assert all(cited for _, cited, _ in told), chosen
                unreached -= {chosen}
            if line not in unreached:
                break
    assert unreached == set()


def test_a_key_on_any_drawn_line_tells_its_evidence(visit: Visit) -> None:
    """A name and Enter open a thing, and with it the evidence of each of its links."""
    ends = visit.page.evaluate("document.getElementById('map').ends()")
    names = visit.page.evaluate(
        "Object.entries(document.getElementById('map').data.things).map(([id, t]) => [id, t.name[0]])"
    )
    told: dict[str, str] = {}
    for thing, name in names:
        if thing not in ends.values():
            continue
        visit.page.keyboard.press("/")
        visit.page.keyboard.insert_text(name)
        visit.page.keyboard.press("Enter")
        assert visit.page.inner_text("#panel h2") == name
        for link, cited, text in visit.page.evaluate(TOLD):
            if link:
                assert cited, link
                told[link] = text
    assert ends.keys() <= told.keys()
