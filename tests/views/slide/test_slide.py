"""The slide: a still picture that says what the page says, and no name can break."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from itertools import combinations
from xml.etree import ElementTree

import pytest

from biokg.errors import InputError
from biokg.views.map.layout import drawn_nodes
from biokg.views.map.picture import Node, Picture, Words
from biokg.views.slide import MOST, slide
from biokg.views.slide.names import Ground, Named, Room, place_names

from ..map.sample import sample

SVG = "{http://www.w3.org/2000/svg}"
NASTY = [
    "</text><script>alert(1)</script>",
    "\"'><svg onload=alert(2)>",
    "a\u202egnp.exe",
    "&amp;<![CDATA[x",
    "x" * 10_000,
]


def _words(text: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(text).iter(f"{SVG}text")]


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_it_is_sixteen_to_nine_and_the_same_each_time(lang: str) -> None:
    first = slide(sample(), lang)
    root = ElementTree.fromstring(first)
    assert (root.get("width"), root.get("height")) == ("1920", "1080")
    assert slide(sample(), lang) == first
    assert not {e.tag for e in root.iter()} & {f"{SVG}script", f"{SVG}image", f"{SVG}foreignObject"}
    assert "http" not in first.replace("http://www.w3.org/2000/svg", "")


def test_title_day_counts_and_sources_are_told() -> None:
    picture = sample()
    words = _words(slide(picture))
    assert picture.title.en in words
    assert any(word.startswith("As known on ") for word in words)
    assert any(word.startswith(f"{len(picture.nodes)} things · ") for word in words)
    assert any(word.startswith("Sources: ") for word in words)


def test_the_legend_counts_what_is_drawn() -> None:
    picture = sample()
    words = _words(slide(picture))
    counts = Counter(node.cls for node in drawn_nodes(picture))
    assert words[words.index("Company") + 1] == str(counts["Company"])
    assert words[words.index("Drug") + 1] == str(counts["Drug"])


def test_every_drawn_thing_has_a_mark_or_an_area_that_tells_its_name() -> None:
    picture = sample()
    titles = [e.text or "" for e in ElementTree.fromstring(slide(picture)).iter(f"{SVG}title")]
    missing = [n.label.en for n in drawn_nodes(picture) if not any(t.startswith(n.label.en + " · ") for t in titles)]
    assert missing == []


@pytest.mark.parametrize("name", NASTY)
def test_a_nasty_name_is_text(name: str) -> None:
    nodes = tuple(Node(f"n{i}", "Company", Words(f"{name} {i}", name)) for i in range(3))
    for lang in ("en", "zh"):
        drawn = slide(Picture(Words(name), nodes), lang)
        root = ElementTree.fromstring(drawn)
        assert {e.tag for e in root.iter()} <= {SVG + t for t in ("svg", "title", "style", "rect", "text", "g", "path")}
        assert not any(key.startswith("on") for e in root.iter() for key in e.keys())  # noqa: SIM118
        assert "\u202e" not in drawn
        assert len(drawn) < 60_000


@pytest.mark.parametrize("picture", [Picture(Words("T")), Picture(Words("T"), (Node("a", "Nonsense", Words("A")),))])
def test_hardly_anything_to_draw(picture: Picture) -> None:
    words = _words(slide(picture))
    assert ("Nothing here can be drawn." in words) is not bool(picture.nodes)
    assert ("Nonsense" in words) is bool(picture.nodes)


def _odd(*nodes: Node, lang: str = "en") -> list[str]:
    return _words(slide(Picture(Words("T"), nodes), lang))


def test_a_name_in_the_other_language_stands_in() -> None:
    nodes = Node("a", "Drug", Words("Alpha")), Node("b", "Drug", Words("", "贝塔"))
    for lang in ("en", "zh"):
        assert {"Alpha", "贝塔"} <= set(_odd(*nodes, lang=lang))


def test_a_name_of_ten_thousand_characters_is_cut() -> None:
    words = _odd(Node("a", "Drug", Words("长" * 10_000)), Node("b", "Drug", Words("word " * 2_000)))
    assert max(map(len, words)) < 250
    assert any(word.startswith("长") and word.endswith("…") for word in words)


def test_names_from_right_to_left_and_names_that_differ_by_case_are_whole() -> None:
    names = ["مدينة العلوم", "פארק המדע", "BioPark", "Biopark"]
    words = _odd(*(Node(f"n{i}", "Company", Words(name)) for i, name in enumerate(names)))
    joined = " ".join(words)
    assert [joined.count(name) for name in names] == [1, 1, 1, 1]


def test_a_class_and_a_status_that_nobody_knows_are_told() -> None:
    nodes = (
        Node("lair", "Lair", Words("The lair"), status=Words("enchanted")),
        Node("a", "Dragon", Words("Smaug"), parent="lair", status=Words("asleep")),
    )
    words = _odd(*nodes)
    titles = [e.text or "" for e in ElementTree.fromstring(slide(Picture(Words("T"), nodes))).iter(f"{SVG}title")]
    assert {"The lair", "Smaug", "Dragon"} <= set(words)
    assert any(title.startswith("Smaug · ") and "Dragon" in title for title in titles)


def test_too_much_for_a_slide_is_refused_with_a_way_out() -> None:
    nodes = tuple(Node(f"n{i}", "Company", Words(f"N{i}")) for i in range(MOST + 1))
    with pytest.raises(InputError, match=r"601 things are too many for a slide.*--around"):
        slide(Picture(Words("T"), nodes))


def test_numbers_keep_their_hedges() -> None:
    drawn = _words(slide(sample()))
    hedged = {number.value.en for number in sample().numbers if re.match("(over|nearly|about) ", number.value.en)}
    assert hedged & set(drawn)


def test_names_never_overlap_and_go_whole_first() -> None:
    marks = [Named(f"m{i}", f"Company number {i}", 60 + i % 6 * 90, 60 + i // 6 * 70, i) for i in range(36)]
    ground = Ground()
    for mark in marks:
        ground.add(Room(mark.x - 12, mark.y - 12, 24, 24, mark.id))
    spots = place_names(marks, ground, Room(0, 0, 620, 520), 90, 14, 12)
    assert len(spots) == 36
    assert not any(spot.is_cut for spot in spots.values())
    for a, b in combinations(spots.values(), 2):
        apart = a.x + a.width <= b.x or b.x + b.width <= a.x or a.y + a.height <= b.y or b.y + b.height <= a.y
        assert apart, (a, b)


def test_the_language_has_its_own_letters() -> None:
    picture = sample()
    assert slide(replace(picture, as_of="2026-01-24"), "zh").count("截至2026年1月24日所知") == 1


def test_the_title_of_an_area_shrinks_before_it_is_cut() -> None:
    """Longer and longer names: whole in smaller letters, then a briefer one, then cut."""
    named = [Words(text, "园") for text in ("Willow Park", "Willow Biomedical Science Park", "Willow " * 30)]
    for label, told in zip(named, ("Willow Park", "Willow Biomedical Science Park", "Willow"), strict=True):
        park = Node("park", "IndustryPark", label, briefs=(Words("Willow", "园"),))
        inside = [Node(f"m{place}", "Company", Words(f"Firm {place}", "甲"), parent="park") for place in range(4)]
        assert told in _words(slide(Picture(Words("Map", "图"), (park, *inside))))
