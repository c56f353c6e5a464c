"""File locks between processes: the one place that knows ``fcntl`` (Linux and macOS)."""

from __future__ import annotations

import fcntl
import os
from pathlib import Path

from biokg.errors import StoreError

__all__ = ["hold_exclusive", "hold_shared", "release", "take_write_lock"]


def hold_shared(path: Path) -> int | None:
    """Return a file descriptor that holds a shared lock on `path`, or None where its remover was faster.

    The file is opened for reading only, so that a store on a read-only disk can be read.
    """
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except FileNotFoundError:
        return None
    if _lock(descriptor, fcntl.LOCK_SH) and os.fstat(descriptor).st_nlink > 0:
        return descriptor
    os.close(descriptor)
    return None


def hold_exclusive(path: Path) -> int | None:
    """Return a file descriptor that alone holds a lock on `path` (made where absent), or None where others hold one."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    if _lock(descriptor, fcntl.LOCK_EX):
        return descriptor
    os.close(descriptor)
    return None


def release(descriptor: int) -> None:
    """Let go of a lock."""
    os.close(descriptor)


def take_write_lock(path: Path, work: str = "build") -> int:
    """Take the lock of the one writer and leave this process's number in it; `work` is what it does, in a word.

    Raises StoreError that names the process that holds the lock.
    """
    descriptor = hold_exclusive(path)
    if descriptor is None:
        holder = path.read_text(encoding="utf-8", errors="replace").strip() or "unknown"
        raise StoreError(f"{path.parent}: another {work} (process {holder}) is under way; wait until it has ended.")
    os.ftruncate(descriptor, 0)
    os.write(descriptor, f"{os.getpid()}\n".encode())
    return descriptor


def _lock(descriptor: int, kind: int) -> bool:
    """Try to lock without waiting; the system ends the lock with the process, so none is ever stale."""
    try:
        fcntl.flock(descriptor, kind | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
