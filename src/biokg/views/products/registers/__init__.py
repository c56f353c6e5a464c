"""What registers hold as a document: a line each, then table after table with base and register."""

from .document import document

__all__ = ["document"]
