"""How well a score foresees ties between organisations: registers with some of their ties held out."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import mean, stdev
from typing import NamedTuple

from biokg.analysis.prediction import adamic_adar, holders, resource_allocation, shared_topics

from .results import Group, Measure
from .tied_registers import Pair, Record, read_relations, read_trials

__all__ = ["Split", "area_under_curve", "default", "levels", "precision_at", "relation_ties", "split", "trial_ties"]

SHARED = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
TRIALS = "ctgov/ctg-studies-alzheimer-1.csv"
RELATIONS = ("ror/ror-v2-greater-china.json", "ror/ror-v2-biopharma-world.json")
HELD_OUT = 0.2
CUTS = (10, 100)
Levels = Mapping[tuple[float, ...], tuple[int, int]]
"""Score → (pairs that are held-out ties, pairs that are none)."""


@dataclass(frozen=True)
class Split:
    """What is known, and what is to be foreseen."""

    near: Mapping[str, set[str]]
    topics: Mapping[str, Mapping[str, set[str]]]
    nodes: Sequence[str]
    """All that the known records name, sorted."""
    hidden: frozenset[Pair]
    """Ties of the held-out records alone, between nodes that are known."""

    @property
    def pairs(self) -> int:
        """The pairs without a known tie."""
        return len(self.nodes) * (len(self.nodes) - 1) // 2 - sum(map(len, self.near.values())) // 2


def split(records: Sequence[Record], seed: int) -> Split:
    """Hold out a fifth of the records with a tie, whole: what they say of topics is not known either."""
    rng = random.Random(seed)
    tied = [number for number, record in enumerate(records) if record.ties]
    out = set(rng.sample(tied, round(len(tied) * HELD_OUT)))
    near: dict[str, set[str]] = {}
    topics: dict[str, dict[str, set[str]]] = {}
    for record in (record for number, record in enumerate(records) if number not in out):
        for kind, said in record.topics.items():
            for node, mine in said.items():
                topics.setdefault(kind, {}).setdefault(node, set()).update(mine)
        for first, second in record.ties:
            near.setdefault(first, set()).add(second)
            near.setdefault(second, set()).add(first)
    hidden = {tie for number in out for tie in records[number].ties}
    known = {node for mine in topics.values() for node in mine}
    new = frozenset((a, b) for a, b in hidden if a in known and b in known and b not in near.get(a, ()))
    return Split(near, topics, sorted(known), new)


# ---- scores


class Parts(NamedTuple):
    """What two nodes score, part by part."""

    adamic_adar: float
    allocation: float
    attachment: float
    topics: Mapping[str, float]
    """By kind of topic."""


Score = Callable[[Parts], tuple[float, ...]]
"""What pairs are ordered by; a second number decides among equals."""

BASELINE = "preferential attachment"


def default(kinds: Sequence[str]) -> str:
    """Return the name of the order that biokg takes: by ties, then by topics of the first kind."""
    return f"Adamic-Adar, then shared {kinds[0]} (the default)"


def scores(kinds: Sequence[str]) -> dict[str, Score]:
    """Return the scores by name: without topics, then with each kind of topics."""
    found: dict[str, Score] = {
        "random": lambda _: (0.0,),
        BASELINE: lambda of: (of.attachment,),
        "Adamic-Adar": lambda of: (of.adamic_adar,),
        "resource allocation": lambda of: (of.allocation,),
        "Adamic-Adar, then preferential attachment": lambda of: (of.adamic_adar, of.attachment),
    }
    for kind in kinds:
        then = default(kinds) if kind == kinds[0] else f"Adamic-Adar, then shared {kind}"
        found |= {
            f"shared {kind}": _then(lambda _: (), kind),
            f"{BASELINE}, then shared {kind}": _then(found[BASELINE], kind),
            then: _then(found["Adamic-Adar"], kind),
        }
    return found


def _then(score: Score, kind: str) -> Score:
    """Return a score that topics of a kind decide where it is equal."""
    return lambda of: (*score(of), of.topics[kind])


def levels(known: Split) -> dict[str, Levels]:
    """Count for each score the untied pairs by what they score: how many are held-out ties, how many are none."""
    wanted = scores(list(known.topics))
    counts: dict[str, dict[tuple[float, ...], list[int]]] = {name: {} for name in wanted}
    for pair, parts in _scored(known):
        slot = 0 if pair in known.hidden else 1
        for name, of in wanted.items():
            counts[name].setdefault(of(parts), [0, 0])[slot] += 1
    return {name: {value: (hits, others) for value, (hits, others) in found.items()} for name, found in counts.items()}


def _scored(known: Split) -> Iterator[tuple[Pair, Parts]]:
    """Yield every untied pair with what it scores; sums are rounded, so that equals are equal."""
    holding, none = {kind: holders(mine) for kind, mine in known.topics.items()}, frozenset[str]()
    for place, node in enumerate(known.nodes):
        tied, mine = known.near.get(node, none), len(known.near.get(node, none))
        close, lean = adamic_adar(known.near, node), resource_allocation(known.near, node)
        topics = {kind: shared_topics(known.topics[kind], holding[kind], node) for kind in known.topics}
        for other in known.nodes[place + 1 :]:
            if other not in tied:
                ties = round(close.get(other, 0.0), 9), round(lean.get(other, 0.0), 9)
                alike = {kind: round(found.get(other, 0.0), 9) for kind, found in topics.items()}
                yield (node, other), Parts(*ties, mine * len(known.near.get(other, none)), alike)


def area_under_curve(found: Levels) -> float:
    """Return how often a held-out tie scores higher than a pair that is none; equals count half.

    >>> area_under_curve({(2.0,): (1, 0), (1.0,): (1, 1), (0.0,): (0, 2)})
    0.9166666666666666
    """
    won = below = 0.0
    for _, (hits, others) in sorted(found.items()):
        won += hits * (below + others / 2)
        below += others
    return won / (sum(hits for hits, _ in found.values()) * below)


def precision_at(found: Levels, k: int) -> float:
    """Return the share of held-out ties among the k best pairs; of equals at the cut each has the same chance.

    >>> precision_at({(2.0,): (1, 0), (1.0,): (1, 1), (0.0,): (0, 2)}, 2)
    0.75
    """
    taken, got = 0, 0.0
    for _, (hits, others) in sorted(found.items(), reverse=True):
        size = min(hits + others, k - taken)
        got += size * hits / (hits + others)
        taken += size
        if taken == k:
            break
    return got / k


# ---- the page


def trial_ties(seeds: int) -> Group:
    """Measure all scores on sponsors and collaborators of trials."""
    records = read_trials(SHARED / TRIALS) if (SHARED / TRIALS).is_file() else []
    return _measured("Who should meet: sponsors and collaborators of trials", TRIALS, records, seeds)


def relation_ties(seeds: int) -> Group:
    """Measure all scores on the relations of research organisations."""
    records = read_relations(path for name in RELATIONS if (path := SHARED / name).is_file())
    return _measured("Who should meet: relations of research organisations", RELATIONS[0], records, seeds)


def _measured(heading: str, name: str, records: Sequence[Record], seeds: int) -> Group:
    if not records:
        return Group(heading, f"Not measured: {name} is not at hand.", [], [])
    first = default(list(records[0].topics))
    taken: dict[str, list[tuple[float, ...]]] = {}
    splits = [split(records, seed) for seed in range(seeds)]
    for known in splits:
        for what, found in levels(known).items():
            figures = (area_under_curve(found), *(precision_at(found, k) for k in CUTS))
            taken.setdefault(what, []).append(figures)
    columns = ["AUC", *(f"precision at {k}" for k in CUTS)]
    lines = [_line(what, rows, taken[BASELINE] if what == first else ()) for what, rows in taken.items()]
    return Group(heading, f"{_about(records, splits)} {_verdict(taken, first)}", columns, lines)


def _about(records: Sequence[Record], splits: Sequence[Split]) -> str:
    ties = {tie for record in records for tie in record.ties}
    hidden, pairs = mean(len(one.hidden) for one in splits), mean(one.pairs for one in splits)
    return (
        f"{len(ties):,} ties. A fifth of the records that tie someone is held out, {len(splits)} times (seeds 0 to "
        f"{len(splits) - 1}); to be found are the {hidden:.0f} ties (on average) that only they tell of, among "
        f"{pairs:,.0f} pairs that are not tied. AUC: how often such a tie scores higher than another pair; precision "
        f"at k: the share of such ties among the k best pairs, {hidden / pairs:.5f} by chance. Mean and standard "
        "deviation."
    )


def _verdict(taken: Mapping[str, Sequence[tuple[float, ...]]], first: str) -> str:
    """Say in words who wins, as the figures have it."""
    score, baseline, ours = ([mean(column) for column in zip(*taken[name], strict=True)]
                                for name in ("Adamic-Adar", BASELINE, first))  # fmt: skip
    alone = "loses to" if score[0] < baseline[0] else "beats"
    return (
        f"Over all pairs Adamic-Adar alone {alone} the plain popularity of preferential attachment (AUC {score[0]:.2f} "
        f"against {baseline[0]:.2f}): two that share no neighbour score nothing, and most ties to come are of such. Of "
        f"the {CUTS[1]} best pairs by the default {ours[2]:.1%} came true, by popularity {baseline[2]:.1%}; the "
        f"default was better in AUC in {_wins(taken, first, 0)} splits, among the {CUTS[1]} best in "
        f"{_wins(taken, first, 2)}. A hint where to look, no forecast."
    )


def _wins(taken: Mapping[str, Sequence[tuple[float, ...]]], first: str, column: int) -> str:
    pairs = list(zip(taken[first], taken[BASELINE], strict=True))
    return f"{sum(mine[column] > other[column] for mine, other in pairs)} of {len(pairs)}"


def _line(what: str, rows: Sequence[tuple[float, ...]], baseline: Sequence[tuple[float, ...]]) -> Measure:
    columns = list(zip(*rows, strict=True))
    figures = [f"{mean(column):.3f} ± {stdev(column):.3f}" for column in columns]
    if not baseline:
        return Measure(what, figures)
    beaten = [mean(mine) >= mean(other) for mine, other in zip(columns, zip(*baseline, strict=True), strict=True)]
    return Measure(what, figures, f"at least {BASELINE}", all(beaten))
