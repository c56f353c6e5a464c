"""Shelves around the main area: smaller areas and bundles stand near what they lead to, single marks take the rest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view

from .packing import Block, Box

__all__ = ["Satellite", "shelve"]

_Point = tuple[float, float]
_Lanes = tuple[int, int, int, int]
_Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
_Ints = np.ndarray[tuple[int, ...], np.dtype[np.int64]]
_Grid = np.ndarray[tuple[int, int], np.dtype[np.bool_]]
LOST = 45.0
"""What a seat lost to a satellite costs, in units of line length."""
AIR = 6.0
"""Free space around a satellite, half on each side."""


@dataclass(frozen=True, slots=True)
class Satellite:
    """A block that stands outside the main area: the shapes it may take and the points it wants to be near."""

    name: str
    shapes: tuple[Block, ...]
    near: tuple[_Point, ...] = ()


@dataclass(frozen=True, slots=True)
class _Shelf:
    """A strip of `across` by `along` cells; `upright` ones run down the sides of the main area."""

    box: Box
    across: int
    along: int
    upright: bool
    first: bool  # left or upper: the main area lies at its far end

    def seat(self, i: int, j: int) -> Box:
        """Return the cell in lane `i`, counted from the main area, at place `j` along it."""
        lane = self.across - 1 - i if self.first else i
        column, row = (lane, j) if self.upright else (j, lane)
        columns, rows = (self.across, self.along) if self.upright else (self.along, self.across)
        wide, tall = self.box.width / columns, self.box.height / rows
        return Box(self.box.x + column * wide, self.box.y + row * tall, wide, tall)

    def span(self, i: int, j: int, lanes: int, places: int) -> Box:
        """Return the box over so many lanes and places from a seat on, without the air around it."""
        one, last = self.seat(i, j), self.seat(i + lanes - 1, j + places - 1)
        x, y = min(one.x, last.x), min(one.y, last.y)
        wide, tall = max(one.x, last.x) + one.width - x, max(one.y, last.y) + one.height - y
        return Box(x + AIR / 2, y + AIR / 2, wide - AIR, tall - AIR)

    def room(self, block: Block) -> tuple[int, int]:
        """Return how many lanes and how many places along the shelf a block takes."""
        cell = self.seat(0, 0)
        columns, rows = ceil((block.width + AIR) / cell.width - 1e-6), ceil((block.height + AIR) / cell.height - 1e-6)
        return (columns, rows) if self.upright else (rows, columns)


def shelve(
    size: _Point, satellites: list[Satellite], count: int, cell: _Point, aspect: float
) -> tuple[list[tuple[Block, Box]], list[_Point], Box]:
    """Return where satellites stand around a box (0, 0, *size), `count` or more free seats, and the whole.

    Of all ways to lay lanes of cells on its four sides, the first that has room for everything is taken, the one that
    needs the smallest page of `aspect` first.
    """
    need = count + max(2, count // 12) if count else 0
    for lanes in _ways(size, cell, aspect):
        shelves = list(_shelves(size, lanes, cell))
        room = sum(shelf.across * shelf.along for shelf in shelves)
        if room < need + len(satellites) or room < need + sum(_least(shelves, moon) for moon in satellites):
            continue
        placed, taken = _settle(shelves, satellites)
        if len(placed) < len(satellites) or room - len(taken) < need:
            continue
        seats = [
            shelf.seat(i, j).centre
            for k, shelf in enumerate(shelves) for i in range(shelf.across) for j in range(shelf.along)
            if (k, i, j) not in taken
        ]  # fmt: skip
        (wide, tall), (left, _, top, _) = _whole(size, lanes, cell), lanes
        return placed, seats, Box(-left * cell[0], -top * cell[1], wide, tall)
    raise AssertionError("lanes never end")


def _whole(size: _Point, lanes: _Lanes, cell: _Point) -> _Point:
    left, right, top, bottom = lanes
    return size[0] + (left + right) * cell[0], size[1] + (top + bottom) * cell[1]


def _ways(size: _Point, cell: _Point, aspect: float) -> Iterator[_Lanes]:
    """Yield numbers of lanes left, right, above and below, those that need the smallest page first, without end."""
    reach = 0
    while True:
        least, reach = reach, max(4, ceil(4 / aspect), reach * 2)  # a narrow page has its lanes above and below
        found = []
        for across in range(2 * reach + 1):
            for down in range(2 * reach + 1):
                if least < max(across, down) / 2 or not least:
                    lanes = across // 2, across - across // 2, down - down // 2, down // 2
                    wide, tall = _whole(size, lanes, cell)
                    found.append((max(wide / aspect, tall) + 0.05 * (wide / aspect + tall), lanes))
        yield from (lanes for _, lanes in sorted(found))


def _shelves(size: _Point, lanes: _Lanes, cell: _Point) -> Iterator[_Shelf]:
    """Yield the strips around the main area: left and right over the whole height, above and below in between."""
    (wide, tall), (left, right, top, bottom) = size, lanes
    upper, height = -top * cell[1], tall + (top + bottom) * cell[1]
    down, across = max(1, int(height / cell[1] + 0.1)), int(wide / cell[0] + 0.1)
    if left:
        yield _Shelf(Box(-left * cell[0], upper, left * cell[0], height), left, down, True, True)
    if right:
        yield _Shelf(Box(wide, upper, right * cell[0], height), right, down, True, False)
    if top and across:
        yield _Shelf(Box(0, upper, wide, top * cell[1]), top, across, False, True)
    if bottom and across:
        yield _Shelf(Box(0, tall, wide, bottom * cell[1]), bottom, across, False, False)


def _least(shelves: list[_Shelf], satellite: Satellite) -> int:
    """Return how many cells a satellite takes at least."""
    rooms = [shelf.room(block) for shelf in shelves for block in satellite.shapes]
    return min(lanes * places for lanes, places in rooms)


def _settle(
    shelves: list[_Shelf], satellites: list[Satellite]
) -> tuple[list[tuple[Block, Box]], set[tuple[int, int, int]]]:
    """Give each satellite, the largest first, the free spot that costs least; stop where one finds none."""
    placed: list[tuple[Block, Box]] = []
    full = [np.zeros((shelf.across, shelf.along), dtype=np.bool_) for shelf in shelves]
    for satellite in sorted(satellites, key=lambda s: (-min(b.width * b.height for b in s.shapes), s.name)):
        spots = list(_spots(shelves, satellite, full))
        if not spots:
            break
        _, k, s, i, j = min(spots)
        block = satellite.shapes[s]
        lanes, places = shelves[k].room(block)
        full[k][i : i + lanes, j : j + places] = True
        placed.append((block, shelves[k].span(i, j, lanes, places)))
    return placed, {(k, int(i), int(j)) for k, grid in enumerate(full) for i, j in np.argwhere(grid)}


def _spots(
    shelves: list[_Shelf], satellite: Satellite, full: list[_Grid]
) -> Iterator[tuple[float, int, int, int, int]]:
    """Yield the cheapest free spot of each shape on each shelf: its cost, shelf, shape, lane and place."""
    near, weight = np.unique(np.array(satellite.near or ((0.0, 0.0),)), axis=0, return_counts=True)
    for k, shelf in enumerate(shelves):
        for s, block in enumerate(satellite.shapes):
            lanes, places = shelf.room(block)
            if lanes > shelf.across or places > shelf.along:
                continue
            taken = sliding_window_view(full[k], (lanes, places)).any(axis=(2, 3))
            cost = np.full(taken.shape, LOST * lanes * places)
            if satellite.near:
                cost += _way(shelf, taken.shape, (lanes, places), near, weight)
            cost[taken] = np.inf
            i, j = divmod(int(cost.argmin()), taken.shape[1])
            if cost[i, j] < np.inf:
                yield float(cost[i, j]), k, s, i, j


def _way(shelf: _Shelf, spots: tuple[int, ...], room: tuple[int, int], near: _Floats, weight: _Ints) -> _Floats:
    """Return how far it is on the average from each spot of a shelf to the points that a satellite leads to."""
    first, lane, place = (shelf.span(i, j, *room).centre for i, j in ((0, 0), (1, 0), (0, 1)))
    steps = np.indices(spots).reshape(2, -1).T
    apart = np.array([[lane[0] - first[0], lane[1] - first[1]], [place[0] - first[0], place[1] - first[1]]])
    middles = np.array(first) + steps @ apart
    ways = np.hypot(*(middles[:, None, :] - near[None, :, :]).transpose(2, 0, 1))
    found: _Floats = (ways @ weight / weight.sum()).reshape(spots)
    return found
