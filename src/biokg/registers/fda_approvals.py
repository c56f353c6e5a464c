"""The FDA's monthly lists of approvals: https://www.accessdata.fda.gov/scripts/cder/daf/."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode

from ..terms import b, iri
from .fda import LICENCE, US, agency, american_day
from .medicines import Decision, Home, listed
from .model import BadRecord, Fact, Options, Record, Register
from .reading import Member, csv_rows, sheet_rows
from .words import named

__all__ = ["REGISTER", "Application", "application", "facts"]

HOME = Home("fda-approvals")
TYPE, LABEL = iri("rdf:type"), iri("rdfs:label")
STATUS = {"approval": ("granted", ""), "tentative approval": ("expected", "tentative-approval")}
"""Status of a submission → status of the decision and what kind it is besides; a tentative one allows no sale yet."""
ORIGINAL = "ORIG"
_PADDED = re.compile(r"(?P<name>.*?)\s*(?P<type>ANDA  |NDA   |BLA   )#(?P<number>\d{4,7})")
_TRIMMED = re.compile(r"(?P<name>.*?)\s*(?P<type>ANDA|NDA|BLA) ?#(?P<number>\d{4,7})")


class Application(NamedTuple):
    """An application to sell a drug."""

    drug: str
    """The name of the drug."""
    type: str
    """NDA (a new drug), ANDA (a generic one) or BLA (a biologic)."""
    number: str


def application(text: str) -> Application:
    """Take a cell apart in which a name and its application are run together.

    The type is padded to six characters, which tells a name that ends in A from a generic drug:

    >>> application("NUBEQANDA   #212099").drug, application("NORCOANDA  #040099").drug
    ('NUBEQA', 'NORCO')

    Raises BadRecord where no application is in it, and where blanks are lost that would tell the type.
    """
    found = _PADDED.fullmatch(text)
    if found is None and (found := _TRIMMED.fullmatch(text)) and found["type"] == "ANDA":
        raise BadRecord(f"'{text}' may be an NDA or an ANDA: the blanks before # that would tell it are lost.")
    if found is None:
        raise BadRecord(f"'{text}' has no application (NDA, ANDA or BLA and a number).")
    if not found["name"]:
        raise BadRecord(f"'{text}' names no drug.")
    return Application(found["name"], found["type"].strip(), found["number"])


def records(members: Iterable[Member], _options: Options) -> Iterator[Record]:
    """Read the submissions of lists of any months."""
    for member in members:
        rows = csv_rows if member.ending == ".csv" else sheet_rows
        for row in rows(member, is_header=lambda cells: "Drug Name" in cells):
            data = row.data if row.wrong else {name: str(value or "") for name, value in row.data.items()}
            key = "" if row.wrong else " ".join(data.get(cell, "") for cell in ("Drug Name", *_KEY))
            yield Record(key.strip(), member.name, row.line, data, row.wrong)


_KEY = (
    "Submission",
    "Submission Status",
    "Approval Date",
    "Company",
    "Submission Classification *",
    "Active Ingredients",
)


def facts(record: Record, _options: Options) -> Iterator[Fact]:
    """Tell what a row says of a drug and of the decision on one submission.

    Raises BadRecord where the application, its status or its date cannot be read.
    """
    data: Mapping[str, str] = record.data
    what = application(data["Drug Name"])
    product = HOME.node("product", what.type, what.number)
    yield product, TYPE, b("Drug")
    yield product, LABEL, named(what.drug, "en")
    yield product, b("identifier"), Literal(f"fda:{what.type}{what.number}")
    if what.type == "ANDA":
        yield product, b("kind"), iri("kind:generic-medicine")
    for name in listed(data["Active Ingredients"]):
        substance, said = HOME.called("substance", "Drug", name)
        yield from said
        yield product, b("hasActiveIngredient"), substance
    yield from _decision(product, what, data)


def _decision(product: NamedNode, what: Application, data: Mapping[str, str]) -> Iterator[Fact]:
    status = data["Submission Status"].casefold()
    if status not in STATUS:
        raise BadRecord(f"'{data['Submission Status']}' is no status of a submission that biokg knows.")
    granted, tentative = STATUS[status]
    original = data["Submission"].startswith(ORIGINAL)
    kind = tentative or ("marketing-approval" if original else "supplement-approval")
    regulator, said = agency(HOME)
    yield from said
    date = american_day(data["Approval Date"])
    node = HOME.node("decision", what.type, what.number, data["Submission"], date)
    label = (
        f"{'approval' if original else 'supplement'} {data['Submission']} of {what.drug} in the United States",
        f"{what.drug}在美国的{'上市批准' if original else '补充申请批准'}（{data['Submission']}）",
    )
    company, said = HOME.called("company", "Organization", data["Company"])
    yield from said
    yield from Decision(node, label, product, (kind,), granted, regulator, US, date, company).facts()
    if sort := data.get("Submission Classification *"):
        yield node, b("verbatim"), Literal(sort)


REGISTER = Register(
    name="fda-approvals",
    title={"en": "Drugs@FDA monthly approvals", "zh": "美国FDA月度药品批准"},
    publisher="U.S. Food and Drug Administration",
    licence=LICENCE,
    attribution="",
    page="https://www.accessdata.fda.gov/scripts/cder/daf/",
    homes=HOME.shared("product", "decision"),
    shared=HOME.shared("substance", "company", "body"),
    signatures=(frozenset({"Approval Date", "Drug Name", "Submission", "Active Ingredients", "Company"}),),
    read=records,
    facts=facts,
    endings=(".csv", ".xlsx"),
    kind="fda",
    changed=lambda record: american_day(record.data.get("Approval Date", "")),
)
"""The register: one record a submission; a product is an application, told by all its submissions."""
