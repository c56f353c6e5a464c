"""Pack boxes into a box: rows of areas, a grid of marks, a strip of numbers, in the shape that wastes least."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil, inf, sqrt
from typing import TypeVar

__all__ = ["GAP", "HEAD", "Block", "Box", "Frame", "pack", "shapes", "tightest", "worthwhile"]

GAP = 10.0
HEAD = 30.0
"""Height of an area's title."""
LIMITS = 40
"""How many widths of a row are tried at most; of many pieces fewer, for each way to lay them takes longer."""
OVER = 36.0
"""How much of a cell lies above its middle, at least."""


@dataclass(frozen=True, slots=True)
class Box:
    """A box by its top left corner."""

    x: float
    y: float
    width: float
    height: float

    @property
    def centre(self) -> tuple[float, float]:
        """The middle of the box."""
        return self.x + self.width / 2, self.y + self.height / 2

    def rim(self, x: float, y: float) -> tuple[float, float]:
        """Return where a line from (`x`, `y`), outside, should meet the box: between the nearest and the central way.

        >>> Box(0, 0, 10, 10).rim(5, -20)
        (5.0, 0.0)
        """
        cx, cy = self.centre
        near = min(max(x, self.x), self.x + self.width), min(max(y, self.y), self.y + self.height)
        dx, dy = x - cx, y - cy
        if not dx and not dy:
            return near
        t = min(self.width / 2 / abs(dx) if dx else 1e9, self.height / 2 / abs(dy) if dy else 1e9)
        px, py = cx + dx * t, cy + dy * t
        mixed = near[0] * 0.7 + px * 0.3, near[1] * 0.7 + py * 0.3
        if abs(dy) * self.width >= abs(dx) * self.height:  # keep it on the side that the centre's line leaves by
            return mixed[0], py
        return px, mixed[1]

    def shifted(self, x: float, y: float) -> Box:
        """Return the box moved by (`x`, `y`)."""
        return Box(self.x + x, self.y + y, self.width, self.height)


@dataclass(slots=True)
class Block:
    """A packed area: its size, and within it the centres of cells, the inner blocks and the room for numbers."""

    width: float
    height: float
    cells: list[tuple[float, float]] = field(default_factory=list)
    blocks: list[tuple[Block, Box]] = field(default_factory=list)
    number_box: Box | None = None
    name: str = ""
    leaves: list[str] = field(default_factory=list)

    def stretched(self, box: Box) -> Block:
        """Return the block as large as `box`, its cells spread below the title; inner blocks stay as they are."""
        if self.blocks or self.number_box or not self.cells:
            return self
        top = min(y for _, y in self.cells) - OVER
        across, down = box.width / self.width, (box.height - top) / (self.height - top)
        cells = [(x * across, top + (y - top) * down) for x, y in self.cells]
        return Block(box.width, box.height, cells, name=self.name, leaves=self.leaves)


_Sized = TypeVar("_Sized", "Block", "Plan")


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the pieces of an area: a title at least `title` wide, `numbers` texts of size `number`."""

    title: float = 0.0
    numbers: int = 0
    number: tuple[float, float] = (0.0, 0.0)
    head: float = HEAD
    rim: float = GAP


def pack(
    inner: list[Block], leaves: int, cell: tuple[float, float], aspect: float, frame: Frame | None = None
) -> Block:
    """Return the block that holds `inner` and `leaves` cells in the smallest box near `aspect` (width to height).

    A `frame` leaves room for the title and the numbers, and for a rim; without one the block is bare.
    """
    plan = tightest(shapes(inner, leaves, cell, [frame or Frame(head=0.0, rim=0.0)]), aspect)
    return plan.block() if plan else Block(0.0, 0.0)


def tightest(blocks: Iterable[_Sized], aspect: float) -> _Sized | None:
    """Return the block or plan that needs the smallest page of `aspect`, the first of equals; None of none."""
    return min(blocks, key=lambda block: round(_waste(block, aspect), 6), default=None)


def worthwhile(plans: Iterable[Plan]) -> list[Block]:
    """Return the blocks of the plans that no other beats in both width and height, narrowest first."""
    kept: list[Plan] = []
    for plan in sorted(plans, key=lambda p: (p.width, p.height)):
        if not kept or plan.height < kept[-1].height - 1e-9:
            kept.append(plan)
    return [plan.block() for plan in kept]


def shapes(inner: list[Block], leaves: int, cell: tuple[float, float], frames: list[Frame]) -> Iterator[Plan]:
    """Yield plans of different shapes that hold `inner` and `leaves` cells, in each of the frames of an area."""
    inner = sorted(inner, key=lambda b: (-b.height, -b.width, b.name))
    laid = list(_laid(inner, [_grid(leaves, n, cell) if leaves else None for n in _columns(leaves)], frames[0].numbers))
    yield from (_shelve(rows, grid, frame, columns) for frame in frames for rows, grid, columns in laid)


def _laid(inner: list[Block], grids: list[Block | None], most: int) -> Iterator[tuple[list[_Row], Block | None, int]]:
    """Yield rows worth trying for each grid, and in how many columns the numbers stand beside it; 0: it is in a row."""
    alone = _rows(inner) if most else []
    for grid in grids:
        yield from ((rows, grid, 0) for rows in _rows(([grid] if grid else []) + inner))
        yield from ((rows, grid, n) for n in range(1, min(most, 3) + 1 if grid else 1) for rows in alone)


def _columns(leaves: int) -> Sequence[int]:
    """Return how many cells in a row are worth trying: of many cells, only what comes near a square."""
    if leaves <= 144:
        return range(1, min(leaves, 12) + 1) if leaves else (0,)
    return sorted({ceil(sqrt(leaves * shape)) for shape in (0.25, 0.5, 0.75, 1.0, 1.5, 2.0, 4.0)})


def _grid(count: int, across: int, cell: tuple[float, float]) -> Block:
    """Return a block of `count` cells, `across` in a row."""
    down = ceil(count / across)
    wide, tall = cell
    cells = [((i % across + 0.5) * wide, (i // across + 0.5) * tall) for i in range(count)]
    return Block(across * wide, down * tall, cells)


def _limits(pieces: list[Block]) -> list[float]:
    """Return the row widths worth trying: those at which some run of pieces just fits."""
    sums = {0.0}
    for start in range(min(len(pieces), LIMITS)):
        width = 0.0
        for piece in pieces[start : start + max(12, ceil(2 * sqrt(len(pieces))))]:
            width += piece.width + GAP
            sums.add(width)
    widest = max((p.width + GAP for p in pieces), default=0.0)
    wide = sorted(s for s in sums if s >= widest) or [widest]
    most = max(8, min(LIMITS, 800 // len(pieces))) if pieces else 1
    return [wide[i * len(wide) // most] for i in range(most)] if len(wide) > most else wide


def _waste(block: Block | Plan, aspect: float) -> float:
    """Return how large the page must be to hold the block."""
    return max(block.width / aspect, block.height) + 0.05 * (block.width / aspect + block.height)


def _shelve(rows: list[_Row], grid: Block | None, frame: Frame, columns: int) -> Plan:
    """Put rows of pieces into a frame.

    With `columns`, the numbers stand in so many of them above the rows, and `grid`, in no row then, beside.
    """
    wide, tall = frame.number
    least = columns * wide + GAP + grid.width if columns and grid else wide * min(frame.numbers, 2)
    inside = max([row.width - GAP for row in rows] + [frame.title, least])
    rim, beside = frame.rim, None
    numbers: Box | None
    if columns and grid:
        numbers = Box(rim, frame.head, columns * wide, ceil(frame.numbers / columns) * tall)
        high, left = max(numbers.height, grid.height), rim + numbers.width + GAP
        beside, top = Box(left, frame.head, inside + rim - left, high), frame.head + high + GAP
    else:
        numbers, top = _number_row(inside, frame)
    end = top
    for row in rows:
        end += row.columns[0].height + GAP
    height = end - GAP + rim if rows or columns else end + rim
    return Plan(inside + 2 * rim, height, rows, grid, Box(rim, top, inside, 0.0), numbers, beside)


def _number_row(inside: float, frame: Frame) -> tuple[Box | None, float]:
    """Give the numbers a row of their own, beside the title where both fit; return it and where the next row begins."""
    wide, tall = frame.number
    if not frame.numbers:
        return None, frame.head
    if frame.title + frame.numbers * wide <= inside:
        return Box(frame.rim + frame.title, 2.0, inside - frame.title, tall), max(frame.head, tall + 2.0)
    across = min(frame.numbers, max(1, int(inside // wide)))
    box = Box(frame.rim, frame.head, inside, ceil(frame.numbers / across) * tall)
    return box, frame.head + box.height + GAP / 2


def _spread(grid: Block, room: Box) -> list[tuple[float, float]]:
    """Return the cells of a grid, spread over `room`."""
    across, down = room.width / grid.width, room.height / grid.height
    return [(room.x + x * across, room.y + y * down) for x, y in grid.cells]


def _fill(block: Block, row: _Row, room: Box, grid: Block | None) -> None:
    """Put the pieces of a row into `block`, what is left of the room shared between them."""
    x = room.x
    spare = (room.width - row.width + GAP) / len(row.columns)
    for column in row.columns:
        wide, slack, top = column.width + spare, (room.height - column.height) / len(column.pieces), room.y
        for piece in column.pieces:
            if piece is grid:
                block.cells = _spread(piece, Box(x, top, wide, piece.height + slack))
            else:
                left = x + (wide - piece.width) / 2
                block.blocks.append((piece, Box(left, top + slack / 2, piece.width, piece.height)))
            top += piece.height + slack + GAP
        x += wide + GAP


@dataclass(slots=True)
class _Column:
    """Pieces one above another within a row."""

    width: float
    height: float
    pieces: list[Block]


@dataclass(slots=True)
class _Row:
    """Columns side by side, the first of which sets the height; `width` has a gap after each."""

    columns: list[_Column]
    width: float
    lowest: float = inf  # of the columns after the first

    def takes(self, piece: Block, limit: float) -> bool:
        """Put `piece` under another where the row stays as high, else at its end, where the limit allows; tell."""
        room, high = limit - self.width, self.columns[0].height - GAP - piece.height
        for column in self.columns[1:] if self.lowest <= high else ():
            if column.height <= high and piece.width - column.width <= room:
                wider = max(0.0, piece.width - column.width)
                column.pieces.append(piece)
                column.width += wider
                column.height += GAP + piece.height
                self.width += wider
                self.lowest = min(column.height for column in self.columns[1:])
                return True
        if piece.width + GAP > room:
            return False
        self.columns.append(_Column(piece.width, piece.height, [piece]))
        self.width += piece.width + GAP
        self.lowest = min(self.lowest, piece.height)
        return True


@dataclass(slots=True)
class Plan:
    """How pieces would lie, and how large that is; filled only where it is used, for most plans are not."""

    width: float
    height: float
    rows: list[_Row]
    grid: Block | None
    inside: Box  # where the rows begin, and how wide they are
    numbers: Box | None
    beside: Box | None  # the room of the grid beside the numbers

    def block(self) -> Block:
        """Return the block that is planned."""
        block = Block(self.width, self.height, number_box=self.numbers)
        if self.beside and self.grid:
            block.cells = _spread(self.grid, self.beside)
        y = self.inside.y
        for row in self.rows:
            high = row.columns[0].height
            _fill(block, row, Box(self.inside.x, y, self.inside.width, high), self.grid)
            y += high + GAP
        return block


def _rows(pieces: list[Block]) -> list[list[_Row]]:
    """Return the pieces in rows of each width worth trying; what is low enough stacks under its neighbour."""
    tries: list[list[_Row]] = []
    for limit in _limits(pieces):
        rows: list[_Row] = []
        for piece in sorted(pieces, key=lambda p: -p.height):
            if not rows or not rows[-1].takes(piece, limit):
                rows.append(_Row([_Column(piece.width, piece.height, [piece])], piece.width + GAP))
        tries.append(rows)
    return tries
