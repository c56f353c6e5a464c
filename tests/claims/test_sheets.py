"""Claims sheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokg.claims.sheets import Draft, read_sheet
from biokg.errors import InputError

HEADER = "key\tsection\tquote\tsubject\tpredicate\tobject\tmodality\tpremises\topen"


def sheet(folder: Path, text: str) -> Path:
    path = folder / "s.tsv"
    path.write_bytes(text.encode())
    return path


def test_a_row_becomes_a_draft(tmp_path: Path) -> None:
    path = sheet(
        tmp_path,
        f'#source herald\n{HEADER}\n# a remark\n\nk\tbody\t [2] “so, "it is" || x \ta\tkind\tkind:x\t\tp, q\tyes\n',
    )
    assert read_sheet(path) == [
        Draft(
            "herald",
            "body",
            subject="a",
            predicate="kind",
            object="kind:x",
            quote='[2] “so, "it is" || x',
            premises=("p", "q"),
            open=True,
            key="k",
            path=path,
            line=5,
        )
    ]


def test_columns_may_stand_in_any_order_and_trailing_cells_may_be_left_out(tmp_path: Path) -> None:
    drafts = read_sheet(sheet(tmp_path, "#source h\nobject\tpredicate\tsubject\tsection\tnote\n:o\tkind\ta\tbody\n"))
    assert (drafts[0].subject, drafts[0].object, drafts[0].modality, drafts[0].note) == ("a", ":o", "asserted", "")


def test_a_sheet_from_a_spreadsheet_with_a_byte_order_mark_and_windows_lines(tmp_path: Path) -> None:
    drafts = read_sheet(sheet(tmp_path, f"\ufeff#source h\r\n{HEADER}\r\n\tbody\tq\u2028q\ta\tkind\tkind:x\r\n"))
    assert [(draft.quote, draft.object, draft.line) for draft in drafts] == [("q\u2028q", "kind:x", 3)]


def test_a_very_long_cell(tmp_path: Path) -> None:
    drafts = read_sheet(sheet(tmp_path, f"#source h\n{HEADER}\n\tbody\t{'长' * 200_000}\ta\tkind\tkind:x\n"))
    assert len(drafts[0].quote) == 200_000


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1: begins with '#source NAME', the source that the claims are from."),
        ("key\tsection\n", "1: begins with '#source NAME'"),
        ("#source h\nsection\tcolour\n", "2: 'colour' is no column; use key, section, quote,"),
        ("#source h\nsection\tsubject\tsubject\n", "2: names the column 'subject' twice; keep one."),
        (f"#source h\n{HEADER}\n\tbody\tq\t\tkind\tkind:x\n", "3: has no subject."),
        (f"#source h\n{HEADER}\n\tbody\tq\ta\tkind\tkind:x\t\t\tmaybe\n", "3: open is 'maybe'; write true or leave it"),
        (f"#source h\n{HEADER}\n" + "x\t" * 12 + "\n", "3: has 13 cells, the header 9."),
    ],
)
def test_what_is_wrong_is_said_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = sheet(tmp_path, text)
    with pytest.raises(InputError) as caught:
        read_sheet(path)
    assert str(caught.value).startswith(f"{path}:{said}")
