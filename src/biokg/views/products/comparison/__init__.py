"""The comparison as a document: what is reported of each place, what may be ranked and why not, and all values."""

from .document import document

__all__ = ["document"]
