"""Every measure on small networks, worked out by hand, on both back ends."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pytest

from biokg.analysis.measures import (
    MEASURES,
    Backend,
    Base,
    adjusted_rand,
    assortativity,
    betweenness,
    bridges,
    closeness,
    communities,
    constraint,
    cores,
    cut_points,
    degree,
    effective_size,
    eigenvector,
    pagerank,
    parts,
    pieces,
)  # fmt: skip

from .nets import KITE, PATH, RING, STAR, TRIANGLES, Ties, net

BOTH: tuple[Backend, ...] = ("networkx", "arrays")


@pytest.fixture(params=BOTH)
def of(request: pytest.FixtureRequest) -> Callable[..., Base]:
    """Return the base of ties, on one back end and then the other."""

    def base(ties: Ties, alone: str = "", kinds: dict[str, str] | None = None) -> Base:
        return Base.of(net(ties, alone, kinds), request.param)

    return base


Of = Callable[..., Base]


def test_the_base_merges_parallel_ties_and_counts_loops(of: Of) -> None:
    base = of([("b", "a"), ("a", "b"), ("a", "b"), ("b", "c"), ("c", "c")], "z")
    assert (base.names, base.pairs, base.merged, base.loops) == (("a", "b", "c", "z"), 2, 2, 1)
    assert base.weight.tolist() == [3, 1]


def test_degree_of_the_kite(of: Of) -> None:
    found = degree(of(KITE))
    assert [(one.rank, one.node, one.value) for one in found.ranking(4)] == [
        (1, "diane", 6), (2, "fernando", 5), (3, "garth", 5), (4, "andre", 4)
    ]  # fmt: skip
    assert found.values["jane"] == 1


def test_betweenness_of_the_kite(of: Of) -> None:
    found = betweenness(of(KITE))
    expected = {
        "heather": 14 / 36, "fernando": 25 / 108, "garth": 25 / 108, "ike": 8 / 36, "diane": 11 / 108,
        "andre": 5 / 216, "beverly": 5 / 216, "carol": 0, "ed": 0, "jane": 0,
    }  # fmt: skip
    assert found.values == pytest.approx(expected)
    assert [one.node for one in found.ranking(5)] == ["heather", "fernando", "garth", "ike", "diane"]
    assert (found.silence, dict(found.errors), dict(found.remarks)) == ("", {}, {})


def test_closeness_of_the_kite(of: Of) -> None:
    found = closeness(of(KITE))
    expected = {"fernando": 9 / 14, "garth": 9 / 14, "diane": 9 / 15, "heather": 9 / 15, "jane": 9 / 29}
    assert {name: found.values[name] for name in expected} == pytest.approx(expected)


def test_closeness_over_several_parts(of: Of) -> None:
    # a reaches 1 of 4 others in 1 step; d 2 of 4 in 1 step each; c 2 of 4 in 1 and 2 steps
    found = closeness(of([("a", "b"), ("c", "d"), ("d", "e")]))
    assert found.values == pytest.approx({"a": 0.25, "b": 0.25, "c": 1 / 3, "d": 0.5, "e": 1 / 3})


def test_pagerank_of_a_path_of_three(of: Of) -> None:
    # the middle has x = 0.05 + 0.85 (1 - x)
    found = pagerank(of([("a", "m"), ("m", "b")]))
    assert found.values == pytest.approx({"m": 0.9 / 1.85, "a": 0.475 / 1.85, "b": 0.475 / 1.85}, abs=1e-7)


def test_pagerank_follows_a_pair_with_two_ties_twice_as_often(of: Of) -> None:
    middle = 0.9 / 1.85
    found = pagerank(of([("a", "m"), ("m", "a"), ("m", "b")]))
    expected = {"a": 0.05 + 0.85 * middle * 2 / 3, "b": 0.05 + 0.85 * middle / 3, "m": middle}
    assert found.values == pytest.approx(expected, abs=1e-7)


def test_pagerank_of_what_stands_alone(of: Of) -> None:
    # two tied and one alone: the one alone has y = (0.15 + 0.85 y) / 3
    found = pagerank(of([("a", "b")], "z"))
    alone = 0.15 / 2.15
    assert found.values == pytest.approx({"a": (1 - alone) / 2, "b": (1 - alone) / 2, "z": alone}, abs=1e-7)


def test_eigenvector_of_a_star(of: Of) -> None:
    found = eigenvector(of(STAR, "z"))
    assert found.values == pytest.approx({"m": math.sqrt(0.5), **dict.fromkeys("abcd", math.sqrt(1 / 8))})
    assert found.remarks == {"outside": 1}


def test_cores_of_a_triangle_with_a_tail(of: Of) -> None:
    found = cores(of([("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")], "z"))
    assert found.values == {"a": 2, "b": 2, "c": 2, "d": 1, "z": 0}


def test_cut_points_and_bridges_of_two_triangles(of: Of) -> None:
    base = of(TRIANGLES)
    assert cut_points(base).values == {"c": 2, "d": 2}
    assert bridges(base).values == {("c", "d"): 3}
    assert pieces(base, "c") == [("d", "e", "f"), ("a", "b")]


def test_cut_points_and_bridges_of_a_path(of: Of) -> None:
    assert cut_points(of(PATH)).values == {"b": 1, "c": 1}
    assert bridges(of(PATH)).values == {("a", "b"): 1, ("b", "c"): 2, ("c", "d"): 1}


def test_cut_points_of_a_star(of: Of) -> None:
    assert cut_points(of(STAR)).values == {"m": 3}  # of four leaves, one is the largest rest


def test_a_ring_has_nothing_to_cut(of: Of) -> None:
    assert (cut_points(of(RING)).silence, bridges(of(RING)).silence) == ("nothing to cut", "nothing to cut")


def test_constraint_and_effective_size_of_two_triangles(of: Of) -> None:
    # c: (1/3 + 1/3 * 1/2)^2 for a and for b, (1/3)^2 for d; a: (1/2 + 1/2 * 1/3)^2 for b, (1/2 + 1/2 * 1/2)^2 for c
    middle, end = 2 * 0.25 + 1 / 9, 4 / 9 + 9 / 16
    found = constraint(of(TRIANGLES))
    assert found.values == pytest.approx({"c": middle, "d": middle, "a": end, "b": end, "e": end, "f": end})
    assert [one.node for one in found.ranking(3)] == ["c", "d", "a"]  # the least constrained first
    size = effective_size(of(TRIANGLES))  # partners less 2 t / n, with t ties among n partners
    assert size.values == pytest.approx({"c": 3 - 2 / 3, "d": 3 - 2 / 3, "a": 1, "b": 1, "e": 1, "f": 1})


def test_constraint_takes_the_strength_of_ties(of: Of) -> None:
    # m is tied three times to a, once to b, who do not know each other
    found = constraint(of([("m", "a"), ("m", "a"), ("a", "m"), ("m", "b")], "z"))
    assert found.values == pytest.approx({"m": 9 / 16 + 1 / 16, "a": 1, "b": 1})


def test_constraint_is_taken_for_the_best_tied_of_many(of: Of) -> None:
    found = constraint(of(KITE), 3)
    assert (list(found.values), found.remarks) == (["diane", "fernando", "garth"], {"top": 3})


@pytest.mark.parametrize(
    ("ties", "kinds", "value"),
    [
        (TRIANGLES[:3], {"a": "A", "b": "A", "c": "B"}, -0.5),  # 1 of 3 pairs within; by chance 5/9
        (STAR, {"m": "A", **dict.fromkeys("abcd", "B")}, -1),
        ([("a", "b"), ("c", "d")], {"a": "A", "b": "A", "c": "B", "d": "B"}, 1),
        ([("a", "b"), ("b", "c")], {"a": "A", "b": "A", "c": "B"}, -1 / 3),  # 1/2 within; by chance 9/16 + 1/16
    ],
)
def test_assortativity(of: Of, ties: Ties, kinds: dict[str, str], value: float) -> None:
    assert assortativity(of(ties, "", kinds)).values == {"": pytest.approx(value)}


def test_assortativity_leaves_out_what_has_no_class(of: Of) -> None:
    found = assortativity(of([("a", "b"), ("b", "c"), ("c", "z")], "", {"a": "A", "b": "A", "c": "B"}))
    assert found.values == {"": pytest.approx(-1 / 3)}
    assert found.remarks == {"classless": 1}


def test_components(of: Of) -> None:
    found = parts(of([("a", "b"), ("c", "d"), ("d", "e")], "z"))
    assert found.values == {"a": 2, "b": 2, "c": 3, "d": 3, "e": 3, "z": 1}
    assert found.remarks == {"components": 2, "alone": 1}


def test_communities_of_two_triangles(of: Of) -> None:
    found = communities(of(TRIANGLES, "z"))
    assert found.groups == (("a", "b", "c"), ("d", "e", "f"))
    assert found.modularity == pytest.approx(6 / 7 - 2 * (7 / 14) ** 2)
    assert (found.stability, found.runs, found.found.silence) == (1.0, 10, "")
    assert found.found.values == {"a": 1, "b": 1, "c": 1, "d": 2, "e": 2, "f": 2}


def test_one_clique_is_one_group_and_says_nothing(of: Of) -> None:
    found = communities(of(TRIANGLES[:3]))
    assert (found.groups, found.found.silence) == ((("a", "b", "c"),), "one group")


def test_adjusted_rand() -> None:
    assert adjusted_rand([0, 0, 1, 1], [0, 0, 1, 2]) == pytest.approx(4 / 7)
    assert adjusted_rand([0, 0, 1, 1], [0, 0, 0, 0]) == 0
    assert adjusted_rand([0, 1], [5, 7]) == 1
    assert adjusted_rand([0, 0, 1, 1], [0, 1, 0, 1]) == pytest.approx(-0.5)


EMPTY = dict.fromkeys(MEASURES, "no ties") | dict.fromkeys(
    ("betweenness", "closeness", "constraint", "effective-size"), "few"
)


@pytest.mark.parametrize(("alone", "silences"), [("", EMPTY), ("a", EMPTY), ("ab", EMPTY)])
def test_tiny_networks_without_ties_say_why_they_say_nothing(of: Of, alone: str, silences: dict[str, str]) -> None:
    base = of([], alone)
    assert {name: measure(base).silence for name, measure in MEASURES.items()} == silences
    assert all(measure(base).ranking() == [] for measure in MEASURES.values())


def test_two_things_with_one_tie(of: Of) -> None:
    base = of([("a", "b")], "", {"a": "A", "b": "B"})
    assert {name: measure(base).silence for name, measure in MEASURES.items()} == {
        "degree": "equal", "betweenness": "few", "closeness": "few", "pagerank": "equal", "eigenvector": "few",
        "k-core": "equal", "articulation-points": "nothing to cut", "bridges": "", "constraint": "few",
        "effective-size": "few", "communities": "one group", "assortativity": "", "components": "",
    }  # fmt: skip


def test_a_ring_where_all_are_equal(of: Of) -> None:
    base = of(RING)
    equal = [name for name, measure in MEASURES.items() if measure(base).silence == "equal"]
    assert equal == [
        "degree", "betweenness", "closeness", "pagerank", "eigenvector", "k-core", "constraint", "effective-size"
    ]  # fmt: skip


def test_a_result_as_plain_values(of: Of) -> None:
    plain: dict[str, Any] = degree(of([("a", "b"), ("b", "c"), ("b", "c"), ("c", "c")])).as_dict()
    assert plain == {
        "measure": "degree", "values": {"a": 1, "b": 2, "c": 1},
        "base": {"nodes": 3, "pairs": 2, "merged": 1, "loops": 1}, "silence": "", "remarks": {}, "errors": {},
    }  # fmt: skip
    assert degree(of(RING)).as_dict()["values"] == {}
