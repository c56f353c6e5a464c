"""Names looked up in a large graph: how long an index of them takes to write, its size, and how soon a name is found.

The names are those of made-up records in the shape of ROR's (`benchmarks.ror_records`): two names a thing, two
identifiers and its id. ``python -m benchmarks.naming write 700000 names.nt`` writes the statements, then
``python -m benchmarks.naming read names.nt`` measures. Times are those of the processor; all files are cached.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections import deque
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from biokg.names import NameIndex, NameWriter, Shelf
from biokg.terms import b, iri

from .ror_records import ror_records
from .timing import peak

__all__ = ["asked", "statements"]

LABEL, ALT, ACRONYM = iri("rdfs:label"), iri("skos:altLabel"), b("acronym")
RUNS = 200


def statements(count: int) -> Iterator[Triple]:
    """Yield the names and identifiers of as many things, by thing."""
    for record in ror_records(count):
        node = NamedNode(record["id"])
        for name in record["names"]:
            kind = LABEL if "label" in name["types"] else ACRONYM if "acronym" in name["types"] else ALT
            yield Triple(node, kind, Literal(name["value"], language=name["lang"] or "en"))
        for other in record["external_ids"]:
            yield Triple(node, b("identifier"), Literal(f"{other['type']}:{other['preferred']}"))


def asked(names: list[str], seed: int = 3) -> dict[str, list[str]]:
    """Return what is asked for, by kind, drawn from names."""
    chance = random.Random(seed)
    latin = [name for name in chance.sample(names, min(len(names), 20 * RUNS)) if name.isascii() and len(name) > 12][
        :RUNS
    ]
    chinese = [name for name in chance.sample(names, min(len(names), 40 * RUNS)) if ord(name[0]) > 0x4E00][:RUNS]
    return {
        "exact name": latin,
        "exact Chinese name": chinese,
        "beginning": [name[: chance.randint(3, 10)] for name in latin],
        "part": [name[3 : 3 + chance.randint(4, 9)] for name in latin],
        "common word": ["institute", "university", "hospital", "of", "medical university", "pharma", "ni"],
        "Chinese, two characters": [name[1:3] for name in chinese],
        "Chinese, four characters": [name[1:5] for name in chinese],
        "Chinese, one wrong of six": [f"{name[:3]}龘{name[4:6]}" for name in chinese],
        "two letters exchanged": [_exchanged(name, chance) for name in latin],
        "nothing": ["qqxxzzj", "zzyzx vwvwv", "龘靐齉"],
    }


def _exchanged(name: str, chance: random.Random) -> str:
    at = chance.randrange(1, 10)
    return name[:at] + name[at + 1] + name[at] + name[at + 2 :]


def _measure(path: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "names.db"
        clock, begun = time.perf_counter(), time.process_time()
        with path.open("rb") as lines, NameWriter(file) as writer:
            deque(writer.passing_lines(lines), maxlen=0)
            writer.finish()
        took, waited = time.process_time() - begun, time.perf_counter() - clock
        most = peak()
        begun = time.process_time()
        index = NameIndex(Shelf(file))
        index.find("alder hospital")
        first = time.process_time() - begun
        shelf = index._own
        assert isinstance(shelf, Shelf)
        print(
            f"{shelf.size:,} rows in {took:.1f} s of the processor ({waited:.1f} s by the clock), "
            f"{file.stat().st_size / 1e6:.0f} MB on disk, {most:.0f} MB of memory"
        )
        print(f"opened, first name found: {1000 * first:.1f} ms")
        names = [
            str(name) for (name,) in shelf._file.execute("SELECT name FROM names WHERE name NOTNULL AND id % 20 = 0")
        ]
        for kind, texts in asked(names).items():
            times = sorted(_timed(index, text) for text in texts)
            p50, p95 = (1000 * times[int(share * (len(times) - 1))] for share in (0.5, 0.95))
            hits = sum(bool(index.find(text, 1)) for text in texts[:20]) / len(texts[:20])
            print(f"{kind:28} p50 {p50:7.1f} ms  p95 {p95:7.1f} ms  worst {1000 * times[-1]:7.1f} ms  found {hits:.0%}")


def _timed(index: NameIndex, text: str) -> float:
    begun = time.process_time()
    index.find(text)
    return time.process_time() - begun


if __name__ == "__main__":
    if sys.argv[1] == "write":
        with Path(sys.argv[3]).open("wb") as output:
            serialize(statements(int(sys.argv[2])), output, RdfFormat.N_TRIPLES)
    else:
        _measure(Path(sys.argv[2]))
