"""Brokerage roles, worked out by hand from the definition of Gould and Fernandez (1989)."""

from __future__ import annotations

import itertools
import random

import pytest

from biokg.analysis.helix.brokerage import Roles, brokerage, role_of


@pytest.mark.parametrize(
    ("groups", "role"),
    [
        ("AAA", "coordinator"),
        ("ABA", "consultant"),
        ("BAA", "gatekeeper"),
        ("AAB", "representative"),
        ("ABC", "liaison"),
    ],
)
def test_one_triad_of_each_role(groups: str, role: str) -> None:
    """a → b → c, with the groups of the three as in the paper: the letters are those of a, b, c."""
    assert role_of(*groups) == role
    found = brokerage([("a", "b"), ("b", "c")], dict(zip("abc", groups, strict=True)), directed=True)
    assert found == {"b": Roles(total=1, **{role: 1})}


def test_a_tie_between_the_two_others_leaves_nothing_to_broker() -> None:
    group = {"a": 1, "b": 2, "c": 3}
    assert brokerage([("a", "b"), ("b", "c"), ("a", "c")], group, directed=True) == {}
    # c → a is another direction: a still reaches c through b alone, and c → a → b opens two more triads
    assert brokerage([("a", "b"), ("b", "c"), ("c", "a")], group, directed=True) == {
        "a": Roles(total=1, liaison=1), "b": Roles(total=1, liaison=1), "c": Roles(total=1, liaison=1),
    }  # fmt: skip


def test_a_directed_star_by_hand() -> None:
    """u1, u2 → m → i1, g1, with m in industry: 2 × 2 ordered pairs."""
    ties = [("u1", "m"), ("u2", "m"), ("m", "i1"), ("m", "g1")]
    group = {"u1": "u", "u2": "u", "m": "i", "i1": "i", "g1": "g"}
    # u1-i1 and u2-i1: gatekeeper; u1-g1 and u2-g1: liaison
    assert brokerage(ties, group, directed=True) == {"m": Roles(gatekeeper=2, liaison=2, total=4)}


def test_the_same_star_without_directions() -> None:
    ties = [("u1", "m"), ("u2", "m"), ("m", "i1"), ("m", "g1")]
    group = {"u1": "u", "u2": "u", "m": "i", "i1": "i", "g1": "g"}
    # u1-u2 consultant; u1-i1, u2-i1, i1-g1 gatekeeper or representative; u1-g1, u2-g1 liaison: 6 pairs
    assert brokerage(ties, group) == {"m": Roles(consultant=1, gatekeeper=3, representative=3, liaison=2, total=6)}


def test_all_of_one_group_coordinate() -> None:
    assert brokerage([("a", "b"), ("b", "c")], dict.fromkeys("abc", 1)) == {"b": Roles(coordinator=1, total=1)}


def test_who_has_no_group_counts_nowhere() -> None:
    assert brokerage([("a", "b"), ("b", "c")], {"a": 1, "c": 1}) == {}
    assert brokerage([("a", "b"), ("b", "c")], {"a": 1, "b": 1}) == {}


def test_parts_of_one_body_need_no_broker_and_broker_nothing() -> None:
    group = {"a": 1, "b": 2, "c": 1, "d": 3}
    ties = [("a", "b"), ("b", "c")]
    assert brokerage(ties, group, akin=[("c", "a")]) == {}
    assert brokerage(ties, group, akin=[("c", "d")]) == {"b": Roles(consultant=1, total=1)}


def test_parallel_ties_and_loops_do_not_count() -> None:
    group = {"a": 1, "b": 2, "c": 3}
    once = brokerage([("a", "b"), ("b", "c")], group)
    assert brokerage([("a", "b"), ("b", "a"), ("b", "c"), ("b", "c"), ("b", "b"), ("a", "a")], group) == once


def test_the_order_is_that_of_the_pairs_then_the_names_whatever_the_order_of_input() -> None:
    group = {name: number % 3 for number, name in enumerate("abcdefgh")}
    ties = [pair for number, pair in enumerate(itertools.combinations("abcdefgh", 2)) if number % 3 == 0]
    found = brokerage(ties, group)
    assert list(found) == sorted(found, key=lambda node: (-found[node].total, node))
    for seed in range(5):
        mixed = random.Random(seed).sample(ties, len(ties))
        assert list(brokerage(mixed, dict(reversed(group.items()))).items()) == list(found.items())


def test_against_counting_all_triples() -> None:
    """The roles sum up to the open triads, counted in another way: over all ordered triples."""
    nodes, rng = range(12), random.Random(7)
    group = {node: node % 4 for node in nodes}
    ties = {pair for pair in itertools.permutations(nodes, 2) if rng.random() < 0.2}
    expected: dict[int, dict[str, int]] = {}
    for a, middle, c in itertools.permutations(nodes, 3):
        if (a, middle) in ties and (middle, c) in ties and (a, c) not in ties:
            mine = expected.setdefault(middle, {"total": 0})
            role = role_of(group[a], group[middle], group[c])
            mine[role] = mine.get(role, 0) + 1
            mine["total"] += 1
    assert brokerage(ties, group, directed=True) == {node: Roles(**mine) for node, mine in expected.items()}


def test_a_part_apart_changes_nothing() -> None:
    group = {"a": 1, "b": 2, "c": 1, "x": 1, "y": 2, "z": 3}
    ties = [("a", "b"), ("b", "c")]
    beside = brokerage([*ties, ("x", "y"), ("y", "z")], group)
    assert beside["b"] == brokerage(ties, group)["b"]
