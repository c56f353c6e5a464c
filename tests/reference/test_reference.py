"""The reference page and the diagram are current, whole and readable."""

from __future__ import annotations

from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner

from biokg.reference import Vocabulary, render_diagram, render_page
from biokg.reference.__main__ import main
from biokg.workspace import shipped


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    return Vocabulary.read(shipped("ontology"))


def test_page_and_diagram_are_current(repository: Path) -> None:
    result = CliRunner().invoke(main, ["--check", "--docs", str(repository / "docs")])
    assert (result.exit_code, result.output) == (0, "")


def test_the_page_shows_every_term_with_its_words_in_both_languages(vocabulary: Vocabulary) -> None:
    page = render_page(vocabulary)
    for term in [*vocabulary.classes(), *vocabulary.properties()]:
        assert f'<a id="{term.label}"></a>**`{term.name}`**<br>{term.text("rdfs:label", "en")} · ' in page
        for predicate in ("rdfs:label", "skos:definition", "skos:example"):
            assert term.text(predicate, "en") in page
            assert term.text(predicate, "zh") in page


def test_the_page_shows_every_entry_of_every_list(vocabulary: Vocabulary) -> None:
    page = render_page(vocabulary)
    entries = [entry for scheme in vocabulary.lists() for entry in vocabulary.entries(scheme)]
    assert len(entries) > 150
    assert [entry.name for entry in entries if f"`{entry.name}`<br>" not in page] == []


def test_ordered_entries_stand_in_order(vocabulary: Vocabulary) -> None:
    names = [entry.name for entry in vocabulary.entries(vocabulary.terms["b:TierList"])]
    assert names == [
        f"tier:{name}" for name in ("official", "register", "company", "agency", "trade", "aggregator", "machine")
    ]


def test_a_property_tells_its_ends_traits_and_inverse(vocabulary: Vocabulary) -> None:
    row = next(line for line in render_page(vocabulary).splitlines() if line.startswith('| <a id="partOf">'))
    assert "<br>*transitive*<br>*inverse of [hasPart](#hasPart)*<br>⊑ [locatedIn](#locatedIn), `dct:isPartOf`" in row
    assert "| [Place](#Place) → [Place](#Place) |" in row


def test_every_link_of_the_page_leads_somewhere(vocabulary: Vocabulary) -> None:
    page = render_page(vocabulary)
    targets = {part.partition('"')[0] for part in page.split('<a id="')[1:]}
    links = {part.partition(")")[0] for part in page.split("](#")[1:]}
    assert links - targets == set()


def test_the_diagram_is_well_formed_and_shows_every_class_in_both_languages(vocabulary: Vocabulary) -> None:
    texts = {element.text for element in ElementTree.fromstring(render_diagram(vocabulary)).iter()}
    for term in vocabulary.classes():
        assert {term.label, term.text("rdfs:label", "zh")} <= texts


def test_the_diagram_asks_for_nothing_outside_itself(vocabulary: Vocabulary) -> None:
    assert render_diagram(vocabulary).replace("http://www.w3.org/2000/svg", "").count("http") == 0


def test_files_are_written_once_and_then_current(tmp_path: Path) -> None:
    runner = CliRunner()
    assert runner.invoke(main, ["--check", "--docs", str(tmp_path / "new")]).exit_code == 1
    assert runner.invoke(main, ["--docs", str(tmp_path / "new")]).exit_code == 0
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["ontology.md", "ontology.svg"]
    assert runner.invoke(main, ["--check", "--docs", str(tmp_path / "new")]).exit_code == 0
    (tmp_path / "new" / "ontology.md").write_text("# Edited by hand\n", encoding="utf-8")
    stale = runner.invoke(main, ["--check", "--docs", str(tmp_path / "new")])
    assert stale.exit_code == 1
    assert "ontology.md is not current: run python -m biokg.reference." in stale.output
