"""The page that lists the questions is the one that is generated."""

from __future__ import annotations

from pathlib import Path

from biokg.questions import Parameter, Question, read_questions
from biokg.questions.catalogue import GROUPS, catalogue
from biokg.workspace import shipped


def test_the_page_is_current(repository: Path) -> None:
    page = (repository / "docs" / "questions.md").read_text(encoding="utf-8")
    assert page == catalogue(read_questions([shipped("questions")])), (
        "run: python -m biokg.questions > docs/questions.md"
    )


def test_every_group_has_a_heading() -> None:
    assert {question.group for question in read_questions([shipped("questions")])} == set(GROUPS)


def test_an_entry() -> None:
    meaning = {"en": "a park", "zh": "某园区"}
    parameters = {
        "park": Parameter("park", "b:IndustryPark", ":some-park", meaning),
        "on": Parameter("on", "date", None, {"en": "a day", "zh": "某日"}),
        "kind": Parameter("kind", "b:KindList", "any", {"en": "a kind", "zh": "某类别"}),
    }
    words = {"en": "What of {park} on {on}?", "zh": "{on}{park}如何？"}
    question = Question("some", words, "birds", parameters, "", Path("some.rq"), "A note.")
    assert catalogue([question]).partition("docs/questions.md`.\n")[2] == (
        "\n## Birds\n\n### `some`\n\nWhat of *park* on *on*?  \n*on**park*如何？\n\nA note.\n\n"
        "- `park`: a park, 某园区 (`b:IndustryPark`; `some-park`)\n"
        "- `on`: a day, 某日 (`date`)\n"
        "- `kind`: a kind, 某类别 (`b:KindList`; any)\n"
    )
