"""The columns of a whole graph: what stands in its parts, under the same numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Self, overload

import numpy as np
import numpy.typing as npt
from pyoxigraph import Literal, NamedNode, Quad

from .merging import merged
from .part import Ints, Part
from .reading import beginnings, cut, read
from .rows import Rows, joined
from .writer import Writer, hash_of

__all__ = ["Columns", "Tails", "Texts", "value_of"]

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
_ROWS = 1 << 15
_PLAIN = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f"}


class Texts(Sequence[str]):
    """The values of terms, read when they are looked at."""

    def __init__(self, columns: Columns, numbers: Ints) -> None:
        self._columns, self._numbers = columns, numbers

    def __len__(self) -> int:
        return len(self._numbers)

    @overload
    def __getitem__(self, place: int) -> str: ...

    @overload
    def __getitem__(self, place: slice) -> list[str]: ...

    def __getitem__(self, place: int | slice) -> str | list[str]:
        """Return the value at a place, or those of several."""
        if isinstance(place, slice):
            return self._columns.values(self._numbers[place])
        return self._columns.values(self._numbers[[place]])[0]

    def __iter__(self) -> Iterator[str]:
        return iter(self._columns.values(self._numbers))


class Tails:
    """What follows a prefix in IRIs, as texts of one width, read when they are looked at; see `Columns.tails`."""

    def __init__(self, columns: Columns, numbers: Ints, prefix: str) -> None:
        self._columns, self._numbers, self._prefix = columns, numbers, prefix

    def __len__(self) -> int:
        return len(self._numbers)

    def __getitem__(self, places: Ints | npt.NDArray[np.bool_] | slice) -> npt.NDArray[np.bytes_]:
        return self._columns.tails(self._numbers[places], self._prefix)


class Columns:
    """The statements of all named graphs as numbers; each graph stands in one part."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = tuple(parts)

    @cached_property
    def _merged(self) -> tuple[Ints, Sequence[Ints | None]]:
        """The hashes of all terms, and where those of each part are among them; None where there is but one part."""
        hashes = [part.hashes for part in self.parts]
        return (hashes[0], [None]) if len(hashes) == 1 else merged(hashes)

    @property
    def _hashes(self) -> Ints:
        return self._merged[0]

    @property
    def _numbers(self) -> Sequence[Ints | None]:
        return self._merged[1]

    @cached_property
    def _named(self) -> list[Ints]:
        """Property and graph of the groups of each part."""
        parts = zip(self.parts, self._numbers, strict=True)
        return [part.groups[:-1, :2] if own is None else own[part.groups[:-1, :2]] for part, own in parts]

    @classmethod
    def of(cls, quads: Iterable[Quad]) -> Self:
        """Return the columns of quads, in memory."""
        with Writer() as writer:
            for _ in writer.passing(quads):
                pass
            return cls([writer.finish()])

    @classmethod
    def open(cls, folder: Path) -> Self:
        """Return the columns whose parts are the folders in `folder`; raises StoreError where one is damaged."""
        return cls([Part.open(path) for path in sorted(folder.iterdir()) if path.is_dir()])

    def holding(self, graph: NamedNode) -> Columns:
        """Return the columns of the part that holds a graph, by themselves; all where none does.

        So whatever else there is, however large, need not be looked at.
        """
        for part in self.parts:
            alone = Columns([part])
            if (part.groups[:-1, 1] == alone.number(graph)).any():
                return alone
        return self

    def __len__(self) -> int:
        """Return the number of statements."""
        return sum(map(len, self.parts))

    @property
    def terms(self) -> int:
        """How many different terms there are: their numbers are below it."""
        return len(self._hashes)

    def number(self, term: NamedNode | Literal) -> int:
        """Return the number of a term, -1 where no statement has it."""
        wanted = np.uint64(hash_of(str(term)))
        place = int(np.searchsorted(self._hashes, wanted))
        return place if place < self.terms and self._hashes[place] == wanted else -1

    def numbers(self, terms: Iterable[NamedNode | Literal]) -> Ints:
        """Return the numbers of terms, -1 for those that no statement has."""
        wanted = np.array([hash_of(str(term)) for term in terms], dtype=np.uint64)
        place = np.searchsorted(self._hashes, wanted)
        known = place < self.terms
        known[known] = self._hashes[place[known]] == wanted[known]
        return np.where(known, place, -1)

    @cached_property
    def sizes(self) -> dict[tuple[int, int], int]:
        """How many statements there are of each property in each graph, both by number."""
        return {
            (property, graph): size
            for part, named in zip(self.parts, self._named, strict=True)
            for (property, graph), size in zip(named.tolist(), np.diff(part.groups[:, 2]).tolist(), strict=True)
        }

    @cached_property
    def graphs(self) -> list[NamedNode]:
        """The named graphs, sorted."""
        numbers = np.array(sorted({graph for _, graph in self.sizes}), dtype=np.int64)
        return [NamedNode(name) for name in sorted(self.iris(numbers))]

    def rows(self, property: NamedNode, graph: NamedNode | None = None) -> Rows:
        """Return the statements of a property, in one graph or in all."""
        wanted, where = self.number(property), None if graph is None else self.number(graph)
        found: list[Rows] = []
        for part, numbers, named in zip(self.parts, self._numbers, self._named, strict=True):
            chosen = np.flatnonzero((named[:, 0] == wanted) & ((named[:, 1] == where) | (where is None)))
            if len(chosen):  # the groups of a property stand together
                limits = part.groups[chosen[0] : chosen[-1] + 2, 2]
                columns = (one[limits[0] : limits[-1]] for one in (part.subjects, part.objects))
                subject, object = (one if numbers is None else numbers[one] for one in columns)
                found.append(Rows(subject, object, named[chosen, 1], np.diff(limits)))
        return joined(found)

    def by_graph(self, property: NamedNode) -> Iterator[tuple[int, Rows]]:
        """Yield the statements of a property graph by graph, with the number of each: many graphs in one look."""
        wanted = self.number(property)
        for part, numbers, named in zip(self.parts, self._numbers, self._named, strict=True):
            chosen = np.flatnonzero(named[:, 0] == wanted)
            if len(chosen):
                limits = part.groups[chosen[0] : chosen[-1] + 2, 2].tolist()
                columns = (one[limits[0] : limits[-1]] for one in (part.subjects, part.objects))
                subject, object = (one if numbers is None else numbers[one] for one in columns)
                for place, graph in enumerate(named[chosen, 1].tolist()):
                    rows = slice(limits[place] - limits[0], limits[place + 1] - limits[0])
                    size = np.array([rows.stop - rows.start])
                    yield graph, Rows(subject[rows], object[rows], np.array([graph], dtype=np.int32), size)

    def texts(self, numbers: Ints) -> list[str]:
        """Return terms as N-Triples."""
        return self._read(numbers, 0)

    def iris(self, numbers: Ints) -> list[str]:
        """Return terms, all of them IRIs."""
        return self._read(numbers, 1)

    def _read(self, numbers: Ints, less: int) -> list[str]:
        """Return terms as N-Triples without so many letters at their beginnings and ends."""
        found = np.full(len(numbers), "", dtype=object)
        for part, rows, own in self._within(numbers):
            start, end = part.places[own].T
            found[rows] = read(part.texts, start + less, end - less)
        return found.tolist()

    def ending(self, numbers: Ints, with_: str) -> npt.NDArray[np.bool_]:
        """Tell which terms, as N-Triples, end with some ASCII letters, such as ``"@en``."""
        found = np.zeros(len(numbers), dtype=bool)
        letters = with_.encode("ascii")
        for part, rows, own in self._within(numbers):
            end = part.places[own, 1]
            found[rows] = cut(part.texts, np.maximum(end - len(letters), 0), end) == letters
        return found

    def beginnings(self, numbers: Ints) -> Ints:
        """Return numbers that sort as the values of literals do, as far as their first letters tell; 0: unknown."""
        found = np.zeros(len(numbers), dtype=np.uint64)
        for part, rows, own in self._within(numbers):
            found[rows] = beginnings(part.texts, part.places[own, 0])
        return found

    def tails(self, numbers: Ints, prefix: str) -> npt.NDArray[np.bytes_]:
        """Return what follows a prefix in IRIs that all begin with it and are of ASCII."""
        width = 1
        found = np.zeros(len(numbers), dtype="S1")
        for part, rows, own in self._within(numbers):
            for first in range(0, len(rows), _ROWS):
                start, end = part.places[own[first : first + _ROWS]].T
                tails = cut(part.texts, start + len(prefix) + 1, end - 1)
                width = max(width, tails.dtype.itemsize)
                found = found.astype(f"S{width}", copy=False)
                found[rows[first : first + _ROWS]] = tails
        return found

    def _within(self, numbers: Ints) -> Iterator[tuple[Part, Ints, Ints]]:
        """Yield parts with the rows of `numbers` whose terms they hold, and the numbers of these in the part."""
        rows = np.arange(len(numbers))
        for part, own in zip(self.parts, self._numbers, strict=True):
            if own is None:
                yield part, rows, numbers
            else:
                place = self._places(own, numbers[rows])
                here = place >= 0
                yield part, rows[here], place[here]
                rows = rows[~here]

    def _places(self, own: Ints, numbers: Ints) -> Ints:
        """Return where numbers are among those of a part, -1 for those that are not: many by a table of all."""
        if len(numbers) > self.terms // 64:
            places = np.full(self.terms, -1, dtype=np.int32)
            places[own] = np.arange(len(own))
            return places[numbers]
        found = np.searchsorted(own, numbers)
        known = found < len(own)
        known[known] = own[found[known]] == numbers[known]
        return np.where(known, found, -1)

    def values(self, numbers: Ints) -> list[str]:
        """Return the IRI of each term that is one, the text of each literal."""
        return [value_of(text) for text in self.texts(numbers)]


def value_of(term: str) -> str:
    r"""Return the IRI or the text of a term given as N-Triples.

    >>> value_of("<http://example.org/>"), value_of('"a \\"b\\"\\u0007"@en'), value_of('"1"^^<http://example.org/n>')
    ('http://example.org/', 'a "b"\x07', '1')
    """
    if not term.startswith('"'):
        return term[1:-1]
    text = term[1 : term.rindex('"')]
    return _ESCAPE.sub(_unescaped, text) if "\\" in text else text


def _unescaped(found: re.Match[str]) -> str:
    code = found[1] or found[2]
    return chr(int(code, 16)) if code else _PLAIN.get(found[3], found[3])
