"""Files of questions are read strictly: what is wrong is named with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode

from biokg.errors import InputError
from biokg.questions import Question, columns_of, read_questions
from biokg.questions.files import read_question
from biokg.terms import iri
from biokg.workspace import shipped

GOOD = """# en: Who runs {thing}?
# zh: {thing}由谁管理？
# group: places
# note: Only who is named.
# note: Nobody is guessed.
# param thing: b:Place = :here | a place | 某地点
# param by: date | a day | 某日
SELECT ?who WHERE { $thing b:managedBy ?who FILTER($by > 0) }
"""


def _write(folder: Path, text: str, name: str = "who-runs") -> Path:
    path = folder / f"{name}.rq"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_question_is_read(tmp_path: Path) -> None:
    question = read_question(_write(tmp_path, GOOD))
    assert question.name == "who-runs"
    assert question.words == {"en": "Who runs {thing}?", "zh": "{thing}由谁管理？"}
    assert (question.group, question.note) == ("places", "Only who is named. Nobody is guessed.")
    thing, by = question.parameters.values()
    assert (thing.name, thing.type, thing.default, thing.meaning) == (
        "thing", "b:Place", ":here", {"en": "a place", "zh": "某地点"},
    )  # fmt: skip
    assert (by.name, by.type, by.default) == ("by", "date", None)
    assert question.sparql.startswith("SELECT ?who")


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("# zh: {thing}由谁管理？\n", "", 1, "has no line `# zh: …`"),
        ("# group: places", "# grupo: places", 3, "'# grupo: places' is no line of a header"),
        ("# group: places", "# group:", 3, "is no line of a header"),
        ("# note: Only", "# en: Only", 4, "says en twice"),
        ("= :here | a place | 某地点", "= :here | a place", 6, "is no parameter; write"),
        ("thing: b:Place", "thing: place", 6, "'place' is no type of a parameter"),
        ("# param by: date | a day | 某日\n", "", 7, "uses $by, which no `# param` line declares"),
        ("FILTER($by > 0)", "", 1, "declares by, which the query does not use"),
        ("Who runs {thing}?", "Who runs {it}?", 1, "speaks of {it} in `en`"),
        ("SELECT ?who WHERE { $thing", "ASK { $thing", 8, "holds no SELECT query"),
    ],
)
def test_a_wrong_header_is_refused_with_its_line(tmp_path: Path, old: str, new: str, line: int, words: str) -> None:
    assert old in GOOD
    path = _write(tmp_path, GOOD.replace(old, new, 1))
    with pytest.raises(InputError) as caught:
        read_question(path)
    assert (caught.value.path, caught.value.line) == (path, line)
    assert words in str(caught.value)
    assert str(caught.value).startswith(f"{path}:{line}: ")


def test_a_file_that_is_not_utf_8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "odd.rq"
    path.write_bytes(GOOD.encode("utf-16"))
    with pytest.raises(InputError):
        read_question(path)


def test_a_later_folder_replaces_a_question_and_brings_its_own_heads(tmp_path: Path) -> None:
    own, other = tmp_path / "own", tmp_path / "other"
    for folder in (own, other):
        folder.mkdir()
    _write(own, GOOD)
    _write(own, GOOD, "another")
    _write(other, GOOD.replace("Who runs", "Who leads"))
    (own / "columns.tsv").write_text("variable\ten\tzh\nwho\tmanager\t管理方\n", encoding="utf-8")
    found = read_questions([own, other])
    assert [(question.name, question.words["en"]) for question in found] == [
        ("another", "Who runs {thing}?"),
        ("who-runs", "Who leads {thing}?"),
    ]
    assert [question.head("who", "zh") for question in found] == ["管理方", "管理方"]
    assert found[0].head("where_else") == "where else"


def test_a_line_of_heads_needs_three_cells(tmp_path: Path) -> None:
    path = tmp_path / "columns.tsv"
    path.write_text("variable\ten\tzh\nwho\tmanager\n", encoding="utf-8")
    with pytest.raises(InputError, match=r"columns\.tsv:2: needs three cells"):
        columns_of(tmp_path)


@pytest.fixture
def question(tmp_path: Path) -> Question:
    return read_question(_write(tmp_path, GOOD))


def test_terms_go_in_as_n_triples_write_them(question: Question) -> None:
    text = question.query({"thing": NamedNode("http://example.org/x"), "by": Literal("5", datatype=iri("xsd:decimal"))})
    number = '"5"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    assert text == f"SELECT ?who WHERE {{ <http://example.org/x> b:managedBy ?who FILTER({number} > 0) }}\n"


def test_no_value_can_change_the_query(question: Question) -> None:
    evil = '" } ; DROP ALL # $thing\n\\'
    text = question.query({"thing": Literal(evil), "by": None})
    assert text == 'SELECT ?who WHERE { "\\" } ; DROP ALL # $thing\\n\\\\" b:managedBy ?who FILTER(UNDEF > 0) }\n'


def test_the_shipped_questions_are_well_formed() -> None:
    questions = read_questions([shipped("questions")])
    assert len(questions) >= 45
    for question in questions:
        assert question.name == question.name.lower()
        assert question.words["en"].endswith("?")
        assert question.words["zh"].endswith("？")
        assert all(parameter.default for parameter in question.parameters.values()), question.name
