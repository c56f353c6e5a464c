"""A sign of life on a terminal while an answer takes long."""

from __future__ import annotations

import sys
import threading
import time

__all__ = ["PATIENCE", "Waiting"]

PATIENCE = 2.0
"""Seconds after which a reader wants to know that something goes on."""


class Waiting:
    """Tells on a terminal, in one line that is wiped away, for how long the work has gone on.

    Nothing is told where standard error is no terminal, nor in the first seconds.
    """

    def __init__(self, patience: float = PATIENCE) -> None:
        self._over, self._patience, self._out = threading.Event(), patience, sys.stderr
        self._thread = threading.Thread(target=self._tell, daemon=True) if self._out.isatty() else None
        if self._thread is not None:
            self._thread.start()

    def _tell(self) -> None:
        start, told = time.monotonic(), False
        pause = self._patience
        while not self._over.wait(pause):
            self._write(f"\r\x1b[Kworking … {time.monotonic() - start:.0f} s")
            told, pause = True, min(1.0, self._patience)
        if told:
            self._write("\r\x1b[K")

    def _write(self, text: str) -> None:
        self._out.write(text)
        self._out.flush()

    def over(self) -> None:
        """End it and wipe the line, before anything else is written; ending twice is fine."""
        self._over.set()
        if self._thread is not None:
            self._thread.join()
