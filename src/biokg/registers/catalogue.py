"""The registers that biokg can import: the one place where they are listed."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from .model import Register

__all__ = ["REGISTERS", "register"]

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
