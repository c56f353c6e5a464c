"""Tables of one's own: what a mapping may say, what a row becomes, which mapping is proposed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from biokg.errors import InputError
from biokg.registers.importing import import_release
from biokg.registers.kept import statements_of
from biokg.registers.model import BadRecord
from biokg.registers.table import read_mapping, register_of, shipped_mappings, suggest
from registers.files import ONTOLOGY, told, workspace

B = "https://w3id.org/biokg/"
PARKS = """
name = "alder-parks"
title = { en = "Parks of Alder", zh = "奥尔德园区" }
publisher = "City of Alder"
licence = "CC BY 4.0"
page = "https://example.org/parks"
thing = "IndustryPark"
key = ["no"]
ignore = ["remark"]

[[column]]
name = "no"
property = "b:identifier"
prefix = "alder:"

[[column]]
name = "name"
property = "rdfs:label"
language = "en"

[[column]]
name = "名称"
property = "rdfs:label"
language = "zh"

[[column]]
name = "also"
property = "skos:altLabel"
separator = ";"

[[column]]
name = "city"
property = "b:locatedIn"
thing = "AdministrativeArea"

[[column]]
name = "country"
property = "b:locatedIn"
country = true

[[column]]
name = "opened"
property = "b:verbatim"
date = "%d/%m/%Y"

[[column]]
name = "status"
property = "b:status"
values = { open = "status:operating", "to come" = "status:planned" }

[[column]]
name = "web"
property = "foaf:homepage"
"""
ROW = {
    "no": "7", "name": "Cell Harbour", "名称": "细胞港", "also": "CH; The Harbour", "city": "Port Alder",
    "country": "Ireland", "opened": "03/04/2020", "status": "Open", "web": "example.org/ch", "remark": "?",
}  # fmt: skip
NODE = "<id/register/alder-parks/row/7>"


def register(tmp_path: Path, text: str = PARKS) -> Any:
    path = tmp_path / "m.toml"
    path.write_text(text, encoding="utf-8")
    return register_of(read_mapping(path, ONTOLOGY), ONTOLOGY)


def said(tmp_path: Path, text: str = PARKS, **changed: str) -> set[str]:
    return {fact.replace(B, "") for fact in told(register(tmp_path, text), ROW | changed, "7")}


def test_what_a_row_becomes(tmp_path: Path) -> None:
    city = "<id/register/alder-parks/named/administrativearea-port-alder>"
    assert said(tmp_path) == {
        f"{NODE} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <IndustryPark>",
        f'{NODE} <identifier> "alder:7"',
        f'{NODE} <http://www.w3.org/2000/01/rdf-schema#label> "Cell Harbour"@en',
        f'{NODE} <http://www.w3.org/2000/01/rdf-schema#label> "细胞港"@zh',
        f'{NODE} <http://www.w3.org/2004/02/skos/core#altLabel> "CH"',
        f'{NODE} <http://www.w3.org/2004/02/skos/core#altLabel> "The Harbour"',
        f"{city} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <AdministrativeArea>",
        f'{city} <http://www.w3.org/2000/01/rdf-schema#label> "Port Alder"',
        f"{NODE} <locatedIn> {city}",
        f"{NODE} <locatedIn> <id/place/IE>",
        f'{NODE} <verbatim> "2020-04-03"',
        f"{NODE} <status> <status/operating>",
        f"{NODE} <http://xmlns.com/foaf/0.1/homepage> <https://example.org/ch>",
    }


def test_things_may_be_named_by_the_table(tmp_path: Path) -> None:
    text = PARKS.replace('key = ["no"]', 'key = ["no"]\niri = "https://example.org/park/{name}"')
    assert "<https://example.org/park/Cell%20Harbour> <identifier>" in " ".join(said(tmp_path, text))


def test_an_empty_cell_says_nothing(tmp_path: Path) -> None:
    facts = said(tmp_path, status="", city="", also=" ; ")
    assert not any("<status>" in fact or "altLabel" in fact or "administrativearea" in fact for fact in facts)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"status": "dreamt"}, "'dreamt' in status is none of the words that the mapping has ('open', 'to come')."),
        ({"country": "Atlantis"}, "'Atlantis' in country is no country"),
        ({"country": "EL"}, "'EL' in country is no country"),
        ({"opened": "2020.04.03"}, "'2020.04.03' in opened is not what b:verbatim takes"),
        ({"name": "", "名称": ""}, "it has no name."),
    ],
)
def test_rows_that_are_rejected(changed: dict[str, str], words: str, tmp_path: Path) -> None:
    with pytest.raises(BadRecord) as caught:
        said(tmp_path, **changed)
    assert words in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("name = ", "nmae = ", "'nmae' is no field of a mapping; did you mean name?"),
        ('publisher = "City of Alder"', "", "has no 'publisher'."),
        ('key = ["no"]', 'key = "no"', "'key' is not a list of texts."),
        ('key = ["no"]', 'key = ["nr"]', "'nr' stands in the key or iri but is no column of it."),
        ('"IndustryPark"', '"IndustryPrak"', "IndustryPrak"),
        ("b:status", "b:statsu", "column 'status': "),
        ("status:planned", "status:plnned", "column 'status': 'status:plnned' is not in the lists"),
        ('thing = "AdministrativeArea"', "", "column 'city': b:locatedIn leads to things"),
        ('prefix = "alder:"', 'thing = "Place"', "column 'no': b:identifier holds texts; take thing out."),
        ('country = true', 'country = true\nthing = "Place"', "column 'country': is at once thing and country"),
        (', zh = "奥尔德园区" }', " }", "the title lacks a text in zh."),
        ('"alder-parks"', '"Alder Parks"', "'Alder Parks' is no name"),
        ('"alder-parks"', '"ror"', "'ror' is the name of a register that biokg reads by itself"),
        ('key = ["no"]', 'key = ["no"]\niri = "javascript:{no}"', "'javascript:{no}' is no way to name things"),
        ('key = ["no"]', 'key = ["no"]\niri = "https://w3id.org/biokg/id/{no}"', "an address that is not biokg's own"),
        ("[[column]]", "[[column", "is no TOML: "),
        ('property = "rdfs:label"', 'property = "skos:altLabel"', "no column tells the name of a thing"),
    ],
)  # fmt: skip
def test_a_mapping_that_is_wrong(old: str, new: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        register(tmp_path, PARKS.replace(old, new))
    assert str(caught.value).startswith(str(tmp_path / "m.toml"))
    assert words in str(caught.value)


def test_a_mapping_without_columns(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="maps no column"):
        register(tmp_path, PARKS.partition("[[column]]")[0])


@pytest.mark.parametrize(
    ("header", "words"),
    [
        (lambda name: "State" if name == "status" else name, r"has no column 'status', which the mapping names"),
        (lambda name: "notes" if name == "remark" else name, r"has a column 'notes' of which the mapping says nothing"),
    ],
)
def test_columns_that_are_missing_or_unknown(header: Any, words: str, tmp_path: Path) -> None:
    file = tmp_path / "p.csv"
    file.write_text(",".join(map(header, ROW)) + "\n" + ",".join(ROW.values()) + "\n", encoding="utf-8")
    with pytest.raises(InputError, match=words):
        import_release(workspace(tmp_path), register(tmp_path), [file], date="2026")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_in_any_encoding_and_a_workbook_say_the_same(encoding: str, tmp_path: Path) -> None:
    text, book = tmp_path / "p.csv", tmp_path / "p.xlsx"
    row = ROW | {"no": "7"}
    text.write_text(",".join(row) + "\n" + ",".join(row.values()) + "\n", encoding=encoding)
    made = Workbook()
    assert made.active is not None
    for cells in (["Parks of Alder"], [], list(row), [7.0 if cell == "7" else cell for cell in row.values()]):
        made.active.append(cells)
    made.save(book)
    found = []
    for file in (text, book):
        place = workspace(tmp_path / file.suffix[1:])
        outcome = import_release(place, register(tmp_path), [file], date="2026")
        assert outcome.reasons == {}
        found.append(
            [line for line in statements_of(outcome.release, place.registers / "alder-parks") if b"row/7" in line]
        )
    assert found[0] == found[1] != []


@pytest.mark.parametrize(
    ("form", "cell", "date"),
    [
        ("%Y年%m月", "2007年6月", "2007-06"),
        ("%Y", "2007", "2007"),
        ("%Y年%m月|%Y/%m/%d", "1996/1/1", "1996-01-01"),
        ("%d/%m/%Y", "2020-04-03", "2020-04-03"),
    ],
)
def test_a_date_is_no_finer_than_it_is_written(form: str, cell: str, date: str, tmp_path: Path) -> None:
    text = PARKS.replace('"b:verbatim"', '"b:established"').replace("%d/%m/%Y", form)
    assert f'{NODE} <established> "{date}"' in said(tmp_path, text, opened=cell)


@pytest.mark.parametrize(
    ("property", "cell", "why"),
    [
        ("b:established", "2007年6月", r"it is not written as %d/%m/%Y\."),
        ("b:established", "2020-13", "opened"),
        ("b:validFrom", "2020-04", "'2020-04' in opened is no day, which b:validFrom takes"),
    ],
)
def test_a_date_that_is_none_is_rejected(property: str, cell: str, why: str, tmp_path: Path) -> None:
    with pytest.raises(BadRecord, match=why):
        said(tmp_path, PARKS.replace("b:verbatim", property), opened=cell)


def test_a_date_of_a_workbook_is_a_day(tmp_path: Path) -> None:
    made = Workbook()
    assert made.active is not None
    made.active.append(list(ROW))
    made.active.append([dt.datetime(2020, 4, 3) if name == "opened" else cell for name, cell in ROW.items()])
    made.save(tmp_path / "p.xlsx")
    text = PARKS.replace('date = "%d/%m/%Y"', 'date = "%Y-%m-%d"')
    place = workspace(tmp_path)
    outcome = import_release(place, register(tmp_path, text), [tmp_path / "p.xlsx"], date="2026")
    lines = b"".join(statements_of(outcome.release, place.registers / "alder-parks"))
    assert b'"2020-04-03"' in lines


def test_two_registers_do_not_describe_the_same_things(tmp_path: Path) -> None:
    file, place = tmp_path / "p.csv", workspace(tmp_path / "w")
    file.write_text(",".join(ROW) + "\n" + ",".join(ROW.values()) + "\n", encoding="utf-8")
    named = PARKS.replace('key = ["no"]', 'key = ["no"]\niri = "https://example.org/park/{no}"')
    for _ in range(2):  # the same register may come again
        import_release(place, register(tmp_path, named), [file], date="2026")
    other = named.replace("alder-parks", "others").replace("/park/", "/park/of-")
    with pytest.raises(
        InputError, match=r"p\.csv: would describe what registers/alder-parks describes \(https://example"
    ):
        import_release(place, register(tmp_path, other), [file], date="2026")
    import_release(place, register(tmp_path, PARKS.replace("alder-parks", "others")), [file], date="2026")


@pytest.mark.parametrize("name", sorted(shipped_mappings()))
def test_every_mapping_that_is_shipped_can_be_read(name: str) -> None:
    assert register_of(read_mapping(shipped_mappings()[name], ONTOLOGY), ONTOLOGY).name == name


SUGGESTED = """# Proposed for 医院名单.csv from its first 2 rows; read it, correct it, and say whose table it is.
name = "table"
title = { en = "医院名单", zh = "医院名单" }
publisher = "unnamed"
licence = "not stated"
page = "https://w3id.org/biokg/"
thing = "Hospital"
key = ["编号"]
ignore = ["编号", "备注"]

[[column]]
name = "医院名称"
property = "rdfs:label"
language = "zh"

[[column]]
name = "所在地区"
property = "b:basedIn"
thing = "Place"
language = "zh"

[[column]]
name = "成立时间"
property = "b:established"
date = "%Y年%m月%d日"

[[column]]
name = "状态"
property = "b:status"
values = { "在建" = "status:operating", "运营" = "status:operating" }  # say which status each word means

[[column]]
name = "网址"
property = "foaf:homepage"
"""


def test_a_mapping_is_proposed_that_can_be_used(tmp_path: Path) -> None:
    file = tmp_path / "医院名单.csv"
    file.write_text(
        "编号,医院名称,所在地区,成立时间,状态,网址,备注\n"
        "1,海湾医院,奥尔德,1999年3月2日,运营,https://a.example,无\n"
        "2,山谷医院,奥尔德,2001年12月12日,在建,https://b.example,\n",
        encoding="gb18030",
    )
    assert suggest(file) == SUGGESTED
    made = register(tmp_path, suggest(file))
    assert import_release(workspace(tmp_path), made, [file], date="2026").release.counts["taken"] == 2


def test_names_in_two_languages_other_names_and_dates_of_several_forms_are_recognised(tmp_path: Path) -> None:
    file = tmp_path / "产业园.csv"
    file.write_text(
        "园区名称,英文名,简称,成立时间,面积\n细胞港,Cell Harbour,港,2007年6月,3\n种子谷,Seed Valley,谷,1996/1/1,4\n",
        encoding="gbk",
    )
    made = suggest(file)
    assert 'name = "英文名"\nproperty = "rdfs:label"\nlanguage = "en"' in made
    assert 'name = "简称"\nproperty = "skos:altLabel"\nlanguage = "zh"' in made
    assert 'name = "成立时间"\nproperty = "b:established"\ndate = "%Y/%m/%d|%Y年%m月"' in made
    assert 'ignore = ["面积"]' in made
    outcome = import_release(workspace(tmp_path), register(tmp_path, made), [file], date="2026")
    assert outcome.release.counts["taken"] == 2


def test_days_of_a_workbook_are_recognised(tmp_path: Path) -> None:
    made = Workbook()
    assert made.active is not None
    made.active.append(["name", "founded"])
    made.active.append(["Cell Harbour", dt.datetime(2020, 4, 3)])
    made.save(tmp_path / "parks.xlsx")
    assert 'name = "founded"\nproperty = "b:established"\n' in suggest(tmp_path / "parks.xlsx")


def test_a_proposal_for_hostile_headers_is_toml(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_text('name,"a""b\\",c]\n1,2,3\n', encoding="utf-8")
    assert register(tmp_path, suggest(file)).name == "x"


@pytest.mark.parametrize(
    ("name", "file", "counts"),
    [
        ("listed-companies", "listed_companies/equities_pharma_biotech.csv", (1102, 1102)),
        ("drugcentral", "drugcentral/structures.smiles.tsv", (3949, 3949)),
    ],
)
def test_real_tables(name: str, file: str, counts: tuple[int, int], shared: Path, tmp_path: Path) -> None:
    made = register_of(read_mapping(shipped_mappings()[name], ONTOLOGY), ONTOLOGY)
    found = import_release(workspace(tmp_path), made, [shared / "data" / file], date="2026").release.counts
    assert (found["read"], found["taken"]) == counts
