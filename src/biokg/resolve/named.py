"""Entities in an order, and their names one after the other: each is taken apart when it is asked for."""

from __future__ import annotations

import json
from array import array
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import overload

from .entities import Entity
from .kept import Kept, Row
from .name import Name

__all__ = ["Named", "entities_of", "entity_rows"]


def entity_rows(entities: Mapping[str, Entity]) -> Iterator[Row]:
    """Yield what is kept of entities."""
    for key in sorted(entities):
        one = entities[key]
        told = [one.id, one.names, sorted(one.countries), one.above, one.heirs, one.ended, one.made_of]
        yield "entities", key, json.dumps(told, ensure_ascii=False).encode()


def entities_of(kept: Kept) -> Mapping[str, Entity]:
    """Return the entities that were kept, by IRI."""
    return kept.part("entities", _entity)


def _entity(value: bytes) -> Entity:
    id, names, countries, above, heirs, ended, made_of = json.loads(value)
    return Entity(id, tuple(names), frozenset(countries), tuple(above), tuple(heirs), ended, tuple(made_of))


class Named(Sequence[Name]):
    """All names of entities, in their order. What was taken apart once is remembered."""

    def __init__(self, entities: Mapping[str, Entity], read: Callable[[str], Name]) -> None:
        starts, place = array("I"), 0
        for entity in entities.values():
            starts.append(place)
            place += len(entity.names)
        self._begin(entities, read, list(entities), starts, place)

    @classmethod
    def of(cls, kept: Kept, entities: Mapping[str, Entity], read: Callable[[str], Name]) -> Named:
        """Return the names that were kept; see `rows`."""
        named, starts = cls.__new__(cls), array("I")
        starts.frombytes(kept.one("starts"))
        named._begin(entities, read, kept.one("ids").decode().split("\n"), starts, int(kept.one("names")))
        return named

    def rows(self) -> Iterable[Row]:
        """Return what is kept of them."""
        return [
            ("", "ids", "\n".join(self._ids).encode()),
            ("", "starts", self._starts.tobytes()),
            ("", "names", str(len(self)).encode()),
        ]

    def _begin(
        self,
        entities: Mapping[str, Entity],
        read: Callable[[str], Name],
        ids: list[str],
        starts: array[int],
        count: int,
    ) -> None:
        self._entities, self._read, self._ids, self._starts = entities, read, ids, starts
        self._known: list[Name | None] = [None] * count

    def __len__(self) -> int:
        return len(self._known)

    def whose(self, place: int) -> Entity:
        """Return the entity that has a name."""
        return self._entities[self._ids[bisect_right(self._starts, place) - 1]]

    @overload
    def __getitem__(self, place: int) -> Name: ...
    @overload
    def __getitem__(self, place: slice) -> list[Name]: ...
    def __getitem__(self, place: int | slice) -> Name | list[Name]:
        if isinstance(place, slice):
            return [self[one] for one in range(*place.indices(len(self)))]
        known = self._known[place]
        if known is None:
            number = bisect_right(self._starts, place) - 1
            text = self._entities[self._ids[number]].names[place - self._starts[number]]
            known = self._known[place] = self._read(text)
        return known
