"""Writes statements as columns while they pass on their way into the store."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator
from hashlib import blake2b
from io import BytesIO
from itertools import islice, repeat
from pathlib import Path
from typing import BinaryIO, Self, TypeVar

import numpy as np
import numpy.typing as npt
from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from .part import TEXTS, Ints, Part, distinct_pairs, mapped, numbered

__all__ = ["Writer", "hash_of"]

Key = TypeVar("Key", bound=Hashable)
BATCH = 200_000  # statements whose terms are numbered together: some 100 MB


class Writer:
    """Takes statements in, from one place or several, and writes them as one part.

    Use it as a context manager. What is held is the terms of one batch and some thirty bytes a statement.
    """

    def __init__(self, folder: Path | None = None) -> None:
        """Begin a part in a folder, which is made; in memory without one."""
        self._folder = folder
        if folder is not None:
            folder.mkdir(parents=True)
        self._texts: BinaryIO = BytesIO() if folder is None else (folder / TEXTS).open("wb")
        self._length = 0
        self._groups = _Numbers[tuple[bytes, bytes]]()
        self._terms: list[tuple[Ints, Ints]] = []
        """Of each batch, the hashes and places of its terms."""
        self._rows: list[tuple[Ints, Ints, Ints]] = []
        """Of each batch: group, subject and object of its statements, terms numbered over all batches."""
        self._count = 0

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._texts.close()

    def passing(self, quads: Iterable[Quad]) -> Iterator[Quad]:
        """Take quads in while passing them on."""
        rest = iter(quads)
        while batch := list(islice(rest, BATCH // 10)):
            lines = (serialize(batch, format=RdfFormat.N_QUADS) or b"").split(b" .\n")
            self._take(line.rsplit(b" ", 1) for line in lines[:-1])
            yield from batch

    def add(self, lines: Iterable[bytes], graph: NamedNode) -> None:
        """Take statements of one graph in, each a line of N-Triples as Oxigraph writes it."""
        name = str(graph).encode()
        rest = iter(lines)
        while batch := list(islice(rest, BATCH)):
            self._take(zip((line[:-3] for line in batch), repeat(name)))

    def _take(self, statements: Iterable[Iterable[bytes]]) -> None:
        """Number the terms of a batch: pairs of a triple and its graph."""
        terms, groups = _Numbers[bytes](), self._groups
        numbers: list[int] = []
        for triple, graph in statements:
            subject, property, object = triple.split(b" ", 2)
            numbers += (groups[property, graph], terms[subject], terms[object])
        rows = np.array(numbers, dtype=np.int32).reshape(-1, 3)
        self._rows.append((rows[:, 0].copy(), rows[:, 1] + self._count, rows[:, 2] + self._count))
        self._keep(list(terms))

    def _keep(self, terms: list[bytes]) -> None:
        """Write the texts of terms, and note their hashes and places."""
        self._texts.write(b"".join(terms))
        ends = self._length + np.cumsum([len(term) for term in terms], dtype=np.int64)
        starts = np.concatenate([[self._length], ends[:-1]])[: len(ends)]
        hashes = np.frombuffer(b"".join(map(_digest, terms)), dtype="<u8")
        self._terms.append((hashes, np.stack([starts, ends], axis=1)))
        self._length = int(ends[-1]) if len(ends) else self._length
        self._count += len(terms)

    def finish(self) -> Part:
        """Return the part, which is complete on disk where it has a folder."""
        pairs = list(self._groups)
        own = self._count
        self._keep([term for pair in pairs for term in pair])
        hashes = np.concatenate([part[0] for part in self._terms])
        kept, number = numbered(hashes)
        places = np.concatenate([part[1] for part in self._terms])[kept]
        named = number[own:].reshape(-1, 2).astype(np.int64)
        groups, subjects, objects = self._sorted(number, named)
        self._texts.flush()
        found = Part(self._written(), hashes[kept], places, groups, subjects, objects)
        if self._folder is not None:
            found.save(self._folder)
        return found

    def _sorted(self, number: Ints, named: Ints) -> tuple[Ints, Ints, Ints]:
        """Return the groups, subjects and objects, sorted, each statement once."""
        group = np.concatenate([part[0] for part in self._rows] or [np.empty(0, dtype=np.int32)])
        order = np.argsort(group, kind="stable")
        sizes = np.bincount(group, minlength=len(named))
        limits = np.concatenate([[0], np.cumsum(sizes)])
        ends = [
            number[np.concatenate([part[place] for part in self._rows] or [np.empty(0, dtype=np.int32)])[order]]
            for place in (1, 2)
        ]
        subjects, objects, first = [], [], []
        count = 0
        for one in np.lexsort((named[:, 1], named[:, 0])).tolist():
            subject, object = distinct_pairs(*(end[limits[one] : limits[one + 1]] for end in ends))
            subjects.append(subject)
            objects.append(object)
            first.append((*named[one].tolist(), count))
            count += len(subject)
        none = [np.empty(0, dtype=np.int32)]
        groups = np.array([*first, (-1, -1, count)], dtype=np.int64)
        return groups, np.concatenate(subjects or none), np.concatenate(objects or none)

    def _written(self) -> npt.NDArray[np.uint8]:
        if isinstance(self._texts, BytesIO):
            return np.frombuffer(self._texts.getvalue(), dtype=np.uint8)
        assert self._folder is not None
        return mapped(self._folder / TEXTS)


class _Numbers(dict[Key, int]):
    """Numbers whatever is looked up, in the order in which it first comes."""

    def __missing__(self, key: Key) -> int:
        number = self[key] = len(self)
        return number


def hash_of(term: str) -> int:
    """Return the hash of a term, given as N-Triples."""
    return int.from_bytes(_digest(term.encode()), "little")


def _digest(term: bytes) -> bytes:
    return blake2b(term, digest_size=8).digest()
