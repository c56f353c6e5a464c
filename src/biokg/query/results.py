"""What a query gives, as plain typed values."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolution, Triple

from biokg.terms import PREFIXES

__all__ = ["Plain", "Result", "Table", "Term", "Triples", "plain"]

Term: TypeAlias = NamedNode | Literal | BlankNode | Triple
Plain: TypeAlias = str | int | float | bool | Decimal | datetime | date | None

_XSD = PREFIXES["xsd"]


@dataclass(frozen=True)
class Table:
    """The rows of a SELECT query, in the order of the query.

    A row gives its terms by name or place (``row["name"]``, ``row[0]``) and iterates over them; an unbound variable is
    None. Terms keep language and datatype; `dicts` gives plain Python values instead.
    """

    columns: tuple[str, ...]
    rows: tuple[QuerySolution, ...]
    truncated: bool = False
    """Whether there were more rows than were asked for."""

    def __iter__(self) -> Iterator[QuerySolution]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def dicts(self) -> list[dict[str, Plain]]:
        """Return the rows as dictionaries of plain values, see `plain`; None where a variable is unbound."""
        return [{name: plain(row[name]) for name in self.columns} for row in self.rows]


@dataclass(frozen=True)
class Triples:
    """The distinct triples of a CONSTRUCT or DESCRIBE query, in the order in which they came."""

    triples: tuple[Triple, ...]
    truncated: bool = False
    """Whether there were more triples than were asked for."""

    def __iter__(self) -> Iterator[Triple]:
        return iter(self.triples)

    def __len__(self) -> int:
        return len(self.triples)


Result: TypeAlias = Table | bool | Triples


def plain(term: Term | None) -> Plain:
    """Return the Python value nearest to a term.

    An IRI becomes its text, a number int, Decimal or float, a boolean bool, a day or time date or datetime, any other
    literal its text without the language; None stays None. A literal that its datatype does not allow stays text.

    >>> plain(NamedNode("https://w3id.org/biokg/id/libevitug"))
    'https://w3id.org/biokg/id/libevitug'
    >>> plain(Literal("1.50", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#decimal")))
    Decimal('1.50')
    >>> plain(Literal("soon", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#date")))
    'soon'
    """
    if term is None or isinstance(term, NamedNode):
        return term and term.value
    if not isinstance(term, Literal):
        return str(term)
    try:
        return _value(term.value, term.datatype.value.removeprefix(_XSD))
    except (ValueError, InvalidOperation):
        return term.value


def _value(text: str, kind: str) -> Plain:
    """Read the text of a literal as its XSD type says."""
    match kind:
        case "integer" | "int" | "long" | "nonNegativeInteger" | "positiveInteger":
            return int(text)
        case "decimal":
            return Decimal(text)
        case "double" | "float":
            return float(text)
        case "boolean" if text in {"true", "false", "1", "0"}:
            return text in {"true", "1"}
        case "dateTime":
            return datetime.fromisoformat(text)
        case "date":
            return date.fromisoformat(text)
    return text
