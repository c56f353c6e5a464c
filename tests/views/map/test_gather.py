"""From the graph to the picture: what becomes an area, a line, a number, a fact."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from biokg.errors import UnknownName
from biokg.graph import KnowledgeGraph
from biokg.text import Article, read_articles
from biokg.views.map.gather import picture_of
from biokg.views.map.naming import short_names
from biokg.views.map.picture import Edge, Node, Picture, Standing, Words


@pytest.fixture(scope="module")
def fiction(riverbend_graph: KnowledgeGraph) -> Picture:
    return picture_of(riverbend_graph)


@pytest.fixture(scope="module")
def own(own_graph: KnowledgeGraph) -> Picture:
    return picture_of(own_graph)


def edge(picture: Picture, name: str) -> Edge:
    return next(e for e in picture.edges if e.id == name)


def test_areas_are_where_a_settled_edge_says_so(fiction: Picture) -> None:
    assert {n.id: n.parent for n in fiction.nodes if n.parent} == {
        "cell-harbour": "riverbend-science-park",
        "cell-harbour-incubator": "cell-harbour",
        "cell-harbour-pilot-plant": "cell-harbour",
        "larkspur-biologics": "riverbend-science-park",
        "riverbend-science-park": "port-alder",
        "translational-medicine-institute": "cell-harbour",
    }


def test_a_denied_place_is_neither_area_nor_line(fiction: Picture) -> None:
    denied = edge(fiction, "cell-harbour~locatedIn~willow-park")
    assert (denied.standing, denied.drawn, denied.contains) == (Standing.DENIED, False, False)


def test_an_engagement_is_one_line_with_all_its_claims(fiction: Picture) -> None:
    tie = edge(fiction, "hale-at-cell-harbour~hale-medical~cell-harbour")
    assert (tie.label.en, tie.standing, tie.drawn) == ("being attracted by", Standing.UNDER_WAY, True)
    assert len(tie.claims) >= 3


def test_a_position_is_a_line_named_by_its_role(fiction: Picture) -> None:
    assert edge(fiction, "tomas-reed-chief-executive~tomas-reed~larkspur-biologics").label.en == "chief executive of"


def test_a_bare_presence_gives_way_to_a_tie_with_a_role(fiction: Picture) -> None:
    assert not edge(fiction, "northgate-pharma~presentIn~riverbend-science-park").drawn
    assert edge(fiction, "northgate-rd-centre-riverbend~northgate-pharma~riverbend-science-park").drawn


def test_a_claim_without_an_edge_is_drawn_as_intended(fiction: Picture) -> None:
    link = edge(fiction, "riverbend-science-park~connectsTo~willow-park")
    assert (link.standing, link.settled) == (Standing.INTENDED, False)


def test_numbers_keep_their_hedges_and_know_who_disagrees(fiction: Picture) -> None:
    assert {(n.subject, n.value.en, n.measure.en, n.disputed) for n in fiction.numbers} == {
        ("cell-harbour", "about 1.5 km²", "land area", False),
        ("riverbend-science-park", "280", "companies", True),
        ("riverbend-science-park", "over 300", "companies", True),
        ("riverbend-science-park", "30 %", "of employees", False),
        ("riverbend-science-park", "about 12 %", "of cell and gene therapy clinical trials in Aldermark", False),
    }


def test_a_number_of_those_on_their_way_says_so_first(own: Picture) -> None:
    (twelve,) = (one for one in own.numbers if one.value.en == "12" and one.subject == "international-biopark")
    assert (twelve.measure.en, twelve.measure.zh) == (
        "under way: international pharmaceutical companies", "进行中：国际药企",
    )  # fmt: skip


def test_an_expectation_becomes_facts_of_what_it_expects(fiction: Picture) -> None:
    told = {(f.label.en, f.value.en) for f in fiction.facts if f.subject == "lumarimab-conditional-approval"}
    assert ("forecast: in the source's words", "“by late 2024 or early 2025”") in told
    assert ("forecast:", "came true") in told


def test_a_goal_is_a_fact_and_no_mark(fiction: Picture) -> None:
    assert ("riverbend-science-park", "A shorter path for new drugs") in {
        (f.subject, f.value.en) for f in fiction.facts
    }
    assert "Goal" not in {n.cls for n in fiction.nodes}


def test_a_status_that_no_longer_holds_is_told_as_outweighed(fiction: Picture) -> None:
    stages = [(f.value.en, f.outweighed) for f in fiction.facts if f.subject == "cell-harbour" and f.group == "status"]
    assert stages == [("under construction", False), ("planned", True)]


def test_names_on_the_map_leave_out_where_they_are(fiction: Picture) -> None:
    short = {n.id: n.short.en for n in fiction.nodes if n.short}
    assert short["cell-harbour-incubator"] == "Incubator"


def test_initials_are_a_name_where_another_name_uses_them() -> None:
    bodies = [
        Node("a", "Regulator", Words("National Medical Products Administration", "国家药品监督管理局")),
        Node("b", "Regulator", Words("National Board of Standards")),
        Node("c", "PublicBody", Words("Six NMPA centres")),
    ]
    briefs = {n.id: [(w.en, w.zh) for w in n.briefs] for n in short_names(bodies, [])}
    assert briefs["a"][0] == ("NMPA", "药品监督管理局")
    assert [en for en, _ in briefs["b"]] == ["Board of Standards"]
    assert briefs["c"] == []


def test_briefer_names_leave_out_what_lines_and_areas_tell() -> None:
    nodes = [
        Node("town", "AdministrativeArea", Words("Alder", "桤木市")),
        Node("park", "IndustryPark", Words("Riverbend Science Park", "河湾科学园"), parent="town"),
        Node("young", "Organization", Words("Start-ups supported by the park", "园区支持的初创企业")),
        Node("firm", "Company", Words("Alder Larkspur Pharmaceuticals", "桤木飞燕制药")),
        Node("centre", "Regulator", Words("Center for Seed Inspection", "种子审核中心"), parent="park"),
        Node("ways", "Corridor", Words("Two corridors", "两条廊道"), parent="park"),
        Node("way", "Corridor", Words("Smart sharing corridor", "智慧共享廊道"), parent="ways"),
    ]
    edges = [Edge("e", "young", "park", "tie", Words("supported by"))]
    briefs = {n.id: [w.en for w in n.briefs] for n in short_names(nodes, edges)}
    assert briefs["young"] == ["Start-ups"]
    assert briefs["firm"] == ["Larkspur Pharmaceuticals", "Larkspur"]
    assert briefs["centre"] == ["Seed Inspection"]
    assert briefs["way"] == ["Smart sharing"]
    assert briefs["town"] == []


def test_every_line_and_fact_has_a_claim_and_every_claim_a_source(own: Picture) -> None:
    claims = {c.id for c in own.claims}
    told = [e.claims for e in own.edges] + [f.claims for f in own.facts] + [n.claims for n in own.numbers]
    assert all(ids and set(ids) <= claims for ids in told)
    assert {c.source for c in own.claims} == {s.id for s in own.sources}


def test_sources_claims_and_folded_things_are_never_marks(own: Picture) -> None:
    never = {"Statistic", "Engagement", "Position", "Expectation", "Goal", "Source", "Citation", "Claim"}
    assert not never & {n.cls for n in own.nodes}


def test_no_over_claiming_on_the_own_graph(own: Picture) -> None:
    parents = {n.id: n.parent for n in own.nodes}
    assert parents["zhongguancun-life-science-park"] == "changping"
    assert parents["international-biopark"] == "beijing-e-town"
    for name in ("eli-lilly", "pfizer", "bayer", "medtronic", "innovation-institute", "fengchi-park"):
        assert parents[name] is None, name
    attracted = [e.standing for e in own.edges if e.label.en == "being attracted by"]
    assert set(attracted) == {Standing.UNDER_WAY}
    link = edge(own, "international-biopark~connectsTo~fengchi-park")
    assert (link.standing, link.settled) == (Standing.INTENDED, False)


def test_settled_only_draws_nothing_planned(own_graph: KnowledgeGraph) -> None:
    cut = picture_of(own_graph, only_settled=True)
    assert {e.standing for e in cut.edges} == {Standing.STATED, Standing.INFERRED}
    assert "headquarters-cluster" not in {n.id for n in cut.nodes}


def test_what_was_known_on_a_day(own_graph: KnowledgeGraph) -> None:
    then = picture_of(own_graph.as_of(dt.date(2025, 10, 1)))
    assert max(s.date for s in then.sources) <= "2025-10-01"
    assert "kong-lei" not in {n.id for n in then.nodes}
    assert "huahui-health" in {n.id for n in then.nodes}
    assert then.as_of == "2025-10-01"


def test_around_by_any_name(own_graph: KnowledgeGraph) -> None:
    near = picture_of(own_graph, centre="立贝韦塔单抗")
    assert near.focus == "libevitug"
    assert {"huahui-health", "hepatitis-d", "beijing"} <= {n.id for n in near.nodes}
    assert near.title.en == "Around Libevitug"


def test_around_a_folded_thing_is_around_what_it_is_about(own_graph: KnowledgeGraph) -> None:
    assert picture_of(own_graph, centre="zlsp-area-2025").focus == "zhongguancun-life-science-park"


def test_around_an_unknown_name(own_graph: KnowledgeGraph) -> None:
    with pytest.raises(UnknownName, match="Nothing is called 'Atlantis'"):
        picture_of(own_graph, centre="Atlantis")


def test_claims_are_quoted_where_the_articles_are_at_hand(repository: Path, riverbend_graph: KnowledgeGraph) -> None:
    articles = read_articles(repository / "examples" / "riverbend" / "articles")
    spots = [spot for claim in picture_of(riverbend_graph, articles=articles).claims for spot in claim.spots]
    placed = [spot for spot in spots if spot.start is not None]
    assert len(placed) > 20
    assert all(len(spot.words) == (spot.end or 0) - (spot.start or 0) for spot in placed)
    assert {spot.words for spot in spots if spot.start is None} <= {""}
    assert not any(spot.words for claim in picture_of(riverbend_graph).claims for spot in claim.spots)


def test_words_that_are_not_those_that_were_read_are_not_quoted(
    repository: Path, riverbend_graph: KnowledgeGraph
) -> None:
    held = read_articles(repository / "examples" / "riverbend" / "articles")
    changed: dict[str, Article] = {name: replace(one, text=one.text.swapcase()) for name, one in held.items()}
    quoted = {spot.words for claim in picture_of(riverbend_graph, articles=changed).claims for spot in claim.spots}
    assert all(words == words.swapcase() for words in quoted)
