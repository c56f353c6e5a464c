"""Names of things in every language: found by any of them, never guessed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from pyoxigraph import Literal, NamedNode

from .errors import UnknownName
from .terms import expand, local_name, shorten
from .values import normal

if TYPE_CHECKING:
    from .store import Store

__all__ = ["Labels", "Match", "NameIndex", "as_iri", "names_in", "nearest", "one_of"]

NEAR = 78  # of 100: below it a likeness is chance ("Pfizer" and "pizza" have 73)
MOST = 10  # namesakes that an error lists
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


class NameIndex:
    """All names of all things. The last part of an id is a name too, but only when written whole."""

    later: NameIndex | None = None
    """Names by which the things came to be known later: people use them whatever day they ask for."""

    def __init__(self, names: Iterable[tuple[NamedNode, str]]) -> None:
        self._names: dict[str, list[tuple[NamedNode, str]]] = defaultdict(list)
        self._ids: dict[str, list[NamedNode]] = defaultdict(list)
        for entry in dict.fromkeys(names):
            self._names[normal(entry[1])].append(entry)
        for node in {node for entries in self._names.values() for node, _ in entries}:
            self._ids[normal(local_name(node))].append(node)

    @cached_property
    def _keys(self) -> list[str]:
        return sorted(self._names)

    def exact(self, name: str) -> list[NamedNode]:
        """Return the things that have this name, but for case, width, accents and punctuation; sorted by id."""
        named = {node for node, _ in self._names.get(normal(name), [])}
        return sorted(named | set(self._ids.get(normal(name), [])), key=lambda node: node.value)

    def resolve(self, name: str, candidates: Collection[NamedNode], label: Callable[[NamedNode], str]) -> NamedNode:
        """Return the one of the candidates that a name means: an IRI, a prefixed name, an id or any of its names.

        `label` names what may have been meant. Raises UnknownName where it means none of them or several.
        """
        node = as_iri(name)
        if node is not None and node in candidates:
            return node
        found = [node for node in self.exact(name) if node in candidates]
        if not found and self.later is not None:
            found = [node for node in self.later.exact(name) if node in candidates]
        if found:
            return one_of(name, found)
        if not self.exact(name) and self._came_later(name):
            raise UnknownName(f"Nothing that was published by that day speaks of '{name}'.")
        near = [match.name for match in self.find(name, 3) if match.node in candidates]
        near = near or nearest(name, [label(node) for node in candidates])
        raise UnknownName(f"Nothing is called '{name}'.", [f"'{other}'" for other in near])

    def _came_later(self, name: str) -> bool:
        """Tell whether only what is spoken of later has a name."""
        later = set(self.later.exact(name)) if self.later is not None else set()
        return bool(later) and not any(later & set(nodes) for nodes in self._ids.values())

    def find(self, text: str, limit: int = 20) -> list[Match]:
        """Return the things that the text may mean, best first: the name itself, a part of it, then a misspelling.

        At most one match a thing and `limit` matches.
        """
        wanted = normal(text)
        if not wanted:
            return []
        scores = {key: self._score(wanted, key) for key in self._keys if wanted in key}
        if not scores:
            scores = self._misspelt(wanted)
        best = {node: Match(node, text.strip(), 100.0) for node in self.exact(text) if wanted not in self._names}
        for key in sorted(scores, key=lambda key: (-scores[key], key)):
            for node, name in self._names[key]:
                best.setdefault(node, Match(node, name, scores[key]))
        return list(best.values())[:limit]

    @staticmethod
    def _score(wanted: str, key: str) -> float:
        """Rate a name that contains the text by its share of the name, and higher where a word begins with it."""
        if wanted == key:
            return 100.0
        at_word = f" {wanted}" in f" {key}"
        return 70.0 + 25.0 * len(wanted) / len(key) + (4.0 if at_word else 0.0)

    def _misspelt(self, wanted: str) -> dict[str, float]:
        from rapidfuzz import fuzz, process

        near = NEAR if wanted.isascii() else NEAR_CHINESE
        found = process.extract(wanted, self._keys, scorer=fuzz.WRatio, limit=20, score_cutoff=near)
        return {key: min(score, 69.0) for key, score, _ in found}


def one_of(name: str, found: Sequence[NamedNode]) -> NamedNode:
    """Return the one thing that a name means; raises UnknownName where it means several, with their ids."""
    if len(found) == 1:
        return found[0]
    short = [shorten(node.value).removeprefix(":") for node in found]
    more = f" and {len(short) - MOST:,} more" if len(short) > MOST else ""
    raise UnknownName(f"'{name}' is the name of {len(found)} things; say which: {', '.join(short[:MOST])}{more}.")


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


def as_iri(name: str) -> NamedNode | None:
    """Return the node of an IRI, a prefixed name or the id of a thing; None where it cannot be one."""
    try:
        return NamedNode(name if name.startswith("https://") else expand(name if ":" in name else f":{name}"))
    except (KeyError, ValueError):
        return None
