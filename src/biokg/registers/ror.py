"""The Research Organization Registry, schema version 2: https://ror.readme.io/docs/ror-data-structure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import Any

from pyoxigraph import Literal, NamedNode

from ..errors import InputError
from ..terms import b, iri
from .model import BadRecord, Fact, Mention, Options, Record, Register
from .places import GEONAMES, PLACES, country, subdivision, subdivision_of, town
from .reading import Member, json_records
from .words import address, each, named

__all__ = ["REGISTER", "facts"]

HOME = "https://ror.org/"
DUMPS = "https://doi.org/10.5281/zenodo.6347574"
WIKIDATA = "http://www.wikidata.org/entity/"
TYPE, LABEL, ALT, EXACT = iri("rdf:type"), iri("rdfs:label"), iri("skos:altLabel"), iri("skos:exactMatch")
CLASSES = {
    "education": "University",
    "company": "Company",
    "government": "PublicBody",
    "healthcare": "Hospital",
    "facility": "ResearchInstitute",
}
"""Type of the registry → class; of the first three, which exclude each other, the first that is stated."""
APART = ("education", "company", "government")
KINDS = {
    "education": "educational-institution",
    "company": "company",
    "government": "government-body",
    "nonprofit": "non-profit-organisation",
    "archive": "archive",
    "funder": "research-funder",
}
"""Type → kind, where no class says it."""
STATUS = {"active": "operating", "inactive": "ended", "withdrawn": "withdrawn"}
RELATIONS = {
    "parent": ("subOrganizationOf", False),
    "child": ("subOrganizationOf", True),
    "successor": ("succeededBy", False),
    "predecessor": ("succeededBy", True),
    "related": ("associatedWith", False),
}
"""Type of a relationship → property, and whether it holds the other way round."""
OLDER = {"addresses", "country"}
"""Fields of schema v1."""
_ID = re.compile(r"https://ror\.org/0[0-9a-z]{6}[0-9]{2}")
_WIKIDATA = re.compile("Q[1-9][0-9]*")
_BRACKETS = re.compile(r"(.+\S)\s*\(([^()]+)\)\s*")


def records(members: Iterable[Member], _options: Options) -> Iterator[Record]:
    """Read the organisations of a data dump or of parts of it, as an array or as lines."""
    for member in members:
        for row in json_records(member, within=("items",)):
            data = row.data
            if isinstance(data, dict) and "names" not in data and "name" in data and OLDER & data.keys():
                message = f"is of ROR's older schema v1; take a file of schema v2, from {DUMPS}."
                raise InputError(message, path=member.name, line=row.line)
            wrong = row.wrong or ("" if isinstance(data, dict) else "it is no object of JSON.")
            key = "" if wrong else str(data.get("id") or "")
            yield Record(key, member.name, row.line, data, wrong)


def facts(record: Record, _options: Options) -> Iterator[Fact]:
    """Tell what a record says of an organisation.

    Raises BadRecord where it has no id, no name or a type, status, relationship or place that schema 2 does not have.
    """
    data = record.data
    if not _ID.fullmatch(record.key):
        raise BadRecord(f"'{record.key}' is no ROR id.")
    node = NamedNode(record.key)
    yield from _nature(node, data)
    yield from _names(node, data)
    for place in each(data["locations"]):
        yield from _place(node, place["geonames_id"], place["geonames_details"])
    yield from _addresses(node, data)
    for relation in each(data["relationships"]):
        yield from _relation(node, relation)


def _nature(node: NamedNode, data: Mapping[str, Any]) -> Iterator[Fact]:
    types = each(data["types"])
    strange = set(types) - CLASSES.keys() - KINDS.keys() - {"other"}
    if strange or data["status"] not in STATUS:
        raise BadRecord(f"'{min(strange) if strange else data['status']}' is no type or status of schema v2.")
    apart = [one for one in APART if one in types][:1]
    classed = [one for one in types if one in CLASSES and (one not in APART or one in apart)]
    for cls in [CLASSES[one] for one in classed] or ["Organization"]:
        yield node, TYPE, b(cls)
    for one in types:
        if one in KINDS and one not in classed:
            yield node, b("kind"), iri(f"kind:{KINDS[one]}")
    yield node, b("status"), iri(f"status:{STATUS[data['status']]}")
    year = data.get("established")
    if year is not None:
        if not (isinstance(year, int) and 0 < year < 10_000):
            raise BadRecord(f"'{year}' is no year.")
        yield node, b("established"), Literal(f"{year:04d}")


def _names(node: NamedNode, data: Mapping[str, Any]) -> Iterator[Fact]:
    countries = {place["geonames_details"].get("country_name") for place in each(data["locations"])}
    if not any("ror_display" in name["types"] for name in each(data["names"])):
        raise BadRecord("none of its names is the one to display.")
    for name in data["names"]:
        types, value = name["types"], named(name["value"], name.get("lang"))
        if "ror_display" in types or "label" in types:
            yield node, LABEL, value
        else:
            yield node, ALT, value
        if "acronym" in types:
            yield node, b("acronym"), Literal(value.value)
        brackets = _BRACKETS.fullmatch(value.value)
        if "ror_display" in types and brackets and brackets[2] in countries:
            yield node, ALT, named(brackets[1], name.get("lang"))


def _place(node: NamedNode, number: int, details: Mapping[str, Any]) -> Iterator[Fact]:
    if not str(number).isdecimal():
        raise BadRecord(f"'{number}' is no number of GeoNames.")
    parts = (details.get(f"country_{key}") or "" for key in ("code", "subdivision_code", "subdivision_name"))
    place, *facts = _town(int(number), details["name"], details.get("lat"), details.get("lng"), *parts)
    yield node, b("basedIn"), place
    yield from facts


@lru_cache(maxsize=1 << 16)
def _town(
    number: int, name: str, latitude: Any, longitude: Any, code: str, part: str, part_name: str
) -> tuple[Any, ...]:
    """Return a town and what is said of it, the same for the many organisations that are in it."""
    place = NamedNode(f"{GEONAMES}{number}/")
    if part and part_name:
        about = town(place, name, subdivision_of(code, part), (latitude, longitude))
        return (place, *subdivision(code, part, part_name), *about)
    return (place, *town(place, name, country(code), (latitude, longitude)))


def _addresses(node: NamedNode, data: Mapping[str, Any]) -> Iterator[Fact]:
    for link in each(data["links"]):
        yield node, iri("foaf:homepage" if link["type"] == "website" else "foaf:page"), address(link["value"])
    for domain in each(data["domains"]):
        yield node, b("internetDomain"), Literal(domain)
    for external in each(data["external_ids"]):
        values = each(external["all"])
        for value in values:
            yield node, b("identifier"), Literal(f"{external['type']}:{value}")
        same = external.get("preferred") or (values[0] if len(values) == 1 else "")
        if external["type"] == "wikidata" and _WIKIDATA.fullmatch(same):
            yield node, EXACT, NamedNode(WIKIDATA + same)


def _relation(node: NamedNode, relation: Mapping[str, Any]) -> Iterator[Fact]:
    """Tell of a link to another organisation, and what that one is called where it is not in the release."""
    if relation["type"] not in RELATIONS or not _ID.fullmatch(relation["id"]):
        raise BadRecord(f"'{relation['type']}' to '{relation['id']}' is no relationship of schema v2.")
    other = NamedNode(relation["id"])
    name, turned = RELATIONS[relation["type"]]
    yield (other, b(name), node) if turned else (node, b(name), other)
    yield Mention(other, TYPE, b("Organization"))
    yield Mention(other, LABEL, Literal(relation.get("label") or other.value))


def _changed(record: Record) -> str:
    admin = record.data.get("admin") or {}
    return str((admin.get("last_modified") or {}).get("date") or "")


REGISTER = Register(
    name="ror",
    title={"en": "Research Organization Registry", "zh": "研究机构注册库（ROR）"},
    publisher="Research Organization Registry",
    licence="CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/",
    attribution="",
    page="https://ror.org/",
    homes=(HOME,),
    shared=(GEONAMES, PLACES),
    signatures=(frozenset({"id", "names"}), frozenset({"external_ids", "relationships"})),
    read=records,
    facts=facts,
    endings=(".json", ".jsonl", ".ndjson"),
    chosen=("schema_v2",),
    changed=_changed,
    acyclic=(b("subOrganizationOf"),),
)
"""The register; see https://ror.org/about/faqs/ for what it holds and leaves out."""
