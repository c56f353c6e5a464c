"""Things of a workspace matched with records of registers, and what people judged of the matches."""

from .judgements import Judged, Judgement, Judgements
from .proposals import Proposal, as_sssom, propose
from .sides import records_of, things_of

__all__ = ["Judged", "Judgement", "Judgements", "Proposal", "as_sssom", "propose", "records_of", "things_of"]
