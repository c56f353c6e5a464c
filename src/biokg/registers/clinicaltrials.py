"""ClinicalTrials.gov, records of its second interface and the table of its website: https://clinicaltrials.gov/data-api.

A row of the table is read as a record with fewer fields, so both are told in the same way.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode

from ..errors import InputError
from ..terms import b, iri
from .medicines import Home
from .model import BadRecord, Fact, Option, Options, Record, Register
from .places import called, town
from .reading import Member, csv_rows, json_records
from .trials_table import study
from .words import each, edtf, named

__all__ = ["REGISTER", "facts"]

HOME = Home("clinicaltrials")
TRIALS = "https://clinicaltrials.gov/study/"
TYPE, LABEL, ALT = iri("rdf:type"), iri("rdfs:label"), iri("skos:altLabel")
STATUS = {
    "NOT_YET_RECRUITING": "planned",
    "RECRUITING": "under-way",
    "ENROLLING_BY_INVITATION": "under-way",
    "ACTIVE_NOT_RECRUITING": "under-way",
    "AVAILABLE": "under-way",
    "TEMPORARILY_NOT_AVAILABLE": "suspended",
    "SUSPENDED": "suspended",
    "COMPLETED": "completed",
    "APPROVED_FOR_MARKETING": "completed",
    "TERMINATED": "ended",
    "NO_LONGER_AVAILABLE": "ended",
    "WITHDRAWN": "withdrawn",
    "UNKNOWN": "",
    "WITHHELD": "",
}
"""Status of a study → status; none where it was not said for years or is withheld. The words are kept beside it."""
KINDS = {"OBSERVATIONAL": "observational-study", "EXPANDED_ACCESS": "expanded-access"}
PHASES = {
    "EARLY_PHASE1": "early-phase-1-trial",
    "PHASE1": "phase-1-trial",
    "PHASE2": "phase-2-trial",
    "PHASE3": "phase-3-trial",
    "PHASE4": "phase-4-trial",
    "NA": "",
}
SPONSORS = {"INDUSTRY": "Company", "FED": "PublicBody", "NIH": "PublicBody", "OTHER_GOV": "PublicBody"}
"""Class of a sponsor → class; an individual is an agent and no organisation, any other is an organisation."""
INDIVIDUAL = "INDIV"
PRODUCTS = {"DRUG": "Drug", "BIOLOGICAL": "Drug", "GENETIC": "Drug", "COMBINATION_PRODUCT": "MedicalProduct",
            "DEVICE": "MedicalDevice", "DIETARY_SUPPLEMENT": "MedicalProduct"}  # fmt: skip
"""Type of an intervention → class of a product; the others (surgery, training, …) are kept in words."""
DATES = (("start", "startDateStruct", "startDate"), ("primary-completion", "primaryCompletionDateStruct", ""),
         ("completion", "completionDateStruct", "endDate"))  # fmt: skip
"""What is dated, its field, and the property of a day that has come."""
EXPECTED = {
    "start": ("start of {}, as estimated", "{}预计开始"),
    "primary-completion": ("primary completion of {}, as estimated", "{}预计主要完成"),
    "completion": ("completion of {}, as estimated", "{}预计完成"),
}
SECONDARY = {"EUDRACT_NUMBER": "eudract", "CTIS": "ctis", "NIH": "nih", "FDA": "fda"}
OLDER = {"Study", "FullStudy", "FullStudiesResponse", "StudyFieldsResponse", "ProtocolSection", "clinical_study"}
"""Fields of the interface that was shut down in 2024."""
OLDER_COLUMNS = {"Rank", "Title", "Status", "Sponsor/Collaborators"}
"""Columns of the table of the website of before 2023."""
WAYS_OUT = {
    "interface": "is of the interface that was shut down in 2024; take the studies anew from /api/v2.",
    "table": "is a table of the old website; search there anew and download it as CSV or JSON.",
}
"""What an older file is of → what to say."""
_NCT = re.compile("NCT[0-9]{8}")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}")


def records(members: Iterable[Member], _options: Options) -> Iterator[Record]:
    """Read studies of JSON (an array, pages, lines, single files) and of the website's CSV."""
    for member in members:
        if member.ending == ".xml":
            raise InputError(WAYS_OUT["interface"], path=member.name)
        rows = csv_rows(member) if member.ending in (".csv", ".tsv") else json_records(member, within=("studies",))
        for row in rows:
            data = row.data
            if isinstance(data, Mapping):
                if older := _older(data.keys()):
                    raise InputError(WAYS_OUT[older], path=member.name, line=row.line)
                if "protocolSection" not in data and "NCT Number" in data:
                    data = study(data)
            yield Record("" if row.wrong else _key(data), member.name, row.line, data, row.wrong)


def _older(names: Collection[str]) -> str:
    """Return what an older record is of, by the names of its fields; empty for one of today."""
    if OLDER.intersection(names):
        return "interface"
    return "table" if "NCT Number" in names and OLDER_COLUMNS.intersection(names) else ""


def _key(data: Any) -> str:
    for name in ("protocolSection", "identificationModule"):
        data = data.get(name) if isinstance(data, Mapping) else None
    return str(data.get("nctId") or "") if isinstance(data, Mapping) else ""


def facts(record: Record, options: Options) -> Iterator[Fact]:
    """Tell what a record says of a study.

    What was not asked of the interface is absent. Raises BadRecord where it has no NCT number, or a status, phase or
    date that the interface does not have.
    """
    if not _NCT.fullmatch(record.key):
        raise BadRecord(f"'{record.key}' is no NCT number.")
    trial, protocol = NamedNode(TRIALS + record.key), record.data["protocolSection"]
    yield from _identity(trial, protocol["identificationModule"])
    yield from _nature(trial, protocol)
    yield from _sponsors(trial, protocol.get("sponsorCollaboratorsModule") or {})
    yield from _subjects(trial, protocol)
    yield from _dates(trial, record.key, protocol.get("statusModule") or {})
    yield from _sites(trial, protocol.get("contactsLocationsModule") or {}, options["sites"])


def _identity(trial: NamedNode, module: Mapping[str, Any]) -> Iterator[Fact]:
    yield trial, TYPE, b("ClinicalTrial")
    title = module.get("briefTitle")
    yield trial, LABEL, named(module["nctId"]) if title is None else named(title, "en")
    for number in (module["nctId"], *each(module.get("nctIdAliases") or [])):
        yield trial, b("identifier"), Literal(f"nct:{number}")
    if module.get("officialTitle"):
        yield trial, ALT, named(module["officialTitle"], "en")
    if module.get("acronym"):
        yield trial, b("acronym"), Literal(module["acronym"].strip())
        yield trial, ALT, named(module["acronym"], "en")
    if (own := module.get("orgStudyIdInfo") or {}).get("id"):
        yield trial, b("identifier"), Literal(f"sponsor:{own['id'].strip()}")
    for other in each(module.get("secondaryIdInfos") or []):
        if number := other.get("id", "").strip():
            yield trial, b("identifier"), Literal(f"{SECONDARY.get(other.get('type', ''), 'other')}:{number}")


def _nature(trial: NamedNode, protocol: Mapping[str, Any]) -> Iterator[Fact]:
    """Tell its status, in our words and in those of the register, its kind and its phases."""
    status = (protocol.get("statusModule") or {}).get("overallStatus")
    design = protocol.get("designModule") or {}
    if status and status not in STATUS:
        raise BadRecord(f"'{status}' is no status of a study that biokg knows.")
    if status:
        yield trial, b("verbatim"), Literal(status)
    if status and STATUS[status]:
        yield trial, b("status"), iri(f"status:{STATUS[status]}")
    if design.get("studyType") in KINDS:
        yield trial, b("kind"), iri(f"kind:{KINDS[design['studyType']]}")
    for phase in each(design.get("phases") or []):
        if phase not in PHASES:
            raise BadRecord(f"'{phase}' is no phase of a study that biokg knows.")
        if PHASES[phase]:
            yield trial, b("kind"), iri(f"kind:{PHASES[phase]}")


def _sponsors(trial: NamedNode, module: Mapping[str, Any]) -> Iterator[Fact]:
    lead = module.get("leadSponsor")
    for name, sponsors in (
        ("sponsoredBy", [lead] if lead else []),
        ("supportedBy", each(module.get("collaborators") or [])),
    ):
        for sponsor in sponsors:
            kind = sponsor.get("class", "")
            cls = "Person" if kind == INDIVIDUAL else SPONSORS.get(kind, "Organization")
            node, said = HOME.called("sponsor", cls, sponsor["name"])
            yield from said
            yield trial, b(name), node


def _subjects(trial: NamedNode, protocol: Mapping[str, Any]) -> Iterator[Fact]:
    """Tell what is studied: diseases and products; what is no product stands in words."""
    for condition in each((protocol.get("conditionsModule") or {}).get("conditions") or []):
        node, said = HOME.called("condition", "Disease", condition)
        yield from said
        yield trial, b("studies"), node
    for intervention in each((protocol.get("armsInterventionsModule") or {}).get("interventions") or []):
        kind, name = intervention.get("type", ""), intervention.get("name", "")
        cls = PRODUCTS.get(kind)
        if cls is None or not name:
            words = ": ".join(filter(None, (kind.lower(), name or intervention.get("description", ""))))
            yield from [(trial, b("note"), named(words, "en"))] if words else []
            continue
        node, said = HOME.called("product", cls, name)
        yield from said
        for other in each(intervention.get("otherNames") or []):
            if other.strip():
                yield node, ALT, named(other, "en")
        yield trial, b("studies"), node


def _dates(trial: NamedNode, key: str, module: Mapping[str, Any]) -> Iterator[Fact]:
    """Tell when it began and ended; what is only estimated is an expectation, and so is a day still to come.

    Older records do not say which it is: then a day after the last posting is estimated.
    """
    posted = str((module.get("lastUpdatePostDateStruct") or {}).get("date") or "")
    for what, field, name in DATES:
        given = module.get(field) or {}
        date = given.get("date")
        if not date:
            continue
        if not _DATE.fullmatch(edtf(date)):
            raise BadRecord(f"'{date}' is no date.")
        if given.get("type") == "ESTIMATED" or ("type" not in given and posted and date > posted[: len(date)]):
            yield from _expected(trial, key, what, date)
        elif name:
            yield trial, b(name), Literal(date)


def _expected(trial: NamedNode, key: str, what: str, date: str) -> Iterator[Fact]:
    node = HOME.node("expectation", key, what)
    yield node, TYPE, b("Expectation")
    for words, language in zip(EXPECTED[what], ("en", "zh"), strict=True):
        yield node, LABEL, Literal(words.format(key), language=language)
    yield node, b("expects"), trial
    yield node, b("kind"), iri(f"kind:study-{what}")
    yield node, b("edtf"), Literal(date)


def _sites(trial: NamedNode, module: Mapping[str, Any], wanted: str) -> Iterator[Fact]:
    """Tell where it is run: by which organisations, and with ``all`` in which towns too."""
    if wanted == "none":
        return
    for site in each(module.get("locations") or []):
        names = [" ".join(str(site.get(part) or "").split()) for part in ("facility", "city", "country")]
        if not names[0]:
            continue
        node = HOME.node("site", *(name for name in names if name))
        yield node, TYPE, b("Organization")
        yield node, LABEL, named(names[0], "en")
        yield trial, b("conductedAt"), node
        country = called(names[2])
        if wanted == "all" and names[1] and country:
            place, point = HOME.node("town", names[1], names[2]), site.get("geoPoint") or {}
            yield from town(place, names[1], country, (point.get("lat"), point.get("lon")))
            yield node, b("basedIn"), place
        elif country:
            yield node, b("basedIn"), country


def _changed(record: Record) -> str:
    module = record.data["protocolSection"].get("statusModule") or {}
    return str((module.get("lastUpdatePostDateStruct") or {}).get("date") or "")


REGISTER = Register(
    name="clinicaltrials",
    title={"en": "ClinicalTrials.gov", "zh": "美国临床试验注册库（ClinicalTrials.gov）"},
    publisher="U.S. National Library of Medicine",
    licence="Free to copy and share with attribution, https://clinicaltrials.gov/about-site/terms-conditions",
    attribution="Courtesy of the U.S. National Library of Medicine; changed into statements; as of its date.",
    page="https://clinicaltrials.gov/",
    homes=(TRIALS, *HOME.shared("expectation")),
    shared=HOME.shared("sponsor", "condition", "product", "site", "town"),
    signatures=(frozenset({"protocolSection"}),),
    read=records,
    facts=facts,
    endings=(".json", ".jsonl", ".ndjson", ".csv", ".tsv"),
    options=(Option("sites", "none", "Which sites of a study to take in.", choices=("none", "organisations", "all")),),
    changed=_changed,
)
"""The register: one record a study."""
