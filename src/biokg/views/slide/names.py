"""Names on the slide: whole where there is room, never over one another, the better connected first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from .measure import balanced, width_of

__all__ = ["Ground", "Named", "Room", "Spot", "place_names"]

LINE = 1.1
"""Height of a line of a name, in letters."""
_WAYS = ((1, 2), (1, 3), (1.3, 2), (1.3, 3), (1.7, 2), (1, 4), (1.7, 1), (2.2, 2), (2.2, 1), (0.9, 1))
"""How wide (in cells) and in how many lines a name is tried."""
_SIDES = (("middle", 0.0), ("start", 1.5), ("end", 1.6), ("middle", 2.5), ("start", 1.2), ("end", 1.2))
"""Below, right, left, above, below to the right and to the left: how the lines are set, how much worse it is."""
_COLUMN, _ROW = 80.0, 40.0
_PATIENCE = 1500


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """A rectangle that is taken; `id` says by which mark, none by what no name may cover."""

    x: float
    y: float
    width: float
    height: float
    id: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class Spot(Room):
    """A way to write a name beside its mark."""

    lines: tuple[str, ...] = ()
    anchor: str = "middle"
    cost: float = 0.0

    @property
    def is_cut(self) -> bool:
        """Whether the name is not whole."""
        return any(line.endswith("…") for line in self.lines)


@dataclass(frozen=True, slots=True)
class Named:
    """A mark with its name, its middle, and how weighty it is."""

    id: str
    text: str
    x: float
    y: float
    weight: int = 0


class Ground:
    """Rectangles on a coarse grid."""

    def __init__(self) -> None:
        self._cells: dict[tuple[int, int], dict[Room, None]] = defaultdict(dict)

    def _keys(self, room: Room) -> Iterator[tuple[int, int]]:
        for i in range(int(room.x // _COLUMN), int((room.x + room.width) // _COLUMN) + 1):
            for j in range(int(room.y // _ROW), int((room.y + room.height) // _ROW) + 1):
                yield i, j

    def add(self, room: Room) -> None:
        """Take a rectangle."""
        for key in self._keys(room):
            self._cells[key][room] = None

    def remove(self, room: Room) -> None:
        """Give a rectangle free."""
        for key in self._keys(room):
            self._cells[key].pop(room, None)

    def hits(self, room: Room, but: str) -> list[Room]:
        """Return what lies under a rectangle and is not of `but`, each once."""
        found = {
            other: None
            for key in self._keys(room)
            for other in self._cells[key]
            if other.id != but
            and room.x < other.x + other.width
            and other.x < room.x + room.width
            and room.y < other.y + other.height
            and other.y < room.y + room.height
        }
        return list(found)


@dataclass
class _Work:
    """How much longer to search, whether cut names will do, and whose name is being moved."""

    left: int
    cut: bool
    busy: set[str] = field(default_factory=set)


def place_names(marks: Sequence[Named], ground: Ground, frame: Room, cell: float, radius: float, size: float) -> dict[
    str, Spot
]:  # fmt: skip
    """Return a spot for the name of each mark for which there is one; `ground` holds what no name may cover.

    Whole names come first, the weightiest first; one that finds no spot moves others aside, up to three in a row; only
    then is it cut.
    """
    order = sorted(marks, key=lambda mark: (-mark.weight, mark.id))
    spots = {
        mark.id: [s for s in _spots(mark, cell, radius, size) if _inside(s, frame) and not ground.hits(s, mark.id)]
        for mark in order
    }
    taken: dict[str, Spot] = {}

    def put(mark: Named, cut: bool) -> None:
        spot = next((s for s in spots[mark.id] if (cut or not s.is_cut) and not ground.hits(s, mark.id)), None)
        if spot is not None:
            ground.add(spot)
            taken[mark.id] = spot

    for mark in order:
        put(mark, cut=False)
    for mark in [*order, *order]:
        if mark.id not in taken:
            _settle(mark.id, 3, spots, ground, taken, _Work(_PATIENCE, cut=False))
    for mark in order:
        if mark.id not in taken:
            put(mark, cut=True)
        if mark.id not in taken:
            _settle(mark.id, 2, spots, ground, taken, _Work(_PATIENCE, cut=True))
    return taken


def _inside(spot: Room, frame: Room) -> bool:
    return (
        spot.x >= frame.x
        and spot.y >= frame.y
        and spot.x + spot.width <= frame.x + frame.width
        and spot.y + spot.height <= frame.y + frame.height
    )


def _spots(mark: Named, cell: float, radius: float, size: float) -> list[Spot]:
    """Return all the ways to write a name beside its mark, best first."""
    found: dict[tuple[int, tuple[str, ...]], Spot] = {}
    for more, most in _WAYS:
        lines = tuple(balanced(mark.text, cell * more, size, most))
        if not any(lines):
            continue
        width, height = max(width_of(line, size) for line in lines), len(lines) * size * LINE
        is_cut = any(line.endswith("…") for line in lines)
        lefts = (-width / 2, radius + 1, -radius - 1 - width, -width / 2, -radius, radius - width)
        tops = (radius, -height / 2, -height / 2, -radius - height, radius, radius)
        for side, (left, top) in enumerate(zip(lefts, tops, strict=True)):
            anchor, worse = _SIDES[side]
            cost = worse + len(lines) * 0.6 + more * 2 + (100 - sum(map(len, lines)) if is_cut else 0)
            spot = Spot(mark.x + left - 1, mark.y + top, width + 2, height, mark.id, lines, anchor, cost)
            found.setdefault((side, lines), spot)
    return sorted(found.values(), key=lambda spot: spot.cost)


def _settle(
    name: str, depth: int, spots: Mapping[str, Sequence[Spot]], ground: Ground, taken: dict[str, Spot], work: _Work
) -> bool:
    """Give a name a spot; names in its way step aside, and those in their way, `depth` steps deep."""
    for spot in spots[name]:
        work.left -= 1
        if (spot.is_cut and not work.cut) or work.left < 0:
            break
        others = ground.hits(spot, name)
        if len(others) > (2 if depth else 0) or any(o.id in work.busy or o.id not in taken for o in others):
            continue
        before = dict(taken)
        for other in others:
            ground.remove(other)
            del taken[other.id]
        ground.add(spot)
        taken[name] = spot
        work.busy.add(name)
        done = all(_settle(other.id, depth - 1, spots, ground, taken, work) for other in others)
        work.busy.discard(name)
        if done:
            return True
        _restore(before, taken, ground)
    return False


def _restore(before: dict[str, Spot], taken: dict[str, Spot], ground: Ground) -> None:
    """Put all names back where they stood."""
    for name, now in taken.items():
        if before.get(name) is not now:
            ground.remove(now)
    for name, was in before.items():
        if taken.get(name) is not was:
            ground.add(was)
    taken.clear()
    taken.update(before)
