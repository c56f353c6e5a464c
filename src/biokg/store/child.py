"""The program that runs one query in a process of its own, so that it can be ended.

Started by `biokg.store.deadline` as a file, and free of the rest of biokg so that it starts fast. It reads a request
(one line of JSON, then N-Quads where the store is in memory) and writes the kind of the result on one line, then the
result. An error goes to standard error as JSON, with exit status 3.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from contextlib import suppress
from typing import IO, Any

from pyoxigraph import DefaultGraph, NamedNode, QueryBoolean, QueryResultsFormat, QuerySolutions, RdfFormat, Store

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]


class Enough(Exception):
    """As many rows were written as were asked for."""


class Lines:
    """A binary file that takes no more than `limit` lines; rows of TSV and N-Triples are one line each."""

    def __init__(self, output: IO[bytes], limit: int) -> None:
        self.output = output
        self.left = limit

    def write(self, data: bytes) -> int:
        """Write as many whole lines of `data` as are allowed."""
        count = data.count(b"\n")
        if count >= self.left:
            self.output.write(b"".join(data.splitlines(keepends=True)[: self.left]))
            self.left = 0  # The serializer tries once more with what it still holds.
            raise Enough
        self.left -= count
        return self.output.write(data)

    def flush(self) -> None:
        """Pass on what is written."""
        self.output.flush()


def answer(request: dict[str, Any], output: IO[bytes]) -> None:
    """Run the query and write its result."""
    store = Store.read_only(request["path"]) if request["path"] else Store()
    if not request["path"]:
        store.bulk_load(sys.stdin.buffer, RdfFormat.N_QUADS)
    asked: dict[str, Any] = {
        name: [NamedNode(graph) if graph else DefaultGraph() for graph in setting] if type(setting) is list else setting
        for name, setting in request["asked"].items()
    }
    results = store.query(request["text"], **asked)
    limit = request["limit"]
    if isinstance(results, QueryBoolean):
        output.write(b"boolean\n" + (b"true" if results else b"false"))
    elif isinstance(results, QuerySolutions):
        output.write(b"solutions\n")
        results.serialize(_bounded(output, None if limit is None else limit + 1), QueryResultsFormat.TSV)
    else:
        output.write(b"triples\n")
        results.serialize(_bounded(output, limit), RdfFormat.N_TRIPLES)


def _bounded(output: IO[bytes], lines: int | None) -> Any:
    return output if lines is None else Lines(output, lines)


def _bound_memory(most: int | None) -> None:
    """Let the process end where it wants more than `most` bytes, before the whole machine slows down."""
    if most is not None and resource is not None:
        with suppress(ValueError, OSError):  # what the system or a container bounds already stays so
            resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def main() -> None:
    """Answer one request."""
    request = json.loads(sys.stdin.buffer.readline())
    _bound_memory(request["memory"])
    # The deadline holds even where the parent is gone: without a handler, the alarm ends the process at once.
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_REAL, request["timeout"])
    try:
        answer(request, sys.stdout.buffer)
    except Enough:
        pass
    except (SyntaxError, OSError, RuntimeError, ValueError) as error:
        # Subclasses of OSError that the parent cannot make again are told apart by their words.
        kind = next(name for name in (SyntaxError, OSError, RuntimeError, ValueError) if isinstance(error, name))
        sys.stderr.write(json.dumps({"kind": kind.__name__, "message": str(error)}))
        os._exit(3)
    sys.stdout.buffer.flush()
    os._exit(0)  # Nothing is left to tidy up; closing the database in order would only take time.


if __name__ == "__main__":
    main()
