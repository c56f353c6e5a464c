"""What is too large for the page as sums: every thing and link is counted once, by class, stage and standing."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.crowding import make_crowd
from biokg.views.canvas import Crowd
from biokg.views.map.page import page
from biokg.views.map.picture import Edge, Number, Picture, Standing, Words
from biokg.views.summed import MARKS, summed_picture


def riverbend() -> Crowd:
    """Return two parks, one with a zone, five companies (one planned, one in no park), a drug, and some links."""
    names = ["North Park", "South Park", "Cell Zone", "Ada", "Bea", "Cyd", "Dot", "Eve", "Mab"]
    return Crowd(
        Words("T"),
        [name.lower().replace(" ", "-") for name in names],
        names,
        [""] * 9,
        np.array([-1, -1, 0, 2, 2, 2, 1, -1, 1], dtype=np.int32),
        np.array([0, 0, 1, 2, 2, 2, 2, 2, 3], dtype=np.uint8),
        [("IndustryPark", Words("Industry park", "产业园区")), ("ParkZone", Words("Zone in a park")),
         ("Company", Words("Company", "企业")), ("Drug", Words("Drug", "药物"))],
        np.array([0, 0, 3, 0, 0, 3, 0, 0, 0], dtype=np.uint8),
        np.array([255] * 9, dtype=np.uint8),
        [],
        np.array([3, 3, 4, 5, 7, 3], dtype=np.int32),
        np.array([4, 6, 6, 8, 0, 7], dtype=np.int32),
        np.array([0, 0, 0, 3, 0, 0], dtype=np.uint8),
        np.array([0, 0, 1, 1, 0, 0], dtype=np.uint8),
        [("collaboratesWith", Words("works with", "合作")), ("near", Words("near", "邻近"))],
    )  # fmt: skip


def told(picture: Picture) -> dict[str, str | None]:
    return {node.label.en: node.parent for node in picture.nodes}


def edge(picture: Picture, one: str, other: str, standing: Standing = Standing.STATED) -> Edge:
    (found,) = [e for e in picture.edges if {e.source, e.target} == {one, other} and e.standing is standing]
    return found


def test_things_of_a_place_are_summed_by_class_and_stage() -> None:
    picture = summed_picture(riverbend())
    assert told(picture) == {
        "North Park": None, "South Park": None, "Cell Zone": "north-park", "2 companies": "cell-zone",
        "Cyd": "cell-zone", "Dot": "south-park", "Mab": "south-park", "Eve": None,
    }  # fmt: skip
    companies = next(node for node in picture.nodes if node.label.en == "2 companies")
    assert (companies.id, companies.stands_for) == ("cell-zone~Company~stated", 2)
    assert companies.label.zh == "2个企业"
    assert companies.standing is Standing.STATED
    assert next(node for node in picture.nodes if node.id == "cyd").standing is Standing.PLANNED
    listed = [fact.value.en for fact in picture.facts if fact.subject == companies.id and fact.group == "parts"]
    assert listed == ["Ada", "Bea"]
    commands = {fact.subject: fact.value.en for fact in picture.facts if fact.group == "profile"}
    assert commands["cell-zone"] == "biokg draw --inside cell-zone"
    assert picture.sums == (9, 6)


def test_links_between_places_are_summed_by_standing() -> None:
    picture = summed_picture(riverbend())
    sums = edge(picture, "cell-zone", "south-park")
    assert sums.label == Words("works with ×1, near ×1", "合作×1、邻近×1")
    assert sums.stands_for == 2
    assert sums.note == Words("2 links; claims of 0 of them:", "共2条关联；其中0条的主张：")
    assert edge(picture, "cell-zone", "south-park", Standing.PLANNED).stands_for == 1
    assert edge(picture, "eve", "north-park").stands_for == 1
    assert edge(picture, "cell-zone", "eve").stands_for == 1
    within = [(f.subject, f.value.en) for f in picture.facts if f.label.en == "between things in it:"]
    assert within == [("cell-zone", "1 link")]
    assert sum(e.stands_for for e in picture.edges) + 1 == 6


def test_where_marks_would_be_too_many_places_tell_in_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("biokg.views.summed.MARKS", 4)
    picture = summed_picture(riverbend())
    assert told(picture) == {"North Park": None, "South Park": None, "Cell Zone": "north-park", "Eve": None}
    assert [n.short and n.short.en for n in picture.nodes] == [None, "South Park (2)", "Cell Zone (3)", None]
    numbers = {(n.subject, n.value.en, n.measure.en, n.standing.value) for n in picture.numbers}
    assert numbers == {
        ("cell-zone", "2", "companies", "stated"), ("cell-zone", "1", "company", "planned"),
        ("north-park", "2", "companies", "stated"), ("north-park", "1", "company", "planned"),
        ("south-park", "1", "company", "stated"), ("south-park", "1", "drug", "stated"),
    }  # fmt: skip
    assert [f.value.en for f in picture.facts if f.subject == "cell-zone" and f.group == "parts"] == [
        "Ada",
        "Bea",
        "Cyd",
    ]


def test_inner_places_go_where_there_are_still_too_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("biokg.views.summed.MARKS", 3)
    picture = summed_picture(riverbend())
    assert told(picture) == {"North Park": None, "South Park": None, "Eve": None}
    north = {(n.value.en, n.measure.en) for n in picture.numbers if n.subject == "north-park"}
    assert north == {("2", "companies"), ("1", "company"), ("1", "zone in a park")}
    assert edge(picture, "north-park", "south-park").stands_for == 2


@pytest.mark.parametrize(("things", "links"), [(60, 90), (4000, 6000)])
def test_everything_is_counted_once(things: int, links: int) -> None:
    crowd = make_crowd(things, links)
    picture = summed_picture(crowd)
    places = {node.id for node in picture.nodes if node.stands_for == 1}
    top = {node.id for node in picture.nodes if node.parent is None}
    held = Counter[str]()
    for number in picture.numbers:
        if number.subject in top:
            held[number.subject] += int(number.value.en.replace(",", ""))
    assert len(picture.nodes) <= MARKS
    assert len(places) + sum(n.stands_for for n in picture.nodes if n.stands_for > 1) + held.total() == things
    within = sum(int(f.value.en.split()[0].replace(",", "")) for f in picture.facts if f.label.en.startswith("between"))
    assert within + sum(e.stands_for for e in picture.edges) == links


def test_claims_and_sources_are_those_of_what_is_summed() -> None:
    crowd = make_crowd(4000, 6000)
    assert crowd.evidence is not None
    picture = summed_picture(crowd)
    known = {claim.id for claim in picture.claims}
    behind = {claim.decode() for claim in crowd.evidence.links.claim} | {
        c.decode() for c in crowd.evidence.things.claim
    }
    assert known <= behind
    sources = {source.id for source in picture.sources}
    assert all(claim.source in sources and claim.spots[0].start is not None for claim in picture.claims)
    cited = [item.claims for item in picture.edges] + [item.claims for item in picture.facts]
    cited += [item.claims for item in picture.numbers]
    assert set().union(*cited) <= known
    assert all(item.claims for item in picture.edges)


def test_the_same_crowd_gives_the_same_page() -> None:
    assert page(summed_picture(make_crowd(800, 900))) == page(summed_picture(make_crowd(800, 900)))


@pytest.mark.parametrize("things", [0, 1])
def test_hardly_anything(things: int) -> None:
    crowd = riverbend()
    part = crowd.part(np.arange(9) == (4 if things else 99))
    picture = summed_picture(part)
    assert [node.label.en for node in picture.nodes] == ["Bea"][:things]
    assert page(picture)


def test_a_part_of_a_crowd_keeps_its_links_and_claims() -> None:
    crowd = make_crowd(400, 900)
    part = crowd.inside(crowd.ids[0])
    assert crowd.evidence is not None
    assert part.evidence is not None
    assert part.ids[0] == crowd.ids[0]
    inner = {crowd.ids[0], *(crowd.ids[i] for i in range(400) if _within(crowd, i))}
    assert set(part.ids) == inner
    for link in range(len(part.start)):
        assert {part.ids[part.start[link]], part.ids[part.end[link]]} <= inner
    old = {}
    for row in range(len(crowd.evidence.links)):
        link = crowd.evidence.links.owner[row]
        key = crowd.evidence.links.claim[row].decode()
        old[key] = crowd.ids[crowd.start[link]], crowd.ids[crowd.end[link]]
    assert len(part.evidence.links) >= len(part.start)
    for row in range(len(part.evidence.links)):
        link = part.evidence.links.owner[row]
        assert old[part.evidence.links.claim[row].decode()] == (part.ids[part.start[link]], part.ids[part.end[link]])
    assert len(crowd.inside("nowhere")) == 0
    assert len(replace(crowd, evidence=None).inside(crowd.ids[0])) == len(part)


def _within(crowd: Crowd, thing: int) -> bool:
    while thing > 0:
        thing = int(crowd.parent[thing])
    return thing == 0


def test_a_number_of_a_place_is_no_claim_of_its_own() -> None:
    number = next(n for n in summed_picture(make_crowd(4000, 10)).numbers)
    assert isinstance(number, Number)
    assert len(number.claims) <= 1


@pytest.mark.slow
@pytest.mark.parametrize("count", [5_000, 40_000])
def test_names_to_be_found_leave_the_page_small(count: int) -> None:
    picture = summed_picture(make_crowd(count, count))
    listed = {fact.value.en for fact in picture.facts if fact.group == "parts"}
    told = (
        listed | {name.en for held in picture.members.values() for name in held} | {n.label.en for n in picture.nodes}
    )
    assert set(make_crowd(count, count).en) <= told
    assert len(page(picture).encode()) <= 2_000_000
