"""The command line: it asks a `KnowledgeGraph` and prints what it says; each command is loaded when it is called."""

from __future__ import annotations

__all__ = ["main"]


def main() -> None:
    """Run the command that the shell passed on."""
    from .program import biokg

    biokg(prog_name="biokg")
