"""What no report can answer, asked of each: one clear sentence, nothing on standard output, status 2."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from biokg.build import build
from biokg.workspace import Workspace

from .conftest import Run, run_biokg

ABOUT = {
    "park": ("report", "park"),
    "company": ("report", "company"),
    "drug": ("report", "drug"),
    "multinationals": ("report", "multinationals"),
    "compare": ("report", "compare", "riverbend-science-park"),
    "chain": ("report", "chain"),
    "timeline": ("report", "timeline"),
    "due": ("report", "due"),
    "conflicts": ("report", "conflicts"),
    "evidence": ("report", "evidence"),
    "meet": ("report", "meet"),
    "changes": ("report", "changes", "--since", "2024-12-31"),
    "network": ("report", "network", "--park"),
    "path": ("path", "lumarimab"),
    "claims": ("claims", "--about"),
}
"""Everything that takes the name of a thing, without that name."""


@pytest.fixture(scope="module")
def twins(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional example with two parks of one name."""
    folder = tmp_path_factory.mktemp("twins") / "w"
    shutil.copytree(repository / "examples" / "riverbend", folder, ignore=shutil.ignore_patterns(".biokg"))
    places = folder / "graphs" / "things" / "places.ttl"
    twin = '\n:{} a b:IndustryPark ;\n    rdfs:label "Twin Park"@en ,\n        "双子园"@zh .\n'
    text = places.read_text(encoding="utf-8") + twin.format("twin-park") + twin.format("twin-park-two")
    places.write_text(text, encoding="utf-8", newline="\n")
    build(Workspace(folder))
    return folder


@pytest.mark.parametrize("name", ABOUT)
def test_what_nobody_knows(name: str, run: Run) -> None:
    done = run(*ABOUT[name], "Nobody knows this")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr.startswith("Error: Nothing is called 'Nobody knows this'.")


@pytest.mark.parametrize("name", ABOUT)
def test_two_things_with_one_name(name: str, twins: Path) -> None:
    done = run_biokg("-C", str(twins), *ABOUT[name], "Twin Park")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == "Error: 'Twin Park' is the name of 2 things; say which: twin-park, twin-park-two.\n"


@pytest.mark.parametrize("name", ["chain", "compare"])
def test_two_things_with_one_name_beside_each_other_are_told_apart(name: str, twins: Path) -> None:
    done = run_biokg("-C", str(twins), "report", name, "twin-park", "twin-park-two", "--format", "md")
    assert done.exit_code == 0
    joint = {"chain": " | ", "compare": ", "}[name]
    assert f"Twin Park (twin-park){joint}Twin Park (twin-park-two)" in done.stdout


EARLY = "Note: nothing had been published by 1999-01-01; the first source is of 2024-03-05.\n"


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("timeline", "No source gives a date."),
        ("conflicts", "No disagreement is known."),
        ("evidence", "0 facts; 0 sources read, 0 independent"),
        ("meet", "Nothing that is settled is shared without a tie."),
        ("helix", "The graph knows of no organisation."),
        ("network", "Empty  there is nothing of this kind, or the filters leave nothing; choose another projection or"),
        ("multinationals", "No company is on its way there."),
    ],
)
def test_before_the_first_source_a_report_on_everything_says_so(name: str, sentence: str, run: Run) -> None:
    done = run("report", name, "--as-of", "1999-01-01", "--format", "table", columns=120)
    assert (done.exit_code, done.stderr) == (0, EARLY)
    assert sentence in done.stdout


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        (("report", "due"), "On 1999-01-01 nothing was forecast yet: there are no sources. Name a later day."),
        (("report", "chain"), "By 1999-01-01 no source speaks of an industry park; name a later day, or a place."),
        (("path", "lumarimab", "Chen Xi"), "Nothing that was published by 1999-01-01 speaks of 'lumarimab'."),
        (
            ("report", "compare", "cell-harbour", "riverbend-science-park"),
            "Nothing that was published by 1999-01-01 speaks of 'cell-harbour'.",
        ),
    ],
    ids=["due", "chain", "path", "compare"],
)
def test_before_the_first_source_there_is_nothing_to_answer_with(
    command: tuple[str, ...], sentence: str, run: Run
) -> None:
    done = run(*command, "--as-of", "1999-01-01")
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"{EARLY}Error: {sentence}\n"


CROSS = "CONSTRUCT { ?a <http://y> ?c } WHERE { ?a ?p ?b . ?c ?q ?d . ?e ?r ?f . ?g ?s ?h }"


@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ("CONSTRUCT { ?s ?p ?o } WHERE { SERVICE <http://127.0.0.1:9/x> { ?s ?p ?o } }", "makes no outside request"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE would change the graph."),
        ("LOAD <file:///etc/passwd>", "LOAD would change the graph."),
        ("SELECT * WHERE { ?s ?p ?o }", "this query gives rows (SELECT); write CONSTRUCT"),
        ("CONSTRUCT { ?s ?p ?o WHERE", "this { is never closed; add }"),
        pytest.param(CROSS, "constructs more than 200,000 triples", marks=pytest.mark.slow),
    ],
    ids=["service", "delete", "load", "select", "unclosed", "cross product"],
)
@pytest.mark.parametrize("command", [("network",), ("report", "network")], ids=["network", "report"])
def test_a_construct_that_is_up_to_no_good(command: tuple[str, ...], query: str, sentence: str, run: Run) -> None:
    done = run(*command, "--construct", query)
    assert (done.exit_code, done.stdout) == (2, "")
    assert sentence in done.stderr


NO_TRIPLE = {
    "en": "the query constructs no triple that is settled and passes the filters",
    "zh": "此查询未构造出已确定且符合条件的三元组",
}
JOINS = {
    "en": "A tie joins two things: construct a thing at both ends (CONSTRUCT { ?a ?tie ?b })",
    "zh": "联系须连接两个事物：请在两端都构造事物（CONSTRUCT { ?a ?tie ?b }）",
}
TEXTS = {
    "en": f"3 triples with a text or number at an end: no tie. {JOINS['en']}",
    "zh": f"3个三元组有一端为文本或数字：不成联系。{JOINS['zh']}",
}
BLANK = {
    "en": f"1 triple with a blank node at an end: no tie. {JOINS['en']}",
    "zh": f"1个三元组有一端为空白节点：不成联系。{JOINS['zh']}",
}


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("query", "why"),
    [
        ("CONSTRUCT { ?s ?p ?o } FROM <file:///etc/passwd> WHERE { ?s ?p ?o }", NO_TRIPLE),  # no graph has that name
        ("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o FILTER(false) }", NO_TRIPLE),
        (
            'CONSTRUCT { ?s <javascript:alert(1)> "</script><script>" } WHERE '
            "{ SELECT DISTINCT ?s { ?s a b:Company } ORDER BY ?s LIMIT 3 }",
            TEXTS,
        ),
        ("CONSTRUCT { _:b b:near :lumarimab } WHERE {}", BLANK),
    ],
    ids=["file", "nothing", "texts", "blank"],
)
def test_a_construct_of_nothing_is_an_empty_network_that_says_why(
    query: str, why: dict[str, str], language: str, run: Run
) -> None:
    done = run("report", "network", "--construct", query, "--format", "md", "--lang", language)
    assert done.exit_code == 0
    assert done.stdout.splitlines()[4:] == [f"- **{'Empty' if language == 'en' else '为空'}** {why[language]}"]
    assert "root:" not in done.stdout
    assert "<script>" not in done.stdout
