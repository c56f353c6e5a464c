"""Results that a server cuts, fetched in pages."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from biokg.errors import StoreError
from biokg.store.clauses import asks_graphs
from biokg.store.guard import PROLOGUE
from biokg.store.remote.answers import joined, rows_of
from biokg.store.remote.client import Answer
from biokg.store.remote.profile import Profile

__all__ = ["whole"]

_ORDERED = re.compile(r"\border\s+by\b", re.IGNORECASE)


def whole(
    ask: Callable[[str], Answer], text: str, columns: Sequence[str], profile: Profile, limit: int | None = None
) -> bytes:
    """Return all rows of a SELECT query, or the first `limit` and perhaps some more.

    Where the server says that it has cut the result, the query is asked again page by page, in the order that it asks
    for or else in that of its columns, so that no row is missed and none comes twice. Raises StoreError where that is
    not possible.
    """
    first = ask(text)
    size = int(first.headers.get(profile.cut) or 0) if profile.cut else 0
    if not size or (limit is not None and limit <= size):
        return first.body
    if asks_graphs(text):
        raise StoreError(f"The server cuts results at {size:,} rows; add LIMIT and OFFSET, or leave FROM out.")
    found: list[bytes] = []
    rows = size
    while rows == size and (limit is None or len(found) * size < limit):
        page = ask(_page(text, columns, size, len(found) * size)).body
        found.append(page)
        rows = rows_of(page)
    return joined(found)


def _page(text: str, columns: Sequence[str], size: int, start: int) -> str:
    """Return the query for some rows of another query.

    The limit stands outside the sorted query: Virtuoso refuses to sort where a limit asks for a late page.
    """
    prologue = PROLOGUE.match(text)
    cut = prologue.end() if prologue else 0
    names = " ".join(f"?{name}" for name in columns)
    order = "" if _ORDERED.search(text) else f"ORDER BY {names}"
    inner = f"{{ SELECT {names} {{ {{ {text[cut:]}\n}} }} {order} }}"
    return f"{text[:cut]} SELECT {names} {{ {inner} }} LIMIT {size} OFFSET {start}"
