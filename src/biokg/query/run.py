"""Run one query and take its whole result."""

from __future__ import annotations

import math
from itertools import islice

from pyoxigraph import QueryBoolean, QuerySolutions

from biokg.errors import QueryError
from biokg.query.explain import explain_syntax
from biokg.query.results import Result, Table, Triples
from biokg.store import Results, Store
from biokg.store.failures import said_of_query

__all__ = ["run"]


def run(store: Store, text: str, *, timeout: float | None = None, limit: int | None = None) -> Result:
    """Run the SPARQL 1.1 query `text` on the union of all graphs and return its whole result.

    The prefixes of biokg need no declaration; those that the query declares win. The result is a `Table` for SELECT, a
    bool for ASK, `Triples` for CONSTRUCT and DESCRIBE. `timeout` is in seconds and really ends the query, for which it
    runs in a process of its own (some 0.07 s more); without one it runs here, for as long as it takes. `limit` is the
    largest number of rows or triples to take, a triple that is made twice counting twice; where there are more, the
    result says that it is truncated.

    Raises QueryError where the query is not valid (with line, column and the likely cause) or not allowed (updates,
    SERVICE), QueryTimeout at the deadline, StoreError where the store is damaged.
    """
    if timeout is not None and not (0 < timeout < math.inf):
        raise QueryError(f"The time-out is {timeout:g} s; give a number of seconds above 0, or none.")
    if limit is not None and limit < 1:
        raise QueryError(f"The limit is {limit} rows; give a number above 0, or none.")
    one_more = None if limit is None else limit + 1
    with said_of_query(), explain_syntax(text):
        return _take(store.query(text, timeout=timeout, limit=one_more), limit)


def _take(results: Results, limit: int | None) -> Result:
    """Read a result to its end or `limit`."""
    if isinstance(results, QueryBoolean):
        return bool(results)
    if isinstance(results, QuerySolutions):
        columns = tuple(variable.value for variable in results.variables)
        rows = tuple(results) if limit is None else tuple(islice(results, limit + 1))
        return Table(columns, rows[:limit], limit is not None and len(rows) > limit)
    taken = list(results if limit is None else islice(results, limit + 1))
    # The engine may make a triple twice: where it was stopped, nobody knows how many different ones there are.
    return Triples(tuple(dict.fromkeys(taken[:limit])), limit is not None and len(taken) > limit)
