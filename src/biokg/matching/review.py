"""A review of proposals, one after the other: each decision is on disk at once, and each can be undone."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import NamedTuple

from .judgements import Judged, Judgement, Judgements
from .proposals import ACCEPTED, Proposal

__all__ = ["Review", "judgement_of"]


class _Step(NamedTuple):
    place: int
    proposal: Proposal
    former: Judgement | None
    judged: bool


def judgement_of(proposal: Proposal, judged: Judged, by: str, day: dt.date, why: str = "") -> Judgement:
    """Return the judgement of a proposal, with the labels and the score that it was made on."""
    match = proposal.match
    return Judgement(
        proposal.thing.id, match.entity.id, judged, by, day.isoformat(), why,
        proposal.thing.names[0], match.entity.names[0], match.score,
    )  # fmt: skip


class Review:
    """A walk through proposals that remembers its steps."""

    def __init__(self, proposals: Sequence[Proposal], judgements: Judgements, by: str, day: dt.date) -> None:
        self.proposals = proposals
        self.judgements = judgements
        self.by, self.day = by, day
        self.place = 0
        """Which proposal is next, from 0."""
        self._steps: list[_Step] = []

    @property
    def current(self) -> Proposal | None:
        """The proposal to decide; None at the end."""
        return self.proposals[self.place] if self.place < len(self.proposals) else None

    @property
    def decided(self) -> int:
        """How many decisions of this review stand."""
        return sum(step.judged for step in self._steps)

    def judge(self, judged: Judged, why: str = "") -> None:
        """Write a decision on the current proposal down and go on."""
        proposal = self._here()
        former = self.judgements.put(judgement_of(proposal, judged, self.by, self.day, why))
        self._steps.append(_Step(self.place, proposal, former, judged=True))
        self.place += 1

    def accept(self, why: str = "") -> None:
        """Decide that what is proposed holds: the two are the same, or one is a part, a branch or heir of the other."""
        self.judge(ACCEPTED[self._here().match.relation], why)

    def skip(self) -> None:
        """Leave the current proposal undecided and go on."""
        self._steps.append(_Step(self.place, self._here(), None, judged=False))
        self.place += 1

    def undo(self) -> bool:
        """Go one step back and restore what was judged before it; False at the beginning."""
        if not self._steps:
            return False
        step = self._steps.pop()
        if step.judged and step.former is not None:
            self.judgements.put(step.former)
        elif step.judged:
            self.judgements.withdraw(step.proposal.thing.id, step.proposal.match.entity.id)
        self.place = step.place
        return True

    def _here(self) -> Proposal:
        if self.current is None:
            raise IndexError("the review is at its end")
        return self.current
