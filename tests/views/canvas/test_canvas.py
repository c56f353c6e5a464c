"""The large viewer without a browser: arrays in and out, places, the page as text."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.crowding import make_crowd
from benchmarks.viewing import nearest_at_home, overlaps
from biokg.errors import InputError
from biokg.graph import KnowledgeGraph
from biokg.network import Coded, EdgeArrays, Lists, edge_arrays
from biokg.views.canvas import MOST, Crowd, canvas_page, crowd_of
from biokg.views.canvas.crowd import Ints
from biokg.views.canvas.encoding import decoded, encoded, lined
from biokg.views.canvas.packing import CELL, pack
from biokg.views.map.picture import Words

NASTY = ["</script><img src=x onerror=alert(1)>", "<!--<script>", "a\u202egnp.exe", "two\nlines", "x" * 10_000, ""]


def small(names: list[str], parent: list[int] | None = None) -> Crowd:
    """Return a crowd of companies with these names, each linked with the next."""
    count = len(names)
    zero = np.zeros(count, dtype=np.uint8)
    links = max(count - 1, 0)
    return Crowd(
        Words("T"), [f"n{i}" for i in range(count)], names, [""] * count,
        np.array(parent or [-1] * count, dtype=np.int32), zero, [("Company", Words("Company"))], zero, zero + 255, [],
        np.arange(links, dtype=np.int32), np.arange(1, links + 1, dtype=np.int32), zero[:links], zero[:links],
        [("near", Words("near"))],
    )  # fmt: skip


@given(
    st.lists(st.integers(-(2**30), 2**30)),
    st.lists(st.integers(0, 255)),
    st.lists(st.text(max_size=20)),
    st.lists(st.integers(-1, 2**31 - 2)),
)
def test_what_goes_in_comes_out(numbers: list[int], codes: list[int], texts: list[str], places: list[int]) -> None:
    arrays: dict[str, Any] = {
        "n": np.array(numbers, dtype=np.int32),
        "c": np.array(codes, dtype=np.uint8),
        "p": np.array(places, dtype=np.int64),
    }
    found = decoded(*encoded(arrays, {"t": texts}))
    assert found["n"].tolist() == numbers
    assert found["c"].tolist() == codes
    assert found["p"].tolist() == places
    assert len(found["t"]) == len(texts)
    assert all("\n" not in text for text in found["t"])


def test_names_are_kept_letter_by_letter() -> None:
    assert decoded(*encoded({}, {"t": ["药物", "Ünïon 1", ""]}))["t"] == ["药物", "Ünïon 1", ""]


def test_a_name_stays_on_its_line() -> None:
    assert lined(["a\nb", "c\u202ed", "e\x00f", "g" * 400]).split("\n") == ["a b", "c\ufffdd", "e f", "g" * 300]


def _inside(packed_box: Ints, outer: Ints) -> bool:
    x, y, w, h = packed_box.tolist()
    left, top, wide, tall = outer.tolist()
    return bool(left <= x and top <= y and x + w <= left + wide and y + h <= top + tall)


@pytest.mark.parametrize("things", [60, 3000])
def test_everything_is_in_its_area_and_nothing_over_anything(things: int) -> None:
    crowd = make_crowd(things, things)
    packed = pack(crowd)
    assert sorted(packed.order.tolist()) == list(range(things))
    assert overlaps(packed) == 0
    for area in range(packed.areas):
        if packed.up[area] >= 0:
            assert _inside(packed.boxes[area], packed.boxes[packed.up[area]])
        x, y, w, h = packed.boxes[area].tolist()
        rows = slice(packed.first[area] - packed.areas, packed.first[area] - packed.areas + packed.count[area])
        assert ((packed.x[rows] > x + CELL / 2) & (packed.x[rows] < x + w - CELL / 2)).all()
        assert ((packed.y[rows] > y + CELL) & (packed.y[rows] < y + h - CELL / 2)).all()
        members = packed.order[packed.areas :][rows]
        assert (crowd.parent[members] == packed.order[area]).all()
    siblings = [packed.boxes[a].tolist() for a in range(packed.areas) if packed.up[a] < 0]
    for one, (x, y, w, h) in enumerate(siblings):
        for x2, y2, w2, h2 in siblings[one + 1 :]:
            assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 or y2 + h2 <= y


def test_neighbours_stay_in_their_zone() -> None:
    crowd = make_crowd(10_000, 100)
    assert nearest_at_home(crowd, pack(crowd)) >= 0.9


def test_the_same_crowd_gives_the_same_bytes() -> None:
    assert canvas_page(make_crowd(500, 700)) == canvas_page(make_crowd(500, 700))
    assert canvas_page(make_crowd(500, 700)) != canvas_page(make_crowd(500, 700, seed=1))


@pytest.mark.parametrize("names", [[], ["one"], NASTY])
@pytest.mark.parametrize("lang", ["en", "zh"])
def test_a_page_of_any_names(names: list[str], lang: str) -> None:
    page = canvas_page(replace(small(names), title=Words(NASTY[0])), lang)
    assert page.count("<script") == 3
    assert "onerror=" not in re.sub("&lt;.*?&gt;|\\\\u003c.*?\\\\u003e", "", page)
    assert "\u202e" not in page
    assert "http://" not in page.replace("http://www.w3.org/2000/svg", "")
    assert "https://" not in page


def test_the_page_holds_things_with_their_parents_and_links() -> None:
    page = canvas_page(small(["park", "one", "two"], [-1, 0, 0]))
    head = json.loads(re.search(r'id="head">(.*?)</script>', page)[1])  # type: ignore[index]
    found = decoded(re.search(r'id="pack">(.*?)</script>', page)[1], head["packs"][0])  # type: ignore[index]
    assert found["en"] == ["park", "one", "two"]
    assert (found["first"].tolist(), found["count"].tolist()) == ([1], [2])
    assert list(zip(found["start"].tolist(), found["end"].tolist(), strict=True)) == [(0, 1), (1, 2)]
    assert "<td>park</td><td>2</td>" in page


def test_too_much_is_refused_with_a_way_out() -> None:
    with pytest.raises(InputError, match=r"250,001 things are too many.*--renderer vis.*--inside a place or --around"):
        canvas_page(replace(small([]), ids=[""] * (MOST + 1)))


def test_a_graph_becomes_areas_and_links(riverbend_graph: KnowledgeGraph) -> None:
    crowd = crowd_of(riverbend_graph, edge_arrays(riverbend_graph, planned=True), Words("T"))
    names = list(crowd.ids)
    company, park = names.index("larkspur-biologics"), names.index("riverbend-science-park")
    assert crowd.parent[company] == park
    assert (company, park) not in set(zip(crowd.start.tolist(), crowd.end.tolist(), strict=True))
    assert crowd.classes[crowd.cls[park]] == ("IndustryPark", Words("Industry park", "产业园区"))
    assert crowd.zh[park]


def containing(inner: list[int], outer: list[int], ties: list[str]) -> EdgeArrays:
    """Return a network of four places that lie in each other."""
    count = len(ties)
    return EdgeArrays(
        ["a", "b", "c", "d"],
        np.array(inner, dtype=np.int32),
        np.array(outer, dtype=np.int32),
        {"cls": Coded.of(["Place"] * 4), "iri": Coded(np.full(4, -1, dtype=np.int32), ())},
        {
            "claims": Lists.of([[]] * count),
            "predicate": Coded.of(ties),
            "standing": Coded.of(["stated"] * count),
            "key": Coded.of(ties),
        },
        {},
    )


def test_the_finest_of_several_places_holds_a_thing(riverbend_graph: KnowledgeGraph) -> None:
    """A park of a cluster lies in a city, and in a district of it: the district holds it, whatever comes first."""
    cluster, city, district, park = range(4)
    inner, outer = [park, park, park, district], [cluster, city, district, city]
    ties = ["partOf", "locatedIn", "locatedIn", "partOf"]
    for turn in (1, -1):
        arrays = containing(inner[::turn], outer[::turn], ties[::turn])
        assert crowd_of(riverbend_graph, arrays, Words("T")).parent.tolist() == [-1, -1, city, district]


def test_a_circle_of_places_is_cut(riverbend_graph: KnowledgeGraph) -> None:
    ring = containing([0, 1, 2, 3], [1, 2, 0, 0], ["partOf"] * 4)
    crowd = crowd_of(riverbend_graph, ring, Words("T"))
    assert crowd.parent.tolist() == [-1, 2, 0, 0]
    assert crowd.start.tolist() == [0]  # what is no area any more is a link
    assert len(pack(crowd).order) == 4
