"""The page in a real browser, with the network gone: Debian's Chromium, driven by Playwright."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from biokg.graph import KnowledgeGraph
from biokg.views.map import draw_map
from biokg.views.map.page import page
from biokg.views.map.picture import Edge, Node, Picture, Source, Spot, Words

from .sample import sample
from .visiting import Visit, crossing

pytestmark = [pytest.mark.browser, pytest.mark.slow]
NASTY = [
    "</script><img src=x onerror=alert(1)>",
    "<svg onload=alert(2)>",
    "'\"><iframe srcdoc='<script>alert(3)</script>'>",
    "{{7*7}} ${alert(4)} <b>bold</b>",
    "href <a href='javascript:alert(5)'>x</a>",
]


def test_it_opens_offline_and_asks_for_nothing_but_itself(visit: Visit) -> None:
    assert [url for url in visit.asked if not url.endswith("map.html")] == []
    assert visit.complaints == []


@pytest.mark.parametrize(("width", "height", "least"), [(1600, 1000, 90), (1280, 800, 80)])
def test_names_do_not_overlap_at_first_view(browser: Any, tmp_path: Path, width: int, height: int, least: int) -> None:
    visit = Visit(browser, tmp_path, page(sample()), width, height)
    labels = visit.labels()
    assert len(labels) >= least
    assert crossing(labels) == []
    visit.context.close()


@pytest.mark.parametrize("wider", [1.0, 1.15])
@pytest.mark.parametrize(
    ("width", "height", "lang", "most"),
    [(1280, 800, "en", 0.08), (1280, 800, "zh", 0.04), (1600, 1000, "en", 0.02), (1600, 1000, "zh", 0.02)],
)
def test_on_a_usual_screen_every_mark_is_named_and_hardly_a_name_is_cut(
    browser: Any, tmp_path: Path, own_page: str, width: int, height: int, lang: str, most: float, wider: float
) -> None:
    visit = Visit(browser, tmp_path, own_page, width, height, address=f"#lang={lang}", wider=wider)
    marks = visit.page.evaluate("document.getElementById('map').data.vis.nodes.filter(n => n.size === 12).length")
    cut = [label["rows"] for label in visit.labels() if any("…" in row for row in label["rows"])]
    assert marks > 90
    assert len(visit.labels()) >= 0.98 * marks
    assert len(cut) <= most * marks, cut
    visit.context.close()


@pytest.mark.parametrize("wider", [1.0, 1.15])
@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_no_two_things_read_the_same_for_want_of_room(
    browser: Any, tmp_path: Path, own_page: str, width: int, height: int, lang: str, wider: float
) -> None:
    visit = Visit(browser, tmp_path, own_page, width, height, address=f"#lang={lang}", wider=wider)
    things = visit.page.evaluate("document.getElementById('map').data.things")
    said: dict[str, set[str]] = {}
    for label in visit.labels():
        name = things[label["id"]]["name"]
        said.setdefault(" ".join(label["rows"]), set()).add(name[-1] if lang == "zh" else name[0])
    assert len(said) > 20
    assert {text: names for text, names in said.items() if len(names) > 1} == {}
    visit.context.close()


def test_names_that_begin_alike_are_cut_where_they_differ(browser: Any, tmp_path: Path) -> None:
    names = [f"Centre for the advancement of {what}" for what in ("pharmacology", "radiotherapy", "immunization")]
    nodes = tuple(Node(f"n{i}", "ResearchInstitute", Words(name)) for i, name in enumerate(names * 8))
    nodes = tuple(replace(n, label=Words(f"{n.label.en} {n.id}")) for n in nodes)
    visit = Visit(browser, tmp_path, page(Picture(Words("names"), nodes)), 390, 844)
    said = [" ".join(label["rows"]) for label in visit.labels()]
    assert len(said) >= 4
    assert len(set(said)) == len(said)
    visit.context.close()


def test_areas_that_differ_by_a_number_keep_it(browser: Any, tmp_path: Path) -> None:
    parks = [
        Node(f"p{i}", "IndustryPark", Words(f"Riverbend and Upper Lakeside Biomanufacturing Science Park {i}"))
        for i in range(100, 112)
    ]
    inner = [Node(f"{park.id}-{k}", "Facility", Words(f"Lab {k}"), parent=park.id) for park in parks for k in range(4)]
    visit = Visit(browser, tmp_path, page(Picture(Words("parks"), (*parks, *inner))), 830, 500)
    titles = visit.page.evaluate("document.getElementById('map').data.areas.map(a => a.title && a.title.text)")
    shown = [title for title in titles if title]
    assert len(shown) >= 8
    assert any("…" in title for title in shown)
    assert len(set(shown)) == len(shown)
    visit.context.close()


def test_the_map_is_placed_once(browser: Any, tmp_path: Path, own_page: str) -> None:
    visit = Visit(browser, tmp_path, own_page, 1280, 800)
    first = visit.labels()
    visit.page.wait_for_timeout(1500)  # the engine looks every second whether the size has changed
    assert visit.labels() == first
    visit.context.close()


def test_a_bundle_tells_each_of_its_links(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, page(sample()))
    visit.find("edigene")
    assert "ZHONGGUANCUN" in visit.panel().upper()
    shown = visit.page.evaluate("document.getElementById('map').lines()")
    assert "in-edigene" not in shown
    visit.context.close()


def test_a_line_that_keeps_quiet_speaks_where_one_of_its_ends_is_chosen(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, page(sample()))
    lines = "document.getElementById('map').lines()"
    bundled = {line for line in visit.page.evaluate(lines) if line.startswith("bundle:")}
    before = set(visit.page.evaluate(lines))
    visit.find("tsinghua")
    after = set(visit.page.evaluate(lines))
    own = {f"e{i}" for i in range(200)} & after - before
    assert bundled <= before
    assert len(own) == 1
    visit.context.close()


def test_all_places_of_a_claim_are_told(browser: Any, tmp_path: Path) -> None:
    picture = sample()
    name = next(e for e in picture.edges if e.source == "huahui" and e.target == "li-wenhui").claims[0]
    places = (Spot(Words("Body"), Words("Report"), 10, 20), Spot(Words("Body"), Words("Report"), 31, 40),
              Spot(Words("Digest"), Words("AI digest")))  # fmt: skip
    claims = tuple(replace(c, spots=places) if c.id == name else c for c in picture.claims)
    visit = Visit(browser, tmp_path, page(replace(picture, claims=claims)))
    visit.find("huahui health")
    panel = visit.panel()
    assert "Body, characters 10–20, 31–40 · Digest" in panel
    assert "AI digest" in panel
    visit.context.close()


def test_every_control_has_a_name_and_a_role(visit: Visit) -> None:
    nameless = visit.page.evaluate(
        "[...document.querySelectorAll('button, input, a, [tabindex], nav, aside')].filter(e => "
        "!(e.getAttribute('aria-label') || e.textContent || e.value || '').trim()).map(e => e.outerHTML)"
    )
    assert nameless == []
    levels = visit.page.evaluate("[...document.querySelectorAll('h1, h2, h3')].map(e => +e.tagName[1])")
    assert levels[0] == 1
    assert max(b - a for a, b in pairwise(levels)) <= 1


def test_the_focus_can_be_seen(visit: Visit) -> None:
    for _ in range(12):
        visit.page.keyboard.press("Tab")
        width, style = visit.page.evaluate(
            "(s => [parseFloat(s.outlineWidth), s.outlineStyle])(getComputedStyle(document.activeElement))"
        )
        assert (width >= 2, style != "none") == (True, True)


def test_on_a_telephone_the_map_comes_first_and_nothing_sticks_out(browser: Any, tmp_path: Path) -> None:
    visit = Visit(browser, tmp_path, page(sample()), 390, 844)
    tops = visit.page.evaluate(
        "['stage', 'panel', 'legend'].map(id => document.getElementById(id).getBoundingClientRect().top)"
    )
    assert tops == sorted(tops)
    assert visit.page.evaluate("document.documentElement.scrollWidth") <= 390
    visit.context.close()


def test_paper_gets_the_map(visit: Visit) -> None:
    visit.page.evaluate("dispatchEvent(new Event('beforeprint'))")
    colours = visit.page.evaluate(
        "(c => new Set(new Uint32Array(c.getContext('2d').getImageData(0, 0, c.width, c.height).data.buffer)).size)"
        "(document.getElementById('sheet'))"
    )
    assert colours > 50


def test_while_paper_is_shown_nothing_is_complained_of(visit: Visit) -> None:
    visit.page.emulate_media(media="print")
    visit.page.set_viewport_size({"width": 900, "height": 700})
    visit.page.wait_for_timeout(400)
    assert visit.complaints == []


@pytest.mark.parametrize("text", NASTY)
def test_a_nasty_name_is_shown_as_text(browser: Any, tmp_path: Path, text: str) -> None:
    words = Words(text, text)
    nodes = (Node("a", "Drug", words, (text,), (words,), words, note=words), Node("b", "Company", words))
    edge = Edge(text, "a", "b", text, words, words, claims=(text,))
    bad = (Source("s", words, words, text, words, "javascript:alert(6)"),)
    visit = Visit(browser, tmp_path, page(replace(Picture(words, nodes, (edge,)), sources=bad)))
    visit.find(text[:8])
    assert text in visit.panel()
    visit.page.mouse.move(700, 500)
    assert visit.dialogs == []
    assert visit.page.query_selector("img, iframe, #panel b b, a[href^='javascript']") is None
    visit.context.close()


def test_who_says_so_by_keyboard_alone(visit: Visit) -> None:
    visit.find("huahui health")
    panel = visit.panel()
    assert "Huahui Health" in panel
    assert "华辉安健" in panel
    assert "co-founded by Li Wenhui" in panel
    assert "Caixin Global · 1 Oct 2025" in panel or "China Daily · 27 Oct 2025" in panel
    assert "characters " in panel
    assert visit.page.evaluate("document.activeElement.id") == "panel"
    visit.page.keyboard.press("Escape")
    assert "What this map holds" in visit.panel()


def test_a_chinese_name_is_found_on_an_english_page(visit: Visit) -> None:
    visit.find("立贝韦塔")
    assert "Libevitug" in visit.panel()


def test_arrows_walk_from_thing_to_thing(visit: Visit) -> None:
    visit.find("bayer")
    visit.page.focus("#map")
    visit.page.keyboard.press("ArrowDown")
    first = visit.page.inner_text("#panel h2")
    visit.page.keyboard.press("ArrowUp")
    assert first != "Bayer"
    assert visit.page.inner_text("#panel h2")


def test_the_language_switch_changes_every_word(visit: Visit) -> None:
    visit.page.click("#language")
    assert visit.page.inner_text("#title") == "北京生命科学园区"
    assert "本图内容" in visit.panel()
    assert visit.page.evaluate("document.documentElement.lang") == "zh-Hans"
    assert "企业" in visit.page.inner_text("#legend")


def test_settled_only_hides_what_is_planned(visit: Visit) -> None:
    before = {label["id"] for label in visit.labels()}
    visit.page.click("#settled")
    visit.page.wait_for_timeout(150)
    after = {label["id"] for label in visit.labels()}
    assert {"gardens", "crh", "cond-exp"} & before
    assert not {"gardens", "crh", "cond-exp", "subway", "hq-cluster"} & after
    assert "Planned" not in visit.page.inner_text("#legend").split("HOW FAR")[0]


def test_the_legend_filters(visit: Visit) -> None:
    visit.page.click("#legend [data-filter=MultinationalCompany]")
    visit.page.wait_for_timeout(150)
    assert not {"bayer", "pfizer", "lilly"} & {label["id"] for label in visit.labels()}
    assert visit.page.get_attribute("#legend [data-filter=MultinationalCompany]", "aria-pressed") == "false"


def test_a_link_opens_with_a_click_in_the_address(visit: Visit) -> None:
    visit.find("libevitug")
    assert visit.page.url.endswith("#libevitug")
    visit.page.reload()
    visit.page.wait_for_selector("body[data-named]")
    assert visit.page.inner_text("#panel h2") == "Libevitug"


def test_links_to_sources_open_apart_and_tell_nothing(visit: Visit) -> None:
    link = visit.page.query_selector("#panel a")
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert link.get_attribute("target") == "_blank"


def test_without_script_there_are_tables(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "map.html"
    path.write_text(page(sample()), encoding="utf-8")
    context = browser.new_context(java_script_enabled=False, offline=True)
    bare = context.new_page()
    bare.goto(path.as_uri())
    assert "developed by Huahui Health" in bare.inner_text("body")
    context.close()


@pytest.mark.parametrize("picture", [Picture(Words("none")), Picture(Words("one"), (Node("a", "Dragon", Words("A")),))])
def test_hardly_anything_to_draw(browser: Any, tmp_path: Path, picture: Picture) -> None:
    visit = Visit(browser, tmp_path, page(picture))
    assert visit.complaints == []
    assert "What this map holds" in visit.panel()
    visit.context.close()


def test_names_of_every_kind(browser: Any, tmp_path: Path) -> None:
    names = ["长" * 10_000, "مرحبا بالعالم", "Case", "case", "😀 park", "a\nb", " "]
    nodes = tuple(Node(f"n{i}", "Drug", Words(name)) for i, name in enumerate(names))
    visit = Visit(browser, tmp_path, page(Picture(Words("names"), nodes)))
    assert visit.complaints == []
    assert len(visit.labels()) >= 5
    visit.context.close()


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_thirty_parks_have_titles_that_can_be_read(browser: Any, tmp_path: Path, lang: str) -> None:
    where, what = ("River", "Lake", "Harbour", "Valley", "Hill"), ("河", "湖", "港", "谷", "山")
    kinds = (("Life Science Park", "生命科学园"), ("Biomedical Innovation Park", "生物医药创新园"),
             ("International Biopharmaceutical Industrial Park", "国际生物医药产业园"))  # fmt: skip
    parks = [
        Node(f"p{k}{i}", "IndustryPark", Words(f"North {where[i % 5]} {i // 5} {en}", f"北{what[i % 5]}{i // 5}{zh}"))
        for k, (en, zh) in enumerate(kinds) for i in range(10)
    ]  # fmt: skip
    inner = [
        Node(f"{park.id}-{k}", "Company", Words(f"Maker {k}", f"药厂{k}"), parent=park.id)
        for n, park in enumerate(parks) for k in range(3 + n % 5)
    ]  # fmt: skip
    visit = Visit(
        browser, tmp_path, page(Picture(Words("parks"), (*parks, *inner))), 1280, 800, address=f"#lang={lang}"
    )
    titles = visit.page.evaluate("document.getElementById('map').data.areas.map(a => a.title && a.title.text)")
    assert len(titles) == 30
    assert [title for title in titles if not title or "…" in title] == []
    assert len(set(titles)) == 30
    visit.context.close()


WITHIN = """() => {
  const map = document.getElementById('map'), { width, height } = map.getBoundingClientRect();
  const corners = map.data.bundles.flatMap(({ box: [x, y, w, h] }) => [map.pixel(x, y), map.pixel(x + w, y + h)]);
  return [corners.length > 4, corners.every(({ x, y }) => x >= 0 && y >= 0 && x <= width && y <= height)];
}"""
OVERHANG = """() => {
  const right = at => at.getBoundingClientRect().right, badges = [...document.querySelectorAll('.number .badge')];
  return [badges.length > 1, badges.filter(badge => {
    const text = document.createRange();
    text.selectNodeContents(badge);
    return right(text) > right(badge) || right(badge) > right(badge.closest('.number'));
  }).length];
}"""


def test_the_first_view_of_what_is_around_a_park_holds_all_frames(
    browser: Any, tmp_path: Path, own_graph: KnowledgeGraph
) -> None:
    visit = Visit(browser, tmp_path, draw_map(own_graph, around="BioPark"), 1280, 800)
    assert visit.page.evaluate(WITHIN) == [True, True]
    visit.context.close()


def test_a_badge_stays_within_the_card_of_its_number(browser: Any, tmp_path: Path, own_page: str) -> None:
    visit = Visit(browser, tmp_path, own_page, 1280, 800, address="#international-biopark")
    assert visit.page.evaluate(OVERHANG) == [True, 0]
    visit.context.close()
