"""What registers record is told like what sources claim: by name or IRI, with the record and the release behind it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from registers.field import build_field
from registers.research import example, import_records, record, records

from biokg.analysis.subjects import subject
from biokg.build import build
from biokg.build import recorded as recorded_module
from biokg.claims.ledger import Statement
from biokg.columns import tally
from biokg.errors import AmbiguousName, InputError, UnknownName
from biokg.graph import KnowledgeGraph
from biokg.store import canonical_nquads
from biokg.terms import iri, shorten

ROR = "https://ror.org/"


@pytest.fixture(scope="module")
def kg(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    """The fictional example, built with a register of four organisations."""
    workspace = example(repository, tmp_path_factory.mktemp("recorded") / "town")
    others = [record("Gull Pharma (Antarctica)", 5, types=["company"]), record("LARKSPUR", 6, types=["company"])]
    import_records(workspace, [*records(), *others], release="v1")
    build(workspace)
    with KnowledgeGraph.open(workspace.root) as graph:
        yield graph


def told(statements: list[Statement]) -> list[str]:
    return [str(one.claim).replace(ROR, "ror:") for one in statements]


def test_a_thing_of_a_register_is_found_by_its_iri_and_by_its_exact_name(kg: KnowledgeGraph) -> None:
    hospital = kg.resolve("https://ror.org/00port002")
    assert hospital == kg.resolve("Alder Hospital") == kg.resolve("ror:00port002")
    assert kg.label(hospital) == "Alder Hospital"
    assert [shorten(cls.value) for cls in kg.classes(hospital)] == ["b:Hospital", "b:Organization", "b:Agent"]


def test_a_thing_that_sources_speak_of_comes_before_a_record_of_the_same_name(kg: KnowledgeGraph) -> None:
    assert kg.resolve("Port Alder University") == iri(":port-alder-university")
    assert kg.resolve("University of Port Alder") == iri(":port-alder-university")  # the record's name is its, too
    assert kg.resolve("https://ror.org/00port001").value == "https://ror.org/00port001"


def test_several_records_of_one_name_are_listed_and_none_is_guessed(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName) as error:
        kg.resolve("Gull Pharma (Antarctica)")
    assert str(error.value) == (
        "'Gull Pharma (Antarctica)' is the name of 2 things; say which: "
        "ror:00port003 (company, Port Alder, ror), ror:00port005 (company, Port Alder, ror)."
    )


def test_a_record_does_not_take_the_short_name_of_what_sources_speak_of(kg: KnowledgeGraph) -> None:
    with pytest.raises(AmbiguousName) as error:
        kg.resolve("Larkspur")
    assert str(error.value) == (
        "'Larkspur' is the name of a record and short for what sources speak of; say which: "
        "'Larkspur Biologics', 'LARKSPUR' (ror:00port006)."
    )
    assert kg.resolve("https://ror.org/00port006") == kg.resolve("ror:00port006") == kg.resolve("00port006")


def test_records_are_found_by_parts_of_their_names_and_misspelt(kg: KnowledgeGraph) -> None:
    def found(text: str) -> list[tuple[str, str]]:
        return [(shorten(match.node.value).replace(ROR, "ror:"), match.name) for match in kg.find(text, 3)]

    assert found("gull ph") == [(f"ror:00port00{one}", "Gull Pharma") for one in (3, 5)]
    assert found("see institut") == [("ror:00port009", "Sea Institute")]
    assert kg.resolve("ALDER  hospital") == kg.resolve("00port002")


def test_a_record_that_is_the_same_as_a_thing_is_found_as_that(kg: KnowledgeGraph) -> None:
    assert [shorten(match.node.value) for match in kg.find("奥尔德港大学")] == [":port-alder-university"]


def test_what_nothing_is_called_stays_unknown_and_near_names_of_records_are_given(kg: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName, match=r"Nothing is called 'Alder Hospitals'.*'Alder Hospital'"):
        kg.resolve("Alder Hospitals")
    with pytest.raises(UnknownName, match=r"Nothing is called 'https://ror.org/00port099'"):
        kg.resolve("https://ror.org/00port099")


def test_a_short_form_may_be_that_of_a_record_where_no_thing_has_it(kg: KnowledgeGraph) -> None:
    assert kg.resolve("Alder Hosp") == kg.resolve("Alder Hospital")
    assert kg.resolve("Port Ald") == iri(":port-alder")
    with pytest.raises(AmbiguousName) as error:
        kg.resolve("gull pha")
    assert str(error.value) == (
        "'gull pha' may be short for 2 things; say which: 'Gull Pharma' (ror:00port003), 'Gull Pharma' (ror:00port005)."
    )


def test_what_only_registers_know_has_no_report_of_its_own(kg: KnowledgeGraph) -> None:
    with pytest.raises(InputError) as error:
        subject(kg, "Sea Institute", "company")
    assert str(error.value) == (
        "Sea Institute is known from registers alone, which no report of one thing tells of. "
        "See `biokg thing https://ror.org/00port009`."
    )


def test_facts_of_a_record_are_statements_with_the_record_and_the_release_behind_them(kg: KnowledgeGraph) -> None:
    found = kg.recorded.about(kg.resolve("Alder Hospital"))
    assert told(found) == [
        "ror:00port002 b:basedIn https://sws.geonames.org/77/",
        "ror:00port002 b:status status:operating",
        "ror:00port002 b:subOrganizationOf :port-alder-university",
    ]
    place = found[0].places[0]
    assert place.section.names["en"] == "record https://ror.org/00port002"
    assert place.source.title() == "Research Organization Registry, release v1"
    assert place.citation.sha256 is not None
    assert (shorten(found[0].tier.value), found[0].standing, found[0].settled) == ("tier:register", "stated", True)


def test_facts_of_a_matched_record_are_told_of_the_thing(kg: KnowledgeGraph) -> None:
    found = told(kg.recorded.about(iri(":port-alder-university")))
    assert found == [
        ':port-alder-university skos:altLabel "University of Port Alder"@en',
        ':port-alder-university skos:altLabel "UPA"',
        ':port-alder-university b:acronym "UPA"',
        ":port-alder-university b:associatedWith ror:00port009",
        ":port-alder-university b:basedIn https://sws.geonames.org/77/",
        ':port-alder-university b:established "1901"',
        ':port-alder-university b:internetDomain "portalder.example"',
        ":port-alder-university b:status status:operating",
        "ror:00port002 b:subOrganizationOf :port-alder-university",
    ]
    both = told(kg.claims(about="Port Alder University"))
    assert both[-len(found) :] == found
    assert len(both) > len(found)


def test_what_many_records_describe_rests_on_the_release(kg: KnowledgeGraph) -> None:
    found = kg.recorded.about(kg.resolve("https://sws.geonames.org/77/"))
    assert "https://sws.geonames.org/77/ b:locatedIn place:AQ" in told(found)
    of_place = next(one for one in found if "b:locatedIn" in str(one.claim))
    assert of_place.places[0].section.names["en"] == "Research Organization Registry"


def test_what_is_only_linked_to_is_known_by_the_name_in_the_link(kg: KnowledgeGraph) -> None:
    institute = kg.resolve("Sea Institute")
    assert institute.value == "https://ror.org/00port009"
    found = kg.recorded.about(institute)
    assert told(found) == ["ror:00port009 b:associatedWith :port-alder-university"]
    assert found[0].places[0].section.names["en"] == "record https://ror.org/00port001"


def test_of_many_facts_that_lead_to_a_thing_the_first_are_told(
    kg: KnowledgeGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recorded_module, "SHOWN", 2)
    found = told(kg.recorded.about(kg.resolve("https://sws.geonames.org/77/")))
    assert sum("b:basedIn" in one for one in found) == 2


def test_a_profile_tells_sources_and_registers_together(kg: KnowledgeGraph) -> None:
    profile = kg.thing("Port Alder University")
    facts = {shorten(fact.predicate.value): fact for fact in profile.facts}
    assert facts["b:established"].group == "nature"
    assert facts["b:internetDomain"].group == "addresses"
    assert {one.source.name for one in profile.statements} >= {"ror", "hewan-daily-2024-10-15"}


def test_a_register_is_a_source_and_its_claims_are_none_of_the_ledger(kg: KnowledgeGraph) -> None:
    assert [source.name for source in kg.sources()][-1] == "aldermark-register-2024-12-20"
    assert kg.source("ror").rights == "CC0 1.0, https://creativecommons.org/publicdomain/zero/1.0/"
    assert "ror" not in {one.source.name for one in kg.claims()}


def test_a_register_counts_from_the_day_of_its_release(kg: KnowledgeGraph) -> None:
    with kg.as_of("2024-11-30") as before, kg.as_of("2024-12-01") as after:
        assert (before.store.registers, after.store.registers) == (frozenset(), kg.store.registers)
        assert told(after.recorded.about(iri(":port-alder-university"))) == told(
            kg.recorded.about(iri(":port-alder-university"))
        )
        assert kg.resolve("Alder Hospital") == after.resolve("Alder Hospital")
        with pytest.raises(UnknownName):
            before.resolve("Alder Hospital")
        assert len(after.sources()) == len(before.sources()) + 1


@pytest.mark.slow
def test_a_register_of_later_is_as_good_as_not_imported(repository: Path, tmp_path: Path) -> None:
    found = []
    for name in ("with", "without"):
        workspace = build_field(repository, tmp_path / name)
        if name == "without":
            shutil.rmtree(workspace.registers / "clinicaltrials")
            build(workspace)
        with KnowledgeGraph.open(workspace.root) as kg, kg.as_of("2024-12-31") as then:
            columns = then.store.columns()
            counted = then.store.select("SELECT ?class (COUNT(*) AS ?n) { ?x a ?class } GROUP BY ?class")
            assert {str(row["class"]): int(row["n"].value) for row in counted} == tally(columns, iri("rdf:type"))
            assert len(columns) == then.store.size() == len(set(then.store.quads()))
            found.append(canonical_nquads(then.store.quads()))
    assert b"graph/ema>" in found[0]
    assert b"clinicaltrials.gov/study" not in found[0]
    assert found[0] == found[1]


def test_looking_back_leaves_nothing_behind(kg: KnowledgeGraph) -> None:
    assert kg.workspace is not None
    stores = kg.workspace.derived / "stores"
    with kg.as_of("2025-01-01"):
        assert [path for path in stores.iterdir() if path.name.startswith("copy-")]
    assert not [path for path in stores.iterdir() if path.name.startswith("copy-")]
