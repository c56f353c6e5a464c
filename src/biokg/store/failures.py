"""What the errors of the database and of its query engine mean, and what to do."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from biokg.errors import QueryError, StoreError

__all__ = ["explain", "no_earlier_build", "said_of", "said_of_query"]


@contextmanager
def said_of(path: Path | None) -> Iterator[None]:
    """Turn the errors of the database into one sentence."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        raise StoreError(explain(error, path)) from error


@contextmanager
def said_of_query(path: Path | None = None) -> Iterator[None]:
    """Turn the errors of the query engine into those of biokg; some come only when the results are read."""
    try:
        yield
    except (SyntaxError, ValueError) as error:
        raise QueryError(str(error)) from error
    except (OSError, RuntimeError) as error:
        if isinstance(error, OSError) or "Corruption" in str(error):
            raise StoreError(explain(error, path)) from error
        raise QueryError(f"{error}.") from error


def explain(error: OSError | RuntimeError, path: Path | None) -> str:
    """Say what an error of the file system or the database means and what to do."""
    where = f"{path}: " if path else ""
    text = str(error)
    if getattr(error, "errno", None) in (errno.ENOSPC, errno.EDQUOT) or "No space left" in text:
        return f"{where}the disk is full; free some room and run `biokg build` again. The last good store is untouched."
    if isinstance(error, PermissionError) or getattr(error, "errno", None) == errno.EROFS:
        return f"{where}the folder cannot be written; allow it, or work in a copy elsewhere."
    if "read-write instances" in text:
        return f"{where}the store is open for reading only; `biokg build` makes a new one."
    return f"{where}the store is damaged or cannot be read ({text}); run `biokg build` to make it anew."


def no_earlier_build(where: object) -> StoreError:
    """Return the error that a store was built once, or always the same, so that nothing is there to compare with."""
    return StoreError(
        f"{where}: there is no earlier build that held something else to compare with; name a day with --since DATE, "
        "or another workspace with --against DIR.",
        zh=f"{where}：没有内容不同的早先构建可供比较；请用 --since 给出日期，或用 --against 给出另一个工作区。",
    )
