"""What status and standing were on earlier days."""

from __future__ import annotations

from pyoxigraph import NamedNode

from biokg.graph import KnowledgeGraph
from biokg.views.map.gather import picture_of
from biokg.views.map.history import history
from biokg.views.map.picture import Standing
from biokg.views.map.pinyin import pinyin

THING = "https://w3id.org/biokg/id/"


def test_a_status_lasts_until_a_newer_source_says_otherwise(riverbend_graph: KnowledgeGraph) -> None:
    days = sorted({source.issued.value[:10] for source in riverbend_graph.sources()})
    found = history(riverbend_graph.ledger)
    present = riverbend_graph.ledger.status
    for day in days:
        with riverbend_graph.as_of(day) as then:
            for node in {*found.status, *present}:
                spell = next((status for until, status in found.status.get(node, []) if day < until), None)
                expected = present.get(node, "") if spell is None else spell
                assert then.ledger.status.get(node, "") == expected, (node, day)


def test_what_never_changed_has_no_history(riverbend_graph: KnowledgeGraph) -> None:
    found = history(riverbend_graph.ledger)
    assert NamedNode(THING + "riverbend") not in found.status
    assert all(spells == sorted(spells) for spells in found.status.values())


def test_the_picture_dates_every_source_and_moment(riverbend_graph: KnowledgeGraph) -> None:
    picture = picture_of(riverbend_graph)
    known = {source.id: source.known for source in picture.sources}
    assert known == {
        source.name: source.issued.value[:10] for source in riverbend_graph.sources() if source.name in known
    }
    assert [m.earliest for m in picture.moments] == sorted(m.earliest for m in picture.moments)
    assert {c for m in picture.moments for c in m.claims} <= {claim.id for claim in picture.claims}
    assert all(isinstance(m.standing, Standing) for m in picture.moments)


def test_pinyin_is_of_chinese_alone() -> None:
    assert pinyin(["华辉安健（北京）", "Huahui", ""]) == ["hua hui an jian", "bei jing"]
    assert pinyin(["重庆", "重庆"]) == ["chong qing"]
    assert len(pinyin(["长" * 10_000])[0].split()) == 60
