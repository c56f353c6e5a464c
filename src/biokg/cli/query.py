"""``biokg query``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..errors import InputError
from .asked import Asked
from .options import asking
from .program import command

if TYPE_CHECKING:
    from ..query import Result

__all__ = ["query", "query_text"]

FORMATS = ("table", "md", "json", "csv", "tsv", "xml", "turtle", "nt", "jsonld", "rdfxml")
_TABLES = {"table", "md", "json"}


@command("query")
@click.argument("sparql", metavar="SPARQL|FILE|-", default="-")
@click.option("--timeout", type=float, default=60, show_default=True, metavar="SECONDS", help="End it after so long.")
@asking(FORMATS)
def query(asked: Asked, sparql: str, timeout: float) -> None:
    """SPARQL 1.1 as text, in a file, or from standard input (-). The prefixes of biokg need no declaration.

    All graphs are asked together. SELECT and ASK give a table, or the SPARQL results format that you name (json, csv,
    tsv, xml); CONSTRUCT and DESCRIBE give turtle, nt, jsonld or rdfxml. Updates are refused: the graph is built.

    \b
    Examples:
      biokg query "SELECT ?drug ?company { ?drug b:developedBy ?company }"
      biokg query bridges.rq --format csv
    """
    from ..query import unknown_graphs, unknown_terms

    text = query_text(sparql)
    with asked.graph() as kg:
        result = kg.query(text, timeout=timeout)
        _write(asked, result)
        empty = not result and not isinstance(result, bool)
        for sentence in [*unknown_graphs(kg.store, text), *(unknown_terms(kg.store, text) if empty else [])]:
            click.echo(f"Note: {sentence}", err=True)


def query_text(sparql: str) -> str:
    """Return the text of a query given as text, as the name of a file or as - (standard input)."""
    from ..turtle import read_text

    if sparql == "-":
        if sys.stdin.isatty():
            click.echo("Reading SPARQL from the keyboard; end with Ctrl-D.", err=True)
        return _decoded(sys.stdin.buffer.read())
    is_name = len(sparql) < 1000 and "{" not in sparql and "\n" not in sparql
    if is_name and Path(sparql).is_file():
        return read_text(Path(sparql))
    if is_name and sparql.endswith((".rq", ".sparql")):
        raise InputError("is not there; give a file, or SPARQL as text.", path=sparql)
    return sparql


def _decoded(data: bytes) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise InputError(f"standard input is not UTF-8 (byte {error.start}); send SPARQL as UTF-8.") from error


def _write(asked: Asked, result: Result) -> None:
    from io import BytesIO

    from ..query import Triples, write_result

    form = asked.format
    if isinstance(result, Triples):
        form = "turtle" if form in _TABLES and asked.form is None else form
    elif form in {"table", "md"}:
        if isinstance(result, bool):
            asked.write(asked.of("yes", "是") + "\n" if result else asked.of("no", "否") + "\n")
        else:
            asked.write_table(result.columns, [list(row) for row in result])
        return
    out = BytesIO()
    write_result(result, form, out)
    asked.write(out.getvalue().decode("utf-8"))
