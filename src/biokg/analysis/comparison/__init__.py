"""Places side by side: the catalogue of indicators, what is reported of each place, and what may be ranked."""

from .places import Comparison, Covered, Field, Line, catalogue_of, compare

__all__ = ["Comparison", "Covered", "Field", "Line", "catalogue_of", "compare"]
