"""What no name or text may hold is refused wherever it is written down, and what only looks odd is not."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from pyoxigraph import Literal, Triple

from biokg.build import build
from biokg.characters import turning, unfit
from biokg.checks import check
from biokg.checks.labels import turned_names
from biokg.claims.curate import add_claims
from biokg.claims.records import records
from biokg.claims.sheets import read_sheet
from biokg.cli.program import biokg
from biokg.errors import InputError
from biokg.terms import iri
from biokg.text import read_articles
from biokg.workspace import Workspace

HERALD = "riverbend-herald-2024-03-05"
UNFIT = ["\x00", "\x07", "\x0b", "\x1b", "\x7f", "\x85", "\x9b", "\ufffe", "\uffff", "\ud800"]
BREAKS = {"\n": "a line break", "\r": "a line break", "\t": "a tab", "\u2028": "a line break", "\u2029": "a line break"}
ODD = ["🧬👩🏽‍🔬", "حديقة العلوم", "פארק", "x" * 10_000, "a\u200eb", "e\u0301", "\U0001f9ec\ufe0f"]


@pytest.mark.parametrize("sign", UNFIT)
def test_unprintable_characters_are_told_by_their_code(sign: str) -> None:
    assert unfit(f"a{sign}b") == unfit(f"a{sign}b", name=True) == f"the unprintable character U+{ord(sign):04X}"


@pytest.mark.parametrize("sign", BREAKS)
def test_only_a_name_is_on_one_line(sign: str) -> None:
    assert unfit(f"a{sign}b") is None
    assert unfit(f"a{sign}b", name=True) == f"{BREAKS[sign]} (U+{ord(sign):04X})"


@pytest.mark.parametrize("text", ODD)
def test_what_only_looks_odd_is_fit(text: str) -> None:
    assert unfit(text, name=True) is None
    assert turning(text) == []


# ---- files


def line_of(path: Path, words: str) -> int:
    return path.read_text(encoding="utf-8").splitlines().index(words) + 1


@pytest.mark.parametrize(("escape", "said"), [(r"\u001B", "the unprintable character U+001B"),
                                              (r"\uFFFE", "the unprintable character U+FFFE"),
                                              (r"\n", "a line break (U+000A)")])  # fmt: skip
def test_a_name_in_a_file_is_refused_with_its_line(escape: str, said: str, riverbend: Workspace) -> None:
    path = riverbend.things / "places.ttl"
    path.write_text(path.read_text(encoding="utf-8").replace('"Willow Park"', f'"Willow{escape}Park"'), "utf-8")
    with pytest.raises(InputError) as caught:
        build(riverbend)
    line = line_of(path, ":willow-park a b:GreenSpace ;")
    assert str(caught.value) == f"{path}:{line}: :willow-park has rdfs:label with {said}; take it out."


def test_a_text_in_a_source_is_refused_with_its_line(riverbend: Workspace) -> None:
    path = riverbend.source_file(HERALD)
    path.write_text(path.read_text(encoding="utf-8").replace('"2023"', r'"2023\u0000"'), "utf-8")
    with pytest.raises(InputError, match=rf"{HERALD}\.ttl:\d+: claim:\w+ has b:claimValue with the unprintable char"):
        build(riverbend)


def test_another_name_on_two_lines_is_refused(riverbend: Workspace) -> None:
    path = riverbend.source_file(HERALD)
    text = path.read_text(encoding="utf-8").replace('"Larkspur Biologics Ltd."', r'"Larkspur\nBiologics"')
    path.write_text(text, encoding="utf-8")
    (finding,) = [one for one in check(riverbend).findings if one.severity == "violation"]
    assert finding.message.endswith("gives skos:altLabel a text with a line break (U+000A); take it out.")
    assert finding.where.startswith(f"graphs/sources/{HERALD}.ttl:")


def test_a_remark_may_have_lines(tmp_path: Path) -> None:
    said = Triple(iri(":a"), iri("b:note"), Literal("two\nlines\tand a tab", language="en"))
    assert list(records([said], tmp_path)) == [iri(":a")]


# ---- commands


def run(workspace: Workspace, *arguments: str) -> Result:
    return CliRunner().invoke(biokg, ["-C", str(workspace.root), *arguments], prog_name="biokg")


THING = ["thing", "add", "x", "Company"]
SOURCE = ["source", "add", "x-1", "--date", "2025", "--tier", "agency", "--publisher", "riverbend-herald"]
CLAIM = ["claim", "add", "aldermark-register-2024-12-20", "lumarimab"]
NOTED = [*CLAIM, "field", "field:vaccines", "--section", "entry"]
COMMANDS: dict[str, Callable[[str], list[str]]] = {
    "English name": lambda text: [*THING, "--en", text, "--zh", "甲"],
    "Chinese name": lambda text: [*THING, "--en", "X", "--zh", text],
    "note of a thing": lambda text: [*THING, "--en", "X", "--zh", "甲", "--note", text],
    "title": lambda text: [*SOURCE, "--title", text],
    "rights": lambda text: [*SOURCE, "--title", "T", "--rights", text],
    "note of a source": lambda text: [*SOURCE, "--title", "T", "--note", text],
    "value": lambda text: [*CLAIM, "verbatim", text, "--section", "entry"],
    "note of a claim": lambda text: [*NOTED, "--note", text],
    "quote": lambda text: [*CLAIM, "verbatim", "x", "--section", "entry", "--quote", text],
}


@pytest.mark.parametrize("sign", ["\x1b", "\udcff"])
@pytest.mark.parametrize("case", COMMANDS)
def test_a_command_refuses_what_it_would_write(case: str, sign: str, riverbend: Workspace) -> None:
    before = {path: path.read_bytes() for path in riverbend.graphs.rglob("*.ttl")}
    done = run(riverbend, *COMMANDS[case](f"a{sign}b"))
    assert done.exit_code == 2
    assert f"the text holds the unprintable character U+{ord(sign):04X}, which no " in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert {path: path.read_bytes() for path in riverbend.graphs.rglob("*.ttl")} == before


@pytest.mark.parametrize("case", ["English name", "Chinese name", "title"])
def test_a_command_refuses_a_name_on_two_lines(case: str, riverbend: Workspace) -> None:
    done = run(riverbend, *COMMANDS[case]("two\nlines"))
    assert done.exit_code == 2
    assert "the text holds a line break (U+000A), which no name may; take it out." in " ".join(done.stderr.split())


@pytest.mark.parametrize(("column", "text"), [("object", "x\x07"), ("note", "x\x07")])
def test_a_sheet_is_refused_with_its_line(column: str, text: str, riverbend: Workspace, tmp_path: Path) -> None:
    cells = {"section": "entry", "subject": "lumarimab", "predicate": "verbatim", "object": "x", "note": ""}
    cells[column] = text
    sheet = tmp_path / "s.tsv"
    lines = ["#source aldermark-register-2024-12-20", "\t".join(cells), "\t".join(cells.values())]
    sheet.write_text("\n".join(lines), encoding="utf-8")
    articles = read_articles(riverbend.root / "articles")
    with pytest.raises(InputError) as caught:
        add_claims(riverbend, read_sheet(sheet), articles, today=dt.date(2025, 1, 1))
    assert str(caught.value) == (
        f"{sheet}:3: the text holds the unprintable character U+0007, which no text may; take it out."
    )


# ---- names that can deceive the eye


@pytest.mark.parametrize("sign", ["\u202a", "\u202e", "\u2066", "\u2069"])
def test_a_name_that_turns_the_direction_of_writing_is_a_warning(sign: str, riverbend: Workspace) -> None:
    assert run(riverbend, *THING, "--en", f"abc{sign}gnp.exe", "--zh", "甲").exit_code == 0
    (finding,) = check(riverbend, checks=[turned_names]).findings
    assert (finding.severity, finding.code) == ("warning", "name-turns")
    assert finding.message == (
        f":x has the name “abc�gnp.exe”, in which U+{ord(sign):04X} turns the direction of writing: it can look like "
        "another name."
    )
    assert finding.remedy == "Take it out; right-to-left letters need none."


def test_titles_and_other_names_are_looked_at_too(riverbend: Workspace) -> None:
    path = riverbend.source_file(HERALD)
    text = path.read_text(encoding="utf-8").replace('"Larkspur Biologics Ltd."', '"Larkspur\u202e Biologics"')
    path.write_text(text.replace('dct:title "', 'dct:title "\u2067', 1), encoding="utf-8")
    found = check(riverbend, checks=[turned_names]).findings
    assert sorted(one.node.rpartition("/")[0].rpartition("/")[2] for one in found) == ["claim", "source"]


def test_names_in_letters_from_right_to_left_are_no_warning(riverbend: Workspace) -> None:
    assert run(riverbend, *THING, "--en", "פארק מדע", "--zh", "حديقة العلوم").exit_code == 0
    assert check(riverbend, checks=[turned_names]).findings == ()
