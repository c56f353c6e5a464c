"""Filters of the page: day, tier, source, stage, class and line, alone and together, with counts that are right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from biokg.graph import KnowledgeGraph
from biokg.views.map.gather import picture_of

from .visiting import Visit

pytestmark = [pytest.mark.browser, pytest.mark.slow]
STANDINGS = "document.getElementById('map').standings()"


@pytest.fixture
def own(browser: Any, tmp_path: Path, own_page: str) -> Any:
    opened = Visit(browser, tmp_path, own_page)
    yield opened
    opened.context.close()


def test_on_every_day_the_page_knows_what_the_graph_knew_then(own: Visit, own_graph: KnowledgeGraph) -> None:
    days = sorted({source.issued.value[:10] for source in own_graph.sources()})
    for day in days[:: max(1, len(days) // 8)]:
        own.go(f"#on={day}")
        shown = own.page.evaluate(STANDINGS)
        with own_graph.as_of(day) as then:
            picture = picture_of(then)
        assert shown["things"] == {node.id: node.standing.value for node in picture.nodes}, day
        assert shown["links"] == {edge.id: edge.standing.value for edge in picture.edges}, day


def test_before_the_first_source_nothing_was_known(own: Visit) -> None:
    own.go("#on=1999-12-31")
    assert own.page.evaluate(STANDINGS) == {"things": {}, "links": {}}
    assert own.complaints == []


def test_the_slider_goes_back_day_by_day_and_tells_the_day(own: Visit, own_graph: KnowledgeGraph) -> None:
    picture = picture_of(own_graph)
    own.page.focus("#day")
    own.page.keyboard.press("Home")
    own.page.wait_for_timeout(250)
    assert own.page.inner_text(".day output") == "25 Sep 2001"
    counts = f"2 / {len(picture.nodes)} things · 2 / {len(picture.edges)} cited links"
    assert own.page.inner_text("#counts").startswith(counts)
    assert own.page.evaluate("document.activeElement.id") == "day"
    own.page.keyboard.press("ArrowRight")
    own.page.wait_for_timeout(250)
    assert own.page.inner_text(".day output") == "14 Jul 2020"
    own.page.click("#reset")
    assert own.page.inner_text("#counts").startswith(f"{len(picture.nodes)} things")


def test_status_of_a_park_is_that_of_the_day(own: Visit) -> None:
    own.go("#international-biopark&on=2024-10-31")
    assert own.page.inner_text("#panel .kind .badge") == "planned"
    own.go("#international-biopark")
    assert own.page.inner_text("#panel .kind .badge") == "under construction"


def test_without_a_tier_its_claims_are_silent(own: Visit) -> None:
    own.find("libevitug")
    assert "trade press" in own.panel()
    own.page.click("#legend [data-key=tiers][data-filter=trade]")
    assert "trade press" not in own.panel()
    assert own.page.get_attribute("#legend [data-key=tiers][data-filter=trade]", "aria-pressed") == "false"
    assert own.page.evaluate("document.activeElement.dataset.filter") == "trade"


def test_without_its_only_source_a_thing_is_gone(own: Visit) -> None:
    assert "lilly-gateway-labs-beijing" in own.page.evaluate(STANDINGS)["things"]
    sources = own.page.evaluate("document.getElementById('map').data.sourceIds")
    own.go("#sources=" + ",".join(sources))
    assert own.page.evaluate(STANDINGS) == {"things": {}, "links": {}}


def test_filters_combine_and_each_count_goes_by_the_others(own: Visit) -> None:
    def count(key: str, name: str) -> int:
        return int(own.page.inner_text(f"#legend [data-key={key}][data-filter={name}] b"))

    companies, planned = count("classes", "Company"), count("stages", "planned")
    own.page.click("#legend [data-key=stages][data-filter=planned]")
    assert count("stages", "planned") == planned
    assert count("classes", "Company") == companies
    facilities = count("classes", "Facility")
    own.page.click("#legend [data-key=classes][data-filter=Facility]")
    assert count("classes", "Facility") == facilities
    assert count("stages", "planned") < planned
    shown = own.page.evaluate("[...document.getElementById('map').labels()].map(l => l.id)")
    assert "pfizer-rd-centre-beijing" not in shown


def test_the_neighbourhood_alone(own: Visit) -> None:
    own.find("libevitug")
    before = len(own.labels())
    own.page.click("[data-act=near]")
    own.page.wait_for_timeout(400)
    names = {label["id"] for label in own.labels()}
    assert 3 < len(names) < before / 4
    assert {"libevitug", "huahui-health", "chronic-hepatitis-d"} - names <= {"chronic-hepatitis-d"}
    assert "bayer" not in names
    own.page.click("[data-act=near]")
    own.page.wait_for_timeout(400)
    assert len(own.labels()) == before
