"""Names on a shelf are found as those in memory are, whatever is asked for."""

from __future__ import annotations

import random
from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, serialize

from biokg.errors import StoreError
from biokg.names import NameIndex, NameWriter, Shelf, index
from biokg.names.short import ShortForm
from biokg.terms import b, graph, iri
from biokg.values import normal

LABEL, ALT, ACRONYM, IDENTIFIER = iri("rdfs:label"), iri("skos:altLabel"), b("acronym"), b("identifier")
HOSPITAL = NamedNode("https://ror.org/00hosp001")
WORDS = (
    "north",
    "river",
    "institute",
    "of",
    "hospital",
    "北京",
    "清华",
    "医院",
    "大学",
    "市",
    "삼성",
    "いろは",
    "b2",
    "x",
)


def thing(number: int) -> NamedNode:
    return NamedNode(f"https://example.org/t{number}")


def made(path: Path, facts: Iterable[tuple[NamedNode, NamedNode, str]]) -> Shelf:
    """Write facts as a register's statements and open the shelf."""
    triples = [Quad(subject, predicate, Literal(value), graph("x")).triple for subject, predicate, value in facts]
    lines = sorted((serialize(triples, format=RdfFormat.N_TRIPLES) or b"").splitlines(True))
    with NameWriter(path) as writer:
        assert list(writer.passing_lines(lines)) == lines
        writer.finish()
    return Shelf(path)


@pytest.fixture(scope="module")
def many() -> list[tuple[NamedNode, str]]:
    chance = random.Random(5)
    names = (" ".join(chance.choices(WORDS, k=chance.randint(1, 4))) for _ in range(800))
    return [(thing(number // 2), name) for number, name in enumerate(names)]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory, many: list[tuple[NamedNode, str]]) -> Path:
    path = tmp_path_factory.mktemp("shelf") / "x.db"
    made(path, ((node, LABEL, name) for node, name in many))
    return path


@pytest.fixture
def shelf(written: Path) -> Shelf:
    return Shelf(written)


TEXTS = (
    "north", "river inst", "rth ri", "hospital of", "institute", "itute",
    "北京", "京", "清华医院", "清华 医院", "大学市",
    "华",
    "삼성", "성", "いろは", "ろ", "b2", "x", "no", "市 北", "t17", "hospital 北京", "zzz", "of of of of", "医院 hos",
)  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("limit", [3, 1000])
def test_parts_of_names_have_the_same_scores_as_in_memory(
    shelf: Shelf, many: list[tuple[NamedNode, str]], text: str, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "FEW", 0)
    here, there = NameIndex(many), NameIndex(shelf)
    assert [match.score for match in there.find(text, limit)] == [match.score for match in here.find(text, limit)]
    assert there.exact(text) == here.exact(text)
    if limit == 1000 and text != "zzz":
        assert {match.node for match in there.find(text, limit)} == {match.node for match in here.find(text, limit)}


@pytest.mark.parametrize(
    "text", [*TEXTS, "river hosp", "nor riv", "北学", "北清院", "nri", "noh", "xb 北", "insti 北 市"]
)
def test_short_forms_are_found_as_in_memory(
    shelf: Shelf, many: list[tuple[NamedNode, str]], text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "FEW", 0)
    here, there = (set(NameIndex(names).short_for(text, 5000)) for names in (many, shelf))
    assert there == here
    assert bool(here) == any(ShortForm(normal(text)).fits(normal(name)) for _, name in many)


def test_a_small_shelf_is_read_into_memory(shelf: Shelf, many: list[tuple[NamedNode, str]]) -> None:
    assert sorted(map(str, NameIndex(shelf).find("rive", 9))) == sorted(
        map(str, NameIndex(shelf.all()).find("rive", 9))
    )
    assert len(shelf.all()) == len({(node, name) for node, name in many})


@pytest.fixture
def register(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> NameIndex:
    monkeypatch.setattr(index, "FEW", 0)
    facts = [
        (HOSPITAL, LABEL, "Port Alder Hospital"), (HOSPITAL, ALT, "奥尔德港医院"),
        (HOSPITAL, ALT, "PORT ALDER HOSPITAL"),
        (HOSPITAL, ACRONYM, "PAH"), (HOSPITAL, IDENTIFIER, "grid:499.1"), (HOSPITAL, ALT, "مستشفى ألدر"),
        (HOSPITAL, ALT, "!!!"), (thing(2), LABEL, "Tern Pharma"), (iri("section:x"), LABEL, "Register of Hospitals"),
    ]  # fmt: skip
    return NameIndex(made(tmp_path / "r.db", facts))


@pytest.mark.parametrize(
    "name", ["port alder hospital", "奥尔德港医院", "pah", "grid:499.1", "499.1", "00hosp001", "مستشفى ألدر", "!!!"]
)
def test_each_name_acronym_and_identifier_finds_the_thing(register: NameIndex, name: str) -> None:
    assert register.exact(name) == [HOSPITAL]
    assert (register.find(name)[0].node, register.find(name)[0].score) == (HOSPITAL, 100.0)


@pytest.mark.parametrize(
    ("text", "name"),
    [("Prot Alder Hospitl", "Port Alder Hospital"), ("奥尔得港医院", "奥尔德港医院"), ("Tern Farma", "Tern Pharma")],
)
def test_a_misspelt_name_is_found(register: NameIndex, text: str, name: str) -> None:
    match = register.find(text)[0]
    assert match.name == name
    assert match.score < 70


def test_what_is_no_thing_is_not_found(register: NameIndex) -> None:
    assert [match.name for match in register.find("Hospital")] == ["Port Alder Hospital"]


@pytest.mark.parametrize(
    "text",
    ['"', "'", '" OR "port', "port AND", "NEAR(a b)", "*", "text:port", "^", "(", "%", "_", "\x00", "po\x00rt",
     "\x1b[31m", "\u202eredla", "|", "a|b",
     "\ud83d\ude00", "-", "a" * 10_000, "医" * 10_000, "port " * 2_000, "\U000e0041", ""],
)  # fmt: skip
def test_hostile_texts_find_what_they_find_in_memory(
    tmp_path: Path, text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "FEW", 0)
    names = [(HOSPITAL, "Port Alder Hospital"), (thing(1), "奥尔德港医院"), (thing(2), 'Say "x" AND (y)')]
    here, there = NameIndex(names), NameIndex(made(tmp_path / "h.db", ((node, LABEL, name) for node, name in names)))
    wanted = [(match.node, match.score) for match in here.find(text) if match.score >= 70]
    assert [(match.node, match.score) for match in there.find(text) if match.score >= 70] == wanted
    assert there.exact(text) == here.exact(text)


@pytest.mark.parametrize("content", [b"", b"no database at all", b"SQLite format 3\x00" + bytes(500)])
def test_a_damaged_file_is_said_to_be(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.db"
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"x\.db: the names are damaged or cannot be read .*run `biokg build`"):
        Shelf(path)


def test_the_same_names_in_any_order_give_the_same_bytes(tmp_path: Path, many: list[tuple[NamedNode, str]]) -> None:
    quads = [Quad(node, LABEL, Literal(name), graph("x")) for node, name in many]
    known = {node for node, _ in many}
    written = []
    for number, order in enumerate((quads, quads[::-1])):
        with NameWriter(tmp_path / f"{number}.db") as writer:
            assert list(writer.passing(order, known)) == order
            writer.finish()
        written.append((tmp_path / f"{number}.db").read_bytes())
    assert written[0] == written[1]
