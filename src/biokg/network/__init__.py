"""The only bridge from the store to networkx: things as nodes, what ties them as ties, each with its evidence.

What is said of a thing in numbers, words and lists is no tie. Which classes are nodes, which properties are ties and
which things become ties themselves is a projection; `Filters` say which part of it is wanted.
"""

from __future__ import annotations

from .arrays import EdgeArrays
from .columns import Coded, Column, Lists, values_of
from .construct import constructed
from .evidence import SETTLED, only_attracted
from .filters import Filters
from .project import edge_arrays, left_out, project, settled_part
from .projections import PROJECTIONS, Fold, Projection, Way
from .standing import CONSTRUCTED

__all__ = [
    "CONSTRUCTED", "PROJECTIONS", "SETTLED", "Coded", "Column", "EdgeArrays", "Filters", "Fold", "Lists", "Projection",
    "Way", "constructed", "edge_arrays", "left_out", "only_attracted", "project", "settled_part",
    "values_of",
]  # fmt: skip
