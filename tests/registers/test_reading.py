"""Reading what a person gives: every form, in bounded memory, and one clear sentence for what is wrong."""

from __future__ import annotations

import gzip
import io
import json
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

import pytest

from biokg.errors import InputError
from biokg.registers.reading import (
    Member,
    Meter,
    csv_rows,
    json_records,
    members,
    sheet_rows,
    structured,
    tabular,
    trees,
    xml_elements,
)
from biokg.registers.reading.row import Row

from .files import gzipped, member, zipped

ARRAY = '[\n{"id": 1, "x": 2.50},\n{"id": 2}\n]\n'
FORMS = {
    "array": ARRAY,
    "array on one line": '[{"id":1,"x":2.50},{"id":2}]',
    "lines": '{"id": 1, "x": 2.50}\n{"id": 2}\n',
    "a page": '{"total": 2, "studies": [{"id": 1, "x": 2.50}, {"id": 2}], "next": null}',
    "two pages": '{"studies": [{"id": 1, "x": 2.50}]}\n{"n": 1, "studies": [{"id": 2}]}',
    "objects": '{\n "id": 1,\n "x": 2.50\n}\n{\n "id": 2\n}',
    "with a byte order mark": "\ufeff" + ARRAY,
}


@pytest.mark.parametrize("chunk", [1, 3, 7, 1 << 20])
@pytest.mark.parametrize("form", FORMS)
def test_json_of_every_form_is_read_alike_whatever_the_size_of_the_window(
    form: str, chunk: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(structured, "CHUNK", chunk)
    found = [row.data for row in json_records(member(FORMS[form]), within=("studies",))]
    assert found == [{"id": 1, "x": Decimal("2.50")}, {"id": 2}]


def test_records_know_their_lines() -> None:
    assert [row.line for row in json_records(member(ARRAY))] == [2, 3]
    assert [row.line for row in json_records(member('\n\n{"id": 1}\n\n{"id": 2}\n'))] == [3, 5]


def test_an_empty_array_has_no_records() -> None:
    assert list(json_records(member("[ ]"))) == []


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('[{"id": 1},\n{"id": 2', "given.json:2: ends too early; was it downloaded whole?"),
        ('[{"id": 1},\n{"id": 2}', "given.json:2: ends too early; was it downloaded whole?"),
        ('[{"id": 1},\n{"id": "an', "given.json:2: ends too early; was it downloaded whole?"),
        ('[{"id": 1},\n{"id" 2}]', "given.json:2: is not JSON (Expecting ':' delimiter); nothing was taken in."),
        ('[{"id": 1}\n{"id": 2}]', "given.json:2: has '{' where ',' should stand; is it the right file?"),
        ('{"studies": [{"id": 1}', "given.json:1: ends too early; was it downloaded whole?"),
        ("<html>", "given.json:1: is not JSON: it begins with neither [ nor {."),
        ("", "given.json:1: is empty."),
        ("[" * 100_000, "given.json:1: is nested too deeply; is it the right file?"),
        (f'[{{"id": {"9" * 5000}}}]', "given.json:1: holds a number of thousands of digits; is it the right file?"),
        ('[{"id": NaN}]', "given.json:1: is not JSON (NaN is no number); nothing was taken in."),
    ],
)
def test_json_that_is_wrong_gives_one_sentence_with_its_place(text: str, says: str) -> None:
    with pytest.raises(InputError) as error:
        list(json_records(member(text), within=("studies",)))
    assert str(error.value) == says


def test_a_line_that_is_not_json_is_told_and_the_others_are_read() -> None:
    rows = list(json_records(member('{"id": 1}\n{"id": 2,,}\n{"id": "an\n{"id": 4}\n')))
    assert rows[0] == Row(1, {"id": 1})
    assert (rows[1].line, rows[1].data) == (2, '{"id": 2,,}')
    assert rows[1].wrong == "the line is not JSON: Expecting property name enclosed in double quotes."
    assert (rows[2].line, rows[2].data, bool(rows[2].wrong)) == (3, '{"id": "an', True)
    assert rows[3] == Row(4, {"id": 4})


def test_a_record_that_never_ends_stops_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(structured, "LARGEST_RECORD", 1 << 20)
    monkeypatch.setattr(structured, "CHUNK", 1 << 18)
    endless = _Endless(b'[{"name": "', b"x")
    with pytest.raises(InputError, match="holds a record of more than 1 million characters"):
        list(json_records(Member("endless.json", lambda: endless)))  # type: ignore[arg-type,return-value]
    assert endless.given < 8 << 20


class _Endless(io.RawIOBase):
    """Bytes without an end, which tell how many were asked for."""

    def __init__(self, head: bytes, rest: bytes) -> None:
        self.given, self._head, self._rest = 0, head, rest

    def read(self, size: int = -1) -> bytes:
        assert size > 0
        self.given += size
        head, self._head = self._head, b""
        return head + self._rest * (size - len(head))


def test_json_in_another_encoding_is_refused() -> None:
    with pytest.raises(InputError, match=r"given.json:2: is not UTF-8 \(invalid start byte\); save it as UTF-8."):
        list(json_records(member('[\n{"id": "é"}]'.encode("latin-1").replace(b"\xe9", b"\xff"))))


def test_files_folders_and_archives_give_the_same_records(tmp_path: Path) -> None:
    data = ARRAY.encode()
    (tmp_path / "plain.json").write_bytes(data)
    gzipped(tmp_path / "packed.json.gz", data)
    zipped(tmp_path / "all.zip", {"a.json": data, "deep/b.json": data, "notes.txt": b"no"})
    meter = Meter()
    found = [(one.name, sum(1 for _ in json_records(one))) for one in members([tmp_path], [".json"], meter)]
    assert found == [
        (f"{tmp_path}/all.zip/a.json", 2),
        (f"{tmp_path}/all.zip/deep/b.json", 2),
        (f"{tmp_path}/packed.json.gz", 2),
        (f"{tmp_path}/plain.json", 2),
    ]
    assert meter.read == meter.total > 0


def test_only_the_chosen_members_of_an_archive_are_read_where_it_has_some(tmp_path: Path) -> None:
    path = zipped(tmp_path / "ror.zip", {"v1-ror-data.json": b"[]", "v1-ror-data_schema_v2.json": b"[]"})
    assert [Path(one.name).name for one in members([path], [".json"], chosen=["schema_v2"])] == [
        "v1-ror-data_schema_v2.json"
    ]
    other = zipped(tmp_path / "v2.zip", {"v2-ror-data.json": b"[]"})
    assert [Path(one.name).name for one in members([other], [".json"], chosen=["schema_v2"])] == ["v2-ror-data.json"]


@pytest.mark.parametrize(
    "start", ["<a><!-- ", "<!-- ", '<a b="', "<a><Rec>"], ids=["comment", "first", "tag", "record"]
)
def test_what_never_ends_in_xml_stops_the_reading(start: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "LARGEST_RECORD", 1 << 18)
    with pytest.raises(InputError, match=r"a\.xml:1: holds a record of more than 0 MB"):
        list(xml_elements(member(start + "x" * (1 << 20), "a.xml"), "Rec"))


@pytest.mark.parametrize("name", ["more.zip", "b.json.gz"])
def test_an_archive_within_an_archive_is_refused(name: str, tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.json": ARRAY.encode(), name: b"x"})
    with pytest.raises(InputError, match=rf"holds an archive in turn \('{name}'\); unpack it"):
        list(members([path], (".json",)))
    assert len(list(members([path], (".json",), chosen=("a.j",)))) == 1


def test_an_encrypted_member_is_refused(tmp_path: Path) -> None:
    path = zipped(tmp_path / "a.zip", {"a.json": ARRAY.encode()})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    with pytest.raises(InputError, match=r"a\.json: is encrypted; unpack it with its password"):
        [list(json_records(one)) for one in members([path], (".json",))]


def test_what_is_no_file_to_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    outside = zipped(tmp_path / "outside.zip", {"../../etc/a.json": b"[]"})
    other = zipped(tmp_path / "other.zip", {"a.txt": b""})
    (tmp_path / "cut.zip").write_bytes(outside.read_bytes()[:40])
    wrong = {
        tmp_path / "nowhere.json": "is not there.",
        tmp_path / "empty": "holds no file that ends in .json.",
        outside: "holds a name that leads out of it ('../../etc/a.json'); nothing was read.",
        other: "holds no file that ends in .json.",
        tmp_path / "cut.zip": "is a damaged ZIP archive; was it downloaded whole?",
    }
    for path, says in wrong.items():
        with pytest.raises(InputError) as error:
            list(members([path], [".json"]))
        assert str(error.value) == f"{path}: {says}"


def test_a_packed_file_that_is_cut_or_changed_is_told(tmp_path: Path) -> None:
    data = gzip.compress(json.dumps([{"id": n, "x": "y" * (n % 99)} for n in range(9999)]).encode())
    (tmp_path / "cut.json.gz").write_bytes(data[: len(data) // 2])
    (tmp_path / "changed.json.gz").write_bytes(data[:-8] + b"\0" * 8)
    for name, says in {"cut": "ends too early; was it downloaded whole?", "changed": "is a damaged archive"}.items():
        with pytest.raises(InputError, match=says):
            [list(json_records(one)) for one in members([tmp_path / f"{name}.json.gz"], [".json"])]


def test_an_archive_that_unpacks_to_far_more_than_it_weighs_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(members.__globals__, "HARMLESS", 1 << 20)
    bomb = b"[" + b" " * (10 << 20) + b"]"
    for path in (gzipped(tmp_path / "bomb.json.gz", bomb), zipped(tmp_path / "bomb.zip", {"a.json": bomb})):
        with pytest.raises(InputError, match="far more than its size; it is no file of a register"):
            [list(json_records(one)) for one in members([path], [".json"])]


def test_rows_of_a_table_come_by_its_header_with_their_lines() -> None:
    text = 'Name,Country\n"Lark, Inc.",US\n"two\nlines",CN\n,\n a ,\n'
    assert list(csv_rows(member(text))) == [
        Row(2, {"Name": "Lark, Inc.", "Country": "US"}),
        Row(3, {"Name": "two\nlines", "Country": "CN"}),
        Row(6, {"Name": "a", "Country": ""}),
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "cp1252", "utf-16"])
def test_the_encoding_of_a_table_is_found(encoding: str) -> None:
    name = "Société" if encoding == "cp1252" else "华辉安健"
    assert [row.data for row in csv_rows(member(f"Name\tNo\n{name}\t1\n".encode(encoding)))] == [
        {"Name": name, "No": "1"}
    ]


def test_a_table_of_another_encoding_than_the_one_named_is_refused() -> None:
    with pytest.raises(InputError, match=r"given.json:1: is not utf-8 .*; name its encoding."):
        list(csv_rows(member("名称\n".encode("gb18030")), encoding="utf-8"))
    with pytest.raises(InputError, match="'klingon' is no known encoding"):
        list(csv_rows(member("a\n"), encoding="klingon"))


def test_a_row_of_another_length_is_told() -> None:
    rows = list(csv_rows(member("a~b\n1~2\n1~2~3\n1\n1~2~~\n")))
    assert [(row.line, row.wrong) for row in rows] == [
        (2, ""),
        (3, "the row has 3 cells, and the header 2."),
        (4, "the row has 1 cells, and the header 2."),
        (5, ""),
    ]


def test_a_header_is_looked_for_and_has_no_column_twice() -> None:
    text = "European register\n\nAs of,2026\nName,ATC\nx,y\n"
    assert [row.data for row in csv_rows(member(text), is_header=lambda names: "ATC" in names)] == [
        {"Name": "x", "ATC": "y"}
    ]
    with pytest.raises(InputError, match="has no row with the column names"):
        list(csv_rows(member(text), is_header=lambda names: "LEI" in names))
    with pytest.raises(InputError, match="has two columns 'a'; name them apart"):
        list(csv_rows(member("a,b,a\n1,2,3\n")))


def test_a_line_of_two_gigabytes_stops_the_reading(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("biokg.registers.reading.tabular.LONGEST_LINE", 1 << 20)
    with pytest.raises(InputError, match=r"given.csv:2: has a line of more than 1 million characters"):
        list(csv_rows(member("a\n" + "x" * (2 << 20), "given.csv")))


def _book(*sheets: Sequence[Sequence[object]]) -> bytes:
    from openpyxl import Workbook

    book, out = Workbook(), io.BytesIO()
    book.remove(book.active)
    for number, rows in enumerate(sheets):
        sheet = book.create_sheet(f"Sheet{number or ''}")
        for row in rows:
            sheet.append(row)
    book.save(out)
    return out.getvalue()


def test_rows_of_a_sheet_come_by_a_header_found_wherever_it_is() -> None:
    data = _book([["Medicines"], [None], ["Name of\nmedicine", "Date", None], ["Lark", 45000, None], [None, None]])
    assert list(sheet_rows(member(data, "a.xlsx"), is_header=lambda names: "Date" in names)) == [
        Row(4, {"Name of medicine": "Lark", "Date": 45000})
    ]


def test_the_sheet_that_has_the_header_is_read_where_none_is_named() -> None:
    data = _book([["About this table"]], [["Name", "Date"], ["Lark", 45000]])
    rows = sheet_rows(member(data, "a.xlsx"), is_header=lambda names: "Date" in names)
    assert list(rows) == [Row(2, {"Name": "Lark", "Date": 45000})]


@pytest.mark.parametrize(
    ("cell", "says"),
    [
        ("=1+1", "the formula in its column 'Date' was never computed; save the workbook in an office program."),
        ("#REF!", "its column 'Date' holds #REF! instead of a value."),
    ],
)
def test_a_formula_without_a_value_is_told(cell: str, says: str) -> None:
    rows = list(sheet_rows(member(_book([["Name", "Date"], ["Lark", cell], ["Wren", "2024"]]), "a.xlsx")))
    assert [row.wrong for row in rows] == [says, ""]


def test_a_workbook_that_unpacks_to_far_more_than_it_weighs_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tabular, "HARMLESS", 0)
    monkeypatch.setattr(tabular, "LARGEST_RATIO", 20)
    data = _book([["Name"]] + [["Lark" * 1000]] * 100)
    with pytest.raises(InputError, match=r"a\.xlsx: unpacks to \d+ MB, far more than its size"):
        list(sheet_rows(member(data, "a.xlsx")))


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(InputError, match="is no workbook"):
        list(sheet_rows(member("Name,ATC\n", "a.xlsx")))
    with pytest.raises(InputError, match="has no sheet 'Patents'; it has 'Sheet'"):
        list(sheet_rows(member(_book([["a"]]), "a.xlsx"), sheet="Patents"))


XML = """<d:Data xmlns:d="urn:x"><d:Records>
<d:Rec d:id="1"><d:Name>A &amp; B</d:Name></d:Rec>
<d:Rec/></d:Records></d:Data>"""


def test_elements_of_xml_come_one_by_one_without_namespaces() -> None:
    rows = list(xml_elements(member(XML, "a.xml"), "Rec"))
    assert [(row.line, row.data.tag, row.data.attrib, row.data.findtext("Name")) for row in rows] == [
        (2, "Rec", {"id": "1"}, "A & B"),
        (3, "Rec", {}, None),
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (XML[:60], "a.xml:2: ends too early; was it downloaded whole?"),
        ("<a><b></a>", "a.xml:1: is not XML (mismatched tag); is it the right file?"),
        (
            '<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>',
            "a.xml:1: declares entities, which no register does; nothing was taken in.",
        ),
        (
            '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
            "a.xml:1: declares entities, which no register does; nothing was taken in.",
        ),
        ("<a>" * 200, "a.xml:1: is nested too deeply; nothing was taken in."),
        ('{"id": 1}', "a.xml:1: is not XML (not well-formed (invalid token)); is it the right file?"),
    ],
)
def test_xml_that_is_wrong_or_hostile_gives_one_sentence(text: str, says: str) -> None:
    with pytest.raises(InputError) as error:
        list(xml_elements(member(text, "a.xml"), "Rec"))
    assert str(error.value) == says
