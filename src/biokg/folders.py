"""The files of a folder that are read: ordinary ones that lie where they seem to lie.

Somebody else's workspace may hold a pipe, at which reading would wait for ever, or a link to a file of the reader's
own, whose words would come out in a message.
"""

from __future__ import annotations

import os
from pathlib import Path

from .errors import InputError

__all__ = ["check_file", "check_ordinary", "files_in"]


def files_in(folder: Path, pattern: str, within: Path | None = None) -> list[Path]:
    """Return the files of a folder whose names fit a pattern, sorted.

    Raises InputError for one that is no ordinary file, or a link that leads out of the folder `within`. Without that,
    links may lead anywhere: installers may link the files of a package.
    """
    found = sorted(folder.glob(pattern))
    for path in found:
        check_file(path, within)
    return found


def check_file(path: Path, within: Path | None) -> None:
    """Raise InputError where a path is no ordinary file, or leads out of a folder."""
    if within is not None and not Path(os.path.realpath(path)).is_relative_to(os.path.realpath(within)):
        raise InputError(f"is a link that leads out of {within}; put the file itself there.", path=path)
    check_ordinary(path)


def check_ordinary(path: Path) -> None:
    """Raise InputError where a path is there but is a folder, a pipe or a device, or a link to nothing."""
    if os.path.lexists(path) and not path.is_file():
        raise InputError("is no ordinary file (a folder, a pipe, a link to nothing …); take it away.", path=path)
