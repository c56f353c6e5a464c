"""Records that could not be taken in: written out whole, with the place and the reason."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from .model import Record

__all__ = ["LONGEST", "Rejects"]

LONGEST = 2000
"""Characters of a record that are kept; a longer one is cut, which is said."""


class Rejects:
    """A file of rejected records, one JSON object a line; it is made when the first one comes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.reasons = Counter[str]()
        """Reason → number of records."""
        self._file: IO[str] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()

    def add(self, record: Record, reason: str) -> None:
        """Write down a record with the reason."""
        self.reasons[reason] += 1
        if self._file is None:
            self._file = self.path.open("w", encoding="utf-8", errors="backslashreplace")
        text = record.text
        entry = {"member": record.member, "line": record.line, "key": record.key, "reason": reason}
        entry |= {"record": text[:LONGEST], **({"cut": True} if len(text) > LONGEST else {})}
        self._file.write(json.dumps(entry, ensure_ascii=False) + "\n")
