"""The value chain: what shows a stage in a place, how far each place covers it, and who could fill the gaps."""

from .matrix import TIES, VERDICTS, Candidate, Chain, Gap, StageField, Tie, chain

__all__ = ["TIES", "VERDICTS", "Candidate", "Chain", "Gap", "StageField", "Tie", "chain"]
