"""The page on a telephone: a layout of its own, headings on all areas, tools for the thumb, the panel as a sheet."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from biokg.views.map.layout import place
from biokg.views.map.sheets import PHONE, USUAL

from .sample import sample
from .visiting import Visit, crossing

pytestmark = [pytest.mark.browser, pytest.mark.slow]
HEADINGS = "document.getElementById('map').data.areas.map(a => [a.id, a.title && a.title.text])"
LETTERS = """
window.written = [];
const pen = CanvasRenderingContext2D.prototype, real = pen.fillText;
pen.fillText = function (text, x, y) {
  written.push([text, parseFloat(/([\\d.]+)px/.exec(this.font)[1]) * this.getTransform().a / devicePixelRatio]);
  return real.call(this, text, x, y);
};
"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_every_area_has_a_heading(browser: Any, tmp_path: Path, own_page: str, lang: str, scheme: str) -> None:
    visit = Visit(browser, tmp_path, own_page, 390, 844, address=f"#lang={lang}", scheme=scheme)
    headings = visit.page.evaluate(HEADINGS)
    assert len(headings) == 11
    assert [(area, text) for area, text in headings if not text or "…" in text] == []
    visit.context.close()


@pytest.mark.parametrize(("width", "height"), [(390, 844), (1280, 800)])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_letter_is_smaller_than_eleven_pixels_and_no_number_is_cut(
    browser: Any, tmp_path: Path, own_page: str, width: int, height: int, lang: str
) -> None:
    visit = Visit(browser, tmp_path, own_page, width, height, address=f"#lang={lang}")
    visit.page.add_init_script(LETTERS)
    visit.page.reload()
    visit.page.wait_for_selector("body[data-named]")
    written = visit.page.evaluate("written")
    assert len(written) > 60
    assert [text for text, size in written if size < 10.99] == []
    told = visit.page.evaluate("document.getElementById('map').data.areas.map(a => a.told || [])")
    assert sum(len(numbers) for numbers in told) >= 6
    assert [rows for numbers in told for one in numbers for rows in one["values"] + one["rows"] if "…" in rows] == []
    visit.context.close()


def test_names_do_not_overlap_and_none_is_cut(browser: Any, tmp_path: Path, own_page: str) -> None:
    visit = Visit(browser, tmp_path, own_page, 390, 844)
    labels = visit.labels()
    assert len(labels) > 60
    assert [label["rows"] for label in labels if any("…" in row for row in label["rows"])] == []
    assert crossing(labels) == []
    visit.context.close()


def test_what_is_pressed_is_as_high_as_a_thumb(browser: Any, tmp_path: Path, own_page: str) -> None:
    visit = Visit(browser, tmp_path, own_page, 390, 844)
    low = visit.page.evaluate(
        "[...document.querySelectorAll('button, summary, input')].filter(e => e.offsetParent)"
        ".map(e => [e.id || e.textContent, e.getBoundingClientRect().height]).filter(([, high]) => high < 44)"
    )
    assert low == []
    visit.context.close()


def test_the_sheet_rises_and_leaves_what_is_chosen_to_be_seen(browser: Any, tmp_path: Path, own_page: str) -> None:
    visit = Visit(browser, tmp_path, own_page, 390, 844)
    top = "document.getElementById('panel').getBoundingClientRect().top"
    low = visit.page.evaluate(top)
    visit.find("libevitug")
    visit.page.wait_for_timeout(900)
    high = visit.page.evaluate(top)
    label = next(label for label in visit.labels() if label["id"] == "libevitug")
    assert (low > 700, high < 500) == (True, True)
    assert label["rows"] == ["Libevitug"]
    visit.page.click("#panel .home")
    visit.page.wait_for_timeout(900)
    assert visit.page.evaluate(top) == low
    visit.context.close()


def test_the_places_of_one_layout_mean_nothing_in_the_other(browser: Any, tmp_path: Path, own_page: str) -> None:
    visit = Visit(browser, tmp_path, own_page, 390, 844)
    visit.page.click("#in")
    visit.page.wait_for_timeout(700)
    assert "view=" not in visit.page.url
    visit.context.close()


def test_a_page_for_telephones_is_narrow_and_has_everything() -> None:
    wide, tall = place(sample(), USUAL), place(sample(), PHONE)
    assert wide.points.keys() == tall.points.keys()
    assert wide.areas.keys() == tall.areas.keys()
    assert tall.whole.height > 1.4 * tall.whole.width
    assert wide.whole.width > 1.1 * wide.whole.height
