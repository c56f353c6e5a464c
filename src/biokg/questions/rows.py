"""From the solutions of a query to rows that carry the claims behind them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode

from ..claims.ledger import STANDINGS, Ledger, Statement
from ..errors import QueryError
from ..terms import iri
from .model import Term
from .runners import Table

__all__ = ["CLAIMS", "VERDICT", "VERDICTS", "Row", "rows_of", "standing"]

CLAIMS, VERDICT = "claims", "verdict"
"""Variables of a query that are no columns: ids of claims separated by blanks, and one of `VERDICTS`."""
VERDICTS = ("yes", "no", "unknown")
DENIED = iri("modality:denied")


@dataclass(frozen=True)
class Row:
    """One line of an answer."""

    values: Mapping[str, Term | None]
    """By column; None where no source says it."""
    statements: tuple[Statement, ...]
    """The claims that support the line and count, in order of publication and place; empty where the line is about the
    lists, the sources or outside records, which rest on no claim."""
    standing: str | None
    """How the line stands: see `standing`; None without claims."""
    verdict: str | None = None
    """One of `VERDICTS` where the question can be answered so."""
    disputed: bool = False
    """Whether a claim behind the line is in conflict with another claim that counts."""

    @property
    def open(self) -> bool:
        """Whether a source lists it as one of several ("including", "such as")."""
        return any(statement.claim.open_list for statement in self.statements)


def rows_of(table: Table, ledger: Ledger) -> Iterator[Row]:
    """Yield a row for each solution, in their order.

    Left out: a solution whose claims have all stopped counting, since nothing says it any more, and the one empty
    solution of an aggregate over nothing. Raises QueryError for a verdict or claim that does not exist.
    """
    place = {name: number for number, name in enumerate(ledger.statements)}
    disputed = _disputed(ledger) if table.rows else frozenset()
    for cells in table.rows:
        values = dict(zip(table.columns, cells, strict=True))
        named = _claims(values.pop(CLAIMS, None), ledger)
        verdict = values.pop(VERDICT, None)
        if verdict is not None and verdict.value not in VERDICTS:
            raise QueryError(f"A question gave the verdict '{verdict.value}'; it is one of {', '.join(VERDICTS)}.")
        live = tuple(sorted((one for one in named if one.live), key=lambda one: place[one.claim.id]))
        empty = verdict is None and all(value is None for value in values.values())
        if (named and not live) or (empty and not live):
            continue
        in_dispute = any(one.claim.id in disputed for one in live)
        yield Row(values, live, standing(live), None if verdict is None else verdict.value, in_dispute)


def _claims(cell: Term | None, ledger: Ledger) -> list[Statement]:
    names = set(cell.value.split()) if cell is not None else set()
    known = {name: ledger.statements.get(NamedNode(name)) for name in names if ":" in name}
    for name in sorted(names):
        if known.get(name) is None:
            raise QueryError(
                f"A question gave '{name}' as a claim, and there is no such claim; let ?claims list claims."
            )
    return [statement for statement in known.values() if statement is not None]


def _disputed(ledger: Ledger) -> frozenset[NamedNode]:
    """Return the claims that count and disagree with another: one side says so, or one side denies what one says."""
    sides: dict[object, dict[bool, set[NamedNode]]] = defaultdict(lambda: defaultdict(set))
    for name, claim in ledger.live.items():
        sides[claim.subject, claim.predicate, claim.object][claim.modality == DENIED].add(name)
    opposed = (name for side in sides.values() if len(side) == 2 for names in side.values() for name in names)
    return frozenset([*ledger.rivals, *opposed])


def standing(statements: Iterable[Statement]) -> str | None:
    """Return how claims stand together: as the weakest of the facts that they state, each by its strongest claim.

    One of `biokg.claims.ledger.STANDINGS`; None without claims.
    """
    facts: dict[tuple[NamedNode, NamedNode, NamedNode | Literal], list[str]] = defaultdict(list)
    for statement in statements:
        claim = statement.claim
        facts[claim.subject, claim.predicate, claim.object].append(statement.standing)
    strongest = [min(found, key=STANDINGS.index) for found in facts.values()]
    return max(strongest, key=STANDINGS.index, default=None)
