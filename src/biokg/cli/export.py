"""``biokg export``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from .asked import Asked
from .options import asking
from .program import command

__all__ = ["FORMATS", "export"]

FORMATS = (
    "turtle", "trig", "nquads", "rdfxml", "jsonld", "rdf12", "statements", "nodes", "edges", "tables", "graphml",
    "gexf",
)  # fmt: skip


@command("export")
@asking(FORMATS, language=False)
def export(asked: Asked) -> None:
    """Without --format, the ending of FILE decides: .ttl .trig .nq .rdf .jsonld .rdf12.ttl, .statements.csv .nodes.csv
    .edges.csv, .zip (tables: these three together), .graphml, .gexf; without an ending it is turtle.

    turtle and rdfxml hold all triples as one graph; trig, nquads and jsonld keep the named graphs; rdf12 reifies each
    statement by its claims. Networks, nodes and edges hold what is planned too, marked as such.

    \b
    Examples:
      biokg export -o graph.trig
      biokg export --format statements --as-of 2025-12-31 -o claims.csv
    """
    from ..export import export as write

    form = asked.form or _by_ending(asked)
    if form == "tables" and (asked.output or Path()).suffix.lower() == ".csv":
        raise click.UsageError("tables is a ZIP archive of three; for one CSV file take statements, nodes or edges.")
    if form == "tables" and not asked.to_file and sys.stdout.isatty():
        raise click.UsageError("tables is a ZIP archive; name a file for it: -o graph.zip.")
    with asked.graph() as kg, asked.writing_bytes() as out:
        write(kg, form, out)


def _by_ending(asked: Asked) -> str:
    from ..export import FORMATS as KNOWN

    name = asked.output.name.lower() if asked.to_file and asked.output else ""
    found = [form for form, known in KNOWN.items() if name.endswith(known.ending)]
    if "." in name and not found:
        endings = ", ".join(known.ending for known in KNOWN.values())
        wrong = "." + name.rpartition(".")[2]
        raise click.UsageError(f"{wrong} is the ending of no format; name one with --format, or end FILE in {endings}.")
    return max(found, key=lambda form: len(KNOWN[form].ending), default="turtle")
