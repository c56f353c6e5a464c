"""Which register a file is of, where one publisher has several under one word: ``biokg import fda FILE…``."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from ..errors import InputError
from .model import Register
from .reading.members import files, members

__all__ = ["shared_out"]


def shared_out(registers: Sequence[Register], paths: Sequence[Path]) -> list[tuple[Register, list[Path]]]:
    """Return the registers that files are of, each with its files, in the order of the registers.

    Raises InputError for a file that is of none of them.
    """
    if len(registers) == 1:
        return [(registers[0], list(paths))]
    found: dict[str, list[Path]] = {}
    for file in files(paths, tuple(dict.fromkeys(ending for one in registers for ending in one.endings))):
        found.setdefault(_register_of(file, registers).name, []).append(file)
    return [(one, found[one.name]) for one in registers if one.name in found]


def _register_of(file: Path, registers: Sequence[Register]) -> Register:
    for register in registers:
        try:
            given = members([file], register.endings, chosen=register.chosen)
            record = next(iter(register.read(given, register.defaults)), None)
        except InputError:
            continue
        if record is not None and isinstance(record.data, Mapping) and register.knows(record.data):
            return register
    known = "; ".join(register.title["en"] for register in registers)
    raise InputError(f"is none of the files that are known here: {known}.", path=file)
