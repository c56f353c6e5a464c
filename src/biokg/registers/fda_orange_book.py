"""The FDA's Orange Book: products, patents and exclusivities, https://www.fda.gov/drugs/drug-approvals-and-databases/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import Literal, NamedNode

from ..terms import b, iri
from .fda import LICENCE, US, agency, worded_day
from .medicines import Decision, Home, listed
from .model import BadRecord, Fact, Mention, Options, Record, Register
from .reading import Member, csv_rows
from .words import named

__all__ = ["REGISTER", "facts"]

HOME = Home("fda-orange-book")
TYPE, LABEL = iri("rdf:type"), iri("rdfs:label")
PRODUCT = ("Appl_Type", "Appl_No", "Product_No")
TYPES = {"N": "NDA", "A": "ANDA"}
PATENT, EXCLUSIVITY, TRADE = "Patent_No", "Exclusivity_Code", "Trade_Name"
BEFORE_1982 = "Approved Prior to Jan 1, 1982"
_TELLING = (*PRODUCT, PATENT, "Patent_Use_Code", EXCLUSIVITY, "Exclusivity_Date")


def records(members: Iterable[Member], _options: Options) -> Iterator[Record]:
    """Read products.txt, patent.txt and exclusivity.txt, each on its own or together."""
    for member in members:
        for row in csv_rows(member, delimiter="~"):
            key = "" if row.wrong else " ".join(filter(None, (row.data.get(name, "") for name in _TELLING)))
            yield Record(key, member.name, row.line, row.data, row.wrong)


def facts(record: Record, _options: Options) -> Iterator[Fact]:
    """Tell what a row says: of a product, or of a patent or an exclusivity that is listed for one.

    Raises BadRecord where the application or a date cannot be read.
    """
    data: Mapping[str, str] = record.data
    if data["Appl_Type"] not in TYPES or not data["Appl_No"].isdigit():
        raise BadRecord(f"'{data['Appl_Type']}{data['Appl_No']}' is no application (N or A, and a number).")
    name = f"{TYPES[data['Appl_Type']]}{data['Appl_No']}/{data['Product_No']}"
    product = HOME.node("product", *(data[cell] for cell in PRODUCT))
    if TRADE in data:
        return _product(product, name, data)
    return _listed(product, name, data)


def _product(product: NamedNode, name: str, data: Mapping[str, str]) -> Iterator[Fact]:
    yield product, TYPE, b("Drug")
    yield product, LABEL, named(data[TRADE], "en")
    yield from _identified(product, name)
    for ingredient in listed(data["Ingredient"]):
        substance, said = HOME.called("substance", "Drug", ingredient)
        yield from said
        yield product, b("hasActiveIngredient"), substance
    written = data["Approval_Date"]
    date = "" if written == BEFORE_1982 else worded_day(written)
    label = f"approval of {data[TRADE]} ({name}) in the United States", f"{data[TRADE]}（{name}）在美国的上市批准"
    regulator, said = agency(HOME)
    yield from said
    node = HOME.node("decision", name, "approval")
    company, said = HOME.called("company", "Organization", data.get("Applicant_Full_Name") or data["Applicant"])
    yield from said
    yield from Decision(node, label, product, ("marketing-approval",), "granted", regulator, US, date, company).facts()
    if written == BEFORE_1982:
        yield node, b("verbatim"), Literal(written)


def _identified(product: NamedNode, name: str) -> Iterator[Fact]:
    yield product, b("identifier"), Literal(f"fda:{name}")
    yield product, b("identifier"), Literal(f"fda:{name.partition('/')[0]}")


def _listed(product: NamedNode, name: str, data: Mapping[str, str]) -> Iterator[Fact]:
    """Tell of a patent or exclusivity; a patent has one node a product, told by all its codes of use."""
    yield Mention(product, TYPE, b("Drug"))
    yield Mention(product, LABEL, Literal(name))
    for _, predicate, value in _identified(product, name):
        yield Mention(product, predicate, value)
    regulator, said = agency(HOME)
    yield from said
    if number := data.get(PATENT):
        end, kind = data["Patent_Expire_Date_Text"], "patent-listing"
        node = HOME.node("decision", name, "patent", number)
        label = f"patent {number} listed for {name}", f"为{name}登记的专利{number}"
        code, date = data["Patent_Use_Code"], worded_day(data.get("Submission_Date", ""))  # not in files of before 2017
    else:
        code, end, kind, date = data[EXCLUSIVITY], data["Exclusivity_Date"], "market-exclusivity", ""
        node = HOME.node("decision", name, "exclusivity", code, end)
        label = f"exclusivity {code} of {name}", f"{name}的市场独占（{code}）"
    status = "withdrawn" if data.get("Delist_Flag") == "Y" else "granted"
    yield from Decision(node, label, product, (kind,), status, regulator, US, date, until=worded_day(end)).facts()
    if code:
        yield node, b("verbatim"), Literal(code)


REGISTER = Register(
    name="fda-orange-book",
    title={"en": "FDA Orange Book", "zh": "美国FDA橙皮书"},
    publisher="U.S. Food and Drug Administration",
    licence=LICENCE,
    attribution="",
    page="https://www.fda.gov/drugs/drug-approvals-and-databases/orange-book-data-files",
    homes=HOME.shared("product", "decision"),
    shared=HOME.shared("substance", "company", "body"),
    signatures=tuple(frozenset({*PRODUCT, telling}) for telling in (PATENT, EXCLUSIVITY, TRADE)),
    read=records,
    facts=facts,
    endings=(".txt",),
    kind="fda",
)
"""The register; its files say on no day when they were made, so an import has to be told."""
