"""Sorted lines become the statements of a release: mentions decided, written packed, hashed and counted."""

from __future__ import annotations

import gzip
import hashlib
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..terms import iri
from .intake import MENTION

__all__ = ["Written", "write_statements"]

LEVEL = 3
"""Of gzip: twice as fast as the usual one, and a tenth larger."""
BLOCK = 10_000  # lines that are written at once
PAUSE = 0.1  # seconds between two signs of life
_TYPE = iri("rdf:type").value.encode()
_MENTION = MENTION.encode()


@dataclass(frozen=True)
class Written:
    """What was written."""

    sha256: str
    """Of the statements, unpacked."""
    statements: int
    absent: int
    """Things that are only mentioned, by records of others."""


def write_statements(lines: Iterable[bytes], path: Path, report: Callable[[int], None] = lambda _done: None) -> Written:
    """Write sorted lines as packed N-Triples, the same bytes for the same lines.

    What is only mentioned of a thing stands where no record describes it, and goes where one does. `report` is told
    now and then how many lines are done.
    """
    decided, digest, done, told = _Decided(lines), hashlib.sha256(), 0, 0.0
    with path.open("wb") as raw, gzip.GzipFile("", "wb", LEVEL, raw, mtime=0) as file:
        for block in _blocks(decided):
            data = b"".join(block)
            file.write(data)
            digest.update(data)
            done += len(block)
            if time.monotonic() - told > PAUSE:
                told = time.monotonic()
                report(done)
    return Written(digest.hexdigest(), done, decided.absent)


class _Decided:
    """Lines whose mentions are decided on, thing by thing."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines = lines
        self.absent = 0

    def __iter__(self) -> Iterator[bytes]:
        current, stated, mentioned, described = b"", list[bytes](), list[bytes](), False
        for line in self._lines:
            subject, _, rest = line.partition(b"> <")
            if subject != current:
                yield from self._about(stated, mentioned, described)
                current, stated, mentioned, described = subject, [], [], False
            predicate = rest.partition(b">")[0]
            if predicate.startswith(_MENTION):
                mentioned.append(subject + b"> <" + rest[len(_MENTION) :])
            else:
                stated.append(line)
                described = described or predicate == _TYPE
        yield from self._about(stated, mentioned, described)

    def _about(self, stated: list[bytes], mentioned: list[bytes], described: bool) -> list[bytes]:
        """Return what stands of one thing."""
        if described or not mentioned:
            return stated
        self.absent += 1
        return sorted({*stated, *mentioned})


def _blocks(lines: Iterable[bytes]) -> Iterator[list[bytes]]:
    block: list[bytes] = []
    for line in lines:
        block.append(line)
        if len(block) == BLOCK:
            yield block
            block = []
    yield block
