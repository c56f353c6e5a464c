"""The EMA's table of medicines: both layouts, what each column becomes, what is left out or rejected."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from biokg.registers.ema import REGISTER, records
from biokg.registers.importing import import_release
from biokg.registers.model import BadRecord, LeftOut
from biokg.registers.reading import members
from registers.files import told, workspace

B = "https://w3id.org/biokg/"
HOME = f"{B}id/register/ema"
PRODUCT, DECISION = f"<{HOME}/medicine/emea-h-c-000001>", f"<{HOME}/decision/emea-h-c-000001-marketing-authorisation>"
ROW = {
    "category": "Human", "name": "Larkvita", "number": "EMEA/H/C/000001", "status": "Authorised",
    "substance": "larkumab", "area": "Hepatitis D;  Hepatitis B", "atc": "L01XX01", "conditional": "No",
    "holder": "Larkspur Biologics Ltd", "authorised": "03/04/2020", "url": "https://example.org/larkvita",
}  # fmt: skip
TODAY = ["Category", "Name of medicine", "EMA product number", "Medicine status", "Active substance",
         "Therapeutic area (MeSH)", "ATC code (human)", "Conditional approval",
         "Marketing authorisation developer / applicant / holder", "Marketing authorisation date",
         "Medicine URL"]  # fmt: skip
BEFORE = ["Category", "Medicine name", "Product number", "Authorisation status", "Active substance",
          "Therapeutic area", "ATC code", "Conditional approval",
          "Marketing authorisation holder/company name", "Marketing authorisation date", "URL"]  # fmt: skip


def said(**changed: str) -> set[str]:
    return told(REGISTER, ROW | changed, "EMEA/H/C/000001")


def about(node: str, facts: set[str]) -> set[str]:
    """Return what is said of a node, without the node and biokg's own namespace."""
    return {fact.removeprefix(f"{node} ").replace(B, "") for fact in facts if fact.startswith(f"{node} ")}


@pytest.mark.parametrize("header", [TODAY, BEFORE])
def test_both_layouts_have_the_same_rows_wherever_the_header_is(header: list[str], tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["Content type:", "Medicine"], [], header, list(ROW.values())):
        sheet.append(row)
    book.save(tmp_path / "m.xlsx")
    (record,) = records(members([tmp_path / "m.xlsx"], REGISTER.endings), {})
    assert record.data == ROW | {"area": "Hepatitis D; Hepatitis B"}
    assert (record.key, record.line) == ("EMEA/H/C/000001", 4)


def test_a_medicine() -> None:
    assert about(PRODUCT, said(biosimilar="Yes", advanced="Yes")) == {
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <Drug>",
        '<http://www.w3.org/2000/01/rdf-schema#label> "Larkvita"@en',
        '<identifier> "ema:EMEA/H/C/000001"',
        '<identifier> "atc:L01XX01"',
        "<hasActiveIngredient> <id/register/ema/substance/larkumab>",
        "<indicatedFor> <id/register/ema/disease/hepatitis-d>",
        "<indicatedFor> <id/register/ema/disease/hepatitis-b>",
        "<kind> <kind/biosimilar>",
        "<productModality> <form/advanced-therapy>",
        "<http://xmlns.com/foaf/0.1/page> <https://example.org/larkvita>",
    }


def test_its_authorisation() -> None:
    assert about(DECISION, said()) == {
        "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <RegulatoryDecision>",
        '<http://www.w3.org/2000/01/rdf-schema#label> "marketing authorisation of Larkvita in the European Union"@en',
        '<http://www.w3.org/2000/01/rdf-schema#label> "Larkvita在欧盟的上市许可"@zh',
        "<decisionOn> <id/register/ema/medicine/emea-h-c-000001>",
        "<decidedBy> <id/register/ema/body/european-commission>",
        "<jurisdiction> <id/place/EU>",
        "<status> <status/granted>",
        "<kind> <decision/marketing-approval>",
        '<edtf> "2020-04-03"',
        "<forIndication> <id/register/ema/disease/hepatitis-d>",
        "<forIndication> <id/register/ema/disease/hepatitis-b>",
        "<grantedTo> <id/register/ema/company/larkspur-biologics-ltd>",
    }


@pytest.mark.parametrize(
    ("changed", "status", "kinds", "date"),
    [
        ({"conditional": "Yes"}, "granted", {"conditional-approval"}, "2020-04-03"),
        ({"exceptional": "Yes"}, "granted", {"marketing-approval", "exceptional-circumstances"}, "2020-04-03"),
        ({"accelerated": "Yes"}, "granted", {"marketing-approval", "accelerated-assessment"}, "2020-04-03"),
        ({"status": "Refused", "refused": "02/03/2021"}, "refused", {"marketing-approval"}, "2021-03-02"),
        ({"status": "Application withdrawn", "application withdrawn": "2021-03-02", "authorised": ""}, "withdrawn",
         {"marketing-approval"}, "2021-03-02"),
        ({"status": "Withdrawn"}, "withdrawn", {"marketing-approval"}, "2020-04-03"),
        ({"status": "Suspended", "authorised": ""}, "suspended", {"marketing-approval"}, None),
    ],
)  # fmt: skip
def test_statuses_and_qualities(changed: dict[str, str], status: str, kinds: set[str], date: str | None) -> None:
    facts = about(DECISION, said(**changed))
    assert f"<status> <status/{status}>" in facts
    assert {fact for fact in facts if fact.startswith("<kind>")} == {f"<kind> <decision/{kind}>" for kind in kinds}
    assert {fact for fact in facts if fact.startswith("<edtf>")} == ({f'<edtf> "{date}"'} if date else set())


@pytest.mark.parametrize(
    ("opinion", "kind"), [("Positive", "positive-opinion"), ("Negative", "negative-opinion"), ("", "committee-opinion")]
)
def test_an_opinion_is_no_authorisation(opinion: str, kind: str) -> None:
    facts = said(status="Opinion", opinion=opinion, **{"opinion date": "25/07/2024"})
    assert about(DECISION, facts) == set()
    node = f"<{HOME}/decision/emea-h-c-000001-opinion>"
    assert about(node, facts) >= {
        f"<kind> <decision/{kind}>", "<status> <status/held>", '<edtf> "2024-07-25"',
        "<decidedBy> <id/register/ema/body/european-medicines-agency>",
    }  # fmt: skip


def test_designations_without_dates() -> None:
    facts = said(orphan="Yes", prime="Yes")
    for kind, body in (
        ("orphan-designation", "european-commission"),
        ("priority-medicine", "european-medicines-agency"),
    ):
        found = about(f"<{HOME}/decision/emea-h-c-000001-{kind}>", facts)
        assert found >= {f"<kind> <decision/{kind}>", f"<decidedBy> <id/register/ema/body/{body}>"}
        assert not any(fact.startswith("<edtf>") for fact in found)


def test_an_authorisation_that_ended() -> None:
    facts = about(DECISION, said(status="Lapsed", ended="13/12/2023"))
    assert '<validTo> "2023-12-13T00:00:00Z"^^<http://www.w3.org/2001/XMLSchema#dateTime>' in facts


@pytest.mark.parametrize(
    ("changed", "error", "words"),
    [
        ({"status": "Dreamt of"}, BadRecord, "'Dreamt of' is no status"),
        ({"authorised": "31.12.2020"}, BadRecord, "'31.12.2020' is no date"),
        ({"authorised": "40/12/2020"}, BadRecord, "'40/12/2020' is no date"),
        ({"name": ""}, BadRecord, "names is empty"),
        ({"category": "Veterinary"}, LeftOut, "is for animals"),
    ],
)
def test_what_is_not_taken_in(changed: dict[str, str], error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        said(**changed)


def test_a_medicine_for_animals_where_it_is_wanted() -> None:
    facts = told(REGISTER, ROW | {"category": "Veterinary", "atcvet": "QM01"}, "EMEA/V/C/1", {"veterinary": True})
    assert any('"atc:QM01"' in fact for fact in facts)


@pytest.mark.slow
def test_the_real_table(shared: Path, tmp_path: Path) -> None:
    outcome = import_release(workspace(tmp_path), REGISTER, [shared / "data" / "ema_medicines"])
    counts = outcome.release.counts
    assert (counts["read"], counts["taken"], counts["left out"], counts.get("rejected", 0)) == (2433, 2096, 337, 0)
    assert outcome.release.date == "2024-08-22"
