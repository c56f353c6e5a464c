"""The registers that biokg can import: the one place where they are listed."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from importlib import import_module

from .model import Register

__all__ = ["REGISTERS", "recognised", "register"]

REGISTERS = ("ror", "clinicaltrials", "ema", "fda-approvals", "fda-orange-book", "fda-orphan", "gleif")
"""Names of registers, each in a module of this package of the same name (with _ for -) as `REGISTER`."""


@cache
def register(name: str) -> Register:
    """Return the register called `name`; raises KeyError where there is none."""
    if name not in REGISTERS:
        raise KeyError(name)
    found = import_module(f".{name.replace('-', '_')}", __package__).REGISTER
    assert isinstance(found, Register)
    return found


def recognised(names: Collection[str]) -> Register | None:
    """Return the register whose records have these fields; None where none or several may."""
    found = [one for one in map(register, REGISTERS) if one.signatures and one.knows(names)]
    return found[0] if len(found) == 1 else None
