"""Which register a file is of, where one publisher has several under one word: ``biokg import fda FILE…``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..errors import InputError
from .catalogue import REGISTERS, register
from .model import Register
from .reading.members import Member, files, members

__all__ = ["shared_out", "theirs"]


def shared_out(registers: Sequence[Register], paths: Sequence[Path]) -> list[tuple[Register, list[Path]]]:
    """Return the registers that files are of, each with its files, in the order of the registers.

    Raises InputError for a file that is of none of them, or of several.
    """
    if len(registers) == 1:
        return [(registers[0], list(paths))]
    found: dict[str, list[Path]] = {}
    for file in files(paths, tuple(dict.fromkeys(ending for one in registers for ending in one.endings))):
        found.setdefault(_register_of(file, registers).name, []).append(file)
    return [(one, found[one.name]) for one in registers if one.name in found]


def _register_of(file: Path, registers: Sequence[Register]) -> Register:
    """Return the register that all members of a file are of, as the first record of each tells."""
    found = {one.name: one for one in registers if any(_tells(one, member) for member in _given(file, one))}
    if not found:
        known = "; ".join(one.title["en"] for one in registers)
        raise InputError(theirs(file, registers) or f"is none of the files that are known here: {known}.", path=file)
    if len(found) > 1:
        several = "; ".join(one.title["en"] for one in found.values())
        raise InputError(f"holds files of several registers: {several}. Unpack it and give the files.", path=file)
    [only] = found.values()
    for member in _given(file, only):
        if _tells(only, member) is False:
            raise InputError(f"is no file of {only.title['en']}.", path=member.name)
    return only


def theirs(file: Path, registers: Sequence[Register]) -> str:
    """Return what to say of a file that was taken for one of some registers and is one of another; empty where not."""
    others = [one for one in map(register, REGISTERS) if one not in registers]
    found = [one for one in others if any(_tells(one, member) for member in _given(file, one))]
    if len(found) != 1:
        return ""
    [other], title = found, registers[0].title["en"]
    command = f"`biokg import {other.kind or other.name}`"
    return f"is no file of {title}; it looks like one of {other.title['en']}: {command}."


def _given(file: Path, by: Register) -> Iterator[Member]:
    try:
        yield from members([file], by.endings, chosen=by.chosen)
    except InputError:
        return


def _tells(by: Register, member: Member) -> bool | None:
    """Tell whether the first record of a member is of a register; None for a member without records."""
    try:
        record = next(iter(by.read([member], by.defaults)), None)
    except InputError:
        return False
    if record is None:
        return None
    return isinstance(record.data, Mapping) and by.knows(record.data)
