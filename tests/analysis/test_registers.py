"""What registers hold: counted by hand where they are small, and by SPARQL where they are real."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode, Quad
from registers.field import build_field
from registers.research import example, import_records, records
from registers.test_fda import APPROVAL, ORPHAN, written

from biokg.analysis.registers import Count, Figure, Registers, registers
from biokg.analysis.share import Share
from biokg.build import build
from biokg.errors import InputError, UnknownName
from biokg.graph import KnowledgeGraph
from biokg.registers.catalogue import register
from biokg.registers.importing import import_release
from biokg.store import EmbeddedStore
from biokg.terms import b, graph, iri, local_name
from biokg.views.document.plain import plain
from biokg.workspace import Workspace


@pytest.fixture(scope="module")
def field(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    """The made-up field, built and open."""
    workspace = build_field(repository, tmp_path_factory.mktemp("field") / "town")
    with KnowledgeGraph.open(workspace.root) as kg:
        yield kg


def short(figure: Figure | None) -> tuple[dict[str, int], Share]:
    """Return the counts of a figure by the last part of their values, and the base."""
    assert figure is not None
    return {one.value if isinstance(one.value, str) else local_name(one.value): one.number
            for one in figure.counts}, figure.stated  # fmt: skip


BY_HAND = {
    ("things", "classes"): ({
        "Drug": 10, "Organization": 9, "RegulatoryDecision": 6, "ClinicalTrial": 4, "Company": 3, "Disease": 3,
        "Regulator": 3, "Place": 2, "Expectation": 1, "Hospital": 1, "Person": 1, "University": 1,
    }, Share(44, 44)),
    ("organisations", "countries"): ({"AQ": 4, "CN": 3}, Share(7, 17)),
    ("organisations", "kinds"): ({"archive": 1, "research-funder": 1}, Share(2, 17)),
    ("organisations", "statuses"): ({"operating": 4, "ended": 1}, Share(5, 17)),
    ("studies", "statuses"): ({"completed": 2, "under-way": 1}, Share(3, 4)),
    ("studies", "phases"): ({"phase-1-trial": 2, "phase-2-trial": 2, "observational-study": 1}, Share(4, 4)),
    ("studies", "years"): ({"2024": 1, "2020": 2}, Share(3, 4)),
    ("studies", "sponsors"): ({"university-of-port-alder": 2, "gull-pharma": 1, "jane-doe": 1}, Share(4, 4)),
    ("studies", "diseases"): ({"hepatitis-d": 3, "hepatitis-b": 2}, Share(4, 4)),
    ("studies", "products"): ({"larkumab": 2, "placebo": 2}, Share(3, 4)),
    ("studies", "countries"): ({"AQ": 1, "CN": 1}, Share(2, 4)),
    ("decisions", "kinds"): ({"marketing-approval": 4, "orphan-designation": 1, "supplement-approval": 1}, Share(6, 6)),
    ("decisions", "years"): ({"2021": 3, "2020": 1, "2015": 1}, Share(5, 6)),
    ("decisions", "holders"): ({"larkspur-ltd": 1, "larkspur": 1}, Share(2, 2)),
    ("products", "statuses"): ({"granted": 2, "refused": 1, "withdrawn": 1}, Share(4, 4)),
}  # fmt: skip


def test_every_figure_of_a_small_field(field: KnowledgeGraph) -> None:
    found = registers(field)
    assert {(one.topic, one.name): short(one) for one in found.figures} == BY_HAND
    order = {key: list(counts) for key, (counts, _) in BY_HAND.items()}
    assert {(one.topic, one.name): list(short(one)[0]) for one in found.figures} == order
    assert found.absent == []


def test_decisions_are_told_apart_by_the_area_where_they_have_force(field: KnowledgeGraph) -> None:
    found = registers(field)
    for name, wanted in {
        "kinds": {"marketing-approval": (3, 1), "orphan-designation": (1, 0), "supplement-approval": (0, 1)},
        "years": {"2021": (1, 2), "2020": (1, 0), "2015": (1, 0)},
    }.items():
        figure = found.figure("decisions", name)
        assert figure is not None
        areas = [tuple(map(local_name, one.by_place)) for one in figure.counts]
        assert set(areas) == {("EU", "US")}
        numbers = [tuple(one.by_place.values()) for one in figure.counts]
        assert dict(zip(short(figure)[0], numbers, strict=True)) == wanted


def test_a_figure_names_the_registers_that_it_is_from(field: KnowledgeGraph) -> None:
    found = registers(field)
    told = {f"{one.topic} {one.name}": list(one.registers) for one in found.figures}
    assert told["organisations countries"] == ["clinicaltrials", "ror"]
    assert told["organisations statuses"] == ["ror"]
    assert told["decisions kinds"] == told["products statuses"] == ["ema", "fda-approvals"]
    assert told["studies countries"] == ["clinicaltrials"]
    assert told["things classes"] == ["clinicaltrials", "ema", "fda-approvals", "ror"]


def test_a_line_for_each_register(field: KnowledgeGraph) -> None:
    lines = {one.name: one for one in registers(field).imported}
    assert {name: (one.records, one.rejected, one.only_named, one.matched) for name, one in lines.items()} == {
        "clinicaltrials": (4, 0, 0, 1), "ema": (3, 0, 0, 0), "fda-approvals": (2, 0, 0, 0), "ror": (5, 1, 1, 1),
    }  # fmt: skip
    ror = lines["ror"]
    assert (ror.title["en"], ror.date) == ("Research Organization Registry, release v1", "2024-06-01")
    assert ror.licence.startswith("CC0 1.0")
    assert ror.statements == field.store.size(graph("ror"))


def test_things_of_the_sources_meet_their_records(field: KnowledgeGraph) -> None:
    found = [
        (local_name(one.thing), one.register, one.sponsored, one.supported, one.held) for one in registers(field).known
    ]
    assert found == [("port-alder-university", "clinicaltrials", 2, 0, 0), ("port-alder-university", "ror", 0, 0, 0)]


def test_of_a_country_the_organisations_there_and_studies_with_a_site_or_sponsor_there(field: KnowledgeGraph) -> None:
    found = registers(field, country="AQ")
    assert short(found.figure("organisations", "towns")) == ({"": 3}, Share(3, 4))  # …geonames.org/77/
    assert found.figure("organisations", "countries") is None
    # one has its site there, one a sponsor whose other record is there; that of Gull Pharma is tied to nothing
    assert short(found.figure("studies", "statuses")) == ({"completed": 1, "under-way": 1}, Share(2, 2))
    assert found.figure("decisions", "kinds") is None
    assert found.absent == ["decisions"]
    assert registers(field, country="Antarctica").figures == found.figures


def test_of_an_area_the_decisions_with_force_there(field: KnowledgeGraph) -> None:
    found = registers(field, country="eu")
    assert short(found.figure("decisions", "kinds")) == (
        {"marketing-approval": 3, "orphan-designation": 1},
        Share(4, 4),
    )
    assert short(found.figure("products", "statuses"))[0] == {"granted": 1, "refused": 1, "withdrawn": 1}
    assert found.absent == ["organisations", "studies", "known"]


def test_of_one_register_alone(field: KnowledgeGraph) -> None:
    found = registers(field, "ror", top=1)
    assert [one.name for one in found.imported] == ["ror"]
    assert short(found.figure("organisations", "countries")) == ({"AQ": 3}, Share(5, 6))
    assert found.absent == ["studies", "decisions"]
    counted = found.figure("organisations", "countries")
    assert counted is not None
    assert counted.values == 2


def test_a_register_that_was_released_later_does_not_count(field: KnowledgeGraph) -> None:
    found = registers(field, as_of=dt.date(2024, 7, 31))
    assert [one.name for one in found.imported] == ["ema", "ror"]
    assert found.left_out == ["Drugs@FDA monthly approvals, release v1", "ClinicalTrials.gov, release v1"][::-1]
    with field.as_of("2024-07-31") as then:
        again = registers(then)
    assert (again.figures, again.known) == (found.figures, found.known)


def test_without_a_day_every_register_counts_that_of_a_year_that_is_not_over_too(
    repository: Path, tmp_path: Path
) -> None:
    workspace = example(repository, tmp_path / "town")
    import_records(workspace, records(), date=str(dt.date.today().year))
    build(workspace)
    with KnowledgeGraph.open(workspace.root) as kg:
        found = registers(kg)
    assert ([one.name for one in found.imported], found.left_out) == (["ror"], [])


@pytest.fixture(scope="module")
def lists(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    """Two lists of one publisher: Larkspur holds an approval in one, a designation and an approval in the other."""
    workspace = example(repository, tmp_path_factory.mktemp("lists") / "town")
    tie = ":larkspur-biologics\t\tskos:exactMatch\treg:fda-orphan/company/larkspur\tsemapv:ManualMappingCuration\t1\t\n"
    text = workspace.mappings.read_text(encoding="utf-8")
    workspace.mappings.write_text(
        text.replace("#  ror:", "#  reg: https://w3id.org/biokg/id/register/\n#  ror:") + tie, encoding="utf-8"
    )
    for name, row in (("fda-approvals", APPROVAL), ("fda-orphan", ORPHAN | {"Sponsor Company": "Larkspur"})):
        import_release(workspace, register(name), [written(workspace.root / "given.csv", row)], date="2024-08-01")
    build(workspace)
    with KnowledgeGraph.open(workspace.root) as kg:
        yield kg


def test_what_registers_of_one_publisher_write_alike_counts_once(lists: KnowledgeGraph) -> None:
    found = registers(lists)
    figures = {(one.topic, one.name): short(one) for one in found.figures}
    assert figures["decisions", "holders"] == ({"larkspur": 2}, Share(2, 2))
    assert figures["organisations", "countries"] == ({"US": 1}, Share(1, 2))  # the company and the agency
    assert figures["things", "classes"] == (
        {"Drug": 4, "RegulatoryDecision": 4, "Organization": 1, "Regulator": 1}, Share(10, 10)
    )  # fmt: skip
    check(lists, in_registers(lists), found)
    holders = found.figure("decisions", "holders")
    assert holders is not None
    assert list(holders.registers) == ["fda-approvals", "fda-orphan"]
    assert [local_name(one.thing) for one in found.known] == ["larkspur-biologics"]
    assert [(one.register, one.held) for one in found.known] == [("fda-orphan", 3)]  # of that record alone
    assert short(registers(lists, "fda-orphan").figure("decisions", "holders")) == ({"larkspur": 1}, Share(1, 1))


def test_what_cannot_be_answered_is_said_in_a_sentence(field: KnowledgeGraph, riverbend_graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName) as unknown:
        registers(field, "rorr")
    assert str(unknown.value) == "No register 'rorr' is in the graph. Did you mean ror?"
    with pytest.raises(InputError, match=r"^'XX' is no country; give its code"):
        registers(field, country="XX")
    with pytest.raises(InputError, match="at least one place"):
        registers(field, top=0)
    with pytest.raises(InputError, match=r"^No register is in the graph: import one"):
        registers(riverbend_graph)
    with pytest.raises(InputError, match=r"^Every register of the graph was released after 2020-01-01"):
        registers(field, as_of=dt.date(2020, 1, 1))
    with pytest.raises(InputError, match=r"^clinicaltrials was released after 2024-07-31; name a later day\.$"):
        registers(field, "clinicaltrials", as_of=dt.date(2024, 7, 31))


def test_it_is_plain_data(field: KnowledgeGraph) -> None:
    found = plain(registers(field), field.label)
    assert found["figures"][1]["stated"] == {"k": 7, "n": 17}
    assert found["figures"][1]["counts"][0] == {
        "value": {"id": "place:AQ", "en": "Antarctica", "zh": "南极洲"}, "number": 4, "by_place": {},
    }  # fmt: skip
    assert found["releases"]["ror"]["source"] == "ror"


# ---- the same by SPARQL

ORGANISATION = "?x a b:Organization . FILTER NOT EXISTS { ?release dct:publisher ?x }"
STUDY, DECISION = "?x a b:ClinicalTrial .", "?x a b:RegulatoryDecision ."
SALE = "?d b:kind ?sale . VALUES ?sale { decision:marketing-approval decision:conditional-approval }"
COUNTRY = 'FILTER(REGEX(STR(?v), "/place/[A-Z][A-Z]$"))'
QUERIES = {
    ("organisations", "countries"): (ORGANISATION, f"?x b:presentIn ?v . {COUNTRY}"),
    ("organisations", "towns"): (ORGANISATION, f"?x b:basedIn ?v . {COUNTRY.replace('FILTER(', 'FILTER(!')}"),
    ("organisations", "kinds"): (ORGANISATION, "?x b:kind ?v ."),
    ("organisations", "statuses"): (ORGANISATION, "?x b:status ?v ."),
    ("studies", "statuses"): (STUDY, "?x b:status ?v ."),
    ("studies", "phases"): (STUDY, "?x b:kind ?v ."),
    ("studies", "years"): (STUDY, "?x b:startDate ?day . BIND(SUBSTR(?day, 1, 4) AS ?v)"),
    ("studies", "sponsors"): (STUDY, "?x b:sponsoredBy ?v ."),
    ("studies", "diseases"): (STUDY, "?x b:studies ?v . ?v a b:Disease ."),
    ("studies", "products"): (STUDY, "?x b:studies ?v . ?v a b:MedicalProduct ."),
    ("studies", "countries"): (STUDY, f"?x b:conductedAt ?site . ?site b:presentIn ?v . {COUNTRY}"),
    ("decisions", "kinds"): (DECISION, "?x b:kind ?v ."),
    ("decisions", "years"): (DECISION, "?x b:edtf ?day . BIND(SUBSTR(?day, 1, 4) AS ?v)"),
    ("decisions", "holders"): (
        f"{DECISION} ?x b:status status:granted . FILTER EXISTS {{ {SALE.replace('?d', '?x')} }}", "?x b:grantedTo ?v ."
    ),
    ("products", "statuses"): ("?any a b:RegulatoryDecision ; b:decisionOn ?x .",
                               f"?d a b:RegulatoryDecision ; b:decisionOn ?x ; b:status ?v . {SALE}"),
}  # fmt: skip
THERE = {
    "organisations": "?x b:presentIn $place .",
    "studies": """{ ?x b:conductedAt ?o } UNION { ?x b:sponsoredBy ?o } ?o a b:Organization .
        { ?o b:presentIn $place } UNION { $same ?other b:presentIn $place }""",
}
"""What holds of those of a country; $same lists the records that are the same by a thing of the sources."""


def in_registers(kg: KnowledgeGraph) -> EmbeddedStore:
    """Return a store of nothing but the registers, whose default graph is what the report counts."""
    store, renamed = EmbeddedStore.in_memory(), as_one(kg)
    for name in sorted(kg.recorded.graphs, key=str):  # so that the first register's name stands for all
        store.load(
            Quad(renamed(quad.subject), quad.predicate, renamed(quad.object), name)
            for quad in kg.store.quads(graph=name)
        )
    return store


def as_one(kg: KnowledgeGraph) -> Callable[[Any], Any]:
    """Return what gives companies, substances and the regulator of the FDA's lists one name in all of them."""
    lists = sorted(local_name(one) for one in kg.recorded.graphs if local_name(one).startswith("fda-"))
    shared = re.compile(r"(.*/register/)(fda-[a-z-]+)/((?:company|substance|body)/.*)")

    @cache
    def first(rest: str) -> str:
        things = (NamedNode(f"https://w3id.org/biokg/id/register/{name}/{rest}") for name in lists)
        return next(one.value for one in things if next(iter(kg.store.quads(subject=one)), None))

    def renamed(term: Any) -> Any:
        found = shared.fullmatch(term.value) if isinstance(term, NamedNode) else None
        return NamedNode(first(found[3])) if found else term

    return renamed


def own_class(kg: KnowledgeGraph) -> tuple[str, str]:
    """Return what tells a thing, and its classes that have none below them."""
    classes = [cls for cls in kg.ontology.classes if local_name(cls) not in {"Source", "SourceSection", "Citation"}]
    named = " ".join(map(str, classes))
    below = " ".join(f"({cls} {above})" for cls in classes for above in kg.ontology.ancestors(cls)[1:])
    base = f"?x a ?any . VALUES ?any {{ {named} }} FILTER NOT EXISTS {{ ?release dct:publisher ?x }}"
    return (
        base,
        f"?x a ?v . VALUES ?v {{ {named} }} FILTER NOT EXISTS {{ VALUES (?lower ?v) {{ {below} }} ?x a ?lower }}",
    )


def same_records(kg: KnowledgeGraph) -> str:
    pairs = [(quad.subject, quad.object) for quad in kg.store.quads(predicate=iri("skos:exactMatch"),
                                                                    graph=graph("mappings"))]  # fmt: skip
    rows = " ".join(f"({one} {two})" for thing, one in pairs for other, two in pairs if thing == other)
    return f"VALUES (?o ?other) {{ {rows} }}"


def check(kg: KnowledgeGraph, store: EmbeddedStore, found: Registers) -> None:
    """Compare each figure with what SPARQL answers: counts, base, how many have a value, how many values."""
    queries = QUERIES | {("things", "classes"): own_class(kg)}
    for figure in found.figures:
        base, value = queries[figure.topic, figure.name]
        if found.country is not None:
            there = THERE.get(figure.topic, "")
            base += there.replace("$place", str(found.country)).replace("$same", same_records(kg))
        ((total,),) = store.select(f"SELECT (COUNT(DISTINCT ?x) AS ?n) {{ {base} }}")
        rows = list(store.select(f"SELECT DISTINCT ?x ?v {{ {{ SELECT DISTINCT ?x {{ {base} }} }} {value} }}"))
        counts: dict[str, int] = {}
        for row in rows:
            counts[row["v"].value] = counts.get(row["v"].value, 0) + 1
        told = f"{figure.topic} {figure.name}"
        assert figure.stated == Share(len({row["x"] for row in rows}), int(total.value)), told
        assert figure.values == len(counts), told
        ranked = sorted(counts.items(), key=lambda item: (-item[1], f"<{item[0]}>"))
        if figure.name == "years":
            ranked = sorted(counts.items(), reverse=True)
        shown = [(one.value if isinstance(one.value, str) else one.value.value, one.number) for one in figure.counts]
        assert shown == ranked[: len(shown)], told
        assert len(shown) == min(len(ranked), len(shown) if figure.name in {"years", "classes"} else found.top), told


@pytest.mark.parametrize("country", [None, "AQ", "CN"])
def test_a_small_field_is_counted_as_by_sparql(field: KnowledgeGraph, country: str | None) -> None:
    check(field, in_registers(field), registers(field, country=country))


@pytest.fixture(scope="module")
def real(repository: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[KnowledgeGraph]:
    """The extracts of real registers, imported beside what sources say of two parks."""
    folder, data = tmp_path_factory.mktemp("real"), shared / "data"
    shutil.copytree(repository / "graphs", folder / "graphs")
    workspace = Workspace(folder)
    given = {
        "ror": ([*data.glob("ror/*.json")], {}),
        "clinicaltrials": ([*sorted(data.glob("ctgov/ctg-studies-*"))], {"options": {"sites": "all"}}),
        "ema": ([*data.glob("ema_medicines/*.xlsx")], {}),
        "fda-approvals": ([*data.glob("fda/drugsatfda*.csv")], {}),
        "fda-orphan": ([*data.glob("fda/orphan*.csv")], {}),
        "fda-orange-book": ([*data.glob("fda/orange_book_exclusivity*.txt")], {"date": "2024-06"}),
        "gleif": ([*data.glob("gleif/lei2*.xml"), *data.glob("gleif/rr*.xml")],
                  {"date": "2023-06-05", "options": {"all": True}}),
    }  # fmt: skip
    for name, (paths, settings) in given.items():
        import_release(workspace, register(name), sorted(paths), **settings)  # type: ignore[arg-type]
    build(workspace)
    with KnowledgeGraph.open(folder) as kg:
        yield kg


@pytest.mark.slow
def test_real_registers_are_counted_as_by_sparql(real: KnowledgeGraph) -> None:
    store = in_registers(real)
    found = registers(real)
    assert {(one.topic, one.name) for one in found.figures} == BY_HAND.keys()
    check(real, store, found)
    check(real, store, registers(real, country="CN", top=25))
    check(real, store, replace(registers(real, "clinicaltrials"), figures=[]))


@pytest.mark.slow
def test_what_the_real_registers_hold(real: KnowledgeGraph) -> None:
    found = registers(real)
    lines = {one.name: one.records for one in found.imported}
    assert lines == {"clinicaltrials": 2172, "ema": 2096, "fda-approvals": 2344, "fda-orange-book": 2074,
                     "fda-orphan": 707, "gleif": 23, "ror": 1806}  # fmt: skip
    sponsors = found.figure("studies", "sponsors")
    assert sponsors is not None
    assert sponsors.counts[0] == Count(iri(":register/clinicaltrials/sponsor/pfizer"), 62)
    assert {"astrazeneca", "eli-lilly", "pfizer"} <= {local_name(one.thing) for one in found.known}
    assert b("Drug") in {one.value for one in found.figures[0].counts}
