"""A document in a real browser: no request, no script, no sideways scrolling, and marks that lead to sources."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from biokg.graph import KnowledgeGraph
from biokg.views.document.formats import rendered
from biokg.views.document.model import Document

from .sample import sample
from .test_hostile_documents import document, kg  # noqa: F401 - fixtures

pytestmark = [pytest.mark.browser, pytest.mark.slow]
SIZES = pytest.mark.parametrize("width", [390, 1280])


class Visit:
    """A page opened from disk with all that it asked for and complained of."""

    def __init__(self, browser: Any, folder: Path, html: str, width: int, scheme: str = "light") -> None:
        path = folder / "page.html"
        path.write_text(html, encoding="utf-8")
        context = browser.new_context(viewport={"width": width, "height": 844}, color_scheme=scheme, offline=True)
        self.page = context.new_page()
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("dialog", self._dismiss)
        self.page.goto(path.as_uri())
        self.own = path.as_uri()

    def _dismiss(self, dialog: Any) -> None:
        self.complaints.append(dialog.message)
        dialog.dismiss()


@SIZES
@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_page_asks_for_nothing(
    browser: Any, riverbend_graph: KnowledgeGraph, tmp_path: Path, width: int, language: str
) -> None:
    html = rendered(None, sample(riverbend_graph, language), riverbend_graph.label, "html")
    assert isinstance(html, str)
    visit = Visit(browser, tmp_path, html, width)
    assert visit.asked == [visit.own]
    assert visit.complaints == []
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.page.evaluate("document.scripts.length") == 0


@SIZES
def test_hostile_text_runs_nothing(
    browser: Any, kg: KnowledgeGraph, document: Document, tmp_path: Path, width: int  # noqa: F811 - fixtures
) -> None:  # fmt: skip
    html = rendered(None, document, kg.label, "html")
    assert isinstance(html, str)
    visit = Visit(browser, tmp_path, html, width)
    assert visit.asked == [visit.own]
    assert visit.complaints == []
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= width
    assert visit.page.title().startswith("</title></style><script>alert(1)")


def test_a_mark_leads_to_its_source(browser: Any, riverbend_graph: KnowledgeGraph, tmp_path: Path) -> None:
    html = rendered(None, sample(riverbend_graph, "en"), riverbend_graph.label, "html")
    assert isinstance(html, str)
    visit = Visit(browser, tmp_path, html, 1280)
    visit.page.click("text=[3] >> nth=0")
    assert visit.page.evaluate("document.querySelector(':target').innerText").startswith("[3]")
    targets = visit.page.evaluate("[...document.querySelectorAll('a[href^=\"#\"]')].map(a => a.hash.slice(1))")
    assert all(visit.page.evaluate("id => !!document.getElementById(id)", target) for target in targets)


def test_it_is_dark_where_the_screen_is(browser: Any, riverbend_graph: KnowledgeGraph, tmp_path: Path) -> None:
    html = rendered(None, sample(riverbend_graph, "en"), riverbend_graph.label, "html")
    assert isinstance(html, str)
    shown = {
        scheme: Visit(browser, tmp_path, html, 1280, scheme).page.evaluate(
            "getComputedStyle(document.body).backgroundColor"
        )
        for scheme in ("light", "dark")
    }
    assert shown == {"light": "rgb(255, 255, 255)", "dark": "rgb(17, 22, 29)"}
