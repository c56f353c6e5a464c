"""Write results in the formats of the W3C."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import IO, Any

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse_query_results,
    serialize,
)

from biokg.errors import QueryError
from biokg.query.results import Result, Table, Term, Triples
from biokg.query.xml import refuse_for_rdf_xml, refuse_for_xml
from biokg.terms import PREFIXES

__all__ = [
    "FORMATS",
    "GRAPH_FORMATS",
    "TABLE_FORMATS",
    "csv_cell",
    "csv_text",
    "escaped",
    "json_text",
    "used_prefixes",
    "write_result",
]

TABLE_FORMATS = ("json", "csv", "tsv", "xml")
"""What SELECT and ASK can be written as: SPARQL 1.1 results. JSON, TSV and XML keep every term; CSV keeps its text."""

GRAPH_FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "nt": RdfFormat.N_TRIPLES,
    "jsonld": RdfFormat.JSON_LD,
    "rdfxml": RdfFormat.RDF_XML,
}
"""What CONSTRUCT and DESCRIBE can be written as."""

FORMATS = (*TABLE_FORMATS, *GRAPH_FORMATS)

# DEL, C1 controls, marks that turn the direction of writing
_ORDERS = re.compile("[\x7f-\x9f\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
_DIGITS = re.compile('"\ud800([^"]*)"')
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def write_result(result: Result, fmt: str, output: IO[bytes]) -> None:
    """Write a result as one of `FORMATS`, UTF-8.

    Raises QueryError where the format is not one for this kind of result.
    """
    if isinstance(result, Triples):
        output.write(_graph(result, fmt))
    else:
        output.write(_boolean(result, fmt) if isinstance(result, bool) else _table(result, fmt))


def _graph(result: Triples, fmt: str) -> bytes:
    if fmt not in GRAPH_FORMATS:
        raise QueryError(f"CONSTRUCT and DESCRIBE give a graph, not {fmt}; choose {', '.join(GRAPH_FORMATS)}.")
    triples = sorted(result, key=str)
    kind = GRAPH_FORMATS[fmt]
    if kind == RdfFormat.RDF_XML:
        refuse_for_rdf_xml(triples)
    return serialize(triples, format=kind, prefixes=used_prefixes(triples)) or b""


def used_prefixes(triples: Iterable[Any]) -> dict[str, str]:
    """Return those of biokg's prefixes that triples or quads use, for files that declare no others."""
    text = {str(name) for triple in triples for term in triple for name in _names(term)}
    return {prefix: space for prefix, space in PREFIXES.items() if any(name.startswith(space) for name in text)}


def _names(term: object) -> list[str]:
    if isinstance(term, NamedNode):
        return [term.value]
    if isinstance(term, Literal):
        return [term.datatype.value]
    return [name for part in term for name in _names(part)] if isinstance(term, Triple) else []


def _boolean(result: bool, fmt: str) -> bytes:
    _expect_table(fmt)
    word = str(result).lower()
    if fmt == "json":
        return f'{{"head":{{}},"boolean":{word}}}\n'.encode()
    if fmt == "xml":
        namespace = "http://www.w3.org/2005/sparql-results#"
        return f'<?xml version="1.0"?><sparql xmlns="{namespace}"><head/><boolean>{word}</boolean></sparql>\n'.encode()
    return f"{word}\n".encode()


def _table(result: Table, fmt: str) -> bytes:
    _expect_table(fmt)
    if fmt == "csv":
        return _csv(result)
    text = _json(result)
    if fmt == "json":
        return text
    if fmt == "xml":
        refuse_for_xml(term for row in result for term in row)
    # Oxigraph writes the others; it does so from a stream of solutions, which the JSON becomes again.
    solutions = parse_query_results(text, QueryResultsFormat.JSON)
    assert isinstance(solutions, QuerySolutions)
    kind = QueryResultsFormat.TSV if fmt == "tsv" else QueryResultsFormat.XML
    return solutions.serialize(format=kind) or b""


def _expect_table(fmt: str) -> None:
    if fmt not in TABLE_FORMATS:
        raise QueryError(f"SELECT and ASK give a table, not {fmt}; choose {', '.join(TABLE_FORMATS)}.")


def _json(result: Table) -> bytes:
    """Write SPARQL 1.1 results JSON, one row a line."""
    head = json.dumps({"vars": list(result.columns)}, ensure_ascii=False)
    rows = ({name: _as_json(row[name]) for name in result.columns if row[name] is not None} for row in result.rows)
    body = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    text = f'{{"head":{head},"results":{{"bindings":[\n{body}\n]}}}}\n'
    return escaped(text).encode()


def json_text(value: object, indent: int = 2) -> str:
    r"""Return a value as JSON that keeps Chinese readable and that no terminal obeys; it ends with a line end.

    A `Decimal` is written digit by digit, as no float could.

    >>> json_text({"share": Decimal("5.80")}, indent=0)
    '{\n"share": 5.80\n}\n'
    """
    text = json.dumps(value, ensure_ascii=False, indent=indent, default=_digits)
    return escaped(_DIGITS.sub(r"\1", text)) + "\n"


def _digits(value: object) -> str:
    """Return a `Decimal` between signs that no text holds: halves of surrogate pairs."""
    if isinstance(value, Decimal) and value.is_finite():
        return f"\ud800{value:f}"
    raise TypeError(f"JSON has no form for {value!r}.")


def escaped(text: str) -> str:
    r"""Return JSON with escapes for what it may hold as it is but a terminal would obey.

    >>> escaped('"a\u202eb"')
    '"a\\u202eb"'
    """
    return _ORDERS.sub(lambda sign: f"\\u{ord(sign.group()):04x}", text)


def _as_json(term: Term) -> dict[str, Any]:
    if isinstance(term, NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, Triple):
        parts = zip(("subject", "predicate", "object"), term, strict=True)
        return {"type": "triple", "value": {name: _as_json(part) for name, part in parts}}
    written: dict[str, Any] = {"type": "literal", "value": term.value}
    if term.language:
        written["xml:lang"] = term.language
    elif term.datatype.value != PREFIXES["xsd"] + "string":
        written["datatype"] = term.datatype.value
    return written


def _csv(result: Table) -> bytes:
    return csv_text(result.columns, ([csv_cell(row[name]) for name in result.columns] for row in result)).encode()


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return rows as CSV (RFC 4180) below the names of their columns; cells are written as they are."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def csv_cell(value: Term | str | None) -> str:
    """Return the text of a CSV cell, harmless to a spreadsheet.

    Text that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay as they are.

    >>> csv_cell(Literal("=HYPERLINK(0)")), csv_cell(Literal(-5)), csv_cell(None)
    ("'=HYPERLINK(0)", '-5', '')
    """
    if value is None:
        return ""
    text = str(value) if isinstance(value, str | BlankNode | Triple) else value.value
    if text.startswith(_FORMULA) and not re.fullmatch(r"[+-]?[0-9]*\.?[0-9]+(?:[eE][+-]?[0-9]+)?", text):
        return "'" + text
    return text
