"""Where sources disagree: the sides next to each other, and which one the plain edge follows and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from pyoxigraph import NamedNode

from ..claims.derive import tier_rank
from ..claims.ledger import Ledger, Statement
from ..claims.model import Value
from ..terms import b
from ..values import lies_within

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["REASONS", "Conflict", "Side", "conflicts"]

REASONS = ("tier", "newer", "id", "finer", "modality", "several", "none")
"""Why the plain edge follows a side: the better tier, the newer source, all else equal the smaller id of the claim, the
finer date, or because the other sides are only meant or denied. ``several``: more than one side has an edge, being said
of different things; ``none``: no side has one."""

STATUS, EDTF = b("status"), b("edtf")
CHANGING = {STATUS, b("verbatim")}
"""One-valued properties in which another value is no disagreement: what changes with time, and wordings."""


@dataclass(frozen=True)
class Side:
    """One side of a disagreement: who says what."""

    subject: NamedNode
    predicate: NamedNode
    object: Value
    denied: bool
    """Whether the sources say that it is not so."""
    followed: bool
    """Whether the graph has this as a plain edge."""
    statements: tuple[Statement, ...]
    """The live statements that say it, in reading order."""


@dataclass(frozen=True)
class Conflict:
    """A disagreement between two sides or more; the sides that the graph follows come first."""

    sides: tuple[Side, ...]
    reason: str
    """One of `REASONS`."""
    declared: bool
    """Whether a curator marked it (b:conflictsWith); else it shows only in a property that can have one value."""


class _Key(NamedTuple):
    subject: NamedNode
    predicate: NamedNode
    object: Value
    denied: bool


_Sides = Mapping[_Key, Sequence[Statement]]


def conflicts(kg: KnowledgeGraph) -> list[Conflict]:
    """Return the disagreements between live claims, sorted by what their first sides say.

    Declared ones (b:conflictsWith), and undeclared ones: where settled claims give a one-valued property different
    values, or one source denies what another states. A status that changed, a wording and a coarser date are no
    disagreement. Claims linked over several steps (5.5 against 5.8, 5.8 against 6.5) make one conflict.
    """
    sides = _sides(kg.ledger)
    declared = list(_declared(kg.ledger, sides))
    marked = {key for pair in declared for key in pair}
    groups = _connected([*declared, *_rivals(kg, sides), *_denials(sides)])
    found = [_conflict(kg.ledger, {key: sides[key] for key in group}, bool(group & marked)) for group in groups]
    return sorted(found, key=lambda one: _words(one.sides[0]))


def _sides(ledger: Ledger) -> dict[_Key, list[Statement]]:
    sides: dict[_Key, list[Statement]] = defaultdict(list)
    for statement in ledger.statements.values():
        if statement.live:
            sides[_key(statement)].append(statement)
    return sides


def _key(statement: Statement) -> _Key:
    claim = statement.claim
    return _Key(claim.subject, claim.predicate, claim.object, statement.standing == "denied")


def _declared(ledger: Ledger, sides: _Sides) -> Iterator[tuple[_Key, _Key]]:
    for statement in ledger.statements.values():
        for name in statement.claim.conflicts:
            pair = _key(statement), _key(ledger.statements[name]) if name in ledger.statements else None
            if pair[1] is not None and pair[0] in sides and pair[1] in sides:
                yield pair[0], pair[1]


def _rivals(kg: KnowledgeGraph, sides: _Sides) -> Iterator[tuple[_Key, _Key]]:
    """Yield the values of one-valued properties that lost against another one."""
    for key, statements in sides.items():
        if key.denied or key.predicate not in kg.ontology.one_valued - CHANGING:
            continue
        for value in kg.ledger.objects(key.subject, key.predicate):
            winner = key._replace(object=value)
            meant = all(statement.standing == "intended" for statement in statements)
            if value != key.object and not meant and not _is_finer(winner, key):
                yield key, winner


def _denials(sides: _Sides) -> Iterator[tuple[_Key, _Key]]:
    return ((key, stated) for key in sides if key.denied and (stated := key._replace(denied=False)) in sides)


def _is_finer(one: _Key, other: _Key) -> bool:
    """Tell whether one date lies within the other."""
    return one.predicate == other.predicate == EDTF and lies_within(one.object.value, other.object.value)


def _connected(pairs: Iterable[tuple[_Key, _Key]]) -> list[set[_Key]]:
    """Return the groups of keys that pairs connect."""
    groups: dict[_Key, set[_Key]] = {}
    for pair in pairs:
        merged = set(pair).union(*(groups.get(key, set()) for key in pair))
        groups.update(dict.fromkeys(merged, merged))
    return list({id(group): group for group in groups.values()}.values())


def _conflict(ledger: Ledger, sides: _Sides, declared: bool) -> Conflict:
    found = [
        Side(*key, not key.denied and bool(ledger.behind(*key[:3])), tuple(statements))
        for key, statements in sides.items()
    ]
    ordered = sorted(found, key=lambda side: (not side.followed, _strength(side), _words(side)))
    return Conflict(tuple(ordered), _reason(ordered), declared)


def _reason(sides: Sequence[Side]) -> str:
    """Say why the first side is followed and the second is not."""
    first, second = sides[0], sides[1]
    if not first.followed or second.followed:
        return "several" if second.followed else "none"
    settling = [one for one in second.statements if one.standing not in {"intended", "denied"}]
    if not settling:
        return "modality"
    if _is_finer(_key(first.statements[0]), _key(second.statements[0])):
        return "finer"
    tiers, days = ([tier for tier, _ in map(_strength, (first, second))], [_newest(side) for side in (first, second)])
    by = {"tier": tiers[0] != tiers[1], "newer": days[0] != days[1]}
    order = ("newer", "tier") if first.predicate == STATUS else ("tier", "newer")
    return next((reason for reason in order if by[reason]), "id")


def _strength(side: Side) -> tuple[int, str]:
    best = min(side.statements, key=lambda one: (tier_rank(one.tier), one.claim.id.value))
    return tier_rank(best.tier), best.claim.id.value


def _newest(side: Side) -> str:
    """Return the date that counts: for a status that of the newest voice, else that of the newest of the best tier."""
    best = _strength(side)[0]
    voices = [one for one in side.statements if side.predicate == STATUS or tier_rank(one.tier) == best]
    return max(one.source.issued.value for one in voices)


def _words(side: Side) -> tuple[str, str, str]:
    return side.subject.value, side.predicate.value, side.object.value
