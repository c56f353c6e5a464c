"""Who should meet: organisations without a tie that share much - a hint of what might come, never a fact.

Pairs are ordered by what they are both tied to (Adamic-Adar); where that is equal, by the fields, stages and diseases
that they share. `benchmarks/prediction.py` tells how often that comes true on registers, and what does better or worse.
Pairs that share one thing only, of which no register tells how good a hint it is, are told by that thing.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..errors import InputError
from ..terms import ID
from .sharing import PARTNERS, Hint, Reason, Scored, Sharing, Single, Suggestion
from .subjects import subject

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["MEASURED", "PARTNERS", "Hint", "Meeting", "Quality", "Reason", "Suggestion", "meeting"]


@dataclass(frozen=True)
class Quality:
    """How well the order of suggestions did where the answer is known."""

    ties: int
    """Ties of the register: sponsors and collaborators of trials."""
    auc: float
    """How often a tie that was held out scored higher than a pair that is none (0-1; 0.5 by chance)."""
    precision: float
    """Share of held-out ties among the `best` pairs, ratio 0-1."""
    best: int
    baseline_auc: float
    """The same by popularity alone (preferential attachment)."""
    baseline_precision: float


MEASURED = Quality(ties=1289, auc=0.802, precision=0.021, best=100, baseline_auc=0.729, baseline_precision=0.007)
"""As docs/benchmarks.md has it (Who should meet: sponsors and collaborators of trials); a test compares the two."""


@dataclass(frozen=True)
class Meeting:
    """Who should meet."""

    about: NamedNode | None
    """The organisation asked about; None for all."""
    organisations: int
    """How many organisations were considered."""
    pairs: int
    """How many pairs of them share something and are not tied."""
    singles: int
    """How many of those share one thing only, of which no register tells how good a hint it is."""
    tied: int
    """How many pairs share something and are left out because they have to do with each other already, are to have, or
    belong to one body."""
    suggestions: tuple[Suggestion, ...]
    """The best of the others: by Adamic-Adar, then shared topics, then the ids."""
    equals: int
    """How many further pairs score the same as the last one shown."""
    hints: tuple[Hint, ...] = ()
    """What those share that share one thing only: what fewest share first, then by kind and id."""
    measured: Quality = MEASURED
    """How well such suggestions did on a register."""


def meeting(kg: KnowledgeGraph, about: str | None = None, *, limit: int = 10) -> Meeting:
    """Return the pairs of organisations that share most without being tied, of all or with one of them.

    Base: what is settled; areas with a government (both are in Beijing) and what more than `CROWD` are tied to count as
    nothing shared. Never suggested: pairs that are tied or linked (`biokg.analysis.links`), also where only planned,
    intended or denied; parts of one body; two records of the same. Raises UnknownName for a name that means nothing or
    several things, InputError for what is no organisation of the classes in `PARTNERS`.
    """
    ground = Sharing(kg)
    centre = None if about is None else subject(kg, about, "meet")
    if centre is not None and centre.value.removeprefix(ID) not in ground.everyone:
        raise InputError(
            f"'{kg.label(centre)}' cannot be suggested to anyone: it is a group, or no source says anything of it.",
            zh=f"“{kg.label(centre, 'zh')}”不能推荐给他人：它是一组机构，或没有来源述及。",
        )
    starts = sorted(ground.partners) if centre is None else [centre.value.removeprefix(ID)]
    found = [pair for start in starts for pair in ground.scored(start, both=centre is not None)]
    free = [pair for pair in found if not ground.are_tied(*pair[2])]
    single = {pair[2]: shared for pair in free if (shared := ground.single(*pair[2])) is not None}
    more = [pair for pair in free if pair[2] not in single]
    shown = nsmallest(limit, more)
    return Meeting(
        about=centre,
        organisations=len(ground.partners),
        pairs=len(free),
        singles=len(single),
        tied=len(found) - len(free),
        suggestions=tuple(ground.suggestion(*pair[2]) for pair in shown),
        equals=_equals(more, shown),
        hints=tuple(_hints(ground, single, centre, limit)),
    )


def _equals(pairs: Sequence[Scored], shown: Sequence[Scored]) -> int:
    return sum(pair[:2] == shown[-1][:2] and pair > shown[-1] for pair in pairs) if shown else 0


def _hints(
    ground: Sharing, single: Mapping[tuple[str, str], Single], centre: NamedNode | None, limit: int
) -> Iterator[Hint]:
    """Yield what pairs share that share one thing only, each with those pairs."""
    pairs: dict[Single, list[tuple[str, str]]] = defaultdict(list)
    for pair, shared in single.items():
        pairs[shared].append(pair)
    for shared in nsmallest(limit, pairs, key=lambda shared: (ground.among(shared), *shared)):
        yield ground.hint(shared, pairs[shared], centre)
