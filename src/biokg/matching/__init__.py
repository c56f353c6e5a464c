"""Things of a workspace matched with records of registers, and what people judged of the matches."""

from .finders import Finder, finders_of, with_finders
from .judgements import Judged, Judgement, Judgements
from .proposals import Proposal, as_sssom, propose
from .sides import records_of, things_of

__all__ = [
    "Finder", "Judged", "Judgement", "Judgements", "Proposal", "as_sssom", "finders_of", "propose", "records_of",
    "things_of", "with_finders",
]  # fmt: skip
