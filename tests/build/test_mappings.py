"""SSSOM tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from biokg.build.mappings import mapping_triples, read_mappings
from biokg.errors import InputError
from biokg.terms import iri

HEAD = '#curie_map:\n#  "": https://w3id.org/biokg/id/\n#  x: https://example.org/x/\n#  semapv: https://w3id.org/semapv/vocab/\n'
COLUMNS = "subject_id\tpredicate_id\tobject_id\tmapping_justification\tconfidence\n"
ROW = ":a\tskos:exactMatch\tx:1\tsemapv:ManualMappingCuration\t0.9\n"


def table(folder: Path, text: str) -> Path:
    path = folder / "m.sssom.tsv"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_row_becomes_a_match(tmp_path: Path) -> None:
    rows = read_mappings(table(tmp_path, HEAD + COLUMNS + "\n" + ROW))
    assert [str(triple) for triple in mapping_triples(rows)] == [
        "<https://w3id.org/biokg/id/a> <http://www.w3.org/2004/02/skos/core#exactMatch> <https://example.org/x/1>"
    ]
    assert (rows[0].justification.value, rows[0].confidence, rows[0].line) == (
        "https://w3id.org/semapv/vocab/ManualMappingCuration", "0.9", 7,
    )  # fmt: skip


def test_a_workspace_without_a_table_has_no_mappings(tmp_path: Path) -> None:
    assert read_mappings(tmp_path / "none.tsv") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1: has no column subject_id."),
        (HEAD + "subject_id\n", "5: has no column predicate_id."),
        (
            HEAD + COLUMNS + ROW.replace("x:1", "y:1"),
            "6: object_id 'y:1' has no known prefix; add it to the curie_map.",
        ),
        (HEAD + COLUMNS + ROW.replace("x:1", "x:"), "6: object_id 'x:' has no known prefix"),
        (HEAD + COLUMNS + ROW.replace("x:1", "x:a b"), "6: object_id 'x:a b' is not an IRI."),
        (HEAD + COLUMNS + ROW.replace("exactMatch", "sameAs"), "6: 'skos:sameAs' says no match; use skos:exactMatch,"),
        (HEAD + COLUMNS + ROW.replace("semapv:", ""), "6: mapping_justification 'ManualMappingCuration' has no known"),
        (
            HEAD + COLUMNS + ROW.replace("0.9", '"0.9') + ROW,
            "7: has a quotation mark that is not closed; write",
        ),
    ],
)
def test_what_is_no_mapping_is_refused_with_its_line(tmp_path: Path, text: str, said: str) -> None:
    path = table(tmp_path, text)
    with pytest.raises(InputError) as caught:
        read_mappings(path)
    assert str(caught.value).startswith(f"{path}:{said}")


def test_a_table_with_a_byte_order_mark(tmp_path: Path) -> None:
    (row,) = read_mappings(table(tmp_path, "\ufeff" + HEAD + COLUMNS + ROW))
    assert row.subject == iri(":a")
