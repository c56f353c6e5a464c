"""The errors of biokg: one tree, each a sentence with what, where and what to do."""

from __future__ import annotations

from pathlib import Path

__all__ = [
    "AmbiguousName",
    "BiokgError",
    "BuildError",
    "InputError",
    "QueryError",
    "QueryTimeout",
    "StoreError",
    "UnknownName",
]


class BiokgError(Exception):
    """Anything that biokg refuses or cannot do; the command line prints it as ``Error: …`` and exits with 2.

    >>> BiokgError("There is no park.", zh="没有园区。").told("zh"), BiokgError("The disk is full.").told("zh")
    ('没有园区。', 'The disk is full.')
    """

    def __init__(self, message: str, *, zh: str | None = None) -> None:
        super().__init__(message)
        self.zh = zh
        """The same in Chinese, where those who ask may meet it; None where only those who write files do."""

    def told(self, language: str) -> str:
        """Return what is wrong in a language, in English where it has no words in that."""
        return self.zh if language == "zh" and self.zh is not None else str(self)


class InputError(BiokgError):
    """A file or value given to biokg is wrong.

    >>> str(InputError("the date is not a date.", path=Path("graphs/a.ttl"), line=3))
    'graphs/a.ttl:3: the date is not a date.'
    """

    def __init__(
        self, message: str, *, path: Path | str | None = None, line: int | None = None, zh: str | None = None
    ) -> None:
        self.path = path
        self.line = line
        where = "" if path is None else f"{path}: " if line is None else f"{path}:{line}: "
        super().__init__(where + message, zh=None if zh is None else where + zh)


class BuildError(BiokgError):
    """The graph could not be built; the last good store is untouched."""


class StoreError(BiokgError):
    """The store is absent, locked, damaged or of another version."""


class QueryError(BiokgError):
    """The query is not valid or not allowed."""


class QueryTimeout(QueryError):
    """The query ran longer than it was allowed to."""


class UnknownName(BiokgError):
    """No thing, source, question or concept has that name; ``suggestions`` holds near ones, best first.

    >>> UnknownName("Nothing is called 'Pfzer'.", ["'Pfizer'"], zh="没有名为“Pfzer”的事物。").told("zh")
    "没有名为“Pfzer”的事物。是否指 'Pfizer'？"
    """

    def __init__(self, message: str, suggestions: list[str] | None = None, *, zh: str | None = None) -> None:
        self.suggestions = suggestions or []
        hint = f" Did you mean {' or '.join(self.suggestions)}?" if self.suggestions else ""
        asked = f"是否指 {' 或 '.join(self.suggestions)}？" if self.suggestions else ""
        super().__init__(message + hint, zh=None if zh is None else zh + asked)


class AmbiguousName(UnknownName):
    """Several things have that name, or it is short for the names of several."""
