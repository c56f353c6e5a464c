"""The FDA's lists: monthly approvals, orphan drugs, the Orange Book; and which file is which."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from cli.conftest import run_biokg
from openpyxl import Workbook

from biokg.errors import InputError
from biokg.registers import fda_approvals, fda_orange_book, fda_orphan
from biokg.registers.fda import american_day, worded_day
from biokg.registers.fda_approvals import application
from biokg.registers.importing import import_release
from biokg.registers.model import BadRecord, Record
from biokg.registers.recognising import shared_out
from registers.files import told, workspace, zipped

B = "https://w3id.org/biokg/"
DATE = "^^<http://www.w3.org/2001/XMLSchema#dateTime>"
ALL = (fda_approvals.REGISTER, fda_orphan.REGISTER, fda_orange_book.REGISTER)
APPROVAL = {
    "Approval Date": "01/04/2021", "Drug Name": "LARKVITANDA   #212345", "Submission": "ORIG-1",
    "Active Ingredients": "LARKUMAB; WATER", "Company": "LARKSPUR", "Submission Classification *": "Type 5",
    "Submission Status": "Approval",
}  # fmt: skip
ORPHAN = {
    "Generic Name": "larkumab", "Trade Name": "Larkvita", "Date Designated": "10/06/94",
    "Orphan Designation": "Treatment of hepatitis D", "Orphan Designation Status": "Designated/Approved",
    "Approved Labeled Indication": "For adults", "Marketing Approval Date": "11/20/2001",
    "Exclusivity End Date": "11/20/2008", "Exclusivity Protected Indication * (Shown)": "Adults alone",
    "Sponsor Company": "Larkspur, Inc.", "Sponsor Address 1": "1 Quay", "Sponsor City": "Alder",
    "Sponsor Country": "United States", "CF Grid Key": "134200",
}  # fmt: skip
PATENT = {
    "Appl_Type": "N", "Appl_No": "020610", "Product_No": "001", "Patent_No": "7625884",
    "Patent_Expire_Date_Text": "Aug 24, 2026", "Patent_Use_Code": "U-141", "Delist_Flag": "", "Submission_Date": "",
}  # fmt: skip


def about(register: str, kind: str, name: str, facts: set[str]) -> set[str]:
    node = f"<{B}id/register/{register}/{kind}/{name}> "
    found = {fact.removeprefix(node).replace(B, "") for fact in facts if fact.startswith(node)}
    return {fact for fact in found if not fact.startswith("<http")}


@pytest.mark.parametrize(
    ("text", "drug", "kind", "number"),
    [
        ("KEYTRUDABLA   #125514", "KEYTRUDA", "BLA", "125514"),
        ("NUBEQANDA   #212099", "NUBEQA", "NDA", "212099"),
        ("AYUNAANDA  #206866", "AYUNA", "ANDA", "206866"),
        ("RISPERDAL CONSTANDA   #021346", "RISPERDAL CONSTA", "NDA", "021346"),
        ("NORCO NDA #021346", "NORCO", "NDA", "021346"),
    ],
)
def test_a_drug_and_its_application_run_together(text: str, drug: str, kind: str, number: str) -> None:
    assert application(text) == (drug, kind, number)


@pytest.mark.parametrize("text", ["NUBEQANDA #212099", "KEYTRUDA", "BLA   #125514", "X#1"])
def test_what_cannot_be_told_apart_is_not_guessed(text: str) -> None:
    with pytest.raises(BadRecord):
        application(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("01/04/2021", "2021-01-04"),
        ("9/05/24", "2024-09-05"),
        ("12/31/83", "1983-12-31"),
        ("1/1/82", "2082-01-01"),
        ("2021-01-04", "2021-01-04"),
        ("2021-01-04 00:00:00", "2021-01-04"),
        ("", ""),
    ],
)
def test_american_days(text: str, day: str) -> None:
    assert american_day(text) == day


@pytest.mark.parametrize("text", ["13/01/2021", "02/30/2021", "2021-02-30", "2021-01-04 12:00:00", "soon"])
def test_what_is_no_american_day(text: str) -> None:
    with pytest.raises(BadRecord, match="is no date"):
        american_day(text)


def test_worded_days() -> None:
    assert [worded_day(text) for text in ("Aug 24, 2026", "Feb  1, 2027", "")] == ["2026-08-24", "2027-02-01", ""]
    with pytest.raises(BadRecord, match="is no date"):
        worded_day("24 Aug 2026")


def test_an_approval() -> None:
    facts = told(fda_approvals.REGISTER, APPROVAL, "k")
    assert about("fda-approvals", "product", "nda-212345", facts) == {
        '<identifier> "fda:NDA212345"',
        "<hasActiveIngredient> <id/register/fda-approvals/substance/larkumab>",
        "<hasActiveIngredient> <id/register/fda-approvals/substance/water>",
    }
    assert about("fda-approvals", "decision", "nda-212345-orig-1-2021-01-04", facts) == {
        "<decisionOn> <id/register/fda-approvals/product/nda-212345>",
        "<decidedBy> <id/register/fda-approvals/body/u-s-food-and-drug-administration>",
        "<jurisdiction> <id/place/US>",
        "<status> <status/granted>",
        "<kind> <decision/marketing-approval>",
        '<edtf> "2021-01-04"',
        '<verbatim> "Type 5"',
        "<grantedTo> <id/register/fda-approvals/company/larkspur>",
    }


@pytest.mark.parametrize(
    ("changed", "status", "kind"),
    [
        ({"Submission": "SUPPL-12"}, "granted", "supplement-approval"),
        ({"Submission Status": "Tentative Approval"}, "expected", "tentative-approval"),
    ],
)
def test_supplements_and_tentative_approvals_are_no_approvals(changed: dict[str, str], status: str, kind: str) -> None:
    facts = told(fda_approvals.REGISTER, APPROVAL | changed, "k")
    name = f"nda-212345-{(APPROVAL | changed)['Submission'].lower()}-2021-01-04"
    found = about("fda-approvals", "decision", name, facts)
    assert {f"<status> <status/{status}>", f"<kind> <decision/{kind}>"} <= found
    assert "<kind> <decision/marketing-approval>" not in found


def test_a_generic_drug_is_told() -> None:
    facts = told(fda_approvals.REGISTER, APPROVAL | {"Drug Name": "LARKUMABANDA  #076711"}, "k")
    assert "<kind> <kind/generic-medicine>" in about("fda-approvals", "product", "anda-076711", facts)


def test_an_orphan_drug_with_its_approval() -> None:
    facts = told(fda_orphan.REGISTER, ORPHAN, "134200 abc")
    assert about("fda-orphan", "decision", "134200", facts) == {
        "<decisionOn> <id/register/fda-orphan/product/larkumab>",
        "<decidedBy> <id/register/fda-orphan/body/u-s-food-and-drug-administration>",
        "<jurisdiction> <id/place/US>",
        "<status> <status/granted>",
        "<kind> <decision/orphan-designation>",
        '<edtf> "1994-10-06"',
        "<grantedTo> <id/register/fda-orphan/company/larkspur-inc>",
        '<verbatim> "Treatment of hepatitis D"',
    }
    exclusive = about("fda-orphan", "decision", "134200-abc-market-exclusivity", facts)
    assert {f'<validTo> "2008-11-20T00:00:00Z"{DATE}', '<verbatim> "Adults alone"', '<edtf> "2001-11-20"'} <= exclusive
    assert about("fda-orphan", "company", "larkspur-inc", facts) == {
        '<address> "1 Quay, Alder, United States"@en', "<basedIn> <id/place/US>",
    }  # fmt: skip


def test_a_designation_without_approval_and_one_taken_back() -> None:
    changed = {"Marketing Approval Date": "", "Orphan Designation Status": "Designated/Withdrawn"}
    facts = told(fda_orphan.REGISTER, ORPHAN | changed, "134200 abc")
    assert "<status> <status/withdrawn>" in about("fda-orphan", "decision", "134200", facts)
    assert not any("134200-abc" in fact for fact in facts)


def test_a_patent() -> None:
    facts = told(fda_orange_book.REGISTER, PATENT, "k")
    assert about("fda-orange-book", "decision", "nda020610-001-patent-7625884", facts) == {
        "<decisionOn> <id/register/fda-orange-book/product/n-020610-001>",
        "<decidedBy> <id/register/fda-orange-book/body/u-s-food-and-drug-administration>",
        "<jurisdiction> <id/place/US>",
        "<status> <status/granted>",
        "<kind> <decision/patent-listing>",
        '<verbatim> "U-141"',
        f'<validTo> "2026-08-24T00:00:00Z"{DATE}',
    }
    assert about("fda-orange-book", "product", "n-020610-001", facts) == {
        '<identifier> "fda:NDA020610"', '<identifier> "fda:NDA020610/001"',
    }  # fmt: skip


def test_a_patent_taken_off_the_list() -> None:
    facts = told(fda_orange_book.REGISTER, PATENT | {"Delist_Flag": "Y"}, "k")
    found = about("fda-orange-book", "decision", "nda020610-001-patent-7625884", facts)
    assert "<status> <status/withdrawn>" in found


@pytest.mark.parametrize(
    ("written", "date"), [("Aug 24, 2006", {'<edtf> "2006-08-24"'}), (fda_orange_book.BEFORE_1982, set())]
)
def test_a_product(written: str, date: set[str]) -> None:
    row = {
        "Ingredient": "LARKUMAB; WATER", "Trade_Name": "LARKVITA", "Applicant": "LARK", "Appl_Type": "N",
        "Appl_No": "020610", "Product_No": "001", "Approval_Date": written, "Applicant_Full_Name": "LARKSPUR INC",
    }  # fmt: skip
    facts = told(fda_orange_book.REGISTER, row, "k")
    found = about("fda-orange-book", "decision", "nda020610-001-approval", facts)
    assert "<grantedTo> <id/register/fda-orange-book/company/larkspur-inc>" in found
    assert {fact for fact in found if fact.startswith("<edtf>")} == date


@pytest.mark.parametrize(
    ("register", "row", "words"),
    [
        (fda_orange_book.REGISTER, PATENT | {"Appl_Type": "X"}, "is no application"),
        (fda_orange_book.REGISTER, PATENT | {"Patent_Expire_Date_Text": "never"}, "'never' is no date"),
        (fda_approvals.REGISTER, APPROVAL | {"Submission Status": "Maybe"}, "no status of a submission"),
        (fda_orphan.REGISTER, ORPHAN | {"Orphan Designation Status": "Dreamt"}, "no status of a designation"),
        (fda_orphan.REGISTER, ORPHAN | {"Date Designated": "1.2.2000"}, "is no date"),
        (fda_orphan.REGISTER, {name: text for name, text in ORPHAN.items() if name != "Trade Name"}, "no field 'Trade"),
    ],
)
def test_what_is_rejected(register: object, row: dict[str, str], words: str) -> None:
    with pytest.raises(BadRecord, match=words):
        register.told(Record("k", "m", 1, row), {})  # type: ignore[attr-defined]


def test_a_patent_of_a_file_from_before_days_of_submission_were_told() -> None:
    row = {name: text for name, text in PATENT.items() if name != "Submission_Date"}
    assert told(fda_orange_book.REGISTER, row, "k") == told(fda_orange_book.REGISTER, PATENT, "k")


def test_a_note_below_the_table_of_orphan_drugs_is_left_out(tmp_path: Path) -> None:
    path = tmp_path / "orphan_2024-06.csv"
    with path.open("w", newline="") as file:
        table = csv.DictWriter(file, ORPHAN)
        table.writeheader()
        table.writerows([ORPHAN, {"Generic Name": "Note: indications are shown since 2013."}])
    made = import_release(workspace(tmp_path), fda_orphan.REGISTER, [path])
    assert (made.release.counts["taken"], made.left_out) == (1, {"is a note below the table.": 1})


def test_approvals_of_a_workbook_are_those_of_the_table(tmp_path: Path) -> None:
    book, counts = Workbook(), []
    for row in (APPROVAL, APPROVAL.values()):
        book.active.append(list(row))
    book.active.cell(2, 1).value = dt.datetime(2021, 1, 4)
    book.save(tmp_path / "a.xlsx")
    (tmp_path / "a.csv").write_text("\n".join(",".join(row) for row in (APPROVAL, APPROVAL.values())))
    for name in ("a.xlsx", "a.csv"):
        made = import_release(workspace(tmp_path / name[-3:]), fda_approvals.REGISTER, [tmp_path / name])
        counts.append((made.release.date, made.release.counts["taken"], made.release.statements))
    assert counts[0] == counts[1]
    assert counts[0][:2] == ("2021-01-04", 1)


def test_each_file_goes_to_its_register(tmp_path: Path) -> None:
    given = (("a.csv", APPROVAL, ","), ("o.csv", ORPHAN, ","), ("patent.txt", PATENT, "~"))
    paths = [written(tmp_path / name, row, mark) for name, row, mark in given]
    found = shared_out(ALL, [tmp_path])
    assert [(register.name, files) for register, files in found] == [
        ("fda-approvals", [paths[0]]), ("fda-orphan", [paths[1]]), ("fda-orange-book", [paths[2]]),
    ]  # fmt: skip
    strange = tmp_path / "x.csv"
    strange.write_text("a,b\n1,2\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"x\.csv: is none of the files that are known here: Drugs@FDA"):
        shared_out(ALL, [strange])


def written(path: Path, row: dict[str, str], mark: str = ",") -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=mark).writerows([row, row.values()])
    return path


def test_an_archive_of_several_registers_goes_to_none(tmp_path: Path) -> None:
    rows = {"a.csv": (APPROVAL, ","), "o.csv": (ORPHAN, ","), "patent.txt": (PATENT, "~")}
    given = {name: written(tmp_path / name, *row).read_bytes() for name, row in rows.items()}
    for names in (("a.csv", "o.csv"), ("a.csv", "patent.txt")):
        both = zipped(tmp_path / "both.zip", {name: given[name] for name in names})
        with pytest.raises(InputError, match=r"both\.zip: holds files of several registers: Drugs@FDA monthly"):
            shared_out(ALL, [both])
    mixed = zipped(tmp_path / "mixed.zip", {"a.csv": given["a.csv"], "b.csv": b"a,b\n1,2\n"})
    with pytest.raises(InputError, match=r"mixed\.zip/b\.csv: is no file of Drugs@FDA monthly approvals"):
        shared_out(ALL, [mixed])


UNDATED = "{file}: tells not when it was released; say --date YYYY-MM-DD."


@pytest.mark.parametrize(
    ("named", "date", "words"),
    [
        ("patent.txt", "", UNDATED),
        ("patent-20230231.txt", "", UNDATED),
        ("patent.txt", "soon", "'soon' is not a date; write EDTF, for example 2025, 2025-10, 2025-10-24 or "
         "2025-10/2026-04."),
    ],
)  # fmt: skip
def test_nothing_is_imported_where_one_of_several_registers_has_no_date(
    named: str, date: str, words: str, tmp_path: Path
) -> None:
    town = workspace(tmp_path / "town")
    files = [written(tmp_path / "approvals.csv", APPROVAL), written(tmp_path / named, PATENT, "~")]
    command = ["-C", str(town.root), "import", "fda", *map(str, files), *(["--date", date] if date else [])]
    done = run_biokg(*command)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", f"Error: {words.format(file=files[1])}\n")
    assert not town.registers.exists()
    assert run_biokg(*command[:6], "--date", "2024-06").exit_code == 0
    assert {path.name for path in town.registers.iterdir()} == {".lock", "fda-approvals", "fda-orange-book"}


def test_what_stays_is_told_where_a_later_register_of_one_command_fails(tmp_path: Path) -> None:
    town = workspace(tmp_path / "town")
    good, bad = tmp_path / "a.csv", tmp_path / "b.csv"
    good.write_text("\n".join(",".join(row) for row in (APPROVAL, APPROVAL.values())))
    with bad.open("w", newline="") as file:
        table = csv.DictWriter(file, ORPHAN)
        table.writeheader()
        table.writerows([ORPHAN, ORPHAN])
        file.write('"cut')
    done = run_biokg("-C", str(town.root), "import", "fda", str(good), str(bad), "--date", "2024")
    assert done.exit_code == 2
    assert done.stderr == (
        "Imported, and it stays: Drugs@FDA monthly approvals. "
        "Not imported: FDA orphan drug designations and approvals.\n"
        f"Error: {bad}:4: is not a table: unexpected end of data.\n"
    )


@pytest.mark.parametrize(
    ("name", "date", "counts"),
    [
        pytest.param("fda-approvals", "2021-12", (2344, 2344, 0), marks=pytest.mark.slow),
        ("fda-orphan", "2022-07", (709, 707, 0)),
        pytest.param("fda-orange-book", "2024-06", (20667, 20652, 0), marks=pytest.mark.slow),
    ],
)
def test_real_files(name: str, date: str, counts: tuple[int, int, int], shared: Path, tmp_path: Path) -> None:
    register, paths = next(pair for pair in shared_out(ALL, [shared / "data" / "fda"]) if pair[0].name == name)
    release = import_release(workspace(tmp_path), register, paths, date=date).release
    assert (release.counts["read"], release.counts["taken"], release.counts.get("rejected", 0)) == counts
