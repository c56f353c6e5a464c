"""Places of registers: countries and their parts by the codes of ISO 3166, towns by their number in GeoNames."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import Literal, NamedNode

from ..terms import PREFIXES, b, iri
from .model import BadRecord, Said
from .words import named

__all__ = ["GEONAMES", "PLACES", "called", "coded", "countries", "country", "subdivision", "subdivision_of", "town"]

GEONAMES = "https://sws.geonames.org/"
PLACES = PREFIXES["place"]
TYPE, LABEL = iri("rdf:type"), iri("rdfs:label")
ALSO = {
    "Bolivia, Plurinational State of": "BO",
    "Czech Republic": "CZ",
    "Hong Kong": "HK",
    "Iran, Islamic Republic of": "IR",
    "Korea, Republic of": "KR",
    "Macao": "MO",
    "Macau": "MO",
    "Moldova, Republic of": "MD",
    "Republic of Korea": "KR",
    "Russian Federation": "RU",
    "Syrian Arab Republic": "SY",
    "Tanzania, United Republic of": "TZ",
    "Turkey": "TR",
    "UK": "GB",
    "USA": "US",
    "United States of America": "US",
    "Venezuela, Bolivarian Republic of": "VE",
    "Viet Nam": "VN",
}
"""Other names that registers have for countries."""
_COUNTRY = re.compile("[A-Z]{2}")
_PART = re.compile("[A-Z0-9]{1,3}")


def countries() -> Iterator[tuple[NamedNode, str, str]]:
    """Yield countries and regions with a code of ISO 3166-1, with their names in English and Chinese.

    All that have one today, those of which GeoNames still speaks (AN, CS) and two that the standard leaves to users or
    keeps free: Kosovo (XK), and the European Union (EU), where its decisions have force. The names are those of the
    Unicode Common Locale Data Repository, as far as it has them.
    """
    table = Path(__file__).with_name("countries.tsv").read_text(encoding="utf-8")
    for line in table.splitlines()[1:]:
        code, en, zh = line.split("\t")
        yield country(code), en, zh


def country(code: str) -> NamedNode:
    """Return the country with a code of ISO 3166-1, e.g. ``place:CN``; its names stand in ``graph:places``.

    Raises BadRecord where that is none.
    """
    if not _COUNTRY.fullmatch(code):
        raise BadRecord(f"'{code}' is no code of a country (ISO 3166-1).")
    return NamedNode(PLACES + code)


def subdivision_of(code: str, part: str) -> NamedNode:
    """Return the part of a country with a code of ISO 3166-2, e.g. ``place:CN-BJ``.

    Raises BadRecord where that is none.
    """
    if not _PART.fullmatch(part):
        raise BadRecord(f"'{code}-{part}' is no code of a part of a country (ISO 3166-2).")
    return NamedNode(f"{country(code).value}-{part}")


def town(place: NamedNode, name: str, within: NamedNode, at: tuple[Any, Any] | None = None) -> Iterator[Said]:
    """Tell of a town: its name, what it lies in and its latitude and longitude (WGS 84), as RFC 5870 writes them."""
    yield place, TYPE, b("Place")
    yield place, LABEL, named(name, "en")
    yield place, b("locatedIn"), within
    if at is not None and None not in at:
        yield place, b("coordinates"), Literal(f"geo:{_degrees(at[0], 90)},{_degrees(at[1], 180)}")


def _degrees(value: Any, most: int) -> str:
    """Return a latitude or longitude as it is written; raises BadRecord for what is none."""
    try:
        if abs(Decimal(str(value))) <= most:
            return f"{Decimal(str(value)):f}"
    except InvalidOperation:
        pass
    raise BadRecord(f"'{value}' is no {'latitude' if most == 90 else 'longitude'}.")


def subdivision(code: str, part: str, name: str) -> Iterator[Said]:
    """Tell of a part of a country: its name and its country."""
    node = subdivision_of(code, part)
    yield node, TYPE, b("AdministrativeArea")
    yield node, LABEL, Literal(name, language="en")
    yield node, b("locatedIn"), country(code)


@cache
def _by_code() -> dict[str, NamedNode]:
    return {node.value.removeprefix(PLACES): node for node, _, _ in countries()}


def coded(code: str) -> NamedNode | None:
    """Return the country with a code in capital or small letters; None where none has it that is known by name.

    >>> coded("eu") == country("EU"), coded("EL")
    (True, None)
    """
    return _by_code().get(code.upper())


@cache
def _by_name() -> dict[str, NamedNode]:
    usual = {english: node for node, english, _ in countries()} | {name: country(code) for name, code in ALSO.items()}
    return {name.casefold(): node for name, node in usual.items()}


def called(name: str) -> NamedNode | None:
    """Return the country with an English name, whatever stands in brackets after it; None where none is called so.

    >>> called("Turkey (Türkiye)") == called("Türkiye") == country("TR")
    True
    """
    return _by_name().get(name.partition("(")[0].strip().casefold())
