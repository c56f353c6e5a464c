"""Analysis: plain functions that return plain data, one idea a file. What they say, `biokg.views` shows."""

from .components import Components, components
from .conflicts import Conflict, Side, conflicts
from .connections import Connected, best_connected
from .coverage import Coverage, coverage
from .expectations import Expectation, Window, expectations
from .holdings import ClassCount, claims_by, things_by_class
from .overview import Overview, overview
from .share import Share, share
from .support import Support, support

__all__ = [
    "ClassCount",
    "Components",
    "Conflict",
    "Connected",
    "Coverage",
    "Expectation",
    "Overview",
    "Share",
    "Side",
    "Support",
    "Window",
    "best_connected",
    "claims_by",
    "components",
    "conflicts",
    "coverage",
    "expectations",
    "overview",
    "share",
    "support",
    "things_by_class",
]
