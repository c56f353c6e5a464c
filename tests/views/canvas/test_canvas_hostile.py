"""Text that would like to be script, and names that are no good names, in the large viewer and in sums."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import numpy as np
import pytest

from benchmarks.crowding import make_crowd
from biokg.views.canvas import Crowd
from biokg.views.canvas.evidence import Cited
from biokg.views.map.page import page as map_page
from biokg.views.map.picture import Words
from biokg.views.summed import summed_picture
from views.map.test_hostile import PAYLOADS, unharmed
from views.map.visiting import Visit, follow

from .test_canvas_browser import Open, visit
from .test_canvas_taking import taken

__all__ = ["visit"]
pytestmark = [pytest.mark.browser, pytest.mark.slow]
MADE = "img, iframe, object, embed, form, base, link, main script, #panel script, [onload], [onerror], a[href^='javascript'], a[href^='data']"  # noqa: E501


def hostile(seed: int = 0) -> Crowd:
    """Return a crowd in which every text and every name of anything is a payload."""
    count = len(PAYLOADS)
    crowd = make_crowd(2 * count, 3 * count, seed)
    evidence = crowd.evidence
    assert evidence is not None
    names = PAYLOADS + PAYLOADS
    both = [Words(text, text + "中") for text in PAYLOADS]
    cited = [Cited(text, words, words, text, text, text) for text, words in zip(PAYLOADS, both, strict=True)]
    rows = {"source": np.arange(len(evidence.links)) % count, "speaker": np.arange(len(evidence.links)) % count}
    return replace(
        crowd,
        title=both[0],
        ids=[f"{text}{n}" for n, text in enumerate(names)],
        en=names,
        zh=[text + "中" for text in names],
        classes=[(text, both[n]) for n, text in enumerate(PAYLOADS[: len(crowd.classes)])],
        statuses=both[:5],
        ties=[(text, both[n]) for n, text in enumerate(PAYLOADS[5:8])],
        as_of=PAYLOADS[1],
        evidence=replace(
            evidence,
            links=replace(evidence.links, **rows),  # type: ignore[arg-type]
            things=replace(
                evidence.things,
                source=np.arange(len(evidence.things)) % count,
                value=np.arange(len(evidence.things)) % count,
            ),
            sources=cited,
            sections=[(one, one) for one in both],
            tiers=[(text, both[n]) for n, text in enumerate(PAYLOADS[: len(evidence.tiers)])],
            modalities=both[:5],
            speakers=both,
            properties=[(text, both[n]) for n, text in enumerate([*PAYLOADS[:2], "altLabel"])],
            values=both,
        ),
    )


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_nothing_runs_in_the_large_viewer(visit: Open, lang: str) -> None:
    assert len(PAYLOADS) >= 30
    page = visit(hostile(), lang)
    tail = "中" if lang == "zh" else ""
    for number, text in enumerate(PAYLOADS):
        name = text.replace("\u2028", " ").replace("\u2029", " ")  # every name is on one line
        follow(page, quote(f"{name}{number}", safe=""))
        assert page.text_content("#chosen") == name + tail
        if page.locator("[data-link]").count():
            page.locator("[data-link]").first.click()
    for text in PAYLOADS[:6]:
        page.fill("#search", text[:12])
        page.wait_for_timeout(20)
    page.fill("#search", "")
    page.keyboard.press("Escape")
    page.locator("#legend [data-filter]").first.click()
    assert page.query_selector(MADE) is None


def test_what_is_taken_along_is_as_harmless(visit: Open) -> None:
    page = visit(hostile())
    tags = {element.tag.rpartition("}")[2] for element in ET.fromstring(taken(page, "svg").decode()).iter()}
    assert tags <= {"svg", "title", "rect", "path", "text"}
    rows = list(csv.reader(io.StringIO(taken(page, "csv").decode("utf-8-sig"))))
    assert {len(row) for row in rows} == {11}
    assert all(cell[:1] not in "=+-@" for row in rows for cell in row if cell)


def test_nothing_runs_in_sums(browser: Any, tmp_path: Path) -> None:
    opened = Visit(browser, tmp_path, map_page(summed_picture(hostile())), 1280, 800)
    names = opened.page.evaluate("document.getElementById('map').labels().map(l => l.id)")
    assert names
    for name in names[:40]:
        follow(opened.page, quote(name, safe=""))
    unharmed(opened)
    opened.context.close()


def test_an_unknown_class_is_seen(visit: Open) -> None:
    crowd = make_crowd(60, 60)
    classes = [("Spaceship", Words("")), *crowd.classes[1:]]
    page = visit(replace(crowd, classes=classes, statuses=[Words("adrift")] * 5))
    assert "Spaceship" in page.inner_text("#legend")
    page.fill("#search", crowd.en[0])
    page.keyboard.press("Enter")
    assert "Spaceship" in page.inner_text("#panel")


def test_names_of_any_kind_are_found_and_told(visit: Open) -> None:
    crowd = make_crowd(60, 60)
    names = ["BioPark", "Biopark", "حديقة العلوم", "x" * 10_000, "🧬", *crowd.en[5:]]
    ids = ["biopark", "biopark-2", "n2", "n3", "n4", *crowd.ids[5:]]
    page = visit(replace(crowd, en=names, ids=ids, zh=[""] * 60), "zh")
    for number, typed in enumerate(["BioPark", "Biopark", "العلوم", "xxxx", "🧬"]):
        page.fill("#search", typed)
        shown = page.locator("#results li").all_inner_texts()
        assert any(names[number][:300] in text for text in shown)
        follow(page, ids[number])
        assert page.text_content("#chosen") == names[number][:300]
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_sums_of_long_names_fit(browser: Any, tmp_path: Path) -> None:
    crowd = make_crowd(3100, 100)
    long = replace(crowd, en=["w" * 10_000 if n % 50 == 0 else name for n, name in enumerate(crowd.en)])
    opened = Visit(browser, tmp_path, map_page(summed_picture(long)), 1280, 800)
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert opened.complaints == []
    opened.context.close()
