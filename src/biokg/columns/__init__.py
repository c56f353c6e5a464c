"""The statements of a graph as columns of numbers, beside the store: for what looks at whole graphs.

A term - an IRI, a text, a number - is a number, and the statements of one property in one named graph are two columns:
subjects and objects. They hold the same as the store and are written in the same build; where a store has none, they
are made from its quads. `Writer` writes them, `Columns` reads them.
"""

from __future__ import annotations

from .counting import degrees, first_by_name, members, tally, tally_by
from .pairs import Mask, Pairs, Scope
from .part import Part, distinct, distinct_pairs, fresh, ordering
from .rows import Rows
from .table import Columns, Tails, Texts, value_of
from .writer import Writer

__all__ = [
    "Columns", "Mask", "Pairs", "Part", "Rows", "Scope", "Tails", "Texts", "Writer", "degrees", "distinct",
    "distinct_pairs", "first_by_name", "fresh", "members", "ordering", "tally", "tally_by", "value_of",
]  # fmt: skip
