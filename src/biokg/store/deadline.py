"""Queries that must end: run in a child process, which is killed at the deadline."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pyoxigraph import QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Triple, parse, parse_query_results

from biokg.errors import QueryError, QueryTimeout

__all__ = ["query_in_child"]

_PROGRAM = Path(__file__).with_name("child.py")
_ERRORS: dict[str, type[Exception]] = {
    error.__name__: error for error in (SyntaxError, OSError, RuntimeError, ValueError)
}


def query_in_child(
    text: str,
    asked: Mapping[str, Any],
    *,
    timeout: float,
    path: Path | None,
    content: bytes,
    limit: int | None,
) -> QuerySolutions | QueryBoolean | Iterator[Triple]:
    """Run `text` on the database in the folder `path`, or on `content` (N-Quads) where that is None.

    `asked` is how Oxigraph is asked: prefixes and the graphs that count. `timeout` (seconds) counts from the start of
    the child, which takes about 0.05 s, and includes the way of the results back. `limit` bounds the number of rows or
    triples. Raises QueryTimeout at the deadline, and what Oxigraph raises.
    """
    request = {
        "text": text,
        "timeout": timeout,
        "path": str(path) if path else None,
        "asked": {name: _plain(setting) for name, setting in asked.items()},
        "limit": limit,
        "memory": _memory(),
    }
    output = _run(json.dumps(request).encode() + b"\n" + content, timeout)
    kind, _, body = output.partition(b"\n")
    match kind:
        case b"boolean":
            return _boolean(body)
        case b"solutions":
            return _solutions(body)
        case _:
            return (quad.triple for quad in parse(body, RdfFormat.N_TRIPLES))


def _plain(setting: Any) -> Any:
    """Return a setting as JSON can hold it: graphs by name, the default graph as an empty one."""
    return [getattr(graph, "value", "") for graph in setting] if isinstance(setting, list) else setting


def _run(request: bytes, timeout: float) -> bytes:
    """Send the request to a new child and return what it answers."""
    # The child finds pyoxigraph wherever this process did; without `site` it starts a third faster.
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    with subprocess.Popen(
        [sys.executable, "-S", "-P", str(_PROGRAM)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
    ) as child:
        try:
            output, error = child.communicate(request, timeout)
        except subprocess.TimeoutExpired:
            raise QueryTimeout(_too_slow(timeout)) from None
        finally:
            child.kill()
    if child.returncode == -signal.SIGALRM:
        raise QueryTimeout(_too_slow(timeout))
    if b"memory allocation of" in error or b"bad_alloc" in error:
        raise QueryError(_too_large(_memory()))
    if child.returncode == 3:
        problem = json.loads(error)
        raise _ERRORS[problem["kind"]](problem["message"])
    if child.returncode != 0:
        words = error.decode(errors="replace").strip().splitlines()[-1:]
        reason = words[0] if words else "it was killed, perhaps for want of memory"
        raise QueryError(f"The query could not be run to its end ({reason}); ask for less, for instance with LIMIT.")
    return output


def _too_slow(timeout: float) -> str:
    return (
        f"The query did not end within {timeout:g} s and was stopped; make it more specific, add a LIMIT, "
        "or allow more time."
    )


def _memory() -> int | None:
    """Return how many bytes a query may take: half of what the machine has; None where that is not known."""
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2
    except (AttributeError, OSError, ValueError):
        return None


def _too_large(most: int | None) -> str:
    size = "more memory than there is" if most is None else f"more than {most // 10**6:,} MB of memory"
    return (
        f"The query needs {size} and was stopped; make it more specific, or leave out ORDER BY, GROUP BY or DISTINCT."
    )


def _solutions(body: bytes) -> QuerySolutions:
    results = parse_query_results(body, QueryResultsFormat.TSV)
    assert isinstance(results, QuerySolutions)
    return results


def _boolean(body: bytes) -> QueryBoolean:
    results = parse_query_results(b'{"head":{},"boolean":' + body + b"}", QueryResultsFormat.JSON)
    assert isinstance(results, QueryBoolean)
    return results
