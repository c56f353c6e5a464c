"""The FDA's orphan drug designations and approvals: https://www.accessdata.fda.gov/scripts/opdlisting/oopd/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from ..ids import digest
from ..terms import b, iri
from .fda import LICENCE, US, agency, american_day
from .medicines import Decision, Home
from .model import BadRecord, Fact, LeftOut, Options, Record, Register
from .places import called
from .reading import Member, csv_rows, sheet_rows
from .words import named

__all__ = ["REGISTER", "facts"]

HOME = Home("fda-orphan")
ALT = iri("skos:altLabel")
ADDRESS = ("Sponsor Address 1", "Sponsor Address 2", "Sponsor City", "Sponsor State", "Sponsor Zip", "Sponsor Country")
NUMBER = "CF Grid Key"
NOTE = "note"
"""The key of a row that is no record."""
PROTECTED = "Exclusivity Protected Indication"


def records(members: Iterable[Member], _options: Options) -> Iterator[Record]:
    """Read designations, one row for each approval that came of it."""
    for member in members:
        rows = csv_rows if member.ending == ".csv" else sheet_rows
        for row in rows(member, is_header=lambda cells: NUMBER in cells and "Orphan Designation" in cells):
            data = row.data if row.wrong else {name: str(value or "") for name, value in row.data.items()}
            key = "" if row.wrong else NOTE if _is_note(data) else _key(data)
            yield Record(key, member.name, row.line, data, row.wrong)


def _key(data: Mapping[str, str]) -> str:
    """Return the number of the designation, and what tells its approvals apart."""
    cells = ("Trade Name", "Marketing Approval Date", "Approved Labeled Indication", "Exclusivity End Date", PROTECTED)
    approval = [text for name, text in data.items() if name.startswith(cells)]
    return f"{data[NUMBER]} {digest(approval)}" if data[NUMBER] else ""


def _is_note(data: Mapping[str, str]) -> bool:
    """Tell whether a row is one of words below the table, in its first cell."""
    return [name for name, text in data.items() if text] == [next(iter(data))]


def facts(record: Record, _options: Options) -> Iterator[Fact]:
    """Tell what a row says of a designation and, where there is one, of the approval that came of it.

    Raises BadRecord where a date or the status cannot be read, LeftOut for a note below the table.
    """
    data: Mapping[str, str] = record.data
    if record.key == NOTE:
        raise LeftOut("is a note below the table.")
    name, number = data["Generic Name"], data[NUMBER]
    product, said = HOME.called("product", "Drug", name)
    yield from said
    if trade := data["Trade Name"]:
        yield product, ALT, named(trade, "en")
    regulator, said = agency(HOME)
    yield from said
    sponsor, said = HOME.called("company", "Organization", data["Sponsor Company"])
    yield from (*said, *_seat(sponsor, data))
    node, label = HOME.node("decision", number), (f"orphan designation of {name}", f"{name}的孤儿药认定")
    status, date = _status(data["Orphan Designation Status"]), american_day(data["Date Designated"])
    yield from Decision(node, label, product, ("orphan-designation",), status, regulator, US, date, sponsor).facts()
    yield node, b("verbatim"), Literal(data["Orphan Designation"])
    if data["Marketing Approval Date"]:
        yield from _approval(record, product, regulator, sponsor)


def _status(text: str) -> str:
    """Return the status of a designation; the list tells of approvals in the same cell."""
    words = text.casefold().split("/")
    if words[0] not in ("designated", ""):
        raise BadRecord(f"'{text}' is no status of a designation that biokg knows.")
    return "withdrawn" if "withdrawn" in words else "granted"


def _seat(sponsor: NamedNode, data: Mapping[str, str]) -> Iterator[Fact]:
    if written := ", ".join(filter(None, (data.get(name, "") for name in ADDRESS))):
        yield sponsor, b("address"), named(written, "en")
    if place := called(data.get("Sponsor Country", "")):
        yield sponsor, b("basedIn"), place


def _approval(record: Record, product: NamedNode, regulator: NamedNode, sponsor: NamedNode) -> Iterator[Fact]:
    """Tell of an approval, and of the years in which nobody else may sell the drug for the same disease."""
    data, name = record.data, record.data["Trade Name"] or record.data["Generic Name"]
    date, end = american_day(data["Marketing Approval Date"]), american_day(data["Exclusivity End Date"])
    protected = next((text for cell, text in data.items() if cell.startswith(PROTECTED)), "")
    approval = f"approval of the orphan drug {name}", f"孤儿药{name}的上市批准"
    exclusivity = f"orphan exclusivity of {name}", f"{name}的孤儿药市场独占"
    decisions = [("marketing-approval", approval, "", data["Approved Labeled Indication"])]
    if end:
        decisions.append(("market-exclusivity", exclusivity, end, protected))
    for kind, label, until, words in decisions:
        node = HOME.node("decision", record.key, kind)
        yield from Decision(node, label, product, (kind,), "granted", regulator, US, date, sponsor, until).facts()
        if words:
            yield node, b("verbatim"), Literal(words)


REGISTER = Register(
    name="fda-orphan",
    title={"en": "FDA orphan drug designations and approvals", "zh": "美国FDA孤儿药认定与批准"},
    publisher="U.S. Food and Drug Administration",
    licence=LICENCE,
    attribution="",
    page="https://www.accessdata.fda.gov/scripts/opdlisting/oopd/",
    homes=HOME.shared("product", "decision"),
    shared=HOME.shared("company", "body"),
    signatures=(frozenset({NUMBER, "Orphan Designation", "Date Designated", "Generic Name"}),),
    read=records,
    facts=facts,
    endings=(".csv", ".xlsx"),
    kind="fda",
    changed=lambda record: max(american_day(record.data.get(name, "")) for name in ("Date Designated", _APPROVED)),
)
"""The register: one record a designation and approval."""
_APPROVED = "Marketing Approval Date"
