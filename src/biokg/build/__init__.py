"""From the files of a workspace to its store: read, validate, derive, entail, write, switch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .run import build

__all__ = ["build"]


def __getattr__(name: str) -> Any:
    """Import what builds only when it is asked for: who reads a graph needs other modules of this package."""
    if name == "build":
        from .run import build

        return build
    raise AttributeError(f"module 'biokg.build' has no attribute '{name}'")
