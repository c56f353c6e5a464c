"""The errors of biokg: one tree, each a sentence with what, where and what to do."""

from __future__ import annotations

from pathlib import Path

__all__ = ["BiokgError", "BuildError", "InputError", "QueryError", "QueryTimeout", "StoreError", "UnknownName"]


class BiokgError(Exception):
    """Anything that biokg refuses or cannot do; the command line prints it as ``Error: …`` and exits with 2."""


class InputError(BiokgError):
    """A file or value given to biokg is wrong.

    >>> str(InputError("the date is not a date.", path=Path("graphs/a.ttl"), line=3))
    'graphs/a.ttl:3: the date is not a date.'
    """

    def __init__(self, message: str, *, path: Path | str | None = None, line: int | None = None) -> None:
        self.path = path
        self.line = line
        where = "" if path is None else f"{path}: " if line is None else f"{path}:{line}: "
        super().__init__(where + message)


class BuildError(BiokgError):
    """The graph could not be built; the last good store is untouched."""


class StoreError(BiokgError):
    """The store is absent, locked, damaged or of another version."""


class QueryError(BiokgError):
    """The query is not valid or not allowed."""


class QueryTimeout(QueryError):
    """The query ran longer than it was allowed to."""


class UnknownName(BiokgError):
    """No thing, source, question or concept has that name; ``suggestions`` holds near ones, best first."""

    def __init__(self, message: str, suggestions: list[str] | None = None) -> None:
        self.suggestions = suggestions or []
        hint = f" Did you mean {' or '.join(self.suggestions)}?" if self.suggestions else ""
        super().__init__(message + hint)
