"""Link prediction: who might have to do with whom, by what two share and how much that says.

What few share says more than what many share: a thing between two weighs 1 / ln(its neighbours) by Adamic and Adar
(2003), 1 / its neighbours by Zhou, Lü and Zhang (2009, resource allocation). All functions take who is tied to what as
a mapping from a node to its neighbours, in which each tie stands twice.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Set
from math import inf, log
from typing import TypeVar

__all__ = ["adamic_adar", "holders", "preferential_attachment", "resource_allocation", "shared", "shared_topics"]

N = TypeVar("N", bound=Hashable)
T = TypeVar("T", bound=Hashable)


def adamic_adar(near: Mapping[N, Set[N]], node: N, crowd: float = inf) -> dict[N, float]:
    """Return for all who share a neighbour with a node the sum of 1 / ln(neighbours) over what they share.

    Those who are tied to it already are among them. What has more neighbours than `crowd` counts as nothing shared.

    >>> near = {"a": {"m"}, "b": {"m"}, "m": {"a", "b"}}
    >>> {other: round(score, 3) for other, score in adamic_adar(near, "a").items()}
    {'b': 1.443}
    """
    return shared(near, near, node, lambda degree: 1 / log(degree), crowd)


def resource_allocation(near: Mapping[N, Set[N]], node: N, crowd: float = inf) -> dict[N, float]:
    """Return for all who share a neighbour with a node the sum of 1 / neighbours over what they share.

    What has more neighbours than `crowd` counts as nothing shared.

    >>> resource_allocation({"a": {"m"}, "b": {"m"}, "m": {"a", "b"}}, "a")
    {'b': 0.5}
    """
    return shared(near, near, node, lambda degree: 1 / degree, crowd)


def preferential_attachment(near: Mapping[N, Set[N]], first: N, second: N) -> int:
    """Return the product of the numbers of neighbours (Barabási and Albert 1999): who has many gets more.

    >>> preferential_attachment({"a": {"m", "n"}, "b": {"m"}}, "a", "b")
    2
    """
    return len(near.get(first, ())) * len(near.get(second, ()))


def shared_topics(
    topics: Mapping[N, Set[T]], holding: Mapping[T, Set[N]], node: N, crowd: float = inf
) -> dict[N, float]:
    """Return for all who share a topic with a node the sum of 1 / ln(holders) over the topics they share.

    `holding` is `holders(topics)`, made once. What more than `crowd` hold counts as nothing shared.
    """
    return shared(topics, holding, node, lambda number: 1 / log(number), crowd)


def holders(topics: Mapping[N, Iterable[T]]) -> dict[T, set[N]]:
    """Return who has each topic.

    >>> holders({"a": {1, 2}, "b": {2}}) == {1: {"a"}, 2: {"a", "b"}}
    True
    """
    found: dict[T, set[N]] = {}
    for node, mine in topics.items():
        for topic in mine:
            found.setdefault(topic, set()).add(node)
    return found


def shared(
    out: Mapping[N, Set[T]], back: Mapping[T, Set[N]], node: N, weight: Callable[[int], float], crowd: float = inf
) -> dict[N, float]:
    """Return the summed weights of what others share with a node, but for what none or more than `crowd` share."""
    found: dict[N, float] = {}
    for between in sorted(out.get(node, ()), key=str):
        around = back.get(between, frozenset[N]())
        if 1 < len(around) <= crowd:
            gain = weight(len(around))
            for other in around:
                if other != node:
                    found[other] = found.get(other, 0.0) + gain
    return found
