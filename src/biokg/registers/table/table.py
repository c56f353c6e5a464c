"""Rows of a table told as facts, by its mapping."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

from ...errors import InputError
from ...names import nearest
from ...ontology import Ontology
from ...terms import iri
from ...values import number, window
from ..medicines import Home, listed
from ..model import BadRecord, Fact, Options, Record, Register
from ..places import called, coded
from ..reading import Member, csv_rows, sheet_rows
from ..words import address, named
from .dates import edtf
from .mapping import ADDRESSES, KEY, Column, Mapping, node_of

__all__ = ["register_of", "text_of"]

TYPE, LABEL = iri("rdf:type"), iri("rdfs:label")
TEXTS = {"rdfs:label", "skos:altLabel"}
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".xlsm")


def register_of(mapping: Mapping, ontology: Ontology) -> Register:
    """Return the register that a mapping makes of a table."""
    home = Home(mapping.name)
    table = _Table(mapping, ontology, home)
    outside = mapping.iri.partition("{")[0]
    return Register(
        name=mapping.name,
        title=mapping.title,
        publisher=mapping.publisher,
        licence=mapping.licence,
        attribution=mapping.attribution,
        page=mapping.page,
        homes=((outside,) if outside else home.shared("row")),
        shared=home.shared("named"),
        read=table.records,
        facts=table.facts,
        endings=ENDINGS,
        kind="table",
        tier=mapping.tier,
    )


class _Table:
    """A mapping, ready to read."""

    def __init__(self, mapping: Mapping, ontology: Ontology, home: Home) -> None:
        self.mapping, self.home = mapping, home
        self._types = {
            column.name: ontology.datatype(node_of(column.property))
            for column in mapping.columns
            if column.property not in TEXTS | ADDRESSES
        }

    def records(self, members: Iterable[Member], _options: Options) -> Iterator[Record]:
        """Read the rows of tables whose header has the columns of the mapping."""
        for member in members:
            rows = self._sheet(member) if member.ending in (".xlsx", ".xlsm") else self._text(member)
            checked = False
            for row in rows:
                if row.wrong:
                    yield Record("", member.name, row.line, row.data, row.wrong)
                    continue
                if not checked:
                    self._check_header(list(row.data), member.name)
                    checked = True
                data = {name: text_of(value) for name, value in row.data.items() if name}
                key = " ".join(data[name] for name in self.mapping.key).strip()
                yield Record(key, member.name, row.line, data)

    def _sheet(self, member: Member) -> Iterator[Any]:
        return sheet_rows(member, sheet=self.mapping.sheet, is_header=self._is_header)

    def _text(self, member: Member) -> Iterator[Any]:
        told = self.mapping
        return csv_rows(member, delimiter=told.delimiter, encoding=told.encoding, is_header=self._is_header)

    def _is_header(self, cells: Iterable[str]) -> bool:
        """Tell whether a row has the key and at least half of the columns: one of them may have been renamed."""
        wanted, found = {column.name for column in self.mapping.columns}, set(cells)
        return len(wanted & found) * 2 >= len(wanted)

    def _check_header(self, header: list[str], name: str) -> None:
        wanted = [*(column.name for column in self.mapping.columns), *self.mapping.key]
        known = {*wanted, *self.mapping.ignore}
        for column in wanted:
            if column not in header:
                hint = nearest(column, [one for one in header if one not in known])
                more = f"; did the table rename it to '{hint[0]}'?" if hint else "."
                raise InputError(f"has no column '{column}', which the mapping names{more}", path=name)
        strange = [column for column in header if column and column not in known]
        if strange:
            message = f"has a column '{strange[0]}' of which the mapping says nothing; map it, or list it under ignore."
            raise InputError(message, path=name)

    def facts(self, record: Record, _options: Options) -> Iterator[Fact]:
        """Tell what a row says.

        Raises BadRecord where a cell does not hold what the mapping says of its column.
        """
        data = record.data
        if self.mapping.iri:
            node = NamedNode(KEY.sub(lambda found: quote(data[found[1]].strip(), safe=""), self.mapping.iri))
        else:
            node = self.home.node("row", *(data[name] for name in self.mapping.key))
        yield node, TYPE, node_of(self.mapping.thing)
        told = False
        for column in self.mapping.columns:
            for text in _cell_values(data[column.name], column):
                told = told or column.property == "rdfs:label"
                yield from self._told(node, column, text)
        if not told:
            raise BadRecord("it has no name.")

    def _told(self, node: NamedNode, column: Column, text: str) -> Iterator[Fact]:
        name = node_of(column.property)
        if column.property in TEXTS:
            yield node, name, named(text, column.language or None)
        elif column.property in ADDRESSES:
            yield node, name, address(column.prefix + text)
        elif column.values is not None:
            yield node, name, iri(_looked_up(column, text))
        elif column.country:
            place = called(text) or coded(text)
            if place is None:
                raise BadRecord(f"'{text}' in {column.name} is no country that is known by that name.")
            yield node, name, place
        elif column.thing:
            other, said = self.home.node("named", column.thing, text), named(text, column.language or None)
            yield other, TYPE, node_of(column.thing)
            yield other, LABEL, said
            yield node, name, other
        else:
            yield node, name, self._literal(column, column.prefix + text)

    def _literal(self, column: Column, text: str) -> Literal:
        """Return a value as the property takes it: a day, a number, a text."""
        kind = self._types[column.name]
        try:
            if column.date or column.property in DATED:
                text = edtf(text, column.date) if column.date else text
                window(text)
            if kind == iri("xsd:dateTime"):
                if len(text) < len("2020-04-03"):
                    raise BadRecord(f"'{text}' in {column.name} is no day, which {column.property} takes.")
                return Literal(f"{text[:10]}T00:00:00Z", datatype=kind)
            if kind == iri("xsd:decimal"):
                return Literal(str(number(text.replace(",", ""))), datatype=kind)
            if kind == iri("xsd:integer"):
                return Literal(str(int(text.replace(",", ""))), datatype=kind)
        except (ValueError, InputError) as error:
            raise BadRecord(f"'{text}' in {column.name} is not what {column.property} takes: {error}") from error
        if column.language:
            return named(text, column.language)
        return Literal(text)


DATED = {"b:established", "b:edtf", "b:startDate", "b:endDate", "established", "edtf", "startDate", "endDate"}
"""Properties whose texts are dates in the Extended Date/Time Format."""


def text_of(value: Any) -> str:
    """Return what a cell says; a date of a workbook as a day of ISO 8601."""
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()


def _cell_values(text: str, column: Column) -> list[str]:
    if column.separator:
        return listed(text, f"{column.separator}")
    return [text] if text else []


def _looked_up(column: Column, text: str) -> str:
    assert column.values is not None
    for word, concept in column.values.items():
        if word.casefold() == text.casefold():
            return concept
    known = ", ".join(f"'{word}'" for word in column.values)
    raise BadRecord(f"'{text}' in {column.name} is none of the words that the mapping has ({known}).")
