"""Where things stand: apart, inside what holds them, always the same."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest

from biokg.views.map.layout import Layout, drawn_nodes, place
from biokg.views.map.packing import Box
from biokg.views.map.picture import Edge, Node, Picture, Words

from .sample import sample


@pytest.fixture(scope="module")
def layout() -> Layout:
    return place(sample())


def holds(box: Box, x: float, y: float) -> bool:
    return box.x <= x <= box.x + box.width and box.y <= y <= box.y + box.height


def within(inner: Box, outer: Box) -> bool:
    return holds(outer, inner.x, inner.y) and holds(outer, inner.x + inner.width, inner.y + inner.height)


def apart(one: Box, other: Box) -> bool:
    return (
        one.x + one.width <= other.x
        or other.x + other.width <= one.x
        or one.y + one.height <= other.y
        or other.y + other.height <= one.y
    )


def test_every_drawn_thing_has_one_place(layout: Layout) -> None:
    drawn = {n.id for n in drawn_nodes(sample())}
    assert layout.points.keys() | layout.areas.keys() == drawn
    assert not layout.points.keys() & layout.areas.keys()


def test_no_two_marks_touch(layout: Layout) -> None:
    near = [
        (a, b)
        for (a, (ax, ay)), (b, (bx, by)) in combinations(layout.points.items(), 2)
        if abs(ax - bx) < 60 and abs(ay - by) < 30
    ]
    assert near == []


def test_a_mark_lies_in_the_areas_that_hold_it_and_in_no_other(layout: Layout) -> None:
    parents = {n.id: n.parent for n in sample().nodes}
    for name, (x, y) in layout.points.items():
        held: set[str] = set()
        up = parents[name]
        while up:
            held.add(up)
            up = parents[up]
        assert {area for area, a in layout.areas.items() if holds(a.box, x, y)} == held, name


def test_areas_nest_and_never_cross(layout: Layout) -> None:
    for one, other in combinations(layout.areas.values(), 2):
        assert within(one.box, other.box) or within(other.box, one.box) or apart(one.box, other.box)


def test_bundles_hold_their_members_and_keep_apart_from_the_rest(layout: Layout) -> None:
    assert len(layout.bundles) >= 3
    for bundle, box in layout.bundles.values():
        held = {name for name, (x, y) in layout.points.items() if holds(box, x, y)}
        assert held == set(bundle.members)
        for area in layout.areas.values():
            assert within(box, area.box) or apart(box, area.box)


def test_everything_lies_on_the_page(layout: Layout) -> None:
    assert all(holds(layout.whole, x, y) for x, y in layout.points.values())
    assert all(within(area.box, layout.whole) for area in layout.areas.values())


def test_numbers_have_room_in_their_area(layout: Layout) -> None:
    zlsp = layout.areas["zlsp"]
    assert zlsp.numbers is not None
    assert within(zlsp.numbers, zlsp.box)
    assert layout.areas["fsc"].numbers is None


def test_the_same_picture_gives_the_same_places(layout: Layout) -> None:
    again = place(sample())
    assert (again.points, again.areas) == (layout.points, layout.areas)


def test_the_order_of_nodes_does_not_matter(layout: Layout) -> None:
    picture = sample()
    assert place(replace(picture, nodes=picture.nodes[::-1])).points == layout.points


def test_an_empty_picture() -> None:
    assert place(Picture(Words("none"))).points == {}


def test_one_thing_alone_is_drawn() -> None:
    assert list(place(Picture(Words("one"), (Node("a", "Drug", Words("A")),))).points) == ["a"]


def test_a_circle_of_places_is_cut() -> None:
    a, b = Node("a", "Place", Words("A"), parent="b"), Node("b", "Place", Words("B"), parent="a")
    layout = place(Picture(Words("circle"), (a, b)))
    assert layout.points.keys() | layout.areas.keys() == {"a", "b"}


def test_a_thing_in_itself_is_a_mark() -> None:
    assert list(place(Picture(Words("self"), (Node("a", "Place", Words("A"), parent="a"),))).points) == ["a"]


def crowd(parks: int, members: int, loose: int) -> Picture:
    """Return parks with zones and companies in them, and companies outside that are tied to them."""
    nodes = [Node("city", "AdministrativeArea", Words("City"))]
    for park in range(parks):
        nodes.append(Node(f"p{park}", "IndustryPark", Words(f"Park {park}"), parent="city"))
        nodes += [Node(f"p{park}z{i}", "ParkZone", Words(f"Zone {i}"), parent=f"p{park}") for i in range(3)]
        nodes += [Node(f"p{park}c{i}", "Company", Words(f"Company {i}"), parent=f"p{park}") for i in range(members)]
    nodes += [Node(f"c{i}", "Company", Words(f"Loose {i}")) for i in range(loose)]
    edges = [Edge(f"e{i}", f"c{i}", f"p{i * 7 % parks}c{i % members}", "tie", Words("tied to")) for i in range(loose)]
    return Picture(Words("crowd"), tuple(nodes), tuple(edges))


def test_in_a_crowd_too_nothing_overlaps() -> None:
    picture = crowd(parks=15, members=11, loose=150)
    layout = place(picture)
    cells = sorted((round(x / 60), round(y / 30)) for x, y in layout.points.values())
    assert len(layout.points) == 15 * 14 + 150
    assert len(set(cells)) == len(cells)
    for one, other in combinations(layout.areas.values(), 2):
        assert within(one.box, other.box) or within(other.box, one.box) or apart(one.box, other.box)
    for node in picture.nodes:
        if node.parent and node.id in layout.points:
            assert holds(layout.areas[node.parent].box, *layout.points[node.id])
    assert place(picture).points == layout.points
