"""Pack boxes into a box: rows of areas, a grid of marks, a strip of numbers, in the shape that wastes least."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil

__all__ = ["GAP", "HEAD", "Block", "Box", "pack", "slots_around"]

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


def pack(
    inner: list[Block],
    *,
    columns: int,
    cell: tuple[float, float],
    aspect: float,
    numbers: int = 0,
    number: tuple[float, float] = (0.0, 0.0),
    framed: bool = False,
    least: float = 0.0,
) -> Block:
    """Return the block that holds `inner` and `columns` cells in the smallest box near `aspect` (width to height).

    With `framed`, room is left for a title and a rim; `numbers` texts of size `number` go under the title, and the block is at
    least `least` wide inside, for the title's sake.
    """
    count = columns
    inner = sorted(inner, key=lambda b: (-b.height, -b.width, b.name))
    tries = range(1, min(count, 12) + 1) if count else range(1)
    best: Block | None = None
    for across in tries:
        down = ceil(count / across) if across else 0
        grid = Block(across * cell[0], down * cell[1]) if count else None
        pieces = ([grid] if grid else []) + inner
        for limit in _limits(pieces):
            block = _shelve(pieces, limit, grid, (across, count), cell, numbers, number, framed, least)
            if best is None or _waste(block, aspect) < _waste(best, aspect) - 1e-9:
                best = block
    return best or Block(0.0, 0.0)


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


def _shelve(
    pieces: list[Block],
    limit: float,
    grid: Block | None,
    cells: tuple[int, int],
    cell: tuple[float, float],
    numbers: int,
    number: tuple[float, float],
    framed: bool,
    least: float,
) -> Block:
    """Lay `pieces` out in rows no wider than `limit`; what is low enough stacks under its neighbour."""
    rim, head = (GAP, HEAD) if framed else (0.0, 0.0)
    rows = _rows(sorted(pieces, key=lambda p: -p.height), limit)
    inside = max([sum(c.width + GAP for c in row) - GAP for row in rows] + [number[0] * min(numbers, 2), least])
    y = head
    block = Block(inside + 2 * rim, 0.0)
    if numbers:
        across = min(numbers, max(1, int(inside // number[0])))
        block.number_box = Box(rim, y, inside, ceil(numbers / across) * number[1])
        y += block.number_box.height + GAP / 2
    for row in rows:
        x, tall = rim, row[0].height
        spare = (inside - sum(c.width + GAP for c in row) + GAP) / len(row)
        for column in row:
            slack = (tall - column.height) / len(column.pieces)
            top = y
            for piece in column.pieces:
                if piece is grid:
                    block.cells = _cells(x, top, column.width + spare, piece.height + slack, cells, cell)
                else:
                    left = x + (column.width + spare - piece.width) / 2
                    block.blocks.append((piece, Box(left, top + slack / 2, piece.width, piece.height)))
                top += piece.height + slack + GAP
            x += column.width + spare + GAP
        y += tall + GAP
    block.height = y - GAP + rim if rows else y + rim
    return block


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


def _cells(
    x: float, y: float, width: float, height: float, cells: tuple[int, int], cell: tuple[float, float]
) -> list[tuple[float, float]]:
    """Return the centres of `cells` = (across, count) spread evenly over a box."""
    across, count = cells
    down = ceil(count / across)
    wide, tall = max(cell[0], width / across), max(cell[1], height / down)
    return [(x + (i % across + 0.5) * wide, y + (i // across + 0.5) * tall) for i in range(count)]


def slots_around(
    width: float, height: float, count: int, cell: tuple[float, float], aspect: float
) -> tuple[list[tuple[float, float]], tuple[float, float]]:
    """Return at least `count` free cell centres around the box (0, 0, width, height), and the size of the whole.

    Rings of cells are added on the side that brings the whole nearest to `aspect`, until a quarter of the cells stays free.
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
