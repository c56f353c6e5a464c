"""The network in measures as a document: the answers, charts, what falls apart, groups, a table a measure."""

from .document import document

__all__ = ["document"]
