"""Legal entities: level 1 and level 2, as XML and as CSV, say the same."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest

from biokg.build import build
from biokg.errors import InputError
from biokg.registers.gleif import HOME, REGISTER, records
from biokg.registers.importing import import_release
from biokg.registers.kept import statements_of
from biokg.registers.model import BadRecord, LeftOut
from biokg.workspace import Workspace
from registers.files import lines, member, told, workspace, zipped

ALL = {"all": True}
LEI, PARENT, TOP = "5493000LARKSPUR00181", "5493000HEWANHOLD0123", "5493000ALDERMARK0180"
ENTITY = f"""<lei:LEIRecord xmlns:lei="http://www.gleif.org/data/schema/leidata/2016">
  <lei:LEI>{LEI}</lei:LEI>
  <lei:Entity>
    <lei:LegalName xml:lang="en">LARKSPUR BIOLOGICS LTD</lei:LegalName>
    <lei:OtherEntityNames>
      <lei:OtherEntityName xml:lang="zh" type="ALTERNATIVE_LANGUAGE_LEGAL_NAME">云雀生物有限公司</lei:OtherEntityName>
      <lei:OtherEntityName xml:lang="en" type="PREVIOUS_LEGAL_NAME">Lark Labs Ltd</lei:OtherEntityName>
    </lei:OtherEntityNames>
    <lei:LegalAddress xml:lang="en"><lei:FirstAddressLine>1 Quay</lei:FirstAddressLine>
      <lei:City>PORT ALDER</lei:City><lei:Country>GB</lei:Country></lei:LegalAddress>
    <lei:HeadquartersAddress xml:lang="en"><lei:FirstAddressLine>2 Mill Lane</lei:FirstAddressLine>
      <lei:AdditionalAddressLine>Floor 3</lei:AdditionalAddressLine>
      <lei:AdditionalAddressLine>Room 4</lei:AdditionalAddressLine>
      <lei:City>PORT ALDER</lei:City><lei:Country>GB</lei:Country></lei:HeadquartersAddress>
    <lei:EntityCategory>GENERAL</lei:EntityCategory>
    <lei:EntityStatus>INACTIVE</lei:EntityStatus>
    <lei:EntityCreationDate>2012-11-29T00:00:00.000Z</lei:EntityCreationDate>
    <lei:SuccessorEntity><lei:SuccessorLEI>{PARENT}</lei:SuccessorLEI></lei:SuccessorEntity>
  </lei:Entity>
  <lei:Registration><lei:LastUpdateDate>2024-05-18T15:41:20.212Z</lei:LastUpdateDate></lei:Registration>
</lei:LEIRecord>"""
CELLS = {
    "LEI": LEI,
    "Entity.LegalName": "LARKSPUR BIOLOGICS LTD",
    "Entity.LegalName.xmllang": "en",
    "Entity.OtherEntityNames.OtherEntityName.1": "云雀生物有限公司",
    "Entity.OtherEntityNames.OtherEntityName.1.xmllang": "zh",
    "Entity.OtherEntityNames.OtherEntityName.1.type": "ALTERNATIVE_LANGUAGE_LEGAL_NAME",
    "Entity.OtherEntityNames.OtherEntityName.2": "Lark Labs Ltd",
    "Entity.OtherEntityNames.OtherEntityName.2.xmllang": "en",
    "Entity.OtherEntityNames.OtherEntityName.2.type": "PREVIOUS_LEGAL_NAME",
    "Entity.LegalAddress.xmllang": "en",
    "Entity.LegalAddress.FirstAddressLine": "1 Quay",
    "Entity.LegalAddress.City": "PORT ALDER",
    "Entity.LegalAddress.Country": "GB",
    "Entity.HeadquartersAddress.xmllang": "en",
    "Entity.HeadquartersAddress.FirstAddressLine": "2 Mill Lane",
    "Entity.HeadquartersAddress.AdditionalAddressLine.1": "Floor 3",
    "Entity.HeadquartersAddress.AdditionalAddressLine.2": "Room 4",
    "Entity.HeadquartersAddress.City": "PORT ALDER",
    "Entity.HeadquartersAddress.Country": "GB",
    "Entity.EntityCategory": "GENERAL",
    "Entity.EntityStatus": "INACTIVE",
    "Entity.EntityCreationDate": "2012-11-29T00:00:00.000Z",
    "Entity.SuccessorEntity.1.SuccessorLEI": PARENT,
    "Registration.LastUpdateDate": "2024-05-18T15:41:20.212Z",
}
RELATIONSHIP = {
    "Relationship.StartNode.NodeID": LEI,
    "Relationship.StartNode.NodeIDType": "LEI",
    "Relationship.EndNode.NodeID": PARENT,
    "Relationship.EndNode.NodeIDType": "LEI",
    "Relationship.RelationshipType": "IS_DIRECTLY_CONSOLIDATED_BY",
    "Relationship.Period.1.startDate": "2021-01-01T00:00:00Z",
    "Relationship.Period.1.periodType": "ACCOUNTING_PERIOD",
    "Relationship.Period.2.startDate": "2017-12-06T00:00:00Z",
    "Relationship.Period.2.periodType": "RELATIONSHIP_PERIOD",
    "Relationship.RelationshipStatus": "ACTIVE",
}
B, TOWN = "https://w3id.org/biokg/", "https://w3id.org/biokg/id/register/gleif/place/gb-port-alder"
RDFS, SKOS = "http://www.w3.org/2000/01/rdf-schema#", "http://www.w3.org/2004/02/skos/core#"
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def of(lei: str) -> str:
    return f"<{HOME}{lei}>"


def xml(*elements: str) -> str:
    return f'<?xml version="1.0"?><all xmlns:lei="x">{"".join(elements)}</all>'


def test_xml_has_the_cells_of_the_csv() -> None:
    (record,) = records([member(xml(ENTITY), "a.xml")], {})
    assert record.data == CELLS
    assert (record.key, record.line) == (LEI, 1)


def test_what_a_record_says() -> None:
    me = of(LEI)
    assert told(REGISTER, CELLS, LEI, ALL) == {
        f"{me} {TYPE} <{B}Organization>",
        f'{me} <{B}identifier> "lei:{LEI}"',
        f"{me} <{B}status> <{B}status/ended>",
        f'{me} <{B}established> "2012-11-29"',
        f'{me} <{RDFS}label> "LARKSPUR BIOLOGICS LTD"@en',
        f'{me} <{RDFS}label> "云雀生物有限公司"@zh',
        f'{me} <{SKOS}altLabel> "Lark Labs Ltd"@en',
        f'{me} <{B}address> "1 Quay, PORT ALDER, GB"@en',
        f'{me} <{B}address> "2 Mill Lane, Floor 3, Room 4, PORT ALDER, GB"@en',
        f"{me} <{B}basedIn> <{TOWN}>",
        f"<{TOWN}> {TYPE} <{B}Place>",
        f'<{TOWN}> <{RDFS}label> "Port Alder"',
        f"<{TOWN}> <{B}locatedIn> <https://w3id.org/biokg/id/place/GB>",
        f"{me} <{B}succeededBy> {of(PARENT)}",
        f"{of(PARENT)} {TYPE} <{B}Organization>",
        f'{of(PARENT)} <{RDFS}label> "LEI {PARENT}"',
    }


@pytest.mark.parametrize(
    ("category", "cls", "fund"),
    [("GENERAL", "Organization", False), ("FUND", "Organization", True), ("SOLE_PROPRIETOR", "Company", False),
     ("RESIDENT_GOVERNMENT_ENTITY", "PublicBody", False), ("", "Organization", False)],
)  # fmt: skip
def test_categories(category: str, cls: str, fund: bool) -> None:
    said = told(REGISTER, {"LEI": LEI, "Entity.LegalName": "X", "Entity.EntityCategory": category}, LEI, ALL)
    assert f"{of(LEI)} {TYPE} <{B}{cls}>" in said
    assert (f"{of(LEI)} <{B}kind> <{B}kind/investment-fund>" in said) is fund


def test_a_relationship_rests_on_its_own_record_and_began_when_it_says() -> None:
    key = f"{LEI} {PARENT} IS_DIRECTLY_CONSOLIDATED_BY 2017-12-06"
    header, row = ",".join(RELATIONSHIP), ",".join(RELATIONSHIP.values())
    (record,) = records([member(f"{header}\n{row}\n", "rr.csv")], {})
    assert record.key == key
    said = lines(REGISTER, RELATIONSHIP, key, ALL)
    assert f"{of(LEI)} <{B}subOrganizationOf> {of(PARENT)} .\n" in said
    assert f"{of(LEI)} <{B}citation> {REGISTER.cite(key)} .\n" in said


@pytest.mark.parametrize(
    ("kind", "name"),
    [("IS_ULTIMATELY_CONSOLIDATED_BY", "ultimateParent"), ("IS_FUND-MANAGED_BY", "managedBy"),
     ("IS_INTERNATIONAL_BRANCH_OF", "subOrganizationOf"), ("IS_FEEDER_TO", "associatedWith")],
)  # fmt: skip
def test_kinds_of_relationships(kind: str, name: str) -> None:
    data = RELATIONSHIP | {"Relationship.RelationshipType": kind}
    assert f"{of(LEI)} <{B}{name}> {of(PARENT)}" in told(REGISTER, data, "k", ALL)


@pytest.mark.parametrize(
    ("data", "error", "said"),
    [
        (CELLS | {"LEI": "5493"}, BadRecord, "'5493' is no LEI."),
        (CELLS | {"LEI": LEI[:-1] + "2"}, BadRecord, "its check digits are wrong"),
        (CELLS | {"Entity.LegalName": " "}, BadRecord, "one of its names is empty"),
        (RELATIONSHIP | {"Relationship.RelationshipType": "IS_FOND_OF"}, BadRecord, "no type of relationship"),
        (RELATIONSHIP | {"Relationship.RelationshipStatus": "INACTIVE"}, LeftOut, "has ended"),
        ({"Exception.LEI": LEI, "Exception.ExceptionCategory": "DIRECT"}, LeftOut, "why no parent"),
    ],
)
def test_what_is_not_taken_in(data: dict[str, str], error: type[Exception], said: str) -> None:
    with pytest.raises(error, match=said):
        told(REGISTER, data, "key", ALL)


def test_only_what_the_graph_speaks_of(riverbend: Workspace, tmp_path: Path) -> None:
    build(riverbend)
    other = ENTITY.replace(LEI, TOP).replace("LARKSPUR BIOLOGICS LTD", "Nobody Inc").replace("云雀生物", "无人")
    file = tmp_path / "2024-06-01.xml"
    file.write_text(xml(ENTITY, other), encoding="utf-8")
    outcome = import_release(riverbend, REGISTER, [file])
    assert (outcome.release.counts["taken"], outcome.release.counts["left out"]) == (1, 1)
    assert "wanted" not in outcome.release.options
    assert any(
        f"<{HOME}{LEI}> ".encode() in line for line in statements_of(outcome.release, riverbend.registers / "gleif")
    )


def test_there_has_to_be_a_graph_to_choose_by(tmp_path: Path) -> None:
    file = tmp_path / "2024-06-01.xml"
    file.write_text(xml(ENTITY), encoding="utf-8")
    with pytest.raises(InputError, match=r"no built graph to choose organisations by; .* --all"):
        import_release(workspace(tmp_path / "w"), REGISTER, [file])


def test_real_files_level_1_and_2(shared: Path, tmp_path: Path) -> None:
    folder = tmp_path / "gleif"
    folder.mkdir()
    for name in ("lei2", "rr", "repex"):
        shutil.copy(shared / "data" / "gleif" / f"{name}-golden-copy-excerpt.xml", folder)
    outcome = import_release(workspace(tmp_path / "w"), REGISTER, [folder], options=ALL)
    counts = outcome.release.counts
    assert (counts["read"], counts["taken"], counts["left out"], counts.get("rejected", 0)) == (33, 23, 10, 0)
    assert (outcome.release.date, outcome.reasons) == ("2023-06-09", {})


@pytest.mark.slow
def test_real_rows_of_level_1(shared: Path, tmp_path: Path) -> None:
    file = shared / "data" / "gleif" / "lei2-columns-healthcare.csv"
    outcome = import_release(workspace(tmp_path), REGISTER, [file], date="2023-06-05", options=ALL)
    assert (outcome.release.counts["read"], outcome.release.counts["taken"]) == (8490, 8490)


HEADER = "<lei:LEIHeader><lei:ContentDate>{}</lei:ContentDate><lei:RecordCount>1</lei:RecordCount></lei:LEIHeader>"


def golden_copy(path: Path, date: str = "") -> Path:
    """Write a file of level 1 in XML, with a header where a date is given."""
    head = HEADER.format(date) if date else ""
    root = '<lei:LEIData xmlns:lei="http://www.gleif.org/data/schema/leidata/2016">'
    path.write_text(f"{root}{head}<lei:LEIRecords>{ENTITY}</lei:LEIRecords></lei:LEIData>", encoding="utf-8")
    return path


def released(tmp_path: Path, *files: Path, date: str = "") -> tuple[str, str]:
    """Import files, and return name and date of the release."""
    made = import_release(workspace(tmp_path / "w"), REGISTER, files, date=date, options=ALL).release
    return made.release, made.date


def test_a_release_is_of_the_day_in_the_header_of_its_file(tmp_path: Path) -> None:
    file = golden_copy(tmp_path / "lei2.xml", "2023-06-05T08:20:51Z")
    assert released(tmp_path, file) == ("2023-06-05", "2023-06-05")
    assert released(tmp_path, file, date="2023-07") == ("2023-07", "2023-07")
    packed = zipped(tmp_path / "lei2.zip", {"lei2.xml": file.read_bytes()})
    assert released(tmp_path, packed) == ("2023-06-05", "2023-06-05")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("lei2.xml", "<lei:FileContent>GLEIF_DELTA_PUBLISHED</lei:FileContent>"),
        ("rr.xml", "<lei:FileContent>LOU_FULL_PUBLISHED</lei:FileContent><lei:DeltaStart>2023-06-04</lei:DeltaStart>"),
        ("20230605-0800-gleif-goldencopy-lei2-last-day.xml", ""),
        ("20230605-0800-gleif-goldencopy-lei2-intra-day.csv", None),
    ],
)
def test_a_file_of_changes_does_not_take_the_place_of_all(name: str, said: str | None, tmp_path: Path) -> None:
    path = tmp_path / name
    if said is None:
        path.write_text("LEI,Entity.LegalName\n" + f"{LEI},Larkspur\n", encoding="utf-8")
    else:
        golden_copy(path, "2023-06-05T08:20:51Z")
        path.write_text(path.read_text(encoding="utf-8").replace("</lei:ContentDate>", f"</lei:ContentDate>{said}"))
    with pytest.raises(InputError, match=rf"{name}: holds only what changed since an earlier file"):
        released(tmp_path, path)


def test_a_full_file_says_so_or_nothing(tmp_path: Path) -> None:
    path = golden_copy(tmp_path / "lei2.xml", "2023-06-05T08:20:51Z")
    full = "</lei:ContentDate><lei:FileContent>GLEIF_FULL_PUBLISHED</lei:FileContent>"
    path.write_text(path.read_text(encoding="utf-8").replace("</lei:ContentDate>", full), encoding="utf-8")
    assert released(tmp_path, path) == ("2023-06-05", "2023-06-05")


def test_of_several_files_the_last_day_counts_and_one_without_header_has_none(tmp_path: Path) -> None:
    dates = {"a.xml": "2023-06-05T08:20:51Z", "b.xml": "2023-06-09T09:03:29Z", "c.xml": ""}
    files = [golden_copy(tmp_path / name, date) for name, date in dates.items()]
    assert released(tmp_path, *files)[1] == "2023-06-09"
    assert released(tmp_path, files[2])[1] == "2024-05-18"  # the last change in its records


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("20240601-0800-gleif-goldencopy-lei2-golden-copy.csv", "2024-06-01"),
        ("gleif-lei2-2024-06-02.csv", "2024-06-02"),
        ("99999999-lei2.csv", "2024-05-18"),
    ],
)
def test_a_table_is_of_the_day_in_its_name(name: str, day: str, tmp_path: Path) -> None:
    path = tmp_path / name
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(CELLS))
        writer.writeheader()
        writer.writerow(CELLS)
    assert released(tmp_path, path)[1] == day


def test_the_day_of_the_real_extract(shared: Path, tmp_path: Path) -> None:
    folder = shared / "data" / "gleif"
    assert released(tmp_path, folder / "lei2-golden-copy-excerpt.xml")[1] == "2023-06-05"
    assert released(tmp_path, *sorted(folder.glob("*.xml")))[1] == "2023-06-09"
