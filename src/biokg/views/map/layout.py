"""Where everything stands: areas in areas, the rest on shelves around them; the same picture, the same places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from .bundles import Bundle, bundles, visible
from .grammar import GLYPHS
from .packing import HEAD, Block, Box, Frame, pack, shapes, tightest, worthwhile
from .picture import Node, Picture, Words, ancestors, headlines
from .seating import Seating, seat
from .sheets import CELL, USUAL, Sheet
from .shelving import Satellite, shelve

__all__ = ["CELL", "Area", "Layout", "drawn_nodes", "place"]

NUMBER = (170.0, 60.0)
TITLE = 300.0
"""The most that an area grows for the sake of its title; a longer one is cut where nothing else makes room."""
LONG = 150.0
"""How long a title is to be that may stand in two rows."""
ROW = 15.0
ASPECT = 1.18
"""The shape of areas before another one is tried."""
INNER = (0.75, 1.6)
"""The shapes tried for areas in areas."""
MAIN = 0.2
"""How large an area must be, beside the largest, not to stand on a shelf."""
OUTSIDE = (94.0, 72.0)
"""Room for a mark in a bundle or small area on a shelf, before it is stretched over the seats that it takes."""
NARROW = 3.0
"""The rim of those."""
BUNDLE_HEAD = 20.0
BUNDLE_TITLE = 0.5
SHOWN = 150
"""How many marks may be on a page whose large areas fill the screen; more have to be moved through."""
MANY = 12
"""An area of more areas takes the shape of a page that is moved through."""
SMALL = 60
"""How many areas there may be for the page to be arranged in several ways, of which the best is kept."""
TRIES = 400
"""How many areas are tried in other shapes, times how many there are: packing them anew takes that long."""
_ORDER = {cls: i for i, cls in enumerate(GLYPHS)}


@dataclass(frozen=True, slots=True)
class Area:
    """A place drawn as an area: its box, how deep it is nested, and the room for its numbers."""

    box: Box
    depth: int
    numbers: Box | None = None


@dataclass(slots=True)
class Layout:
    """Centres of marks and boxes of areas and bundles; `whole` is the page that holds them all."""

    points: dict[str, tuple[float, float]] = field(default_factory=dict)
    areas: dict[str, Area] = field(default_factory=dict)
    bundles: dict[str, tuple[Bundle, Box]] = field(default_factory=dict)
    whole: Box = field(default_factory=lambda: Box(0.0, 0.0, 0.0, 0.0))


def drawn_nodes(picture: Picture) -> list[Node]:
    """Return the nodes worth a mark: all that are linked, hold or lie in something; all, where nothing is linked, and
    all where they are sums.

    Two that only hold each other, with no line to anything else, are left to search and panel.
    """
    if picture.sums is not None:
        return list(picture.nodes)
    linked = {end for e in visible(picture) for end in (e.source, e.target)}
    parents = {n.id: n.parent for n in picture.nodes}
    inside: dict[str, set[str]] = defaultdict(set)
    for node in picture.nodes:
        for up in ancestors(node.id, parents):
            inside[up] |= {up, node.id}
    for held in inside.values():
        if held & linked or len(held) > 2 or not linked:
            linked |= held
    linked |= {picture.focus, *ancestors(picture.focus, parents)} if picture.focus else set()
    return [n for n in picture.nodes if n.id in linked] or list(picture.nodes)


def place(picture: Picture, sheet: Sheet = USUAL) -> Layout:
    """Place every drawn node of `picture`: no two marks overlap, no mark lies in an area it is not in."""
    tree, shape = _Tree(picture, sheet), sheet.shape
    roots = [name for name in tree.children[None] if name in tree.areas]
    shares = (0.75, 1.0, 1.3) if len(tree.areas) <= SMALL else (1.0,)
    mains = [sheet.main] if sheet.main and len(tree.labels) <= SHOWN else [shape * share for share in shares]
    plans = [_arrange(tree, roots, aspect, shape) for aspect in mains]
    layout, seats = min(plans, key=lambda plan: _page(plan[0].whole, shape))
    boxes = {area: a.box for area, a in layout.areas.items()} | {n: box for n, (_, box) in layout.bundles.items()}
    layout.points.update(seat(seats, tree.links, boxes))
    return layout


def _arrange(tree: _Tree, roots: list[str], aspect: float, shape: float) -> tuple[Layout, Seating]:
    """Return the areas and the free seats on a page of `shape`, the large areas packed in the shape of `aspect`."""
    satellites, middle = _main(tree, roots, aspect)
    layout, seats = Layout(), Seating()
    for block, box in middle.blocks:
        tree.unfold(block, box.x, box.y, 0, layout, seats)
    loose = [n for n in tree.children[None] if n not in tree.areas]
    moons = [Satellite(n, tuple(tree.shapes(n)), tree.goals(n, layout)) for n in satellites]
    placed, slots, layout.whole = shelve((middle.width, middle.height), moons, len(loose), CELL, shape)
    for block, box in placed:
        tree.unfold(block.stretched(box), box.x, box.y, 0, layout, seats)
    seats.add_group(loose, slots)
    return layout, seats


def _page(whole: Box, shape: float) -> float:
    """Return how large a page of `shape` a box needs."""
    return max(whole.width / shape, whole.height) + 0.05 * (whole.width / shape + whole.height)


def _main(tree: _Tree, roots: list[str], shape: float) -> tuple[list[str], Block]:
    """Return what stands on shelves around the middle, and the middle: the large areas, packed.

    Each area tries other shapes than the page's, as long as that makes the middle smaller.
    """
    sizes = {name: b.width * b.height for name in roots if name not in tree.bundles for b in [tree.block(name)]}
    main = [name for name in roots if sizes.get(name, 0.0) >= MAIN * max(sizes.values(), default=0.0) > 0]
    tree.aspects.clear()
    best, least = tree.packed(main, shape)
    inner = sorted(tree.within(main), key=lambda area: (-len(tree.children[area]), area))
    for area in sorted(area for area in inner[: TRIES // max(1, len(inner))] if len(tree.children[area]) > 2):
        kept = tree.aspects.get(area, ASPECT)
        for aspect in INNER:
            tree.aspects[area] = aspect
            block, size = tree.packed(main, shape)
            if size < least - 1e-9:
                best, least, kept = block, size, aspect
        tree.aspects[area] = kept
    return [name for name in roots if name not in main], best


class _Tree:
    """The areas and bundles, what is in them, and how large they come out."""

    def __init__(self, picture: Picture, sheet: Sheet) -> None:
        nodes = drawn_nodes(picture)
        self.lettering = sheet.lettering(len(nodes))
        self.moved = sheet.shape if sheet.main and len(nodes) > SHOWN else ASPECT
        by_id = {n.id: n for n in nodes}
        parents = {n.id: n.parent if n.parent in by_id else None for n in nodes}
        for name in list(parents):  # a cycle of places has no outside: cut it
            if _circular(name, parents):
                parents[name] = None
        self.aspects: dict[str, float] = {}
        self._known: dict[tuple[str, tuple[float, ...]], list[Block]] = {}
        self._held: dict[str, list[str]] = {}
        self.bundles = {b.id: b for b in bundles(picture)}
        self.children: dict[str | None, list[str]] = defaultdict(list)
        bundled = {member: b.id for b in self.bundles.values() for member in b.members}
        for node in sorted(nodes, key=lambda n: (_ORDER.get(n.cls, 99), n.label.en, n.id)):
            self.children[bundled.get(node.id, parents[node.id])].append(node.id)
        for bundle in self.bundles.values():
            self.children[parents[bundle.members[0]]].append(bundle.id)
        self.areas = {parent for parent in self.children if parent is not None}
        self.labels = {n.id: n.label for n in nodes} | {b.id: b.label for b in self.bundles.values()}
        self.numbers = {area: len(found) for area, found in headlines(picture).items()}
        shared = {link for b in self.bundles.values() for trunk in b.trunks for link in trunk.links}
        self.links = [(e.source, e.target) for e in visible(picture) if e.id not in shared]
        self.links += [(b.id, trunk.far) for b in self.bundles.values() for trunk in b.trunks]

    def packed(self, areas: list[str], shape: float) -> tuple[Block, float]:
        """Return areas packed in a shape, and how much of a page of that shape they need."""
        block = pack([self.block(area) for area in areas], 0, CELL, shape)
        wide = block.width / shape
        return block, max(wide, block.height) + 0.4 * (wide + block.height)

    def within(self, names: Iterable[str]) -> set[str]:
        """Return these and all that they hold, areas and bundles only."""
        found: set[str] = set()
        todo = list(names)
        while todo:
            found.add(name := todo.pop())
            todo += [child for child in self.children[name] if child in self.areas]
        return found

    def block(self, area: str) -> Block:
        """Return the packed block of an area: its numbers, its marks, the areas in it."""
        key = area, tuple(self.aspects.get(inner, ASPECT) for inner in self._inside(area))
        if key not in self._known:
            inner, leaves, frames = self._parts(area)
            self._known[key] = worthwhile(shapes(inner, len(leaves), CELL, frames))
        held = sum(child in self.areas for child in self.children[area])
        usual = self.moved if held > MANY else ASPECT
        block = tightest(self._known[key], self.aspects.get(area, usual)) or Block(0.0, 0.0)
        return self._named(area, block)

    def _inside(self, area: str) -> list[str]:
        """Return the areas and bundles that an area holds, always in the same order."""
        if area not in self._held:
            self._held[area] = sorted(self.within([area]) - {area})
        return self._held[area]

    def shapes(self, area: str) -> list[Block]:
        """Return the blocks of an area in every shape that wastes no seat."""
        inner, leaves, frames = self._parts(area)
        cell = CELL if inner else OUTSIDE
        narrow = [replace(frame, rim=NARROW) for frame in frames]
        found = worthwhile(shapes(inner, len(leaves), cell, narrow))
        return [self._named(area, block) for block in found]

    def _named(self, area: str, block: Block) -> Block:
        block.name, block.leaves = area, [c for c in self.children[area] if c not in self.areas]
        return block

    def _parts(self, area: str) -> tuple[list[Block], list[str], list[Frame]]:
        inner = [self.block(child) for child in self.children[area] if child in self.areas]
        leaves = [child for child in self.children[area] if child not in self.areas]
        return inner, leaves, self._frames(area)

    def _frames(self, area: str) -> list[Frame]:
        """Return what may surround the pieces of an area: a title in one row or, where it is long, in two or three."""
        size, label = self.lettering, self.labels[area]
        whole = _title_width(label)
        wide = min(TITLE, whole)
        if area in self.bundles:
            return [Frame(BUNDLE_TITLE * wide * size, head=BUNDLE_HEAD * size)]
        count, number = self.numbers.get(area, 0), (NUMBER[0] * size, NUMBER[1] * size)
        one = Frame(wide * size, count, number, HEAD * size)
        if wide < LONG or " " not in label.en:
            return [one]
        rows = ((2, 0.6), (3, 0.45)) if size > 1 else ((2, 0.6),)
        return [one, *(replace(one, title=min(TITLE, part * whole) * size, head=(HEAD + (n - 1) * ROW) * size)
                       for n, part in rows)]  # fmt: skip

    def goals(self, name: str, layout: Layout) -> tuple[tuple[float, float], ...]:
        """Return the middles of the areas that the lines of a satellite, or of what is in it, lead to."""
        mine = {name}
        while True:
            more = mine | {c for m in mine for c in self.children.get(m, ())}
            if more == mine:
                break
            mine = more
        ends = [(a, b) for a, b in self.links if (a in mine) != (b in mine)]
        far = [b if a in mine else a for a, b in ends]
        homes = {leaf: area for area, leaves in self.children.items() if area for leaf in leaves}
        found = [f if f in layout.areas else homes.get(f, "") for f in far]
        if not any(f in layout.areas for f in found):  # what it leads to is loose: stand where that will want to be
            again = [b if a in far else a for a, b in self.links if (a in far) != (b in far)]
            found = [f if f in layout.areas else homes.get(f, "") for f in again]
        return tuple(layout.areas[f].box.centre for f in found if f in layout.areas)

    def unfold(self, block: Block, x: float, y: float, depth: int, layout: Layout, seats: Seating) -> None:
        """Turn a packed block into an area or bundle at (`x`, `y`) and seats for what it holds."""
        box = Box(x, y, block.width, block.height)
        if block.name in self.bundles:
            layout.bundles[block.name] = self.bundles[block.name], box
        else:
            numbers = block.number_box.shifted(x, y) if block.number_box else None
            layout.areas[block.name] = Area(box, depth, numbers)
        seats.add_group(block.leaves, [(x + cx, y + cy) for cx, cy in block.cells])
        for inner, place_ in block.blocks:
            self.unfold(inner, x + place_.x, y + place_.y, depth + 1, layout, seats)


def _title_width(label: Words) -> float:
    """Return about how wide the longer of the two names is as a title."""
    wide = max(sum(15.0 if ord(c) > 0x2E7F else 8.6 for c in text[:60]) for text in (label.en, label.zh))
    return wide + 12.0


def _circular(node: str, parents: dict[str, str | None]) -> bool:
    """Tell whether going up from `node` comes back to it."""
    seen, up = set(), parents[node]
    while up is not None and up not in seen:
        if up == node:
            return True
        seen.add(up)
        up = parents.get(up)
    return False
