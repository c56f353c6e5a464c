"""A map around a thing or inside a place is drawn from a part of the claims, and is as one drawn from all."""

from __future__ import annotations

import pytest

from biokg.graph import KnowledgeGraph
from biokg.views.map.page import page
from biokg.views.map.picture import Picture
from biokg.views.projection import projected_picture


def fresh(kg: KnowledgeGraph) -> KnowledgeGraph:
    """The same graph, of which nothing has been read yet."""
    return KnowledgeGraph(kg.store, kg.workspace, kg.date)


def both(kg: KnowledgeGraph, **asked: object) -> tuple[Picture, Picture]:
    """A picture from a part of the claims, and the one from all of them."""
    few, all_ = fresh(kg), fresh(kg)
    _ = all_.ledger
    made = projected_picture(few, **asked), projected_picture(all_, **asked)  # type: ignore[arg-type]
    assert "ledger" not in few.__dict__
    return made


def test_around_each_thing_it_is_the_same(riverbend_graph: KnowledgeGraph) -> None:
    for node in projected_picture(riverbend_graph).nodes:
        for depth in (1, 2):
            part, whole = both(riverbend_graph, centre=node.id, depth=depth)
            assert part == whole, (node.id, depth)


def test_inside_each_place_it_is_the_same(riverbend_graph: KnowledgeGraph) -> None:
    areas = {node.parent for node in projected_picture(riverbend_graph).nodes if node.parent}
    for area in areas:
        part, whole = both(riverbend_graph, inside=area)
        assert part == whole, area


AROUND = (
    "huahui-health",
    "zhongguancun-life-science-park",
    "beijing",
    "biopark",
    "libevitug",
    "zlsp-area-2025",
    "nmpa",
)


@pytest.mark.slow
@pytest.mark.parametrize("settled", [False, True])
@pytest.mark.parametrize("name", AROUND)
def test_in_the_graph_of_two_parks_too(own_graph: KnowledgeGraph, name: str, settled: bool) -> None:
    part, whole = both(own_graph, centre=name, only_settled=settled)
    assert part == whole
    assert page(part, "en") == page(whole, "en")


@pytest.mark.slow
def test_inside_a_park_of_it_too(own_graph: KnowledgeGraph) -> None:
    part, whole = both(own_graph, inside="zhongguancun-life-science-park")
    assert part == whole
    assert page(part, "zh") == page(whole, "zh")
    part, whole = both(own_graph, inside="beijing-capital-airport")  # nothing is said of it but its kind
    assert part == whole
    part, whole = both(own_graph, inside="beijing", centre="huahui-health", depth=2)
    assert part == whole
