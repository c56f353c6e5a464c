"""What programs read: JSON, CSV and files; on standard output alone."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from .conftest import Run


def test_in_a_pipe_it_is_json(run: Run) -> None:
    places = json.loads(run("things", "--class", "GreenSpace").stdout)
    assert places == [
        {
            "id": "willow-park",
            "en": "Willow Park",
            "zh": "柳园",
            "class": {"id": "b:GreenSpace", "en": "green space", "zh": "城市绿地公园"},
            "status": None,
            "claims": 5,
        }
    ]


def test_a_profile_holds_every_claim_and_source_of_its_facts(run: Run) -> None:
    page = json.loads(run("thing", "lumarimab").stdout)
    assert list(page) == [
        "id", "iri", "names", "class", "status", "notes", "facts", "conflicts", "said", "published", "claims",
        "sources",
    ]  # fmt: skip
    assert page["iri"] == "https://w3id.org/biokg/id/lumarimab"
    assert page["names"] == {"en": "lumarimab", "zh": "芦玛单抗"}
    known = {claim["id"] for claim in page["claims"]}
    assert {name for fact in page["facts"] for name in fact["claims"]} <= known
    cited = {place["source"] for claim in page["claims"] for place in claim["citations"]}
    assert cited == {source["id"] for source in page["sources"]}
    (developed,) = [fact for fact in page["facts"] if fact["property"]["id"] == "b:developedBy"]
    assert developed["other"] == {"id": "larkspur-biologics", "en": "Larkspur Biologics", "zh": "云雀生物"}
    assert (developed["standing"], developed["settled"], len(developed["claims"])) == ("stated", True, 3)


def test_quotes_are_there_where_the_article_is(run: Run, tmp_path: Path) -> None:
    with_words = json.loads(run("claims", "--about", "willow-park").stdout)
    quotes = {place.get("quote") for claim in with_words for place in claim["citations"]}
    assert "不会占用柳园的绿地" in quotes
    without = json.loads(run("claims", "--about", "willow-park", "--articles", str(tmp_path)).stdout)
    assert not any("quote" in place for claim in without for place in claim["citations"])


def test_a_claim_by_the_first_letters_of_its_id(run: Run) -> None:
    full = json.loads(run("claims", "--modality", "denied").stdout)[0]
    assert json.loads(run("claim", full["id"].removeprefix("claim:")[:8]).stdout) == full
    assert json.loads(run("claim", full["id"]).stdout) == full


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (["--modality", "denied"], {("cell-harbour", "b:locatedIn"), ("riverbend-science-park", "b:partOf")}),
        (["--tier", "official", "--about", "aldermark-medicines-board"],
         {("lumarimab-conditional-approval", "b:decidedBy")}),
        (["--machine-only"], {("lumarimab", "b:indicatedFor")}),
        (["--conflicts", "--modality", "inferred"], {("cell-harbour-announcement", "b:edtf")}),
        (["--speaker", "chen xi", "--modality", "denied"], {("cell-harbour", "b:locatedIn")}),
        (["--source", "aldermark-register-2024-12-20", "--modality", "inferred"],
         {("lumarimab-approval-expectation", "b:fulfilledBy")}),
    ],
)  # fmt: skip
def test_filters_of_claims(run: Run, filters: list[str], expected: set[tuple[str, str]]) -> None:
    found = json.loads(run("claims", *filters).stdout)
    assert {(claim["subject"]["id"], claim["property"]["id"]) for claim in found} == expected


def test_csv_has_the_same_columns_whatever_is_found(run: Run) -> None:
    some = list(csv.DictReader(io.StringIO(run("claims", "--modality", "denied", "--format", "csv").stdout)))
    none = run("claims", "--modality", "denied", "--tier", "official", "--format", "csv").stdout
    assert none.strip().split(",") == list(some[0])
    assert {row["object_id"] for row in some} == {"willow-park", "alder-free-zone"}
    assert all(row["citations_start"].isdigit() for row in some)


def test_find_in_either_language(run: Run) -> None:
    first = json.loads(run("find", "芦玛").stdout)[0]
    assert first == {
        "id": "lumarimab", "en": "lumarimab", "zh": "芦玛单抗", "class": "drug", "matched": "芦玛单抗", "score": 86.5,
    }  # fmt: skip
    assert json.loads(run("find", "lumarimab").stdout)[0]["score"] == 100


def test_nothing_found_is_an_empty_list_and_a_word_aside(run: Run) -> None:
    done = run("find", "zzzzqqqq")
    assert (done.exit_code, json.loads(done.stdout)) == (0, [])
    assert done.stderr == "Nothing has a name like that.\n"


def test_the_ending_of_the_file_chooses_the_format(run: Run, tmp_path: Path) -> None:
    for name, start in (("a.csv", "id,title"), ("a.tsv", "id\ttitle"), ("a.md", "| Date |"), ("a.json", "[")):
        assert run("sources", "-o", str(tmp_path / name)).stdout == ""
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(start)


def test_a_dash_is_standard_output(run: Run) -> None:
    assert run("sources", "-o", "-").stdout == run("sources").stdout


def test_questions_and_an_answer(run: Run) -> None:
    names = {question["name"] for question in json.loads(run("questions").stdout)}
    assert "founders-of-company" in names
    answer = json.loads(run("ask", "founders-of-company", "--company", "larkspur biologics").stdout)
    assert {row["values"]["founder"]["id"] for row in answer["rows"]} == {"mira-osei", "tomas-reed"}
    assert all(row["claims"] for row in answer["rows"])
    assert (
        run("ask", "founders-of-company", "company=larkspur-biologics").stdout
        == run("ask", "founders-of-company", "--company=larkspur-biologics").stdout
    )


def test_a_question_explains_itself(run: Run) -> None:
    text = run("ask", "founders-of-company", "--explain").stdout
    assert "--company" in text
    assert "SELECT" in text


def test_queries_in_the_formats_of_sparql(run: Run, tmp_path: Path) -> None:
    text = "SELECT ?c { :lumarimab b:developedBy ?c }"
    (tmp_path / "q.rq").write_text(text, encoding="utf-8")
    found = json.loads(run("query", text).stdout)
    assert found["results"]["bindings"] == [
        {"c": {"type": "uri", "value": "https://w3id.org/biokg/id/larkspur-biologics"}}
    ]
    assert (
        run("query", str(tmp_path / "q.rq")).stdout == run("query", "-", stdin=text).stdout == run("query", text).stdout
    )
    assert run("query", text, "--format", "csv").stdout.splitlines()[0] == "c"
    built = run("query", "CONSTRUCT { ?s b:developedBy ?o } WHERE { ?s b:developedBy ?o }").stdout
    assert "b:developedBy" in built
    assert run("query", "ASK { :lumarimab b:developedBy ?c }", "--format", "table").stdout == "yes\n"


def test_an_empty_answer_to_a_misspelt_query_says_so(run: Run) -> None:
    done = run("query", "SELECT ?c { :lumarimab b:developdBy ?c }")
    assert done.exit_code == 0
    assert done.stderr == "Note: b:developdBy occurs nowhere in the graph; did you mean b:developedBy?\n"


def test_a_query_of_a_graph_that_is_not_there_says_so(run: Run) -> None:
    done = run("query", "SELECT (COUNT(*) AS ?n) FROM graph:thing { ?s ?p ?o }")
    assert json.loads(done.stdout)["results"]["bindings"][0]["n"]["value"] == "0"
    assert done.stderr == "Note: There is no graph graph:thing; did you mean graph:things?\n"


def test_exports_choose_by_ending(run: Run, tmp_path: Path) -> None:
    for name, start in (("g.trig", b"@prefix"), ("g.nodes.csv", b"id,"), ("g.zip", b"PK"), ("g.gexf", b"<?xml")):
        assert run("export", "-o", str(tmp_path / name)).exit_code == 0
        assert (tmp_path / name).read_bytes().startswith(start)
    assert run("export", "--format", "nquads").stdout.count("\n") > 1000


def test_the_map_is_one_page(run: Run) -> None:
    page = run("draw", "--around", "cell harbour").stdout
    assert page.lower().startswith("<!doctype html>")
    assert "Cell Harbour" in page


def test_the_report_as_json(run: Run) -> None:
    done = run("report", "--as-of", "2025-01-31")
    assert done.exit_code == 0
    assert isinstance(json.loads(done.stdout), dict)


def test_a_check_that_passes(run: Run) -> None:
    done = run("check")
    report = json.loads(done.stdout)
    assert (done.exit_code, report["passed"], report["counts"]["violation"]) == (0, True, 0)
    assert report["verified"] == 81


def test_as_of_lists_only_what_was_spoken_of_by_then(run: Run) -> None:
    def names(day: str) -> set[str]:
        return {one["id"] for one in json.loads(run("things", "--class", "Place", "--as-of", day).stdout)}

    assert names("2024-01-01") == set()
    assert "riverbend-tram" not in names("2024-06-30")
    assert {"riverbend-tram", "riverbend-footbridge"} <= names("2024-12-31")


def test_a_name_of_another_vocabulary_has_words_too(run: Run) -> None:
    (first, *_) = [one for one in json.loads(run("claims").stdout) if one["property"]["id"] == "skos:altLabel"]
    assert first["property"] == {"id": "skos:altLabel", "en": "also called", "zh": "又名"}
