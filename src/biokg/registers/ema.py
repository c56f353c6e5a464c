"""The European Medicines Agency's table of medicines: https://www.ema.europa.eu/en/medicines/download-medicine-data.

Both of its layouts are read: that of today, and that with "Medicine name" and "Authorisation status" of before 2024.
"""

from __future__ import annotations

import datetime as dt
import html
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from pyoxigraph import Literal, NamedNode

from ..terms import b, iri
from .medicines import Decision, Home, day, listed
from .model import BadRecord, Fact, LeftOut, Option, Options, Record, Register
from .places import country
from .reading import Member, csv_rows, sheet_rows
from .words import address, named

__all__ = ["REGISTER", "facts"]

HOME = Home("ema")
EU = country("EU")
TYPE, LABEL = iri("rdf:type"), iri("rdfs:label")
COLUMNS = {
    "category": ("category",),
    "name": ("name of medicine", "medicine name"),
    "number": ("ema product number", "product number"),
    "status": ("medicine status", "authorisation status"),
    "opinion": ("opinion status",),
    "inn": ("international non-proprietary name (inn) / common name",),
    "substance": ("active substance",),
    "area": ("therapeutic area (mesh)", "therapeutic area"),
    "atc": ("atc code (human)", "atc code"),
    "atcvet": ("atcvet code (veterinary)", "atcvet code"),
    "accelerated": ("accelerated assessment",),
    "advanced": ("advanced therapy",),
    "biosimilar": ("biosimilar",),
    "conditional": ("conditional approval",),
    "exceptional": ("exceptional circumstances",),
    "generic": ("generic or hybrid", "generic"),
    "orphan": ("orphan medicine",),
    "prime": ("prime: priority medicine", "prime"),
    "holder": (
        "marketing authorisation developer / applicant / holder",
        "marketing authorisation holder/company name",
    ),
    "opinion date": ("opinion adopted date", "date of opinion"),
    "authorised": ("marketing authorisation date",),
    "refused": ("refusal of marketing authorisation date", "date of refusal of marketing authorisation"),
    "application withdrawn": ("withdrawal of application date",),
    "ended": ("withdrawal / expiry / revocation / lapse of marketing authorisation date",),
    "suspended": ("suspension of marketing authorisation date",),
    "updated": ("last updated date", "revision date"),
    "url": ("medicine url", "url"),
}
"""Our name of a cell → what its column is called in the layouts, in small letters and on one line."""
_OURS = {theirs: ours for ours, names in COLUMNS.items() for theirs in names}
OPINION = "opinion"
STATUS = {
    "authorised": "granted",
    "withdrawn": "withdrawn",
    "application withdrawn": "withdrawn",
    "withdrawn from rolling review": "withdrawn",
    "refused": "refused",
    "opinion": OPINION,
    "opinion under re-examination": OPINION,
    "lapsed": "ended",
    "expired": "ended",
    "not renewed": "ended",
    "revoked": "revoked",
    "suspended": "suspended",
}
"""Status of a medicine → status of the decision on its authorisation, which is still to come after an opinion."""
OPINIONS = {"positive": "positive-opinion", "negative": "negative-opinion", "": "committee-opinion"}
QUALITIES = {"conditional": "conditional-approval", "exceptional": "exceptional-circumstances",
             "accelerated": "accelerated-assessment"}  # fmt: skip
REGULATORS = ("European Commission", "European Medicines Agency")
DESIGNATIONS = {"orphan": "orphan-designation", "prime": "priority-medicine"}
KINDS = {"biosimilar": "biosimilar", "generic": "generic-medicine"}
NAMES = {
    "marketing-authorisation": ("marketing authorisation of {} in the European Union", "{}在欧盟的上市许可"),
    OPINION: ("opinion of the EMA's committee on {}", "欧洲药品管理局委员会关于{}的意见"),
    "orphan-designation": ("orphan designation of {} in the European Union", "{}在欧盟的孤儿药认定"),
    "priority-medicine": ("PRIME designation of {} in the European Union", "{}在欧盟的优先药物（PRIME）认定"),
}
_NUMBER = re.compile(r"[A-Z0-9]+(?:/[A-Z0-9]+)+", re.I)
"""EMEA/H/C/004953; of some medicines the table has but a part of it, or the number of a later procedure."""


def records(members: Iterable[Member], _options: Options) -> Iterator[Record]:
    """Read the medicines of workbooks or CSV files; the header is looked for among the first rows."""
    for member in members:
        rows = csv_rows if member.ending == ".csv" else sheet_rows
        for row in rows(member, is_header=_is_header):
            data = _cells(row.data) if isinstance(row.data, Mapping) else row.data
            yield Record("" if row.wrong else data.get("number", ""), member.name, row.line, data, row.wrong)


def _is_header(cells: Sequence[str]) -> bool:
    names = {_plain(cell) for cell in cells}
    return all(names & set(COLUMNS[needed]) for needed in ("name", "number", "status"))


def _plain(cell: Any) -> str:
    return " ".join(str(cell or "").split()).casefold()


def _cells(row: Mapping[str, Any]) -> dict[str, str]:
    """Return the cells of a row by our names, as text on one line, dates as ISO 8601; empty ones left out."""
    cells = {_OURS.get(_plain(name), _plain(name)): _text(value) for name, value in row.items()}
    return {name: text for name, text in cells.items() if text}


def _text(value: Any) -> str:
    if isinstance(value, dt.datetime | dt.date):
        return value.isoformat()[:10]
    return " ".join(html.unescape(str(value)).split()) if value is not None else ""


def facts(record: Record, options: Options) -> Iterator[Fact]:
    """Tell what a row says of a medicine and of the decisions on it.

    Raises BadRecord for a row without product number or name and for an unknown status or date; LeftOut for a
    medicine for animals, unless ``options["veterinary"]``.
    """
    data: Mapping[str, str] = record.data
    if not _NUMBER.fullmatch(record.key):
        raise BadRecord(f"'{record.key}' is no product number of the EMA.")
    if data.get("category", "").casefold() == "veterinary" and not options["veterinary"]:
        raise LeftOut("is for animals (--veterinary takes them in).")
    status = _plain(data.get("status"))
    if status and status not in STATUS:
        raise BadRecord(f"'{data['status']}' is no status of a medicine that biokg knows.")
    product = HOME.node("medicine", record.key)
    yield from _product(product, record.key, data)
    yield from _decisions(product, record.key, data)


def _product(product: NamedNode, number: str, data: Mapping[str, str]) -> Iterator[Fact]:
    yield product, TYPE, b("Drug")
    yield product, LABEL, named(data.get("name", ""), "en")
    yield product, b("identifier"), Literal(f"ema:{number}")
    for code in (*listed(data.get("atc", "")), *listed(data.get("atcvet", ""))):
        yield product, b("identifier"), Literal(f"atc:{code}")
    for name in listed(data.get("inn") or data.get("substance", ""), ";"):
        substance, said = HOME.called("substance", "Drug", name)
        yield from said
        yield product, b("hasActiveIngredient"), substance
    for name in listed(data.get("area", "")):
        disease, said = HOME.called("disease", "Disease", name)
        yield from said
        yield product, b("indicatedFor"), disease
    for cell, kind in KINDS.items():
        if _yes(data, cell):
            yield product, b("kind"), iri(f"kind:{kind}")
    if _yes(data, "advanced"):
        yield product, b("productModality"), iri("form:advanced-therapy")
    if data.get("url"):
        yield product, iri("foaf:page"), address(data["url"])


def _yes(data: Mapping[str, str], cell: str) -> bool:
    return data.get(cell, "").casefold() in ("yes", "true", "1")


def _decisions(product: NamedNode, number: str, data: Mapping[str, str]) -> Iterator[Fact]:
    """Tell of authorisation or opinion, and of designations, which the table gives no dates."""
    commission, agency = (HOME.called("body", "Regulator", name) for name in REGULATORS)
    yield from (*commission[1], *agency[1])
    status = STATUS.get(_plain(data.get("status")))
    if status == OPINION:
        decision = _opinion(product, number, data, agency[0])
    elif status:
        decision = _authorisation(product, number, data, status, commission[0])
    if status:
        yield from _ruled(decision, data)
    for cell, kind in DESIGNATIONS.items():
        if _yes(data, cell):
            node = HOME.node("decision", number, kind)
            regulator = commission[0] if cell == "orphan" else agency[0]
            yield from Decision(node, _names(kind, data), product, (kind,), "granted", regulator, EU).facts()


def _opinion(product: NamedNode, number: str, data: Mapping[str, str], agency: NamedNode) -> Decision:
    kind = OPINIONS.get(data.get("opinion", "").casefold(), "committee-opinion")
    node, date = HOME.node("decision", number, OPINION), day(data.get("opinion date", ""))
    return Decision(node, _names(OPINION, data), product, (kind,), "held", agency, EU, date)


def _authorisation(
    product: NamedNode, number: str, data: Mapping[str, str], status: str, commission: NamedNode
) -> Decision:
    """Return the decision on the sale of a medicine, with the day on which it was given, refused or no more wanted."""
    qualities = tuple(kind for cell, kind in QUALITIES.items() if _yes(data, cell))
    kinds = qualities if _yes(data, "conditional") else ("marketing-approval", *qualities)
    never = _plain(data["status"]) in ("application withdrawn", "withdrawn from rolling review")
    date = day(data.get("refused" if status == "refused" else "application withdrawn" if never else "authorised", ""))
    node = HOME.node("decision", number, "marketing-authorisation")
    return Decision(node, _names("marketing-authorisation", data), product, kinds, status, commission, EU, date)


def _ruled(decision: Decision, data: Mapping[str, str]) -> Iterator[Fact]:
    """Tell of a decision, for whom and for what it is, and when it ended; what is suspended may come back."""
    for name in listed(data.get("area", "")):
        yield decision.node, b("forIndication"), HOME.node("disease", name)
    holder = None
    if data.get("holder"):
        holder, said = HOME.called("company", "Organization", data["holder"])
        yield from said
    yield from replace(decision, holder=holder, until=day(data.get("ended", ""))).facts()


def _names(kind: str, data: Mapping[str, str]) -> tuple[str, str]:
    english, chinese = NAMES[kind]
    return english.format(data["name"]), chinese.format(data["name"])


REGISTER = Register(
    name="ema",
    title={"en": "EMA medicines", "zh": "欧洲药品管理局药品表"},
    publisher="European Medicines Agency",
    licence="Reuse allowed with acknowledgement of the source, https://www.ema.europa.eu/en/about-us/legal-notice",
    attribution="Source: European Medicines Agency.",
    page="https://www.ema.europa.eu/en/medicines/download-medicine-data",
    homes=HOME.shared("medicine", "decision"),
    shared=HOME.shared("substance", "disease", "company", "body"),
    signatures=(frozenset({"name", "number", "status", "holder"}), frozenset({"name", "number", "status", "url"})),
    read=records,
    facts=facts,
    endings=(".xlsx", ".xlsm", ".csv"),
    options=(Option("veterinary", False, "Take in medicines for animals too."),),
    changed=lambda record: day(record.data.get("updated", "")),
)
"""The register; the day of the table stands above its header, in the name of the file or in its rows."""
