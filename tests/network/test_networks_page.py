"""docs/networks.md has the table of projections, and names every attribute, filter and option."""

from __future__ import annotations

import dataclasses
import os
import re
from collections.abc import Iterator
from pathlib import Path

from analysis.own import own_graph

from biokg.network import PROJECTIONS, Filters, Projection

BEGIN, END = "by `make docs` -->\n", "<!-- end -->"
HEADS = ("projection", "what it is", "for questions like", "nodes", "ties")


def table() -> str:
    rows = [HEADS, ("---",) * len(HEADS), *(cells(name, one) for name, one in PROJECTIONS.items())]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def cells(name: str, projection: Projection) -> tuple[str, ...]:
    words, serves = "<br>".join(projection.words), "<br>".join(projection.serves)
    return f"`{name}`", words, serves, nodes(projection), "; ".join(ties(projection))


def nodes(projection: Projection) -> str:
    if projection.nodes is None:
        kept = f"; of these {listed(projection.kept)} all the same" if projection.kept else ""
        return f"all but {listed(projection.left_out | {fold.cls for fold in projection.folds})}{kept}"
    context = f"; as context {listed(projection.context)}" if projection.context else ""
    return listed(projection.nodes) + context


def ties(projection: Projection) -> Iterator[str]:
    yield "every relation" if projection.relations is None else listed(projection.relations)
    for fold in projection.folds:
        yield f"each `{fold.cls}` from " + ", ".join(f"`{way.start}` → `{way.end}`" for way in fold.ways)


def listed(names: frozenset[str]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(names))


def test_the_table_is_current(repository: Path) -> None:
    path = repository / "docs" / "networks.md"
    before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    held, _, after = rest.partition(END)
    if os.environ.get("BIOKG_REGENERATE"):
        path.write_text(before + BEGIN + table() + END + after, encoding="utf-8", newline="\n")
        held = table()
    assert held == table(), "run `make docs`"


def test_the_page_names_every_attribute_and_filter(repository: Path) -> None:
    named = set(re.findall(r"`([a-z_]+)`", (repository / "docs" / "networks.md").read_text(encoding="utf-8")))
    network = own_graph().network("pipeline", planned=True)
    given = {name for _, about in network.nodes(data=True) for name in about}
    given |= {name for *_, about in network.edges(data=True) for name in about}
    assert given - named == set()
    assert {one.name for one in dataclasses.fields(Filters)} - named == set()


def test_the_page_tells_what_registers_add(repository: Path) -> None:
    text = (repository / "docs" / "networks.md").read_text(encoding="utf-8").partition("## With registers")[2]
    told = dict(re.findall(r"^\| `(\w+)` \| (.*) \|$", text, re.MULTILINE))
    for name, projection in PROJECTIONS.items():
        ways = [(fold.cls, way.start, way.end) for fold in projection.recorded_folds for way in fold.ways]
        assert set(re.findall(r"`(\w+)`", told.get(name, ""))) == projection.recorded.union(*ways)
