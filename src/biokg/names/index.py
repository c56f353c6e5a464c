"""Names of things in every language: found by any of them, never guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from ..errors import AmbiguousName
from ..terms import in_full, iri, local_name, short_id, shorten
from ..values import normal
from .shelf import Found, Shelf, rated, score_of
from .short import ShortForm
from .writer import LABELS

if TYPE_CHECKING:
    from ..store import Store

__all__ = ["Labels", "Match", "NameIndex", "as_iri", "names_in", "names_of", "nearest", "one_of", "several"]

_GIVING = (*LABELS, iri("skos:altLabel"))
FEW = 10_000
"""Names, ids counted along, up to which a shelf is read into memory."""
NEAR = 78  # of 100: below it a likeness is chance ("Pfizer" and "pizza" have 73)
MOST = 10  # namesakes that an error lists
LIKE = 100
"""Names that are rated for their likeness to a misspelt one."""
NEAR_CHINESE = 60  # one wrong character of three leaves 67


def nearest(name: str, known: list[str], limit: int = 3) -> list[str]:
    """Return the known names that a misspelt one may have meant, best first, at most `limit`."""
    from rapidfuzz import fuzz, process

    found = process.extract(name, sorted(set(known)), scorer=fuzz.WRatio, limit=limit, score_cutoff=70)
    return [match for match, _score, _index in found]


class Labels:
    """What things are called, read from a store when first asked for; the store does not change while it is open."""

    def __init__(self, store: Store, properties: Sequence[NamedNode]) -> None:
        self._store = store
        self._properties = properties
        self._known: dict[NamedNode, dict[str, str]] = {}

    def of(self, node: NamedNode, language: str) -> str:
        """Return the name in a language, in English where it has none, its short IRI where it has no name at all."""
        if node not in self._known:
            names = [
                quad.object
                for predicate in self._properties
                for quad in self._store.quads(subject=node, predicate=predicate)
                if isinstance(quad.object, Literal)
            ]
            names.sort(key=lambda name: name.value, reverse=True)  # records may have several names in a language
            self._known[node] = {name.language or "": name.value for name in names}
        found = self._known[node]
        return found.get(language) or found.get("en") or next(iter(found.values()), shorten(node.value))


@dataclass(frozen=True)
class Match:
    """A thing found by one of its names."""

    node: NamedNode
    name: str
    """The name that matched, as written."""
    score: float
    """Likeness from 0 to 100; 100 is the name itself but for case, width and punctuation."""
    recorded: bool = False
    """Whether a register has the name."""


class NameIndex:
    """All names of all things. The last part of an id is a name too, but only when written whole.

    What registers record has names of its own, on a shelf a register; it is found beside the rest, and it is what a
    name means where nothing else has it.
    """

    later: NameIndex | None = None
    """Names by which the things came to be known later: people use them whatever day they ask for."""

    def __init__(self, names: Iterable[tuple[NamedNode, str]] | Shelf = ()) -> None:
        """Take the names of all but registers: in memory, or on a shelf, which is read whole where it is small."""
        if isinstance(names, Shelf) and names.size <= FEW:
            names = names.all()
        self._own = names if isinstance(names, Shelf) else _Few(names)
        self.registers: dict[NamedNode, Shelf] = {}
        """Graph of a register → the names in it."""

    @property
    def _all(self) -> list[_Few | Shelf]:
        return [self._own, *self.registers.values()]

    @property
    def are_few(self) -> bool:
        """Whether all names but those of registers are held in memory."""
        return isinstance(self._own, _Few)

    @property
    def without_registers(self) -> NameIndex:
        """The names of all but registers."""
        found = copy(self)
        found.registers = {}
        return found

    def registers_among(self, graphs: Collection[NamedNode]) -> dict[NamedNode, Shelf]:
        """Return the names of those registers that the graphs are."""
        return {name: shelf for name, shelf in self.registers.items() if name in graphs}

    def exact(self, name: str) -> list[NamedNode]:
        """Return the things that have this name, but for case, width, accents and punctuation; sorted by id."""
        return _nodes(self._own.called(normal(name)))

    def recorded(self, name: str) -> list[NamedNode]:
        """Return the things of registers that have this name, as `exact` does."""
        return _nodes(entry for shelf in self.registers.values() for entry in shelf.called(normal(name)))

    def came_later(self, name: str) -> bool:
        """Tell whether only what is spoken of later has a name."""
        later = self.later.exact(name) if self.later is not None else []
        return bool(later) and not any(node in self.exact(local_name(node)) for node in later)

    def short_for(self, text: str, limit: int) -> list[Match]:
        """Return the names that a text is short for, of about `limit` things, those in which it stands as it is first.

        What registers record is found by words, not by initials: registers state their acronyms.
        """
        pairs = sorted(self._short(normal(text), limit), key=_best_first)
        return [Match(one.node, one.name, one.score, recorded) for one, recorded in pairs]

    def _short(self, wanted: str, limit: int) -> list[tuple[Found, bool]]:
        short = ShortForm(wanted)
        found = [(one, shelf is not self._own) for shelf in self._all for one in shelf.fitting(short, limit)]
        return found + [(one, False) for one in self._own.abbreviated(short, limit)]

    def find(self, text: str, limit: int = 20) -> list[Match]:
        """Return the things that the text may mean, best first: the name, a part of it, a short form, a misspelling.

        At most one match a thing and `limit` matches.
        """
        wanted = normal(text)
        if not wanted:
            return []
        found = [(one, shelf is not self._own) for shelf in self._all for one in shelf.containing(wanted, limit)]
        found = found or self._short(wanted, limit) or self._misspelt(wanted)
        best = {
            node: Match(node, text.strip(), 100.0, shelf is not self._own)
            for shelf in self._all
            for node in _identified(shelf.called(wanted))
        }
        for one, recorded in sorted(found, key=_best_first):
            best.setdefault(one.node, Match(one.node, one.name, one.score, recorded))
        return list(best.values())[:limit]

    def _misspelt(self, wanted: str) -> list[tuple[Found, bool]]:
        from rapidfuzz import fuzz, process

        near = NEAR if wanted.isascii() else NEAR_CHINESE
        total = sum(shelf.size for shelf in self.registers.values()) or 1
        alike = [(one, False) for one in self._own.near(wanted)]
        alike += [(one, True) for shelf in self.registers.values() for one in shelf.near(wanted, shelf.size / total)]
        keys = sorted({one.key for one, _ in alike})
        best = process.extract(wanted, keys, scorer=fuzz.WRatio, limit=LIKE, score_cutoff=near)
        scores = {key: (score + fuzz.ratio(wanted, key)) * 0.345 for key, score, _ in best}  # 69 at most
        return [(one._replace(score=scores[one.key]), recorded) for one, recorded in alike if one.key in scores]


def _best_first(pair: tuple[Found, bool]) -> tuple[float, int, str]:
    return -pair[0].score, len(pair[0].key), pair[0].key


class _Few:
    """Names in memory, asked like a shelf."""

    def __init__(self, names: Iterable[tuple[NamedNode, str]]) -> None:
        self._names: dict[str, list[tuple[NamedNode, str]]] = defaultdict(list)
        self._ids: dict[str, list[NamedNode]] = defaultdict(list)
        for entry in dict.fromkeys(names):
            self._names[normal(entry[1])].append(entry)
        for node in {node for entries in self._names.values() for node, _ in entries}:
            self._ids[normal(local_name(node))].append(node)

    def called(self, key: str) -> list[tuple[NamedNode, str | None]]:
        return [*self._names.get(key, []), *((node, None) for node in self._ids.get(key, []))]

    def containing(self, wanted: str, _limit: int) -> list[Found]:
        return [
            Found(score_of(wanted, key), key, node, name)
            for key, entries in self._names.items()
            if wanted in key
            for node, name in entries
        ]

    def fitting(self, short: ShortForm, _limit: int) -> list[Found]:
        return self._rated(short, short.fits)

    def abbreviated(self, short: ShortForm, _limit: int) -> list[Found]:
        return self._rated(short, short.abbreviates) if short.initials else []

    def _rated(self, short: ShortForm, fits: Callable[[str], bool]) -> list[Found]:
        keys = [key for key in self._names if fits(key)] if short.says_enough else []
        return [Found(rated(short, key), key, node, name) for key in keys for node, name in self._names[key]]

    def near(self, _wanted: str) -> list[Found]:
        return self._every

    @cached_property
    def _every(self) -> list[Found]:
        return [Found(0, key, node, name) for key, entries in self._names.items() for node, name in entries]


def _nodes(entries: Iterable[tuple[NamedNode, str | None]]) -> list[NamedNode]:
    return sorted({node for node, _ in entries}, key=lambda node: node.value)


def _identified(entries: Sequence[tuple[NamedNode, str | None]]) -> list[NamedNode]:
    """Return the things whose id it is, where it is the name of none."""
    return [] if any(name is not None for _, name in entries) else _nodes(entries)


def one_of(name: str, found: Sequence[NamedNode], told: Callable[[NamedNode], str] = lambda _node: "") -> NamedNode:
    """Return the one thing that a name means; raises AmbiguousName where it means several.

    The error has their ids, and after each what `told` says to tell it from the others.
    """
    if len(found) == 1:
        return found[0]
    which = [short_id(node.value) + told(node) for node in found]
    raise several(f"'{name}' is the name of {len(found)} things", f"{len(found)}个事物都叫“{name}”", which)


def several(en: str, zh: str, which: Sequence[str]) -> AmbiguousName:
    """Return the error that says which things a name may mean, at most `MOST` of them."""
    rest = len(which) - MOST
    more, others = (f" and {rest:,} more", f"等，另有{rest:,}个") if rest > 0 else ("", "")
    listed = which[:MOST]
    return AmbiguousName(
        f"{en}; say which: {', '.join(listed)}{more}.", zh=f"{zh}；请指明是哪一个：{'、'.join(listed)}{others}。"
    )


def names_in(
    store: Store, properties: Iterable[NamedNode], known: Collection[NamedNode]
) -> Iterator[tuple[NamedNode, str]]:
    """Yield the names that a store gives to the nodes among `known`."""
    if store.registers:  # to pass over the names of all that these hold takes long
        for node in known:
            for predicate in properties:
                for quad in store.quads(node, predicate):
                    if isinstance(quad.object, Literal) and quad.graph_name not in store.registers:
                        yield node, quad.object.value
        return
    for predicate in properties:
        for node, name in store.select(f"SELECT ?s ?o {{ ?s {predicate} ?o }}"):
            if isinstance(node, NamedNode) and isinstance(name, Literal) and node in known:
                yield node, name.value


def names_of(store: Store, known: Callable[[], Collection[NamedNode]]) -> NameIndex:
    """Return the names in a store: on the shelves that the build left, else those of the known nodes, read from it.

    Raises StoreError where a shelf is damaged.
    """
    database: Path | None = getattr(store, "path", None)
    shelves = {path.stem: path for path in database.parent.glob("names/*.db")} if database else {}
    if "graphs" not in shelves:
        return NameIndex(names_in(store, _GIVING, known()))
    index = NameIndex(Shelf(shelves["graphs"]))
    index.registers = {
        one: Shelf(shelves[local_name(one)]) for one in sorted(store.registers, key=str) if local_name(one) in shelves
    }
    return index


def as_iri(name: str) -> NamedNode | None:
    """Return the node of an IRI, a prefixed name or the id of a thing; None where it cannot be one."""
    name = name.strip()
    try:
        return NamedNode(name if name.startswith("https://") else in_full(name if ":" in name else f":{name}"))
    except (KeyError, ValueError):
        return None
