"""The mapping of a table: a TOML file that says what its rows are, and what each column tells of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Mapped
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, TypeVar

from pyoxigraph import NamedNode

from ...errors import BiokgError, InputError
from ...folders import check_file
from ...ids import is_slug
from ...names import nearest
from ...ontology import Ontology
from ...terms import BASE, expand
from ...turtle import read_text
from ..catalogue import REGISTERS

__all__ = ["KEY", "Column", "Mapping", "read_mapping", "shipped_mappings"]

T = TypeVar("T")
SHIPPED = Path(__file__).with_name("mappings")
KEY = re.compile(r"\{([^{}]+)\}")
OUTSIDE = {"rdfs:label", "skos:altLabel", "foaf:page", "foaf:homepage", "skos:exactMatch"}
"""Properties of other vocabularies that a column may tell; those of biokg come besides."""
ADDRESSES = {"foaf:page", "foaf:homepage", "skos:exactMatch"}


@dataclass(frozen=True)
class Column:
    """What one column tells of the thing of its row."""

    name: str
    """As in the header."""
    property: str
    """Of biokg (``b:status``), or ``rdfs:label``, ``skos:altLabel``, ``foaf:page``, ``foaf:homepage``."""
    language: str = ""
    """Of its texts, e.g. ``zh``."""
    thing: str = ""
    """The class of the things that its cells name; for properties that lead to things."""
    country: bool = False
    """Whether its cells are countries, by English name or by code."""
    date: str = ""
    """How its dates are written, e.g. ``%d/%m/%Y``, several ways with a bar between; ISO 8601 and EDTF otherwise."""
    separator: str = ""
    """What stands between several values in a cell."""
    prefix: str = ""
    """What is put before its values, e.g. ``isin:`` for identifiers."""
    values: Mapped[str, str] | None = None
    """Word of the table → concept, e.g. ``{"active" = "status:operating"}``; any other word is rejected."""


@dataclass(frozen=True)
class Mapping:
    """What a table is, and what its columns tell."""

    name: str
    """Of the register, its folder and its graph: small letters, digits, hyphens."""
    title: Mapped[str, str]
    """What people call the table, in English (en) and Chinese (zh)."""
    publisher: str
    licence: str
    page: str
    thing: str
    """The class of what a row describes."""
    key: Sequence[str]
    """The columns that tell one row from all others."""
    columns: Sequence[Column]
    ignore: Sequence[str] = ()
    """Columns that are left out on purpose."""
    attribution: str = ""
    tier: str = "register"
    iri: str = ""
    """How the things are named, e.g. ``https://example.org/{id}``; by biokg from the key otherwise."""
    delimiter: str = ""
    encoding: str = ""
    sheet: str = ""
    path: Path | None = None
    """The file that holds it."""


def shipped_mappings() -> dict[str, Path]:
    """Return the mappings that come with biokg, by name, sorted."""
    return {path.stem: path for path in sorted(SHIPPED.glob("*.toml"))}


def read_mapping(path: Path, ontology: Ontology) -> Mapping:
    """Read a mapping.

    Raises InputError that names the file and what in it is wrong: not TOML, a field that is missing or unknown, a
    class, property or concept that the ontology does not have, a property that cannot hold what the column tells.
    """
    check_file(path, path.parent)
    try:
        told = tomllib.loads(read_text(path))
        mapping = _made(Mapping, {**told, "columns": _columns(told.get("column")), "path": path}, drop="column")
        for problem in _problems(mapping, ontology):
            raise InputError(problem)
    except tomllib.TOMLDecodeError as error:
        raise InputError(f"is no TOML: {error}.", path=path) from error
    except InputError as error:
        raise error if error.path else InputError(str(error), path=path) from error
    return mapping


def _columns(told: Any) -> tuple[Column, ...]:
    if not isinstance(told, list) or not told:
        raise InputError("maps no column; write a [[column]] with name and property for each.")
    return tuple(_made(Column, one) for one in told)


def _made(cls: type[T], told: dict[str, Any], drop: str = "") -> T:
    """Return a value of a class from the fields of a table of TOML."""
    told = {name: value for name, value in told.items() if name != drop}
    known = {one.name: one for one in fields(cls) if one.name != "path"}  # type: ignore[arg-type]
    where = f"[[column]] {told.get('name', '')}: " if cls is Column else ""
    for name, value in told.items():
        if name == "path":
            continue
        if name not in known:
            hint = nearest(name, list(known))
            raise InputError(f"{where}'{name}' is no field of a mapping{f'; did you mean {hint[0]}?' if hint else '.'}")
        if not _fits(value, str(known[name].type)):
            raise InputError(f"{where}'{name}' is not {_WORDS[_kind(str(known[name].type))]}.")
    for name, one in known.items():
        if one.default is MISSING and not told.get(name):
            raise InputError(f"{where}has no '{name}'.")
    return cls(**told)


_WORDS = {"str": "a text", "bool": "true or false", "Sequence": "a list of texts", "Mapped": "a table of texts"}


def _kind(annotation: str) -> str:
    return annotation.partition("[")[0].partition(" ")[0]


def _fits(value: Any, annotation: str) -> bool:
    kind = _kind(annotation)
    if kind == "Sequence":
        return isinstance(value, list | tuple) and all(isinstance(one, str | Column) for one in value)
    if kind == "Mapped":
        return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    return isinstance(value, bool) if kind == "bool" else isinstance(value, str)


def _problems(mapping: Mapping, ontology: Ontology) -> Iterator[str]:
    if not is_slug(mapping.name):
        yield f"'{mapping.name}' is no name; use small letters, digits and hyphens."
    if mapping.name in REGISTERS:
        yield f"'{mapping.name}' is the name of a register that biokg reads by itself; call the table otherwise."
    if mapping.iri and (not mapping.iri.startswith(("https://", "http://")) or mapping.iri.startswith(BASE)):
        yield f"'{mapping.iri}' is no way to name things; begin with https:// and an address that is not biokg's own."
    missing = [language for language in ("en", "zh") if not mapping.title.get(language)]
    if missing:
        yield f"the title lacks a text in {' and '.join(missing)}."
    names = [*(column.name for column in mapping.columns), *mapping.ignore]
    for name in (*mapping.key, *KEY.findall(mapping.iri)):
        if name not in names:
            yield f"'{name}' stands in the key or iri but is no column of it."
    if not any(column.property == "rdfs:label" for column in mapping.columns):
        yield "no column tells the name of a thing (rdfs:label)."
    try:
        ontology.cls(mapping.thing)
        ontology.concept(f"tier:{mapping.tier}")
    except BiokgError as error:
        yield str(error)
    for column in mapping.columns:
        try:
            yield from (f"column '{column.name}': {problem}" for problem in _column_problems(column, ontology))
        except BiokgError as error:
            yield f"column '{column.name}': {error}"


def _column_problems(column: Column, ontology: Ontology) -> Iterator[str]:
    if column.property in ADDRESSES:
        return
    leads = column.property not in OUTSIDE and ontology.is_object_property(ontology.property(column.property))
    told = [name for name in ("thing", "country", "values") if getattr(column, name)]
    if len(told) > 1:
        yield f"is at once {' and '.join(told)}; keep one."
    if leads and not told:
        yield f"{column.property} leads to things; say of which class (thing), or give values or country."
    if not leads and told:
        yield f"{column.property} holds texts; take {told[0]} out."
    if column.thing:
        ontology.cls(column.thing)
    for concept in (column.values or {}).values():
        ontology.concept(concept)


def node_of(name: str) -> NamedNode:
    """Return the node of a property or class that a mapping names, with or without the prefix of biokg."""
    return NamedNode(expand(name if ":" in name else f"b:{name}"))
