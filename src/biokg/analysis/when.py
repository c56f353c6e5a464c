"""When something is: the date as written, the days that it can mean, and the dates that other sources give."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from ..claims.ledger import Statement
from ..values import lies_within, window
from .expectations import Window
from .said import Said, said

if TYPE_CHECKING:
    from ..graph import KnowledgeGraph

__all__ = ["When", "reported", "when"]


@dataclass(frozen=True)
class When:
    """A date that a source gives for the thing itself; a date of publication is none."""

    edtf: str
    window: Window
    """The first and the last day that it can mean."""
    wording: str
    """The words of the source that gives the date, where kept; else empty."""
    standing: str
    statements: tuple[Statement, ...]
    others: tuple[Said, ...]
    """Dates that other sources give instead; one that is merely coarser is none."""


def when(kg: KnowledgeGraph, node: NamedNode, *names: str) -> When | None:
    """Return when a thing is by the first of the properties (``b:edtf``) that says so; None where none is stated."""
    for name in names or ("b:edtf",):
        dates = [one for one in said(kg, node, name) if one.standing != "denied"]
        if dates and dates[0].settled:
            return _when(kg, node, dates[0], dates[1:])
    return None


def _when(kg: KnowledgeGraph, node: NamedNode, first: Said, rest: Sequence[Said]) -> When:
    edtf = _text(first)
    others = tuple(one for one in rest if not lies_within(edtf, _text(one)) and _text(one) != edtf)
    sources = {one.source.id for one in first.statements}
    words = [
        str(one.value) for one in said(kg, node, "b:verbatim") if sources & {it.source.id for it in one.statements}
    ]
    return When(edtf, Window(*window(edtf)), words[0] if words else "", first.standing, first.statements, others)


def _text(one: Said) -> str:
    return one.value.isoformat() if isinstance(one.value, dt.date) else str(one.value)


def reported(statements: Sequence[Statement]) -> str:
    """Return the date (EDTF) of the first publication that says so: known by then, whenever it was."""
    return min(statements, key=lambda one: (one.source.issued.value, one.source.name)).source.edtf
