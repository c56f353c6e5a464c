"""Parameters are named in either language, typed, and refused with what to do."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from biokg.build.assemble import assemble, read_workspace
from biokg.errors import InputError, UnknownName
from biokg.graph import KnowledgeGraph
from biokg.questions import Answer, answer
from biokg.questions.files import read_question
from biokg.store import EmbeddedStore
from biokg.terms import shorten
from biokg.workspace import Workspace

HEADER = "# en: What of {it}?\n# zh: {it}如何？\n# group: test\n# param it: TYPE | anything | 任何\n"


@pytest.fixture
def ask(asked: KnowledgeGraph, tmp_path: Path) -> Callable[..., Answer]:
    """Asks a question that gives its parameter back."""

    def put(kind: str, **given: object) -> Answer:
        path = tmp_path / "echo.rq"
        query = "SELECT ?it WHERE { VALUES ?it { $it } }"
        path.write_text(HEADER.replace("TYPE", kind) + query, encoding="utf-8")
        return answer(asked, [read_question(path)], "echo", given)

    return put


def _value(found: Answer) -> str:
    term = found.rows[0].values["it"]
    assert term is not None
    return shorten(term.value)


@pytest.mark.parametrize(
    ("kind", "given", "expected"),
    [
        ("thing", "Eli Lilly", ":eli-lilly"),
        ("thing", "eli lilly AND company", ":eli-lilly"),
        ("thing", "国际医药创新公园", ":international-biopark"),
        ("thing", "BioPark", ":international-biopark"),
        ("b:Drug", "HH-003", ":libevitug"),
        ("b:Drug", "Libeiweita", ":libevitug"),
        ("b:MedicalProduct", "立贝韦塔", ":libevitug"),
        ("b:Company", ":pfizer", ":pfizer"),
        ("b:MultinationalCompany", "pfizer", ":pfizer"),
        ("b:Company", "https://w3id.org/biokg/id/pfizer", ":pfizer"),
        ("b:StatusList", "status:planned", "status:planned"),
        ("b:StatusList", "under construction", "status:under-construction"),
        ("b:StageList", "临床前研究", "stage:preclinical"),
        ("concept", "monoclonal antibody", "form:monoclonal-antibody"),
        ("source", "source:people-2026-01-24", "source:people-2026-01-24"),
        ("source", "people-2026-01-24", "source:people-2026-01-24"),
        ("date", "2025-10-24", "2025-10-24T00:00:00Z"),
        ("date", dt.date(2025, 10, 24), "2025-10-24T00:00:00Z"),
        ("number", "1,000", "1000"),
        ("number", 2.5, "2.5"),
    ],
)
def test_a_value_becomes_a_term(ask: Callable[..., Answer], kind: str, given: object, expected: str) -> None:
    assert _value(ask(kind, it=given)) == expected


def test_today_is_the_day_as_of_which_the_graph_is_known(asked: KnowledgeGraph) -> None:
    then = asked.as_of(dt.date(2025, 12, 15))
    assert then.ask("expectations-due").words["en"].endswith("on 2025-12-15?")
    assert asked.today == dt.date.today()


@pytest.mark.parametrize(
    ("kind", "given", "error", "words"),
    [
        ("b:Company", "Pfizzer", UnknownName, "Nothing is called 'Pfizzer'. Did you mean 'Pfizer'"),
        ("b:IndustryPark", "Pfizer", InputError, "it takes an industry park, and 'Pfizer' is a company (pfizer)."),
        ("b:StatusList", "planed", UnknownName, "Nothing is called 'planed'. Did you mean 'planned'"),
        ("b:StatusList", "stage:registration", UnknownName, "Nothing is called 'stage:registration'."),
        ("date", "soon", InputError, "'soon' is not a day; write YYYY-MM-DD"),
        ("date", "2025-13-40", InputError, "'2025-13-40' is not a day"),
        ("number", "about five", InputError, "'about five' is not a number"),
        ("number", "NaN", InputError, "'NaN' is not a number"),
        ("thing", "", InputError, "echo needs it: anything. Give it=…."),
        ("thing", "any", UnknownName, "Nothing is called 'any'."),
        ("thing", '"> } DROP ALL #', UnknownName, "Nothing is called"),
    ],
)
def test_a_wrong_value_is_refused(
    ask: Callable[..., Answer], kind: str, given: str, error: type[Exception], words: str
) -> None:
    with pytest.raises(error) as caught:
        ask(kind, it=given)
    assert words in str(caught.value)


def test_a_missing_parameter_is_named_with_its_meaning(ask: Callable[..., Answer]) -> None:
    with pytest.raises(InputError, match=r"^echo needs it: anything\. Give it=…\.$"):
        ask("b:Place")


def test_an_unknown_parameter_is_refused_with_the_nearest(asked: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName) as caught:
        asked.ask("zones-of-park", parc="BioPark")
    assert str(caught.value) == ("'parc' is no parameter of zones-of-park, which takes park. Did you mean park?")


def test_an_unknown_question_is_refused_with_the_nearest(asked: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName) as caught:
        asked.ask("zone-of-parks")
    assert str(caught.value).startswith("There is no question 'zone-of-parks'. Did you mean zones-of-park")


def test_several_matches_are_listed_never_guessed(riverbend: Workspace, tmp_path: Path) -> None:
    places = riverbend.things / "places.ttl"
    twice = places.read_text(encoding="utf-8").replace('"柳园"@zh', '"细胞港"@zh')
    assert twice.count('"细胞港"@zh') == 2
    places.write_text(twice, encoding="utf-8")
    with EmbeddedStore.in_memory() as store:
        store.load(assemble(read_workspace(riverbend)))
        path = tmp_path / "echo.rq"
        path.write_text(HEADER.replace("TYPE", "thing") + "SELECT ?it { VALUES ?it { $it } }", encoding="utf-8")
        with pytest.raises(UnknownName) as caught:
            answer(KnowledgeGraph(store, riverbend), [read_question(path)], "echo", {"it": "细胞港"})
    assert str(caught.value) == "'细胞港' is the name of 2 things; say which: cell-harbour, willow-park."


def test_the_words_of_a_question_name_its_values_in_both_languages(asked: KnowledgeGraph) -> None:
    found = asked.ask("more-than", thing="中关村生命科学园", number=1200)
    assert found.words == {
        "en": "Does Zhongguancun Life Science Park have more than 1,200 (pharmaceutical company)?",
        "zh": "中关村生命科学园的“制药企业”是否超过1,200？",
    }
    assert asked.ask("posts-at-organisation").words["en"] == "Who holds which post at any organisation?"
