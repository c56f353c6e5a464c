"""What an analysis found as plain values for JSON: every id with its names in both languages, nothing worded."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Set
from dataclasses import fields, is_dataclass
from decimal import Decimal
from typing import Any

from pyoxigraph import Literal, NamedNode

from ...claims.ledger import Place, Statement
from ...claims.model import Section, Source
from ...terms import local_name
from ..record import Label, name_of, node_record, source_record, value_record

__all__ = ["plain"]


def plain(value: Any, label: Label) -> Any:
    """Return a value as JSON can hold it: dataclasses and named tuples by their fields, in their order.

    A node becomes ``{"id", "en", "zh"}``, a date ISO text, a `Decimal` stays (biokg's JSON writes it digit by digit), a
    set is sorted, a statement tells its claim and where it is said. What is unknown is None. Raises TypeError for what
    has no plain form.
    """
    if value is None or isinstance(value, str | int | float | Decimal):
        return value
    if isinstance(value, NamedNode | Literal):
        return value_record(value, label)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, Statement):
        return _statement(value, label)
    if isinstance(value, Source):
        return source_record(value, label)
    if isinstance(value, Section):
        return value.name
    return _parts(value, label)


def _parts(value: Any, label: Label) -> Any:
    """Return what holds others with its parts made plain."""
    if isinstance(value, Mapping):
        return {_key(key): plain(one, label) for key, one in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return {name: plain(one, label) for name, one in zip(value._fields, value, strict=True)}
    if isinstance(value, Set):
        return [plain(one, label) for one in sorted(value, key=str)]
    if isinstance(value, list | tuple):
        return [plain(one, label) for one in value]
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name), label) for field in fields(value)}
    raise TypeError(f"{type(value).__name__} has no plain form.")


def _key(key: object) -> str:
    if isinstance(key, NamedNode):
        return name_of(key)
    return key.isoformat() if isinstance(key, dt.date) else str(key)


def _statement(one: Statement, label: Label) -> dict[str, Any]:
    """Return a statement with where it is said first; the further places follow where there are some."""
    first, *others = map(_place, one.places)
    return {
        "claim": name_of(one.claim.id),
        "standing": one.standing,
        "tier": local_name(one.tier),
        **first,
        "speaker": node_record(one.claim.speaker, label),
        "issued": one.source.edtf,
        **({"also": others} if others else {}),
    }


def _place(place: Place) -> dict[str, Any]:
    citation = place.citation
    name, section = place.source.name, place.section.name
    return {"source": name, "section": section, "start": citation.start, "end": citation.end}
