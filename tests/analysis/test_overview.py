"""The overview: every number of a graph written by hand, and the same from columns as from the ledger of all claims."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Sequence

import pytest
from pyoxigraph import NamedNode

from biokg.analysis.age import Age
from biokg.analysis.backing import SourcesRead, sources_read
from biokg.analysis.claimed import claimed
from biokg.analysis.components import Components
from biokg.analysis.conflicts import conflicts
from biokg.analysis.connections import Connected
from biokg.analysis.expectations import expectations
from biokg.analysis.holdings import ClassCount
from biokg.analysis.overview import Overview, outlined, overview
from biokg.analysis.share import Share, share
from biokg.analysis.support import Support, support
from biokg.claims.ledger import Statement
from biokg.graph import KnowledgeGraph
from biokg.terms import b, graph, iri, local_name
from biokg.views.document.model import Document, Table
from biokg.views.report import document, overview_record
from biokg.views.wording import Wording

from .own import own_graph
from .small import Paper, graph_of, node

DAY = dt.date(2026, 9, 24)
THINGS = {
    "park": "IndustryPark", "acme": "Company", "bolt": "Company", "hall": "Facility", "nod": "RegulatoryDecision",
    "hope": "Expectation", "land": "AdministrativeArea", "land-a": "Statistic", "drug": "Drug",
}  # fmt: skip
OLD = Paper("old", ["acme presentIn park", "bolt presentIn park", "park locatedIn land", "land-a statisticOf park",
                    "land-a value 5"], "2001-09-25")  # fmt: skip
COPY = Paper("copy", ["bolt presentIn park #digest", "acme presentIn bolt !denied"], "2024-01-01", reproduces="old")
NEW = Paper("new", [
    "acme presentIn park", "land-a value 7 ~land-a value 5", "hall locatedIn park !intended",
    "hall status status:planned !intended", "drug developedBy acme #digest", "nod decisionOn drug",
    "nod status status:expected", "hope expects nod !attributed @acme", "hope edtf 2027",
    "bolt collaboratesWith acme !intended",
], "2025-01-01", tier="official")  # fmt: skip


def kg() -> KnowledgeGraph:
    return graph_of(THINGS, COPY, NEW, OLD)


def test_every_number_of_a_small_graph() -> None:
    found = overview(kg(), DAY)
    # behind a fact: of the old paper all but "land-a value 5", which the newer and stronger 7 outdoes; of the copy that
    # bolt is there; of the new one all but what is only meant between two firms
    assert (found.things, found.claims, found.facts, found.as_of) == (9, 17, 12, DAY)
    assert found.support == Support(
        sourced=Share(12, 12), single_source=Share(11, 12), machine_only=Share(1, 12), independent=Share(2, 3),
        live=Share(17, 17), settled=Share(14, 17),
    )  # fmt: skip
    assert found.read == SourcesRead(3, 2, 0)
    assert [(one.source.name, one.claims, one.only_here) for one in found.sources] == [
        ("old", 5, 3), ("copy", 2, 1), ("new", 10, 8),
    ]  # fmt: skip
    assert found.newest == {dt.date(2001, 9, 25): 2, dt.date(2024, 1, 1): 1, dt.date(2025, 1, 1): 9}
    assert {name: {local_name(one): n for one, n in counts.items()} for name, counts in found.claims_by.items()} == {
        "tier": {"official": 9, "agency": 6, "machine": 2},
        "modality": {"asserted": 12, "intended": 3, "attributed": 1, "denied": 1},
        "evidence": {"reported-text": 15, "ai-digest": 2},
    }
    assert found.classes[0] == ClassCount(b("Company"), 2, {"": 2})
    assert found.statuses == {"": 7, "expected": 1, "planned": 1}


def test_what_is_disputed_expected_and_tied_in_it() -> None:
    found = overview(kg(), DAY)
    ((first, second),) = (one.sides for one in found.conflicts)
    assert [(one.subject, str(one.object.value), one.followed) for one in (first, second)] == [
        (node("land-a"), "7", True), (node("land-a"), "5", False)
    ]  # fmt: skip
    ((hope),) = found.expectations
    assert (hope.expects, hope.state, hope.speakers) == (node("nod"), "pending", (node("acme"),))
    assert (found.settled.things, found.settled.ties) == (5, 4)
    assert found.settled.components == Components((("acme", "bolt", "drug", "land", "park"),), ())
    assert found.settled.best[:2] == [Connected("park", 3, 5 / 6, True), Connected("acme", 2, 0.5, True)]
    assert found.with_planned.best == ()
    assert found.with_planned.ties > found.settled.ties


def test_a_graph_of_which_nothing_is_said() -> None:
    found = overview(graph_of({"park": "IndustryPark"}), DAY)
    assert (found.things, found.claims, found.facts, found.newest) == (1, 0, 0, {})
    assert found.support.sourced == found.support.live == found.support.independent == Share(0, 0)
    assert (found.sources, found.conflicts, found.expectations, found.settled.ties) == ([], [], [], 0)


# ---- the same from columns as from the ledger


def behind(kg: KnowledgeGraph) -> list[Sequence[Statement]]:
    return [kg.ledger.behind(*quad.triple) for quad in kg.store.quads(graph=graph("derived"))]


def from_ledger(kg: KnowledgeGraph) -> dict[str, object]:
    """Return what the overview counts, counted claim by claim."""
    ledger, facts, told = kg.ledger, behind(kg), list(kg.ledger.statements.values())
    alone: Counter[NamedNode] = Counter()
    for one in facts:
        if ledger.independent(one) == 1:
            alone.update({statement.source.id for statement in one})
    aspects: dict[str, Callable[[Statement], set[NamedNode]]] = {
        "tier": lambda one: {one.tier}, "modality": lambda one: {one.claim.modality},
        "evidence": lambda one: {place.section.evidence for place in one.places},
        "source": lambda one: {one.source.id},
    }  # fmt: skip
    return {
        "support": Support(
            sourced=share(facts, lambda one: any(each.live and each.places for each in one)),
            single_source=share(facts, lambda one: ledger.independent(one) == 1),
            machine_only=share(facts, ledger.machine_only),
            independent=Share(len({ledger.origin(source) for source in ledger.sources}), len(ledger.sources)),
            live=share(told, lambda one: one.live),
            settled=share(told, lambda one: one.settled),
        ),
        "alone": {source: alone[source] for source in {one.source.id for one in told}},
        "by": {name: dict(Counter(each for one in told for each in of(one))) for name, of in aspects.items()},
        "newest": Counter(max(each.source.issued.value[:10] for each in one) for one in facts),
        "conflicts": conflicts(kg),
        "expectations": expectations(kg, DAY),
        "read": sources_read(kg, told),
    }


def from_columns(kg: KnowledgeGraph) -> dict[str, object]:
    found, claims = overview(kg, DAY), claimed(kg)
    assert "ledger" not in vars(kg)
    return {
        "support": support(kg),
        "alone": claims.only_here(),
        "by": {name: claims.by(name) for name in ("tier", "modality", "evidence", "source")},
        "newest": {day.isoformat(): number for day, number in found.newest.items()},
        "conflicts": found.conflicts,
        "expectations": found.expectations,
        "read": found.read,
    }


SUPERSEDED = Paper("later", ["acme basedIn park", "acme basedIn land", "acme status status:ended",
                             "hall status status:operating"], "2026-01-01")  # fmt: skip
GRAPHS: dict[str, Callable[[], KnowledgeGraph]] = {
    "own": lambda: KnowledgeGraph(own_graph().store, own_graph().workspace),
    "by hand": kg,
    "later": lambda: graph_of(THINGS, COPY, NEW, OLD, SUPERSEDED),
    "denied": lambda: graph_of(THINGS, OLD, Paper("no", ["acme presentIn park !denied", "land-a value 5.5"])),
    "as of a day": lambda: own_graph().as_of("2025-04-30"),
}  # fmt: skip


@pytest.mark.parametrize("name", GRAPHS)
def test_columns_say_the_same_as_the_ledger(name: str) -> None:
    one, other = GRAPHS[name](), GRAPHS[name]()
    assert from_columns(one) == from_ledger(other)


def test_the_fictional_example(riverbend_graph: KnowledgeGraph) -> None:
    one, other = (KnowledgeGraph(riverbend_graph.store, riverbend_graph.workspace) for _ in range(2))
    assert from_columns(one) == from_ledger(other)


def test_no_more_claims_are_read_than_those_on_what_is_disputed_or_expected() -> None:
    one = kg()
    found = overview(one, DAY)
    page, record = document(one, found, Wording(one.label)), overview_record(one, found)
    assert (len(page.blocks), record["claims"]) == (8, 17)
    assert "ledger" not in vars(one)
    read = {local_name(claim.claim.subject) for claim in outlined(one).ledger.statements.values()}
    assert read == {"land-a", "hope", "nod", "acme"}  # of acme something is denied


def test_a_ledger_that_has_been_read_is_used() -> None:
    one = kg()
    whole = one.ledger
    assert outlined(one).ledger is whole


# ---- what rests on old sources


def support_rows(found: Overview, one: KnowledgeGraph, say: Wording) -> list[list[str]]:
    shown: Document = document(one, found, say)
    table = next(block for block in shown.blocks if isinstance(block, Table) and block.name == "support")
    return [[cell.text for cell in row] for row in table.rows]


@pytest.mark.parametrize(
    ("language", "words", "answer"),
    [
        ("en", "facts that no source of the last 5 years states", "; 17 % by no source of the last 5 years"),
        ("zh", "近5年内无来源陈述的事实", "；17%近5年无来源"),
    ],
)
def test_what_no_recent_source_states_is_counted(language: str, words: str, answer: str) -> None:
    one = kg()
    found = overview(one, DAY)
    say = Wording(one.label, language, Age(DAY, 5))
    assert [words, "2", "12", "17"] in support_rows(found, one, say)
    assert dict(document(one, found, say).answers)[say.of("Support", "依据")].text.endswith(answer)
    assert not any(words in row for row in support_rows(found, one, Wording(one.label, language)))
    recent = Wording(one.label, language, Age(DAY, 26))
    assert not dict(document(one, found, recent).answers)[say.of("Support", "依据")].text.endswith(answer)


def test_json_has_the_days_of_the_newest_sources() -> None:
    one = kg()
    assert overview_record(one, overview(one, DAY))["newest"] == [
        {"day": "2001-09-25", "facts": 2}, {"day": "2024-01-01", "facts": 1}, {"day": "2025-01-01", "facts": 9},
    ]  # fmt: skip


def test_an_unknown_aspect_is_an_error() -> None:
    with pytest.raises(KeyError):
        claimed(kg()).by("colour")


def test_all_of_a_property_that_is_never_said_is_nothing() -> None:
    claims = claimed(kg())
    assert not claims.reached(claims.terms([node("hope")]), [iri("b:never")]).any()
