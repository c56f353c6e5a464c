"""Who sits where: marks change seats until linked ones are near each other and lines run free of other marks."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from math import exp, hypot
from random import Random

import numpy as np

from .packing import Box

__all__ = ["Seating", "seat"]

SEED = 20251001
CLEAR = 26.0
"""How far a line should stay from a mark that it does not end at."""
BLOCKED = 160.0
"""What a line through a mark costs, in units of line length."""
SEEN = 300
"""How many marks there may be for it to matter which lines run through others: of more, none can be followed."""
DRAWN = 12
"""Of so many random seats that one is tried, where there are many, that is nearest to something linked."""
HEAT = 300.0
"""How much longer a line may get at first, for the sake of getting shorter later."""
_Point = tuple[float, float]


@dataclass(slots=True)
class Seating:
    """Groups of marks, each with the seats that its members may take."""

    groups: list[tuple[list[str], list[_Point]]] = field(default_factory=list)

    def add_group(self, members: list[str], seats: list[_Point]) -> None:
        """Add `members`, who take the first of `seats` until something better is found."""
        if members:
            self.groups.append((members, seats))


def seat(seating: Seating, links: list[tuple[str, str]], boxes: dict[str, Box]) -> dict[str, _Point]:
    """Return the seat of each member: first short lines (annealing), then clear ones (descent)."""
    table = _Table(seating, links, boxes)
    table.gather()
    table.anneal()
    table.clear_lines()
    return {name: table.where[name] for group, _ in seating.groups for name in group}


class _Table:
    """The state of the search: seats, who sits on them, and the links of each."""

    def __init__(self, seating: Seating, links: list[tuple[str, str]], boxes: dict[str, Box]) -> None:
        self.random = Random(SEED)
        self.boxes = boxes
        self.groups = [
            (seats, [*members, *([None] * (len(seats) - len(members)))]) for members, seats in seating.groups
        ]
        self.where: dict[str, _Point] = {}
        self.place: dict[str, tuple[int, int]] = {}
        self.links: dict[str, list[str]] = defaultdict(list)
        for g, (seats, taken) in enumerate(self.groups):
            for i, name in enumerate(taken):
                if name is not None:
                    self.place[name], self.where[name] = (g, i), seats[i]
        for a, b in sorted(set(links)):
            if a != b and (a in self.where or b in self.where) and self._known(a) and self._known(b):
                self.links[a].append(b)
                self.links[b].append(a)
        self._rims: dict[tuple[float, float, str], _Point] = {}
        self.marks = {n: [o for o in ends if o in self.where] for n, ends in self.links.items() if n in self.where}
        self.lines = {
            n: [o for o in ends if o not in self.where or o > n] for n, ends in self.links.items() if n in self.where
        }
        self.areas = {name: [o for o in self.links[name] if o not in self.where] for name in self.marks}
        self._fixed: dict[tuple[str, int], float] = {}
        self.movable = sorted(n for n, (g, _) in self.place.items() if len(self.groups[g][0]) > 1 and self.links[n])

    def _known(self, name: str) -> bool:
        return name in self.where or name in self.boxes

    def _gap(self, x: float, y: float, other: str) -> float:
        """Return the length of a line from (x, y) to the rim of an area."""
        box = self.boxes[other]
        dx = max(box.x - x, 0.0, x - box.x - box.width)
        dy = max(box.y - y, 0.0, y - box.y - box.height)
        return hypot(dx, dy) + 0.12 * hypot(x - box.x - box.width / 2, y - box.y - box.height / 2)

    def _to_boxes(self, name: str) -> float:
        """Return how far it is from where a mark sits to the areas it is linked to."""
        key = name, self.place[name][1]
        if key not in self._fixed:
            x, y = self.where[name]
            self._fixed[key] = sum(self._gap(x, y, area) for area in self.areas[name])
        return self._fixed[key]

    def _cost(self, name: str | None) -> float:
        if name is None or name not in self.marks:
            return 0.0
        where = self.where
        x, y = where[name]
        cost = self._to_boxes(name)
        for other in self.marks[name]:
            ox, oy = where[other]
            cost += hypot(x - ox, y - oy)
        return cost

    def _swap(self, name: str, index: int) -> None:
        """Let `name` take seat `index` of its group; whoever sat there takes the other."""
        g, old = self.place[name]
        seats, taken = self.groups[g]
        other = taken[index]
        taken[old], taken[index] = other, name
        self.place[name], self.where[name] = (g, index), seats[index]
        if other is not None:
            self.place[other], self.where[other] = (g, old), seats[old]

    def _try(self, name: str, index: int, heat: float, blocked: bool) -> None:
        """Take the seat where it costs less, or a little more while it is hot."""
        g, old = self.place[name]
        other = self.groups[g][1][index]
        if other == name:
            return
        length = self._cost(name) + self._cost(other)
        self._swap(name, index)
        more = self._cost(name) + self._cost(other) - length
        if blocked and more < 2 * BLOCKED:  # what is much longer is not worth a closer look
            more += self._blocks(name, other)
            self._swap(name, old)
            more -= self._blocks(name, other)
            self._swap(name, index)
        if more > 0 and (heat <= 0 or self.random.random() >= exp(-more / heat)):
            self._swap(name, old)

    def gather(self) -> None:
        """Start near what each is linked to: marks drift to the middle of their links, then take near seats."""
        spot = dict(self.where) | {area: box.centre for area, box in self.boxes.items()}
        drifting = [(name, self.links[name]) for name in self.movable]
        for _ in range(40):
            for name, near in drifting:
                x = y = 0.0
                for other in near:
                    at = spot[other]
                    x += at[0]
                    y += at[1]
                spot[name] = x / len(near), y / len(near)
        seats = [np.array(all_) for all_, _ in self.groups]  # one that is taken lies at no distance from anything
        for name in sorted(self.movable, key=lambda n: (-len(self.links[n]), n)):
            g, _ = self.place[name]
            nearest = int(((seats[g] - spot[name]) ** 2).sum(axis=1).argmin())
            self._swap(name, nearest)
            seats[g][nearest] = np.inf

    def anneal(self) -> None:
        """Shorten the lines: many random swaps, ever fewer for the worse; of many marks, to seats near their links."""
        many = len(self.where) > SEEN
        rounds, heat = (8_000, HEAT / 5) if many else (min(20_000, 200 * len(self.movable)), HEAT)
        for i in range(rounds if self.movable else 0):
            name = self.movable[int(self.random.random() * len(self.movable))]
            seats = self.groups[self.place[name][0]][0]
            index = self._near(name, seats) if many else int(self.random.random() * len(seats))
            self._try(name, index, heat * (1 - i / rounds) ** 3 + 0.01, blocked=False)

    def _near(self, name: str, seats: list[_Point]) -> int:
        """Return the one of some random seats that is nearest to something that a mark is linked to."""
        links = self.links[name]
        far = links[int(self.random.random() * len(links))]
        x, y = self.where[far] if far in self.where else self.boxes[far].centre
        drawn = [int(self.random.random() * len(seats)) for _ in range(DRAWN)]
        return min(drawn, key=lambda i: (seats[i][0] - x) ** 2 + (seats[i][1] - y) ** 2)

    def clear_lines(self) -> None:
        """Move marks out of the way of lines, where the map is small enough for that to be seen."""
        if len(self.where) > SEEN:
            return
        for _ in range(12 * len(self.movable)):
            name = self.movable[int(self.random.random() * len(self.movable))]
            index = int(self.random.random() * len(self.groups[self.place[name][0]][0]))
            self._try(name, index, 0.0, blocked=True)

    def _blocks(self, name: str, other: str | None) -> float:
        """Return what the lines through other marks cost, as far as these two have a part in it."""
        total = 0
        for one in (name, other):
            if one is None:
                continue
            x, y = self.where[one]
            for far in self.links[one]:
                total += self._through(x, y, *self._end(far, x, y), one, far)
            for a, ends in self.lines.items():
                if a in (name, other):
                    continue
                ax, ay = self.where[a]
                for far in ends:
                    if far in (name, other):
                        continue
                    bx, by = self._end(far, ax, ay)
                    if (x < ax - CLEAR and x < bx - CLEAR) or (x > ax + CLEAR and x > bx + CLEAR):
                        continue
                    total += _near(ax, ay, bx, by, x, y)
        return BLOCKED * total

    def _through(self, ax: float, ay: float, bx: float, by: float, one: str, far: str) -> int:
        """Count the marks that a line runs through."""
        left, right = (ax, bx) if ax < bx else (bx, ax)
        top, bottom = (ay, by) if ay < by else (by, ay)
        left, right, top, bottom = left - CLEAR, right + CLEAR, top - CLEAR, bottom + CLEAR
        return sum(
            _near(ax, ay, bx, by, x, y)
            for who, (x, y) in self.where.items()
            if left < x < right and top < y < bottom and who != one and who != far
        )

    def _end(self, name: str, x: float, y: float) -> _Point:
        at = self.where.get(name)
        if at is not None:
            return at
        key = x, y, name
        if key not in self._rims:
            self._rims[key] = self.boxes[name].rim(x, y)
        return self._rims[key]


def _near(ax: float, ay: float, bx: float, by: float, x: float, y: float) -> bool:
    """Tell whether (x, y) lies within `CLEAR` of the line from a to b."""
    if (x < ax - CLEAR and x < bx - CLEAR) or (x > ax + CLEAR and x > bx + CLEAR):
        return False
    if (y < ay - CLEAR and y < by - CLEAR) or (y > ay + CLEAR and y > by + CLEAR):
        return False
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    if not length:
        return False
    t = ((x - ax) * dx + (y - ay) * dy) / length
    if t <= 0 or t >= 1:
        return False
    across = (x - ax) * dy - (y - ay) * dx
    return across * across < CLEAR * CLEAR * length
