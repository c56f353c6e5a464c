"""Pack boxes into a box: rows of areas, a grid of marks, a strip of numbers, in the shape that wastes least."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil

__all__ = ["GAP", "HEAD", "Block", "Box", "Frame", "pack", "slots_around"]

GAP = 10.0
HEAD = 30.0
"""Height of an area's title."""


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


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the pieces of an area: a title at least `title` wide, `numbers` texts of size `number`."""

    title: float = 0.0
    numbers: int = 0
    number: tuple[float, float] = (0.0, 0.0)


def pack(
    inner: list[Block], leaves: int, cell: tuple[float, float], aspect: float, frame: Frame | None = None
) -> Block:
    """Return the block that holds `inner` and `leaves` cells in the smallest box near `aspect` (width to height).

    A `frame` leaves room for the title and the numbers, and for a rim; without one the block is bare.
    """
    inner = sorted(inner, key=lambda b: (-b.height, -b.width, b.name))
    best: Block | None = None
    for across in range(1, min(leaves, 12) + 1) if leaves else (0,):
        grid = _grid(leaves, across, cell) if leaves else None
        pieces = ([grid] if grid else []) + inner
        for limit in _limits(pieces):
            block = _shelve(pieces, limit, grid, frame)
            if best is None or _waste(block, aspect) < _waste(best, aspect) - 1e-9:
                best = block
    return best or Block(0.0, 0.0)


def _grid(count: int, across: int, cell: tuple[float, float]) -> Block:
    """Return a block of `count` cells, `across` in a row."""
    down = ceil(count / across)
    wide, tall = cell
    cells = [((i % across + 0.5) * wide, (i // across + 0.5) * tall) for i in range(count)]
    return Block(across * wide, down * tall, cells)


def _limits(pieces: list[Block]) -> list[float]:
    """Return the row widths worth trying: those at which some run of pieces just fits."""
    sums = {0.0}
    for start in range(len(pieces)):
        width = 0.0
        for piece in pieces[start : start + 12]:
            width += piece.width + GAP
            sums.add(width)
    widest = max((p.width + GAP for p in pieces), default=0.0)
    return sorted(s for s in sums if s >= widest) or [widest]


def _waste(block: Block, aspect: float) -> float:
    """Return how large the page must be to hold the block."""
    return max(block.width / aspect, block.height) + 0.05 * (block.width / aspect + block.height)


def _shelve(pieces: list[Block], limit: float, grid: Block | None, frame: Frame | None) -> Block:
    """Lay `pieces` out in rows no wider than `limit`; what is low enough stacks under its neighbour."""
    rows = _rows(sorted(pieces, key=lambda p: -p.height), limit)
    rim, y, least = 0.0, 0.0, 0.0
    if frame:
        rim, y, least = GAP, HEAD, max(frame.title, frame.number[0] * min(frame.numbers, 2))
    inside = max([sum(c.width + GAP for c in row) - GAP for row in rows] + [least])
    block = Block(inside + 2 * rim, 0.0)
    if frame and frame.numbers:
        across = min(frame.numbers, max(1, int(inside // frame.number[0])))
        block.number_box = Box(rim, y, inside, ceil(frame.numbers / across) * frame.number[1])
        y += block.number_box.height + GAP / 2
    for row in rows:
        _fill(block, row, Box(rim, y, inside, row[0].height), grid)
        y += row[0].height + GAP
    block.height = y - GAP + rim if rows else y + rim
    return block


def _fill(block: Block, row: list[_Column], room: Box, grid: Block | None) -> None:
    """Put the pieces of a row into `block`, what is left of the room shared between them."""
    x = room.x
    spare = (room.width - sum(c.width + GAP for c in row) + GAP) / len(row)
    for column in row:
        wide, slack, top = column.width + spare, (room.height - column.height) / len(column.pieces), room.y
        for piece in column.pieces:
            if piece is grid:
                across, down = wide / piece.width, (piece.height + slack) / piece.height
                block.cells = [(x + cx * across, top + cy * down) for cx, cy in piece.cells]
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


def _rows(pieces: list[Block], limit: float) -> list[list[_Column]]:
    """Return rows of columns; the first column of a row sets its height."""
    rows: list[list[_Column]] = []
    for piece in pieces:
        if not (rows and (_stack(rows[-1], piece, limit) or _append(rows[-1], piece, limit))):
            rows.append([_Column(piece.width, piece.height, [piece])])
    return rows


def _stack(row: list[_Column], piece: Block, limit: float) -> bool:
    """Put `piece` under another where the row stays as high and within the limit."""
    room = limit - sum(c.width + GAP for c in row)
    for column in row[1:]:
        wider = max(0.0, piece.width - column.width)
        if column.height + GAP + piece.height <= row[0].height and wider <= room:
            column.pieces.append(piece)
            column.width += wider
            column.height += GAP + piece.height
            return True
    return False


def _append(row: list[_Column], piece: Block, limit: float) -> bool:
    """Start a new column at the end of the row where it fits."""
    if sum(c.width + GAP for c in row) + piece.width + GAP > limit:
        return False
    row.append(_Column(piece.width, piece.height, [piece]))
    return True


def slots_around(
    width: float, height: float, count: int, cell: tuple[float, float], aspect: float
) -> tuple[list[tuple[float, float]], tuple[float, float]]:
    """Return at least `count` free cell centres around the box (0, 0, width, height), and the size of the whole.

    Rings of cells are added on the side that brings the whole nearest to `aspect`, until a fifth of the cells is free.
    """
    need = count + max(2, count // 4) if count else 0
    margin = GAP * 1.5 if width and count else 0.0
    left = right = top = bottom = 0
    slots: list[tuple[float, float]] = []
    while len(slots) < need:
        wide, tall = width + (left + right) * cell[0], height + (top + bottom) * cell[1]
        if wide / aspect <= tall:
            left, right = (left + 1, right) if left <= right else (left, right + 1)
        else:
            top, bottom = (top, bottom + 1) if bottom <= top else (top + 1, bottom)
        slots = _ring(width, height, (left, right, top, bottom), cell, margin)
    whole = (
        width + (left + right) * cell[0] + 2 * margin,
        height + (top + bottom) * cell[1] + 2 * margin,
    )
    return slots, whole


def _ring(
    width: float, height: float, rings: tuple[int, int, int, int], cell: tuple[float, float], margin: float
) -> list[tuple[float, float]]:
    """Return the cell centres of so many columns left and right and rows above and below a box."""
    left, right, top, bottom = rings
    upper, lower = -margin * bool(top) - top * cell[1], height + margin * bool(bottom) + bottom * cell[1]
    down = max(1, int((lower - upper) // cell[1]))
    pitch = (lower - upper) / down
    found = []
    for column in range(left + right):
        x = -margin - (column + 0.5) * cell[0] if column < left else width + margin + (column - left + 0.5) * cell[0]
        shift = 0.25 * pitch if column % 2 else -0.25 * pitch  # staggered, so that lines along a row miss the marks
        found += [(x, upper + (row + 0.5) * pitch + shift * (down > 1)) for row in range(down)]
    across = int(max(width, 0.0) // cell[0])
    for row in range(top + bottom if across else 0):
        y = -margin - (row + 0.5) * cell[1] if row < top else height + margin + (row - top + 0.5) * cell[1]
        wide = width / across
        found += [((i + 0.5) * wide, y) for i in range(across)]
    return found
