"""Names, classes and statuses that nobody expects: shown, found and told apart, and the page stays whole."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from biokg.views.map.page import page
from biokg.views.map.picture import Edge, Node, Picture, Words

from .visiting import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
ARABIC, HEBREW = "مدينة العلوم", "פארק המדע"


def opened(browser: Any, folder: Path, *nodes: Node, lang: str = "en") -> Visit:
    """Open a map of these, each tied to the next."""
    edges = tuple(Edge(f"e{i}", a.id, b.id, "p", Words("to")) for i, (a, b) in enumerate(pairwise(nodes)))
    return Visit(browser, folder, page(Picture(Words("odd", "怪"), nodes, edges), lang), 1280, 800)


def shown(visit: Visit) -> dict[str, str]:
    """Return what stands beside each mark."""
    return {label["id"]: " ".join(label["rows"]) for label in visit.labels()}


@pytest.mark.parametrize(("lang", "names"), [("en", {"a": "Alpha", "b": "贝塔"}), ("zh", {"a": "Alpha", "b": "贝塔"})])
def test_a_name_in_the_other_language_stands_in(browser: Any, tmp_path: Path, lang: str, names: dict[str, str]) -> None:
    visit = opened(
        browser, tmp_path, Node("a", "Drug", Words("Alpha")), Node("b", "Drug", Words("", "贝塔")), lang=lang
    )
    assert shown(visit) == names
    visit.find("贝塔")
    assert visit.page.inner_text("#panel h2") == "贝塔"
    assert visit.complaints == []
    visit.context.close()


def test_a_thing_without_any_name_can_be_chosen(browser: Any, tmp_path: Path) -> None:
    visit = opened(browser, tmp_path, Node("a", "Drug", Words("")), Node("b", "Drug", Words("B")))
    visit.go("#a")
    assert "Drug" in visit.panel()
    visit.go("#b")
    assert visit.page.inner_text("#panel h2") == "B"
    assert visit.complaints == []
    visit.context.close()


def test_a_name_of_ten_thousand_characters_is_cut_on_the_map_and_whole_in_the_panel(
    browser: Any, tmp_path: Path
) -> None:
    long, words = "长" * 10_000, "word " * 2_000
    visit = opened(browser, tmp_path, Node("a", "Drug", Words(long)), Node("b", "Company", Words(words.strip())))
    assert all(len(name) < 200 and name.endswith("…") for name in shown(visit).values())
    assert shown(visit).keys() == {"a", "b"}
    visit.go("#a")
    assert visit.page.inner_text("#panel h2") == long
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 1280
    assert visit.complaints == []
    visit.context.close()


def test_names_from_right_to_left_are_whole_and_found(browser: Any, tmp_path: Path) -> None:
    visit = opened(browser, tmp_path, Node("a", "IndustryPark", Words(ARABIC)), Node("b", "Company", Words(HEBREW)))
    assert shown(visit) == {"a": ARABIC, "b": HEBREW}
    visit.find("العلوم")
    assert visit.page.inner_text("#panel h2") == ARABIC
    assert f"to {HEBREW}" in visit.panel()
    visit.context.close()


def test_names_that_differ_only_by_case_are_two_things(browser: Any, tmp_path: Path) -> None:
    visit = opened(browser, tmp_path, Node("a", "Company", Words("BioPark")), Node("b", "Company", Words("Biopark")))
    visit.page.keyboard.press("/")
    visit.page.keyboard.type("biopark")
    found = visit.page.eval_on_selector_all("#results li", "all => all.map(e => e.innerText.trim())")
    assert sorted(found) == ["BioPark", "Biopark"]
    assert shown(visit) == {"a": "BioPark", "b": "Biopark"}
    visit.context.close()


def test_a_class_and_a_status_that_nobody_knows_are_shown_by_their_name(browser: Any, tmp_path: Path) -> None:
    lair = Node("lair", "Lair", Words("The lair"), status=Words("enchanted"))
    visit = opened(
        browser, tmp_path, lair, Node("a", "Dragon", Words("Smaug"), parent="lair"), Node("b", "Drug", Words("B"))
    )
    assert "Dragon" in visit.page.inner_text("#legend")
    assert "Lair" in visit.page.inner_text("#legend")
    visit.go("#lair")
    assert "Lair" in visit.panel()
    assert visit.page.inner_text("#panel .badge") == "enchanted"
    visit.page.click("#legend [data-filter=Dragon]")
    visit.page.wait_for_timeout(200)
    assert "a" not in shown(visit)
    assert visit.complaints == []
    visit.context.close()
