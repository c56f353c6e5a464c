"""The names that a build left in a file: looked up there, without reading them all."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from threading import RLock
from typing import NamedTuple
from urllib.parse import quote

from pyoxigraph import NamedNode

from .short import ShortForm, is_wide
from .writer import COMMON, FORMAT, damaged, spaced

__all__ = ["ABBREVIATED", "Found", "Shelf", "rated", "score_of"]

LOOKED_AT = 20_000
"""Names that are looked through at most for a text that stands in them."""
LISTED = 25_000
"""Mentions of letters that are counted at most for a misspelt name, in all files together,"""
LEAST = 2_500
"""and in each at least."""
TOGETHER = 250
"""Letters that are counted together at most: SQLite refuses a query of five hundred parts."""
COMPARED = 250
"""Names that are compared with a misspelt one."""
LONGEST = 256
"""Letters of a text beyond which no name is taken for it misspelt."""
TERMS = 12
SCANNED = 200_000
"""Names up to which all are read for initials."""
ABBREVIATED = 70.0
"""Likeness of a name to a short form of it that does not stand in it."""


class Found(NamedTuple):
    """A name in which a text stands, or which is like it."""

    score: float
    key: str
    node: NamedNode
    name: str


class Shelf:
    """The names in one file of `NameWriter`, open for reading; safe for several threads.

    Of a text of one or two letters of an alphabet, those names are found in which a word is it (one) or begins with it
    (two); of one character or more of Chinese, Japanese or Korean, all names with it.
    """

    def __init__(self, path: Path) -> None:
        """Open a file; raises StoreError where it is damaged or of another format."""
        self._path, self._lock = path, RLock()
        with damaged(path):
            self._file = sqlite3.connect(
                f"file:{quote(str(path.resolve()))}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            weakref.finalize(self, self._file.close)
            if self._one("PRAGMA user_version") != FORMAT:
                raise sqlite3.DatabaseError("another format")
            self.size: int = self._one("SELECT max(id) FROM names") or 0
            """How many names there are, each counted once a thing, and ways to write an id."""

    def _one(self, text: str, *values: object) -> int:
        row = self._file.execute(text, values).fetchone()
        return row[0] if row else 0

    def all(self) -> list[tuple[NamedNode, str]]:
        """Return all names, with the things that have them."""
        with self._lock, damaged(self._path):
            rows = self._file.execute("SELECT node, name FROM names WHERE name IS NOT NULL").fetchall()
        return [(NamedNode(node), name) for node, name in rows]

    def called(self, key: str) -> list[tuple[NamedNode, str | None]]:
        """Return what has exactly this key, with the name as written; None for an id. Sorted by IRI."""
        with self._lock, damaged(self._path):
            low, high = 1, self.size + 1
            while low < high:  # the rows are sorted by length and key: no index of them is needed
                middle = (low + high) // 2
                (here,) = self._file.execute("SELECT key FROM names WHERE id = ?", (middle,)).fetchone()
                low, high = (middle + 1, high) if (len(here), here) < (len(key), key) else (low, middle)
            rows = self._file.execute("SELECT key, node, name FROM names WHERE id >= ? ORDER BY id", (low,))
            found = []
            for here, node, name in rows:
                if here != key:
                    break
                found.append((NamedNode(node), name))
        return found

    def containing(self, wanted: str, limit: int) -> list[Found]:
        """Return the best names in which a text stands, of `limit` things, best first."""
        if not _writable(wanted):
            return []
        with self._lock, damaged(self._path):
            found = self._where(f" {wanted}", wanted, limit, 0)
            full = len({one.node for one in found}) >= limit
            text = spaced(wanted)
            if len(text) > 2:
                found += self._where(wanted, wanted, limit, found[-1].score if full else 0)
        return sorted({(one.key, one.node): one for one in found}.values(), key=lambda one: (-one.score, one.key))

    def _where(self, part: str, wanted: str, limit: int, least: float) -> list[Found]:
        """Return names in which a part stands, shortest first, until none can have a score of `least`."""
        found: list[Found] = []
        nodes = set[NamedNode]()
        for key, node, name in islice(self._rows(part), LOOKED_AT):
            if len(nodes) >= limit or (least and 70.0 + 25.0 * len(wanted) / len(key) < least):
                break
            if part in f" {key}":
                found.append(Found(score_of(wanted, key), key, NamedNode(node), name))
                nodes.add(found[-1].node)
        return found

    def _rows(self, part: str) -> Iterator[tuple[str, str, str]]:
        """Yield the rows in which the letters of a part stand, not always one after the other; shortest first."""
        return self._matching(_letters(part))

    def _matching(self, terms: Iterable[str]) -> Iterator[tuple[str, str, str]]:
        return self._file.execute(
            "SELECT key, node, name FROM grams CROSS JOIN names ON names.id = grams.rowid "
            "WHERE grams MATCH ? ORDER BY grams.rowid",
            (" AND ".join(map(_term, islice(dict.fromkeys(terms), TERMS))),),
        )

    def fitting(self, short: ShortForm, limit: int) -> list[Found]:
        """Return the names that have the words of a short form, of about `limit` things, shortest first."""
        if not short.says_enough or not _writable(short.text):
            return []
        with self._lock, damaged(self._path):
            terms = (term for part in short.parts for term in _letters(part if is_wide(part) else f" {part}"))
            rows = islice(self._matching(terms), LOOKED_AT)
            return _some((row for row in rows if short.fits(row[0])), short, limit)

    def abbreviated(self, short: ShortForm, limit: int) -> list[Found]:
        """Return the names of which a short form is the initials, of about `limit` things, shortest first.

        None where there are more than `SCANNED` names: no index has initials, so that all are read.
        """
        if not short.initials or self.size > SCANNED:
            return []
        like = "* ".join(short.initials) + "*"
        query = "SELECT key, node, name FROM names WHERE name IS NOT NULL AND key GLOB ? ORDER BY id"
        with self._lock, damaged(self._path):
            rows = self._file.execute(query, (f"*{like}",))
            return _some((row for row in rows if short.abbreviates(row[0])), short, limit)

    def near(self, wanted: str, share: float = 1) -> list[Found]:
        """Return names that have many letters in common with a text, in the order of these; all with the score 0.

        `share` is how much of all names that are looked through stands here.
        """
        if len(wanted) > LONGEST or not _writable(wanted):
            return []
        with self._lock, damaged(self._path):
            best = self._most_alike(f" {spaced(wanted)} ", max(int(LISTED * share), LEAST))
            places = ",".join(map(str, sorted(best)))
            names = self._file.execute(f"SELECT key, node, name FROM names WHERE id IN ({places})").fetchall()
        return [Found(0, key, NamedNode(node), name) for key, node, name in names]

    def _most_alike(self, text: str, listed: int) -> list[int]:
        """Return the rows of the names that have the most letters of a text, three by three, of its rarest ones."""
        terms = self._rarest(text, listed)
        listing = "SELECT * FROM (SELECT rowid AS row FROM grams WHERE grams MATCH ? LIMIT ?)"
        query = (
            f"SELECT row FROM ({' UNION ALL '.join([listing] * len(terms))}) "
            f"GROUP BY row ORDER BY count(*) DESC, row LIMIT {COMPARED}"
        )
        asked = [value for term in terms for value in (_term(term), listed)]
        return [row for (row,) in self._file.execute(query, asked)] if terms else []

    def _rarest(self, text: str, listed: int) -> list[str]:
        """Return the letters of a text that stand in few names, three by three; not more than can be counted."""
        terms = sorted({text[at : at + 3] for at in range(len(text) - 2)})
        query = f"SELECT gram, names FROM common WHERE gram IN ({', '.join('?' * len(terms))})"
        known: dict[str, int] = dict(self._file.execute(query, terms).fetchall())
        counted = sorted((known.get(term) or COMMON, term) for term in terms)
        chosen, total = list[str](), 0
        for count, term in counted[:TOGETHER]:
            if chosen and total + count > listed:
                break
            chosen.append(term)
            total += count
        return chosen


def _letters(part: str) -> list[str]:
    """Return the letters of a part of a name, three by three."""
    text = spaced(part)
    text = text if len(text) > 2 else f"{text} "
    return [*(text[at : at + 3] for at in range(0, len(text) - 3, 3)), text[-3:]]


def _some(rows: Iterable[tuple[str, str, str]], short: ShortForm, limit: int) -> list[Found]:
    """Take names until they are of `limit` things."""
    found: list[Found] = []
    nodes = set[str]()
    for key, node, name in rows:
        found.append(Found(rated(short, key), key, NamedNode(node), name))
        nodes.add(node)
        if len(nodes) >= limit:
            break
    return found


def rated(short: ShortForm, key: str) -> float:
    """Rate a name by a short form of it: less than a name in which the words stand together."""
    return score_of(short.text, key) if short.stands_in(key) else ABBREVIATED


def _writable(text: str) -> bool:
    """Tell whether a name can hold a text: no halves of characters, and nothing that ends a text for SQLite."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _term(letters: str) -> str:
    """Return letters as a term of a search, in which nothing has a meaning of its own."""
    return '"' + letters.replace('"', '""') + '"'


def score_of(wanted: str, key: str) -> float:
    """Rate a name that contains a text by its share of the name, and higher where a word begins with it.

    >>> score_of("lilly", "eli lilly"), score_of("lilly", "lilly")
    (87.88888888888889, 100.0)
    """
    if wanted == key:
        return 100.0
    at_word = f" {wanted}" in f" {key}"
    return 70.0 + 25.0 * len(wanted) / len(key) + (4.0 if at_word else 0.0)
