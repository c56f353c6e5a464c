"""The graph as it was known on a day: made anew from the sources and the registers that had been published by then."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from pyoxigraph import NamedNode

from ..store import EmbeddedStore, Store, copy_of
from ..terms import local_name
from .assemble import Knowledge, assemble, known_by
from .mappings import Mapping
from .recovery import matches_in, registered
from .registers import with_registers, write_changes

__all__ = ["store_as_of"]

UNSPECIFIED = NamedNode("https://w3id.org/semapv/vocab/UnspecifiedMatching")
"""What justifies a match is not in a store."""


def store_as_of(store: Store, knowledge: Knowledge, day: dt.date) -> EmbeddedStore:
    """Return a store of what was known at the end of a day, with the identities that the present store holds.

    A register counts from the day of its release. With any that counts, the store is a copy on disk of the present
    one, whose files the two share, gone when it is closed; the registers that do not are passed over in it. Else it is
    in memory.
    """
    matched = [Mapping(*match, UNSPECIFIED) for match in matches_in(store)]
    then = known_by(replace(knowledge, mappings=matched), day)
    counting = {name for name in store.registers if registered(store, name)[0].issued.value[:10] <= day.isoformat()}
    if not counting or not isinstance(store, EmbeddedStore):
        past = EmbeddedStore.in_memory()
        past.load(assemble(then))
        return past
    names = sorted(local_name(name) for name in counting)
    past = copy_of(store, names)
    write_changes(past, with_registers(assemble(then), then, past, names), names)
    return past
