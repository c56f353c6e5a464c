"""Shelves: satellites and seats around the middle, none on another."""

from __future__ import annotations

from itertools import combinations

from biokg.views.map.packing import Block, Box
from biokg.views.map.shelving import Satellite, shelve

CELL = (100.0, 80.0)


def block(name: str, width: float, height: float) -> Block:
    return Block(width, height, name=name)


def over(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.width and other.x < one.x + one.width
        and one.y < other.y + other.height and other.y < one.y + one.height
    )  # fmt: skip


def test_nothing_around_nothing() -> None:
    assert shelve((0.0, 0.0), [], 0, CELL, 1.2) == ([], [], Box(0.0, 0.0, 0.0, 0.0))


def test_marks_alone_have_seats_enough() -> None:
    _, seats, _ = shelve((0.0, 0.0), [], 30, CELL, 1.2)
    assert len(set(seats)) >= 30


def test_satellites_and_seats_keep_apart_from_the_middle_and_each_other() -> None:
    moons = [Satellite(f"m{i}", (block(f"m{i}", 90.0 + 60 * i, 150.0), block(f"m{i}", 290.0, 70.0))) for i in range(5)]
    placed, seats, whole = shelve((700.0, 500.0), moons, 25, CELL, 1.2)
    boxes = [box for _, box in placed] + [Box(0.0, 0.0, 700.0, 500.0)]
    assert {b.name for b, _ in placed} == {f"m{i}" for i in range(5)}
    assert not [pair for pair in combinations(boxes, 2) if over(*pair)]
    assert not [(x, y) for x, y in seats for box in boxes if over(box, Box(x - 45, y - 35, 90, 70))]
    assert len(seats) >= 25
    assert all(whole.x <= x <= whole.x + whole.width and whole.y <= y <= whole.y + whole.height for x, y in seats)


def test_a_satellite_stands_on_the_side_of_what_it_leads_to() -> None:
    for point, side in (((0.0, 250.0), "left"), ((700.0, 250.0), "right")):
        moon = Satellite("m", (block("m", 90.0, 150.0),), (point,))
        ((_, box),), _, _ = shelve((700.0, 500.0), [moon], 20, CELL, 1.2)
        assert (box.centre[0] < 350) == (side == "left")
