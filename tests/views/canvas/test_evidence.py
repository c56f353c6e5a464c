"""Who says so, in the large viewer: the same claims, sources and places as everywhere else."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from benchmarks.crowding import make_crowd
from biokg.graph import KnowledgeGraph
from biokg.network import Filters, edge_arrays
from biokg.terms import local_name
from biokg.views.canvas import crowd_of
from biokg.views.canvas.evidence import MOST_TOLD, Evidence, rows_of
from biokg.views.canvas.packing import pack
from biokg.views.canvas.packs import packs, slug
from biokg.views.canvas.readings import readings
from biokg.views.map.picture import Words


@pytest.fixture(scope="module")
def evidence(riverbend_graph: KnowledgeGraph) -> Evidence:
    arrays = edge_arrays(riverbend_graph, filters=Filters(planned=True))
    found = crowd_of(riverbend_graph, arrays, Words("T")).evidence
    assert found is not None
    return found


def test_every_link_is_told_by_the_claims_behind_it(riverbend_graph: KnowledgeGraph, evidence: Evidence) -> None:
    crowd = crowd_of(riverbend_graph, edge_arrays(riverbend_graph, filters=Filters(planned=True)), Words("T"))
    network = riverbend_graph.network(planned=True)
    behind = {(a, b, e["predicate"]): set(e["claims"].split()) for a, b, e in network.edges(data=True)}
    for link in range(len(crowd.start)):
        rows = np.flatnonzero(evidence.links.owner == link)
        tie = crowd.ids[crowd.start[link]], crowd.ids[crowd.end[link]], crowd.ties[crowd.tie[link]][0]
        assert {evidence.links.claim[row].decode() for row in rows} == behind[tie]


def test_a_row_holds_what_the_ledger_says(riverbend_graph: KnowledgeGraph, evidence: Evidence) -> None:
    for rows in (evidence.links, evidence.things):
        assert len(rows) > 5
        for row in range(len(rows)):
            told = riverbend_graph.claim(rows.claim[row].decode())
            place = told.places[0]
            cited = evidence.sources[rows.source[row]]
            assert (cited.id, cited.title.en) == (told.source.name, told.source.title("en"))
            assert cited.publisher.en == riverbend_graph.label(told.source.publisher)  # type: ignore[arg-type]
            assert evidence.sections[rows.section[row]][0].en == place.section.names["en"]
            assert evidence.sections[rows.section[row]][1].en == riverbend_graph.label(place.section.evidence)
            assert evidence.tiers[rows.tier[row]][0] == local_name(told.tier)
            assert evidence.modalities[rows.modality[row]].en == riverbend_graph.label(told.claim.modality)
            span = place.citation.start, place.citation.end
            assert (rows.start[row], rows.end[row]) == (span if span[0] is not None else (-1, -1))
            speaker = evidence.speakers[rows.speaker[row]].en if rows.speaker[row] >= 0 else None
            assert speaker == (riverbend_graph.label(told.claim.speaker) if told.claim.speaker else None)


def test_a_thing_is_told_by_all_other_claims_of_it(riverbend_graph: KnowledgeGraph, evidence: Evidence) -> None:
    crowd = crowd_of(riverbend_graph, edge_arrays(riverbend_graph, filters=Filters(planned=True)), Words("T"))
    of_links = {claim.decode() for claim in evidence.links.claim}
    for number, name in enumerate(crowd.ids):
        rows = np.flatnonzero(evidence.things.owner == number)
        own = [one for one in riverbend_graph.claims(about=name) if local_name(one.claim.subject) == name and one.live]
        left = {local_name(one.claim.id) for one in own} - of_links
        assert len(rows) + evidence.things.more[number] == len(left)
        assert {evidence.things.claim[row].decode() for row in rows} <= left
    place = crowd.ids.index("larkspur-biologics")
    rows = np.flatnonzero(evidence.things.owner == place)
    facts = [(evidence.properties[evidence.things.property[r]][0], evidence.values[evidence.things.value[r]].en)
             for r in rows]  # fmt: skip
    assert ("basedIn", "Riverbend Science Park") in facts


def test_of_many_claims_the_weightier_are_told_and_the_others_counted() -> None:
    owner = np.array([1] * 15 + [0])
    tier = np.array([*range(15), 0])
    rows = rows_of(owner, 3, [tier], tier=tier)
    assert rows.owner.tolist() == [0] + [1] * MOST_TOLD
    assert rows.tier.tolist() == [0, *range(MOST_TOLD)]
    assert rows.more.tolist() == [0, 3, 0]
    assert rows.reordered(np.array([1, 0, 2], dtype=np.int32)).owner.tolist() == [0] * MOST_TOLD + [1]
    assert rows.start.tolist() == [-1] * len(rows)


def test_what_does_not_fit_is_left_out_the_finest_first(monkeypatch: pytest.MonkeyPatch) -> None:
    crowd = make_crowd(500, 700)
    packed = pack(crowd)
    whole, nothing = packs(crowd, packed)
    assert nothing == []
    sizes = [len(text) for text, _ in whole]
    assert len(sizes) == 6
    monkeypatch.setattr("biokg.views.canvas.packs.ROOM", sum(sizes[:4]))
    part, left_out = packs(crowd, packed)
    assert (part, left_out) == (whole[:4], ["linkPlaces", "thingPlaces"])
    monkeypatch.setattr("biokg.views.canvas.packs.ROOM", 0)
    part, left_out = packs(crowd, packed)
    assert (part, left_out) == (whole[:2], ["linkClaims", "thingClaims", "linkPlaces", "thingPlaces"])


def test_without_evidence_there_is_one_pack() -> None:
    crowd = replace(make_crowd(50, 70), evidence=None)
    assert len(packs(crowd, pack(crowd))[0]) == 1


def test_an_id_is_carried_only_where_it_is_not_the_name() -> None:
    assert slug("Huahui Health (Beijing)") == "huahui-health-beijing"
    crowd = make_crowd(300, 10)
    assert [slug(name) for name in crowd.en] == list(crowd.ids)


def test_a_word_is_read_as_it_is_spoken() -> None:
    pytest.importorskip("pypinyin")
    table = readings(["重庆医药", "重", "Riverbend"])
    assert table == {"医": "yi", "庆": "qing", "药": "yao", "重": "zhong", "重庆": "chong qing"}
    assert readings(["Riverbend"]) == {}
    assert all(re.fullmatch("[a-z ]+", reading) for reading in table.values())
