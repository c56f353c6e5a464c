"""The knowledge graph as a Python object, on the fictional example."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from pyoxigraph import Literal

import biokg
from biokg.build import build
from biokg.claims.things import Thing
from biokg.errors import StoreError, UnknownName
from biokg.graph import KnowledgeGraph
from biokg.terms import b, iri
from biokg.workspace import Workspace


def slugs(things: list[Thing]) -> list[str]:
    return [thing.id.value.rpartition("/")[2] for thing in things]


def test_open_needs_a_build(riverbend: Workspace) -> None:
    with pytest.raises(StoreError, match="there is no store yet; run `biokg build` to make it"):
        biokg.open(riverbend.root)
    build(riverbend)
    with biokg.open(riverbend.sources) as kg:
        assert isinstance(kg, biokg.KnowledgeGraph)
        assert not kg.changed_since_build()
        riverbend.mappings.unlink()
        assert kg.changed_since_build()
    kg.close()
    with pytest.raises(StoreError, match="closed"):
        kg.things()


@pytest.mark.parametrize(
    "name",
    ["lumarimab", ":lumarimab", "LUMARIMAB", "芦玛单抗", "https://w3id.org/biokg/id/lumarimab", " Lumarimab "],
)
def test_a_thing_by_any_of_its_names(name: str, riverbend_graph: KnowledgeGraph) -> None:
    assert riverbend_graph.resolve(name) == iri(":lumarimab")


def test_a_name_that_is_claimed_finds_the_thing(riverbend_graph: KnowledgeGraph) -> None:
    assert riverbend_graph.resolve("Larkspur Biologics Ltd.") == iri(":larkspur-biologics")


@pytest.mark.parametrize(
    ("name", "near"), [("lumarimap", "lumarimab"), ("Cell Harbor", "Cell Harbour"), ("细胞岗", "细胞港")]
)
def test_an_unknown_name_names_near_ones(name: str, near: str, riverbend_graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName) as caught:
        riverbend_graph.resolve(name)
    assert str(caught.value).startswith(f"Nothing is called '{name}'. Did you mean ")
    assert near in str(caught.value)


def test_a_name_of_two_things_is_not_guessed(riverbend: Workspace) -> None:
    with (riverbend.things / "places.ttl").open("a", encoding="utf-8") as file:
        file.write(':other-willow a b:GreenSpace ; rdfs:label "willow park"@en , "柳园二"@zh .\n')
    build(riverbend)
    with KnowledgeGraph.open(riverbend.root) as kg:
        with pytest.raises(UnknownName) as caught:
            kg.resolve("Willow Park")
        assert str(caught.value) == "'Willow Park' is the name of 2 things; say which: other-willow, willow-park."
        assert kg.resolve("willow-park") == iri(":willow-park")


def test_things_of_a_class_include_its_subclasses(riverbend_graph: KnowledgeGraph) -> None:
    kg = riverbend_graph
    assert slugs(kg.things("PublicBody")) == ["alder-development-office", "aldermark-medicines-board"]
    assert slugs(kg.things("MultinationalCompany")) == ["hale-medical", "northgate-pharma"]
    assert slugs(kg.things("IndustryPark")) == ["riverbend-science-park"]
    assert len(kg.things()) == len(kg.things("Place")) + len(kg.things("Agent")) + 4 + 18


def test_things_of_a_status(riverbend_graph: KnowledgeGraph) -> None:
    kg = riverbend_graph
    assert slugs(kg.things(status="planned")) == [
        "cell-harbour-incubator",
        "cell-harbour-pilot-plant",
        "riverbend-footbridge",
        "translational-medicine-institute",
    ]
    assert slugs(kg.things("ParkZone", "under-construction")) == ["cell-harbour"]
    assert kg.things("ParkZone", "planned") == []


@pytest.mark.parametrize(("cls", "status", "said"), [("Parc", None, "class"), (None, "plannd", "lists")])
def test_an_unknown_class_or_status(
    cls: str | None, status: str | None, said: str, riverbend_graph: KnowledgeGraph
) -> None:
    with pytest.raises(UnknownName, match=said):
        riverbend_graph.things(cls, status)


def test_claims_about_a_thing_in_reading_order(riverbend_graph: KnowledgeGraph) -> None:
    said = [
        (str(one.claim), one.source.name.split("-")[0], one.standing, one.tier.value.rpartition("/")[2], one.settled)
        for one in riverbend_graph.claims("Cell Harbour")
        if one.claim.predicate == b("status")
    ]
    assert said == [
        (":cell-harbour b:status status:planned", "riverbend", "planned", "agency", False),
        (":cell-harbour b:status status:planned", "riverbend", "planned", "machine", False),
        (":cell-harbour b:status status:under-construction", "hewan", "under way", "agency", True),
        (":cell-harbour b:status status:under-construction", "hewan", "under way", "agency", True),
    ]


def test_claims_of_a_source(riverbend_graph: KnowledgeGraph) -> None:
    found = riverbend_graph.claims(source="aldermark-register-2024-12-20")
    assert len(found) == 6
    assert len(riverbend_graph.claims("lumarimab", "hewan-daily-2024-10-15")) == 2
    assert len(riverbend_graph.claims()) == 127


def test_sources_by_date(riverbend_graph: KnowledgeGraph) -> None:
    names = [source.name for source in riverbend_graph.sources()]
    assert names == ["riverbend-herald-2024-03-05", "hewan-daily-2024-10-15", "aldermark-register-2024-12-20"]
    assert riverbend_graph.source("Fictional register entry: lumarimab").name == names[2]
    with pytest.raises(UnknownName):
        riverbend_graph.source("nothing of the kind")


def test_labels_fall_back_to_english_and_to_the_id(riverbend_graph: KnowledgeGraph) -> None:
    kg = riverbend_graph
    assert (kg.label(iri(":lumarimab")), kg.label(iri(":lumarimab"), "zh")) == ("lumarimab", "芦玛单抗")
    assert kg.label(iri(":lumarimab"), "fr") == "lumarimab"
    assert kg.label(iri(":nothing-like-it")) == ":nothing-like-it"
    assert kg.label(iri("status:planned"), "zh") != "status:planned"


def test_reading_from_many_threads_at_once(riverbend: Workspace) -> None:
    build(riverbend)
    with KnowledgeGraph.open(riverbend.root) as kg, ThreadPoolExecutor(8) as pool:
        jobs = [
            pool.submit(work)
            for work in 6 * [
                lambda: len(kg.claims()),
                lambda: len(kg.things("Company")),
                lambda: kg.find("cell")[0].node,
                lambda: kg.label(iri(":lumarimab"), "zh"),
            ]
        ]  # fmt: skip
        assert {str(job.result()) for job in jobs} == {
            "127", "5", "芦玛单抗", str(iri(":cell-harbour")),
        }  # fmt: skip


# ---- the ledger


def test_who_is_behind_an_edge(riverbend_graph: KnowledgeGraph) -> None:
    ledger = riverbend_graph.ledger
    edge = (iri(":lumarimab"), b("developedBy"), iri(":larkspur-biologics"))
    behind = ledger.behind(*edge)
    assert sorted(one.source.name.split("-")[0] for one in behind) == ["hewan", "riverbend", "riverbend"]
    assert ledger.independent(behind) == 2
    assert not ledger.machine_only(behind)
    marsh = ledger.behind(iri(":lumarimab"), b("indicatedFor"), iri(":marsh-fever"))
    assert ledger.machine_only(marsh)
    assert ledger.behind(iri(":lumarimab"), b("developedBy"), iri(":hale-medical")) == []
    assert not ledger.machine_only([])


def test_a_digest_of_a_report_counts_as_one_source_with_it(riverbend: Workspace) -> None:
    path = riverbend.source_file("hewan-daily-2024-10-15")
    text = path.read_text(encoding="utf-8").replace(
        "    dct:language", "    b:reproduces source:riverbend-herald-2024-03-05 ;\n    dct:language", 1
    )
    path.write_text(text, encoding="utf-8")
    build(riverbend)
    with KnowledgeGraph.open(riverbend.root) as kg:
        behind = kg.ledger.behind(iri(":lumarimab"), b("developedBy"), iri(":larkspur-biologics"))
        assert len(behind) == 3
        assert kg.ledger.independent(behind) == 1


@pytest.mark.parametrize(
    ("about", "predicate", "standing"),
    [
        ("lumarimab", "developedBy", {"stated"}),
        ("cell-harbour-pilot-plant", "locatedIn", {"planned"}),
        ("willow-park", "connectsTo", {"intended", "planned", "stated"}),
        ("alder-free-zone", "partOf", {"denied"}),
        ("hale-at-cell-harbour", "role", {"under way"}),
        ("lumarimab-conditional-approval", "decisionOn", {"stated"}),
        ("lumarimab-approval-expectation", "edtf", {"inferred"}),
    ],
)
def test_how_a_statement_stands(
    about: str, predicate: str, standing: set[str], riverbend_graph: KnowledgeGraph
) -> None:
    found = {one.standing for one in riverbend_graph.claims(about) if one.claim.predicate == b(predicate)}
    assert found == standing


def test_bounds_of_the_hedged_numbers_in_the_graph(riverbend_graph: KnowledgeGraph) -> None:
    rows = riverbend_graph.store.select(
        "SELECT ?s ?low ?high { ?s b:value ?v . OPTIONAL { ?s b:minValue ?low } OPTIONAL { ?s b:maxValue ?high } }"
    )
    found = {}
    for row in rows:
        ends = [row[name] for name in ("low", "high")]
        found[row["s"].value.rpartition("/")[2]] = [end.value if isinstance(end, Literal) else None for end in ends]
    assert found == {
        "riverbend-firms-2024-03": ["300", None],
        "riverbend-firms-2024-10": ["280", "280"],
        "riverbend-trials-2024-03": [None, None],
        "riverbend-neuroscience-staff-2024-03": ["30", "30"],
        "cell-harbour-area-2024-10": [None, None],
        "northgate-staff-2024-10": [None, "60"],
    }


def test_the_readme_of_the_example_says_what_is_there(repository: Path) -> None:
    text = (repository / "examples/riverbend/README.md").read_text(encoding="utf-8")
    for name in ("articles/", "claims/", "graphs/things/", "graphs/sources/", "graphs/mappings.sssom.tsv"):
        assert f"`{name}`" in text
        assert (repository / "examples/riverbend" / name).exists()
