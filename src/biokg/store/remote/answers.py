"""The answers of servers read strictly: what is cut, broken or not SPARQL Results JSON is refused, never half read."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Iterator
from typing import Any

from pyoxigraph import (
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from biokg.errors import QueryTimeout, StoreError
from biokg.store.remote.profile import Profile

__all__ = ["boolean", "joined", "rows_of", "solutions", "triples"]

CANCELLED = b"The SPARQL operation has been cancelled"
"""With these words Oxigraph ends an answer that took too long; it began with HTTP 200."""

_END = re.compile(rb"\]\s*\}\s*\}\s*$")
_XSD = rb"http://www\.w3\.org/2001/XMLSchema#"
_TYPED = re.compile(rb'"type"(\s*:\s*)"typed-literal"')
_VIRTUOSO_NODE = re.compile(rb'("type"\s*:\s*"bnode"\s*,\s*"value"\s*:\s*")nodeID://')
_NUMBER_AS_BOOLEAN = re.compile(rb'("datatype"\s*:\s*"' + _XSD + rb'boolean"\s*,\s*"value"\s*:\s*")([01])"')
_INT = re.compile(rb'("datatype"\s*:\s*"' + _XSD + rb')int"')


def solutions(body: bytes, profile: Profile) -> QuerySolutions:
    """Read the rows of a SELECT query; raises StoreError where they are not whole."""
    _refuse_cancelled(body)
    body = _normal(body, profile)
    if not _END.search(body[-64:]):
        body = _plain(_parsed(body))  # further members after the rows, or no rows at all
    try:
        deque(_rows(body), maxlen=0)  # to the end: whoever reads the rows afterwards meets no surprise
    except SyntaxError as error:
        raise _broken() from error
    return _rows(body)


def _rows(body: bytes) -> QuerySolutions:
    results = parse_query_results(body, QueryResultsFormat.JSON)
    if not isinstance(results, QuerySolutions):
        raise _broken()
    return results


def boolean(body: bytes, profile: Profile) -> QueryBoolean:
    """Read the answer to an ASK query; raises StoreError where it is none."""
    _refuse_cancelled(body)
    value = _parsed(body)
    if profile.row_as_boolean and "results" in value:
        rows = value["results"].get("bindings") or [{}]
        answer: Any = any(cell.get("value") == "1" for cell in rows[0].values())
    else:
        answer = value.get("boolean")
    if not isinstance(answer, bool):
        raise _broken()
    result = parse_query_results(json.dumps({"head": {}, "boolean": answer}).encode(), QueryResultsFormat.JSON)
    assert isinstance(result, QueryBoolean)
    return result


def triples(body: bytes) -> Iterator[Triple]:
    """Read the triples of a CONSTRUCT or DESCRIBE query (N-Triples); raises StoreError where they are not whole."""
    _refuse_cancelled(body)
    if body.strip() and not body.rstrip().endswith(b".") and not body.lstrip().startswith(b"#"):
        raise _broken()
    try:
        return iter([quad.triple for quad in parse(body, RdfFormat.N_TRIPLES)])
    except SyntaxError as error:
        raise _broken() from error


def joined(pages: list[bytes]) -> bytes:
    """Return the rows of several pages of one result as one."""
    values = [_parsed(page) for page in pages]
    rows = [row for value in values for row in value["results"]["bindings"]]
    return json.dumps({"head": values[0]["head"], "results": {"bindings": rows}}).encode()


def rows_of(body: bytes) -> int:
    """Count the rows of a page."""
    return len(_parsed(body)["results"]["bindings"])


def _normal(body: bytes, profile: Profile) -> bytes:
    """Return an answer as the standard has it, without the oddities of an engine.

    They are replaced in the text, which is far faster than reading it: a quotation mark within a value is written as
    ``\\"``, so that none of the patterns can begin or end within one.
    """
    if b'"typed-literal"' in body:
        body = _TYPED.sub(rb'"type"\1"literal"', body)
    if b"nodeID://" in body:
        body = _VIRTUOSO_NODE.sub(rb"\1", body)
    if profile.number_as_boolean:
        body = _NUMBER_AS_BOOLEAN.sub(lambda found: found[1] + (b'true"' if found[2] == b"1" else b'false"'), body)
    return _INT.sub(rb'\1integer"', body) if profile.int_as_integer else body


def _plain(value: dict[str, Any]) -> bytes:
    """Return nothing but head and rows of a result."""
    try:
        head, rows = {"vars": value["head"]["vars"]}, value["results"]["bindings"]
    except (KeyError, TypeError) as error:
        raise _broken() from error
    return json.dumps({"head": head, "results": {"bindings": rows}}).encode()


def _parsed(body: bytes) -> dict[str, Any]:
    try:
        value = json.loads(body)
    except ValueError as error:  # not JSON, or not UTF-8
        raise _broken() from error
    if not isinstance(value, dict):
        raise _broken()
    return value


def _refuse_cancelled(body: bytes) -> None:
    if body[-200:].rstrip().endswith(CANCELLED):
        raise QueryTimeout("The server stopped the query: it took too long. Make it more specific, or add a LIMIT.")


def _broken() -> StoreError:
    return StoreError("The answer of the server is cut or is no SPARQL result; ask again, or look at the server.")
