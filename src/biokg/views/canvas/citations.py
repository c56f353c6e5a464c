"""The claims of a crowd as the map cites them, each made when it is first asked for."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from ..map.picture import Claim, Source, Spot, Words
from .evidence import Evidence, Rows

__all__ = ["Citations"]


@dataclass
class Citations:
    """Claims and sources of the picture, each once."""

    evidence: Evidence | None
    claims: dict[str, Claim] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    _first: dict[str, dict[int, int]] = field(default_factory=dict)

    def of(self, kind: str, owner: int) -> tuple[str, ...]:
        """Return the id of the weightiest claim of a link or thing; none where nobody is known to say so."""
        if self.evidence is None:
            return ()
        rows: Rows = getattr(self.evidence, kind)
        if kind not in self._first:
            owners, first = np.unique(rows.owner, return_index=True)
            self._first[kind] = dict(zip(owners.tolist(), first.tolist(), strict=True))
        row = self._first[kind].get(owner)
        return () if row is None else (self._claim(self.evidence, rows, row),)

    def _claim(self, evidence: Evidence, rows: Rows, row: int) -> str:
        name = str(rows.claim[row], "ascii")
        if name in self.claims:
            return name
        tier, words = evidence.tiers[rows.tier[row]] if rows.tier[row] < len(evidence.tiers) else ("", Words(""))
        cited = evidence.sources[rows.source[row]]
        section, kind = evidence.sections[rows.section[row]] if rows.section[row] >= 0 else (Words(""), Words(""))
        start, end = (int(rows.start[row]), int(rows.end[row])) if rows.start[row] >= 0 else (None, None)
        self.claims[name] = Claim(
            name,
            cited.id,
            (Spot(section, kind, start, end),),
            machine=tier == "machine",
            modality=evidence.modalities[rows.modality[row]],
            speaker=evidence.speakers[rows.speaker[row]] if rows.speaker[row] >= 0 else None,
        )
        if cited.id not in self.sources or tier != "machine":
            self.sources[cited.id] = Source(
                cited.id, cited.title, cited.publisher, cited.date, words, cited.url, tier, cited.known
            )
        return name
