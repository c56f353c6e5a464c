"""Curating from an empty folder: source, things and claims by commands alone, refused where the words do not fit."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import Result

from biokg.workspace import Workspace

from .conftest import run_biokg

TEXT = """Northbank Post
A lab by the quay
Quay Lab, a research institute in Northbank, opened in May. It studies heart cells, heart valves and more.
"""
ARTICLE = "northbank.txt"
THINGS = [
    ("northbank", "AdministrativeArea", "Northbank", "北岸"),
    ("quay-lab", "ResearchInstitute", "Quay Lab", "码头实验室"),
    ("northbank-post", "Company", "Northbank Post", "北岸邮报"),
]
DESCRIBED = ["--title", "T", "--publisher", "northbank post"]
A_SOURCE = ["source", "add", "a", *DESCRIBED, "--date", "2025", "--tier", "agency"]


@pytest.fixture
def fresh(tmp_path: Path) -> Path:
    """A workspace that was just started, with an article."""
    folder = tmp_path / "new"
    assert run_biokg("init", str(folder)).exit_code == 0
    (folder / "articles" / ARTICLE).write_text(TEXT, encoding="utf-8")
    for name, cls, en, zh in THINGS:
        assert _do(folder, "thing", "add", name, cls, "--en", en, "--zh", zh).exit_code == 0
    return folder


def _do(folder: Path, *arguments: str) -> Result:
    return run_biokg("-C", str(folder), *arguments)


def _add_source(folder: Path, *more: str) -> Result:
    return _do(
        folder, "source", "add", "northbank-post-2025-05", "--title", "Report on a laboratory", "--date", "2025-05",
        "--tier", "agency", "--publisher", "northbank-post", "--article", str(folder / "articles" / ARTICLE),
        "--section", 'body:reported-text:"Quay Lab, a"…"and more."', "--section", "headline:reported-text:15-32", *more,
    )  # fmt: skip


def _claim(folder: Path, *more: str) -> Result:
    return _do(
        folder, "claim", "add", "northbank-post-2025-05", "Quay Lab", "basedIn", "北岸", "--section", "body",
        "--recorded", "2025-06-01", *more,
    )  # fmt: skip


def test_a_graph_from_nothing(fresh: Path) -> None:
    added = _add_source(fresh)
    assert added.stdout.splitlines() == [
        "Wrote graphs/sources/northbank-post-2025-05.ttl:",
        "  Report on a laboratory · 2025-05 · news agency or newspaper",
        "  body · reported text · characters 33–139 · “Quay Lab, a research institu … ells, heart valves and more.”",
        "  headline · reported text · characters 15–32 · “A lab by the quay”",
    ]
    wrote = _claim(fresh, "--quote", "a research institute in Northbank")
    assert wrote.exit_code == 0
    first, second, third = wrote.stdout.splitlines()
    assert first == "Wrote 1 claim to graphs/sources/northbank-post-2025-05.ttl:"
    assert second == "  Quay Lab · based in · Northbank"
    assert third.endswith(" · asserted · northbank-post-2025-05, body “a research institute in Northbank”")
    assert _do(fresh, "build").exit_code == 0
    assert json.loads(_do(fresh, "check").stdout)["passed"]
    (fact,) = json.loads(_do(fresh, "thing", "quay lab").stdout)["facts"]
    assert (fact["property"]["id"], fact["other"]["id"]) == ("b:basedIn", "northbank")
    (claim,) = json.loads(_do(fresh, "claims").stdout)
    assert claim["citations"][0]["quote"] == "a research institute in Northbank"
    assert claim["recorded"] == "2025-06-01T00:00:00Z"


def test_the_files_that_commands_write_are_canonical(fresh: Path) -> None:
    _add_source(fresh)
    _claim(fresh, "--quote", "a research institute in Northbank")
    assert _do(fresh, "format", "--check").exit_code == 0


def test_words_that_do_not_stand_there_are_refused_with_the_nearest(fresh: Path) -> None:
    _add_source(fresh)
    before = (fresh / "graphs" / "sources" / "northbank-post-2025-05.ttl").read_bytes()
    done = _claim(fresh, "--quote", "a research institution in Northbank")
    assert done.exit_code == 2
    assert "no such words: “a research institution in Northbank”." in done.stderr
    assert "The nearest text is: “a research institute in Northbank" in done.stderr
    assert (fresh / "graphs" / "sources" / "northbank-post-2025-05.ttl").read_bytes() == before


def test_words_that_stand_there_twice_need_an_occurrence(fresh: Path) -> None:
    _add_source(fresh)
    assert "stands there 2 times" in _claim(fresh, "--quote", "heart").stderr
    assert _claim(fresh, "--quote", "heart", "--occurrence", "2").exit_code == 0
    _do(fresh, "build")
    (claim,) = json.loads(_do(fresh, "claims").stdout)
    assert claim["citations"][0]["start"] == TEXT.rindex("heart")


def test_an_inference_names_its_premises(fresh: Path) -> None:
    _add_source(fresh)
    _claim(fresh, "--quote", "a research institute in Northbank")
    _do(fresh, "build")
    (claim,) = json.loads(_do(fresh, "claims").stdout)
    words = ["quay-lab", "field", "field:life-sciences", "--section", "body", "--quote", "It studies heart cells"]
    add = ["claim", "add", "northbank-post-2025-05", *words, "--modality", "inferred"]
    assert "needs the claims it rests on" in _do(fresh, *add).stderr
    done = _do(fresh, *add, "--premise", claim["id"][:12], "--confidence", "0.8", "--open")
    assert done.exit_code == 0
    retracted = _do(fresh, "claim", "retract", claim["id"], "--recorded", "2025-07-01")
    assert retracted.stdout.startswith(f"Retracted {claim['id']}: Quay Lab · based in · Northbank\n")
    assert "no longer counts, since it rests on it" in retracted.stdout
    _do(fresh, "build")
    assert json.loads(_do(fresh, "claims").stdout) == []
    assert len(json.loads(_do(fresh, "claims", "--all").stdout)) == 2
    again = _do(fresh, "claim", "retract", claim["id"])
    assert (again.exit_code, again.stderr) == (2, f"Error: {claim['id']} was retracted on 2025-07-01 already.\n")


def test_sheets_of_claims(riverbend: Workspace) -> None:
    root, sheets = str(riverbend.root), sorted((riverbend.root / "claims").glob("*.tsv"))
    assert sheets
    before = {path.name: path.read_bytes() for path in riverbend.sources.glob("*.ttl")}
    done = run_biokg("claim", "add", "--from", *map(str, sheets), "--replace", "--recorded", "2025-01-10", "-C", root)
    assert done.exit_code == 0, done.stderr
    assert "… and " in done.stdout
    assert {path.name: path.read_bytes() for path in riverbend.sources.glob("*.ttl")} == before


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["thing", "add", "Quay", "Place", "--en", "Quay", "--zh", "码头"], "'Quay' is no id; write lower-case"),
        (["thing", "add", "quay", "Plce", "--en", "Quay", "--zh", "码头"], "'Plce' is not a class of the ontology."),
        (["thing", "add", "quay", "Place", "--en", "northbank", "--zh", "码头"], "northbank has that name already;"),
        (["thing", "add", "northbank", "Place", "--en", "N", "--zh", "码头"], ":northbank is in "),
        (["source", "add", "a", *DESCRIBED, "--date", "soon", "--tier", "agency"], "'soon' is not a date; write EDTF"),
        (["source", "add", "a", *DESCRIBED, "--date", "2025", "--tier", "agenci"], "Did you mean tier:agency?"),
        (["source", "add", "a", *DESCRIBED, "--date", "2025", "--tier", "agency", "--publisher", "X"],
         "no thing 'X'"),
        (["source", "add", "a", *DESCRIBED, "--date", "2025", "--tier", "agency", "--section", "a:caption:1-9"],
         "is a span, but no --article is given"),
        ([*A_SOURCE, "--page", "a b"], "'a b' is no address; write it whole"),
        ([*A_SOURCE, "--page", "javascript:alert(1)"], "'javascript:alert(1)' is no address; write it whole"),
        ([*A_SOURCE, "--language", "e n"], "'e n' is no code of a language"),
        (["claim", "add", "a", "b", "c"], "Give SOURCE SUBJECT PROPERTY OBJECT; here are 3."),
        (["claim", "add", "a", "b", "c", "d"], "Say in which section"),
        (["claim", "add"], "Give either SOURCE SUBJECT PROPERTY OBJECT or --from SHEET …"),
        (["claim", "retract", "0000"], "There is no claim '0000'."),
    ],
)  # fmt: skip
def test_what_is_refused(fresh: Path, arguments: list[str], sentence: str) -> None:
    before = sorted((path, path.read_bytes()) for path in fresh.rglob("*.ttl"))
    done = _do(fresh, *arguments)
    assert done.exit_code == 2
    assert sentence in done.stderr
    assert sorted((path, path.read_bytes()) for path in fresh.rglob("*.ttl")) == before


def test_a_namesake_is_another_thing_when_said_so(fresh: Path) -> None:
    done = _do(
        fresh,
        "thing",
        "add",
        "northbank-town",
        "AdministrativeArea",
        "--en",
        "Northbank",
        "--zh",
        "北岸镇",
        "--namesake",
    )
    assert done.exit_code == 0


def test_a_source_is_not_overwritten(fresh: Path) -> None:
    assert _add_source(fresh).exit_code == 0
    again = _add_source(fresh)
    assert again.exit_code == 2
    assert "graphs/sources/northbank-post-2025-05.ttl: is there already" in again.stderr


def test_init_overwrites_nothing(fresh: Path) -> None:
    readme = fresh / "README.md"
    readme.write_text("mine", encoding="utf-8")
    done = run_biokg("init", str(fresh))
    assert done.exit_code == 2
    assert "is there already; choose another folder." in done.stderr
    assert readme.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("example", ["beijing", "fictional"])
def test_an_example_builds(tmp_path: Path, example: str) -> None:
    folder = tmp_path / example
    assert run_biokg("init", str(folder), "--example", example).exit_code == 0
    assert not (folder / ".biokg").exists()
    assert run_biokg("-C", str(folder), "build").exit_code == 0
    assert "/.biokg/" in (folder / ".gitignore").read_text(encoding="utf-8")
