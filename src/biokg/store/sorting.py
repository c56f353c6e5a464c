"""Sorting more lines than fit into memory: sorted runs in a folder, merged when they are read."""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory
from types import TracebackType
from typing import IO, Self

__all__ = ["BLOCK", "SortedLines", "sorted_lines"]

RUN = 256 << 20
"""Bytes of lines that are sorted in memory at once; with what Python keeps around each, some 500 MB."""
BLOCK = 1 << 24  # bytes that are read at once
OVERHEAD = 41  # bytes that Python keeps around each line, and its place in the list


class SortedLines:
    """Lines that come in any order and go out by bytes, each once. A context manager, whose end removes the runs."""

    def __init__(self, folder: Path, run: int = RUN) -> None:
        self._folder, self._limit = folder, run
        self._lines: list[bytes] = []
        self._size = 0
        self._runs: list[Path] = []
        self._open = ExitStack()
        self.count = 0
        """Lines taken in, repeated ones too."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.close()
        for run in self._runs:
            run.unlink(missing_ok=True)

    def add(self, lines: list[bytes]) -> None:
        """Take in lines, each with its line end."""
        self._lines += lines
        self.count += len(lines)
        self._size += sum(map(len, lines)) + OVERHEAD * len(lines)
        if self._size > self._limit:
            self._write_run()

    def _write_run(self) -> None:
        path = self._folder / f"run-{len(self._runs)}"
        self._runs.append(path)
        with path.open("wb", buffering=1 << 20) as file:
            file.writelines(sorted(set(self._lines)))
        self._lines, self._size = [], 0

    def __iter__(self) -> Iterator[bytes]:
        """Yield the lines in order, each once; call it once, when all have been added."""
        last = b""
        files = [self._open.enter_context(run.open("rb", buffering=1 << 20)) for run in self._runs]
        here = sorted(set(self._lines))
        for line in heapq.merge(*files, here) if files else here:
            if line != last:
                yield line
            last = line


def sorted_lines(file: IO[bytes], run: int = RUN) -> Iterator[bytes]:
    """Yield the lines of a file by bytes, each once, in bounded memory; the rest lies in a temporary folder."""
    with TemporaryDirectory() as folder, SortedLines(Path(folder), run) as lines:
        while block := file.readlines(BLOCK):
            lines.add(block)
        yield from lines
