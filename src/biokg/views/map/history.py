"""How status and standing came to be what they are: what a reader of an earlier day would have read instead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ...claims.ledger import Ledger
from ...terms import b
from .picture import Spell

if TYPE_CHECKING:
    from ...claims.model import Claim, SourceFile
    from .speech import Speech

__all__ = ["MOST", "History", "history", "spells_of"]

MOST = 10_000
"""Most claims to look at again, over all days: a map of more is told its present status on every day."""
_STATUS = b("status")


@dataclass(frozen=True)
class History:
    """Spells, oldest first: (the day before which it was so, what was so); what holds since then is not listed."""

    status: dict[NamedNode, list[tuple[str, str]]] = field(default_factory=dict)
    """Thing → local names of status, empty for none."""
    standing: dict[NamedNode, list[tuple[str, str]]] = field(default_factory=dict)
    """Claim → one of `biokg.claims.ledger.STANDINGS`; only of days on which the claim was known."""


def history(ledger: Ledger) -> History:
    """Return what was said of status on earlier days, by the day of publication of the sources (decision 0008)."""
    told = _on_status(ledger.files)
    days = sorted({_day(file) for file in told if file.claims})
    if not days or len(days) * sum(len(file.claims) for file in told) > MOST:
        return History()
    then = {day: Ledger([file for file in told if _day(file) <= day], ledger.ontology) for day in days}
    found: dict[NamedNode, list[tuple[str, str]]] = defaultdict(list)
    for node in sorted({node for past in then.values() for node in past.status}, key=str):
        found[node] = _spells([(day, then[day].status.get(node, "")) for day in days], "")
    status = {node: spells for node, spells in found.items() if spells}
    standing: dict[NamedNode, list[tuple[str, str]]] = {}
    for file in ledger.files:
        for claim in file.claims:
            if claim.subject in status or claim.object in status:
                known = [(day, past.standing(claim)) for day, past in then.items() if day > _day(file)]
                before = [day for day in days if day <= _day(file)]
                first = then[before[-1]].standing(claim) if before else Ledger([], ledger.ontology).standing(claim)
                spells = _spells([(_day(file), first), *known], first)
                if spells:
                    standing[claim.id] = spells
    return History(status, standing)


def spells_of(past: History, speech: Speech) -> dict[str, tuple[Spell, ...]]:
    """Return the spells of things and ties by their slug, in words."""
    return {
        node.value.rpartition("/")[2]: tuple(
            Spell(until, speech.concept("status", name) if name else None, speech.phase(name)) for until, name in spells
        )
        for node, spells in past.status.items()
    }


def _spells(days: Sequence[tuple[str, str]], first: str) -> list[tuple[str, str]]:
    """Return until when what was so, from what was so since each day."""
    spells, now = [], first
    for day, value in days:
        if value != now:
            spells.append((day, now))
            now = value
    return spells


def _on_status(files: Iterable[SourceFile]) -> list[SourceFile]:
    """Return the files with their claims on status alone, and what these are inferred from or give way to."""
    files = list(files)
    by_id: dict[NamedNode, Claim] = {claim.id: claim for file in files for claim in file.claims}
    wanted: set[NamedNode] = set()
    todo = [claim.id for claim in by_id.values() if claim.predicate == _STATUS]
    while todo:
        one = todo.pop()
        if one in by_id and one not in wanted:
            wanted.add(one)
            todo += by_id[one].premises
    return [replace(file, claims=tuple(c for c in file.claims if c.id in wanted)) for file in files]


def _day(file: SourceFile) -> str:
    return file.source.issued.value[:10]
