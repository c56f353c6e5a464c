"""The graph as it was known on a day: made anew in memory from the sources that had been published by then."""

from __future__ import annotations

import datetime as dt

from ..store import EmbeddedStore, Store
from ..terms import graph
from .assemble import Knowledge, assemble, known_by

__all__ = ["store_as_of"]


def store_as_of(store: Store, knowledge: Knowledge, day: dt.date) -> EmbeddedStore:
    """Return a store of what was known at the end of a day, with the identities that the present store holds."""
    then = known_by(knowledge, day)
    unheard = knowledge.things.keys() - then.things.keys()
    past = EmbeddedStore.in_memory()
    past.load(assemble(then))
    past.load(quad for quad in store.quads(graph=graph("mappings")) if quad.subject not in unheard)
    return past
