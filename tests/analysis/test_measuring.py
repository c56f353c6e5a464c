"""The network in measures: a small graph worked out by hand, and the project's own graph, by name and in order."""

from __future__ import annotations

from decimal import Decimal
from functools import cache

import networkx as nx
import pytest

from biokg.analysis.measures import MEASURES
from biokg.analysis.measuring import RANKED, Measuring, Row, measuring
from biokg.errors import InputError, UnknownName
from biokg.network import Filters
from biokg.terms import local_name

from .own import own_graph
from .small import Paper, graph_of

THINGS = {
    "north-park": "IndustryPark", "south-park": "IndustryPark", "river-city": "AdministrativeArea",
    "alpha": "Company", "beta": "Company", "gamma": "Company", "delta": "Company", "later": "Company",
    "lonely": "Company",
}  # fmt: skip
PAPER = Paper(
    "news",
    [
        "alpha basedIn north-park", "beta basedIn north-park", "alpha collaboratesWith beta",
        "gamma basedIn south-park", "delta basedIn south-park", "alpha field field:neuroscience",
        "beta field field:neuroscience", "north-park locatedIn river-city", "south-park locatedIn river-city",
        "later status status:planned !intended", "later basedIn south-park !intended",
        "later collaboratesWith alpha !intended", "lonely field field:neuroscience",
    ],
)  # fmt: skip


@cache
def small() -> Measuring:
    return measuring(graph_of(THINGS, PAPER), limit=None)


def rows(found: Measuring, measure: str, limit: int | None = None) -> list[tuple[object, ...]]:
    table = next(one for one in found.tables if one.measure == measure)
    return [_row(row) for row in table.rows[:limit]]


def _row(row: Row) -> tuple[object, ...]:
    names = " ".join(map(local_name, row.nodes))
    then = None if row.compared_value is None else float(row.compared_value)
    return row.rank, names, float(row.value), row.compared_rank, then


def test_degree_with_what_it_is_once_plans_come() -> None:
    assert rows(small(), "degree") == [
        (1, "north-park", 3, 3, 3), (2, "south-park", 3, 1, 4), (3, "alpha", 2, 2, 3), (4, "beta", 2, 4, 2),
        (5, "river-city", 2, 6, 2), (6, "delta", 1, 7, 1), (7, "gamma", 1, 8, 1), (8, "lonely", 0, 9, 0),
    ]  # fmt: skip
    assert [_row(row)[:3] for row in small().organizations] == [
        (3, "alpha", 2), (4, "beta", 2), (6, "delta", 1), (7, "gamma", 1), (8, "lonely", 0)
    ]  # fmt: skip


def test_betweenness_of_pairs_of_others() -> None:
    # of 21 pairs of others, 3 times 3 are parted by the city; 8 by the northern park; a new tie makes a ring
    pairs = [(row[1], round(row[2] * 21, 3)) for row in rows(small(), "betweenness", 4)]  # type: ignore[operator]
    assert pairs == [("river-city", 9), ("south-park", 9), ("north-park", 8), ("alpha", 0)]


def test_what_falls_apart_until_plans_come() -> None:
    assert rows(small(), "articulation-points") == [
        (1, "river-city", 3, None, None), (2, "north-park", 2, None, None), (3, "south-park", 2, 1, 2)
    ]  # fmt: skip
    assert rows(small(), "bridges") == [
        (1, "north-park river-city", 3, None, None), (2, "river-city south-park", 3, None, None),
        (3, "delta south-park", 1, 1, 1), (4, "gamma south-park", 1, 2, 1),
    ]  # fmt: skip
    lost = [(local_name(one.node), one.cut_off, one.of, [len(part.members) for part in one.parts])
            for one in small().losses]  # fmt: skip
    assert lost == [("river-city", 3, 6, [3]), ("north-park", 2, 6, [2]), ("south-park", 2, 6, [1, 1])]


def test_groups_in_plain_terms() -> None:
    found = small().grouping
    assert found is not None
    south, north = found.groups
    assert [local_name(one) for one in north.members] == ["alpha", "beta", "north-park"]
    assert (local_name(north.best), north.ties) == ("north-park", 2)
    assert north.place is not None
    assert (local_name(north.place.value), north.place.share) == ("north-park", (3, 3))
    assert north.cls is not None
    assert (local_name(north.cls.value), north.cls.share) == ("Company", (2, 3))
    assert north.field is not None
    assert (local_name(north.field.value), north.field.share) == ("neuroscience", (2, 3))
    assert (local_name(south.best), south.field) == ("south-park", None)
    # 6 of 7 ties within the groups, which have 7 of 14 ends each
    assert found.modularity == Decimal(f"{6 / 7 - 2 * (7 / 14) ** 2:.6g}")
    assert (found.stability, found.runs, found.silence) == (Decimal("1"), 10, "")


def test_sizes_and_what_stands_alone() -> None:
    assert (small().size.things, small().size.pairs) == (8, 7)
    assert (small().compared.things, small().compared.pairs) == (9, 9)
    assert (small().parts, list(map(local_name, small().alone))) == ((7,), ["lonely"])


def test_with_planned_the_comparison_is_with_what_is_settled() -> None:
    found = measuring(graph_of(THINGS, PAPER), planned=True, measure="degree", limit=2)
    assert rows(found, "degree") == [(1, "south-park", 4, 2, 3), (2, "alpha", 3, 3, 2)]
    assert (found.size.things, found.compared.things, found.grouping, found.losses) == (9, 8, None, ())
    assert found.tables[0].equals == 1  # north-park has three too


def test_every_value_names_the_claims_behind_its_ties() -> None:
    for table in small().tables:
        for row in table.rows:
            names = set(map(local_name, row.nodes))
            said = [{local_name(one.claim.subject), local_name(one.claim.object)} for one in row.statements]
            assert all(names <= ends if len(names) == 2 else names & ends for ends in said)
            assert bool(said) == (bool(names) and names != {"lonely"})


def test_an_unknown_measure_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match="not a measure") as caught:
        measuring(graph_of(THINGS, PAPER), measure="betweeness")
    assert "betweenness" in str(caught.value)


def test_unknown_projections_and_parks_are_refused() -> None:
    with pytest.raises(UnknownName, match="projection"):
        measuring(graph_of(THINGS, PAPER), "ecosystems")
    with pytest.raises(UnknownName, match="nowhere"):
        measuring(graph_of(THINGS, PAPER), filters=Filters(park="nowhere"))
    with pytest.raises(InputError, match="not in this network"):
        measuring(graph_of({**THINGS, "park-to-come": "IndustryPark"}, PAPER), filters=Filters(park="park-to-come"))


@pytest.mark.parametrize(
    ("things", "says"),
    [({}, []), ({"alpha": "Company"}, ["alpha field field:neuroscience"]),
     ({"alpha": "Company", "beta": "Company"}, ["alpha collaboratesWith beta"])],
)  # fmt: skip
def test_tiny_graphs_are_measured_without_an_error(things: dict[str, str], says: list[str]) -> None:
    found = measuring(graph_of(things, Paper("news", says)))
    assert (found.size.things, found.size.pairs) == (len(things), len(things) // 2)
    assert [table.measure for table in found.tables] == list(RANKED)
    assert all(table.silence or table.rows for table in found.tables)


def test_the_order_of_claims_changes_nothing() -> None:
    turned = Paper("news", PAPER.says[::-1])
    found = measuring(graph_of(dict(reversed(THINGS.items())), turned), limit=None)
    assert [rows(found, name) for name in RANKED] == [rows(small(), name) for name in RANKED]
    assert found.grouping == small().grouping


# ---- the project's own graph


@cache
def own() -> Measuring:
    return measuring(own_graph(), limit=5)


OWN = {
    "degree": "international-biopark zhongguancun-life-science-park beijing libevitug beijing-e-town",
    "betweenness": "international-biopark zhongguancun-life-science-park beijing libevitug huahui-health",
    "closeness": "international-biopark beijing zhongguancun-life-science-park beijing-e-town bayer",
    "pagerank": "international-biopark zhongguancun-life-science-park beijing beijing-e-town libevitug",
    "eigenvector": "international-biopark beijing-e-town astrazeneca medtronic beijing",
    "articulation-points": (
        "international-biopark zhongguancun-life-science-park beijing-e-town beijing biopark-supporting-facilities"
    ),
    "constraint": "international-biopark zhongguancun-life-science-park nmpa libevitug beijing",
    "effective-size": "international-biopark zhongguancun-life-science-park beijing libevitug nmpa",
}


@pytest.mark.parametrize("measure", OWN)
def test_the_first_of_the_own_graph(measure: str) -> None:
    assert [row[1] for row in rows(own(), measure)] == OWN[measure].split()


def test_values_of_the_own_graph_against_networkx() -> None:
    graph = nx.Graph(own_graph().network().to_undirected())
    by_nx = {"degree": dict(graph.degree), "betweenness": nx.betweenness_centrality(graph),
             "closeness": nx.closeness_centrality(graph), "k-core": nx.core_number(graph)}  # fmt: skip
    for measure, values in by_nx.items():
        assert [row[2] for row in rows(own(), measure)] == pytest.approx(
            [values[row[1]] for row in rows(own(), measure)], rel=1e-5
        )
    assert MEASURES.keys() - RANKED == {"communities", "components"}


def test_what_the_two_parks_hold_together() -> None:
    (first, second), *_ = [own().losses[:2]]
    assert (local_name(first.node), first.cut_off, first.of) == ("international-biopark", 17, 79)
    assert (local_name(second.node), second.cut_off) == ("zhongguancun-life-science-park", 14)
    lilly = {"eli-lilly", "lilly-first-china-office", "shanghai"}
    assert not lilly & {local_name(one) for part in first.parts for one in part.members}  # attracted: not settled
    assert rows(own(), "bridges", 2) == [
        (1, "bda-party-working-committee beijing-e-town", 2, 2, 2),
        (2, "zhongguancun-life-science-park zlsp-service-platforms", 2, 5, 2),
    ]


def test_no_opening_and_no_plan_holds_anything_together() -> None:
    kg = own_graph()
    none = {local_name(thing.id) for thing in (*kg.things("Event"), *kg.things("Plan"))}
    none -= {local_name(thing.id) for thing in kg.things("RegulatoryDecision")}
    assert {"pfizer-rd-centre-opening", "biopark-implementation-plan", "beijing-forum-2025"} <= none
    whole = measuring(kg, limit=None)
    assert not none & {local_name(node) for table in whole.tables for row in table.rows for node in row.nodes}


def test_groups_of_the_own_graph() -> None:
    found = own().grouping
    assert found is not None
    assert [(local_name(one.best), len(one.members)) for one in found.groups] == [
        ("zhongguancun-life-science-park", 24), ("international-biopark", 22), ("libevitug", 15), ("beijing", 14),
        ("biopark-supporting-facilities", 5), ("lilly-first-china-office", 3),
    ]  # fmt: skip
    assert found.stability is not None
    assert found.stability > Decimal("0.8")
