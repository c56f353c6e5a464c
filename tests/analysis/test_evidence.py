"""Evidence: counted by hand on small graphs, and the project's own."""

from __future__ import annotations

from dataclasses import replace

import pytest
from pyoxigraph import NamedNode, Triple

from biokg.analysis.backing import SourcesRead
from biokg.analysis.evidence import Evidence, Report, evidence
from biokg.analysis.support import support
from biokg.claims.ledger import Ledger
from biokg.claims.model import Claim
from biokg.graph import KnowledgeGraph
from biokg.terms import local_name

from .own import own_graph
from .small import Paper, graph_of, node

THINGS = {"park": "IndustryPark", "acme": "Company", "mab": "Drug", "nod": "RegulatoryDecision", "one": "Statistic"}


def report(found: Evidence, name: str) -> Report:
    return next(one for one in found.reports if local_name(one.id) == name)


def fallen(one: Report) -> list[str]:
    return [str(loss.fact.statements[0].claim) for loss in one.losses]


def test_a_digest_a_translation_and_a_copy_count_once() -> None:
    says = ["acme basedIn park"]
    kg = graph_of(
        THINGS, Paper("first", says), Paper("digest", says, reproduces="first"),
        Paper("copy", says, reproduces="digest"), Paper("other", says, tier="official"),
    )  # fmt: skip
    found = evidence(kg)
    (fact,) = found.facts
    assert (fact.independent, len(fact.statements), local_name(fact.tier)) == (2, 4, "official")
    assert [(local_name(one.id), len(one.sources), one.facts, one.alone) for one in found.reports] == [
        ("first", 3, 1, 0), ("other", 1, 1, 0),
    ]  # fmt: skip
    assert found.backing.sources == SourcesRead(4, 2, 0)


def test_by_tier_claims_and_the_best_voice() -> None:
    kg = graph_of(
        THINGS,
        Paper("a", ["acme basedIn park", "mab developedBy acme #digest"]),
        Paper("b", ["acme basedIn park"], tier="trade"),
    )
    assert [(local_name(one.tier), one.claims, one.facts) for one in evidence(kg).tiers] == [
        ("agency", 1, 1), ("trade", 1, 0), ("machine", 1, 1),
    ]  # fmt: skip
    assert [fact.machine_only for fact in evidence(kg).facts] == [False, True]


def test_what_would_fall_and_what_would_stand_instead() -> None:
    kg = graph_of(
        THINGS,
        Paper("old", ["nod edtf 2024-01-01", "mab developedBy acme"], "2024-01-02", tier="official"),
        Paper("new", ["nod edtf 2024-02-01", "mab developedBy acme", "acme basedIn park"], "2024-02-02"),
    )
    found = evidence(kg)
    assert fallen(report(found, "old")) == [':nod b:edtf "2024-01-01"']
    assert fallen(report(found, "new")) == [":acme b:basedIn :park"]
    (loss,) = report(found, "old").losses
    assert [value.value for value in loss.instead] == ["2024-02-01"]


def test_with_a_report_falls_what_reproduces_it() -> None:
    kg = graph_of(
        THINGS, Paper("first", ["acme basedIn park"]), Paper("copy", ["acme basedIn park"], reproduces="first")
    )
    (only,) = evidence(kg).reports
    assert fallen(only) == [":acme b:basedIn :park"]


def test_with_what_makes_a_thing_planned_falls_what_is_planned_there() -> None:
    kg = graph_of(
        {"hall": "Facility", "park": "IndustryPark"},
        Paper("status", ["hall status status:planned"]),
        Paper("place", ["hall locatedIn park !intended"]),
    )
    assert fallen(report(evidence(kg), "status")) == [":hall b:locatedIn :park", ":hall b:status status:planned"]
    assert fallen(report(evidence(kg), "place")) == [":hall b:locatedIn :park"]


def test_about_a_thing_with_what_belongs_to_it() -> None:
    kg = graph_of(THINGS, Paper("a", [
        "mab developedBy acme", "nod decisionOn mab", "one statisticOf acme", "one value 5", "park partOf park",
    ]))  # fmt: skip
    found = evidence(kg, node("acme"))
    assert [str(fact.statements[0].claim) for fact in found.facts] == [
        ":mab b:developedBy :acme", ":nod b:decisionOn :mab", ":one b:statisticOf :acme",
        ':one b:value "5"^^<http://www.w3.org/2001/XMLSchema#decimal>',
    ]  # fmt: skip
    assert found.backing.claims == 4


def test_a_thing_of_which_nothing_is_said_and_an_empty_graph() -> None:
    kg = graph_of(THINGS, Paper("a", ["mab developedBy acme"]))
    for found in (evidence(kg, node("park")), evidence(graph_of({}))):
        assert (found.facts, found.reports, found.tiers, found.backing.facts) == ((), (), (), 0)


def test_what_was_superseded_counts_again() -> None:
    kg = graph_of(
        THINGS, Paper("a", ["acme basedIn park", "nod edtf 2024"]), Paper("b", ["nod edtf 2025"], "2025-02-01")
    )
    old, new = (next(one.id for one in kg.ledger.claims if one.object.value == year) for year in ("2024", "2025"))
    files = [
        replace(file, claims=tuple(_superseding(claim, old, new) for claim in file.claims)) for file in kg.ledger.files
    ]
    kg.ledger = Ledger(files, kg.ontology)
    found = evidence(kg)
    (loss,) = report(found, "b").losses
    assert [value.value for value in loss.instead] == ["2024"]
    assert fallen(report(found, "a")) == [":acme b:basedIn :park"]


def _superseding(claim: Claim, old: NamedNode, new: NamedNode) -> Claim:
    return replace(claim, supersedes=(old,)) if claim.id == new else claim


def left(kg: KnowledgeGraph, origin: NamedNode) -> set[Triple]:
    """Return the edges without a report, derived anew from all other files."""
    files = [file for file in kg.ledger.files if kg.ledger.origin(file.source.id) != origin]
    return set(Ledger(files, kg.ontology).edges)


def check_against_a_graph_without_it(kg: KnowledgeGraph) -> None:
    for one in evidence(kg).reports:
        gone = {Triple(loss.fact.subject, loss.fact.predicate, loss.fact.object) for loss in one.losses}
        instead = {
            Triple(loss.fact.subject, loss.fact.predicate, value) for loss in one.losses for value in loss.instead
        }
        assert gone == set(kg.ledger.edges) - left(kg, one.id), one.id
        assert instead <= left(kg, one.id)


def test_every_loss_is_that_of_a_graph_without_the_report(riverbend_graph: KnowledgeGraph) -> None:
    check_against_a_graph_without_it(riverbend_graph)


@pytest.mark.slow
def test_every_loss_of_the_project_is_that_of_a_graph_without_the_report() -> None:
    check_against_a_graph_without_it(own_graph())


def test_the_order_of_sources_changes_nothing() -> None:
    papers = [
        Paper("a", ["mab developedBy acme", "nod edtf 2024"]),
        Paper("b", ["mab developedBy acme", "nod edtf 2025"]),
    ]

    def found(kg: KnowledgeGraph) -> object:
        got = evidence(kg)
        return [(one.id, one.claims, one.facts, one.alone, fallen(one)) for one in got.reports], [*map(str, got.facts)]

    assert found(graph_of(THINGS, *papers)) == found(graph_of(THINGS, *papers[::-1]))


# ---- the project's own graph

CHANGES = {
    "chinadaily-2025-10-27": {"2025-10-24": ["2025-10-25"], "under-construction": ["planned"]},
    "shi-fen-2020-08-original": {"2000-11-25": ["2000"]},
    "flcube-2026-01": {"2026-01-20": ["2026-01-23"]},
}


def test_the_evidence_of_the_whole_graph_is_that_of_its_overview() -> None:
    kg = own_graph()
    found, held = evidence(kg), support(kg)
    assert len(found.facts) == held.sourced.n
    assert sum(fact.independent == 1 for fact in found.facts) == held.single_source.k
    assert sum(fact.machine_only for fact in found.facts) == held.machine_only.k
    assert sum(one.facts for one in found.tiers) == len(found.facts)
    assert sum(one.claims for one in found.tiers) == sum(one.claims for one in found.reports) == len(kg.ledger.live)


def test_what_would_change_without_a_report() -> None:
    found = {
        local_name(one.id): {
            (local_name(loss.fact.object) if not hasattr(loss.fact.object, "datatype") else loss.fact.object.value):
            [value.value.rpartition("/")[2] for value in loss.instead]
            for loss in one.losses if loss.instead
        }
        for one in evidence(own_graph()).reports
    }  # fmt: skip
    assert {name: changes for name, changes in found.items() if changes} == CHANGES


@pytest.mark.parametrize(
    ("name", "sources"),
    [
        ("caixin-2025-10-01-zh", ["caixin-2025-10-01", "inkl-2025-10-01", "caixin-2025-10-01-zh"]),
        ("chinanews-2025-10-27", ["udn-2025-10-27", "chinanews-2025-10-27"]),
    ],
)
def test_what_goes_back_to_one_report(name: str, sources: list[str]) -> None:
    assert [source.name for source in report(evidence(own_graph()), name).sources] == sources


def test_the_company_that_is_known_mostly_from_a_machine() -> None:
    found = evidence(own_graph(), node("huahui-health"))
    machine = {str(fact.statements[0].claim) for fact in found.facts if fact.machine_only}
    assert ":huahui-health b:basedIn :zhongguancun-life-science-park" in machine
    assert ":libevitug b:indicatedFor :hepatitis-b" in machine
    assert ":huahui-health b:foundedBy :li-wenhui" not in machine
    assert all(
        fact.independent == 2
        for fact in found.facts
        if str(fact.statements[0].claim) == ":huahui-health b:foundedBy :li-wenhui"
    )
