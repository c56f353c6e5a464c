"""Legal entities of the Global LEI Foundation, levels 1 and 2: https://www.gleif.org/en/lei-data/access-and-use-lei-data.

Golden copies and concatenated files, as XML (LEI-CDF, RR-CDF) and as CSV, say the same in two forms; cells are named as
in the CSV. Reporting exceptions, which tell why no parent is named, are counted and left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from xml.etree.ElementTree import Element

from pyoxigraph import Literal, NamedNode

from ..errors import InputError
from ..ids import slug
from ..terms import ID, b, iri
from ..workspace import Workspace
from .known import Known
from .model import BadRecord, Fact, LeftOut, Mention, Option, Options, Record, Register
from .places import country
from .reading import Member, csv_rows, members, xml_elements
from .words import named

__all__ = ["REGISTER", "cells", "facts"]

HOME = "https://www.gleif.org/lei/"
TOWN = f"{ID}register/gleif/place/"
TYPE, LABEL, ALT = iri("rdf:type"), iri("rdfs:label"), iri("skos:altLabel")
ENDINGS = (".xml", ".csv")
ELEMENTS = ("LEIRecord", "RelationshipRecord", "Exception")
CLASSES = {"SOLE_PROPRIETOR": "Company", "RESIDENT_GOVERNMENT_ENTITY": "PublicBody"}
"""Category of an entity → class. A general one may be a company as well as a foundation or a university."""
FUND = "FUND"
STATUS = {"ACTIVE": "operating", "INACTIVE": "ended"}
RELATIONS = {
    "IS_DIRECTLY_CONSOLIDATED_BY": "subOrganizationOf",
    "IS_ULTIMATELY_CONSOLIDATED_BY": "ultimateParent",
    "IS_INTERNATIONAL_BRANCH_OF": "subOrganizationOf",
    "IS_SUBFUND_OF": "subOrganizationOf",
    "IS_FUND-MANAGED_BY": "managedBy",
    "IS_FEEDER_TO": "associatedWith",
}
"""Type of a relationship → property."""
_LEI = re.compile(r"[A-Z0-9]{18}[0-9]{2}")
_OTHER_NAMES = ("OtherEntityNames.OtherEntityName", "TransliteratedOtherEntityNames.TransliteratedOtherEntityName")
_TRANSLATION = "ALTERNATIVE_LANGUAGE_LEGAL_NAME"


def records(given: Iterable[Member], _options: Options) -> Iterator[Record]:
    """Read entities, relationships and exceptions, in XML or CSV."""
    for member in given:
        _refuse_changes(member)
        rows = csv_rows(member) if member.ending == ".csv" else xml_elements(member, *ELEMENTS)
        for row in rows:
            data = cells(row.data) if isinstance(row.data, Element) else row.data
            yield Record("" if row.wrong else _key(data), member.name, row.line, data, row.wrong)


def issued(member: Member) -> str:
    """Return the day on which a file of XML says in its header that it was made; empty for one without, and for CSV."""
    found = _CONTENT_DATE.search(_header(member))
    return found[1].decode() if found else ""


def _refuse_changes(member: Member) -> None:
    """Raise InputError for a file of what changed since another one: it would take the place of all that stays."""
    if _CHANGES.search(_header(member)) or _CHANGES_SINCE.search(member.name.lower()):
        raise InputError(
            "holds only what changed since an earlier file, and would take the place of all that did not; import the "
            "full golden copy or concatenated file.",
            path=member.name,
        )


def _header(member: Member) -> bytes:
    if member.ending != ".xml":
        return b""
    with member.reading() as stream:
        return stream.read(HEADER)


HEADER = 1 << 16
"""Bytes in which the header of a file ends."""
_CONTENT_DATE = re.compile(rb"<(?:\w+:)?ContentDate>\s*(\d{4}-\d{2}-\d{2})")
_CHANGES = re.compile(rb"<(?:\w+:)?FileContent>\s*\w+_DELTA_|<(?:\w+:)?DeltaStart>")
_CHANGES_SINCE = re.compile(r"(?:^|[-_])(?:intra-?day|last-?day|last-?week|last-?month)(?=[-_.])")
"""How the names of such files of a golden copy end."""


def cells(element: Element) -> dict[str, str]:
    """Return what an element of XML says as the cells that the CSV has for it."""
    top = "" if element.tag == "LEIRecord" else f"{element.tag}."
    return {_AS_IN_CSV.sub(_column, top + name): text for name, text in _flat(element)}


_AS_IN_CSV = re.compile(
    r"^RelationshipRecord\.|RelationshipPeriods\.RelationshipPeriod\.(?P<number>\d+)\.(?P<cell>\w)"
    r"|(?<=SuccessorEntity\.)Successor(?=LEI$)"
)


def _column(found: re.Match[str]) -> str:
    if found["number"]:
        return f"Period.{found['number']}.{found['cell'].lower()}"
    return "1.Successor" if found[0] == "Successor" else ""


def _flat(element: Element) -> Iterator[tuple[str, str]]:
    """Yield the path and the text of each leaf and attribute; several of one name are numbered."""
    numbers, seen = Counter(child.tag for child in element), Counter[str]()
    for child in element:
        seen[child.tag] += 1
        several = numbers[child.tag] > 1 or element.tag.rstrip("s") == child.tag
        name = f"{child.tag}.{seen[child.tag]}" if several else child.tag
        if text := (child.text or "").strip():
            yield name, text
        for attribute, value in child.attrib.items():
            yield f"{name}.{'xmllang' if attribute == 'lang' else attribute}", value
        for rest, text in _flat(child):
            yield f"{name}.{rest}", text


def _key(data: Mapping[str, str]) -> str:
    """Return the LEI of an entity; of a relationship its two ends, its type and when it began."""
    if "Relationship.RelationshipType" in data:
        ends = (data.get(f"Relationship.{end}Node.NodeID", "") for end in ("Start", "End"))
        return " ".join((*ends, data["Relationship.RelationshipType"], _since(data)[:10])).strip()
    category = data.get("Exception.ExceptionCategory") or data.get("Exception.Category") or ""
    return f"{data.get('LEI') or data.get('Exception.LEI') or ''} {category}".strip()


def _since(data: Mapping[str, str]) -> str:
    """Return when a relationship began; it also tells of periods of accounting, which are something else."""
    for number in range(1, 6):
        if data.get(f"Relationship.Period.{number}.periodType") == "RELATIONSHIP_PERIOD":
            return data.get(f"Relationship.Period.{number}.startDate", "")
    return ""


def facts(record: Record, options: Options) -> Iterator[Fact]:
    """Tell what a record says of an entity or of a relationship between two.

    Raises BadRecord for a wrong LEI or an unknown type; LeftOut for exceptions, relationships that ended, and
    entities that are not in the graph, unless ``options["all"]``.
    """
    data = record.data
    if any(name.startswith("Exception.") for name in data):
        raise LeftOut("tells why no parent is reported.")
    if "Relationship.RelationshipType" in data:
        return _relationship(record, options)
    lei = _checked(data.get("LEI", ""))
    if not options["all"] and lei not in options.get("wanted", ()):
        raise LeftOut("is of no organisation of the graph (--all takes in every one).")
    return _entity(NamedNode(HOME + lei), {name.removeprefix("Entity."): text for name, text in data.items()})


def _checked(lei: str) -> str:
    """Return an LEI; raises BadRecord where it is none by form or by its check digits (ISO 17442, ISO 7064)."""
    if not _LEI.fullmatch(lei):
        raise BadRecord(f"'{lei}' is no LEI.")
    if int("".join(str(int(letter, 36)) for letter in lei)) % 97 != 1:
        raise BadRecord(f"'{lei}' is no LEI: its check digits are wrong.")
    return lei


def _entity(node: NamedNode, data: Mapping[str, str]) -> Iterator[Fact]:
    category, status = data.get("EntityCategory", ""), data.get("EntityStatus", "")
    yield node, TYPE, b(CLASSES.get(category, "Organization"))
    if category == FUND:
        yield node, b("kind"), iri("kind:investment-fund")
    yield node, b("identifier"), Literal(f"lei:{node.value.removeprefix(HOME)}")
    if status in STATUS:
        yield node, b("status"), iri(f"status:{STATUS[status]}")
    if created := data.get("EntityCreationDate", "")[:10]:
        yield node, b("established"), Literal(created)
    yield from _names(node, data)
    yield from _addresses(node, data)
    for number in range(1, 6):
        if successor := data.get(f"SuccessorEntity.{number}.SuccessorLEI"):
            yield from _linked(node, "succeededBy", successor)


def _names(node: NamedNode, data: Mapping[str, str]) -> Iterator[Fact]:
    yield node, LABEL, named(data.get("LegalName", ""), data.get("LegalName.xmllang"))
    for name in _OTHER_NAMES:
        for number in range(1, 6):
            cell = f"{name}.{number}"
            if text := data.get(cell):
                same = data.get(f"{cell}.type") == _TRANSLATION
                yield node, LABEL if same else ALT, named(text, data.get(f"{cell}.xmllang"))


def _addresses(node: NamedNode, data: Mapping[str, str]) -> Iterator[Fact]:
    """Tell of both addresses as they are written, and of the seat; a legal address is where mail goes, at most."""
    for kind in ("LegalAddress", "HeadquartersAddress"):
        lines = (data.get(f"{kind}.{cell}") for cell in _LINES)
        if written := ", ".join(filter(None, lines)):
            yield node, b("address"), named(written, data.get(f"{kind}.xmllang"))
    code, city = (data.get(f"HeadquartersAddress.{cell}", "") for cell in ("Country", "City"))
    if code and slug(city):
        place = NamedNode(f"{TOWN}{code.lower()}-{slug(city)}")
        yield node, b("basedIn"), place
        yield place, TYPE, b("Place")
        yield place, LABEL, named(city.title() if city.isupper() else city)
        yield place, b("locatedIn"), country(code)
    elif code:
        yield node, b("basedIn"), country(code)


_LINES = ("FirstAddressLine", "AdditionalAddressLine.1", "AdditionalAddressLine.2", "AdditionalAddressLine.3",
          "AdditionalAddressLine", "City", "Region", "PostalCode", "Country")  # fmt: skip


def _relationship(record: Record, options: Options) -> Iterator[Fact]:
    """Tell of a relationship; it rests on its own record, not on those of its ends."""
    data = {name.removeprefix("Relationship."): text for name, text in record.data.items()}
    kind = data["RelationshipType"]
    if kind not in RELATIONS:
        raise BadRecord(f"'{kind}' is no type of relationship that biokg knows.")
    ends = [_checked(data.get(f"{end}Node.NodeID", "")) for end in ("Start", "End")]
    if data.get("RelationshipStatus") != "ACTIVE":
        raise LeftOut("is of a relationship that has ended.")
    if not options["all"] and not set(options.get("wanted", ())).intersection(ends):
        raise LeftOut("is of no organisation of the graph (--all takes in every one).")
    start = NamedNode(HOME + ends[0])
    yield start, b("citation"), REGISTER.cite(record.key)
    yield from _mentioned(start)
    yield from _linked(start, RELATIONS[kind], ends[1])


def _linked(node: NamedNode, name: str, lei: str) -> Iterator[Fact]:
    other = NamedNode(HOME + _checked(lei))
    yield node, b(name), other
    yield from _mentioned(other)


def _mentioned(node: NamedNode) -> Iterator[Fact]:
    """Name an entity by its LEI where its own record is not taken in."""
    yield Mention(node, TYPE, b("Organization"))
    yield Mention(node, LABEL, Literal(f"LEI {node.value.removeprefix(HOME)}"))


def prepared(workspace: Workspace, paths: Sequence[Path], options: Options) -> Options:
    """Find the entities that the built graph speaks of, by LEI or by name, in a first reading of the files.

    Raises InputError where there is no built graph to compare with.
    """
    if options["all"]:
        return options
    known = Known.organizations(workspace)
    if not known:
        message = "has no built graph to choose organisations by; run `biokg build` first, or import --all."
        raise InputError(message, path=workspace.root)
    wanted = set(known.identifiers("lei"))
    for record in records(members(paths, ENDINGS), options):
        if not record.wrong and "LEI" in record.data and known.any_named(_all_names(record.data)):
            wanted.add(record.data["LEI"])
    return {**options, "wanted": frozenset(wanted)}


def _all_names(data: Mapping[str, str]) -> Iterator[str]:
    yield data.get("Entity.LegalName", "")
    for name in _OTHER_NAMES:
        for number in range(1, 6):
            if text := data.get(f"Entity.{name}.{number}"):
                yield text


REGISTER = Register(
    name="gleif",
    title={"en": "Global LEI Index", "zh": "全球法人识别编码（LEI）索引"},
    publisher="Global Legal Entity Identifier Foundation",
    licence="CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/",
    attribution="",
    page="https://www.gleif.org/en/lei-data/global-lei-index",
    homes=(HOME,),
    shared=(TOWN,),
    signatures=(
        frozenset({"LEI", "Entity.LegalName"}),
        frozenset({"Relationship.StartNode.NodeID", "Relationship.RelationshipType"}),
        frozenset({"Exception.LEI", "Exception.ExceptionCategory"}),
        frozenset({"LEI", "Exception.Category"}),
    ),
    read=records,
    facts=facts,
    endings=ENDINGS,
    options=(Option("all", False, "Take in every entity, not only those that the graph speaks of."),),
    prepared=prepared,
    issued=issued,
    changed=lambda record: record.data.get("Registration.LastUpdateDate", "")[:10],
    acyclic=(b("subOrganizationOf"),),
)
"""The register; levels 1 and 2 may be given together, which names the parents that are found in it."""
