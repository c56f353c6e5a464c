"""What two releases of a register differ in, thing by thing; both are sorted, so neither is held in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ..terms import PREFIXES, iri
from .kept import read_release, statements_of

__all__ = ["Change", "changes", "changes_of"]

_TYPE = iri("rdf:type").value.encode()
_UNTOLD = tuple(f"<{PREFIXES[space]}".encode() for space in ("cite", "source", "section"))
"""What tells of records and releases, which is another in each release."""


@dataclass(frozen=True)
class Change:
    """How one thing differs between two releases."""

    thing: str
    """Its IRI."""
    kind: str
    """``new``, ``gone`` or ``changed``; a thing is there where a release gives it a class."""
    added: tuple[str, ...]
    """Statements that are only in the later release, as N-Triples without the thing: property and value; sorted."""
    removed: tuple[str, ...]
    """Statements that are only in the earlier one."""


def changes_of(folder: Path) -> Iterator[Change]:
    """Yield what the current release in the folder of a register differs in from the previous one, by IRI.

    Nothing where there is no previous one. Raises InputError where statements are gone or damaged.
    """
    now, before = read_release(folder), read_release(folder, previous=True)
    if now is not None and before is not None:
        yield from changes(statements_of(before, folder), statements_of(now, folder))


def changes(before: Iterable[bytes], now: Iterable[bytes]) -> Iterator[Change]:
    """Yield how things differ between two sorted files of N-Triples, by IRI."""
    earlier, later = _things(before), _things(now)
    one, other = next(earlier, None), next(later, None)
    while one is not None or other is not None:
        if other is None or (one is not None and one[0] < other[0]):
            assert one is not None
            found, one = _change(one[0], one[1], set()), next(earlier, None)
        elif one is None or other[0] < one[0]:
            found, other = _change(other[0], set(), other[1]), next(later, None)
        else:
            found = _change(one[0], one[1], other[1])
            one, other = next(earlier, None), next(later, None)
        if found is not None:
            yield found


def _things(lines: Iterable[bytes]) -> Iterator[tuple[bytes, set[bytes]]]:
    for subject, group in groupby(lines, key=lambda line: line.partition(b" ")[0]):
        if not subject.startswith(_UNTOLD):
            yield subject, {line.partition(b" ")[2][:-3] for line in group}


def _change(subject: bytes, before: set[bytes], now: set[bytes]) -> Change | None:
    if before == now:
        return None
    was, is_there = (any(fact.startswith(b"<" + _TYPE) for fact in facts) for facts in (before, now))
    kind = "changed" if was == is_there else "new" if is_there else "gone"
    added, removed = (tuple(fact.decode() for fact in sorted(facts)) for facts in (now - before, before - now))
    return Change(subject[1:-1].decode(), kind, added, removed)
