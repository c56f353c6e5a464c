"""From the files of a workspace to its store: read, validate, derive, entail, write, switch."""

from .run import build

__all__ = ["build"]
