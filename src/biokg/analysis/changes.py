"""What is new between two graphs: two builds of one workspace, or what was known on a day and what is known now."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from pyoxigraph import NamedNode, Triple

from ..claims.ledger import STANDINGS, Ledger, Statement
from ..claims.model import Value
from .forecasts import Forecast, forecasts
from .said import Plain, plain_value
from .silence import Silence

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["CAUSES", "Change", "Changes", "Turn", "changes"]

CAUSES = ("source", "processing")
"""Source: the claims behind a fact are not the same. Processing: they are, and biokg or its vocabulary reads them in
another way."""

_Facts: TypeAlias = Mapping[Triple, list[NamedNode]]


@dataclass(frozen=True)
class Change:
    """One fact that is new, gone, or not what it was."""

    kind: str
    """``new``, ``gone``, or ``changed``: another value of a property that has one value, or another standing.

    Where a thing has another status, that alone is told, not that all facts about it stand otherwise.
    """
    subject: NamedNode
    predicate: NamedNode
    before: Plain | None
    """The value that was; None for a new fact."""
    after: Plain | None
    """The value that is; None for one that is gone."""
    standing_before: str
    standing_after: str
    """How the claims stood and stand (`biokg.claims.ledger.STANDINGS`); empty where there is no fact."""
    cause: str
    """One of `CAUSES`."""
    told_before: tuple[Statement, ...]
    told_after: tuple[Statement, ...]


@dataclass(frozen=True)
class Turn:
    """A forecast whose state is not what it was."""

    what: NamedNode
    before: str
    """Its former state (`biokg.analysis.forecasts.STATES`)."""
    after: Forecast


@dataclass(frozen=True)
class Changes:
    """What is new from one graph to another. Everything is sorted by id, unless it says otherwise."""

    about: NamedNode | None
    """The thing that the changes are about; None for all."""
    sources_new: tuple[NamedNode, ...]
    sources_gone: tuple[NamedNode, ...]
    things_new: tuple[NamedNode, ...]
    things_gone: tuple[NamedNode, ...]
    claims_new: int
    claims_withdrawn: int
    """Claims that counted and count no more: withdrawn, superseded or no longer there."""
    facts: tuple[Change, ...]
    """Order: changed, gone, new; then by subject, property, value."""
    silence: Silence
    """The rule by which forecasts lapse."""
    turns: tuple[Turn, ...]
    """Forecasts that were met, came due, lapsed …; those that are new are among the facts. Order: by present state."""

    def of(self, kind: str) -> list[Change]:
        """Return the facts that are ``new``, ``changed`` or ``gone``."""
        return [one for one in self.facts if one.kind == kind]


def changes(
    before: KnowledgeGraph, after: KnowledgeGraph, *, about: NamedNode | None = None,
    day_before: dt.date | None = None, day_after: dt.date | None = None, silence: Silence | None = None,
) -> Changes:  # fmt: skip
    """Return what is new in `after`; with `about`, of one thing: the facts that it is an end of.

    Forecasts are judged at the end of the two days, by default as the two graphs take "today". A fact is a plain edge
    (`biokg.claims.derive`).
    """
    old, new = before.ledger, after.ledger
    facts = [one for one in _facts(old, new) if about is None or _touches(one, about)]
    rule = silence or Silence()
    turns = _turns(before, after, day_before or before.today, day_after or after.today, rule)
    things = [{thing.id for thing in kg.things()} for kg in (before, after)]
    here = {node for one in facts for node in (one.subject, one.before, one.after) if isinstance(node, NamedNode)}
    within = here if about is not None else things[0] | things[1]
    return Changes(
        about=about,
        sources_new=_only(new.sources, old.sources),
        sources_gone=_only(old.sources, new.sources),
        things_new=tuple(node for node in _only(things[1], things[0]) if node in within),
        things_gone=tuple(node for node in _only(things[0], things[1]) if node in within),
        claims_new=len(new.live.keys() - old.live.keys()),
        claims_withdrawn=len(old.live.keys() - new.live.keys()),
        facts=tuple(sorted(facts, key=_order)),
        silence=rule,
        turns=tuple(turn for turn in turns if about is None or about in turn.after.concerns),
    )


def _only(these: Collection[NamedNode], those: Collection[NamedNode]) -> tuple[NamedNode, ...]:
    return tuple(sorted((node for node in these if node not in those), key=lambda node: node.value))


def _touches(change: Change, node: NamedNode) -> bool:
    return node in (change.subject, change.before, change.after)


def _order(one: Change) -> tuple[int, str, str, str]:
    value = one.after if one.after is not None else one.before
    return ("changed", "gone", "new").index(one.kind), one.subject.value, one.predicate.value, str(value)


# ---- facts


def _facts(old: Ledger, new: Ledger) -> Iterator[Change]:
    """Yield the facts that differ; where a property has one value, another value is a change."""
    for (subject, predicate), (was, now) in _by_property(old.edges, new.edges).items():
        gone, fresh = [one for one in was if one not in now], [one for one in now if one not in was]
        if len(gone) == len(fresh) == 1 and predicate in new.ontology.one_valued:
            yield _change("changed", subject, predicate, gone[0], fresh[0], old, new)
        else:
            yield from (_change("gone", subject, predicate, value, None, old, new) for value in gone)
            yield from (_change("new", subject, predicate, None, value, old, new) for value in fresh)
        for value in was:
            if value in now and not _moved(old, new, subject, value):
                same = _change("changed", subject, predicate, value, value, old, new)
                if same.standing_before != same.standing_after:
                    yield same


def _moved(old: Ledger, new: Ledger, *ends: Value) -> bool:
    """Tell whether an end has another status: how facts about it stand follows from that, and is told there."""
    return any(old.status.get(end) != new.status.get(end) for end in ends if isinstance(end, NamedNode))


def _by_property(
    old: _Facts, new: _Facts
) -> Mapping[tuple[NamedNode, NamedNode], tuple[Sequence[Value], Sequence[Value]]]:
    """Return the values by subject and property, before and after."""
    found: dict[tuple[NamedNode, NamedNode], tuple[list[Value], list[Value]]] = defaultdict(lambda: ([], []))
    for side, edges in enumerate((old, new)):
        for edge in edges:
            found[edge.subject, edge.predicate][side].append(edge.object)  # type: ignore[index,arg-type]
    return found


def _change(
    kind: str, subject: NamedNode, predicate: NamedNode, before: Value | None, after: Value | None,
    old: Ledger, new: Ledger,
) -> Change:  # fmt: skip
    told_before = tuple(old.behind(subject, predicate, before)) if before is not None else ()
    told_after = tuple(new.behind(subject, predicate, after)) if after is not None else ()
    told = {one.claim.id for one in (*told_before, *told_after)}
    same = all((claim in old.live) == (claim in new.live) for claim in told)
    return Change(
        kind=kind,
        subject=subject,
        predicate=predicate,
        before=plain_value(before) if before is not None else None,
        after=plain_value(after) if after is not None else None,
        standing_before=_standing(told_before),
        standing_after=_standing(told_after),
        cause="processing" if same and not _outdone(told_before, told_after, old, new) else "source",
        told_before=told_before,
        told_after=told_after,
    )


def _standing(told: Sequence[Statement]) -> str:
    return min((one.standing for one in told), key=STANDINGS.index, default="")


def _outdone(told_before: Sequence[Statement], told_after: Sequence[Statement], old: Ledger, new: Ledger) -> bool:
    """Tell whether what counts about one of the ends of a fact is not what it was: another status, a better source."""
    ends = {end for one in (*told_before, *told_after) for end in (one.claim.subject, one.claim.object)}
    return any(_counting(old, end) != _counting(new, end) for end in ends if isinstance(end, NamedNode))


def _counting(ledger: Ledger, node: NamedNode) -> set[NamedNode]:
    return {one.claim.id for one in ledger.about(node) if one.live}


# ---- forecasts


def _turns(before: KnowledgeGraph, after: KnowledgeGraph, then: dt.date, now: dt.date, rule: Silence) -> list[Turn]:
    if not before.sources():
        return []
    was = {one.id: one.state for one in forecasts(before, then, silence=rule)}
    told = forecasts(after, now, silence=rule)
    return [Turn(one.what, was[one.id], one) for one in told if was.get(one.id, one.state) != one.state]
