"""What is small enough for the page is drawn by the large viewer as on the page: things, links, places, claims."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
import pytest

from biokg.graph import KnowledgeGraph
from biokg.views.canvas import Crowd, canvas_page, crowd_of_picture
from biokg.views.canvas.crowd import STANDINGS
from biokg.views.canvas.evidence import MOST_TOLD, rows_of
from biokg.views.canvas.finer import Finer
from biokg.views.canvas.packing import pack
from biokg.views.map.gather import picture_of
from biokg.views.map.layout import place
from biokg.views.map.picture import Claim, Edge, Fact, Node, Picture, Words

from ..map.sample import sample


@pytest.fixture(scope="module")
def picture(riverbend_graph: KnowledgeGraph) -> Picture:
    return picture_of(riverbend_graph)


@pytest.fixture(scope="module")
def crowd(picture: Picture) -> Crowd:
    return crowd_of_picture(picture)


def finer(crowd: Crowd) -> Finer:
    assert crowd.finer is not None
    return crowd.finer


def test_things_links_and_names_are_those_of_the_page(picture: Picture, crowd: Crowd) -> None:
    assert list(crowd.ids) == [node.id for node in picture.nodes]
    assert [crowd.classes[code][0] for code in crowd.cls] == [node.cls for node in picture.nodes]
    assert [STANDINGS[code] for code in crowd.standing] == [node.standing for node in picture.nodes]
    links = [edge for edge in picture.edges if not edge.contains]
    assert [(crowd.ids[a], crowd.ids[b]) for a, b in zip(crowd.start, crowd.end, strict=True)] == [
        (edge.source, edge.target) for edge in links
    ]
    assert [STANDINGS[code] for code in crowd.link] == [edge.standing for edge in links]
    assert [crowd.ties[code][1] for code in crowd.tie] == [edge.label for edge in links]
    assert [bool(code) for code in finer(crowd).quiet] == [edge.quiet or not edge.drawn for edge in links]


def test_everything_stands_where_it_does_on_the_page(picture: Picture, crowd: Crowd) -> None:
    packed, layout = pack(crowd), place(picture)
    left, top = packed.corner
    for number, (x, y) in enumerate(zip(packed.x.tolist(), packed.y.tolist(), strict=True)):
        name = crowd.ids[packed.order[packed.areas + number]]
        assert 0 < x < packed.whole[0]
        assert 0 < y < packed.whole[1]
        if name in layout.points:
            assert abs(layout.points[name][0] - x - left) <= 1
            assert abs(layout.points[name][1] - y - top) <= 1
    areas = [crowd.ids[thing] for thing in packed.order[: packed.areas]]
    assert sorted(areas) == sorted(layout.areas)


def test_no_mark_stands_on_another() -> None:
    packed = pack(crowd_of_picture(sample()))
    points = np.column_stack([packed.x, packed.y]).astype(float)
    apart = np.hypot(*(points[:, None] - points[None]).transpose(2, 0, 1)) + np.eye(len(points)) * 1e6
    assert apart.min() > 2 * 0.36 * packed.cell


def test_every_claim_is_told_of_what_it_speaks_for(picture: Picture, crowd: Crowd) -> None:
    evidence = crowd.evidence
    assert evidence is not None
    told: dict[int, set[str]] = defaultdict(set)
    for owner, claim in zip(evidence.links.owner.tolist(), evidence.links.claim.tolist(), strict=True):
        told[owner].add(claim.decode())
    links = [edge for edge in picture.edges if not edge.contains]
    assert all(told[place] == set(edge.claims) for place, edge in enumerate(links))
    assert max(len(edge.claims) for edge in links) > 1
    behind = {claim.decode() for claim in evidence.things.claim}
    said = {c for part in (picture.facts, picture.numbers) for one in part for c in one.claims}
    said |= {c for edge in picture.edges if edge.contains for c in edge.claims}
    assert behind == said
    for row, name in enumerate(evidence.links.claim.tolist()):
        claim = next(one for one in picture.claims if one.id == name.decode())
        assert evidence.sources[evidence.links.source[row]].id == claim.source
        assert evidence.modalities[evidence.links.modality[row]] == claim.modality


def test_links_stood_on_earlier_days_as_they_were_known(riverbend_graph: KnowledgeGraph, crowd: Crowd) -> None:
    were = defaultdict(list)
    for was in finer(crowd).links_were:
        were[was.owner].append(was)
    links = [edge.id for edge in picture_of(riverbend_graph).edges if not edge.contains]
    changed = 0
    for day in sorted({source.issued.value[:10] for source in riverbend_graph.sources()}):
        with riverbend_graph.as_of(day) as then:
            stood = {edge.id: edge.standing for edge in picture_of(then).edges}
        for number, name in enumerate(links):
            now = STANDINGS[crowd.link[number]]
            told = next((was.standing for was in were[number] if day < was.until), now)
            if name in stood:
                assert told is stood[name], (name, day)
                changed += told is not now
    assert changed > 0


def test_what_nothing_leads_to_stands_in_a_frame_below() -> None:
    nodes = Node("a", "Company", Words("A")), Node("b", "Company", Words("B")), Node("c", "Company", Words("C"))
    crowd = crowd_of_picture(Picture(Words("T"), nodes, (Edge("e", "a", "b", "near", Words("near")),)))
    (bundle, box) = finer(crowd).layout.bundles["unlinked"]
    assert bundle.members == ("c",)
    packed = pack(crowd)
    x, y = packed.x[2] + packed.corner[0], packed.y[2] + packed.corner[1]
    assert box.x < x < box.x + box.width
    assert box.y < y < box.y + box.height
    assert y > max(packed.y[:2]) + packed.corner[1]


def test_places_that_hold_each_other_are_drawn() -> None:
    nodes = Node("a", "Place", Words("A"), parent="b"), Node("b", "Place", Words("B"), parent="a")
    assert len(pack(crowd_of_picture(Picture(Words("T"), nodes))).order) == 2


def test_what_a_better_source_outweighs_says_so() -> None:
    claims = tuple(Claim(name * 12, "s", modality=Words("asserted", "陈述")) for name in "ab")
    facts = (
        Fact("x", Words("is"), Words("built", "建成"), claims=("a" * 12,), status=True),
        Fact("x", Words("is"), Words("planned", "已规划"), claims=("b" * 12,), status=True, outweighed=True),
    )
    node = Node("x", "Facility", Words("X"))
    evidence = crowd_of_picture(Picture(Words("T"), (node,), facts=facts, claims=claims)).evidence
    assert evidence is not None
    assert evidence.values == [
        Words("built", "建成"), Words("planned (a newer or better source differs)", "已规划（另有更新或更可靠的来源）"),
    ]  # fmt: skip
    assert evidence.things.source.tolist() == [-1, -1]


def test_the_same_picture_gives_the_same_bytes() -> None:
    assert canvas_page(crowd_of_picture(sample())) == canvas_page(crowd_of_picture(sample()))


def test_of_each_tier_the_first_known_claim_is_told() -> None:
    count = 40
    tier, day = np.arange(count) % 2, np.arange(count)[::-1]
    rows = rows_of(np.zeros(count, dtype=np.int64), 1, [tier, -day], day, tier=tier, source=np.arange(count))
    assert {38, 39} <= set(rows.source.tolist())
    assert len(rows) == MOST_TOLD + 2
    assert rows.more.tolist() == [count - MOST_TOLD - 2]
    assert rows.tier.tolist() == sorted(rows.tier.tolist())
