"""Loading into servers beside loading into the store on disk, the same statements: ``python -m benchmarks.serving``."""

from __future__ import annotations

import argparse
import hashlib
import io
import os
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

from biokg.store import EmbeddedStore, Manifest
from biokg.store.remote.address import address_of
from biokg.store.remote.generations import new_generation, open_current
from biokg.terms import BASE, PREFIXES, graph

from .results import Group, Measure, section
from .servers import oxigraph_server, virtuoso_server

__all__ = ["serving", "statements"]

GRAPH = graph("register")
TYPE, LABEL, ALT = (
    f"<{PREFIXES[prefix]}{name}>" for prefix, name in (("rdf", "type"), ("rdfs", "label"), ("skos", "altLabel"))
)
DBA = {"BIOKG_STORE_USER": "dba", "BIOKG_STORE_PASSWORD": "dba"}
LEAST = 0.5
RUNS = 2
"""The faster one counts."""


def statements(count: int, seed: int = 1) -> list[bytes]:
    """Return N-Triples of made-up organisations, ten a record, sorted; the same for the same seed."""
    return sorted(_lines(count, random.Random(seed)))[:count]


def _lines(count: int, chance: random.Random) -> Iterator[bytes]:
    for number in range(count // 10 + 1):
        node = f"<https://ror.example/{number:09d}>"
        words = f"{chance.choice(['Institute', 'Hospital', 'University', 'Works'])} {chance.randrange(10**6)}"
        facts = [
            f"{TYPE} <{BASE}Organization>",
            f"{TYPE} <{BASE}{chance.choice(['Company', 'University', 'Hospital'])}>",
            f'{LABEL} "{words}"@en',
            f'{LABEL} "研究所{number}"@zh',
            f'{ALT} "{words[:1]}{number}"',
            f"<{BASE}locatedIn> <https://places.example/{chance.randrange(20_000)}>",
            f"<{BASE}partOf> <https://ror.example/{chance.randrange(count // 10 + 1):09d}>",
            f'<{BASE}edtf> "{chance.randrange(1850, 2026)}"',
            f"<{PREFIXES['foaf']}page> <https://organisation{number}.example/>",
            f"<{BASE}citation> <https://cite.example/{chance.getrandbits(48):012x}>",
        ]
        yield from (f"{node} {fact} .\n".encode() for fact in facts)


def serving(sizes: tuple[int, ...] = (100_000, 1_000_000)) -> Group:
    """Measure loading at several sizes; servers and stores on the same disk, a query by name after each load."""
    measures = []
    for size in sizes:
        lines = statements(size)
        here = min(_here(lines) for _ in range(RUNS))
        for title, server in (("Oxigraph", oxigraph_server), ("Virtuoso 7", _virtuoso)):
            there, looked_up, disk = min(_measured(server, lines) for _ in range(RUNS))
            ratio = here / there
            figures = [
                f"{there:.1f} s",
                f"{here:.1f} s",
                f"{ratio:.2f}",
                f"{size / there / 1000:,.0f}",
                f"{disk / 1e6:,.0f} MB",
                f"{looked_up:.0f} ms",
            ]
            measures.append(
                Measure(f"{size:,} statements, {title}", figures, f"ratio at least {LEAST:g}", ratio >= LEAST)
            )
    about = (
        "One graph of made-up organisations, sent in chunks, counted, made current; beside it the bulk loader on disk."
    )
    return Group("Servers", about, ["server", "here", "ratio", "1000 a second", "on disk", "name looked up"], measures)


def _measured(server: Callable[[Path], AbstractContextManager[str]], lines: list[bytes]) -> tuple[float, float, int]:
    """Run a server and load into it; return also the bytes that it keeps on disk."""
    with tempfile.TemporaryDirectory() as folder:
        there, looked_up = _there(server(Path(folder)), lines)
        return there, looked_up, sum(path.stat().st_size for path in Path(folder).rglob("*") if path.is_file())


def _virtuoso(folder: Path) -> AbstractContextManager[str]:
    """Return Virtuoso with the memory that its manual wants for a graph of this size."""
    return virtuoso_server(folder, rows=100_000, buffers=170_000)


def _here(lines: list[bytes]) -> float:
    """Load into a store on disk; return the seconds."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        with EmbeddedStore.create(Path(folder) / "database") as store:
            store.load_triples(io.BytesIO(b"".join(lines)), GRAPH)
            assert store.size() == len(lines)
        return time.perf_counter() - begun


def _there(running: AbstractContextManager[str], lines: list[bytes]) -> tuple[float, float]:
    """Load into a server; return the seconds, and the milliseconds of looking up a name afterwards."""
    os.environ |= DBA
    digest = hashlib.sha256(b"".join(lines)).hexdigest()
    try:
        with running as url:
            address = address_of(url)
            begun = time.perf_counter()
            with new_generation(address) as draft:
                draft.add_register(GRAPH, digest, len(lines), lambda: lines)
                draft.commit(Manifest(digest, len(lines)))
            loaded = time.perf_counter() - begun
            with open_current(address) as store:
                begun = time.perf_counter()
                for number in range(20):
                    assert len(list(store.select(f'SELECT ?s {{ ?s rdfs:label "研究所{number * 7}"@zh }}'))) == 1
                return loaded, (time.perf_counter() - begun) / 20 * 1000
    finally:
        for name in DBA:
            del os.environ[name]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.serving", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=[100_000, 1_000_000], help="statements")
    print("\n".join(section(serving(tuple(parser.parse_args().sizes)))))


if __name__ == "__main__":
    main()
