"""Analysis: plain functions that return plain data, one idea a file. What they say, `biokg.views` shows.

Where to begin:

- A function for each report: `park`, `company`, `multinationals`, `milestones` (of a drug), `timeline`, `due`,
  `comparison`, `chain` (value chain), `disputes`, `evidence`, `measuring` (networks), `helix`, `meeting`, `paths`,
  `changes`, `watch`, `overview`.
- How they read facts: `said` (values with their claims), `ties`, `numbers`, `posts`, `when`, `kinds`, `routes` (along
  properties), `circle` (what belongs to a thing), `subjects` (what a name means), `share`.
- What became of forecasts: `expectations`, `forecasts`, `fulfilment`, `pieces`, `bearing`, `slippage`, `silence`.
- How far facts are borne out: `backing`, `support`, `withdrawal`, `conflicts`, `coverage`, `age`.
- Networks: `measures`, `links`, `hops`, `connections`, `components`, `holdings`, `prediction`.
"""

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
