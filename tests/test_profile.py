"""The profile of a thing: facts with their claims, in groups, both ways; nothing lost, nothing settled that is not."""

from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from biokg.graph import KnowledgeGraph
from biokg.profile import GROUPS, Fact
from biokg.terms import b, iri


def _fact(facts: tuple[Fact, ...], predicate: str, other: str) -> Fact:
    (found,) = [fact for fact in facts if fact.predicate == b(predicate) and fact.other == iri(other)]
    return found


def test_facts_come_in_groups_and_both_ways(riverbend_graph: KnowledgeGraph) -> None:
    profile = riverbend_graph.thing("Cell Harbour")
    order = [list(GROUPS).index(fact.group) for fact in profile.facts]
    assert order == sorted(order)
    part = _fact(profile.facts, "partOf", ":riverbend-science-park")
    inside = _fact(profile.facts, "locatedIn", ":cell-harbour-incubator")
    assert (part.inverse, part.group, part.kind) == (False, "place", b("IndustryPark"))
    assert (inside.inverse, inside.group, inside.standing) == (True, "place", "planned")


def test_each_live_claim_about_a_thing_is_behind_one_of_its_facts(riverbend_graph: KnowledgeGraph) -> None:
    for thing in riverbend_graph.things():
        profile = riverbend_graph.thing(thing.id.value)
        told = [one.claim.id for fact in profile.facts for one in fact.statements]
        assert sorted(told, key=str) == sorted(
            (one.claim.id for one in riverbend_graph.ledger.about(thing.id) if one.live), key=str
        )


def test_the_status_is_the_settled_one(riverbend_graph: KnowledgeGraph) -> None:
    profile = riverbend_graph.thing("cell-harbour")
    assert profile.status == iri("status:under-construction")
    planned = _fact(profile.facts, "status", "status:planned")
    assert not planned.settled


def test_what_is_denied_is_there_and_not_settled(riverbend_graph: KnowledgeGraph) -> None:
    denied = _fact(riverbend_graph.thing("riverbend-science-park").facts, "partOf", ":alder-free-zone")
    assert (denied.standing, denied.settled) == ("denied", False)


def test_a_number_is_told_whole(riverbend_graph: KnowledgeGraph) -> None:
    number = _fact(riverbend_graph.thing("riverbend-science-park").facts, "statisticOf", ":riverbend-firms-2024-03")
    assert number.group == "numbers"
    value = number.detail("b:value")
    assert isinstance(value, Literal)
    assert value.value == "300"
    assert number.detail("b:qualifier") == iri("qualifier:over")
    assert number.detail("b:unit") is None


def test_an_expectation_is_found_through_the_decision(riverbend_graph: KnowledgeGraph) -> None:
    decision = _fact(riverbend_graph.thing("lumarimab").facts, "decisionOn", ":lumarimab-conditional-approval")
    (expects,) = [part for part in decision.about if part.predicate == b("expects")]
    assert expects.detail("b:fulfilledBy") == iri(":lumarimab-conditional-approval")


def test_an_open_list_says_so(riverbend_graph: KnowledgeGraph) -> None:
    tied = _fact(riverbend_graph.thing("cell-harbour").facts, "at", ":hale-at-cell-harbour")
    assert tied.open_list
    assert tied.detail("b:party") == iri(":hale-medical")


def test_conflicts_stand_side_by_side(riverbend_graph: KnowledgeGraph) -> None:
    ((first, second),) = riverbend_graph.thing("cell-harbour").conflicts
    years = [(one.source.name, one.claim.object) for one in (first, second)]
    assert years == [
        ("riverbend-herald-2024-03-05", Literal("2023")),
        ("hewan-daily-2024-10-15", Literal("2022")),
    ]


def test_what_a_person_said_and_a_paper_published(riverbend_graph: KnowledgeGraph) -> None:
    said = riverbend_graph.thing("tomas reed").said
    assert said
    assert {one.claim.speaker for one in said} == {iri(":tomas-reed")}
    assert [one.name for one in riverbend_graph.thing("hewan-daily").published] == ["hewan-daily-2024-10-15"]


def test_what_follows_only_on_request(riverbend_graph: KnowledgeGraph) -> None:
    plain = riverbend_graph.thing("cell-harbour-incubator")
    more = riverbend_graph.thing("cell-harbour-incubator", entailed=True)
    added = {fact.other for fact in more.facts} - {fact.other for fact in plain.facts}
    assert {iri(":riverbend-science-park"), iri(":port-alder")} <= added
    extra = [fact for fact in more.facts if fact.standing == "entailed"]
    assert len(extra) == len(more.facts) - len(plain.facts)
    assert all(fact.settled and not fact.statements for fact in extra)
    assert not [fact for fact in extra if isinstance(fact.other, NamedNode) and fact.other == iri(":cell-harbour")]
